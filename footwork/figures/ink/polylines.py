"""Polylines: measured, evened out, calmed."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial.distance import cdist

from footwork.figures.typed import Line, Values


def resample(points: Line, step: float) -> Line:
    """Place points at even distances of about `step` along a polyline (n, d), ends kept."""
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(2, int(np.ceil(along[-1] / step)) + 1)
    places = np.linspace(0, along[-1], count)
    return np.stack(
        [np.interp(places, along, points[:, axis]) for axis in range(points.shape[1])], axis=1
    )


def length_of(points: Line) -> float:
    """Measure the length of a polyline (n, d)."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def gaps_between(points: Line, others: Line) -> Values:
    """Measure how far each point (n, 2) is from the nearest of the others (m, 2): (n,)."""
    return np.asarray(cdist(points, others).min(axis=1))


CORNER = 50.0
"""Turns sharper than this (degrees) stay corners."""


def corners_of(points: Line, step: float) -> list[int]:
    """List the points of a closed polyline (n, 2), `step` apart, at which it turns sharply."""
    reach = max(2, round(5 / step))
    before, after = (
        points - np.roll(points, reach, axis=0),
        np.roll(points, -reach, axis=0) - points,
    )
    dot = (before * after).sum(axis=1)
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    sharp = np.abs(np.degrees(np.arctan2(cross, dot)))
    peak = sharp >= np.max([np.roll(sharp, k) for k in range(-reach, reach + 1)], axis=0) - 1e-12
    return [int(i) for i in np.flatnonzero(peak & (sharp > CORNER))]


def smooth_open(points: Line, sigma: float) -> Line:
    """Calm a polyline (n, d) over about `sigma` points; its ends stay."""
    if len(points) < 6:
        return points
    calm = gaussian_filter1d(points, sigma, axis=0, mode="nearest")
    index = np.arange(len(points))
    share = np.minimum(1, np.minimum(index, index[::-1]) / (2 * sigma))[:, None]
    return np.asarray(calm * share + points * (1 - share))


def area_of(ring: Line) -> float:
    """Measure the area of a closed polyline (n, 2), signed."""
    x, y = ring[:, 0], ring[:, 1]
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def calm_ring(ring: Line, step: float) -> Line:
    """Calm the small steps of pixels in a closed polyline (n, 2); its corners stay."""
    count = len(ring)
    if count < 24:
        return ring
    calm = gaussian_filter1d(ring, 4.0 / step, axis=0, mode="wrap")
    corners = corners_of(ring, step)
    if not corners:
        return np.asarray(calm)
    gaps = np.abs(np.arange(count)[:, None] - np.array(corners)[None])
    nearest = np.minimum(gaps, count - gaps).min(axis=1)
    share = np.clip(nearest * step / 10, 0, 1)[:, None]
    return np.asarray(calm * share + ring * (1 - share))
