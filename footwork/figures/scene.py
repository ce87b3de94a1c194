"""A scene of posed parts, seen by a camera, becomes layers of paths.

Fills, shade, overlays, lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import contourpy
import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import distance_transform_edt, gaussian_filter

from footwork.figures.camera import MARGIN, Camera, Raster, rasterize, vertex_normals
from footwork.figures.lines import away_from, pen_stroke, turning_lines, unhook, visible_runs
from footwork.figures.muscles import Spot
from footwork.figures.svg import path
from footwork.figures.tracing import (
    curve_path,
    fit_open,
    gaps_between,
    length_of,
    line_path,
    resample,
    smooth_open,
    trace,
)

Array = np.ndarray[Any, Any]

# Painted in this order; the second class is the shade, and the number how much light is too little
# for it.
LAYERS: dict[str, tuple[str, float]] = {
    "pr": ("pr2", 0.5),
    "tw": ("tw2", 0.42),
    "skd": ("skd2", 0.34),
    "sk": ("sk2", 0.34),
    "hr": ("hr2", 0.40),
    "cl": ("cl2", 0.38),
    "tp": ("tp2", 0.40),
}

LIGHT = (-0.35, 0.45, 0.8)
"""From the left, above and in front of the picture: right, up, to the viewer."""

COARSE = 2.0
"""From this roughness on, inner lines are plain strokes that do not thin out."""

OUTLINE = 0.75
"""An outline may be off by so many units."""

SPILL = 20.0
"""So many units beyond its edge, the shade of a part may be drawn when it is cut off there."""

NO_SHADOW = 0.05
"""From this height on, in metres, nothing shades the ground."""

BLUR = 14.0
"""How soft a shadow is, in drawing units."""

CROWDED = 6.0
"""A line that lies nearer than this to longer ones, in drawing units, is left out."""

THIN = 3.4
"""Width of inner lines in drawing units."""


@dataclass(frozen=True)
class Mesh:
    """A part of the scene."""

    points: Array
    triangles: Array
    css: str
    """Which layer paints it."""
    group: str = ""
    """Parts of one group share one outline; parts without a group have none."""
    rest: Array | None = None
    """Where its points are on the body at rest; None for things."""
    rest_normals: Array | None = None
    edges: Sequence[Array] = ()
    """Lines drawn where they can be seen (things, hems)."""
    turning: bool = True
    """Draw lines where the surface turns away."""
    casts: bool = False
    """Throws a shadow on the ground where it comes near it."""
    thin: float = THIN
    shortest: float = 18.0
    """Inner lines below this length (drawing units) are left out."""
    labels: Callable[[Array], Array] | None = None
    """Says by place at rest which layer paints a point, when it is not always the same."""
    lined: Array | None = None
    """The triangles that may draw lines, when not all do."""


@dataclass(frozen=True)
class Seen:
    """What the camera saw, for whoever puts more on top."""

    camera: Camera
    raster: Raster
    part: Array
    """Number of the part a pixel shows, -1 for none."""
    meshes: Sequence[Mesh]
    rest: Array
    rest_normal: Array
    facing_up: Array
    """How far the surface of each pixel faces up, -1 to 1."""
    rough: float = 1.0
    """How much coarser than a still the paths may be: frames of a loop must be small."""

    def mask(self, *groups: str) -> Array:
        """Pixels of some groups."""
        chosen = [number for number, mesh in enumerate(self.meshes) if mesh.group in groups]
        return np.isin(self.part, chosen)

    def skin(self, mask: Array) -> Spot:
        """Points of skin under a mask."""
        return Spot(self.rest[mask], self.rest_normal[mask])

    def trace(self, mask: Array, origin: Array | float = 0.0, **options: float) -> str:
        """A mask as path data, counted from an origin in drawing units."""
        options["error"] = options.get("error", 0.7) * self.rough
        return trace(mask, detail=self.camera.detail, offset=MARGIN + origin, **options)


def look(meshes: Sequence[Mesh], camera: Camera, rough: float = 1.0) -> Seen:
    """Rasterize the parts."""
    starts = np.concatenate([[0], np.cumsum([len(mesh.points) for mesh in meshes])])
    points = np.concatenate([mesh.points for mesh in meshes])
    triangles = np.concatenate(
        [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
    )
    owner = np.concatenate(
        [np.full(len(mesh.triangles), number) for number, mesh in enumerate(meshes)]
    )
    raster = rasterize(camera.project(points), triangles, camera.size)
    part = np.where(raster.hit, owner[np.maximum(raster.triangle, 0)], -1)
    rest = np.concatenate([mesh.points if mesh.rest is None else mesh.rest for mesh in meshes])
    normals = np.concatenate(
        [
            np.zeros_like(mesh.points) if mesh.rest_normals is None else mesh.rest_normals
            for mesh in meshes
        ]
    )
    corners = points[triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    up = across[:, 2] / np.maximum(np.linalg.norm(across, axis=1), 1e-12)
    facing_up = np.where(raster.hit, up[np.maximum(raster.triangle, 0)], 0)
    return Seen(
        camera,
        raster,
        part,
        meshes,
        raster.spread(triangles, rest),
        raster.spread(triangles, normals),
        facing_up,
        rough,
    )


@dataclass
class Drawing:
    """Paths in the order they are painted."""

    ground: list[str] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    overlays: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """All of them."""
        return "".join(self.ground + self.fills + self.overlays + self.lines + self.front)


def light_of(seen: Seen) -> Array:
    """How much light each pixel gets, -1 to 1, softened so that shade has a calm border."""
    meshes = seen.meshes
    starts = np.concatenate([[0], np.cumsum([len(mesh.points) for mesh in meshes])])
    triangles = np.concatenate(
        [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
    )
    normals = np.concatenate([vertex_normals(mesh.points, mesh.triangles) for mesh in meshes])
    axes = seen.camera.axes
    toward = LIGHT[0] * axes[0] - LIGHT[1] * axes[1] - LIGHT[2] * axes[2]
    toward = toward / np.linalg.norm(toward)
    hit = seen.raster.hit
    lit = np.where(hit, seen.raster.spread(triangles, normals) @ toward, 0)
    blur = 7 * seen.camera.detail
    return np.asarray(
        gaussian_filter(lit, blur) / np.maximum(gaussian_filter(hit.astype(float), blur), 1e-3)
    )


def paint(seen: Seen, drawing: Drawing, base: str = "") -> None:
    """Fill every layer and its shade; `base` names a layer that is filled already.

    A layer reaches a little under those painted later, so no seam shows.
    """
    light = light_of(seen)
    names = list(LAYERS)
    flat_props = np.zeros(seen.part.shape, bool)
    layer = np.full(seen.part.shape, -1)
    for number, mesh in enumerate(seen.meshes):
        mine = seen.part == number
        layer[mine] = names.index(mesh.css) if mesh.labels is None else mesh.labels(seen.rest[mine])
        if mesh.css == "pr":
            flat_props |= seen.part == number
    # The sides of blocks are shaded, their tops are not, wherever the light stands.
    upright = flat_props & (np.abs(seen.facing_up) < 0.7)
    grow = max(2, round(3 * seen.camera.detail))
    for number, (css, (shade, dark)) in enumerate(LAYERS.items()):
        mask = layer == number
        if not mask.any():
            continue
        later = layer > number
        if css != base:
            whole = mask | (ndi.binary_dilation(mask, iterations=grow) & later)
            drawing.fills.append(path(css, seen.trace(whole, error=1.3)))
        dim = upright & mask if css == "pr" else mask & (light < dark)
        dim = ndi.binary_opening(dim, iterations=2)
        dim |= (
            ndi.binary_dilation(dim, iterations=grow)
            & later
            & (light < dark if css != "pr" else later)
        )
        soft = 0.8 if css == "pr" else 2.0 * seen.camera.detail
        error, smallest = 1.5, 250.0
        if base:
            dim, soft, error, smallest = spill(dim, seen), 3 * soft, 4.0, 1500.0
        data = seen.trace(dim, soft=soft, error=error, smallest=smallest)
        drawing.fills.append(path(shade, data))


def spill(mask: Array, seen: Seen) -> Array:
    """A mask that goes on a little beyond the part's edge, where its shape is cut off anyway."""
    away, nearest = distance_transform_edt(seen.part < 0, return_indices=True)
    near = away < SPILL * seen.camera.detail
    return np.asarray(near & mask[tuple(nearest)])


def shadow(meshes: Sequence[Mesh], camera: Camera, ground: float) -> Array:
    """Where low parts shade the ground under them: a mask.

    The higher a part, the less it shades, so that the shadow of a raised foot runs out under it.
    """
    low = []
    for mesh in meshes:
        if mesh.casts:
            corners = mesh.points[mesh.triangles]
            low.append(corners[(corners[:, :, 2] < ground + NO_SHADOW).all(axis=1)])
    if not low or not sum(len(part) for part in low):
        width, height = camera.size
        return np.zeros((height, width), bool)
    points = np.concatenate(low).reshape(-1, 3)
    above = points[:, 2] - ground
    points[:, 2] = ground
    # Of what lies over a place the lowest shades it most: height stands in for depth.
    flat = np.column_stack([camera.project(points)[:, :2], above])
    fallen = rasterize(flat, np.arange(len(points)).reshape(-1, 3), camera.size)
    shade = np.where(fallen.hit, 1 - np.where(fallen.hit, fallen.depth, 0) / NO_SHADOW, 0)
    return np.asarray(gaussian_filter(shade, BLUR * camera.detail) > 0.25)


def inner_strokes(seen: Seen, mesh: Mesh, near: Array) -> list[str]:
    """Path data of the lines inside a part; `near` is each pixel's distance from an outline."""
    camera = seen.camera
    normals = vertex_normals(mesh.points, mesh.triangles)
    lined = mesh.triangles if mesh.lined is None else mesh.lined
    found: list[tuple[Array, bool, bool]] = []
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
    for line, meets_start, meets_end in found:
        if np.median(gaps_between(line, kept)) < CROWDED:
            continue
        kept = np.concatenate([kept, line])
        if seen.rough >= COARSE:
            plain = smooth_open(resample(line, 2.0), 3.0)
            strokes.append(curve_path(fit_open(plain, 1.8)))
        else:
            free = {"thin_start": not meets_start, "thin_end": not meets_end}
            strokes.append(pen_stroke(line, mesh.thin, **free))
    return strokes


def outline(seen: Seen, drawing: Drawing) -> None:
    """One line round every group, and what is inside it."""
    for group in dict.fromkeys(mesh.group for mesh in seen.meshes if mesh.group):
        drawing.lines.append(path("ol", seen.trace(seen.mask(group), error=OUTLINE)))
    inner_lines(seen, drawing)


def inner_lines(seen: Seen, drawing: Drawing) -> None:
    """Pen strokes inside the groups, and the edges of things."""
    camera = seen.camera
    near = np.full(seen.part.shape, np.inf)
    for group in dict.fromkeys(mesh.group for mesh in seen.meshes if mesh.group):
        mask = seen.mask(group)
        if mask.any():
            near = np.minimum(
                near, np.maximum(distance_transform_edt(mask), distance_transform_edt(~mask))
            )
    strokes, edges = [], []
    for mesh in seen.meshes:
        if mesh.turning and mesh.group:
            strokes += inner_strokes(seen, mesh, near)
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
    drawing.lines.append(path("pl", "".join(edges)))
    drawing.lines.append(path("fl" if seen.rough >= COARSE else "il", "".join(strokes)))


def level_lines(
    seen: Seen, mask: Array, values: Array, levels: Sequence[float], shortest: float = 60
) -> str:
    """Lines of equal value inside a mask, as path data: the fibres of a muscle."""
    inner = ndi.binary_erosion(mask, iterations=max(2, round(4 * seen.camera.detail)))
    field_ = np.ma.masked_array(values, mask=~inner)
    text = ""
    generator = contourpy.contour_generator(z=field_, line_type=contourpy.LineType.Separate)
    for level in levels:
        for line in generator.lines(level):
            units = (np.asarray(line, float) + 0.5) / seen.camera.detail - MARGIN
            if length_of(units) > shortest:
                text += curve_path(fit_open(smooth_open(resample(units, 3), 4), 2.0))
    return text
