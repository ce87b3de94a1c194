"""Small things at the foot: a book goes with the towel under it, a cushion gives way."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.pose.schema import Prop
from footwork.figures.scene.small import book, cushion
from tests.figures.pose.test_reading import FIGURES

CUSHION = Prop(kind="cushion", left=20, right=-20, front=20, back=-20, height=8)


def test_a_book_comes_nearer_by_what_is_drawn_in() -> None:
    prop = Prop(kind="book", left=8, right=-8, front=40, back=28, height=3, bunched=7)
    before, after = (
        np.concatenate([part.points for part in book(prop, share)]) for share in (0, 1)
    )
    assert after - before == pytest.approx(np.broadcast_to([0, 0.07, 0], before.shape))


def test_a_book_lies_on_the_towel_and_comes_nearer_with_it() -> None:
    for name, figure in FIGURES.items():
        for kind, scene in figure.scenes.items():
            things = {prop.kind: prop for prop in scene.props}
            if "book" in things:
                on = things["towel"]
                assert things["book"].bunched == on.bunched, (name, kind)
                assert on.back < things["book"].back < things["book"].front <= on.front


def test_a_cushion_is_highest_in_its_middle_and_stands_on_the_floor() -> None:
    points = cushion(CUSHION).points * 100
    assert points[:, 2].min() == pytest.approx(0, abs=0.1)
    assert np.abs(points[points[:, 2].argmax(), :2]).max() < 1
    assert np.abs(points[:, 0]).max() == pytest.approx(20, abs=0.5)


def test_a_cushion_gives_way_under_a_foot_and_only_there() -> None:
    ahead, left = np.meshgrid(np.linspace(-10, 10, 30), np.linspace(-4, 4, 12))
    foot = np.stack([left, -ahead, np.full_like(left, CUSHION.height)], axis=-1).reshape(-1, 3)
    bare, pressed = cushion(CUSHION).points, cushion(CUSHION, foot / 100).points
    under = (np.abs(bare[:, 0]) < 0.04) & (np.abs(bare[:, 1]) < 0.1) & (bare[:, 2] > 0.08)
    assert under.any()
    assert pressed[under, 2].max() <= CUSHION.height / 100
    assert bare[under, 2].max() > pressed[under, 2].max()
    far = np.hypot(bare[:, 0], bare[:, 1]) > 0.19
    assert pressed[far] == pytest.approx(bare[far], abs=1e-3)
