"""Shadows: where a foot leaves the ground they run out."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.ink.shadows import shadow, touch_shadow
from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import leg_mesh, meshes_at
from tests.figures.scenes import FIGURES, SCENES


def test_the_shadow_of_a_raised_foot_runs_out_under_it() -> None:
    scene = FIGURES["shin-curls"].scenes["floor"]  # seen from the side, the heel stays
    camera = aim(scene.view, 0.5)
    shades = [
        shadow([leg_mesh("L", stance_at(scene, share), "sk")], camera, 0.0) for share in (0.0, 1.0)
    ]
    flat, raised = (np.flatnonzero(shade.any(axis=0)) for shade in shades)
    assert raised[0] > flat[0] + 0.1 * len(flat)
    assert abs(raised[-1] - flat[-1]) < 12
    high = shades[1].sum(axis=0)
    # No edge across it where the foot is too high for a shadow: it ends like a tongue.
    assert high[raised[len(raised) // 12]] < 0.55 * high.max()


def test_only_a_wall_that_is_touched_is_shaded() -> None:
    scene = next(
        scene
        for scene in SCENES.values()
        if any(prop.kind == "wall" and prop.front < 0 for prop in scene.props)
    )
    wall = next(prop for prop in scene.props if prop.kind == "wall")
    away = wall.model_copy(update={"front": wall.front - 100, "back": wall.back - 100})
    stance, camera = stance_at(scene, 1), aim(scene.view, 0.3)
    for prop, touched in ((wall, True), (away, False)):
        moved = scene.model_copy(update={"props": (prop,)})
        assert touch_shadow(look(meshes_at(moved, 1, stance), camera), prop).any() == touched
