"""From masks and polylines to short, smooth paths.

Curves are fitted as in P. J. Schneider, "An algorithm for automatically fitting digitized curves",
Graphics Gems (1990): least squares, re-parametrized, split at the worst place when that is not
enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import contourpy
import numpy as np
from scipy.ndimage import gaussian_filter, gaussian_filter1d
from scipy.spatial.distance import cdist

Array = np.ndarray[Any, Any]

CORNER = 50.0
"""Turns sharper than this (degrees) stay corners."""

SAME = 1.5
"""A control point that is off by no more units than rounding makes it counts as the same."""


def resample(points: Array, step: float) -> Array:
    """Points at even distances along a polyline, ends kept."""
    lengths = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(2, int(np.ceil(along[-1] / step)) + 1)
    places = np.linspace(0, along[-1], count)
    return np.stack(
        [np.interp(places, along, points[:, axis]) for axis in range(points.shape[1])], axis=1
    )


def length_of(points: Array) -> float:
    """Length of a polyline."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def gaps_between(points: Array, others: Array) -> Array:
    """How far each point is from the nearest of the others."""
    return np.asarray(cdist(points, others).min(axis=1))


def _direction(vector: Array) -> Array:
    size = float(np.linalg.norm(vector))
    return vector / size if size > 0 else vector


def _arm_before(out: Sequence[Array], here: Array, tangent: Array) -> float | None:
    """The arm with which the curve before comes in, when this one may go on with the same."""
    if not out or np.abs(out[-1][3] - here).max() > 1e-9:
        return None
    arm = out[-1][3] - out[-1][2]
    size = float(np.linalg.norm(arm))
    return size if size > 0 and float(arm @ tangent) > 0.999 * size else None


def _fit_one(
    points: Array, tangents: tuple[Array, Array], error: float, known: float | None
) -> tuple[Array, float, int]:
    """The best single curve, how far it is off, and where; `known` is its first arm if given."""
    start, end = tangents
    chord = float(np.linalg.norm(points[-1] - points[0]))
    u = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    u /= max(u[-1], 1e-9)
    for _ in range(4):
        v = 1 - u
        basis = np.stack([v**3, 3 * u * v**2, 3 * u**2 * v, u**3], axis=1)
        one, two = basis[:, 1:2] * start, basis[:, 2:3] * end
        rest = (
            points
            - (basis[:, :1] + basis[:, 1:2]) * points[0]
            - (basis[:, 2:3] + basis[:, 3:]) * points[-1]
        )
        a, b, c = float((one * one).sum()), float((one * two).sum()), float((two * two).sum())
        p, q = float((one * rest).sum()), float((two * rest).sum())
        det = a * c - b * b
        if known is not None and c > 0:
            arms = (known, (q - b * known) / c)
        elif abs(det) > 1e-12:
            arms = ((p * c - q * b) / det, (q * a - p * b) / det)
        else:
            arms = (0.0, 0.0)
        if min(arms) < chord * 1e-3 or max(arms) > chord * 3:
            arms = (known or chord / 3, chord / 3)
        curve = np.array(
            [points[0], points[0] + start * arms[0], points[-1] + end * arms[1], points[-1]]
        )
        off = basis @ curve - points
        distance = np.linalg.norm(off, axis=1)
        worst = int(distance.argmax())
        if distance[worst] <= error:
            break
        speed = 3 * (
            v[:, None] ** 2 * (curve[1] - curve[0])
            + 2 * (u * v)[:, None] * (curve[2] - curve[1])
            + u[:, None] ** 2 * (curve[3] - curve[2])
        )
        u = np.clip(u - (off * speed).sum(axis=1) / np.maximum((speed**2).sum(axis=1), 1e-9), 0, 1)
        u = np.maximum.accumulate(u)
    return curve, float(distance[worst]), worst


def _fit(points: Array, tangents: tuple[Array, Array], error: float, out: list[Array]) -> None:
    start, end = tangents
    count = len(points)
    chord = float(np.linalg.norm(points[-1] - points[0]))
    if count <= 2:
        out.append(
            np.array(
                [points[0], points[0] + start * chord / 3, points[-1] + end * chord / 3, points[-1]]
            )
        )
        return
    known = _arm_before(out, points[0], start)
    curve, gap, worst = _fit_one(points, tangents, error, known)
    if known and gap > error:
        curve, gap, worst = _fit_one(points, tangents, error, None)
    if gap <= error:
        out.append(curve)
        return
    split = int(np.clip(worst, 1, count - 2))
    reach = max(1, min(4, split, count - 1 - split))
    middle = _direction(points[split - reach] - points[split + reach])
    _fit(points[: split + 1], (start, middle), error, out)
    _fit(points[split:], (-middle, end), error, out)


def fit_open(points: Array, error: float) -> list[Array]:
    """Curves (4 x 2 each) along an open polyline."""
    out: list[Array] = []
    reach = min(4, len(points) - 1)
    ends = _direction(points[reach] - points[0]), _direction(points[-1 - reach] - points[-1])
    _fit(points, ends, error, out)
    return out


def corners_of(points: Array, step: float) -> list[int]:
    """Numbers of the points of a closed polyline where it turns sharply."""
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


def fit_closed(points: Array, error: float, step: float) -> list[Array]:
    """Curves round a closed polyline (first point not repeated), sharp only at its corners."""
    count = len(points)
    corners = corners_of(points, step)
    if not corners:
        # Begin where the curve is straightest, and go round with one common direction at that
        # place.
        start = int(points[:, 1].argmax())
        ring = np.concatenate([np.roll(points, -start, axis=0), points[start : start + 1]])
        tangent = _direction(ring[min(4, count - 1)] - ring[-5 if count > 5 else -2])
        half = count // 2
        across = _direction(ring[min(half + 4, count)] - ring[max(half - 4, 0)])
        out: list[Array] = []
        _fit(ring[: half + 1], (tangent, -across), error, out)
        _fit(ring[half:], (across, -tangent), error, out)
        return out
    out = []
    for first, last in zip(corners, [*corners[1:], corners[0] + count], strict=True):
        piece = points[np.arange(first, last + 1) % count]
        out += fit_open(piece, error)
    return out


def _numbers(values: Iterable[float]) -> str:
    text = ""
    for value in values:
        word = str(round(value))
        text += word if not text or word.startswith("-") else " " + word
    return text


def curve_path(curves: Sequence[Array], *, closed: bool = False) -> str:
    """Path data in whole units, relative, without drift."""
    here = np.round(curves[0][0])
    text = "M" + _numbers(here)
    command = ""
    mirrored: Array | None = None
    for curve in curves:
        target = np.round(curve[1:])
        step = (target - here).ravel()
        if not step.any():
            here = target[2]
            continue
        if _is_straight(curve):
            letter, numbers, after = "l", step[4:], None
        else:
            # A curve that goes on as the last one ended needs no first control point.
            smooth = mirrored is not None and np.abs(here + mirrored - curve[1]).max() <= SAME
            letter, numbers = ("s", step[2:]) if smooth else ("c", step)
            after = target[2] - target[1]
        values = _numbers(numbers)
        if letter == command:
            text += values if values.startswith("-") else " " + values
        else:
            text += letter + values
        here, command, mirrored = target[2], letter, after
    return text + ("z" if closed else "")


def _is_straight(curve: Array) -> bool:
    chord = curve[3] - curve[0]
    size = float(np.linalg.norm(chord))
    if size < 1.5:
        return True
    offsets = np.abs((curve[1:3] - curve[0]) @ np.array([-chord[1], chord[0]])) / size
    return bool(offsets.max() < 0.35)


def line_path(points: Array, *, closed: bool = False) -> str:
    """Straight lines between points, in whole units."""
    steps = np.diff(np.round(points), axis=0)
    return (
        "M"
        + _numbers(np.round(points[0]))
        + "l"
        + _numbers(steps.ravel())
        + ("z" if closed else "")
    )


def smooth_open(points: Array, sigma: float) -> Array:
    """A calmer polyline with the same ends."""
    if len(points) < 6:
        return points
    calm = gaussian_filter1d(points, sigma, axis=0, mode="nearest")
    index = np.arange(len(points))
    share = np.minimum(1, np.minimum(index, index[::-1]) / (2 * sigma))[:, None]
    return np.asarray(calm * share + points * (1 - share))


def area_of(ring: Array) -> float:
    """Area of a closed polyline, signed."""
    x, y = ring[:, 0], ring[:, 1]
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def rings_of(
    mask: Array, soft: float, detail: float, offset: Array | float, smallest: float
) -> list[Array]:
    """The borders of a mask in drawing units, softened by `soft` pixels.

    Specks below `smallest` units² are left out.
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


def calm_ring(ring: Array, step: float) -> Array:
    """A closed polyline without the small steps of pixels; its corners stay where they are."""
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


def trace(  # noqa: PLR0913 - a pen has many sides
    mask: Array,
    *,
    detail: float,
    offset: Array | float,
    soft: float = 1.0,
    error: float = 0.7,
    smallest: float = 40.0,
) -> str:
    """Path data of a mask's area, "" when there is none."""
    text = ""
    step = 1.5
    for ring in rings_of(mask, soft, detail, offset, smallest):
        even = resample(np.concatenate([ring, ring[:1]]), step)[:-1]
        if len(even) >= 6:
            text += curve_path(fit_closed(calm_ring(even, step), error, step), closed=True)
    return text
