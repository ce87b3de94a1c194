"""What the guide knows: frozen, typed records, one class a block of `data/*.yml`.

The types carry every rule that concerns one value alone (its kind, range, length and
pattern). Rules that compare values with each other are in `rules.py`. Units are part of
the documentation of each field: seconds, meters, repetitions.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

# ----------------------------------------------------------------------------- single values

# Control characters, and the marks that turn the direction of text round: both can make a
# page show something other than what the data says.
_FORBIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _check_plain(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"must not contain the invisible character U+{ord(found[0]):04X}")
    if text != text.strip():
        raise ValueError("must not begin or end with a blank")
    return text


_Plain = AfterValidator(_check_plain)

# One line of text, kept exactly as it is written; the limits are what the cards can hold.
Name = Annotated[str, StringConstraints(min_length=1, max_length=40), _Plain]
Cue = Annotated[str, StringConstraints(min_length=1, max_length=60), _Plain]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=100), _Plain]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=200), _Plain]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=500), _Plain]

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
DOI_PATTERN = r"^10\.[0-9]{4,9}/[^\s<>\"]+$"
URL_PATTERN = r"^https://[^\s<>\"]+$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=120)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=300)]


def _refers_to(kind: str) -> AfterValidator:
    """Check that an id names a record of a kind, where the ids of that kind are known.

    The reader of the data hands them in as the context of the validation.
    """

    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(kind)
        if known is not None and value not in known:
            raise PydanticCustomError("reference", "must be the id of a {kind}", {"kind": kind})
        return value

    return AfterValidator(check)


ExerciseId = Annotated[Id, _refers_to("movement")]
MuscleId = Annotated[Id, _refers_to("muscle")]
SourceId = Annotated[Id, _refers_to("source")]

# Numbers, switches and days are strict: `"10"`, `1.0` and `yes` are faults, not guesses.
Seconds = Annotated[float, Field(ge=0, le=20, multiple_of=0.5, strict=True)]
Percent = Annotated[float, Field(ge=0, le=100, strict=True)]
Ratio = Annotated[float, Field(gt=0, le=100, strict=True)]
Count = Annotated[int, Field(ge=1, le=1000, strict=True)]
People = Annotated[int, Field(ge=1, le=10_000_000, strict=True)]
Year = Annotated[int, Field(ge=1900, le=2100, strict=True)]
Score = Annotated[int, Field(ge=0, le=10, strict=True)]
Week = Annotated[int, Field(ge=1, le=52, strict=True)]
Switch = Annotated[bool, Field(strict=True)]
Day = Annotated[datetime.date, Field(strict=True)]


class Kind(StrEnum):
    """What a movement trains."""

    STRENGTH = "strength"
    BALANCE = "balance"
    MOBILITY = "mobility"


class Position(StrEnum):
    """How the body is placed."""

    STANDING = "standing"
    SEATED = "seated"
    WALKING = "walking"


class Equipment(StrEnum):
    """What a reader has to have at hand."""

    WALL = "wall"
    CHAIR = "chair"
    STEP = "step"
    TOWEL = "towel"
    CLEAR_FLOOR = "clear-floor"
    CUSHION = "cushion"
    BAND = "band"
    WEIGHT = "weight"
    BACKPACK = "backpack"


class Side(StrEnum):
    """The word for one side, where a movement is done on one side after the other."""

    LEG = "leg"
    FOOT = "foot"


class Place(StrEnum):
    """Where the belly of a muscle lies."""

    LEG = "leg"
    FOOT = "foot"


class Depth(StrEnum):
    """Whether a muscle can be seen from outside or lies under others."""

    SURFACE = "surface"
    DEEP = "deep"


class Strength(StrEnum):
    """How well a claim is supported; the letters are explained on the benefits page."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    NO_EFFECT = "no-effect"
    NOT_TESTED = "not-tested"
    JUDGMENT = "judgment"


class StandardLevel(StrEnum):
    """One of the two doses that every movement has."""

    START = "start"
    TARGET = "target"


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    TRIAL = "trial"
    REVIEW = "review"
    STUDY = "study"
    GUIDELINE = "guideline"
    LEAFLET = "leaflet"
    BOOK = "book"


class Extent(StrEnum):
    """How much of a source was read for the guide."""

    PAGE = "page"
    ABSTRACT = "abstract"
    SUMMARY = "summary"


class Record(BaseModel):
    """Base of every record: frozen, and without keys that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


# ------------------------------------------------------------------------------------- doses


class Tempo(Record):
    """How long the parts of one repetition take, each in seconds."""

    lift: Annotated[float, Field(ge=0.5, le=20, multiple_of=0.5, strict=True)]
    """Seconds of the working part: up, or once round a circle."""
    hold: Seconds = 0
    """Seconds still at the end of the lift."""
    lower: Seconds = 0
    """Seconds of the way back."""

    @property
    def seconds(self) -> float:
        """Seconds of one whole repetition."""
        return self.lift + self.hold + self.lower


class Dose(Record):
    """How much: sets of repetitions, of seconds or of meters."""

    sets: Annotated[int, Field(ge=1, le=10, strict=True)]
    """Sets, on each side where `per_side` is set."""
    reps: Annotated[int, Field(ge=1, le=100, strict=True)] | None = None
    """Repetitions in a set; give exactly one of reps, seconds and meters."""
    seconds: Annotated[int, Field(ge=1, le=600, strict=True)] | None = None
    """Length of a hold or a walk in seconds."""
    meters: Annotated[int, Field(ge=1, le=200, strict=True)] | None = None
    """Length of a walk in meters."""
    tempo: Tempo | None = None
    """How long a repetition takes; goes with reps."""
    rest: Annotated[int, Field(ge=0, le=300, strict=True)] = 0
    """Seconds of rest between two sets; 0 where the other side works meanwhile."""
    per_side: Switch = False
    """Whether the sets are done on each side."""
    each_way: Switch = False
    """Whether the repetitions are done in both directions."""
    note: Phrase | None = None
    """What else matters, such as `both legs, on the floor`."""

    @model_validator(mode="after")
    def _measure_once(self) -> Self:
        given = [
            name for name in ("reps", "seconds", "meters") if getattr(self, name) is not None
        ]
        if len(given) != 1:
            found = " and ".join(given) or "none of them"
            raise ValueError(f"must have exactly one of reps, seconds and meters, not {found}")
        if (self.tempo is None) == (self.reps is not None):
            rule = "must have a tempo" if self.reps else "must not have a tempo"
            raise ValueError(f"{rule} when it counts {given[0]}")
        if self.each_way and self.reps is None:
            raise ValueError(f"must count reps when it goes each way, not {given[0]}")
        return self


# --------------------------------------------------------------------------------- movements


class Needs(Record):
    """What a movement is done with."""

    start: tuple[Equipment, ...] = Field(max_length=5)
    """Needed for the first session; empty when nothing is."""
    later: tuple[Equipment, ...] = Field(max_length=5)
    """Needed for harder versions only."""


class Working(Record):
    """The muscles of a movement, by id."""

    main: tuple[MuscleId, ...] = Field(max_length=12)
    """The ones that do most of the work; empty for a mobility movement."""
    helping: tuple[MuscleId, ...] = Field(max_length=20)
    """The ones that help."""


class Phases(Record):
    """What the parts of a repetition are called, as a command to the reader."""

    lift: Name
    hold: Name | None = None
    lower: Name | None = None


class Step(Record):
    """One numbered step."""

    act: Phrase
    """What to do, in a few words."""
    how: Sentence | None = None
    """How to do it."""


class Mistake(Record):
    """A common fault and what mends it."""

    fault: Phrase
    fix: Phrase


class Basis(Record):
    """Where a number comes from."""

    text: Paragraph
    sources: tuple[SourceId, ...] = Field(max_length=8)
    """Ids of sources; empty where the number is a coach's judgment and the text says so."""


class Doses(Record):
    """The dose to begin with and the one to reach in six to twelve weeks."""

    start: Dose
    target: Dose
    basis: Basis


class Rung(Record):
    """An easier or a harder version of a movement."""

    name: Name
    how: Sentence
    dose: Dose | None = None
    movement: ExerciseId | None = None
    """Id of the movement that this version is, where it is one of the guide."""
    when: Phrase
    """When to move up: from an easier version to the next, or on to a harder one."""


class Stop(Record):
    """A sign to stop at, and what to do about it."""

    sign: Phrase
    then: Sentence
    sources: tuple[SourceId, ...] = Field(default=(), max_length=6)


class Claim(Record):
    """Something said about what foot work does, with how well it is known."""

    text: Sentence
    strength: Strength
    sources: tuple[SourceId, ...] = Field(default=(), max_length=8)
    caveat: Sentence | None = None
    """Whom it was tested on, or what it does not show."""


class Benchmark(Record):
    """A result to compare oneself with, as a rough check."""

    result: Name
    text: Sentence
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)


class Figure(Record):
    """What the drawings show, for a reader who cannot see them."""

    start: Sentence
    end: Sentence
    motion: Sentence
    note: Sentence | None = None
    """What the reader should know about the drawing, such as that it shows a harder version."""


class Exercise(Record):
    """One movement of the guide: everything that is known about it."""

    id: Id
    """The last part of its address; never changes."""
    name: Name
    also_called: tuple[Name, ...] = Field(max_length=20)
    """Other names, so that search finds it."""
    formerly: tuple[Id, ...] = Field(default=(), max_length=10)
    """Ids that it had before; every old address leads to the new one."""
    core: Switch
    """Whether it is one of the few to do when time is short."""
    summary: Annotated[str, StringConstraints(min_length=50, max_length=155), _Plain]
    """What it is, in one or two sentences; also what search engines show."""
    line: Cue
    """The movement in a few words, for its card."""
    kind: Kind
    position: tuple[Position, ...] = Field(min_length=1, max_length=3)
    """How the body is placed; the first is how it is shown."""
    equipment: Needs
    sides: Side
    """The word for one side."""
    muscles: Working
    phases: Phases | None = None
    """Names of the parts of a repetition; none for a hold or a walk."""
    steps: tuple[Step, ...] = Field(min_length=3, max_length=8)
    cues: tuple[Cue, ...] = Field(min_length=2, max_length=4)
    """Short reminders to say to oneself; the cards print the first two."""
    feel: Sentence
    """Where the work should be felt."""
    mistakes: tuple[Mistake, ...] = Field(min_length=2, max_length=6)
    dose: Doses
    easier: tuple[Rung, ...] = Field(min_length=1, max_length=3)
    """Easier versions, the easiest first."""
    harder: tuple[Rung, ...] = Field(min_length=1, max_length=4)
    """Harder versions, the hardest last."""
    stop: tuple[Stop, ...] = Field(min_length=2, max_length=6)
    ask_first: Sentence
    """Who should ask a clinician before starting."""
    why: tuple[Claim, ...] = Field(min_length=1, max_length=6)
    benchmark: Benchmark | None = None
    figure: Figure
    reviewed: Day
    """The day on which the text was last held against its sources."""


# ---------------------------------------------------------------------------------- routines


class RoutineStep(Record):
    """One movement of a routine, in one of its standard doses or in a dose of its own."""

    do: ExerciseId
    level: StandardLevel | None = None
    dose: Dose | None = None
    note: Sentence | None = None

    @model_validator(mode="after")
    def _dose_once(self) -> Self:
        if (self.level is None) == (self.dose is None):
            raise ValueError("must have either a level (start or target) or a dose of its own")
        return self


class Routine(Record):
    """Movements in order."""

    id: Id
    name: Name
    title: Cue
    """The heading of its page."""
    summary: Annotated[str, StringConstraints(min_length=50, max_length=155), _Plain]
    when: Sentence
    """How often, and on which days."""
    steps: tuple[RoutineStep, ...] = Field(min_length=1, max_length=30)
    notes: tuple[Sentence, ...] = Field(default=(), max_length=6)
    not_today: tuple[Stop, ...] = Field(min_length=1, max_length=6)
    basis: Basis
    reviewed: Day


class Phase(Record):
    """A stretch of weeks of the plan with the same doses."""

    name: Name
    first_week: Week
    last_week: Week
    sessions: Annotated[int, Field(ge=1, le=7, strict=True)]
    """Sessions a week."""
    aim: Sentence
    steps: tuple[RoutineStep, ...] = Field(min_length=1, max_length=30)


class Maintenance(Record):
    """What keeps the gain after the plan."""

    name: Name
    sessions: Annotated[int, Field(ge=1, le=7, strict=True)]
    aim: Sentence
    steps: tuple[RoutineStep, ...] = Field(min_length=1, max_length=30)


class PlanRule(Record):
    """What to do when something happens on the way."""

    when: Phrase
    then: Sentence


class Plan(Record):
    """The twelve weeks."""

    name: Name
    title: Cue
    summary: Annotated[str, StringConstraints(min_length=50, max_length=155), _Plain]
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=8)
    maintain: Maintenance
    rules: tuple[PlanRule, ...] = Field(min_length=1, max_length=8)
    basis: Basis
    reviewed: Day


class Routines(Record):
    """The whole of `routines.yml`."""

    routines: tuple[Routine, ...] = Field(min_length=1, max_length=50)
    plan: Plan


# ---------------------------------------------------------------------------------- benefits


class Bones(Record):
    """Bones of an adult, counted without the sesamoids."""

    body: Count
    foot: Count
    toes: Count
    metatarsals: Count
    tarsals: Count
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)

    @property
    def feet(self) -> int:
        """Bones of both feet."""
        return 2 * self.foot

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        parts = self.toes + self.metatarsals + self.tarsals
        if parts != self.foot:
            raise ValueError(f"must have parts that add up to {self.foot} bones, not {parts}")
        return self


class AnatomyFact(Record):
    """A number about the foot."""

    value: Name
    label: Phrase
    note: Sentence
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)


class Anatomy(Record):
    """What is in a foot."""

    bones: Bones
    facts: tuple[AnatomyFact, ...] = Field(min_length=1, max_length=8)


class Injury(Record):
    """A common running injury."""

    name: Name
    share: Percent
    """Percent of all running injuries."""
    strength: Strength
    """How well the help of the work named in `note` is known."""
    note: Phrase
    sources: tuple[SourceId, ...] = Field(max_length=6)


class Injuries(Record):
    """Which injuries runners have."""

    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)
    note: Sentence
    items: tuple[Injury, ...] = Field(min_length=1, max_length=12)


class Group(Record):
    """One group of a trial and how many of it were injured."""

    percent: Percent
    label: Phrase


class Comparison(Record):
    """The result that the home page shows, with what limits it."""

    lead: Sentence
    groups: tuple[Group, ...] = Field(min_length=2, max_length=2)
    after: Paragraph
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)


class Trial(Record):
    """One result: a ratio with its interval, or none where none was found or seen."""

    name: Name
    detail: Phrase
    source: SourceId
    estimate: Ratio | None = None
    """Ratio against the comparison group; below 1 is fewer injured."""
    low: Ratio | None = None
    high: Ratio | None = None
    """Ends of the 95 % interval; both or none."""
    harm: Switch = False
    """Whether the result speaks against the training."""
    shown: Name | None = None
    """The result in words, where there is no ratio."""
    note: Sentence | None = None

    @model_validator(mode="after")
    def _interval_holds(self) -> Self:
        if (self.estimate is None) == (self.shown is None):
            raise ValueError("must have either an estimate or the result in words (shown)")
        if (self.low is None) != (self.high is None):
            raise ValueError("must have both ends of the interval (low and high) or none")
        if self.low is not None and self.high is not None:
            if self.estimate is None or not self.low <= self.estimate <= self.high:
                raise ValueError(
                    f"must have an estimate inside its interval {self.low:g} to {self.high:g}, "
                    f"not {self.estimate}"
                )
        return self


class TrialGroup(Record):
    """Trials that measured the same thing."""

    title: Phrase
    rows: tuple[Trial, ...] = Field(min_length=1, max_length=12)


class TitledClaim(Record):
    """A titled claim of the benefits page."""

    title: Name
    claim: Claim


class Benefits(Record):
    """The whole of `benefits.yml`."""

    anatomy: Anatomy
    injuries: Injuries
    comparison: Comparison
    trials: tuple[TrialGroup, ...] = Field(min_length=1, max_length=6)
    say: Paragraph
    """What may be said about the trials, in plain words."""
    trials_note: Paragraph
    claims: tuple[TitledClaim, ...] = Field(min_length=1, max_length=16)
    not_proven: tuple[TitledClaim, ...] = Field(min_length=1, max_length=12)
    reviewed: Day


# ------------------------------------------------------------------------- safety, reference


class PainZone(Record):
    """A stretch of the pain scale from 0 to 10 and what to do in it."""

    low: Score
    high: Score
    name: Phrase
    text: Sentence


class PainRule(Record):
    """How much may hurt."""

    zones: tuple[PainZone, ...] = Field(min_length=2, max_length=5)
    limit: Sentence
    """Where the limit is zero."""
    basis: Basis


class Situation(Record):
    """A situation in which not to start, or to stop, and what to do then."""

    when: Sentence
    then: Paragraph
    urgent: Switch = False
    sources: tuple[SourceId, ...] = Field(max_length=6)
    """Empty where it is a coach's judgment."""


class Setup(Record):
    """One piece of advice on floor, shoes, order or timing."""

    act: Phrase
    how: Paragraph
    sources: tuple[SourceId, ...] = Field(max_length=6)


class Safety(Record):
    """The whole of `safety.yml`."""

    disclaimer: Paragraph
    disclaimer_short: Sentence
    pain: PainRule
    situations: tuple[Situation, ...] = Field(min_length=1, max_length=20)
    setup: tuple[Setup, ...] = Field(min_length=1, max_length=12)
    reviewed: Day


class Muscle(Record):
    """A muscle that a movement can name."""

    id: Id
    plain: Name
    anatomical: Name
    also_called: tuple[Name, ...] = Field(default=(), max_length=4)
    place: Place
    depth: Depth
    action: Sentence
    """What it does, in plain words."""


class Source(Record):
    """A publication that a claim rests on."""

    id: Id
    authors: Sentence
    title: Sentence
    year: Year | None = None
    journal: Phrase | None = None
    """Journal, book or publisher."""
    details: Name | None = None
    """Volume, issue and pages."""
    doi: Doi | None = None
    """Only a DOI that was seen in print, never a remembered one."""
    url: Url | None = None
    """Address of a page by its own publisher, where there is no DOI."""
    kind: SourceKind
    people: People | None = None
    """How many were studied."""
    read: Extent
    """How much of it was read for the guide."""
    found: Paragraph
    """What it found or says, in the guide's own words."""
    limits: Sentence | None = None
    """What it cannot show."""


# -------------------------------------------------------------------------------- the guide


class Guide(BaseModel):
    """All of the data, checked: what every surface is made from."""

    model_config = ConfigDict(frozen=True)

    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    plan: Plan
    benefits: Benefits
    safety: Safety
    muscles: tuple[Muscle, ...]
    sources: tuple[Source, ...]

    @cached_property
    def exercise_by_id(self) -> dict[str, Exercise]:
        """Movements by their id."""
        return {exercise.id: exercise for exercise in self.exercises}

    @cached_property
    def routine_by_id(self) -> dict[str, Routine]:
        """Routines by their id."""
        return {routine.id: routine for routine in self.routines}

    @cached_property
    def muscle_by_id(self) -> dict[str, Muscle]:
        """Muscles by their id."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by their id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A movement's number, the same on every surface: its place in `exercises.yml`."""
        return {exercise.id: place for place, exercise in enumerate(self.exercises, 1)}

    def step_dose(self, step: RoutineStep) -> Dose:
        """The dose of a routine's step: its own, or the movement's standard one."""
        if step.dose is not None:
            return step.dose
        doses = self.exercise_by_id[step.do].dose
        return doses.target if step.level is StandardLevel.TARGET else doses.start

