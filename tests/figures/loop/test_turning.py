"""Outlines in motion: matched place by place, and calm where they stand."""

from __future__ import annotations

import numpy as np
import pytest

from footwork.figures.ink.curves import fit_together
from footwork.figures.loop.turning import STILL, Ring, hold_still, match, outline
from footwork.figures.typed import Line


def oval(count: int, begin: float = 0.0) -> tuple[Line, Line]:
    """Return places round an oval, and its angle at each as a place on a body."""
    angle = begin + np.linspace(0, 2 * np.pi, count, endpoint=False)
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return 300 + around * [200, 80], np.column_stack([around * 0.2, np.zeros(count)])


def test_places_are_matched_by_where_they_are_on_the_body() -> None:
    one, two = Ring(*oval(200)), Ring(*oval(170, begin=2.0))
    # The second is the first turned by 40 degrees and moved: in the picture nothing fits.
    turn = np.radians(40)
    spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    moved = Ring((two.places - 300) @ spin + 420, two.rest)
    wanted = (one.places - 300) @ spin + 420
    found = match(one, moved)
    assert np.linalg.norm(found - wanted, axis=1).max() < 8


def test_the_way_round_never_goes_back() -> None:
    one, two = Ring(*oval(200)), Ring(*oval(150, begin=1.0))
    found = match(one, two) - 300
    turned = np.diff(np.unwrap(np.arctan2(found[:, 1] / 80, found[:, 0] / 200)))
    assert turned.min() > -1e-3


def test_one_topology_fits_every_ring() -> None:
    rings = [oval(240)[0], oval(240)[0] * [1, 2], oval(240)[0] + [50, 0]]
    curves = fit_together(rings, [], 0.8)
    assert len({len(one) for one in curves}) == 1
    for ring, fitted in zip(rings, curves, strict=True):
        u = np.linspace(0, 1, 20)[:, None]
        drawn = np.concatenate(
            [
                (1 - u) ** 3 * c[0]
                + 3 * (1 - u) ** 2 * u * c[1]
                + 3 * (1 - u) * u**2 * c[2]
                + u**3 * c[3]
                for c in fitted
            ]
        )
        gaps = np.linalg.norm(drawn[:, None] - ring[None], axis=2).min(axis=1)
        assert gaps.max() < 5  # the places are 4 units apart


def test_what_stands_does_not_tremble() -> None:
    generator = np.random.default_rng(2)
    still = oval(100)[0] + generator.uniform(-0.3, 0.3, (5, 100, 2)) * STILL
    held = hold_still(still, 2)
    assert (held == held[2]).all()
    moving = still + np.arange(5)[:, None, None] * 10
    assert hold_still(moving, 2) == pytest.approx(moving)


def test_an_outline_keeps_its_commands_in_every_key() -> None:
    rings = [Ring(*oval(200)), Ring(*oval(160, begin=0.3)), Ring(*oval(90, begin=5))]
    shape = outline("ol", rings, 1, 0.8)
    assert shape.keys.shape[0] == 3
    assert shape.letters[0] + shape.letters[-1] == "Mz"
