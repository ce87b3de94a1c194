"""When to stop, and when not to begin."""

from __future__ import annotations

from dataclasses import dataclass

from footwork.model import Exercise, Stop
from footwork.views.messages import gettext as _


@dataclass(frozen=True)
class StopBox:
    """Signs under a heading that says what they are for; none of them may be left out."""

    title: str
    signs: tuple[Stop, ...]


def tell_stops(exercise: Exercise) -> StopBox:
    """Return the signs at which a movement is stopped."""
    return StopBox(_("Stop if"), exercise.stop)


def tell_not_today(signs: tuple[Stop, ...]) -> StopBox:
    """Return the signs that leave out a routine, or a session of the plan."""
    return StopBox(_("Not today if"), signs)
