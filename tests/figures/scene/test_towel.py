"""The towel: drawn in by its far end, gathered between toes and heel, and never through a sole."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.pose.schema import Prop
from footwork.figures.scene.towel import ACROSS, ALONG, FOLDS, THICK, grip_of, towel

TOWEL = Prop(kind="towel", left=8, right=-8, front=36, back=2, bunched=7)

HEEL, TOES = -5.0, 19.0


def sole(height: float = 0.35) -> np.ndarray:
    """A foot as a strip of skin 9 cm wide, its arch 2 cm up, from heel to toes; meters."""
    ahead, left = np.meshgrid(np.linspace(HEEL, TOES, 60), np.linspace(-4.5, 4.5, 20))
    arch = 2 * np.sin(np.pi * np.clip((ahead - HEEL) / 18, 0, 1)) * (left > 0)
    return np.stack([left, -ahead, height + arch], axis=-1).reshape(-1, 3) / 100


def grid(share: float) -> np.ndarray:
    """How far ahead and how high each point of the cloth lies, in cm: (along, across, 2)."""
    points = towel(TOWEL, share, sole()).points.reshape(ALONG, ACROSS, 3) * 100
    return np.stack([-points[..., 1], points[..., 2]], axis=-1)


def test_toes_hold_it_where_skin_touches_it_farthest_ahead() -> None:
    assert grip_of(sole()) == pytest.approx(TOES)


def test_a_towel_lies_flat_before_it_is_drawn_in() -> None:
    cloth = grid(0)
    assert np.ptp(cloth[..., 1]) < 0.2
    assert cloth[0, :, 0] == pytest.approx(TOWEL.back)
    assert cloth[-1, :, 0] == pytest.approx(TOWEL.front)


def test_both_ends_come_nearer_to_the_heel() -> None:
    cloth = grid(1)
    assert cloth[-1, :, 0] == pytest.approx(TOWEL.front - TOWEL.bunched)
    assert HEEL < cloth[0, :, 0].mean() < TOWEL.back


def test_what_lies_ahead_of_the_toes_is_taut() -> None:
    cloth = grid(1)
    ahead = cloth[..., 0] > TOES + 1
    assert ahead.any()
    assert cloth[ahead][:, 1] == pytest.approx(THICK, abs=0.05)
    steps = np.diff(cloth[:, 0, 0])[-30:]
    assert steps == pytest.approx((TOWEL.front - TOWEL.back) / (ALONG - 1), rel=0.05)


def test_folds_stand_between_toes_and_near_edge() -> None:
    beside = grid(1)[:, 1]
    high = beside[:, 1] > THICK + 0.5
    assert beside[high, 0].min() > TOWEL.back - 3
    assert beside[high, 0].max() < TOES
    assert np.count_nonzero(np.diff(high.astype(int)) == 1) == FOLDS


def test_no_fold_goes_through_the_sole() -> None:
    skin = sole()
    for x, y, z in towel(TOWEL, 1, skin).points:
        over = skin[np.hypot(skin[:, 0] - x, skin[:, 1] - y) < 0.005]
        assert not len(over) or z <= max(over[:, 2].min(), THICK / 100)


def test_stripes_are_woven_into_a_towel_and_go_with_it() -> None:
    before, after = (towel(TOWEL, share, sole()).rest for share in (0, 1))
    assert before is not None
    assert after is not None
    assert np.array_equal(before, after)
    plain = towel(TOWEL.model_copy(update={"kind": "cloth"}), 1, sole()).rest
    assert plain is not None
    assert not plain.any()
