"""The paths of a drawing, read back as places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

_PATH = re.compile(r'<path class="([\w-]+)"[^>]*? d="([^"]+)"')
_PART = re.compile(r"([MmLlCcSsHhVvZz])([^MmLlCcSsHhVvZz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COUNTS = {"m": 2, "l": 2, "c": 6, "s": 4, "h": 1, "v": 1}


@dataclass(frozen=True)
class Part:
    """One piece of a path: its class, its places (n, 2) in drawing units, and whether it closes."""

    css: str
    points: np.ndarray
    closed: bool

    @property
    def length(self) -> float:
        """How long it is."""
        return float(np.linalg.norm(np.diff(self.points, axis=0), axis=1).sum())

    @property
    def area(self) -> float:
        """What it encloses."""
        x, y = self.points.T
        return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2))


def _walk(data: str) -> Iterator[tuple[list[np.ndarray], bool]]:
    here, closed = np.zeros(2), False
    points: list[np.ndarray] = []
    for letter, text in _PART.findall(data):
        kind, numbers = letter.lower(), [float(one) for one in _NUMBER.findall(text)]
        if kind == "z":
            closed = True
            continue
        count = _COUNTS[kind]
        for begin in range(0, len(numbers), count):
            values = numbers[begin : begin + count]
            if kind in "hv":
                values = [values[0], 0.0] if kind == "h" else [0.0, values[0]]
                if letter.isupper():
                    values[kind == "h"] = float(here[1 if kind == "h" else 0])
            steps = np.array(values).reshape(-1, 2)
            places = steps + here if letter.islower() else steps
            if kind == "m" and begin == 0:
                if points:
                    yield points, closed
                points, closed = [], False
            points = [*points, *places]
            here = places[-1]
    if points:
        yield points, closed


def parts_of(svg: str) -> list[Part]:
    """List the pieces of all paths; curves by their ends and control points."""
    return [
        Part(css, np.array(points), closed)
        for css, data in _PATH.findall(svg)
        for points, closed in _walk(data)
    ]
