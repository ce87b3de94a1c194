"""Things in a scene: step, towel, chair, stool and wall."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.subdivision import triangles
from footwork.figures.pose.schema import Prop
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


def block(prop: Prop, bottom: float, top: float) -> Mesh:
    """Make a block between the prop's sides; heights in cm."""
    low = np.array([prop.right, -prop.front, bottom]) / 100
    high = np.array([prop.left, -prop.back, top]) / 100
    return box(low, high)


def chair(prop: Prop) -> list[Mesh]:
    """Make a plain kitchen chair whose back is at the `back` end; the seat is at `height`."""
    leg = 3.0
    parts = []
    for side in (prop.right, prop.left - leg):
        parts.append(
            Prop(kind="chair", right=side, left=side + leg, back=prop.back, front=prop.back + leg)
        )
        parts.append(
            Prop(kind="chair", right=side, left=side + leg, back=prop.front - leg, front=prop.front)
        )
    tall = prop.height + 40
    meshes = [block(part, 0, tall if part.back == prop.back else prop.height) for part in parts]
    meshes.append(block(prop, prop.height, prop.height + 3))
    rest = prop.model_copy(update={"front": prop.back + 2})
    return [*meshes, block(rest, tall - 12, tall)]


def towel(prop: Prop, bunched: float) -> Mesh:
    """Make a towel on the floor, drawn up into folds by `bunched` (0 to 1) toward its back end."""
    long, wide = 161, 9
    share = np.linspace(0, 1, long)
    length = prop.front - prop.back
    folds = np.exp(-(((share - 0.70) / 0.17) ** 2))
    pulled = (
        prop.back + length * share - bunched * 0.24 * length * np.clip((share - 0.55) / 0.4, 0, 1)
    )
    lift = bunched * 1.6 * folds * (1 - np.cos(2 * np.pi * share * 5)) / 2
    across = np.linspace(prop.right, prop.left, wide)
    swing = bunched * 0.6 * np.clip(share * 2, 0, 1)
    ahead = pulled[:, None] + swing[:, None] * np.sin(across * 0.6 + 1)[None]
    up = 0.35 + np.broadcast_to(lift[:, None], ahead.shape)
    points = np.stack([np.broadcast_to(across, ahead.shape), -ahead, up], axis=-1) / 100
    flat = np.stack(
        [
            np.broadcast_to(across, ahead.shape),
            np.broadcast_to((-length * share)[:, None], ahead.shape),
            0 * up,
        ],
        -1,
    )
    index = np.arange(long * wide).reshape(long, wide)
    quads = np.stack(
        [index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], axis=-1
    ).reshape(-1, 4)
    border = [points[0], points[-1], points[:, 0], points[:, -1]]
    return Mesh(
        points.reshape(-1, 3),
        triangles(quads),
        "tw",
        "towel",
        rest=flat.reshape(-1, 3) / 100,
        turning=True,
        edges=[np.asarray(line) for line in border],
        thin=2.6,
    )


def meshes_of(prop: Prop, bunched: float = 0.0) -> list[Mesh]:
    """Make the shapes of a prop; a mat has none."""
    match prop.kind:
        case "step":
            return [block(prop, -60, 0)]
        case "stool":
            return [block(prop, 0, prop.height)]
        case "wall":
            return [block(prop, -1, prop.height)]
        case "chair":
            return chair(prop)
        case "towel":
            return [towel(prop, bunched)]
        case _:
            return []
