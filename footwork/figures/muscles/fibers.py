"""The fibers of a muscle: lines along its belly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from footwork.figures.body.spots import Spot
from footwork.figures.ink.strokes import level_lines
from footwork.figures.muscles.regions import across_belly
from footwork.figures.muscles.tables import LEG_BELLIES, LEG_MORE
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Mask


def create_fibers(
    seen: Seen,
    muscle: str,
    skin: tuple[Mask, Spot],
    choose: Callable[[Mask], Sequence[float]],
    shortest: float = 60,
) -> str:
    """Return the fibers of a muscle of the leg as path data, "" for one of the foot.

    `skin` is the bare leg, as a mask (h, w) and its n points. `choose` says for the area of a
    belly (h, w) where fibers run across it: -1 and 1 are its borders. Fibers below `shortest`, in
    drawing units, are left out.
    """
    mask, spot = skin
    text = ""
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            across = across_belly(table[muscle], spot)
            area = spread(mask, np.abs(across) <= 1)
            values = spread(mask, across, fill=9.0)
            text += level_lines(seen, area, values, choose(area), shortest)
    return text
