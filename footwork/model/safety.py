"""When not to start, how much may hurt, and how to set up."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from footwork.model.exercise import Basis
from footwork.model.values import (
    Cue,
    Day,
    Id,
    Paragraph,
    Phrase,
    Record,
    Score,
    Sentence,
    SourceId,
    Switch,
)


class PainZone(Record):
    """A stretch of the pain scale from 0 to 10 and what to do in it."""

    low: Score
    high: Score
    name: Phrase
    text: Sentence
    stop: Switch
    """Whether pain in it means stop, but for what its text allows."""


Words = Annotated[tuple[Cue, ...], Field(max_length=6)]
"""Words that no text but a rule itself may use, so that it is told in one wording only."""


class Avoid(Record):
    """A sign, and what to do at it."""

    when: Phrase
    then: Sentence


class PainRule(Record):
    """How much may hurt."""

    zones: tuple[PainZone, ...] = Field(min_length=2, max_length=5)
    limit: Sentence
    """Where the limit is zero."""
    aim: Sentence
    """The rule in a sentence, for a warning."""
    too_much: Avoid
    """The rule as a sign to stop at."""
    words: Words = ()
    basis: Basis


class MorningZone(Record):
    """A stretch of the scale for pain on the morning after, and what to do that day."""

    low: Score
    high: Score
    name: Phrase
    text: Sentence
    train: Switch
    """Whether the next session may begin as planned."""


class MorningSigns(Record):
    """What no number tells on the morning after, and what to do then."""

    when: Phrase
    then: Sentence
    rules: tuple[Id, ...] = Field(min_length=1, max_length=8)
    """The situations that it may be, which say how soon it has to be seen."""


class MorningRule(Record):
    """How a session was taken, told by the pain of the morning after.

    It is another rule than the one for pain during exercise: where their limits agree, what to
    do does not.
    """

    ask: Sentence
    """What to tell apart before a number is given."""
    zones: tuple[MorningZone, ...] = Field(min_length=2, max_length=5)
    signs: MorningSigns
    basis: Basis


class Situation(Record):
    """A situation in which not to start, or to stop, and what to do then.

    Movements, routines and the plan quote it by its id.
    """

    id: Id
    when: Phrase
    then: Sentence
    """What to do: it goes wherever the situation is named."""
    more: Paragraph | None = None
    """What else to know of it, on the page about safety."""
    urgent: Switch = False
    """Whether help is needed today."""
    also_asked: tuple[Cue, ...] = Field(default=(), max_length=20)
    """Words under which people look for it: complaints, other names, usual misspellings."""
    words: Words = ()
    sources: tuple[SourceId, ...] = Field(max_length=6)
    """Empty where it is a coach's judgment."""


class Setup(Record):
    """One piece of advice on floor, shoes, order or timing; warnings quote it by its id."""

    id: Id
    act: Phrase
    how: Sentence
    """The rule in a sentence or two: it goes wherever the rule is quoted."""
    more: Paragraph | None = None
    """What else to know of it, on the page about safety."""
    avoid: Avoid | None = None
    """The rule as a sign to leave a session out."""
    words: Words = ()
    sources: tuple[SourceId, ...] = Field(max_length=6)


class Safety(Record):
    """The whole of `safety.yml`."""

    disclaimer: Paragraph
    disclaimer_short: Sentence
    pain: PainRule
    morning: MorningRule
    situations: tuple[Situation, ...] = Field(min_length=1, max_length=30)
    setup: tuple[Setup, ...] = Field(min_length=1, max_length=12)
    reviewed: Day

    @property
    def words(self) -> frozenset[str]:
        """Words that nothing but the rules may use."""
        rules: tuple[Situation | Setup | PainRule, ...]
        rules = (*self.situations, *self.setup, self.pain)
        return frozenset(word for rule in rules for word in rule.words)
