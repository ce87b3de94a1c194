"""Movements put in order: the routines and the twelve weeks."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from footwork.model.dose import Dose
from footwork.model.exercise import Basis, Stop
from footwork.model.values import (
    START,
    Back,
    Cue,
    Day,
    Equipment,
    ExerciseId,
    Id,
    Name,
    Phrase,
    Record,
    Score,
    Sentence,
    Shown,
    StandardLevel,
    Summary,
    Switch,
    Week,
)


def _check_drawn(shows: Shown | None, info: ValidationInfo) -> Shown | None:
    """Check that the movement has the drawing, where the drawings of all are known."""
    known = (info.context or {}).get("drawing")
    name = info.data.get("do")
    # A name that ends in a hyphen stands for whatever is drawn of a movement.
    if not shows or shows == START or known is None or not name:
        return shows
    if known.isdisjoint({f"{name}-{shows}", f"{name}-"}):
        raise PydanticCustomError("undrawn", "must be a drawing of {movement}", {"movement": name})
    return shows


class RoutineStep(Record):
    """One movement of a routine, in one of its standard doses or in a dose of its own."""

    do: ExerciseId
    level: StandardLevel | None = None
    dose: Dose | None = None
    note: Sentence | None = None
    shows: Annotated[Shown | None, AfterValidator(_check_drawn)] = None
    """The drawing that shows it, where its dose does not tell; `start` for start and end."""
    drawn: Switch = True
    """Whether a drawing shows it; false for a version that looks like none of them."""
    needs: tuple[Equipment, ...] | None = Field(default=None, max_length=6)
    """What its version needs, where that is not what the movement's start needs."""

    @model_validator(mode="after")
    def _shown_or_not(self) -> Self:
        if self.shows and not self.drawn:
            raise ValueError("must not name a drawing (shows) where drawn is false")
        return self

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
    summary: Summary
    when: Sentence
    """How often, and on which days."""
    offered: Switch = False
    """Whether it is one of the few that an app's icon offers; the first is shown to clubs."""
    equipment: tuple[Equipment, ...] = Field(default=(), max_length=6)
    """What it needs in the versions that it names; a movement's own list may be longer."""
    steps: tuple[RoutineStep, ...] = Field(min_length=1, max_length=30)
    warnings: tuple[Sentence, ...] = Field(default=(), max_length=6)
    """What a reader must know before it is done: it goes wherever the routine goes."""
    notes: tuple[Sentence, ...] = Field(default=(), max_length=6)
    """What else is good to know; a surface without room may leave it out."""
    not_today: tuple[Stop, ...] = Field(min_length=1, max_length=7)
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


class MoveOn(Record):
    """How a phase has to end before the next one begins, as far as a log can tell."""

    sessions: Annotated[int, Field(ge=1, le=7, strict=True)]
    """How many of its last sessions, none of them stopped early."""
    pain: Score
    """The highest pain next morning, out of 10."""


class Missed(Record):
    """From how many weeks without a session on a rule holds, and where it leads."""

    weeks: Annotated[int, Field(ge=1, le=12, strict=True)]
    to: Back


class Race(Record):
    """What is left of the plan in the week of a race."""

    sessions: Annotated[int, Field(ge=0, le=7, strict=True)]
    """How many sessions at most in the seven days that end with it."""
    clear_days: Annotated[int, Field(ge=0, le=6, strict=True)]
    """Days just before it without a session."""


class PlanRule(Record):
    """What to do when something happens on the way, in words, and in numbers for the log."""

    when: Phrase
    then: Sentence
    move_on: MoveOn | None = None
    missed: Missed | None = None
    race: Race | None = None


class Plan(Record):
    """The twelve weeks."""

    name: Name
    title: Cue
    summary: Summary
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=8)
    maintain: Maintenance
    rest_days: Annotated[int, Field(ge=0, le=6, strict=True)]
    """Days of rest between one session and the next."""
    warnings: tuple[Sentence, ...] = Field(default=(), max_length=6)
    """What a reader must know before any session: it goes wherever the plan goes."""
    not_today: tuple[Stop, ...] = Field(default=(), max_length=7)
    """When to leave a session out, and what to do then."""
    rules: tuple[PlanRule, ...] = Field(min_length=1, max_length=8)
    basis: Basis
    reviewed: Day

    @property
    def phase_by_id(self) -> dict[str, Phase | Maintenance]:
        """Phases in order, by the id that addresses and training logs know them by."""
        numbered = {str(number): phase for number, phase in enumerate(self.phases, 1)}
        return {**numbered, "maintain": self.maintain}


class Routines(Record):
    """The whole of `routines.yml`."""

    days: Sentence
    """How often, whatever is done: on how many days a week, and with what between them."""
    routines: tuple[Routine, ...] = Field(min_length=1, max_length=50)
    plan: Plan
