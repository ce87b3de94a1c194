"""Who read the words of the guide, and which words exactly."""

from __future__ import annotations

import calendar
import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import AfterValidator, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from footwork.model.values import Cue, Day, Id, Name, Paragraph, Phrase, Record, Sentence

RULES = "rules"
"""The scope of the rules that hold for every movement, of the routines and of the plan."""
QUESTIONS = "questions"
"""The scope of what runners ask, and the answers."""
MEASURES = "measures"
"""The scope of the tests of the feet."""
SHARED_SCOPES = (RULES, QUESTIONS, MEASURES)
"""The scopes of no single movement, in the order in which they are listed.

No movement may have one of them as its id.
"""
MONTHS = 12
"""After so many months words are read again, where the reader names no other day."""
MOST_MONTHS = 24
"""The longest time for which a reader may stand by the words."""

_GROUP = 4
_GROUPS = 4


def _check_scope(value: str, info: ValidationInfo) -> str:
    known = (info.context or {}).get("movement")
    if value not in SHARED_SCOPES and known is not None and value not in known:
        *some, last = SHARED_SCOPES
        rule = f"must be the id of a {{kind}}, {', '.join(some)} or {last}"
        raise PydanticCustomError("reference", rule, {"kind": "movement"})
    return value


Scope = Annotated[Id, AfterValidator(_check_scope)]
"""What was read: the words of a movement, by its id, or one of `SHARED_SCOPES`."""

DIGEST_PATTERN = r"^[0-9a-f]{4}(-[0-9a-f]{4}){4}$"
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]


def create_digest(scope: str, words: Iterable[tuple[str, str]]) -> str:
    """Return what stands for words: five groups of four digits, easy to copy from paper.

    `words` are the texts, each behind what it is: `step`, `stop`. The last group tells whether the
    others were copied right, and belong to the scope.
    """
    text = json.dumps(list(words), ensure_ascii=False, separators=(",", ":"))
    whole = hashlib.sha256(text.encode()).hexdigest()
    body = "-".join(whole[at : at + _GROUP] for at in range(0, _GROUP * _GROUPS, _GROUP))
    return f"{body}-{_check_group(scope, body)}"


def _check_group(scope: str, body: str) -> str:
    return hashlib.sha256(f"{scope} {body}".encode()).hexdigest()[:_GROUP]


def is_digest_of(digest: str, scope: str) -> bool:
    """Say whether a digest can ever have stood for words of a scope, today's or earlier ones."""
    body, _, last = digest.rpartition("-")
    return last == _check_group(scope, body)


def stands_for_same(digest: str, other: str) -> bool:
    """Say whether two digests stand for the same words, whatever their scope was called."""
    return digest.rpartition("-")[0] == other.rpartition("-")[0]


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


class Review(Record):
    """A clinician has read every word of a scope, and stands by it."""

    name: Name
    role: Name
    """What they are: `Physical therapist`."""
    registered_with: Cue
    """Who registers or licenses them."""
    number: Phrase
    """Their number there, or how it can be checked."""
    interests: Sentence
    """What they declared that could sway them, or that there is nothing."""
    scope: Scope
    date: Day
    next_review: Day | None = None
    """When the words are to be read again; 12 months later where nothing is given."""
    digest: Digest
    """Of the words that were read: an edit of them makes it stale by itself."""

    @property
    def due(self) -> datetime.date:
        """When the words are to be read again."""
        return self.next_review or add_months(self.date, MONTHS)

    @model_validator(mode="after")
    def _due_later(self) -> Self:
        last = add_months(self.date, MOST_MONTHS)
        if self.next_review is not None and not self.date < self.next_review <= last:
            rule = f"must have a next_review after its date and by {last}, not {self.next_review}"
            raise ValueError(rule)
        return self


class Posed(Record):
    """How a part of the body is placed in a drawing, in the words of `figures.yml`."""

    drawing: Phrase
    """`start`, `end`, or the name of another drawing with one of them: `easier, start`."""
    part: Name
    """`left`, `right`, `left arm`, `stands`."""
    angles: Paragraph
    """Each joint with its degrees: `knee 3 flexed, ankle 17 dorsiflexed`."""
