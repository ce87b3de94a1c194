"""A raised arch: the inside of the foot rises, heel and ball stay on the ground."""

from __future__ import annotations

import numpy as np
import pytest

from footwork.figures.body.frames import foot_frame
from footwork.figures.pose.angles import LegAngles, Side, out
from footwork.figures.pose.feet import foot_skin
from footwork.figures.pose.planting import take_stance


@pytest.mark.parametrize("side", ["L", "R"])
def test_the_inner_arch_rises_and_heel_and_ball_stay(side: Side) -> None:
    skin = foot_skin(side)
    flat, raised = (
        np.asarray(
            skin.skin.matrix @ take_stance({side: LegAngles(arch=arch)}, {side: "sole"}).points
        )
        for arch in (0.0, 10.0)
    )
    rise = (raised - flat)[:, 2]
    x, y, _ = foot_frame().of(skin.skin.rest)
    low = skin.skin.rest[:, 2] < 0.05
    assert (skin.skin.rest[:, 0] * out(side) > 0).all()
    middle = low & (np.abs(x - 0.41) < 0.06)
    assert rise[middle & (y < 0.2)].mean() > 0.006
    assert rise[middle & (y > 0.8)].mean() < 0.004
    for part in ("heel", "ball"):
        touching = skin.parts[part] & (flat[:, 2] < 0.001)
        assert np.abs(rise[touching]).max() < 0.002, part
