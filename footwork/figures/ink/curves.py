"""Fits smooth curves to polylines.

As in P. J. Schneider, "An algorithm for automatically fitting digitized curves", Graphics Gems
(1990): least squares, re-parametrized, split at the worst place when that is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from footwork.figures.ink.polylines import corners_of
from footwork.figures.typed import Curve, Line, Vector


def _direction(vector: Vector) -> Vector:
    size = float(np.linalg.norm(vector))
    return vector / size if size > 0 else vector


def _arm_before(out: Sequence[Curve], here: Vector, tangent: Vector) -> float | None:
    """Return the arm with which the curve before comes in, when this one may keep it."""
    if not out or np.abs(out[-1][3] - here).max() > 1e-9:
        return None
    arm = out[-1][3] - out[-1][2]
    size = float(np.linalg.norm(arm))
    return size if size > 0 and float(arm @ tangent) > 0.999 * size else None


def _fit_one(
    points: Line, tangents: tuple[Vector, Vector], error: float, known: float | None
) -> tuple[Curve, float, int]:
    """Fit the best single curve, and say how far it is off, and where.

    `known` is the length of its first arm, if that is given.
    """
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


def _fit(points: Line, tangents: tuple[Vector, Vector], error: float, out: list[Curve]) -> None:
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


def fit_open(points: Line, error: float) -> list[Curve]:
    """Fit curves along an open polyline (n, 2), off by at most `error` drawing units."""
    out: list[Curve] = []
    reach = min(4, len(points) - 1)
    ends = _direction(points[reach] - points[0]), _direction(points[-1 - reach] - points[-1])
    _fit(points, ends, error, out)
    return out


def fit_closed(points: Line, error: float, step: float) -> list[Curve]:
    """Fit curves round a closed polyline (n, 2), sharp only at its corners.

    Its first point is not repeated; `step` is how far its points are apart and `error` how far the
    curves may be off, in drawing units.
    """
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
        out: list[Curve] = []
        _fit(ring[: half + 1], (tangent, -across), error, out)
        _fit(ring[half:], (across, -tangent), error, out)
        return out
    out = []
    for first, last in zip(corners, [*corners[1:], corners[0] + count], strict=True):
        piece = points[np.arange(first, last + 1) % count]
        out += fit_open(piece, error)
    return out


def fit_together(rings: Sequence[Line], corners: Sequence[int], error: float) -> list[list[Curve]]:
    """Fit the same number of curves round closed polylines (n, 2) whose points belong together.

    They are sharp only at the corners, given by their places in the polylines; every curve is off
    by at most `error` drawing units, in each of them. Returns the curves of each polyline.
    """
    count = len(rings[0])
    found: list[list[Curve]] = [[] for _ in rings]
    if corners:
        starts = list(corners)
        sharp = True
    else:
        first = int(rings[0][:, 1].argmax())
        starts, sharp = [first, (first + count // 2) % count], False
        starts.sort()
    for one, two in zip(starts, [*starts[1:], starts[0] + count], strict=True):
        index = np.arange(one, two + 1) % count
        pieces = [ring[index] for ring in rings]
        tangents = [
            _ends(piece) if sharp else (_across(ring, one), -_across(ring, two))
            for ring, piece in zip(rings, pieces, strict=True)
        ]
        _fit_pieces(pieces, tangents, error, found)
    return found


def _across(ring: Line, place: int) -> Vector:
    count = len(ring)
    return _direction(ring[(place + 4) % count] - ring[(place - 4) % count])


def _ends(points: Line) -> tuple[Vector, Vector]:
    reach = min(4, len(points) - 1)
    return _direction(points[reach] - points[0]), _direction(points[-1 - reach] - points[-1])


def _fit_pieces(
    pieces: Sequence[Line],
    tangents: Sequence[tuple[Vector, Vector]],
    error: float,
    out: Sequence[list[Curve]],
) -> None:
    count = len(pieces[0])
    if count <= 2:
        for piece, done in zip(pieces, out, strict=True):
            _fit(piece, _ends(piece), error, done)
        return
    fits = [
        _fit_one(piece, ends, error, None) for piece, ends in zip(pieces, tangents, strict=True)
    ]
    _, gap, worst = max(fits, key=lambda fit: fit[1])
    if gap <= error:
        for (curve, _, _), done in zip(fits, out, strict=True):
            done.append(curve)
        return
    split = int(np.clip(worst, 1, count - 2))
    reach = max(1, min(4, split, count - 1 - split))
    middles = [_direction(piece[split - reach] - piece[split + reach]) for piece in pieces]
    first = [(start, middle) for (start, _), middle in zip(tangents, middles, strict=True)]
    second = [(-middle, end) for (_, end), middle in zip(tangents, middles, strict=True)]
    _fit_pieces([piece[: split + 1] for piece in pieces], first, error, out)
    _fit_pieces([piece[split:] for piece in pieces], second, error, out)
