"""A movement and everything that is known about it."""

from __future__ import annotations

import datetime

from pydantic import Field

from footwork.model.dose import Dose
from footwork.model.values import (
    START,
    Cue,
    Day,
    Equipment,
    ExerciseId,
    Foot,
    Frame,
    Id,
    Kind,
    MuscleId,
    Name,
    Paragraph,
    Phrase,
    Position,
    Record,
    Sentence,
    Shown,
    Side,
    SourceId,
    Strength,
    Summary,
    Switch,
)


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
    shows: Frame | None = None
    """The pair of drawings that shows it, wrong beside right; none where words have to do."""


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
    shows: Shown | None = None
    """The drawing that shows it, `start` where it looks as the movement does; none without one."""
    needs: tuple[Equipment, ...] | None = Field(default=None, max_length=6)
    """What it needs, where that is not what the movement's start needs."""
    when: Phrase
    """Of an easier version the sign to move on from it, of a harder one the sign to try it."""


class Stop(Record):
    """A sign to stop at, and what to do about it."""

    sign: Phrase
    then: Sentence
    urgent: Switch = False
    """Whether help is needed today."""
    rule: Id | None = None
    """Id of the rule of `safety.yml` that it quotes; None for a sign of its own."""
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


class Drawn(Record):
    """A drawing beside the start and the end."""

    caption: Name
    alt: Sentence
    """What it shows, for a reader who cannot see it."""
    motion: Sentence | None = None
    """And what is seen where it moves; None where it is drawn at rest alone."""


class Pair(Record):
    """Two drawings seen the same way, which differ by a mistake alone."""

    wrong: Sentence
    """What the drawing of the mistake shows, for a reader who cannot see it."""
    right: Sentence
    """What the other one shows."""


class Figure(Record):
    """What the drawings show, for a reader who cannot see them."""

    start: Sentence
    end: Sentence
    motion: Sentence
    side: Foot
    """The side that is drawn, the nearer one where both are."""
    note: Sentence | None = None
    """What the reader should know about the drawing, such as that it shows a harder version."""
    others: dict[Frame, Drawn] = Field(default_factory=dict, max_length=12)
    """What is drawn beside start and end, such as another version, in the order of its page."""
    pairs: dict[Frame, Pair] = Field(default_factory=dict, max_length=6)
    """Mistakes that are drawn, wrong beside right."""

    @property
    def beside(self) -> tuple[str, ...]:
        """The names of what is drawn beside start, end and motion, or can be."""
        return (
            *self.others,
            *(f"{frame}-motion" for frame, drawn in self.others.items() if drawn.motion),
            *(name for key in self.pairs for name in self.pair_frames(key)),
        )

    def words(self, drawing: str) -> str | None:
        """Return what a drawing shows: start, end, or one beside them; None where there is none."""
        told = {**self.frames(), **{frame: drawn.alt for frame, drawn in self.others.items()}}
        return told.get(drawing)

    def pair_frames(self, key: str) -> dict[str, str]:
        """Return the two drawings of a pair, the wrong one first, each with its words.

        Raises KeyError for a pair that the figure has not.
        """
        pair = self.pairs[key]
        return {f"{key}-wrong": pair.wrong, f"{key}-right": pair.right}

    def frames(self, shows: Shown | None = None) -> dict[str, str]:
        """Return the drawings that show the movement, in order, each with its words.

        They are start and end, or the one that `shows` names; none where that is not drawn.
        """
        if shows in (None, START):
            return {"start": self.start, "end": self.end}
        return {shows: self.others[shows].alt} if shows in self.others else {}


class Change(Record):
    """A change of a movement's content that readers and clubs should know of."""

    date: Day
    what: Phrase
    why: Sentence


class Exercise(Record):
    """One movement of the guide: everything that is known about it."""

    id: Id
    """The last part of its address; never changes."""
    name: Name
    also_called: tuple[Name, ...] = Field(max_length=20)
    """Other names, so that search finds it."""
    formerly: tuple[Id, ...] = Field(default=(), max_length=10)
    """Ids that it had before, the first one first; every old address leads to the new one."""
    core: Switch
    """Whether it is one of the few to do when time is short."""
    summary: Summary
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
    changes: tuple[Change, ...] = Field(min_length=1, max_length=200)
    """What changed and when, the oldest first; entries are only ever added at the end."""

    def frames(self, dose: Dose) -> dict[str, str]:
        """Return the drawings that show a dose, in order, each with its words.

        They are start and end, which show the start dose; for a dose that is done as a harder
        version is, what shows that one, if anything does; and none for one that is done on other
        sides than the start dose, one leg in place of both.
        """
        start = self.dose.start
        harder = (rung for rung in self.harder if rung.dose and rung.dose.way == dose.way)
        rung = next(harder, None) if dose.way != start.way else None
        if rung:
            return self.figure.frames(rung.shows) if rung.shows else {}
        return self.figure.frames() if dose.per_side == start.per_side else {}

    @property
    def modified(self) -> datetime.date:
        """The day of the last change."""
        return self.changes[-1].date
