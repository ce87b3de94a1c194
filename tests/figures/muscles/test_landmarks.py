"""Bones and cords that stand out are drawn in every view in which they can be seen."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.muscles.landmarks import landmarks
from footwork.figures.muscles.marks import bare_leg
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.planting import take_stance
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import leg_mesh

POSES = {
    "standing": LegAngles(),
    "on the balls": LegAngles(ankle=-30, toes_lie=True),
    "bent": LegAngles(hip=40, knee=50, ankle=10),
}

SEEN_FROM = {
    "outer-ankle-bone": 80.0,
    "inner-ankle-bone": -75.0,
    "kneecap": 20.0,
}
"""How far round the left leg the viewer stands, in degrees from the front to its outer side."""


def drawn(pose: str, side: Side, azimuth: float, bumps: tuple[str, ...]) -> str:
    stance = take_stance({side: POSES[pose]}, {})
    mesh = leg_mesh(side, stance, "sk", 0.6)
    middle = mesh.points.mean(axis=0)
    turned = azimuth if side == "L" else -azimuth
    camera = Camera(turned, 8.0, tuple(middle), 1500.0, 0.5)
    seen = look([mesh], camera)
    return landmarks(seen, bare_leg(seen, f"leg{side}", side), bumps=bumps)


@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("pose", list(POSES))
@pytest.mark.parametrize("bump", list(SEEN_FROM))
def test_a_bone_shows_where_it_faces_the_viewer(bump: str, pose: str, side: Side) -> None:
    azimuth = SEEN_FROM[bump]
    without, marked = (drawn(pose, side, azimuth, bumps) for bumps in ((), (bump,)))
    assert len(marked) > len(without) + 30


@pytest.mark.parametrize("side", ["L", "R"])
def test_the_achilles_tendon_shows_from_behind_and_not_from_the_front(side: Side) -> None:
    behind, ahead = (drawn("standing", side, azimuth, ()) for azimuth in (170.0, 15.0))
    assert 'class="lm"' in behind
    assert len(behind) != len(ahead)
