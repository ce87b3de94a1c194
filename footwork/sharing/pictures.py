"""The drawings as other programs take them: in plain colors, each a file of its own.

The drawings of the pages get their colors from custom properties, which browsers know and
libraries that turn SVG into pixels mostly do not: they draw a black shape.
"""

from __future__ import annotations

from footwork.look.drawings import Drawings
from footwork.model import Exercise, Guide
from footwork.publishing import addresses


def create_files(guide: Guide, site: str, drawings: Drawings) -> dict[str, bytes]:  # noqa: ARG001
    """Return the picture of every drawing of a movement by its published path."""
    found = {
        addresses.picture(exercise.id, frame): drawings.create_picture(exercise.id, frame)
        for exercise in guide.exercises
        for frame in list_frames(exercise)
    }
    return {path: svg.encode() for path, svg in found.items() if svg is not None}


def list_frames(exercise: Exercise) -> tuple[str, ...]:
    """Return the drawings that a movement can have; the one in motion has no name."""
    return ("start", "end", "", *exercise.figure.beside)
