"""When to stop, and when not to begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footwork.model import Exercise, Stop
from footwork.views.messages import gettext as _


@dataclass(frozen=True)
class Sign:
    """A sign to stop at, and what to do at it."""

    sign: str
    then: str


@dataclass(frozen=True)
class StopBox:
    """Signs under a heading that says what they are for; none of them may be left out."""

    title: str
    signs: tuple[Sign, ...]


def tell_stops(exercise: Exercise) -> StopBox:
    """Return the signs at which a movement is stopped."""
    return StopBox(_("Stop if"), _tell(exercise.stop))


def tell_not_today(signs: Iterable[Stop]) -> StopBox:
    """Return the signs that leave out a routine, or a session of the plan."""
    return StopBox(_("Not today if"), _tell(signs))


def _tell(stops: Iterable[Stop]) -> tuple[Sign, ...]:
    """Return signs as every surface says them: nothing else puts a stop into words."""
    return tuple(
        Sign(stop.sign, _("Urgent. %(then)s", then=stop.then) if stop.urgent else stop.then)
        for stop in stops
    )


def tell_general_stops() -> StopBox:
    """Return when to stop, where it is not known yet what will be done."""
    sign = _("Anything is sharp or sudden, or a movement’s own sign shows")
    return StopBox(_("Stop if"), (Sign(sign, _("The signs stand under each movement.")),))
