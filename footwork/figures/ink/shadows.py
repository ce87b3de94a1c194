"""The shadow that low parts throw on the ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import gaussian_filter

from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.pose.schema import Prop
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.raster import rasterize
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Mask

NO_SHADOW = 0.05
"""From this height on, in meters, nothing shades the ground."""

NEAR_FACE = 0.07
"""Farther than this from a wall or the top of a counter, in meters, nothing shades it."""

FALL = np.array([0.0, 0.0, -0.012])
"""A shadow on a wall lies so far, in meters, from what throws it: light comes from above."""

SPECK = 700.0
"""A shadow that is smaller, in drawing units², is left out: it tells of nothing that is near."""

BLUR, BLUR_NEAR = 14.0, 4.0
"""How soft a shadow is on the ground, and how soft where a hand touches; in drawing units."""


def shadow(meshes: Sequence[Mesh], camera: Camera, ground: float) -> Mask:
    """Find where low parts shade the ground under them, as a mask (h, w).

    The higher a part, the less it shades, so that the shadow of a raised foot runs out under it.
    `ground` is the height in meters of what is stood on.
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


def shadow_ground(seen: Seen, *, floor: bool = False) -> Mask:
    """Find where a shadow can fall, as a mask (h, w).

    That is under the body, and on the tops of things when there are any; and all round them where
    the `floor` itself is stood on.
    """
    if all(mesh.rest is not None for mesh in seen.meshes):
        return np.ones(seen.part.shape, bool)
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    bare = (seen.part < 0) & floor
    return np.asarray(body | bare | ((seen.part >= 0) & (seen.facing_up > 0.7)))


def _face(prop: Prop) -> tuple[int, float]:
    """Return the plane that a person touches: its axis, and where it is in meters.

    Of a wall that is the side that faces the person, of a counter its top.
    """
    if prop.kind == "counter":
        return 2, prop.height / 100
    return _side(prop)


def _side(wall: Prop) -> tuple[int, float]:
    if wall.left < 0:
        return 0, wall.left / 100
    if wall.right > 0:
        return 0, wall.right / 100
    return 1, -(wall.back if wall.back > 0 else wall.front) / 100


def touch_shadow(seen: Seen, prop: Prop) -> Mask:
    """Find where what touches a wall or counter, or nearly does, shades it, as a mask (h, w)."""
    axis, face = _face(prop)
    thrown = [np.zeros((0, 3, 3))]
    for mesh in seen.meshes:
        if mesh.casts:
            corners = mesh.points[mesh.triangles]
            if axis == 2:
                corners = corners[(corners[:, :, 2] > face - 0.005).all(axis=1)]
            thrown.append(corners[(np.abs(corners[:, :, axis] - face) < NEAR_FACE).all(axis=1)])
    points = np.concatenate(thrown).reshape(-1, 3)
    if not len(points):
        return np.zeros(seen.part.shape, bool)
    away = np.abs(points[:, axis] - face)
    points = points + FALL * (axis != 2)
    points[:, axis] = face
    flat = np.column_stack([seen.camera.project(points)[:, :2], away])
    fallen = rasterize(flat, np.arange(len(points)).reshape(-1, 3), seen.camera.size)
    shade = np.where(fallen.hit, 1 - np.where(fallen.hit, fallen.depth, 0) / NEAR_FACE, 0)
    things = [number for number, mesh in enumerate(seen.meshes) if mesh.rest is None]
    on_wall = np.isin(seen.part, things) & (np.abs(seen.rest[..., axis] - face) < 0.003)
    return np.asarray(on_wall & (gaussian_filter(shade, BLUR_NEAR * seen.camera.detail) > 0.25))


def put_shadow(seen: Seen, ground: float, drawing: Drawing, props: Sequence[Prop] = ()) -> None:
    """Lay a shadow on the ground (a height in meters), or above the things that it falls on.

    `props` are the things of the scene: a wall and the top of a counter are shaded by what comes
    near them, and beside a step the floor lies too deep for a shadow.
    """
    kinds = {prop.kind for prop in props}
    floor = "floor" in kinds and not kinds & {"step", "cushion"}
    shade = shadow(seen.meshes, seen.camera, ground) & shadow_ground(seen, floor=floor)
    for prop in (prop for prop in props if prop.kind in ("wall", "counter")):
        shade |= touch_shadow(seen, prop)
    data = path("sh", trace_area(seen, shade, soft=2.0, error=2.5, smallest=SPECK))
    if any(mesh.rest_normals is None for mesh in seen.meshes):
        above = (n for n, fill in enumerate(drawing.fills) if 'class="sk' in fill)
        drawing.fills.insert(next(above, len(drawing.fills)), data)
    else:
        drawing.ground.append(data)
