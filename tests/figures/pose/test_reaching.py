"""Hands that hold on to something touch it, are not in it, and leave no skin behind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import unit
from footwork.figures.body.who import SHAPES, Who
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.arms import pose_upper
from footwork.figures.pose.bones import move_point, skin_points
from footwork.figures.pose.hands import hand_bones, hand_skin
from footwork.figures.pose.planting import Stance, take_stance
from footwork.figures.pose.reaching import HOVER, THINGS, hold_on
from footwork.figures.pose.schema import Arm, Arms, Hand, Pose, Prop, Scene, Stands
from tests.figures.scenes import NEAR, SCENES, stance_at

PLAIN = LegAngles()

ARM = Arm(ahead=40, away=10, elbow=50)

BEFORE = {
    "on wall": {"front": 120.0, "back": 52.0, "height": 215.0},
    "on counter": {"front": 100.0, "back": 22.0, "height": 88.0},
    "on rail": {"front": 28.0, "back": 24.0, "height": 92.0},
}
"""Things before the body, by what holds on to them."""


def standing(who: Who, leg: LegAngles = PLAIN) -> Stance:
    legs: Mapping[Side, LegAngles] = {"L": leg, "R": leg}
    upper = pose_upper(Pose(stands=Stands(), arms=Arms(left=ARM, right=ARM)), who)
    return take_stance(legs, {"L": "sole", "R": "sole"}, upper, who=who)


def thing(hand: Hand) -> Prop:
    return Prop.model_validate({"kind": THINGS[hand], "left": 60, "right": -60, **BEFORE[hand]})


def hand_of(stance: Stance, side: Side, hand: Hand) -> np.ndarray:
    chosen, _ = hand_skin(side, hand, stance.who)
    return np.asarray(stance.points[chosen])


@pytest.mark.parametrize("who", list(SHAPES))
@pytest.mark.parametrize("side", ["L", "R"])
@pytest.mark.parametrize("hand", list(BEFORE))
def test_a_hand_touches_what_it_holds(hand: Hand, side: Side, who: Who) -> None:
    prop = thing(hand)
    skin = hand_of(hold_on(standing(who), {side: hand}, [prop]), side, hand)
    if hand == "on wall":
        assert skin[:, 1].min() == pytest.approx(-prop.back / 100, abs=NEAR)
        return
    assert abs(skin[:, 2] - prop.height / 100).min() < NEAR
    if hand == "on counter":
        assert skin[:, 2].min() > prop.height / 100 - NEAR
    else:
        # A grip has skin over the rail and under it.
        around = skin[np.abs(skin[:, 1] + (prop.front + prop.back) / 200) < 0.04]
        assert around[:, 2].min() < prop.height / 100 < around[:, 2].max()


@pytest.mark.parametrize("who", list(SHAPES))
@pytest.mark.parametrize("side", ["L", "R"])
def test_a_hand_over_a_counter_is_near_and_touches_nothing(side: Side, who: Who) -> None:
    counter = thing("on counter")
    skin = hand_of(hold_on(standing(who), {side: "over counter"}, [counter]), side, "over counter")
    above = skin[:, 2] - counter.height / 100
    assert above.min() == pytest.approx(HOVER, abs=NEAR)
    assert np.ptp(above) < 0.12, "open and flat: no fist"
    assert skin[:, 1].min() < -counter.back / 100, "over the top, not before it"


@pytest.mark.parametrize("who", list(SHAPES))
@pytest.mark.parametrize("side", ["L", "R"])
def test_a_hand_on_the_thigh_is_on_that_thigh(side: Side, who: Who) -> None:
    seated = standing(who, LegAngles(hip=90, knee=90))
    skin = hand_of(hold_on(seated, {side: "on thigh"}, []), side, "on thigh")
    body = load_body(who)
    thigh = body.share([f"upperleg01.{side}", f"upperleg02.{side}"]) > 0.5
    top = seated.points[np.flatnonzero(thigh)]
    near = np.array([np.linalg.norm(top - point, axis=1).min() for point in skin])
    assert near.min() < 0.02
    assert np.sign(skin[:, 0].mean()) == (1 if side == "L" else -1)
    assert np.abs(skin[:, 0]).min() > 0.015, "never between the legs"


@pytest.mark.parametrize("side", ["L", "R"])
def test_all_of_an_arm_goes_with_it(side: Side) -> None:
    """Bones that do not turn of themselves are carried too: no skin stays behind."""
    stance = hold_on(standing("adult"), {side: "on counter"}, [thing("on counter")])
    whole = skin_points(stance.places)
    loose = load_body().share(list(hand_bones(side))) == 0
    arm = np.flatnonzero(loose & (np.abs(load_body().vertices[:, 0]) > 0.2))
    assert np.abs(whole - stance.points)[arm].max() < NEAR


HELD = [
    (name, side)
    for name, scene in SCENES.items()
    if scene.shows == "body"
    for side in ("left", "right")
    if getattr(scene.start.arms, side).hand in THINGS
]


def distance(scene: Scene, side: str, share: float) -> float:
    """How far a hand is from the nearest thing it may hold, in meters."""
    hand: Hand = getattr(scene.start.arms, side).hand
    skin = hand_of(stance_at(scene, share), "L" if side == "left" else "R", hand)
    gaps = []
    for prop in scene.props:
        if prop.kind == THINGS[hand]:
            low = np.array([min(prop.left, prop.right), min(-prop.front, -prop.back), 0]) / 100
            high = np.array([max(prop.left, prop.right), max(-prop.front, -prop.back), prop.height])
            high = high / [100, 100, 100]
            gaps.append(np.linalg.norm(skin - np.clip(skin, low, high), axis=1).min())
    return float(min(gaps))


@pytest.mark.parametrize(("name", "side"), HELD)
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_hand_that_holds_on_is_in_reach(name: str, side: str, share: float) -> None:
    """What is held stands near enough; if not, move it, or raise the arm."""
    hand = getattr(SCENES[name].start.arms, side).hand
    room = HOVER if hand == "over counter" else 0.0
    assert distance(SCENES[name], side, share) == pytest.approx(room, abs=2 * NEAR)


EASY = 65.0
"""A wrist whose fingers rest on a counter is bent by no more than this, in degrees."""


@pytest.mark.parametrize(("name", "side"), HELD)
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_hand_on_a_counter_goes_on_where_its_forearm_points(
    name: str, side: str, share: float
) -> None:
    """A wrist bent far back hovers, and hides its fingers."""
    scene = SCENES[name]
    if getattr(scene.start.arms, side).hand != "on counter":
        return
    body, stance = load_body(scene.body), stance_at(scene, share)
    letter: Side = "L" if side == "left" else "R"
    elbow, wrist, knuckle = (
        move_point(stance.places, f"{bone}.{letter}", body.head(f"{bone}.{letter}"))
        for bone in ("lowerarm01", "wrist", "finger3-1")
    )
    fore, hand = unit(wrist - elbow), unit(knuckle - wrist)
    assert np.degrees(np.arccos(fore @ hand)) < EASY


WRUNG = 60.0
"""No joint of a forearm turns about it by more than this, in degrees, or its skin falls in."""


@pytest.mark.parametrize(("name", "side"), HELD)
def test_no_joint_of_a_forearm_is_wrung(name: str, side: str) -> None:
    body, stance = load_body(SCENES[name].body), stance_at(SCENES[name], 0)
    letter: Side = "L" if side == "left" else "R"
    along = unit(body.head(f"wrist.{letter}") - body.head(f"lowerarm01.{letter}"))
    across = unit(np.cross(along, [0.0, 0.0, 1.0]))
    there = stance.rotations[f"lowerarm02.{letter}"] @ across
    assert np.degrees(np.arccos(np.clip(across @ there, -1, 1))) < WRUNG
