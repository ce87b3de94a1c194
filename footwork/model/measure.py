"""Tests of the feet to do at home: how each is done, and what healthy people managed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from footwork.model.exercise import Step, Stop
from footwork.model.values import (
    Count,
    Day,
    ExerciseId,
    Id,
    Name,
    Phrase,
    Record,
    Sentence,
    SourceId,
)


class Method(StrEnum):
    """How a number comes about."""

    BEAT = "beat"
    """Up and down to a metronome, counted until the runner stops it."""
    STOPWATCH = "stopwatch"
    TYPED = "typed"
    """Read from a tape, or counted, and typed."""


class Unit(StrEnum):
    """What a number counts."""

    REPS = "reps"
    SECONDS = "seconds"
    CENTIMETERS = "centimeters"
    HOLDS = "holds"
    """Pulls at which the toe kept the card."""


class Norm(Record):
    """What some healthy people managed."""

    who: Phrase
    """Whom it was measured on."""
    value: Name
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)


class Compared(Record):
    """A version of a movement whose sign asks how far apart the two sides are."""

    movement: ExerciseId
    version: Name


class Shows(Record):
    """The drawing of a movement that shows how a test is done."""

    movement: ExerciseId
    drawing: Id
    """Its start, its end, or what is drawn beside them, as its `figure` calls it."""


class Measure(Record):
    """One test: the same every time, so that its numbers can be held against each other."""

    id: Id
    """The anchor of its place on the page, and its name in a training log; it never changes."""
    name: Name
    summary: Sentence
    """What it tells."""
    needs: tuple[Name, ...] = Field(min_length=1, max_length=4)
    steps: tuple[Step, ...] = Field(min_length=2, max_length=7)
    ends: Sentence
    """What ends the count."""
    method: Method
    unit: Unit
    most: Count
    """The highest number that can be noted, in its unit; the clock of a stopwatch ends there."""
    beat: Annotated[int, Field(ge=20, le=120, strict=True)] | None = None
    """Beats a minute: one up, one down."""
    tries: Annotated[int, Field(ge=1, le=3, strict=True)]
    """How many on each side; the best one counts."""
    stop: tuple[Stop, ...] = Field(min_length=1, max_length=6)
    ask_first: Sentence
    norms: tuple[Norm, ...] = Field(min_length=1, max_length=6)
    caveat: Sentence
    """What keeps those numbers from being the reader's."""
    change: Sentence
    """How much of a change may be chance."""
    sources: tuple[SourceId, ...] = Field(min_length=1, max_length=4)
    """Where the way it is done, and its chance, come from."""
    compares: tuple[Compared, ...] = Field(default=(), max_length=4)
    shows: Shows | None = None
    """What the test looks like; nothing where none of the drawings shows it."""

    @model_validator(mode="after")
    def _beat_with_its_method(self) -> Self:
        if (self.beat is not None) != (self.method is Method.BEAT):
            raise ValueError("must have a beat where its method is beat, and nowhere else")
        return self


class Measures(Record):
    """The whole of `measures.yml`."""

    at: tuple[Annotated[int, Field(ge=0, le=52, strict=True)], ...] = Field(
        min_length=1, max_length=6
    )
    """Weeks of the plan in which the tests are asked for; 0 is before its first session."""
    within: Annotated[int, Field(ge=1, le=50, strict=True)]
    """How far apart two sides may be to count as alike, in percent of the better one."""
    rough: Sentence
    """What a number is worth: it stands wherever a number does."""
    warnings: tuple[Sentence, ...] = Field(min_length=1, max_length=6)
    not_today: tuple[Stop, ...] = Field(min_length=1, max_length=7)
    tests: tuple[Measure, ...] = Field(min_length=1, max_length=8)
    reviewed: Day

    @model_validator(mode="after")
    def _weeks_in_order(self) -> Self:
        if list(self.at) != sorted(set(self.at)):
            raise ValueError("must name each week once, the earliest first (at)")
        return self
