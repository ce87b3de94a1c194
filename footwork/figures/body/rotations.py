"""Small helpers for turning things in space."""

from __future__ import annotations

import numpy as np

from footwork.figures.typed import Turn, Vector

X, Y, Z = np.eye(3)


def unit(vector: Vector) -> Vector:
    """The same direction, one long."""
    return np.asarray(vector / np.linalg.norm(vector))


def flat(vector: Vector) -> Vector:
    """The direction seen from above, one long."""
    return unit(np.asarray(vector) * [1, 1, 0])


def turn(axis: Vector, degrees: float) -> Turn:
    """Rotation matrix about an axis, right-handed."""
    x, y, z = unit(np.asarray(axis, float))
    angle = np.radians(degrees)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)
