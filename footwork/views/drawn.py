"""Every drawing: the one list from which surfaces take pictures with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from footwork.model import Exercise, Foot
from footwork.views import wording
from footwork.views.messages import gettext as _

Kind = Literal["start", "end", "motion", "other", "wrong", "right", "map"]

MAP_VIEWS = {
    "front": _("Front of the leg"),
    "outer": _("Outer side"),
    "inner": _("Inner side"),
    "back": _("Back of the leg"),
    "back-deep": _("Back, without the calf"),
    "top": _("Top of the foot"),
    "sole": _("Sole, first layer"),
    "sole-middle": _("Sole, second layer"),
    "sole-deep": _("Sole, deepest layers"),
}
"""The views of the map in the order in which they are shown, with their names."""


@dataclass(frozen=True)
class DrawnView:
    """A drawing as every surface lists it."""

    frame: str
    """The end of its address, for `addresses.figure`; empty for the movement in motion."""
    kind: Kind
    caption: str
    """Its name in a few words."""
    alt: str
    """What it shows, for a reader who cannot see it."""
    side: Foot
    """The side that is drawn, the nearer one where both are."""
    pair: str = ""
    """The name of its pair, where it is one of two that differ by a mistake."""

    @property
    def still(self) -> str:
        """The frame that stands for it where nothing can move: of a motion, where it arrives."""
        if self.kind != "motion":
            return self.frame
        return self.frame.removesuffix("motion").removesuffix("-") or "end"


def list_drawn(exercise: Exercise) -> tuple[DrawnView, ...]:
    """Return every drawing that a movement can have: start, end, motion, others, then pairs.

    Whether the file is there, only who has the drawings knows.
    """
    figure = exercise.figure
    side = figure.side
    found = [
        DrawnView("start", "start", wording.DRAWING["start"], figure.start, side),
        DrawnView("end", "end", wording.DRAWING["end"], figure.end, side),
        DrawnView("", "motion", _("In motion"), figure.motion, side),
    ]
    for frame, drawn in figure.others.items():
        found.append(DrawnView(frame, "other", drawn.caption, drawn.alt, side))
        if drawn.motion:
            moving = _("%(version)s, in motion", version=drawn.caption)
            found.append(DrawnView(f"{frame}-motion", "motion", moving, drawn.motion, side))
    for mistake in exercise.mistakes:
        if mistake.shows in figure.pairs:
            wrong, right = figure.pair_frames(mistake.shows).items()
            found.append(DrawnView(wrong[0], "wrong", mistake.fault, wrong[1], side, mistake.shows))
            found.append(DrawnView(right[0], "right", mistake.fix, right[1], side, mistake.shows))
    return tuple(found)
