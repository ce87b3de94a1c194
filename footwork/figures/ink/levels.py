"""A line through both hips: whether the pelvis is level can be seen at a glance."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.ink.paths import line_path
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.planting import Stance
from footwork.figures.scene.camera import Camera

RAISED = 0.08
"""The line lies so far above the hip joints, in meters: about where the crests of the hips are."""

BEYOND = 0.13
"""It goes on beyond each joint by so much, in meters, so that its ends are clear of the body."""


def hip_line(stance: Stance, camera: Camera) -> str:
    """Write the line through both hips of a posed body as path data."""
    body = load_body(stance.who)
    ends = np.array(
        [
            move_point(
                stance.places,
                f"pelvis.{side}",
                body.head(f"upperleg01.{side}") + np.array([0.0, 0.0, RAISED]),
            )
            for side in "RL"
        ]
    )
    along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    return line_path(
        camera.units(camera.project(np.array([ends[0] - BEYOND * along, ends[1] + BEYOND * along])))
    )
