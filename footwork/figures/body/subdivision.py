"""Catmull-Clark subdivision as a sparse matrix.

The matrix carries any per-vertex value to the finer mesh.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from footwork.figures.typed import Numbers, Quads, Triangles


def edges_of(quads: Quads) -> tuple[Numbers, Quads]:
    """Number the edges of quads (m, 4).

    Returns the ends (e, 2) of each edge, once, the smaller first; and for every quad the numbers
    (m, 4) of its edges.
    """
    pairs = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2)
    edges, index = np.unique(np.sort(pairs, axis=1), axis=0, return_inverse=True)
    return edges, index.reshape(len(quads), 4)


def subdivide(quads: Quads, count: int) -> tuple[sp.csr_matrix, Quads]:
    """Take one step for quads (m, 4) over `count` vertices.

    Returns the matrix (new x old vertices) and the new quads (4 m, 4). New vertices come in the
    order: old vertices, one a face, one an edge. Open borders keep to the border (the usual
    boundary rule), so a part can be cut from a body.
    """
    edges, quad_edges = edges_of(quads)
    n_faces, n_edges = len(quads), len(edges)
    faces = np.repeat(np.arange(n_faces), 4)

    face_points = sp.csr_matrix(
        (np.full(n_faces * 4, 0.25), (faces, quads.ravel())), (n_faces, count)
    )
    face_of_edge = sp.csr_matrix(
        (np.ones(n_faces * 4), (quad_edges.ravel(), faces)), (n_edges, n_faces)
    )
    uses = np.asarray(face_of_edge.sum(axis=1)).ravel()
    ends = sp.csr_matrix(
        (np.full(n_edges * 2, 0.5), (np.repeat(np.arange(n_edges), 2), edges.ravel())),
        (n_edges, count),
    )
    inner = (uses == 2).astype(float)
    edge_points = (
        sp.diags(1 - inner / 2) @ ends + sp.diags(inner / 4) @ face_of_edge @ face_points
    ).tocsr()

    around = sp.csr_matrix((np.ones(n_faces * 4), (quads.ravel(), faces)), (count, n_faces))
    along = sp.csr_matrix(
        (np.ones(n_edges * 2), (edges.ravel(), np.repeat(np.arange(n_edges), 2))), (count, n_edges)
    )
    valence = np.asarray(along.sum(axis=1)).ravel()
    border_edges = sp.diags((uses == 1).astype(float))
    border = np.asarray((along @ border_edges).sum(axis=1)).ravel()
    safe = np.maximum(valence, 1)
    is_inner = (valence > 0) & (border == 0)
    on_curve = border == 2
    fixed = ~is_inner & ~on_curve
    scale = np.where(is_inner, 1 / safe**2, 0)
    old_points = (
        sp.diags(scale) @ (around @ face_points)
        + sp.diags(2 * scale) @ (along @ ends)
        + sp.diags(np.where(is_inner, (safe - 3) / safe, 0))
        + sp.diags(np.where(on_curve, 0.5, 0))
        + sp.diags(np.where(on_curve, 0.25, 0)) @ along @ border_edges @ ends
        + sp.diags(fixed.astype(float))
    )
    matrix = sp.vstack([old_points, face_points, edge_points]).tocsr()
    corner, face = quads, count + np.arange(n_faces)
    after = count + n_faces + quad_edges
    before = np.roll(after, 1, axis=1)
    fine = np.stack([corner, after, np.broadcast_to(face[:, None], corner.shape), before], axis=2)
    return matrix, fine.reshape(-1, 4)


def triangles(quads: Quads) -> Triangles:
    """Cut each of the quads (m, 4) into two triangles: (2 m, 3)."""
    return np.stack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]], axis=1).reshape(-1, 3)
