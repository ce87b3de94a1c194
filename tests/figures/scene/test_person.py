"""The dressed person: hands reach what they are said to reach."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.person import person_meshes
from tests.figures.scenes import NEAR, SCENES


@pytest.mark.parametrize(
    "name", [n for n, s in SCENES.items() if any(prop.kind == "wall" for prop in s.props)]
)
def test_fingertips_touch_the_wall_and_are_not_in_it(name: str) -> None:
    scene = SCENES[name]
    wall = next(prop for prop in scene.props if prop.kind == "wall")
    person = person_meshes(stance_at(scene, 1), "R")[0]
    assert person.rest is not None
    for side in (1, -1):
        hand = person.points[person.rest[:, 0] * side > 0.42]
        assert abs(hand[:, 1].min() + wall.back / 100) < NEAR
