"""What lies on the skin: drawn once, and carried along with the skin under it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import distance_transform_edt

from footwork.figures.loop.shapes import Shape, read_paths
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Field, Labels, Line, Numbers, Points, Triangles, Values, Vector


def seen_points(meshes: Iterable[Mesh], camera: Camera) -> Line:
    """Find where all points of some meshes are seen (v, 2), in drawing units."""
    points: Points = np.concatenate([mesh.points for mesh in meshes])
    return np.asarray(camera.units(camera.project(points)))


@dataclass(frozen=True)
class Skin:
    """A part as it is drawn, and the surface that carries what is drawn on it."""

    seen: Seen

    @functools.cached_property
    def _nearest(self) -> Labels:
        """Return for each pixel the nearest one that shows the part: (2, h, w)."""
        return np.asarray(
            distance_transform_edt(self.seen.part < 0, return_distances=False, return_indices=True)
        )

    @functools.cached_property
    def _triangles(self) -> Triangles:
        meshes = self.seen.meshes
        starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes)])
        return np.concatenate(
            [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
        )

    def nearest(self, places: Line) -> tuple[Labels, Labels]:
        """Return rows and columns of the part's pixels nearest to places (n, 2) in units."""
        columns, rows = self.seen.camera.pixels(places)
        return self._nearest[0, rows, columns], self._nearest[1, rows, columns]

    def hold(self, place: Vector) -> tuple[Numbers, Values]:
        """Return the corners (3,) of the triangle at a place, and how much there is of each."""
        rows, columns = self.nearest(place[None])
        triangle = self.seen.raster.triangle[rows[0], columns[0]]
        return self._triangles[triangle], self.seen.raster.mix[rows[0], columns[0]]

    def carry(self, places: Line, keys: Iterable[Line]) -> Field:
        """Move places (n, 2) with the skin under them: (k, n, 2), for the points of k keys.

        Each key has where the part's points (v, 2) are seen. A place beside the part keeps its
        distance from the nearest place on it.
        """
        rows, columns = self.nearest(places)
        corners = self._triangles[self.seen.raster.triangle[rows, columns]]
        mix = self.seen.raster.mix[rows, columns][..., None]
        own = seen_points(self.seen.meshes, self.seen.camera)
        aside = places - (own[corners] * mix).sum(axis=1)
        return np.array([(key[corners] * mix).sum(axis=1) + aside for key in keys])

    def carry_paths(self, markup: str, keys: list[Line]) -> list[Shape]:
        """Carry drawn paths, given as SVG, through all keys."""
        return [
            Shape(css, letters, self.carry(places, keys))
            for css, letters, places in read_paths(markup)
        ]
