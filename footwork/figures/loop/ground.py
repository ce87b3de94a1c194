"""The ground of a walk in motion: marks that go back with the standing foot."""

from __future__ import annotations

import itertools

import numpy as np

from footwork.figures.ink.ground import MARK, MARKS_APART, mat
from footwork.figures.ink.paths import line_path
from footwork.figures.ink.svg import path
from footwork.figures.loop.writing import Extra, sliding
from footwork.figures.picture import WIDTH
from footwork.figures.pose.schema import Figure, Prop
from footwork.figures.pose.stances import step_length
from footwork.figures.scene.camera import Camera, place

INSIDE = 0.94
"""Marks end at so much of a mat's width, so that a rim is left."""


def walked_mats(name: str, figure: Figure, camera: Camera) -> list[Extra]:
    """Return the marks on each mat of a walk, sliding; ids begin with `name`."""
    scene = figure.close
    if scene.way != "walk":
        return []
    step = 100 * step_length(scene)
    apart = step / round(step / (100 * MARKS_APART))
    seconds = sum(phase.seconds for phase in figure.loop)
    shares = [0.0, *(phase.to for phase in figure.loop)]
    clock = [0.0, *itertools.accumulate(phase.seconds for phase in figure.loop)]
    back = camera.project(np.array([place(0, 0, 0), place(0, -step, 0)]))
    way = np.diff(camera.units(back), axis=0)[0]
    motion = sliding(seconds, [time / seconds for time in clock], np.outer(shares, way))
    found = []
    for number, prop in enumerate(scene.props):
        if prop.kind not in ("mat", "floor"):
            continue
        marks = _strip(prop, camera, apart, max(shares) * step)
        moved = f'<path class="pr2" d="{marks}">{motion}</path>'
        if prop.kind == "floor":
            found.append(Extra(path("pr2", marks), moved))
            continue
        clip = f"{name}-g{number}"
        rim = f'<clipPath id="{{}}"><path d="{mat(_smaller(prop), camera)}"/></clipPath>'
        cut = '<g clip-path="url(#{})">{}</g>'
        found.append(
            Extra(
                rim.format(f"{clip}s") + cut.format(f"{clip}s", path("pr2", marks)),
                rim.format(clip) + cut.format(clip, moved),
            )
        )
    return found


def _smaller(prop: Prop) -> Prop:
    def toward(one: float, two: float) -> float:
        return (one + two) / 2 + (one - two) / 2 * INSIDE

    return prop.model_copy(
        update={
            "left": toward(prop.left, prop.right),
            "right": toward(prop.right, prop.left),
            "front": toward(prop.front, prop.back),
            "back": toward(prop.back, prop.front),
        }
    )


def _strip(prop: Prop, camera: Camera, apart: float, gone: float) -> str:
    """Write marks all over a mat or floor and so much farther ahead, in cm, as slides over it."""
    back, front = prop.back, prop.front
    if prop.kind == "floor":
        middle, half = -100 * camera.center[1], 100 * WIDTH / camera.units_per_meter
        back, front = middle - half, middle + half
    text = ""
    for number in range(int(back // apart), int((front + gone) // apart) + 1):
        corners = [
            place(side, number * apart + end * MARK / 2, 0)
            for side, end in ((prop.right, -1), (prop.left, -1), (prop.left, 1), (prop.right, 1))
        ]
        text += line_path(camera.units(camera.project(np.array(corners))), closed=True)
    return text
