"""The fibers of a muscle: lines along its belly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from footwork.figures.body.spots import Spot
from footwork.figures.ink.strokes import level_lines
from footwork.figures.muscles.regions import OUTSIDE, strips
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Mask, Values

Choose = Callable[[Mask], Sequence[float]]
"""Says for the area of a belly (h, w) where fibers run across it: -1 and 1 are its borders."""


def trace_fibers(
    seen: Seen, mask: Mask, bellies: Iterable[Values], choose: Choose, shortest: float = 60
) -> str:
    """Return lines along bellies as path data.

    `mask` (h, w) is the bare leg; each belly says where across it the mask's points lie. Lines
    below `shortest`, in drawing units, are left out.
    """
    text = ""
    for across in bellies:
        area = spread(mask, np.abs(across) <= 1)
        if area.any():
            values = spread(mask, across, fill=OUTSIDE)
            text += level_lines(seen, area, values, choose(area), shortest)
    return text


def create_fibers(
    seen: Seen, muscle: str, skin: tuple[Mask, Spot], choose: Choose, shortest: float = 60
) -> str:
    """Return the fibers of a muscle that is next to the skin as path data.

    `skin` is the bare leg, as a mask (h, w) and its n points.
    """
    mask, spot = skin
    return trace_fibers(seen, mask, strips(muscle, spot), choose, shortest)
