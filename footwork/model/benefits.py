"""What foot work does, and what it does not."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from footwork.model.exercise import Claim
from footwork.model.values import (
    Count,
    Day,
    Name,
    Paragraph,
    Percent,
    Phrase,
    Ratio,
    Record,
    Sentence,
    SourceId,
    Strength,
    Switch,
)


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
                    f"not {self.estimate or 'nothing'}"
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
    claims: tuple[TitledClaim, ...] = Field(min_length=1, max_length=24)
    not_proven: tuple[TitledClaim, ...] = Field(min_length=1, max_length=12)
    reviewed: Day
