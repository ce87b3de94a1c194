"""Writes curves and lines as path data, in whole units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from footwork.figures.typed import Curve, Line, Vector

SAME = 1.5
"""A control point that is off by no more units than rounding makes it counts as the same."""


def _numbers(values: Iterable[float]) -> str:
    text = ""
    for value in values:
        word = str(round(value))
        text += word if not text or word.startswith("-") else " " + word
    return text


def curve_path(curves: Sequence[Curve], *, closed: bool = False) -> str:
    """Write curves as path data in whole units, relative, without drift."""
    here = np.round(curves[0][0])
    text = "M" + _numbers(here)
    command = ""
    mirrored: Vector | None = None
    for curve in curves:
        target = np.round(curve[1:])
        step = (target - here).ravel()
        if not step.any():
            here = target[2]
            continue
        if _is_straight(curve):
            letter, numbers, after = "l", step[4:], None
        else:
            # A curve that goes on as the last one ended needs no first control point.
            smooth = mirrored is not None and np.abs(here + mirrored - curve[1]).max() <= SAME
            letter, numbers = ("s", step[2:]) if smooth else ("c", step)
            after = target[2] - target[1]
        values = _numbers(numbers)
        if letter == command:
            text += values if values.startswith("-") else " " + values
        else:
            text += letter + values
        here, command, mirrored = target[2], letter, after
    return text + ("z" if closed else "")


def _is_straight(curve: Curve) -> bool:
    chord = curve[3] - curve[0]
    size = float(np.linalg.norm(chord))
    if size < 1.5:
        return True
    offsets = np.abs((curve[1:3] - curve[0]) @ np.array([-chord[1], chord[0]])) / size
    return bool(offsets.max() < 0.35)


def line_path(points: Line, *, closed: bool = False) -> str:
    """Write straight lines between points (n, 2) as path data, in whole units."""
    steps = np.diff(np.round(points), axis=0)
    return (
        "M"
        + _numbers(np.round(points[0]))
        + "l"
        + _numbers(steps.ravel())
        + ("z" if closed else "")
    )
