"""Who has read what, said the same on every surface, and no more than `reviews.yml` holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from footwork.model import Guide, Review
from footwork.model.review import MEASURES, QUESTIONS, RULES, SHARED_SCOPES, stands_for_same
from footwork.views.measure_reading import read_measures
from footwork.views.messages import gettext as _
from footwork.views.messages import number
from footwork.views.movement_reading import read_movement
from footwork.views.question_reading import read_questions
from footwork.views.readings import Reading
from footwork.views.rule_reading import read_rules

_SHARED: Mapping[str, Callable[[Guide], Reading]] = {
    RULES: read_rules,
    QUESTIONS: read_questions,
    MEASURES: read_measures,
}


def list_scopes(guide: Guide) -> tuple[str, ...]:
    """Return everything that can be read and signed: each movement, then what belongs to none."""
    return (*(exercise.id for exercise in guide.exercises), *SHARED_SCOPES)


def tell_reading(guide: Guide, scope: str) -> Reading:
    """Return what a reviewer of a scope reads; raises KeyError for one that is none."""
    if read := _SHARED.get(scope):
        return read(guide)
    return read_movement(guide, guide.exercise_by_id[scope])


class State(StrEnum):
    """What became of a scope."""

    UNREAD = "unread"
    CURRENT = "current"
    CHANGED = "changed"
    """Somebody read it, and the words have changed since."""


@dataclass(frozen=True)
class ReviewStatus:
    """Who has read a scope, said the same everywhere; it says no more than `reviews.yml` does."""

    state: State
    review: Review | None
    """The last one that holds, else the last one; None where nobody has read it."""
    line: str
    short: str
    """The same for a place with little room."""


def tell_review(guide: Guide, scope: str) -> ReviewStatus:
    """Return who has read a scope."""
    reviews = [review for review in guide.reviews if review.scope == scope]
    if not reviews:
        line = _("Read by no clinician yet.")
        return ReviewStatus(State.UNREAD, None, line, line)
    digest = tell_reading(guide, scope).digest
    current = [review for review in reviews if stands_for_same(review.digest, digest)]
    review = (current or reviews)[-1]
    name, day = review.name, review.date.isoformat()
    if not current:
        line = _("Read by %(name)s on %(day)s; the words have changed since.", name=name, day=day)
        return ReviewStatus(State.CHANGED, review, line, line)
    line = _(
        "Read by %(name)s (%(role)s, %(register)s) on %(day)s; next review %(next)s.",
        name=name,
        role=review.role,
        register=review.registered_with,
        day=day,
        next=review.due.isoformat(),
    )
    short = _("Read by %(name)s on %(day)s.", name=name, day=day)
    return ReviewStatus(State.CURRENT, review, line, short)


def list_stale(guide: Guide) -> tuple[Review, ...]:
    """Return the reviews whose words have changed since."""
    today = {scope: tell_reading(guide, scope).digest for scope in list_scopes(guide)}
    return tuple(
        review
        for review in guide.reviews
        if not stands_for_same(review.digest, today[review.scope])
    )


def tell_reviews(guide: Guide, exercises: Iterable[str]) -> str:
    """Return how much of a session has been read: of its movements, by id, and of the rules."""
    told = [tell_review(guide, scope) for scope in (*dict.fromkeys(exercises), RULES)]
    if all(status.state is State.UNREAD for status in told):
        return told[0].line
    read = sum(status.state is State.CURRENT for status in told)
    return _(
        "%(count)s of %(all)s parts of this (each movement, and the rules) stand as a clinician"
        " read them.",
        count=number(read),
        all=number(len(told)),
    )
