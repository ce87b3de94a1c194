"""Outlines in motion: the edge of a part in every key, in one topology.

An edge is no line on the skin: as a part turns, other places come to its edge. So every key has its
own ring, and the rings are matched with that of one key place by place, by where on the body their
places lie: the cheapest way through both at once, as in H. Sakoe and S. Chiba, "Dynamic programming
algorithm optimization for spoken word recognition", IEEE Trans. ASSP 26 (1978) 43-49. Then the same
curves are fitted to all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from footwork.figures.ink.curves import fit_together
from footwork.figures.ink.polylines import calm_ring, corners_of, resample
from footwork.figures.ink.tracing import rings_of
from footwork.figures.loop.shapes import Shape, shape_of
from footwork.figures.scene.camera import Camera
from footwork.figures.typed import Field, Line, Mask, Numbers, Points, Values

STEP = 3.0
"""The places of a ring are so many drawing units apart."""

NEAR = 0.02
"""Places on the body that are so far apart, in meters, are as unlike as"""

FAR = 80.0
"""places so many drawing units apart."""

STILL = 1.6
"""What moves less than so many drawing units in all stands still."""


@dataclass(frozen=True)
class Ring:
    """The edge of a part in one key: its places in the picture, and on the body at rest."""

    places: Line
    rest: Points | None = None


def ring_of(mask: Mask, camera: Camera, soft: float = 1.0) -> Line | None:
    """Return the largest border of a mask (h, w) as an even ring (n, 2) in units, if it has one."""
    rings = rings_of(mask, soft, camera.detail, camera.margin, 40.0)
    if not rings:
        return None
    ring = rings[0]
    even = resample(np.concatenate([ring, ring[:1]]), STEP)[:-1]
    return calm_ring(even, STEP)


def match(one: Ring, two: Ring) -> Line:
    """Return for each place of a ring (n, 2) the place of another ring that belongs to it.

    The way round is that of both; no place goes back behind the one before it.
    """
    cost = _unlikeness(one, two)
    first = int(cost.min(axis=1).argmin())
    other = int(cost[first].argmin())
    cost = np.roll(np.roll(cost, -first, axis=0), -other, axis=1)
    cost = np.pad(cost, ((0, 1), (0, 1)), mode="wrap")
    rows, columns = _cheapest_way(cost)
    count = len(one.places)
    sums, times = np.zeros(count + 1), np.zeros(count + 1)
    np.add.at(sums, rows, columns)
    np.add.at(times, rows, 1)
    along = sums / times
    # Once round and on, so that the calm has no seam.
    length = len(two.places)
    along = np.concatenate([along[:-1] - length, along[:-1], along[:-1] + length])
    along = np.maximum.accumulate(gaussian_filter1d(along, 2.0))[count : 2 * count]
    ring = np.concatenate([two.places, two.places[:1]])
    placed = np.mod(along + other, length)
    found = np.stack(
        [np.interp(placed, np.arange(length + 1), ring[:, axis]) for axis in (0, 1)], axis=1
    )
    return np.roll(found, first, axis=0)


def _unlikeness(one: Ring, two: Ring) -> Field:
    """Say how unlike each place of a ring is to each of another: (n, m)."""
    moved = two.places - two.places.mean(axis=0) + one.places.mean(axis=0)
    cost = np.linalg.norm(one.places[:, None] - moved[None], axis=2) / FAR
    if one.rest is not None and two.rest is not None:
        cost += np.linalg.norm(one.rest[:, None] - two.rest[None], axis=2) / NEAR
    return np.asarray(cost)


def _cheapest_way(cost: Field) -> tuple[Numbers, Numbers]:
    """Find the cheapest way from the first to the last place of both: rows and columns."""
    total = np.empty_like(cost)
    total[0] = np.cumsum(cost[0])
    for row in range(1, len(cost)):
        above = total[row - 1].copy()
        above[1:] = np.minimum(above[1:], total[row - 1, :-1])
        run = np.cumsum(cost[row])
        before = run - cost[row]
        total[row] = run + np.minimum.accumulate(above - before)
    row, column = len(cost) - 1, cost.shape[1] - 1
    way = [(row, column)]
    while row or column:
        choices = [
            (total[row - 1, column - 1], -1, -1) if row and column else (np.inf, 0, 0),
            (total[row - 1, column], -1, 0) if row else (np.inf, 0, 0),
            (total[row, column - 1], 0, -1) if column else (np.inf, 0, 0),
        ]
        _, down, right = min(choices, key=lambda choice: float(choice[0]))
        row, column = row + down, column + right
        way.append((row, column))
    found = np.array(way[::-1])
    return found[:, 0], found[:, 1]


def outline(css: str, rings: Sequence[Ring], home: int, error: float) -> Shape:
    """Make one shape of a part's rings; `home` says with which of them the others are matched.

    `error` is how far its curves may be off, in drawing units.
    """
    own = rings[home]
    lines: list[Line] = [own.places if ring is own else match(own, ring) for ring in rings]
    keys = hold_still(np.array(lines), home)
    corners = corners_of(own.places, STEP)
    return shape_of(css, fit_together(list(keys), corners, error))


def hold_still(keys: Field, home: int) -> Field:
    """Keep what hardly moves (k, n, 2) where it is at home, so that what stands does not tremble.

    Its neighbors go over from standing to moving little by little.
    """
    reach = np.linalg.norm(keys - keys[home], axis=2).max(axis=0)
    free: Values = np.clip(reach / STILL - 1, 0, 1)
    return np.asarray(keys[home] + (keys - keys[home]) * free[None, :, None])
