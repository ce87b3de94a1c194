"""Evens out what a mesh carries, by letting neighbors share it."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp

from footwork.figures.body.subdivision import edges_of
from footwork.figures.typed import Quads, Values


def share_with_neighbors(values: Values, quads: Quads, pull: Values, times: int) -> Values:
    """Return values of vertices (n, k), each drawn to the mean of its neighbors so many times.

    `quads` (m, 4) says who are neighbors; `pull` (n, 1) how far each vertex gives in, from 0 to 1.
    """
    edges, _ = edges_of(quads)
    count = len(values)
    link = sp.csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (count, count))
    link = (link + link.T).tocsr()
    degree = np.maximum(np.asarray(link.sum(axis=1)).ravel(), 1)[:, None]
    for _ in range(times):
        values = values * (1 - pull) + pull * (link @ values) / degree
    return np.asarray(values)
