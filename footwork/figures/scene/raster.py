"""Fills a picture of triangles: what each pixel sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from footwork.figures.typed import Field, Labels, Mask, Points, Triangles, Values


@dataclass(frozen=True)
class Raster:
    """What each pixel sees."""

    triangle: Labels
    """Number of the nearest triangle, -1 for none."""
    depth: Field
    mix: Field
    """Weights of the triangle's three corners."""

    @property
    def hit(self) -> Mask:
        """Return the pixels (h, w) that see something."""
        return np.asarray(self.triangle >= 0)

    def spread(self, triangles: Triangles, values: Values) -> Field:
        """Mix a value a vertex (v, ...) for every pixel: (h, w, ...)."""
        hit = self.hit
        corners = triangles[self.triangle[hit]]
        mix = self.mix[hit].reshape(-1, 3, *(1,) * (values.ndim - 1))
        whole = np.zeros((*hit.shape, *values.shape[1:]))
        whole[hit] = sum(values[corners[:, corner]] * mix[:, corner] for corner in range(3))
        return whole


def rasterize(projected: Points, triangles: Triangles, size: tuple[int, int]) -> Raster:
    """Find what each pixel sees of triangles (m, 3) over points (v, 3).

    The points are in pixels and depth, as a camera projects them; `size` is width and height of the
    raster. Triangles are taken in batches of like size.
    """
    width, height = size
    depth = np.full(width * height, np.inf)
    owner = np.full(width * height, -1, np.int64)
    mix = np.zeros((width * height, 3))
    corners = projected[triangles]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    low = np.floor(corners[:, :, :2].min(axis=1)).astype(int)
    high = np.ceil(corners[:, :, :2].max(axis=1)).astype(int)
    seen = (high >= 0).all(axis=1) & (low < [width, height]).all(axis=1) & (np.abs(area) > 1e-9)
    low, high = np.maximum(low, 0), np.minimum(high, [width - 1, height - 1])
    extent = (high - low).max(axis=1) + 1
    before, side = 0, 4
    while before < max(width, height):
        batch = np.flatnonzero(seen & (extent > before) & (extent <= side))
        chunk = max(1, 2_000_000 // side**2)
        columns, rows = (grid.ravel() for grid in np.meshgrid(np.arange(side), np.arange(side)))
        for start in range(0, len(batch), chunk):
            part = batch[start : start + chunk]
            x, y = low[part, :1] + columns, low[part, 1:] + rows
            right, down = x + 0.5 - corners[part, 0, :1], y + 0.5 - corners[part, 0, 1:2]
            second = (right * two[part, 1:2] - down * two[part, :1]) / area[part, None]
            third = (down * one[part, :1] - right * one[part, 1:2]) / area[part, None]
            inside = (
                (second >= -1e-6)
                & (third >= -1e-6)
                & (second + third <= 1 + 1e-6)
                & (x < width)
                & (y < height)
            )
            row, column = np.nonzero(inside)
            second, third, tri = second[row, column], third[row, column], part[row]
            pixel = y[row, column] * width + x[row, column]
            distance = corners[tri, 0, 2] + second * one[tri, 2] + third * two[tri, 2]
            nearer = distance < depth[pixel]
            pixel, distance, tri, second, third = (
                v[nearer] for v in (pixel, distance, tri, second, third)
            )
            last = np.lexsort((tri, -distance))
            pixel, distance, tri, second, third = (
                v[last] for v in (pixel, distance, tri, second, third)
            )
            depth[pixel], owner[pixel] = distance, tri
            mix[pixel] = np.stack([1 - second - third, second, third], axis=1)
        before, side = side, side * 2
    return Raster(
        owner.reshape(height, width), depth.reshape(height, width), mix.reshape(height, width, 3)
    )
