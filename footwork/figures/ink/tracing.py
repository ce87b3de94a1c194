"""From masks to short, smooth paths."""

from __future__ import annotations

import contourpy
import numpy as np
from scipy.ndimage import gaussian_filter

from footwork.figures.ink.curves import fit_closed
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import area_of, calm_ring, resample
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Line, Mask, Vector


def rings_of(
    mask: Mask, soft: float, detail: float, offset: Vector | float, smallest: float
) -> list[Line]:
    """List the borders of a mask (h, w) as closed polylines in drawing units, the largest first.

    They are softened by `soft` pixels; specks below `smallest` units² are left out. `detail` is
    pixels a unit, and `offset` where in the raster the picture begins, in units.
    """
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return []
    room = 2 + int(np.ceil(4 * soft))
    part = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    field = np.pad(part.astype(float), room)
    if soft > 0:
        field = gaussian_filter(field, soft)
    lines = contourpy.contour_generator(z=field, line_type=contourpy.LineType.Separate).lines(0.5)
    corner = np.array([columns[0], rows[0]]) - room + 0.5
    rings = []
    for line in lines:
        ring = (np.asarray(line, float)[:-1] + corner) / detail - offset
        if len(ring) > 6 and abs(area_of(ring)) >= smallest:
            rings.append(ring)
    return sorted(rings, key=lambda ring: -abs(area_of(ring)))


def trace(  # noqa: PLR0913 - a pen has many sides
    mask: Mask,
    *,
    detail: float,
    offset: Vector | float,
    soft: float = 1.0,
    error: float = 0.7,
    smallest: float = 40.0,
) -> str:
    """Write a mask's area (h, w) as path data, "" when there is none.

    `error` is how far the path may be off, in drawing units; the others are those of `rings_of`.
    """
    text = ""
    step = 1.5
    for ring in rings_of(mask, soft, detail, offset, smallest):
        even = resample(np.concatenate([ring, ring[:1]]), step)[:-1]
        if len(even) >= 6:
            text += curve_path(fit_closed(calm_ring(even, step), error, step), closed=True)
    return text


def trace_area(seen: Seen, mask: Mask, origin: Vector | float = 0.0, **options: float) -> str:
    """Return an area of what is seen as path data, counted from an origin in drawing units.

    `options` are those of `trace`; a rough picture may be off by more.
    """
    options["error"] = options.get("error", 0.7) * seen.rough
    return trace(mask, detail=seen.camera.detail, offset=seen.camera.margin + origin, **options)
