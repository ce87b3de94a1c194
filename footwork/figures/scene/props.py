"""Things in a room: what one stands on, sits on and holds on to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from footwork.figures.pose.schema import Prop
from footwork.figures.scene.camera import place
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.small import book, cushion
from footwork.figures.scene.solids import bar, block
from footwork.figures.scene.towel import towel
from footwork.figures.typed import Line, Points

SLAB, OVERHANG = 4.0, 3.0
"""How thick the top of a counter is, and how far it stands out over the front; cm."""

PLINTH, TOE_ROOM = 10.0, 9.0
"""How high the foot of a counter is, and how far it lies behind the top's edge; cm."""

DOOR = 50.0
"""Width of a cupboard door below a counter, in cm; the last is no narrower than a quarter of it."""

BAR, POST = 2.0, 1.6
"""Radius of a rail and of its posts, in cm."""

PLATE, PLATE_THICK = 4.2, 1.0
"""Radius and thickness of the plate on which a post of a rail stands, in cm."""

POSTS_APART, FIRST_POST = 90.0, 6.0
"""How far the posts of a rail are from each other, and the outer ones from its ends; cm."""


def counter(prop: Prop) -> list[Mesh]:
    """Make a kitchen counter: cupboards on a plinth, under a top that stands out over them."""
    doors = block(prop, prop.base + PLINTH, prop.height - SLAB, OVERHANG)
    return [
        block(prop, prop.base, prop.base + PLINTH, TOE_ROOM),
        replace(doors, edges=[*doors.edges, *_door_lines(prop)]),
        block(prop, prop.height - SLAB, prop.height),
    ]


def _door_lines(prop: Prop) -> list[Line]:
    """Draw the gaps between the doors, on the two longer sides of a counter."""
    low, high = prop.base + PLINTH, prop.height - SLAB
    clear = OVERHANG - 0.05
    ahead = prop.front - prop.back > prop.left - prop.right
    begin, end = (prop.back, prop.front) if ahead else (prop.right, prop.left)
    faces = (prop.left, prop.right) if ahead else (prop.front, prop.back)
    lines: list[Line] = []
    for along in np.arange(begin + DOOR / 2, end - DOOR / 4, DOOR):
        for face, inward in zip(faces, (-clear, clear), strict=True):
            left, front = (face + inward, along) if ahead else (along, face + inward)
            lines.append(np.stack([place(left, front, low), place(left, front, high)]))
    return lines


def rail(prop: Prop) -> list[Mesh]:
    """Make a handrail along its longer side, on posts with plates; its top is at `height`."""
    left, front = (prop.left + prop.right) / 2, (prop.front + prop.back) / 2
    up = prop.height - BAR
    if prop.front - prop.back > prop.left - prop.right:
        ends = [place(left, along, up) for along in (prop.back, prop.front)]
    else:
        ends = [place(along, front, up) for along in (prop.right, prop.left)]
    long = float(np.linalg.norm(ends[1] - ends[0]))
    number = max(2, 1 + round(100 * long / POSTS_APART))
    inset = FIRST_POST / 100 / long
    shares = np.linspace(inset, 1 - inset, number)
    tops = [ends[0] + share * (ends[1] - ends[0]) for share in shares]
    base = place(0, 0, prop.base)
    feet = [top * [1, 1, 0] + base for top in tops]
    thick = place(0, 0, PLATE_THICK)
    plates = [bar(foot, foot + thick, PLATE / 100, group="rail") for foot in feet]
    posts = [bar(foot, top, POST / 100, group="rail") for foot, top in zip(feet, tops, strict=True)]
    return [*plates, *posts, bar(ends[0], ends[1], BAR / 100, group="rail")]


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
    """Make the shapes of a prop at a share of the way; mats and floors are painted instead.

    `skin` (n, 3) is the body at that moment, in meters: what is soft gives way to it.
    """
    match prop.kind:
        case "step":
            return [block(prop, -prop.height, 0)]
        case "stool" | "post":
            return [block(prop, prop.base, prop.height)]
        case "wall":
            return [block(prop, prop.base, prop.height)]
        case "counter":
            return counter(prop)
        case "rail":
            return rail(prop)
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
