"""Solids that things are made of: blocks with sharp edges, and round bars."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from footwork.figures.body.rotations import unit
from footwork.figures.body.subdivision import triangles
from footwork.figures.pose.schema import Prop
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Line, Vector

SIDES_OF_BAR = 20
"""A round bar is a prism with so many sides."""


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


def block(prop: Prop, bottom: float, top: float, inset: float = 0.0) -> Mesh:
    """Make a block between the prop's sides, drawn in by `inset`; all in cm."""
    low = np.array([prop.right + inset, -prop.front + inset, bottom]) / 100
    high = np.array([prop.left - inset, -prop.back - inset, top]) / 100
    return box(low, high)


def bar(begin: Vector, end: Vector, radius: float, css: str = "pr", group: str = "") -> Mesh:
    """Make a round bar with flat ends between two places (3,), all in meters."""
    along = unit(end - begin)
    side = unit(np.cross(along, [0.3, 0.2, 1.0] if abs(along[2]) < 0.8 else [1.0, 0.0, 0.0]))
    angle = np.linspace(0, 2 * np.pi, SIDES_OF_BAR, endpoint=False)
    ring = radius * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * np.cross(along, side))
    first, last = begin + ring, end + ring
    number = np.arange(SIDES_OF_BAR)
    after = (number + 1) % SIDES_OF_BAR
    quads = np.stack([number, after, after + SIDES_OF_BAR, number + SIDES_OF_BAR], axis=1)
    round_ = Mesh(np.concatenate([first, last]), triangles(quads), css, group)
    caps = [
        np.stack([np.full_like(number, at), *pair], axis=1)
        for at, pair in (
            (2 * SIDES_OF_BAR, (after, number)),
            (2 * SIDES_OF_BAR + 1, (number + SIDES_OF_BAR, after + SIDES_OF_BAR)),
        )
    ]
    rims: list[Line] = [np.concatenate([rim, rim[:1]]) for rim in (first, last)]
    return replace(
        round_,
        points=np.concatenate([round_.points, [begin, end]]),
        triangles=np.concatenate([round_.triangles, *caps]),
        edges=rims,
        turning=False,
    )
