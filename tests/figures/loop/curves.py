"""Shapes in motion as the places that a reader sees."""

from __future__ import annotations

import numpy as np

from footwork.figures.typed import Line


def bend(letters: str, points: Line) -> Line:
    """Return the places along a closed path of curves and lines."""
    line, place = [points[:1]], 1
    u = np.linspace(0, 1, 9)[1:, None]
    for letter in letters:
        if letter == "c":
            a, (b, c, d) = points[place - 1], points[place : place + 3]
            v = 1 - u
            line.append(v**3 * a + 3 * v**2 * u * b + 3 * v * u**2 * c + u**3 * d)
            place += 3
        elif letter == "l":
            line.append(points[place : place + 1])
            place += 1
    return np.concatenate(line)
