"""Hands that hold on to something: the arm reaches for the nearest place on it.

The shoulder stays where the body is; the elbow hangs below the line from shoulder to wrist, as
it does of itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import Z, unit
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.arms import bend_arm
from footwork.figures.pose.bones import Rotations, bone_places, move_point
from footwork.figures.pose.hands import hand_frame, hand_skin, pose_fingers, turn_hand
from footwork.figures.pose.planting import Stance, move_arms
from footwork.figures.pose.schema import Hand, Prop
from footwork.figures.typed import Turn, Vector

AHEAD = np.array([0.0, -1.0, 0.0])

THINGS: dict[Hand, str] = {
    "on wall": "wall",
    "on counter": "counter",
    "over counter": "counter",
    "on rail": "rail",
}
"""Which kind of prop a hand holds on to."""

GIVE_WAY: tuple[Hand, ...] = ("on wall", "on counter")
"""Hands whose skin is flat where it touches."""

RISE, FLAT, DIP, LIE = 50.0, 76.0, 18.0, 8.0
"""How fingers point, in degrees.

Up from level on a wall ahead, along a wall beside the body and a little into it, down on a counter
beside the body, where the tips rest, and on one ahead, where the whole hand lies.
"""

OUTWARD: dict[Hand, tuple[float, float]] = {
    "on counter": (14.0, 55.0),
    "over counter": (14.0, 55.0),
    "on rail": (45.0, 65.0),
}
"""On what lies beside the body fingers point away from the shoulder: so far from straight ahead, in
degrees, at least and at most."""

ALONG_WALL = 1.2
"""On a wall beside the body fingers point up and ahead, and rise by so much for each step ahead."""

EDGE = (0.02, 0.16)
"""From the edge of a counter fingertips lie so far in, in meters, at least and at most."""

HOVER = 0.05
"""A hand over a counter is so far above it, in meters: it can take hold, and carries nothing."""

YIELDS = 0.004
"""So deep in meters the skin of a hand on a wall or counter lies in it before it gives way: the
skin that is drawn is finer than that which is posed, and lies inside it."""

ROUND = 0.012
"""The middle of a palm's skin is so far above that of a rail, in meters: its grip is round it."""

STRETCH = 0.995
"""An arm reaches no farther than this share of its length: elbows do not lock."""

EXACT = 0.0003
"""A wrist is where it has to be within so many meters."""

ON_THIGH, INWARD = 0.62, 0.15
"""A hand on the thigh lies so far from the hip to the knee, and points so much to the other."""

ROUND_THIGH = 0.009
"""So deep in meters its lowest skin lies in the thigh, which is round and gives way."""


@dataclass(frozen=True)
class Hold:
    """Where a hand goes: a place, the way from it out of the thing, and how the hand is turned."""

    place: Vector
    outward: Vector
    turned: Turn
    limits: tuple[Vector, Vector]
    """The lowest and highest coordinates of all places where it may go."""


def _box(prop: Prop) -> tuple[Vector, Vector]:
    low = np.array([prop.right, -prop.front, 0.0]) / 100
    high = np.array([prop.left, -prop.back, prop.height]) / 100
    return np.minimum(low, high), np.maximum(low, high)


def _facing(low: Vector, high: Vector, shoulder: Vector) -> Vector:
    """Return the level direction (3,) from the nearest upright side of a box to a shoulder."""
    away = (shoulder - np.clip(shoulder, low, high)) * [1, 1, 0]
    axis = int(np.abs(away).argmax())
    return np.asarray(np.eye(3)[axis] * (1 if away[axis] >= 0 else -1))


def _tilted(base: Vector, toward: Vector, degrees: float) -> tuple[Vector, Vector]:
    """Return fingers and palm of a hand that points at `toward`, raised toward `base`."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return toward * c + base * s, toward * s - base * c


def _away_from(shoulder: Vector, near: Vector, over: Vector, hand: Hand) -> Vector:
    """Return the level way (3,) from a shoulder to a place on what lies beside the body.

    `over` (3,) is the way from the body over that thing.
    """
    reach = near - shoulder
    outward = np.degrees(np.arctan2(max(0.0, float(reach @ over)), max(0.0, float(reach @ AHEAD))))
    angle = np.radians(np.clip(outward, *OUTWARD[hand]))
    return np.asarray(AHEAD * np.cos(angle) + over * np.sin(angle))


def _hold(hand: Hand, prop: Prop, arm: tuple[Vector, Vector], side: Side, who: Who) -> Hold:
    """Find where a hand holds a thing; `arm` is where its shoulder is, and its fingertips."""
    shoulder, near = arm
    low, high = _box(prop)
    facing = _facing(low, high, shoulder)
    beside = abs(facing[0]) > 0.5
    axis = int(np.abs(facing).argmax())
    face = (high if facing[axis] > 0 else low)[axis]
    first, last = low.copy(), high.copy()
    if hand == "on wall":
        up = unit(AHEAD + ALONG_WALL * Z) if beside else Z
        fingers, palm = _tilted(up, -facing, FLAT if beside else RISE)
        first[axis] = last[axis] = face
        outward = facing
    elif hand in ("on counter", "over counter"):
        way = _away_from(shoulder, near, -facing, hand) if beside else -facing
        fingers, palm = _tilted(Z, way, -DIP if beside else -LIE)
        edges = sorted(face - facing[axis] * np.array(EDGE))
        first[axis], last[axis], outward = edges[0], edges[1], Z
        first[2] = last[2] = high[2] + (HOVER if hand == "over counter" else 0.0)
    else:
        first[axis] = last[axis] = (low[axis] + high[axis]) / 2
        fingers = _away_from(shoulder, near, -facing, hand) if beside else -facing
        palm, outward, first[2] = -Z, Z, high[2]
    turned = hand_frame(fingers, palm, side, who)
    return Hold(np.clip(near, first, last), outward, turned, (first, last))


def _on_thigh(stance: Stance, side: Side) -> Hold:
    """Find where a hand lies on the thigh of its side."""
    body = load_body(stance.who)
    ends = [
        move_point(stance.places, bone, body.head(bone))
        for bone in (f"upperleg01.{side}", f"lowerleg01.{side}")
    ]
    along = unit(ends[1] - ends[0])
    middle = ends[0] + ON_THIGH * (ends[1] - ends[0])
    up = unit(Z - along * (Z @ along))
    thigh = [f"upperleg01.{side}", f"upperleg02.{side}"]
    skin = stance.points[body.used[body.share(thigh)[body.used] > 0.5]] - middle
    near = skin[np.abs(skin @ along) < 0.05]
    place = middle + up * float((near @ up).max())
    fingers = unit(along + np.array([-INWARD * out(side), 0, 0]))
    place = place - ROUND_THIGH * up
    turned = hand_frame(fingers, -up, side, stance.who)
    return Hold(place, up, turned, (place, place))


def _touching(hold: Hold, side: Side, hand: Hand, who: Who) -> Vector:
    """Return where a hand touches what it holds (3,), seen from its wrist."""
    if hand == "on rail":
        body = load_body(who)
        knuckle = body.bones[f"metacarpal3.{side}"].tail - body.head(f"wrist.{side}")
        return np.asarray(hold.turned @ knuckle - hold.outward * ROUND)
    _, skin = hand_skin(side, hand, who)
    points = skin @ hold.turned.T
    return np.asarray(points[(points @ hold.outward).argmin()])


def _slide(stance: Stance, side: Side, wrist: Vector, hold: Hold) -> Vector:
    """Return how far (3,) a hand slides along what it holds to come within the arm's reach."""
    body = load_body(stance.who)
    home = [body.head(f"{bone}.{side}") for bone in ("upperarm01", "lowerarm01", "wrist")]
    away = wrist - move_point(stance.places, f"shoulder01.{side}", home[0])
    long = STRETCH * sum(float(np.linalg.norm(home[k + 1] - home[k])) for k in (0, 1))
    free = (hold.limits[1] - hold.limits[0] > 0) & (np.abs(hold.outward) < 0.5)
    along = away * free
    size = float(np.linalg.norm(along))
    room = float(np.sqrt(max(0.0, long**2 - float(((away - along) ** 2).sum()))))
    if size <= room:
        return np.zeros(3)
    there = hold.place + along * (room / size - 1)
    return np.asarray(np.clip(there, *hold.limits) - hold.place)


def _bend(stance: Stance, side: Side, hand: Hand, wrist: Vector, turned: Turn) -> Rotations:
    """Bend an arm toward a place for its wrist, the hand turned as it holds."""
    body = load_body(stance.who)
    names = [f"{bone}.{side}" for bone in ("upperarm01", "lowerarm01", "wrist")]
    home = [body.head(name) for name in names]
    upper, fore = (float(np.linalg.norm(home[k + 1] - home[k])) for k in (0, 1))
    trunk = stance.places[f"shoulder01.{side}"][:3, :3]
    away = wrist - move_point(stance.places, f"shoulder01.{side}", home[0])
    far = float(np.clip(np.linalg.norm(away), abs(upper - fore) + 0.01, STRETCH * (upper + fore)))
    way = unit(away)
    along = (upper**2 - fore**2 + far**2) / (2 * far)
    hang = np.array([0.45 * out(side), 0.35, -1.0])
    hang = unit(hang - way * (hang @ way))
    elbow = way * along + hang * float(np.sqrt(max(0.0, upper**2 - along**2)))
    ways = [unit(trunk.T @ elbow), unit(trunk.T @ (way * far - elbow))]
    rotations, forearm = bend_arm(side, ways[0], ways[1], stance.who)
    arm = turn_hand(side, rotations, forearm, trunk.T @ turned, stance.who)
    return arm | pose_fingers(side, hand, stance.who)


def _reach(stance: Stance, side: Side, hand: Hand, wrist: Vector, turned: Turn) -> Rotations:
    """Bend an arm until its wrist is at a place, the hand turned as it holds.

    The bones of a forearm do not lie in one line: as it turns the wrist is moved by some
    millimeters, and so the arm is bent a few times, each time toward where it was missed.
    """
    home, toward = load_body(stance.who).head(f"wrist.{side}"), wrist
    step = stance.places["root"][:3, 3]
    rotations: Rotations = {}
    for _ in range(4):
        rotations = _bend(stance, side, hand, toward, turned)
        places = bone_places(stance.rotations | rotations, stance.who)
        missed = wrist - step - move_point(places, f"wrist.{side}", home)
        if float(np.linalg.norm(missed)) < EXACT:
            break
        toward = toward + missed
    return rotations


def _choose(stance: Stance, side: Side, hand: Hand, props: Sequence[Prop]) -> Hold | None:
    """Find where a hand holds on, None when what it holds is not in the scene."""
    if hand == "on thigh":
        return _on_thigh(stance, side)
    body, who = load_body(stance.who), stance.who
    shoulder, wrist = (
        move_point(stance.places, carrier, body.head(bone))
        for carrier, bone in (
            (f"shoulder01.{side}", f"upperarm01.{side}"),
            (f"lowerarm02.{side}", f"wrist.{side}"),
        )
    )
    found = []
    for thing in (prop for prop in props if prop.kind == THINGS[hand]):
        # How the hand is turned depends on the thing alone, and where it touches on how.
        hold = _hold(hand, thing, (shoulder, wrist), side, who)
        near = wrist + _touching(hold, side, hand, who)
        hold = _hold(hand, thing, (shoulder, near), side, who)
        found.append((float(np.linalg.norm(hold.place - near)), hold))
    return min(found, key=lambda one: one[0])[1] if found else None


def hold_on(stance: Stance, hands: Mapping[Side, Hand], props: Sequence[Prop]) -> Stance:
    """Let hands that hold on to something reach it; the others stay as they are.

    A hand whose thing is not in the scene stays too. Where skin would go into the thing, it gives
    way.
    """
    for side, hand in hands.items():
        hold = _choose(stance, side, hand, props)
        if hold is None:
            continue
        wrist = hold.place - _touching(hold, side, hand, stance.who)
        slide = _slide(stance, side, wrist, hold)
        wrist, hold = wrist + slide, replace(hold, place=hold.place + slide)
        if hand in GIVE_WAY:
            wrist = wrist - YIELDS * hold.outward
        stance = move_arms(stance, _reach(stance, side, hand, wrist, hold.turned))
        if hand in GIVE_WAY:
            stance = _give_way(stance, side, hand, hold)
    return stance


def _give_way(stance: Stance, side: Side, hand: Hand, hold: Hold) -> Stance:
    """Flatten the skin of a hand against what it touches."""
    chosen, _ = hand_skin(side, hand, stance.who)
    points = stance.points.copy()
    deep = np.minimum((points[chosen] - hold.place) @ hold.outward, 0)
    points[chosen] -= deep[:, None] * hold.outward
    return replace(stance, points=points)
