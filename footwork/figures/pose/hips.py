"""From what the data say of pelvis and trunk to rotations of their bones."""

from __future__ import annotations

from footwork.figures.body.rotations import X, Y, turn
from footwork.figures.pose.bones import Rotations
from footwork.figures.pose.schema import Hips


def pose_hips(hips: Hips, lean: float) -> Rotations:
    """Tip the pelvis, and lean the trunk over it by so many degrees more.

    The trunk goes along when the pelvis tips ahead, and stays upright when one side sinks. Both
    halves of the pelvis and the lowest vertebra turn about the same joint, as one.
    """
    rotations: Rotations = {}
    if hips.sink or hips.tilt:
        tipped = turn(X, hips.tilt) @ turn(Y, hips.sink)
        rotations = dict.fromkeys(("pelvis.L", "pelvis.R", "spine05"), tipped)
    if hips.sink or lean:
        upright = turn(X, lean / 2) @ turn(Y, -hips.sink / 2)
        rotations["spine05"] = rotations.get("spine05", turn(X, 0)) @ upright
        rotations["spine04"] = upright
    return rotations
