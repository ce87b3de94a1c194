"""Toes have lines all round, in every pose: what meets in the picture is parted by a line."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np
from scipy import ndimage as ndi

from footwork.figures.ink.digits import toe_lines
from footwork.figures.pose.angles import LegAngles
from footwork.figures.pose.feet import toe_at
from footwork.figures.pose.planting import take_stance
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.sight import Seen, look, spread
from footwork.figures.scene.staging import leg_mesh
from tests.figures.paths import parts_of

POSES = {
    "flat": LegAngles(),
    "raised": LegAngles(big_toe=40, toes=34),
    "spread": LegAngles(big_toe=30, toes=28, spread=10),
    "curled": LegAngles(toes=-20, toes_middle=-30, toes_end=-40, big_toe_tip=-30),
}

VIEWS = {"front": (10.0, 20.0), "outer": (70.0, 12.0), "above": (30.0, 55.0)}


def foot(pose: str, view: str) -> Seen:
    stance = take_stance({"L": POSES[pose]}, {"L": "heel"})
    azimuth, elevation = VIEWS[view]
    camera = Camera(azimuth, elevation, (0.12, -0.12, 0.04), 4200.0, 0.6)
    return look([leg_mesh("L", stance, "sk", 0.16)], camera)


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.parametrize("pose", list(POSES))
def test_every_toe_is_parted_from_the_next(pose: str, view: str) -> None:
    seen = foot(pose, view)
    mask = seen.mask("legL")
    toes = spread(mask, toe_at(seen.rest[mask]))
    drawn = np.zeros(mask.shape, bool)
    for part in parts_of(toe_lines(seen)):
        for one, two in zip(part.points[:-1], part.points[1:], strict=True):
            steps = np.linspace(one, two, 2 + int(np.linalg.norm(two - one)))
            x, y = seen.camera.pixels(steps)
            drawn[y, x] = True
    near = ndi.binary_dilation(drawn, iterations=6)
    right, below = toes[:, 1:], toes[1:]
    beside = (toes[:, :-1] > 0) & (right > 0) & (toes[:, :-1] != right)
    over = (toes[:-1] > 0) & (below > 0) & (toes[:-1] != below)
    meeting = np.concatenate([near[:, :-1][beside], near[:-1][over]])
    assert len(meeting) > 20
    assert meeting.mean() > 0.85
