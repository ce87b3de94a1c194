"""Blocks with sharp edges, of which many things are made."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.subdivision import triangles
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Vector


def box(low: Vector, high: Vector, css: str = "pr", group: str = "") -> Mesh:
    """Make a block with sharp edges between two corners (3,), in meters."""
    corners = np.array(
        [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    )
    quads = np.array(
        [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    )
    tris = triangles(quads)
    loose = corners[tris].reshape(-1, 3)
    edges = [corners[[a, b]] for a in range(8) for b in range(a + 1, 8) if (a ^ b).bit_count() == 1]
    return Mesh(loose, np.arange(len(loose)).reshape(-1, 3), css, group, edges=edges, turning=False)
