"""What lies on the ground: the mat under a figure, its marks in a walk, the stripes of a towel."""

from __future__ import annotations

import numpy as np

from footwork.figures.ink.curves import fit_closed
from footwork.figures.ink.paths import curve_path, line_path
from footwork.figures.ink.polylines import resample
from footwork.figures.ink.strokes import COARSE
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.pose.schema import Prop, Scene
from footwork.figures.pose.stances import step_length
from footwork.figures.scene.camera import Camera, place
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Points


def mat(prop: Prop, camera: Camera) -> str:
    """Write a round mat on the floor as path data: the patch of ground under a figure."""
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    x, y = np.cos(angle), np.sin(angle)
    ring = np.stack(
        [
            (prop.left + prop.right) / 2 + x * (prop.left - prop.right) / 2,
            -(prop.front + prop.back) / 2 + y * (prop.front - prop.back) / 2,
            np.zeros_like(x),
        ],
        axis=1,
    )
    units = camera.units(camera.project(ring / 100))
    even = resample(np.concatenate([units, units[:1]]), 3.0)[:-1]
    return curve_path(fit_closed(even, 2.0, 3.0), closed=True)


MARK = 0.9
"""Width in cm of the marks on a mat that is walked over."""


def mat_marks(prop: Prop, camera: Camera, apart: float, gone: float) -> str:
    """Write marks across a mat as path data.

    They are `apart` from each other and have `gone` back by so much, in meters.
    """
    middle, half = (prop.front + prop.back) / 2, (prop.front - prop.back) / 2
    text = ""
    first = (prop.back + gone * 100) // (apart * 100) + 1
    for number in range(int(first), int(first) + 1 + int(2 * half / (apart * 100))):
        ahead = number * apart * 100 - gone * 100
        near = 1 - ((abs(ahead - middle) + MARK) / half) ** 2
        if near <= 0.02:
            continue
        corners = mark_at(prop, ahead, 0.94 * np.sqrt(near))
        text += line_path(camera.units(camera.project(corners)), closed=True)
    return text


def mark_at(prop: Prop, ahead: float, share: float) -> Points:
    """Return the corners (4, 3), in meters, of a mark over a share of a mat's width.

    It lies so many cm ahead.
    """
    center, wide = (prop.left + prop.right) / 2, share * (prop.left - prop.right) / 2
    return np.array(
        [
            place(center + side * wide, ahead + end * MARK / 2, 0)
            for side, end in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
    )


MARKS_APART = 0.1
"""About how far the marks on the ground of a walk are from each other, in meters."""


def walked_ground(scene: Scene, share: float, camera: Camera) -> str:
    """Draw the marks on the ground of a walk, which go back with the standing foot."""
    if scene.way != "walk":
        return ""
    step = step_length(scene)
    apart = step / round(step / MARKS_APART)
    mats = [prop for prop in scene.props if prop.kind == "mat"]
    marks = "".join(mat_marks(prop, camera, apart, share * step) for prop in mats)
    return path("pr2", marks)


def stripes(seen: Seen) -> str:
    """Draw the stripes of a towel, "" where there is none."""
    towels = [number for number, mesh in enumerate(seen.meshes) if mesh.css == "tw"]
    if not towels:
        return ""
    there = np.isin(seen.part, towels)
    there &= np.abs(np.mod(seen.rest[..., 1] * 100, 7) - 3.5) < 0.8
    return path("tws", trace_area(seen, there, soft=0.8, error=1.2 if seen.rough < COARSE else 2.5))
