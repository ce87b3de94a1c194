"""The pelvis, the trunk and the head: tipping, leaning, bending aside, turning."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.rotations import X, Y, Z, turn
from footwork.figures.pose.bones import Rotations
from footwork.figures.pose.schema import Pose

LUMBAR = ("spine05", "spine04")
"""The bones of the lower back, in which a trunk bends."""

PELVIS = ("pelvis.L", "pelvis.R", LUMBAR[0])
"""The bones that turn about one joint when a pelvis tips: its halves, and the trunk on it."""

NECK = ("neck01", "neck02", "neck03", "head")
"""The bones that share the turn of a head."""


def pose_trunk(pose: Pose) -> Rotations:
    """Tip the pelvis, lean the trunk over it, and turn the head, as the data say.

    The trunk goes along when the pelvis tips ahead, and stays upright when one side of it sinks.
    """
    rotations: Rotations = {}
    hips = pose.hips
    if hips.sink or hips.tilt:
        rotations |= dict.fromkeys(PELVIS, turn(X, hips.tilt) @ turn(Y, hips.sink))
    if hips.sink or pose.lean:
        part = turn(X, pose.lean / len(LUMBAR)) @ turn(Y, -hips.sink / len(LUMBAR))
        rotations |= {bone: rotations.get(bone, np.eye(3)) @ part for bone in LUMBAR}
    if pose.head:
        rotations |= {bone: turn(Z, pose.head / len(NECK)) for bone in NECK}
    return rotations


def bend_aside(upper: Rotations, degrees: float) -> Rotations:
    """Bend a trunk to the body's left by degrees; the head stays upright."""
    bent = dict(upper)
    for bone in LUMBAR:
        bent[bone] = turn(Y, degrees / len(LUMBAR)) @ bent.get(bone, np.eye(3))
    for bone in NECK:
        bent[bone] = turn(Y, -degrees / len(NECK)) @ bent.get(bone, np.eye(3))
    return bent
