"""When to stop, and when not to begin: nothing else puts a stop into words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footwork.model import Exercise, Stop
from footwork.views.messages import gettext as _
from footwork.views.pain import PainScale

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


def tell_stops(exercise: Exercise) -> StopBox:
    """Return the signs at which a movement is stopped."""
    return StopBox(STOP_TITLE, _tell(exercise.stop))


def tell_not_today(signs: Iterable[Stop]) -> StopBox:
    """Return the signs that leave out a routine, or a session of the plan."""
    return StopBox(NOT_TODAY_TITLE, _tell(signs))


def tell_pain_stops(pain: PainScale) -> StopBox:
    """Return the pain that means stop."""
    signs = (
        Sign(_("Pain of %(span)s: %(name)s", span=zone.span, name=zone.name), zone.text)
        for zone in pain.stops
    )
    return StopBox(STOP_TITLE, tuple(signs))


def tell_general_stops() -> StopBox:
    """Return when to stop, where it is not known yet what will be done."""
    sign = _("Anything is sharp or sudden, or a movement’s own sign shows")
    return StopBox(STOP_TITLE, (Sign(sign, _("The signs stand under each movement.")),))


def _tell(stops: Iterable[Stop]) -> tuple[Sign, ...]:
    return tuple(
        Sign(stop.sign, _("Urgent. %(then)s", then=stop.then) if stop.urgent else stop.then)
        for stop in stops
    )
