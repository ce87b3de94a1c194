"""The body at rest: a mesh with bones and weights.

Axes: meters, +X the body's left, -Y ahead, +Z up, the floor at 0.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from footwork.figures.typed import Numbers, Points, Quads, Values, Vector


@dataclass(frozen=True)
class Bone:
    """A bone at rest: its parent's name, and where it begins and ends."""

    parent: str | None
    head: Vector
    tail: Vector


@dataclass(frozen=True)
class Body:
    """The body at rest."""

    vertices: Points
    quads: Quads
    bones: Mapping[str, Bone]
    order: Sequence[str]
    weights: Values
    helpers: Mapping[str, Quads]

    def head(self, bone: str) -> Vector:
        """Return where a bone begins, at rest: (3,) in meters."""
        return self.bones[bone].head

    @functools.cached_property
    def face_centers(self) -> Points:
        """Return the middle of every quad at rest: (m, 3) in meters."""
        return np.asarray(self.vertices[self.quads].mean(axis=1))

    @functools.cached_property
    def used(self) -> Numbers:
        """Return the numbers of the skin's vertices, without helper shapes: (n,)."""
        return np.unique(self.quads)

    def share(self, bones: Sequence[str]) -> Values:
        """Return how much of each vertex these bones carry together, 0 to 1: (n,)."""
        return np.asarray(self.weights[:, [self.order.index(bone) for bone in bones]].sum(axis=1))
