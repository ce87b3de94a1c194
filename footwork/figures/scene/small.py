"""Small things at the foot: a book on a towel, a cushion to stand on."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from footwork.figures.body.subdivision import triangles
from footwork.figures.pose.schema import Prop
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.solids import box
from footwork.figures.scene.towel import THICK
from footwork.figures.typed import Points

COVER = 0.35
"""How thick the covers of a book are, in cm."""

AROUND = 3.6
"""So far round a foot, in cm, a cushion gives way."""

PLUMP = 2.0
"""So much higher than where a foot stands, in cm, the middle of a cushion is."""


def book(prop: Prop, share: float = 0.0) -> list[Mesh]:
    """Make a closed book lying on a cloth, drawn nearer with it by a share of its way."""
    nearer = prop.bunched * share
    low = np.array([prop.right, nearer - prop.front, THICK]) / 100
    high = np.array([prop.left, nearer - prop.back, THICK + prop.height]) / 100
    cover = np.array([0, 0, COVER]) / 100
    # The pages stand back a little from the covers, but for the spine.
    inset = np.array([0.004, 0.004, 0.0])
    pages = box(low + cover + inset, high - cover - inset * [1, 1, 0], "tp")
    return [
        box(low, np.array([high[0], high[1], low[2] + cover[2]]), "cl"),
        pages,
        box(np.array([low[0], low[1], high[2] - cover[2]]), high, "cl"),
    ]


def cushion(prop: Prop, skin: Points | None = None) -> Mesh:
    """Make a firm cushion; it gives way under the skin (n, 3), in meters, that stands on it.

    `height` is where a foot stands.
    """
    around, down = 96, 25
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    # A rounded square, its rim bulging outward at half its height.
    radius = (np.abs(np.cos(angle)) ** 5 + np.abs(np.sin(angle)) ** 5) ** -0.2
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    turn = np.linspace(-np.pi / 2, np.pi / 2, down)
    wide = np.concatenate([0.86 + 0.14 * np.cos(turn), np.linspace(0.85, 0, 24)])
    side = (prop.height - 0.6) * (1 + np.sin(turn)) / 2
    top = prop.height - 0.6 + (PLUMP + 0.6) * (1 - np.linspace(1, 0, 24) ** 2)
    up = np.concatenate([side, top])
    half = np.array([prop.left - prop.right, prop.front - prop.back]) / 2
    middle = np.array([prop.left + prop.right, -prop.front - prop.back]) / 2
    ring = np.stack([x * half[0], y * half[1]], axis=-1)
    points = np.concatenate(
        [
            middle + wide[:, None, None] * ring[None],
            np.broadcast_to(up[:, None, None], (len(up), around, 1)),
        ],
        axis=-1,
    )
    points = points.reshape(-1, 3) / 100
    if skin is not None:
        points = _give_way(points, skin)
    index = np.arange(len(up) * around).reshape(len(up), around)
    after = np.roll(index, -1, axis=1)
    quads = np.stack([index[:-1], after[:-1], after[1:], index[1:]], axis=-1).reshape(-1, 4)
    return Mesh(points, triangles(quads), "tw", "cushion", points * 0, thin=2.6, shortest=90.0)


def _give_way(points: Points, skin: Points) -> Points:
    """Press the top of a cushion (n, 3) down under the skin (m, 3), and softly round it."""
    low = skin[skin[:, 2] < skin[:, 2].min() + 0.03]
    foot = low[:, 2].min()
    away, _ = cKDTree(low[:, :2]).query(points[:, :2])
    depth = np.exp(-((100 * away / AROUND) ** 2))
    pressed = points.copy()
    above = points[:, 2] > foot
    pressed[above, 2] = foot + (points[above, 2] - foot) * (1 - depth[above]) - 0.002 * depth[above]
    return pressed
