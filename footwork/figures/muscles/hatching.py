"""Hatching: slanted lines over an area that lies under others."""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.ink.paths import line_path
from footwork.figures.ink.polylines import length_of
from footwork.figures.picture import HEIGHT, MARGIN, WIDTH
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Mask

APART = 17.0
"""The lines are so far from each other, in drawing units."""

SHORTEST = 9.0
"""Shorter lines, in drawing units, are left out."""


def hatch(seen: Seen, area: Mask) -> str:
    """Write lines that rise to the right over an area (h, w) as path data."""
    camera = seen.camera
    inner = ndi.binary_erosion(area, iterations=max(1, round(2 * camera.detail)))
    text = ""
    first, last = -MARGIN * 2, WIDTH + HEIGHT + MARGIN * 2
    for sum_ in np.arange(first, last, APART * np.sqrt(2)):
        x = np.arange(-MARGIN, WIDTH + MARGIN, 1.0)
        line = np.stack([x, sum_ - x], axis=1)
        line = line[(line[:, 1] > -MARGIN) & (line[:, 1] < HEIGHT + MARGIN)]
        if not len(line):
            continue
        column, row = camera.pixels(line)
        runs, count = ndi.label(inner[row, column])
        for name in range(1, count + 1):
            run = line[runs == name]
            if length_of(run) > SHORTEST:
                text += line_path(run[[0, -1]])
    return text
