"""What of a loop has to be seen from afar: where something moves or works."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from footwork.figures.ink.crop import box_text
from footwork.figures.loop.cels import Cel
from footwork.figures.loop.shapes import Shape
from footwork.figures.picture import HEIGHT, WIDTH
from footwork.figures.typed import Line

MOVES = 6.0
"""What moves by so many drawing units can be seen to move."""

WORKING = ("mu", "mu2")
"""Classes of muscles at work."""


def crop_text(layers: Sequence[Shape | Cel]) -> str:
    """Return the part of the picture to show, for a `viewBox`: its corner, width and height."""
    places = np.concatenate([np.zeros((0, 2)), *(_of_note(shape) for shape in _shapes(layers))])
    if not len(places):
        return f"0 0 {WIDTH} {HEIGHT}"
    return box_text(places)


def _shapes(layers: Sequence[Shape | Cel]) -> Iterable[Shape]:
    for layer in layers:
        if isinstance(layer, Cel):
            yield from (layer.outline, *layer.inside, *layer.lines)
        elif layer.css != "sh":
            yield layer


def _of_note(shape: Shape) -> Line:
    """Return where a shape moves, or works: (n, 2)."""
    moved = np.ptp(shape.keys, axis=0).max(axis=1) > MOVES
    if shape.css in WORKING:
        moved[:] = True
    return shape.keys[:, moved].reshape(-1, 2)
