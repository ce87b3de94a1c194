"""Smoothing: what neighbors share evens out, what may not give in stays."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

import numpy as np

from footwork.figures.body.smoothing import share_with_neighbors

# Four corners of a square, and a fifth and sixth that go on from two of them.
QUADS = np.array([[0, 1, 2, 3], [1, 4, 5, 2]])


def test_a_vertex_gives_in_to_the_mean_of_its_neighbors() -> None:
    values = np.array([[0.0], [6.0], [0.0], [0.0], [0.0], [0.0]])
    pull = np.array([[0.0], [0.5], [1.0], [0.0], [0.0], [0.0]])
    # Neighbors of 1 are 0, 2 and 4, all at 0; those of 2 are 1, 3 and 5.
    expected = [[0], [3], [2], [0], [0], [0]]
    assert share_with_neighbors(values, QUADS, pull, 1).tolist() == expected


def test_an_even_mesh_stays_even() -> None:
    values = np.ones((6, 2))
    shared = share_with_neighbors(values, QUADS, np.full((6, 1), 0.7), 9)
    assert np.abs(shared - 1).max() < 1e-12
