"""What the camera sees of the parts of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage as ndi

from footwork.figures.body.spots import Spot
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.raster import Raster, rasterize
from footwork.figures.typed import Field, Labels, Mask, Points

FLECK = 300.0
"""Smaller bits of a thing, in drawing units², are left out."""


@dataclass(frozen=True)
class Seen:
    """What the camera saw, for whoever puts more on top."""

    camera: Camera
    raster: Raster
    part: Labels
    """Number of the part a pixel shows, -1 for none."""
    meshes: Sequence[Mesh]
    rest: Points
    rest_normal: Points
    facing_up: Field
    """How far the surface of each pixel faces up, -1 to 1."""
    rough: float = 1.0
    """How much coarser than a still the paths may be: frames of a loop must be small."""

    def mask(self, *groups: str) -> Mask:
        """Return the pixels (h, w) of some groups."""
        chosen = [number for number, mesh in enumerate(self.meshes) if mesh.group in groups]
        return np.isin(self.part, chosen)

    def skin(self, mask: Mask) -> Spot:
        """Return the points of skin under a mask (h, w)."""
        return Spot(self.rest[mask], self.rest_normal[mask])


def look(meshes: Sequence[Mesh], camera: Camera, rough: float = 1.0) -> Seen:
    """Look at the parts: find what each pixel shows."""
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
    raster, part = _without_flecks(raster, part, meshes, FLECK * camera.detail**2)
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


def _without_flecks(
    raster: Raster, part: Labels, meshes: Sequence[Mesh], smallest: float
) -> tuple[Raster, Labels]:
    """Drop bits of things that peep out from behind a limb: nobody could say what they are.

    `smallest` is in pixels. What is dropped is nearer than any line that would be drawn there.
    """
    things = [number for number, mesh in enumerate(meshes) if mesh.css == "pr"]
    names, count = ndi.label(np.isin(part, things)) if things else (part, 0)
    sizes = np.bincount(names.ravel(), minlength=count + 1) if count else np.zeros(1)
    small = np.flatnonzero(sizes[1:] < smallest) + 1
    if not len(small):
        return raster, part
    flecks = np.isin(names, small)
    triangle, depth = np.where(flecks, -1, raster.triangle), np.where(flecks, -1e3, raster.depth)
    return Raster(triangle, depth, raster.mix), np.where(flecks, -1, part)


def spread(mask: Mask, values: NDArray[Any], *, fill: Any = 0) -> NDArray[Any]:
    """Lay values (n,) of a mask's pixels out as a whole picture (h, w), with `fill` elsewhere."""
    whole = np.full(mask.shape, fill, dtype=values.dtype)
    whole[mask] = values
    return whole
