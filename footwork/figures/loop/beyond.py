"""How far beyond the picture a loop has to be drawn: what comes into it has to be whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from footwork.figures.loop.material import seen_points
from footwork.figures.picture import HEIGHT, WIDTH
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Field

EVEN = 10
"""A margin is a multiple of so many units, so that it has whole pixels."""


def widen(camera: Camera, frames: Sequence[Sequence[Mesh]]) -> Camera:
    """Return a camera that sees beyond the picture all that is inside it in another frame.

    A part is drawn in one of the frames, cut at the raster's edge, and carried through all of them.
    """
    keys = np.array([seen_points(meshes, camera) for meshes in frames])
    beyond = _beyond(keys)
    comes = (beyond <= 0).any(axis=0)
    farthest = float(beyond[:, comes].max(initial=0.0))
    return replace(camera, margin=EVEN * math.ceil((camera.margin + farthest) / EVEN))


def _beyond(places: Field) -> Field:
    """Say how far places (..., 2) are beyond the picture, in drawing units; 0 or less is in it."""
    over = np.maximum(-places, places - (WIDTH, HEIGHT))
    return np.asarray(over.max(axis=-1))
