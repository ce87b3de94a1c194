"""From the joint angles of a leg to rotations of its bones."""

from __future__ import annotations

import functools

import numpy as np

from footwork.figures.body.frames import foot_direction
from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import X, Y, Z, flat, turn
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles, Side, out
from footwork.figures.pose.bones import Rotations
from footwork.figures.typed import Turn, Vector

TOES = (1, 2, 3, 4, 5)


@functools.cache
def foot_axes(side: Side) -> tuple[Vector, Vector]:
    """Return the axes of a foot at rest: the way it points (3,), and its hinge (3,).

    Turning about the hinge by plus points the toes down.
    """
    ahead = foot_direction() * [out(side), 1, 1]
    return ahead, np.cross(Z, ahead)


@functools.cache
def _upright_leg(side: Side, who: Who) -> Turn:
    """Return what turns a leg that stands astride until hip and ankle are one above the other."""
    body = load_body(who)
    line = body.head(f"upperleg01.{side}") - body.head(f"foot.{side}")
    return turn(Y, -float(np.degrees(np.arctan2(line[0], line[2]))))


def toe_bones(side: Side, toe: int) -> list[str]:
    """List the bones of a toe from its root."""
    return [f"toe{toe}-{part}.{side}" for part in range(1, 3 if toe == 1 else 4)]


def toe_hinge(side: Side, toe: int) -> Vector:
    """Return the hinge (3,) of a toe at rest; plus bends it down."""
    bones = toe_bones(side, toe)
    body = load_body()
    return np.cross(Z, flat(body.bones[bones[-1]].tail - body.head(bones[0])))


def pose_toe(side: Side, toe: int, bends: tuple[float, ...], spread: float = 0) -> Rotations:
    """Bend one toe at its joints by degrees, root first; plus is up (extended)."""
    hinge = toe_hinge(side, toe)
    rotations = {
        bone: turn(hinge, -bend) for bone, bend in zip(toe_bones(side, toe), bends, strict=False)
    }
    # The second toe is the middle line of a foot: the others leave it or come to it.
    away = out(side) * spread * {1: -0.9, 2: 0.0, 3: 0.45, 4: 0.9, 5: 1.35}[toe]
    root = toe_bones(side, toe)[0]
    rotations[root] = turn(Z, away) @ rotations[root]
    return rotations


def pose_toes(side: Side, angles: LegAngles) -> Rotations:
    """Bend all five toes."""
    rotations = pose_toe(side, 1, (angles.big_toe, angles.big_toe_tip), angles.spread)
    for toe in TOES[1:]:
        bends = (angles.toes, angles.toes_middle, angles.toes_end)
        rotations |= pose_toe(side, toe, bends, angles.spread)
    return rotations


def foot_in_world(side: Side, angles: LegAngles) -> Turn:
    """Return how the foot is turned (3, 3) against its flat stand."""
    ahead, hinge = foot_axes(side)
    pitch = angles.knee - angles.hip - angles.ankle
    return np.asarray(
        turn(hinge, pitch)
        @ turn(ahead, -out(side) * angles.inverted)
        @ turn(Z, -out(side) * angles.turned_in)
    )


def pose_leg(side: Side, angles: LegAngles, who: Who = "adult") -> Rotations:
    """Pose a leg from hip to toes, the hips level and facing ahead."""
    stand = turn(Y, out(side) * -angles.hip_out) @ _upright_leg(side, who)
    thigh = turn(X, -angles.hip) @ stand
    shank = turn(X, angles.knee - angles.hip) @ stand
    rotations = {
        f"upperleg01.{side}": thigh,
        f"lowerleg01.{side}": thigh.T @ shank,
        f"foot.{side}": shank.T @ foot_in_world(side, angles),
    }
    return rotations | pose_toes(side, angles)
