"""Inner lines of a drawing: where a smooth surface turns away from the viewer, in front of itself.

The lines are found on the mesh, tested against the depth picture, freed from what the outline
draws already, and given the shape of a pen stroke that thins out where it ends.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.ink.curves import fit_closed
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import length_of, resample, smooth_open
from footwork.figures.scene.raster import Raster
from footwork.figures.typed import Field, Line, Points, Triangles, Vector


def turning_lines(
    points: Points, normals: Points, triangles: Triangles, to_viewer: Vector
) -> list[Line]:
    """Find the polylines (n, 3), in meters, along which a smooth surface is seen edge-on.

    The surface is given by points (v, 3), their normals (v, 3) and triangles (m, 3).
    """
    facing = normals @ to_viewer
    facing[facing == 0] = 1e-9
    front = facing[triangles] > 0
    crossed = triangles[front.any(axis=1) & ~front.all(axis=1)]
    where: dict[tuple[int, int], Vector] = {}
    links: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for triangle in crossed.tolist():
        keys = []
        for a, b in (
            (triangle[0], triangle[1]),
            (triangle[1], triangle[2]),
            (triangle[2], triangle[0]),
        ):
            if (facing[a] > 0) != (facing[b] > 0):
                key = (a, b) if a < b else (b, a)
                keys.append(key)
                if key not in where:
                    share = facing[key[0]] / (facing[key[0]] - facing[key[1]])
                    where[key] = points[key[0]] * (1 - share) + points[key[1]] * share
        one, two = keys
        links.setdefault(one, []).append(two)
        links.setdefault(two, []).append(one)
    seen: set[tuple[int, int]] = set()
    lines = []
    for start in [key for key in links if len(links[key]) == 1] + list(links):
        if start in seen:
            continue
        chain = [start]
        seen.add(start)
        while True:
            ahead = next((key for key in links[chain[-1]] if key not in seen), None)
            if ahead is None:
                break
            chain.append(ahead)
            seen.add(ahead)
        if len(chain) > 2 and start in links[chain[-1]]:
            chain.append(start)
        lines.append(np.array([where[key] for key in chain]))
    return lines


def visible_runs(line: Line, raster: Raster, slack: float) -> list[Line]:
    """Find the parts of a projected polyline that nothing hides.

    `line` (n, 3) is in pixels and meters of depth; `slack` is how far behind, in meters, still
    counts as seen.
    """
    if length_of(line[:, :2]) < 4:
        return []
    even = resample(line, 1.0)
    height, width = raster.depth.shape
    x, y = (np.floor(even[:, axis]).astype(int) for axis in (0, 1))
    inside = (x > 0) & (y > 0) & (x < width - 1) & (y < height - 1)
    x, y = np.clip(x, 1, width - 2), np.clip(y, 1, height - 2)
    around = [raster.depth[y + dy, x + dx] for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    seen = inside & (even[:, 2] <= np.max(around, axis=0) + slack)
    padded = np.concatenate([np.zeros(8, bool), seen, np.zeros(8, bool)])
    seen = ndi.binary_closing(padded, np.ones(9, bool))[8:-8]
    names, count = ndi.label(seen)
    return [even[names == name] for name in range(1, count + 1)]


def away_from(run: Line, distance: Field, gap: float) -> list[tuple[Line, bool, bool]]:
    """Cut a run (n, 3), in pixels, into the pieces farther than `gap` pixels from the outline.

    `distance` (h, w) is each pixel's from the outline. Returns each piece (n, 2), whether it begins
    at the outline and whether it ends there. A piece that meets the outline reaches into it by a
    few pixels, so that no gap shows.
    """
    height, width = distance.shape
    x, y = np.clip(run[:, :2].astype(int), 0, [width - 1, height - 1]).T
    free = ndi.binary_opening(distance[y, x] > gap, np.ones(5, bool))
    names, count = ndi.label(free)
    pieces = []
    for name in range(1, count + 1):
        index = np.flatnonzero(names == name)
        first, last = index[0], index[-1]
        starts, ends = first > 0, last < len(run) - 1
        reach = int(np.ceil(gap)) + 2
        pieces.append((run[max(0, first - reach) : last + 1 + reach, :2], bool(starts), bool(ends)))
    return pieces


def unhook(points: Line) -> Line:
    """Cut off the little turned-back hook in which a visible run (n, 2) can end."""
    while len(points) > 24:
        last, before = points[-1] - points[-5], points[-7] - points[-17]
        size = max(1e-9, float(np.linalg.norm(last) * np.linalg.norm(before)))
        if float(last @ before) / size > 0.8:
            break
        points = points[:-1]
    return points


def pen_stroke(points: Line, width: float, *, thin_start: bool, thin_end: bool) -> str:
    """Write a stroke as a filled shape in path data, drawn out to a point at its free ends.

    `points` (n, 2) and `width` are in drawing units.
    """
    line = resample(smooth_open(resample(points, 1.5), 2.0), 2.0)
    if len(line) < 4:
        return ""
    ring = pen_ring(line, width, thin_start=thin_start, thin_end=thin_end)
    return curve_path(fit_closed(ring, 1.0, 2.0), closed=True)


def pen_ring(line: Line, width: float, *, thin_start: bool, thin_end: bool) -> Line:
    """Return the border of a stroke: (2n, 2) for an even line (n, 2), there and back."""
    total = length_of(line)
    along = np.linspace(0, total, len(line))
    taper = min(42.0, total * (0.45 if thin_start and thin_end else 0.7))
    half = np.full(len(line), width / 2)
    if thin_start:
        half *= np.sqrt(np.clip(along / taper, 0.02, 1))
    if thin_end:
        half *= np.sqrt(np.clip((total - along) / taper, 0.02, 1))
    tangent = np.gradient(line, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    normal = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    return np.concatenate([line + normal * half[:, None], (line - normal * half[:, None])[::-1]])
