"""Which way a surface faces."""

from __future__ import annotations

import numpy as np

from footwork.figures.typed import Points, Triangles


def vertex_normals(points: Points, triangles: Triangles) -> Points:
    """Return the normals (n, 3), each one long, of a smooth surface at its vertices.

    A triangle counts as much as it is large.
    """
    corners = points[triangles]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], across)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))
