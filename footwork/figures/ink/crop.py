"""What of a drawing has to be seen from afar."""

from __future__ import annotations

import numpy as np

from footwork.figures.picture import HEIGHT, WIDTH
from footwork.figures.typed import Line

ROOM = 50.0
"""So much is left round it, in drawing units."""


def box_text(places: Line) -> str:
    """Return a box round places (n, 2) in drawing units, with some room and within the picture."""
    size = np.array([WIDTH, HEIGHT])
    low = np.clip(places.min(axis=0) - ROOM, 0, size)
    high = np.clip(places.max(axis=0) + ROOM, 0, size)
    x, y, wide, high_ = (round(float(value)) for value in (*low, *(high - low)))
    return f"{x} {y} {wide} {high_}"
