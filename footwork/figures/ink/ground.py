"""What lies on the ground: the mat under a figure, its marks in a walk, the stripes of a towel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from footwork.figures.ink.curves import fit_closed
from footwork.figures.ink.paths import curve_path, line_path
from footwork.figures.ink.polylines import resample
from footwork.figures.ink.strokes import COARSE
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.picture import HEIGHT, WIDTH
from footwork.figures.pose.schema import Prop, Scene
from footwork.figures.pose.stances import step_length
from footwork.figures.scene.camera import Camera, place
from footwork.figures.scene.sight import Seen


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


FLOOR = "M-900-1200h2700v3600h-2700z"
"""A floor as path data: it fills the picture, and what is beyond it."""


def lying(scene: Scene, camera: Camera) -> str:
    """Draw the mats and the floor of a scene."""
    text = ""
    for prop in scene.props:
        if prop.kind == "mat":
            text += path("fl2", mat(prop, camera))
        elif prop.kind == "floor":
            text += path("fl2", FLOOR)
    return text


MARK = 0.9
"""Width in cm of the marks on a mat that is walked over."""


def mat_marks(prop: Prop, camera: Camera, apart: float, gone: float) -> str:
    """Write marks across a mat as path data.

    They are `apart` from each other and have `gone` back by so much, in meters.
    """
    middle, half = (prop.front + prop.back) / 2, (prop.front - prop.back) / 2
    marks = []
    for ahead in _places_of_marks(prop.back, prop.front, apart, gone):
        near = 1 - ((abs(ahead - middle) + MARK) / half) ** 2
        if near > 0.02:
            marks.append((ahead, np.sqrt(near) * (prop.left - prop.right) / 2 * 0.94))
    return _marks(prop, camera, marks)


def floor_marks(prop: Prop, camera: Camera, apart: float, gone: float) -> str:
    """Write the gaps between the boards of a floor as path data, as far as they can be seen.

    They are `apart` from each other and have `gone` back by so much, in meters.
    """
    reach = camera.center[1] * -100
    wide = 100 * WIDTH / camera.units_per_meter
    places = _places_of_marks(reach - wide, reach + wide, apart, gone)
    return _marks(prop, camera, [(ahead, (prop.left - prop.right) / 2) for ahead in places])


def _places_of_marks(back: float, front: float, apart: float, gone: float) -> Iterator[float]:
    """Yield how far ahead marks are, in cm, between two places."""
    first = int((back + gone * 100) // (apart * 100)) + 1
    for number in range(first, first + 1 + int((front - back) / (apart * 100))):
        yield number * apart * 100 - gone * 100


def _marks(prop: Prop, camera: Camera, marks: Iterable[tuple[float, float]]) -> str:
    """Write marks as path data, each given by how far ahead it is and half its width; cm."""
    text = ""
    center = (prop.left + prop.right) / 2
    for ahead, wide in marks:
        corners = [
            place(center + side * wide, ahead + end * MARK / 2, 0)
            for side, end in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        seen = camera.units(camera.project(np.array(corners)))
        if (seen.max(axis=0) > 0).all() and (seen.min(axis=0) < (WIDTH, HEIGHT)).all():
            text += line_path(seen, closed=True)
    return text


MARKS_APART = 0.1
"""About how far the marks on the ground of a walk are from each other, in meters."""


def walked_ground(scene: Scene, share: float, camera: Camera) -> str:
    """Draw the marks on the ground of a walk, which go back with the standing foot."""
    if scene.way != "walk":
        return ""
    step = step_length(scene)
    apart = step / round(step / MARKS_APART)
    marks = ""
    for prop in scene.props:
        if prop.kind == "mat":
            marks += mat_marks(prop, camera, apart, share * step)
        elif prop.kind == "floor":
            marks += floor_marks(prop, camera, apart, share * step)
    return path("pr2", marks)


def stripes(seen: Seen) -> str:
    """Draw the stripes of a towel, "" where there is none."""
    towels = [number for number, mesh in enumerate(seen.meshes) if mesh.css == "tw"]
    if not towels:
        return ""
    there = np.isin(seen.part, towels)
    there &= np.abs(np.mod(seen.rest[..., 1] * 100, 7) - 3.5) < 0.8
    return path("tws", trace_area(seen, there, soft=0.8, error=1.2 if seen.rough < COARSE else 2.5))
