"""Things in a scene: step, chair, stool, wall, and what lies at the foot."""

from __future__ import annotations

import numpy as np

from footwork.figures.pose.schema import Prop
from footwork.figures.scene.boxes import box
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.small import book, cushion
from footwork.figures.scene.towel import towel
from footwork.figures.typed import Points


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


def meshes_of(prop: Prop, share: float = 0.0, skin: Points | None = None) -> list[Mesh]:
    """Make the shapes of a prop at a share of the way; a mat has none.

    `skin` (n, 3) is the body at that moment, in meters: what is soft gives way to it.
    """
    match prop.kind:
        case "step":
            return [block(prop, -60, 0)]
        case "stool":
            return [block(prop, 0, prop.height)]
        case "wall":
            return [block(prop, -1, prop.height)]
        case "chair":
            return chair(prop)
        case "towel" | "cloth":
            return [towel(prop, share, skin)]
        case "book":
            return book(prop, share)
        case "cushion":
            return [cushion(prop, skin)]
        case _:
            return []
