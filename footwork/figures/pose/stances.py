"""The body at any moment of a scene: between start and end, in a walk, on a circle."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import cast

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.arms import pose_upper
from footwork.figures.pose.balance import balance
from footwork.figures.pose.bones import Rotations, move_point
from footwork.figures.pose.feet import Part, fine_foot, foot_skin
from footwork.figures.pose.legs import toe_bones
from footwork.figures.pose.planting import Ground, Stance, reach_ground, take_stance, toe_extension
from footwork.figures.pose.reaching import hold_on
from footwork.figures.pose.schema import Arm, Arms, Hand, Pose, Scene
from footwork.figures.typed import Vector

SIDES: dict[str, Side] = {"left": "L", "right": "R"}

TOWEL = 0.0035
"""A towel lifts the foot that stands on it by so many meters."""


def ground_of(scene: Scene) -> float:
    """Return how high the surface lies that is stood on, in meters."""
    cloths = [TOWEL for prop in scene.props if prop.kind in ("towel", "cloth")]
    cushions = [prop.height / 100 for prop in scene.props if prop.kind == "cushion"]
    return max(cloths + cushions, default=0.0)


def stage_at(scene: Scene, share: float) -> tuple[Pose, Pose, float]:
    """Return the two poses between which a share of the way lies, and the share between them.

    A pose midway is reached at one half.
    """
    if scene.midway is None:
        return scene.start, scene.end, share
    if share < 0.5:
        return scene.start, scene.midway, 2 * share
    return scene.midway, scene.end, 2 * share - 1


def legs_at(scene: Scene, share: float) -> dict[Side, LegAngles]:
    """Return the legs of a scene between start (0) and end (1)."""
    before, after, between = stage_at(scene, share)
    legs: dict[Side, LegAngles] = {}
    for word, side in SIDES.items():
        one = cast(LegAngles | None, getattr(before, word))
        two = cast(LegAngles | None, getattr(after, word))
        if one is not None and two is not None:
            legs[side] = one.blend(two, between)
    return legs


def planted_at(scene: Scene, share: float) -> dict[Side, Part]:
    """Return what stands at a share of the way: what the nearer of its two poses says."""
    before, after, between = stage_at(scene, share)
    return planted_in(before if between < 0.5 else after)


def planted_in(pose: Pose) -> dict[Side, Part]:
    """Return what stands, the left foot first: the first one decides where the body is."""
    named = [word for word in ("left", "right") if word in pose.stands.model_fields_set]
    first = sorted(named, key=list(pose.stands.model_dump(exclude_unset=True)).index)
    return {
        SIDES[word]: getattr(pose.stands, word)
        for word in first
        if getattr(pose.stands, word) != "none"
    }


def stance_at(scene: Scene, share: float) -> Stance:
    """Stand the body of a scene between start (0) and end (1).

    A walk or a circle goes on from 1 to 2, where it starts again. Who stands still keeps the
    balance, and hands hold on to what the data say.
    """
    if scene.way == "walk":
        legs, planted, others = walking(scene, share)
        stance = _hips_still(take_stance(legs, planted, others, who=scene.body))
        return _hold_on(stance, scene)
    planted = planted_at(scene, 0 if scene.way == "circle" else share)
    legs = legs_at(scene, share)
    upper = _blend_upper(scene, share if scene.way == "straight" else 0)
    if scene.way == "circle":
        side = SIDES[scene.near]
        top, bottom = legs_at(scene, 0)[side], legs_at(scene, 1)[side]
        turned = circled(top.blend(bottom, 0.5), (top.ankle - bottom.ankle) / 2, 180 * share)
        legs = {**legs_at(scene, 0), side: turned}
    if keeps_balance(scene):
        legs, upper = balance(legs, _bases(scene, share), upper, scene.body)
    others = upper if scene.shows == "body" else None
    stance = take_stance(legs, planted, others, _ground_in(scene), scene.body)
    return _hold_on(stance, scene)


SEAT = 60.0
"""Who bends a standing leg at the hip by more than this, in degrees, before a seat, sits."""


def keeps_balance(scene: Scene) -> bool:
    """Say whether a scene shows a body that stands still on its feet alone.

    Of one leg alone nobody knows where the rest of the body is; in a walk one falls from foot to
    foot; and who sits, or has a wall behind, is carried.
    """
    seats = any(prop.kind in ("chair", "stool") for prop in scene.props)
    standing = [legs_at(scene, 0)[side] for side in planted_in(scene.start)]
    sits = seats and any(leg.hip > SEAT for leg in standing)
    known = scene.shows == "body" or len(legs_at(scene, 0)) == len(SIDES)
    return bool(scene.balanced and known and standing and not sits and scene.way != "walk")


def _bases(scene: Scene, share: float) -> tuple[tuple[dict[Side, Part], float], ...]:
    """Return what is stood on before and after a moment, and how much each counts by now.

    The weight has gone over before a foot is lifted, and goes back after it is put down.
    """
    if scene.way == "circle":
        return ((planted_in(scene.start), 1.0),)
    before, after, share = stage_at(scene, share)
    start, end = planted_in(before), planted_in(after)
    if start == end:
        return ((start, 1.0),)
    if len(end) < len(start):
        share = min(1.0, 2 * share)
    elif len(end) > len(start):
        share = max(0.0, 2 * share - 1)
    return ((start, 1 - share), (end, share))


def _ground_in(scene: Scene) -> Ground:
    """Return what a scene is stood on."""
    steps = [(-prop.front / 100, -prop.back / 100) for prop in scene.props if prop.kind == "step"]
    return Ground(ground_of(scene), steps[-1] if steps else None)


def _hold_on(stance: Stance, scene: Scene) -> Stance:
    """Let the hands of a person hold on to what the data say."""
    if scene.shows != "body":
        return stance
    arms = {"L": scene.start.arms.left, "R": scene.start.arms.right}
    hands: dict[Side, Hand] = {
        side: arms[side].hand for side in SIDES.values() if arms[side].hand != "loose"
    }
    return hold_on(stance, hands, scene.props)


def _blend_upper(scene: Scene, share: float) -> Rotations:
    """Pose arms and trunk between start and end: the angles are blended, then posed."""

    def arm(one: Arm, two: Arm) -> Arm:
        mixed = {
            name: (1 - share) * getattr(one, name) + share * getattr(two, name)
            for name in ("ahead", "away", "elbow")
        }
        return Arm(**mixed, hand=two.hand)

    one, two, share = stage_at(scene, share)
    arms = Arms(left=arm(one.arms.left, two.arms.left), right=arm(one.arms.right, two.arms.right))
    mixed = {
        name: (1 - share) * getattr(one, name) + share * getattr(two, name)
        for name in ("lean", "head")
    }
    return pose_upper(one.model_copy(update={"arms": arms, **mixed}), scene.body)


SWING: dict[Part, float] = {"heel": 32.0, "ball": 30.0, "sole": 30.0}
"""A swinging leg bends its knee by so many degrees more than a standing one."""


def walking(
    scene: Scene, share: float
) -> tuple[dict[Side, LegAngles], dict[Side, Part], Rotations | None]:
    """Return legs, standing feet, and arms of a walk.

    For one step the leg that is ahead at the start stands and goes back under the body while the
    other swings ahead; for the next they change parts. Share 0 is the moment at which it is seen.
    """
    ahead, behind = planted_in(scene.start)
    part = planted_in(scene.start)[ahead]
    front, back = _stride(scene)
    phase = float(np.mod(share + scene.moment, 2))
    stands, swings = (ahead, behind) if phase < 1 else (behind, ahead)
    along = float(np.mod(phase, 1))
    lift = float(np.sin(np.pi * along))
    swinging = back.blend(front, along)
    if swinging.toes_lie:
        # Off the ground the toes stay bent as they lay, and go over to how they will lie.
        before = _lying_toes(back, behind, part, scene.body)
        after = _lying_toes(front, ahead, part, scene.body)
        big, big_tip, others_root, others_middle = (1 - along) * before + along * after
        swinging = replace(
            swinging,
            ankle=swinging.ankle + 14 * lift,
            toes_lie=False,
            big_toe=float(big),
            big_toe_tip=float(big_tip),
            toes=float(others_root),
            toes_middle=float(others_middle),
        )
    swinging = replace(
        swinging,
        knee=swinging.knee + SWING[part] * lift,
        hip=swinging.hip + 0.45 * SWING[part] * lift,
    )
    legs = {stands: front.blend(back, along), swings: swinging}
    planted: dict[Side, Part] = {stands: part}
    others = _blend_upper(scene, float(1 - np.cos(np.pi * phase)) / 2)
    return legs, planted, others if scene.shows == "body" else None


def _stride(scene: Scene) -> tuple[LegAngles, LegAngles]:
    """Return the legs of a walk that is ahead and that is behind when both feet are down."""
    ahead, behind = planted_in(scene.start)
    legs = legs_at(scene, 0)
    return _both_down(
        (legs[ahead], legs[behind]), ahead, planted_in(scene.start)[ahead], scene.body
    )


@functools.lru_cache(maxsize=8)
def _both_down(
    legs: tuple[LegAngles, LegAngles], side: Side, part: Part, who: Who
) -> tuple[LegAngles, LegAngles]:
    """Bend the longer of two legs until both feet are on the ground, the first one's side given.

    Where one foot takes over from the other, the body is neither raised nor dropped.
    """
    other: Side = "R" if side == "L" else "L"
    front, back = legs
    for _ in range(2):
        stance = take_stance({side: front, other: back}, {side: part}, who=who)
        bent = reach_ground(other, back, stance.places, (part, 0.0, who))
        stance = take_stance({side: front, other: bent}, {other: part}, who=who)
        front, back = reach_ground(side, front, stance.places, (part, 0.0, who)), bent
    return front, back


@functools.lru_cache(maxsize=16)
def _lying_toes(leg: LegAngles, side: Side, part: Part, who: Who) -> Vector:
    """Measure how far (4,) toes are bent up where they lie, in degrees.

    Of the big toe, then of the third, each at its root and at the joint after it.
    """
    rotations = take_stance({side: leg}, {side: part}, who=who).rotations
    bends = [
        toe_extension(side, toe, rotations[bone])
        for toe in (1, 3)
        for bone in toe_bones(side, toe)[:2]
    ]
    return np.array(bends)


def _hips_still(stance: Stance) -> Stance:
    """Keep a walk on the spot: the ground goes by under the hips."""
    hips = load_body(stance.who).head("root")
    step = (hips - move_point(stance.places, "root", hips)) * [1, 1, 0]
    places = {
        name: place_ + np.pad(step[:, None], ((0, 1), (3, 0)))
        for name, place_ in stance.places.items()
    }
    return replace(stance, places=places, points=stance.points + step)


@functools.lru_cache(maxsize=4)
def _step_length(legs: tuple[LegAngles, LegAngles], side: Side, part: Part, who: Who) -> float:
    """Measure how far a standing foot goes back under the hips in one step, in meters."""
    other: Side = "R" if side == "L" else "L"
    places = []
    for mine, far in (legs, legs[::-1]):
        stance = _hips_still(take_stance({side: mine, other: far}, {side: part}, who=who))
        places.append(fine_foot(side, stance.places, who)[foot_skin(side).parts[part]][:, 1].mean())
    return float(places[1] - places[0])


def step_length(scene: Scene) -> float:
    """Measure how far the ground goes by in one step of a walk, in meters; it goes by evenly."""
    ahead = next(iter(planted_in(scene.start)))
    return _step_length(_stride(scene), ahead, planted_in(scene.start)[ahead], scene.body)


def circled(middle: LegAngles, size: float, degrees: float) -> LegAngles:
    """Move an ankle on its circle: 0 degrees is the top, 90 inward, 180 the bottom, 270 outward."""
    angle = np.radians(degrees)
    inward = float(np.sin(angle))
    return replace(
        middle,
        ankle=middle.ankle + size * float(np.cos(angle)),
        inverted=middle.inverted + inward * (16 if inward > 0 else 9),
        turned_in=middle.turned_in + inward * (20 if inward > 0 else 16),
    )
