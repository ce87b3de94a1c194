"""The files of the JSON API as typed records: the one source of their output and their schemas.

The version follows semantic versioning for data: a field that goes, changes its meaning or its
type is a new first number, and then a new folder beside `v1`; a new field or file is a new
second number; a mended description or pattern is a new third number. `docs/api.md` has the
list of changes.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from footwork.model import (
    Basis,
    Benchmark,
    Change,
    Cue,
    Dose,
    Equipment,
    Foot,
    Id,
    Kind,
    MorningSigns,
    Muscle,
    Name,
    Needs,
    Phases,
    Phrase,
    PlanRule,
    Position,
    Record,
    Safety,
    Sentence,
    Side,
    Source,
    Step,
    Stop,
    Strength,
    Summary,
    Week,
    safety,
)
from footwork.views import timing

SCHEMA_VERSION = "1.7.0"

Address = Annotated[str, Field(json_schema_extra={"format": "uri"}, pattern="^https?://")]


class License(Record):
    """What may be done with the content, and how to name its source."""

    name: str
    url: Address
    attribution: str
    """A line of credit to copy."""


class File(Record):
    """What every file of the API begins with."""

    model_config = ConfigDict(populate_by_name=True)

    json_schema: Address = Field(alias="$schema")
    """The JSON Schema that this file follows."""
    schema_version: str = Field(pattern=r"^1\.[0-9]+\.[0-9]+$")
    """Version of the form of these files, by semantic versioning."""
    address: Address
    """Where this file stands, for ever."""
    license: License
    disclaimer: str
    """To be shown wherever a movement is shown."""
    corrections: Address | None
    """A form to say what is wrong here, filled in with the page; null where there is none."""


# -------------------------------------------------------------------------------- movements


class DoseRecord(Dose):
    """How much, with the same in words and its length."""

    amount: str
    """Sets and their length as cards print it: `2 × 12`."""
    words: str
    """The whole dose for a reader of text alone."""
    duration_seconds: int = Field(description=timing.DOSE)


class DosesRecord(Record):
    """The dose to begin with and the one to reach in six to twelve weeks."""

    start: DoseRecord
    target: DoseRecord
    basis: Basis


class PictureFile(Record):
    """A drawing in one of its formats."""

    url: Address
    type: str
    """Its media type. Later versions may add some."""
    width: int
    """In pixels; an SVG can be drawn at any size, and names its own."""
    height: int


class Picture(Record):
    """A drawing."""

    url: Address
    """In plain colors on its own plate, for any reader of SVG. Of a movement in motion it shows the
    end position."""
    type: Literal["image/svg+xml", "image/png"]
    alt: str
    """What it shows, for a reader who cannot see it."""
    files: tuple[PictureFile, ...]
    """Every format in which it can be taken: plain SVG and PNG, of a movement in motion GIF,
    AVIF and MP4."""
    animated: Address | None
    """Of a movement in motion the drawing that moves, for browsers alone: style sheet, custom
    properties and SMIL, which other programs draw black. Null for a drawing that stands still."""


class RungRecord(Record):
    """An easier or a harder version."""

    name: Name
    how: Sentence
    dose: DoseRecord | None
    movement: Id | None
    """Id of the movement that this version is, where it is one of the guide."""
    when: Phrase
    """In `easier` the sign to move on from this version; in `harder` the sign to try it."""
    picture: Picture | None
    """Its own drawing, where it has one."""


FirstStrength = Literal["A", "B", "C", "D", "harm", "no-effect", "not-tested", "judgment"]
"""The terms that `strength` has had from early on; later ones are told by `mark` alone."""


class ClaimRecord(Record):
    """Something said about what foot work does, with how well it is known."""

    text: Sentence
    strength: FirstStrength
    """How well it is known, in the fewer terms of the first versions. `mark` says it better."""
    mark: Strength
    """How well it is known, as the guide shows it. Later versions may add terms."""
    words: str
    """The mark in words, to show with the claim."""
    sources: tuple[Id, ...]
    caveat: Sentence | None
    """Whom it was tested on, or what it does not show."""


class NamedPicture(Picture):
    """A drawing beside start and end, such as that of another version."""

    name: Id
    caption: Name


class Pictures(Record):
    """The drawings of a movement; null for one that is not drawn."""

    start: Picture | None
    end: Picture | None
    motion: Picture | None
    """Moves in a browser, in the scheme of its reader. For other readers and for players take one
    of its `files`."""
    others: tuple[NamedPicture, ...]
    """Every drawing beside these."""
    body: Picture | None
    """As in `others`, where all of them stand by name; so are the three below."""
    easier: Picture | None
    seated: Picture | None
    step: Picture | None


class MistakeRecord(Record):
    """A common fault and what mends it."""

    fault: Phrase
    fix: Phrase
    wrong: Picture | None
    """How the fault looks; null, as the next one, where it is not drawn."""
    right: Picture | None
    """The same view of it done right."""


class Links(Record):
    """Where else a movement is found."""

    page: Address
    embed: Address
    """To put in an iframe."""
    oembed: Address
    card_pdf: Address
    card_png: Address
    preview: Address
    """The preview picture, 1200 × 630 pixels."""


class WorkingRecord(Record):
    """The muscles of a movement: ids of the list of muscles."""

    main: tuple[Id, ...]
    helping: tuple[Id, ...]


class ReviewRecord(Record):
    """Which clinician has read the words of a movement, or the rules; nobody else vouches."""

    state: Literal["unread", "current", "changed"]
    """`changed`: somebody read it, and the words have changed since."""
    words: str
    """The same in a sentence, to show."""
    name: str | None
    """Who read it last; this and what follows is null where nobody has."""
    role: str | None
    registered_with: str | None
    number: str | None
    """Their number there, or how it can be checked."""
    interests: str | None
    """What they declared."""
    date: datetime.date | None
    next_review: datetime.date | None
    """When it is to be read again."""
    digest: str
    """Of the words of today."""


class Exercise(Record):
    """One movement."""

    id: Id
    number: int = Field(ge=1)
    """Its number on every surface."""
    name: Name
    also_called: tuple[Name, ...]
    formerly: tuple[Id, ...]
    """Ids that it had before; their addresses lead here."""
    core: bool
    """Whether it is one of the few to do when time is short."""
    summary: Summary
    line: Cue
    kind: Kind
    position: tuple[Position, ...]
    equipment: Needs
    sides: Side
    muscles: WorkingRecord
    phases: Phases | None
    steps: tuple[Step, ...]
    cues: tuple[Cue, ...]
    feel: Sentence
    mistakes: tuple[MistakeRecord, ...]
    dose: DosesRecord
    easier: tuple[RungRecord, ...]
    """The easiest first; `when` of each is the sign to move on from it, up to the start."""
    harder: tuple[RungRecord, ...]
    """The hardest last; `when` of each is the sign to try it."""
    stop: tuple[Stop, ...]
    ask_first: Sentence
    why: tuple[ClaimRecord, ...]
    benchmark: Benchmark | None
    pictures: Pictures
    review: ReviewRecord
    reviewed: datetime.date
    """The day on which the project last held the text against its sources; no review."""
    changes: tuple[Change, ...]
    """What changed and when, the oldest first."""
    links: Links


class ExerciseSummary(Record):
    """A movement in the list of movements."""

    id: Id
    number: int = Field(ge=1)
    name: Name
    summary: Summary
    kind: Kind
    dose: str
    """The dose to begin with, in words."""
    modified: datetime.date
    """The day of the last change."""
    url: Address
    """The whole record."""
    links: Links


class ExerciseFile(File):
    """One movement, whole."""

    exercise: Exercise


class ExercisesFile(File):
    """Every movement, in the order of the numbers."""

    exercises: tuple[ExerciseSummary, ...]


# ------------------------------------------------------------------------- routines and plan


class StepRecord(Record):
    """One movement of a routine."""

    exercise: Id
    name: Name
    url: Address
    """The whole record of the movement."""
    dose: DoseRecord
    note: str | None
    starts_after_seconds: int = Field(ge=0)
    """When it begins, in seconds from the start of the routine."""
    stop: tuple[Stop, ...]
    """Signs to stop at; to be shown wherever the dose is."""
    ask_first: Sentence
    """Who should ask a doctor first; to be shown wherever the dose is."""
    pictures: tuple[Picture, ...]
    """How it is done here: start and end, or one drawing of another version; empty for one that
    is not drawn."""


class RoutineLinks(Record):
    """Where else a routine is found."""

    page: Address
    embed: Address
    oembed: Address
    sheet_a4: Address
    """A sheet to tick, as PDF."""
    sheet_letter: Address
    preview: Address


class Routine(Record):
    """Movements in order."""

    id: Id
    name: Name
    title: Cue
    summary: Summary
    when: Sentence
    equipment: tuple[Equipment, ...]
    duration_seconds: int = Field(description=timing.ROUTINE)
    steps: tuple[StepRecord, ...]
    warnings: tuple[Sentence, ...]
    """What a reader must know first; to be shown wherever the routine is."""
    notes: tuple[Sentence, ...]
    """What else is good to know."""
    not_today: tuple[Stop, ...]
    """When to leave it out, and what to do then; to be shown wherever the routine is."""
    basis: Basis
    reviewed: datetime.date
    links: RoutineLinks


class RoutineSummary(Record):
    """A routine in the list of routines."""

    id: Id
    name: Name
    summary: Summary
    duration_seconds: int
    exercises: tuple[Id, ...]
    url: Address
    """The whole record."""
    links: RoutineLinks


class RoutineFile(File):
    """One routine, whole."""

    routine: Routine


class RoutinesFile(File):
    """Every routine."""

    routines: tuple[RoutineSummary, ...]


class PhaseRecord(Record):
    """A stretch of weeks with the same doses."""

    name: Name
    first_week: Week | None
    """None for what keeps the gain after the last week."""
    last_week: Week | None
    sessions: int
    """Sessions a week."""
    aim: Sentence
    duration_seconds: int
    """How long a session takes, by the rule for routines."""
    steps: tuple[StepRecord, ...]


class PlanLinks(Record):
    """Where else the plan is found."""

    page: Address
    sheet_a4: Address
    sheet_letter: Address
    preview: Address


class Plan(Record):
    """The weeks from the first session to full load."""

    name: Name
    title: Cue
    summary: Summary
    phases: tuple[PhaseRecord, ...]
    maintain: PhaseRecord
    rest_days: int
    """Days of rest between one session and the next."""
    warnings: tuple[Sentence, ...]
    """What a reader must know first; to be shown wherever a session is."""
    not_today: tuple[Stop, ...]
    """When to leave a session out, and what to do then; to be shown wherever a session is."""
    rules: tuple[PlanRule, ...]
    basis: Basis
    reviewed: datetime.date
    links: PlanLinks


class PlanFile(File):
    """The plan."""

    plan: Plan


# ---------------------------------------------------------------------------------- the rest


class ListedPicture(Picture):
    """A drawing in the list of all drawings."""

    exercise: Id | None
    """The movement that it is of; null for a view of the muscle map."""
    name: Name
    """Of the movement, or of the map."""
    kind: str
    """`start`, `end`, `motion`, `other` for another version, `wrong` and `right` for a mistake and
    what mends it, `map` for a view of the muscle map. Later versions may add some."""
    caption: str
    side: Foot
    """The side that is drawn, the nearer one where both are."""
    page: Address
    """The page that tells the movement, or the muscles; to be linked from wherever the picture is
    shown."""


class PictureList(Record):
    """Every drawing of a movement and every view of the muscle map, and all of them at once."""

    page: Address
    """Where a reader sees and takes them."""
    archive: Address
    """All files of all drawings, with the license and what each shows, as a ZIP."""
    drawings: tuple[ListedPicture, ...]


class PicturesFile(File):
    """Every drawing, with all its formats."""

    pictures: PictureList


class MorningRule(safety.MorningRule):
    """How a session was taken, told by the pain of the morning after.

    It is another rule than the one for pain during exercise: where their limits agree, what to
    do does not.
    """

    signs: MorningSigns = Field(exclude=True)
    """Left out: the file has the situations themselves."""


class SafetyRecord(Safety):
    """The rules, and who has read them."""

    morning: MorningRule
    review: ReviewRecord


class SafetyFile(File):
    """How much may hurt, during exercise and the morning after, and when not to start."""

    safety: SafetyRecord


class ChoiceRecord(Record):
    """Something to do or to leave out: a movement, a routine, or words alone."""

    name: str | None
    """Of the movement, with its version, or of the routine; null for words alone."""
    page: Address | None
    """The page that tells it whole."""
    exercise: Id | None
    routine: Id | None
    """Id of a routine; `plan` for the plan."""
    version: Name | None
    """An easier or harder version of the movement."""
    how: Sentence | None
    """How the version is done; to be shown with it."""
    when: str | None
    """When to move on from the version, or to try it, as a sentence; to be shown with it."""
    note: Sentence | None


class QuestionRecord(Record):
    """A question and its answer; `leave` and `see` are to be shown wherever the answer is."""

    id: Id
    question: Phrase
    also_asked: tuple[Cue, ...]
    """Words under which people look for it."""
    answer: tuple[Sentence, ...]
    mark: Strength
    """How well the answer is known. Later versions may add terms."""
    words: str
    """The mark in words, to show with the answer."""
    sources: tuple[Id, ...]
    do: tuple[ChoiceRecord, ...]
    """What to do; a coach's judgment."""
    leave: tuple[ChoiceRecord, ...]
    """What to leave out; a coach's judgment."""
    see: tuple[Stop, ...]
    """Signs to stop at or to be seen with, and what to do then."""
    reviewed: datetime.date
    page: Address
    """The answer on the page of all questions."""


class QuestionsFile(File):
    """What runners ask, and the answers."""

    questions: tuple[QuestionRecord, ...]


class MuscleRecord(Muscle):
    """A muscle, with the movements that work it."""

    url: Address
    """Its entry on the page of the muscle map."""
    main_in: tuple[Id, ...]
    helps_in: tuple[Id, ...]


class MusclesFile(File):
    """Every muscle that a movement names."""

    muscles: tuple[MuscleRecord, ...]


class SourceRecord(Source):
    """A publication that the guide rests on."""

    entry: Address
    """Its entry on the page of the sources, which says where it is used."""


class SourcesFile(File):
    """Every source; records of movements name them by id."""

    sources: tuple[SourceRecord, ...]


class Endpoint(Record):
    """A kind of file of the API."""

    name: str
    description: str
    json_schema: Address | None
    """The JSON Schema of these files; null for one that has none."""
    urls: tuple[Address, ...] = Field(min_length=1)
    """Every file of this kind."""


class IndexFile(File):
    """What there is."""

    documentation: Address
    endpoints: tuple[Endpoint, ...]
