"""Feet on the ground: stand on a part, lay the toes down, let flesh give way where it presses.

The ground, step or towel that is stood on lies at height 0 of the scene (a towel at its thickness).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import Z, turn
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles, Side, out
from footwork.figures.pose.arches import raise_arch
from footwork.figures.pose.bones import Rotations, bone_places, skin_points
from footwork.figures.pose.feet import Part, fine_foot, foot_skin, home_of
from footwork.figures.pose.legs import TOES, foot_in_world, pose_leg, pose_toe, toe_bones, toe_hinge
from footwork.figures.typed import Chosen, Place, Points, Turn, Vector

PAST_EDGE = 0.016
"""Flesh that hangs over an edge gives way this far past it (meters)."""

HANGS = 0.0015
"""A foot that is so far above the ground, in meters, does not stand on it."""

SOFT = 0.0015
"""How near the ground (meters) skin begins to flatten."""


def shifted(places: Mapping[str, Place], move: Vector) -> dict[str, Place]:
    """Move everything by the same step (3,), in meters."""
    step = np.eye(4)
    step[:3, 3] = move
    return {name: step @ place for name, place in places.items()}


def stand_on(
    side: Side,
    part: Part,
    places: Mapping[str, Place],
    ground: float = 0.0,
    who: Who = "adult",
) -> dict[str, Place]:
    """Move the body until the planted part is where it is in a plain stand, on the ground."""
    chosen = foot_skin(side).parts[part]
    now = fine_foot(side, places, who)[chosen]
    move = home_of(side, part, who) - now.mean(axis=0)
    move[2] = ground - now[:, 2].min()
    return shifted(places, move)


def toe_extension(side: Side, toe: int, rotation: Turn) -> float:
    """Measure by how many degrees a bone of a toe is bent up against the one before it."""
    hinge = toe_hinge(side, toe)
    ahead = np.cross(hinge, Z)
    bent = rotation @ ahead
    return float(np.degrees(np.arctan2(bent[2], bent @ ahead)))


@dataclass(frozen=True)
class Ground:
    """What is stood on, in meters."""

    height: float = 0.0
    step: tuple[float, float] | None = None
    """From and to where along Y it goes: beyond it nothing is stood on."""


FLOOR = Ground()


def settle_toes(
    side: Side, angles: LegAngles, rotations: Rotations, place: tuple[Part, float, Who]
) -> tuple[Rotations, dict[int, float]]:
    """Bend the roots of the toes until every toe touches the ground.

    `place` is the part that stands, on which height, and whose foot it is. Returns the rotations,
    and by how many degrees each root is bent up. Lying toes keep the turn
    they have when standing, so that they stay long and their tips stay down. Reaching toes keep
    their bends at the middle and the end and only turn at the root.
    """
    part, ground, who = place
    world = foot_in_world(side, angles)
    heading = turn(Z, -out(side) * angles.turned_in)
    settled: dict[int, float] = {}
    foot = foot_skin(side)
    rotations = dict(rotations)
    for toe in TOES:
        hinge = toe_hinge(side, toe)
        names = toe_bones(side, toe)

        def bend(
            extra: float, toe: int = toe, hinge: Vector = hinge, names: list[str] = names
        ) -> Rotations:
            if angles.toes_lie:
                level = world.T @ heading
                return {names[0]: level @ turn(hinge, extra), names[1]: turn(hinge, -0.8 * extra)}
            if toe == 1:
                bends: tuple[float, ...] = (-extra, angles.big_toe_tip)
            else:
                bends = (-extra, angles.toes_middle, angles.toes_end)
            return pose_toe(side, toe, bends, angles.spread)

        low, high = (-25.0, 25.0) if angles.toes_lie else (-60.0, 40.0)
        for _ in range(12):
            middle = (low + high) / 2
            places = stand_on(side, part, bone_places(rotations | bend(middle), who), ground, who)
            tip = fine_foot(side, places, who)[foot.tips[toe]][:, 2].min()
            low, high = (middle, high) if tip > ground else (low, middle)
        rotations |= bend(low)
        settled[toe] = toe_extension(side, toe, rotations[names[0]])
    return rotations, settled


@dataclass(frozen=True)
class Stance:
    """A posed body standing on the ground."""

    places: Mapping[str, Place]
    points: Points
    """All the body's vertices."""
    toe_roots: Mapping[Side, Mapping[int, float]]
    """How far the roots of settled toes are bent (degrees up)."""
    sunk: float
    """How deep the deepest skin was below the ground before flesh gave way, in meters."""
    rotations: Rotations = field(default_factory=dict)
    """How every bone is turned against the one above it."""
    who: Who = "adult"


def press(points: Points, ground: float, inside: Chosen) -> tuple[Points, float]:
    """Flatten skin (n, 3) against the ground, and say how deep the deepest of it was, in meters.

    It gives way softly from just above the ground, and never goes through it; `inside` (n,) is
    what may give way.
    """
    height = points[:, 2] - ground
    low = inside & (height < SOFT)
    sunk = float(max(0.0, -height[low].min())) if low.any() else 0.0
    pressed = points.copy()
    pressed[low, 2] = ground + SOFT * np.exp(np.maximum(height[low], -0.02) / SOFT - 1)
    return pressed, sunk


def reach_ground(
    side: Side,
    angles: LegAngles,
    above: Mapping[str, Place],
    place: tuple[Part, float, Who],
) -> LegAngles:
    """Bend a second standing leg at the knee until its foot touches the ground as it is turned.

    `above` says where the bones are with the leg as given: what is over the leg stays there.
    `place` is the part that stands, on which height, and whose foot it is.
    """
    part, ground, who = place
    low, high = -angles.knee, 40.0
    pelvis = above[f"pelvis.{side}"]
    now = fine_foot(side, above, who)[foot_skin(side).parts[part]][:, 2].min()
    if abs(now - ground) < 0.003:
        return angles
    for _ in range(14):
        middle = (low + high) / 2
        bent = replace(angles, knee=angles.knee + middle, ankle=angles.ankle + middle)
        posed = bone_places(pose_leg(side, bent, who), who)
        places = {name: pelvis @ moved for name, moved in posed.items()}
        lowest = fine_foot(side, places, who)[foot_skin(side).parts[part]][:, 2].min()
        low, high = (low, middle) if lowest > ground else (middle, high)
    return replace(angles, knee=angles.knee + high, ankle=angles.ankle + high)


def take_stance(
    legs: Mapping[Side, LegAngles],
    planted: Mapping[Side, Part],
    others: Rotations | None = None,
    ground: Ground = FLOOR,
    who: Who = "adult",
) -> Stance:
    """Pose the legs and stand the body on its planted feet.

    The first planted side decides where the body is, a second one bends its knee until it stands
    too. Where both stand on the same part, the middle between them decides. Where the second leg
    is too short for that, it stands first, and the other one bends.
    """
    stance = _stand(legs, planted, others, ground, who)
    standing = [side for side, part in planted.items() if part != "none" and side in legs]
    if _hangs(standing, planted, (stance.places, ground.height, who)):
        return _stand(legs, dict(reversed(list(planted.items()))), others, ground, who)
    return stance


def _stand(
    legs: Mapping[Side, LegAngles],
    planted: Mapping[Side, Part],
    others: Rotations | None,
    ground: Ground,
    who: Who,
) -> Stance:
    """Stand the body on its first planted side, and bring down the second as far as it goes."""
    rotations: Rotations = dict(others or {})
    roots: dict[Side, Mapping[int, float]] = {}
    standing = [side for side, part in planted.items() if part != "none" and side in legs]
    order = standing + [side for side in legs if side not in standing]
    places: dict[str, Place] = {}
    for number, side in enumerate(order):
        angles, part = legs[side], planted.get(side, "none")
        on = (part, ground.height, who)
        if number > 0 and part != "none":
            posed = bone_places(rotations | pose_leg(side, angles, who), who)
            tried = {name: places["root"] @ moved for name, moved in posed.items()}
            angles = reach_ground(side, angles, tried, on)
        mine = pose_leg(side, angles, who)
        if part != "none" and (angles.toes_lie or angles.toes_reach):
            mine, roots[side] = settle_toes(side, angles, mine, on)
        rotations |= mine
        places = bone_places(rotations, who)
        if standing:
            places = stand_on(standing[0], planted[standing[0]], places, ground.height, who)
    if len({planted[side] for side in standing}) == 1 < len(standing):
        # On two feet alike the middle between them stays where it is.
        gaps = [
            home_of(side, planted[side], who)
            - fine_foot(side, places, who)[foot_skin(side).parts[planted[side]]].mean(axis=0)
            for side in standing
        ]
        middle = np.asarray(sum(gaps)) / 2
        places = shifted(places, middle * [1, 1, 0])
    points = skin_points(places, who=who)
    for side, angles in legs.items():
        if angles.arch:
            points = raise_arch(points, side, angles.arch, places)
    points, sunk = _press_feet(points, standing, ground)
    return Stance(places, points, roots, sunk, rotations, who)


def _hangs(
    standing: Sequence[Side],
    planted: Mapping[Side, Part],
    body: tuple[Mapping[str, Place], float, Who],
) -> bool:
    """Say whether the second of two feet that stand is above the ground."""
    if len(standing) < 2:
        return False
    places, ground, who = body
    side = standing[1]
    chosen = foot_skin(side).parts[planted[side]]
    return bool(fine_foot(side, places, who)[chosen][:, 2].min() > ground + HANGS)


def _press_feet(points: Points, standing: Sequence[Side], ground: Ground) -> tuple[Points, float]:
    """Press the feet that stand against the ground, and say how deep the deepest skin was."""
    sunk = 0.0
    for side in standing:
        low = np.zeros(len(points), bool)
        low[foot_skin(side).base] = True
        if ground.step is not None:
            first, last = ground.step
            low &= (points[:, 1] > first - PAST_EDGE) & (points[:, 1] < last + PAST_EDGE)
        points, deep = press(points, ground.height, low)
        sunk = max(sunk, deep)
    return points, sunk


def move_arms(stance: Stance, arms: Rotations) -> Stance:
    """Return the stance with its arms posed anew, whatever they did before."""
    rotations = stance.rotations | arms
    places = shifted(bone_places(rotations, stance.who), stance.places["root"][:3, 3])
    body = load_body(stance.who)
    moved: list[str] = []
    for bone in body.order:
        if bone in arms or body.bones[bone].parent in moved:
            moved.append(bone)
    carried = np.flatnonzero(body.share(moved) > 0)
    points = stance.points.copy()
    points[carried] = skin_points(places, carried, stance.who)
    return replace(stance, places=places, points=points, rotations=rotations)
