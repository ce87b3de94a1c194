"""The ground of a walk goes by at the pace of the feet."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.ink.ground import floor_marks, mat_marks, walked_ground
from footwork.figures.pose.stances import step_length
from footwork.figures.scene.camera import aim
from tests.figures.scenes import SCENES


@pytest.mark.parametrize("name", [n for n, s in SCENES.items() if s.way == "walk"])
def test_marks_on_the_ground_go_back_with_the_standing_foot(name: str) -> None:
    scene = SCENES[name]
    camera = aim(scene.view, 0.8)
    prop = next(prop for prop in scene.props if prop.kind in ("mat", "floor"))
    draw_marks = mat_marks if prop.kind == "mat" else floor_marks
    step = step_length(scene)
    assert step > 0.1
    assert walked_ground(scene, 2, camera) == walked_ground(scene, 0, camera)

    def middle_of_mark(gone: float) -> np.ndarray:
        steps = re.findall(r"-?\d+", draw_marks(prop, camera, 3.0, gone))
        corners = np.array(steps, float).reshape(-1, 2).cumsum(axis=0)
        assert len(corners) == 4
        return np.asarray(corners.mean(axis=0))

    seen = camera.units(camera.project(np.array([[0, 0.05, 0], [0, 0, 0]])))
    moved = middle_of_mark(0.05) - middle_of_mark(0.0)
    assert np.abs(moved - (seen[0] - seen[1])).max() < 1.1
