"""What runners ask, and what the guide answers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from footwork.model.exercise import Stop
from footwork.model.values import (
    Cue,
    Day,
    ExerciseId,
    Id,
    Name,
    Phrase,
    Record,
    Sentence,
    SourceId,
    Strength,
)


class Topic(StrEnum):
    """What a question is about; readers find it under this."""

    PAIN = "pain"
    FEET = "feet"
    TRAINING = "training"


class Choice(Record):
    """Something to do or to leave: a movement, one version of it, a routine, or words alone."""

    movement: ExerciseId | None = None
    version: Name | None = None
    """The name of an easier or harder version of the movement."""
    routine: Id | None = None
    """Id of a routine; `plan` for the twelve weeks."""
    note: Sentence | None = None
    """What to know of it."""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if self.movement and self.routine:
            raise ValueError("must name a movement or a routine, not both")
        if self.version and not self.movement:
            raise ValueError("must name the movement of its version")
        if not (self.movement or self.routine or self.note):
            raise ValueError("must name a movement or a routine, or say something in a note")
        return self


Choices = Annotated[tuple[Choice, ...], Field(max_length=4)]
"""No more than one sheet of paper can hold beside the answer."""


class Question(Record):
    """A question and its answer; what to do, what to leave and when to be seen go with it."""

    id: Id
    """The anchor of its answer; it never changes."""
    topic: Topic
    question: Phrase
    also_asked: tuple[Cue, ...] = Field(min_length=1, max_length=20)
    """Words under which people look for it: complaints, other names, usual misspellings."""
    answer: tuple[Sentence, ...] = Field(min_length=2, max_length=4)
    strength: Strength
    """How well the answer is known."""
    sources: tuple[SourceId, ...] = Field(max_length=8)
    """Empty where it is a coach's judgment."""
    do: Choices = Field(min_length=1)
    leave: Choices
    """Empty where there is nothing to leave out."""
    see: tuple[Stop, ...] = Field(min_length=1, max_length=6)
    """Signs to stop at or to be seen with, and what to do then."""
    reviewed: Day
