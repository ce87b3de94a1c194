"""From joint angles to a posed body: rotations of bones, and the skin that follows them.

A rotation is given in the axes of the body at rest and turns its bone about the bone's head;
children follow.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from footwork.figures.body import load_body
from footwork.figures.frames import foot_direction
from footwork.figures.rotations import X, Y, Z, flat, turn

Array = np.ndarray[Any, Any]
Side = Literal["L", "R"]
Rotations = dict[str, Array]

TOES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class LegAngles:
    """Joint angles of a leg in degrees, 0 in a relaxed stand.

    Plus is: hip flexed, hip out to the side, knee flexed, ankle dorsiflexed, sole turned in
    (inverted),
    toes turned in, toes extended (up), toes spread.
    """

    hip: float = 0
    hip_out: float = 0
    knee: float = 0
    ankle: float = 0
    inverted: float = 0
    turned_in: float = 0
    big_toe: float = 0
    big_toe_tip: float = 0
    toes: float = 0
    toes_middle: float = 0
    toes_end: float = 0
    spread: float = 0
    toes_lie: bool = False
    """The toes lie on the ground, whatever the foot does: their roots are worked out."""
    toes_reach: bool = False
    """The roots of the toes bend until the tips touch the ground."""

    def blend(self, other: LegAngles, share: float) -> LegAngles:
        """Between this and another, 0 to 1."""
        mixed = {
            name: (1 - share) * value + share * getattr(other, name)
            for name, value in vars(self).items()
            if not isinstance(value, bool)
        }
        lie, reach = self.toes_lie and other.toes_lie, self.toes_reach or other.toes_reach
        return replace(self, **mixed, toes_lie=lie, toes_reach=reach)


def out(side: Side) -> int:
    """+1 for the left side, -1 for the right: the sign of "outward" along X."""
    return 1 if side == "L" else -1


@functools.cache
def foot_axes(side: Side) -> tuple[Array, Array]:
    """Of a foot at rest.

    The way it points, and its hinge (turning about it by plus points the toes down).
    """
    ahead = foot_direction() * [out(side), 1, 1]
    return ahead, np.cross(Z, ahead)


@functools.cache
def _upright_leg(side: Side) -> Array:
    """Turns a leg that stands astride until hip and ankle are one above the other."""
    body = load_body()
    line = body.head(f"upperleg01.{side}") - body.head(f"foot.{side}")
    return turn(Y, -float(np.degrees(np.arctan2(line[0], line[2]))))


def toe_bones(side: Side, toe: int) -> list[str]:
    """The bones of a toe from its root."""
    return [f"toe{toe}-{part}.{side}" for part in range(1, 3 if toe == 1 else 4)]


def toe_hinge(side: Side, toe: int) -> Array:
    """The hinge of a toe at rest; plus bends it down."""
    bones = toe_bones(side, toe)
    body = load_body()
    return np.cross(Z, flat(body.bones[bones[-1]].tail - body.head(bones[0])))


def pose_toe(side: Side, toe: int, bends: tuple[float, ...], spread: float = 0) -> Rotations:
    """One toe bent at its joints, root first; plus is up (extended)."""
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
    """All five toes."""
    rotations = pose_toe(side, 1, (angles.big_toe, angles.big_toe_tip), angles.spread)
    for toe in TOES[1:]:
        bends = (angles.toes, angles.toes_middle, angles.toes_end)
        rotations |= pose_toe(side, toe, bends, angles.spread)
    return rotations


def foot_in_world(side: Side, angles: LegAngles) -> Array:
    """How the foot is turned against its flat stand."""
    ahead, hinge = foot_axes(side)
    pitch = angles.knee - angles.hip - angles.ankle
    return np.asarray(
        turn(hinge, pitch)
        @ turn(ahead, -out(side) * angles.inverted)
        @ turn(Z, -out(side) * angles.turned_in)
    )


def pose_leg(side: Side, angles: LegAngles) -> Rotations:
    """A leg from hip to toes, the hips level and facing ahead."""
    stand = turn(Y, out(side) * -angles.hip_out) @ _upright_leg(side)
    thigh = turn(X, -angles.hip) @ stand
    shank = turn(X, angles.knee - angles.hip) @ stand
    rotations = {
        f"upperleg01.{side}": thigh,
        f"lowerleg01.{side}": thigh.T @ shank,
        f"foot.{side}": shank.T @ foot_in_world(side, angles),
    }
    return rotations | pose_toes(side, angles)


def bone_places(rotations: Mapping[str, Array]) -> dict[str, Array]:
    """Where every bone goes: 4 x 4 matrices that move points at rest."""
    body = load_body()
    places: dict[str, Array] = {}
    for name in body.order:
        bone = body.bones[name]
        above = np.eye(4) if bone.parent is None else places[bone.parent]
        rotation = rotations.get(name)
        if rotation is None:
            places[name] = above
            continue
        move = np.eye(4)
        move[:3, :3] = rotation
        move[:3, 3] = bone.head - rotation @ bone.head
        places[name] = above @ move
    return places


def skin_points(places: Mapping[str, Array], chosen: Array | None = None) -> Array:
    """The body's vertices (or some of them) moved by the bones that carry them."""
    body = load_body()
    points = body.vertices if chosen is None else body.vertices[chosen]
    weights = body.weights if chosen is None else body.weights[chosen]
    carried = np.flatnonzero(weights.any(axis=0))
    moves = np.stack([places[body.order[int(column)]][:3] for column in carried])
    blended = (weights[:, carried] @ moves.reshape(len(carried), 12)).reshape(-1, 3, 4)
    return np.asarray(np.einsum("vij,vj->vi", blended[:, :, :3], points) + blended[:, :, 3])


def move_point(places: Mapping[str, Array], bone: str, point: Array) -> Array:
    """Where a bone takes a point that lies on it at rest."""
    return np.asarray(places[bone][:3, :3] @ point + places[bone][:3, 3])
