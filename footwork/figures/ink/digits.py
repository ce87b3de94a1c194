"""Toes: each with a closed outline, joined to the foot at its web, in every pose.

Every pixel of a foot knows which toe it shows. The border of a toe is drawn wherever it lies before
another toe, or before or behind what it is not joined to: where the picture steps in depth. What is
before the background has the outline of the body already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import contourpy
import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import gaussian_filter

from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.lines import pen_stroke
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import length_of, resample, smooth_open
from footwork.figures.ink.strokes import COARSE
from footwork.figures.ink.svg import path
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.feet import TOES_TOP, toe_at
from footwork.figures.pose.legs import TOES
from footwork.figures.pose.stances import SIDES
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Chosen, Field, Labels, Line, Numbers

STEP = 0.0035
"""Two places seen side by side are not joined when one is so much farther away, in meters."""

ASIDE = 2.0
"""So far to both sides of a border, in pixels, it is looked at what meets there."""

SHORTEST = 9.0
"""Shorter lines, in drawing units, are left out."""

WIDTH = 3.0
"""How wide the line round a toe is, in drawing units."""

BEHIND = 0.008
"""A line that is no border of two toes is one of depth when what is behind is so far behind."""


@dataclass(frozen=True)
class _Foot:
    """A foot as it is seen: which toe each pixel shows (h, w), 0 for the rest, and its depth."""

    toes: Labels
    skin: Labels
    """1 where this foot's leg is seen, 2 where another part of the scene is, 0 for nothing."""
    depth: Field


def _foot(seen: Seen, group: str, side: Side) -> _Foot:
    there = seen.mask(group)
    mine = there & (seen.rest[..., 0] * out(side) > 0)
    low = mine & (seen.rest[..., 2] < TOES_TOP)
    skin = np.where(mine, 1, np.where(there, 2, 0))
    return _Foot(spread(low, toe_at(seen.rest[low])), skin, seen.raster.depth)


def _borders(foot: _Foot, toe: int) -> Iterator[tuple[Line, Line]]:
    """Yield the borders of a toe, closed: points (n, 2) in pixels, and the way out of the toe."""
    field = gaussian_filter((foot.toes == toe).astype(float), 1.0)
    for line in contourpy.contour_generator(z=field, line_type=contourpy.LineType.Separate).lines(
        0.5
    ):
        ring = resample(np.asarray(line, float), 1.0)
        if len(ring) > 12:
            ahead = ndi.gaussian_filter1d(np.gradient(ring, axis=0), 2, axis=0, mode="wrap")
            ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
            # Contours have what is higher on their left hand, as the picture's rows go down.
            away = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
            inside = ndi.map_coordinates(field, (ring + 2 * away).T[::-1], order=1).mean()
            yield ring, away * (-1 if inside > 0.5 else 1)


def _drawn(foot: _Foot, toe: int, ring: Line, away: Line) -> Chosen:
    """Say which points of a toe's border (n, 2) get a line: (n,)."""
    limits = np.array(foot.toes.shape[::-1]) - 1

    def at(points: Line) -> tuple[Numbers, Numbers]:
        x, y = np.clip(np.round(points).astype(int), 0, limits).T
        return y, x

    within, beyond = at(ring - ASIDE * away), at(ring + ASIDE * away)
    with np.errstate(invalid="ignore"):  # what is cut off is endlessly far
        jump = foot.depth[beyond] - foot.depth[within]
    other = foot.toes[beyond]
    # Where two toes meet, the nearer draws the line, or of two as near the first.
    meets = (foot.skin[beyond] == 1) & (other > 0) & (other != toe)
    first = np.where(np.abs(jump) > STEP, jump > 0, toe < other)
    over = (foot.skin[beyond] > 0) & (other == 0) & (np.abs(jump) > BEHIND)
    found = (meets & first) | over
    return np.asarray(
        ndi.binary_closing(np.tile(found, 3), np.ones(9, bool))[len(found) : -len(found)]
    )


def _runs(ring: Line, drawn: Chosen) -> Iterator[Line]:
    """Yield the pieces (n, 2) of a closed border that are drawn."""
    if not drawn.any():
        return
    if not drawn.all():
        start = int(np.argmin(drawn))
        ring, drawn = np.roll(ring, -start, axis=0), np.roll(drawn, -start)
    names, count = ndi.label(drawn)
    for name in range(1, count + 1):
        yield ring[names == name]


def find_toe_lines(seen: Seen) -> Iterator[Line]:
    """Yield the lines (n, 2) of all toes that are seen, in drawing units.

    They are not part of an outline.
    """
    groups = {mesh.group for mesh in seen.meshes}
    for side in SIDES.values():
        for group in groups & {"body", f"leg{side}"}:
            foot = _foot(seen, group, side)
            for toe in TOES:
                if (foot.toes == toe).sum() < 12:
                    continue
                for ring, away in _borders(foot, toe):
                    for run in _runs(ring, _drawn(foot, toe, ring, away)):
                        line = seen.camera.units(run + 0.5)
                        if length_of(line) >= SHORTEST:
                            yield line


def toe_lines(seen: Seen) -> str:
    """Draw the lines of all toes that are seen.

    Those of a leg seen near thin out at their ends; a person's are plain.
    """
    plain = seen.rough >= COARSE or any(mesh.group == "body" for mesh in seen.meshes)
    text = ""
    for line in find_toe_lines(seen):
        if plain:
            text += curve_path(fit_open(smooth_open(resample(line, 1.5), 2.5), 0.8))
        else:
            text += pen_stroke(line, WIDTH, thin_start=True, thin_end=True)
    return path("fl" if plain else "il", text)
