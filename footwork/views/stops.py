"""When to stop, and when not to begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from footwork.model import Exercise, Stop
from footwork.views.messages import gettext as _


@dataclass(frozen=True)
class Sign:
    """A sign that follows from a rule of the guide, and what to do at it."""

    sign: str
    then: str


_Sign = TypeVar("_Sign", Stop, Sign)


@dataclass(frozen=True)
class StopBox(Generic[_Sign]):
    """Signs under a heading that says what they are for; none of them may be left out."""

    title: str
    signs: tuple[_Sign, ...]


def tell_stops(exercise: Exercise) -> StopBox[Stop]:
    """Return the signs at which a movement is stopped."""
    return StopBox(_("Stop if"), exercise.stop)


def tell_not_today(signs: tuple[Stop, ...]) -> StopBox[Stop]:
    """Return the signs that leave out a routine, or a session of the plan."""
    return StopBox(_("Not today if"), signs)


def tell_general_stops() -> StopBox[Sign]:
    """Return when to stop, where it is not known yet what will be done."""
    sign = _("Anything is sharp or sudden, or a movement’s own sign shows")
    return StopBox(_("Stop if"), (Sign(sign, _("The signs stand under each movement.")),))
