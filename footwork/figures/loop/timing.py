"""When a loop is where: its phases as keys in time, each at a share of the way.

Between start and end a movement begins and ends softly. Its pace is the cubic 3s² - 2s³, and every
piece of a cubic is a Bezier curve whose control points stand at a third and at two thirds of its
time: the splines of SMIL follow it exactly, however few keys there are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from footwork.figures.pose.schema import Figure

STRAIGHT = 4
"""So many pieces lie between the keys of a movement from start to end."""

HALFWAY = 0.5
"""The share of the way at which a movement of two stages goes from one to the other."""

STEP, ROUND = 4, 6
"""And so many between those of a step, and of half a circle."""


@dataclass(frozen=True)
class Timing:
    """The keys of a loop."""

    seconds: float
    """How long it takes."""
    shares: tuple[float, ...]
    """The shares of the way that are drawn, each once."""
    order: tuple[int, ...]
    """Which of the shares each key shows."""
    times: tuple[float, ...]
    """When each key is reached: shares of the loop's time, from 0 to 1."""
    splines: tuple[tuple[float, float], ...]
    """The heights of the two control points of each piece between two keys."""

    @property
    def at_end(self) -> int:
        """Return which of the shares is the end position."""
        return self.shares.index(1.0)


def ease(share: float) -> float:
    """Slow a share of the way, 0 to 1, at both ends."""
    return share * share * (3 - 2 * share)


def unease(share: float) -> float:
    """Return when a share of the way, 0 to 1, is reached: the inverse of `ease`."""
    return 0.5 - float(np.sin(np.arcsin(1 - 2 * share) / 3))


def _slope(passed: float) -> float:
    return 6 * passed * (1 - passed)


def create_timing(figure: Figure) -> Timing:
    """Lay out the keys of a figure's loop; a straight one stands still at the bottom at last.

    It begins where it ends, which for most is the start.
    """
    straight = figure.close.way == "straight"
    pieces = {"straight": STRAIGHT, "walk": STEP, "circle": ROUND}[figure.close.way]
    last = 1.0 if straight else 2.0
    count = pieces if straight else 2 * pieces
    shares = tuple(float(share) for share in np.linspace(0, last, count + 1))
    if not straight:
        shares = shares[:-1]  # once round, it is where it began
    clock, here = 0.0, round(figure.loop[-1].to * pieces) if straight else 0
    order, times, splines = [here], [0.0], list[tuple[float, float]]()
    staged = figure.close.midway is not None
    for phase in figure.loop:
        there = round(phase.to * pieces)
        back = straight and there < here
        moving = phase.seconds - (figure.rest if back else 0)
        began = clock
        for one, two in _stages(here, there, round(HALFWAY * pieces) if staged else None):
            lasts = moving * (two - one) / (there - here)
            for before, after in _steps(one, two):
                ways = [abs(place - one) / abs(two - one) for place in (before, after)]
                passed = [unease(way) if straight else way for way in ways]
                order.append(after % len(shares))
                times.append(began + passed[1] * lasts)
                splines.append(_spline(ways, passed) if straight else (1 / 3, 2 / 3))
            began += lasts
        clock, here = clock + phase.seconds, there
        if times[-1] < clock - 1e-9:
            order.append(order[-1])
            times.append(clock)
            splines.append((1 / 3, 2 / 3))
    reached = tuple(time / clock for time in times)
    return Timing(clock, shares, tuple(order), reached, tuple(splines))


def _stages(here: int, there: int, midway: int | None) -> list[tuple[int, int]]:
    """Cut the way from one key to another where one stage ends and the next begins softly."""
    if midway is None or not min(here, there) < midway < max(here, there):
        return [(here, there)] if here != there else []
    return [(here, midway), (midway, there)]


def _steps(one: int, two: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a way, each as the keys that it goes between."""
    ahead = 1 if two >= one else -1
    return itertools.pairwise(range(one, two + ahead, ahead))


def _spline(ways: list[float], passed: list[float]) -> tuple[float, float]:
    """Return the control points of the piece between two shares of a way, and of its time."""
    scale = (passed[1] - passed[0]) / (ways[1] - ways[0])
    return _slope(passed[0]) * scale / 3, 1 - _slope(passed[1]) * scale / 3
