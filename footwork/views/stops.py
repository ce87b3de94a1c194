"""When to stop, and when not to begin: nothing else puts a stop into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from footwork.model import Safety, Stop
from footwork.views.messages import gettext as _

STOP_TITLE = _("Stop if")
"""What stands above signs to stop at."""
NOT_TODAY_TITLE = _("Not today if")
"""What stands above signs that leave out a session."""


@dataclass(frozen=True)
class Sign:
    """A sign to stop at, and what to do at it."""

    sign: str
    then: str


@dataclass(frozen=True)
class StopBox:
    """Signs under a heading that says what they are for; none of them may be left out.

    A surface with room for one alone has the `first`, and says where the others stand.
    """

    title: str
    signs: tuple[Sign, ...]

    @property
    def first(self) -> Sign:
        """The sign that matters most: whoever writes the data puts it first."""
        return self.signs[0]


def tell_stops(told: Cautioned) -> StopBox:
    """Return the signs at which a movement or a test is stopped."""
    return StopBox(STOP_TITLE, tell_signs(told.stop))


def tell_not_today(signs: Iterable[Stop]) -> StopBox:
    """Return the signs that leave out a routine, or a session of the plan."""
    return StopBox(NOT_TODAY_TITLE, tell_signs(signs))


def tell_see(signs: Iterable[Stop]) -> StopBox:
    """Return the signs at which a reader with a question stops, or is seen."""
    return StopBox(_("Stop or be seen if"), tell_signs(signs))


def tell_urgent(safety: Safety) -> StopBox:
    """Return the situations in which help is needed today, as signs; there may be none."""
    urgent = (rule for rule in safety.situations if rule.urgent)
    return StopBox(
        _("Stop, and get help, if"), tuple(Sign(rule.when, rule.then) for rule in urgent)
    )


def tell_pain_stops(safety: Safety) -> StopBox:
    """Return the pain that means stop."""
    rule = safety.pain.too_much
    return StopBox(STOP_TITLE, (Sign(rule.when, rule.then),))


@dataclass(frozen=True)
class SharedSign:
    """A sign, and the movements of a session at which it is watched for."""

    sign: Sign
    movements: tuple[str, ...]
    """Their names; empty where it holds for all of them."""
    urgent: bool
    """Whether it needs help at once."""


class Cautioned(Protocol):
    """What has signs to stop at: a movement, a test."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def stop(self) -> tuple[Stop, ...]:
        """The signs at which it is stopped."""

    @property
    def ask_first(self) -> str:
        """Who should ask before."""


@dataclass(frozen=True)
class Caution:
    """When to stop, and who should ask first, for several movements or tests on one sheet."""

    title: str
    signs: tuple[SharedSign, ...]
    """Each once: what is urgent first, then what holds for every movement."""
    ask_title: str
    asks: tuple[tuple[str, str], ...]
    """Each movement with who should ask first."""


def gather_caution(exercises: Iterable[Cautioned], told: int = 0) -> Caution:
    """Return all signs of several movements or tests, and who should ask first.

    `told` is how many signs of each of them stand beside it already.
    """
    several = {exercise.id: exercise for exercise in exercises}
    watched: dict[Sign, list[str]] = {}
    urgent = set()
    for exercise in several.values():
        stops = exercise.stop[told:]
        for stop, sign in zip(stops, tell_signs(stops), strict=True):
            watched.setdefault(sign, []).append(exercise.name)
            urgent |= {sign} if stop.urgent else set()
    shared = [
        SharedSign(sign, tuple(names) if len(names) < len(several) else (), sign in urgent)
        for sign, names in watched.items()
    ]
    return Caution(
        _("Stop if"),
        tuple(sorted(shared, key=lambda one: (not one.urgent, bool(one.movements)))),
        _("Who should ask first"),
        tuple((exercise.name, exercise.ask_first) for exercise in several.values()),
    )


def tell_general_stops() -> StopBox:
    """Return when to stop, where it is not known yet what will be done."""
    sign = _("Anything is sharp or sudden, or a movement’s own sign shows")
    return StopBox(STOP_TITLE, (Sign(sign, _("The signs stand under each movement.")),))


def tell_signs(stops: Iterable[Stop]) -> tuple[Sign, ...]:
    """Return signs as every surface says them; one that is urgent says so."""
    return tuple(Sign(stop.sign, tell_urgency(stop.then, urgent=stop.urgent)) for stop in stops)


def tell_urgency(then: str, *, urgent: bool) -> str:
    """Return what to do at a sign, begun with the word that it is urgent where it is."""
    return _("Urgent. %(then)s", then=then) if urgent else then
