"""The camera: looks at the scene from far away, so that parallels stay parallel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from footwork.figures.picture import HEIGHT, MARGIN, WIDTH
from footwork.figures.typed import Numbers, Points, Turn, Values, Vector


class Aim(Protocol):
    """From where a scene is seen, in degrees and cm."""

    @property
    def turn(self) -> float:
        """Round the body from the front toward its left."""

    @property
    def height(self) -> float:
        """How far the camera is raised."""

    @property
    def center(self) -> tuple[float, float, float]:
        """The middle of the picture: to the left, ahead, up."""

    @property
    def width(self) -> float:
        """How much of the world the picture's width shows, in cm."""


def place(left: float, ahead: float, up: float) -> Vector:
    """Return a place given in cm (to the left, ahead, up) in the scene's meters, shape (3,)."""
    return np.array([left, -ahead, up]) / 100


@dataclass(frozen=True)
class Camera:
    """Turned round the body by `azimuth` (0 ahead, 90 at its left), raised by `elevation`."""

    azimuth: float
    elevation: float
    center: tuple[float, float, float]
    units_per_meter: float
    detail: float = 1.0
    """Pixels a drawing unit."""
    margin: float = MARGIN
    """How far beyond every edge of the picture the raster goes, in drawing units."""

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the raster in pixels, margins included."""
        return (
            round((WIDTH + 2 * self.margin) * self.detail),
            round((HEIGHT + 2 * self.margin) * self.detail),
        )

    @property
    def to_viewer(self) -> Vector:
        """Return the direction (3,) from the scene to the camera."""
        a, e = np.radians([self.azimuth, self.elevation])
        return np.array([np.sin(a) * np.cos(e), -np.cos(a) * np.cos(e), np.sin(e)])

    @property
    def axes(self) -> Turn:
        """Return right, down and away in the picture as the rows of (3, 3)."""
        a = np.radians(self.azimuth)
        right = np.array([np.cos(a), np.sin(a), 0.0])
        back = self.to_viewer
        return np.stack([right, -np.cross(back, right), -back])

    def project(self, points: Points) -> Points:
        """Project points (..., 3) in meters to pixels right, pixels down and depth, (..., 3).

        Depth is in meters; plus is farther.
        """
        seen = (np.asarray(points) - self.center) @ self.axes.T
        width, height = self.size
        scale = self.units_per_meter * self.detail
        return np.stack(
            [seen[..., 0] * scale + width / 2, seen[..., 1] * scale + height / 2, seen[..., 2]],
            axis=-1,
        )

    def units(self, pixels: Values) -> Values:
        """Turn pixels of the raster (..., 2 or more) into drawing units (..., 2)."""
        return np.asarray(pixels)[..., :2] / self.detail - self.margin

    def pixels(self, units: Values) -> Numbers:
        """Return columns and rows (2, n) of the raster at places (n, 2) in drawing units.

        What is outside counts as the border.
        """
        found = np.floor((np.asarray(units) + self.margin) * self.detail).astype(int)
        return np.asarray(np.clip(found, 0, np.array(self.size) - 1).T)


def aim(view: Aim, detail: float) -> Camera:
    """Return the camera of a view, with `detail` pixels a drawing unit."""
    x, y, z = place(*view.center)
    return Camera(view.turn, view.height, (x, y, z), 100 * WIDTH / view.width, detail)
