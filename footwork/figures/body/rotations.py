"""Small helpers for turning things in space."""

from __future__ import annotations

import numpy as np

from footwork.figures.typed import Turn, Vector

X, Y, Z = np.eye(3)


def unit(vector: Vector) -> Vector:
    """Return the same direction (3,), one long."""
    return np.asarray(vector / np.linalg.norm(vector))


def flat(vector: Vector) -> Vector:
    """Return the direction (3,) as it is seen from above, one long."""
    return unit(np.asarray(vector) * [1, 1, 0])


def turn(axis: Vector, degrees: float) -> Turn:
    """Return the right-handed rotation (3, 3) about an axis (3,) by degrees."""
    x, y, z = unit(np.asarray(axis, float))
    angle = np.radians(degrees)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)
