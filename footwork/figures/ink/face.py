"""The one thing that a face shows: that its eyes are closed."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import unit
from footwork.figures.body.who import Who
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.svg import path
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.planting import Stance
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, stage_at
from footwork.figures.scene.camera import Camera
from footwork.figures.typed import Points

LID = 0.0165
"""Half the width of a closed lid, in meters; a little more than in life, to be seen on a person."""

SAG = 0.0075
"""So far its lashes hang below its corners, in meters."""

TURNED = 0.12
"""An eye that faces the viewer less than this (1 is straight on) is not seen."""


def _lids(side: str, who: Who) -> tuple[Points, Points]:
    """Return the line of a closed lid at rest (n, 3), and the way the eye looks (3,)."""
    eye = load_body(who).bones[f"eye.{side}"]
    ahead = unit(eye.tail - eye.head)
    along = np.linspace(-1, 1, 13)
    across = np.array([1.0, 0.0, 0.0])
    line = (
        eye.tail
        + 0.004 * ahead
        + LID * along[:, None] * across
        # The lid bends round the eye: its corners lie farther back.
        - 0.006 * (along**2)[:, None] * ahead
        - SAG * (1 - along**2)[:, None] * np.array([0.0, 0.0, 1.0])
    )
    return line, ahead


def closed_eyes(scene: Scene, share: float, stance: Stance, camera: Camera) -> str:
    """Draw the lids of eyes that are closed at a share of the way, "" where they are open."""
    before, after, between = stage_at(scene, share)
    if (before if between < 0.5 else after).eyes == "open":
        return ""
    text = ""
    for side in SIDES.values():
        line, ahead = _lids(side, scene.body)
        bone = f"eye.{side}"
        moved = np.array([move_point(stance.places, bone, point) for point in line])
        facing = stance.places[bone][:3, :3] @ ahead
        if facing @ camera.to_viewer > TURNED:
            text += curve_path(fit_open(camera.units(camera.project(moved)), 0.6))
    return path("toe", text)
