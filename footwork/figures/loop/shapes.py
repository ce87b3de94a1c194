"""A shape in motion: one path, whose points are elsewhere in every key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from footwork.figures.typed import Curve, Line

SAME = 2.0
"""A control point that is off by no more units than rounding makes it counts as the same."""

COARSE = 3.0
"""Control points are rounded to so many units: a curve hardly feels it."""

Keys = NDArray[np.floating]
"""(k, n, 2): the places of n points in k keys, in drawing units."""

_POINTS = {"M": 1, "l": 1, "c": 3, "z": 0}
_PIECE = re.compile(r"([Mlcsz])([^Mlcsz]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PATH = re.compile(r'<path class="([\w-]+)" d="([^"]+)"/>')


@dataclass(frozen=True)
class Shape:
    """A path in motion."""

    css: str
    """Its class."""
    letters: str
    """Its commands: M, l, c and z, one a piece."""
    keys: Keys
    """Where its points are: those of one key after the other."""

    @property
    def moves(self) -> bool:
        """Say whether it ever changes."""
        return bool((np.round(self.keys) != np.round(self.keys[:1])).any())


def read_path(data: str) -> tuple[str, Line]:
    """Return the commands of path data, and its points (n, 2), absolute.

    Every curve has both of its control points, and every command only one piece.
    """
    letters, points = "", list[Line]()
    here = began = np.zeros(2)
    for letter, rest in _PIECE.findall(data):
        numbers = np.array([float(word) for word in _NUMBER.findall(rest)]).reshape(-1, 2)
        if letter == "M":
            here = began = numbers[0]
            letters, points = letters + "M", [*points, here]
        elif letter == "z":
            letters, here = letters + "z", began
        elif letter == "l":
            for step in numbers:
                here = here + step
                letters, points = letters + "l", [*points, here]
        else:
            for step in numbers.reshape(-1, 3 if letter == "c" else 2, 2):
                last = letters.endswith("c")
                mirrored = 2 * here - points[-2] if last else here
                first = [here + step[0]] if letter == "c" else [mirrored]
                points += [*first, here + step[-2], here + step[-1]]
                letters, here = letters + "c", here + step[-1]
    return letters, np.array(points).reshape(-1, 2)


def read_paths(markup: str) -> Iterator[tuple[str, str, Line]]:
    """Yield of each drawn path, given as SVG, its class, its commands and its points (n, 2)."""
    for css, data in _PATH.findall(markup):
        yield css, *read_path(data)


def write_path(shape: Shape) -> list[str]:
    """Write a shape's path data in every key: whole units, relative, the same commands in all.

    A curve that goes on as the last one ended, in all of the keys, needs no first control point.
    """
    ends = np.round(shape.keys)
    texts = [""] * len(ends)
    place, command = 0, ""
    here = ends[:, 0]
    mirrored: NDArray[np.floating] | None = None
    for letter in shape.letters:
        count = _POINTS[letter]
        piece = ends[:, place : place + count]
        written = letter
        steps = piece if letter == "M" else piece - here[:, None]
        if letter == "c":
            arms = shape.keys[:, place : place + 2] - here[:, None]
            steps[:, :2] = COARSE * np.round(arms / COARSE)
            if mirrored is not None and np.abs(arms[:, 0] - mirrored).max() <= SAME:
                written = "s"
            mirrored = steps[:, 2] - steps[:, 1]
            steps = steps[:, 1:] if written == "s" else steps
        else:
            mirrored = None
        for number, step in enumerate(steps):
            words = _join(step.ravel())
            gap = " " if written == command and not words.startswith("-") else ""
            texts[number] += (gap if written == command else written) + words
        command = "" if letter in "Mz" else written
        if count:
            here = ends[:, place + count - 1]
        place += count
    return texts


def _join(values: Sequence[float] | Line) -> str:
    text = ""
    for value in values:
        word = str(round(value))
        text += word if not text or word.startswith("-") else " " + word
    return text


def shape_of(css: str, keys: Sequence[Sequence[Curve]]) -> Shape:
    """Make a closed shape of the curves that go round it in every key."""
    points = [np.concatenate([curves[0][:1], *(curve[1:] for curve in curves)]) for curves in keys]
    return Shape(css, "M" + "c" * len(keys[0]) + "z", np.array(points))
