"""Parts of the body's surface, refined."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from footwork.figures.body.loading import load_body
from footwork.figures.body.subdivision import subdivide, triangles
from footwork.figures.typed import Numbers, Points, Triangles


@dataclass(frozen=True)
class Skin:
    """A part of the body's surface, refined.

    Rows of `matrix` make its points from the body's vertices.
    """

    matrix: sp.csr_matrix
    triangles: Triangles
    rest: Points
    face: Numbers
    """The body's face that each triangle came from."""


@functools.cache
def refine(faces: tuple[int, ...], levels: int) -> Skin:
    """Subdivide the skin over some of the body's faces, `levels` times."""
    body = load_body()
    quads = body.quads[list(faces)]
    matrix: sp.csr_matrix = sp.identity(len(body.vertices), format="csr")
    for _ in range(levels):
        step, quads = subdivide(quads, matrix.shape[0])
        matrix = (step @ matrix).tocsr()
    used, inverse = np.unique(quads, return_inverse=True)
    matrix = matrix[used]
    tris = triangles(inverse.reshape(-1, 4))
    face = np.repeat(np.array(faces), 2 * 4**levels)
    return Skin(matrix, tris, np.asarray(matrix @ body.vertices), face)


def leg_faces(side: str, top: float) -> tuple[int, ...]:
    """List the faces of one leg ("L" or "R") below a height in meters."""
    centers = load_body().face_centers
    mine = (centers[:, 0] > 0) == (side == "L")
    return tuple(int(face) for face in np.flatnonzero(mine & (centers[:, 2] < top)))
