"""The lines of a drawing: one round every group, and those inside it."""

from __future__ import annotations

from collections.abc import Sequence

import contourpy
import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import distance_transform_edt

from footwork.figures.body.normals import vertex_normals
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.lines import away_from, pen_stroke, turning_lines, unhook, visible_runs
from footwork.figures.ink.paths import curve_path, line_path
from footwork.figures.ink.polylines import gaps_between, length_of, resample, smooth_open
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Field, Line, Mask

COARSE = 2.0
"""From this roughness on, inner lines are plain strokes that do not thin out."""

OUTLINE = 0.75
"""An outline may be off by so many units."""

CROWDED = 6.0
"""A line that lies nearer than this to longer ones, in drawing units, is left out."""


def find_strokes(seen: Seen, mesh: Mesh, near: Field) -> list[tuple[Line, bool, bool]]:
    """Find the lines inside a part, in drawing units, the longest first.

    `near` (h, w) is each pixel's distance from an outline, in pixels. Returns of each line (n, 2)
    whether it begins at the outline and whether it ends there.
    """
    camera = seen.camera
    normals = vertex_normals(mesh.points, mesh.triangles)
    lined = mesh.triangles if mesh.lined is None else mesh.lined
    found: list[tuple[Line, bool, bool]] = []
    for line in turning_lines(mesh.points, normals, lined, camera.to_viewer):
        for run in visible_runs(camera.project(line), seen.raster, 0.003):
            for piece, meets_start, meets_end in away_from(run, near, 3.2 * camera.detail):
                tidy = piece if meets_end else unhook(piece)
                tidy = tidy if meets_start else unhook(tidy[::-1])[::-1]
                tidy = camera.units(tidy)
                if length_of(tidy) > mesh.shortest * seen.rough:
                    found.append((tidy, meets_start, meets_end))
    strokes = []
    kept = np.full((1, 2), np.inf)
    found.sort(key=lambda stroke: -length_of(stroke[0]))
    for stroke in found:
        if np.median(gaps_between(stroke[0], kept)) >= CROWDED:
            kept = np.concatenate([kept, stroke[0]])
            strokes.append(stroke)
    return strokes


def inner_strokes(seen: Seen, mesh: Mesh, near: Field) -> list[str]:
    """Write the lines inside a part as path data.

    `near` (h, w) is each pixel's distance from an outline, in pixels.
    """
    strokes = []
    for line, meets_start, meets_end in find_strokes(seen, mesh, near):
        if seen.rough >= COARSE:
            plain = smooth_open(resample(line, 2.0), 3.0)
            strokes.append(curve_path(fit_open(plain, 1.8)))
        else:
            free = {"thin_start": not meets_start, "thin_end": not meets_end}
            strokes.append(pen_stroke(line, mesh.thin, **free))
    return strokes


def outline(seen: Seen, drawing: Drawing) -> None:
    """Draw one line round every group, and what is inside it."""
    for group in dict.fromkeys(mesh.group for mesh in seen.meshes if mesh.group):
        drawing.lines.append(path("ol", trace_area(seen, seen.mask(group), error=OUTLINE)))
    inner_lines(seen, drawing)


def inner_lines(seen: Seen, drawing: Drawing) -> None:
    """Draw pen strokes inside the groups, and the edges of things."""
    near = outline_distance(seen)
    strokes = []
    for mesh in seen.meshes:
        if mesh.turning and mesh.group:
            strokes += inner_strokes(seen, mesh, near)
    drawing.lines.append(edges_of(seen, near))
    drawing.lines.append(path("fl" if seen.rough >= COARSE else "il", "".join(strokes)))


def outline_distance(seen: Seen) -> Field:
    """Return each pixel's distance from the nearest outline of a group, in pixels: (h, w)."""
    near = np.full(seen.part.shape, np.inf)
    for group in dict.fromkeys(mesh.group for mesh in seen.meshes if mesh.group):
        mask = seen.mask(group)
        if mask.any():
            near = np.minimum(
                near, np.maximum(distance_transform_edt(mask), distance_transform_edt(~mask))
            )
    return near


def edges_of(seen: Seen, near: Field) -> str:
    """Draw the edges of things where they are seen; `near` is that of `find_strokes`."""
    camera = seen.camera
    edges = []
    for mesh in seen.meshes:
        for edge in mesh.edges:
            for run in visible_runs(camera.project(edge), seen.raster, 0.004):
                if len(edge) == 2:
                    units = camera.units(run)
                    if length_of(units) > 6:
                        edges.append(line_path(units[[0, -1]]))
                    continue
                for piece, _, _ in away_from(run, near, 3.2 * camera.detail):
                    units = camera.units(piece)
                    if length_of(units) > 6:
                        bent = fit_open(smooth_open(units, 3), 0.8 * seen.rough)
                        edges.append(curve_path(bent))
    return path("pl", "".join(edges))


def level_lines(
    seen: Seen, mask: Mask, values: Field, levels: Sequence[float], shortest: float = 60
) -> str:
    """Write lines of equal value inside a mask as path data: the fibers of a muscle.

    `mask` and `values` are (h, w); lines below `shortest`, in drawing units, are left out.
    """
    inner = ndi.binary_erosion(mask, iterations=max(2, round(4 * seen.camera.detail)))
    field_ = np.ma.masked_array(values, mask=~inner)
    text = ""
    generator = contourpy.contour_generator(z=field_, line_type=contourpy.LineType.Separate)
    for level in levels:
        for line in generator.lines(level):
            units = (np.asarray(line, float) + 0.5) / seen.camera.detail - seen.camera.margin
            if length_of(units) > shortest:
                text += curve_path(fit_open(smooth_open(resample(units, 3), 4), 2.0))
    return text
