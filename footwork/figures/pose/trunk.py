"""The trunk and the head: leaning, bending aside, turning."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.rotations import X, Y, Z, turn
from footwork.figures.pose.bones import Rotations
from footwork.figures.pose.schema import Pose

LUMBAR = ("spine05", "spine04")
"""The bones of the lower back, in which a trunk bends."""

NECK = ("neck01", "neck02", "neck03", "head")
"""The bones that share the turn of a head."""


def pose_trunk(pose: Pose) -> Rotations:
    """Lean a trunk ahead and turn its head, as the data say."""
    rotations: Rotations = {}
    if pose.lean:
        rotations |= {bone: turn(X, pose.lean / len(LUMBAR)) for bone in LUMBAR}
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
