"""Plain sports clothes and short hair: which points of a person lie in which."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import unit
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import Side, out
from footwork.figures.scene.parts import LAYERS
from footwork.figures.typed import Chosen, Numbers, Points, Values

SLEEVE: dict[Who, float] = {"adult": 0.52, "elder": 0.8}
"""A sleeve covers this share of the upper arm."""

TROUSER: dict[Who, float] = {"adult": 0.42, "elder": 0.24}
"""Shorts end this far up from the knee to the hip."""


def shorts(rest: Points, who: Who = "adult") -> Values:
    """Measure how deep points at rest (n, 3) lie in running shorts, in meters; minus is outside.

    They go from the waist to above the knee.
    """
    body = load_body()
    knee, hip = body.head("lowerleg01.L")[2], body.head("upperleg01.L")[2]
    hem = knee + TROUSER[who] * (hip - knee) - 0.08 * (rest[:, 1] + 0.02)
    waist = body.head("spine04")[2] + 0.01
    hand = np.abs(rest[:, 0]) > 0.25
    return np.where(hand, -1.0, np.minimum(rest[:, 2] - hem, waist - rest[:, 2]))


def shirt(rest: Points, who: Who = "adult") -> Values:
    """Measure how deep inside a T-shirt points at rest (n, 3) lie, in meters; minus is outside.

    It hangs over the shorts.
    """
    body = load_body()
    shoulder, elbow = body.head("upperarm01.L"), body.head("lowerarm01.L")
    along, long = unit(elbow - shoulder), float(np.linalg.norm(elbow - shoulder))
    left = rest * np.where(rest[:, :1] < 0, [-1, 1, 1], [1, 1, 1])
    sleeve = np.where(
        left[:, 0] > shoulder[0] + 0.01, SLEEVE[who] * long - (left - shoulder) @ along, 1.0
    )
    neck = body.head("neck01") + np.array([0, -0.012, 0.035])
    collar = np.linalg.norm((rest - neck) / [1.05, 1, 1], axis=1) - 0.088
    collar = np.where(rest[:, 2] > neck[2] - 0.12, collar, 1.0)
    hem = body.head("upperleg01.L")[2] + 0.035
    below_head = body.head("neck01")[2] + 0.022 - rest[:, 2]
    return np.asarray(np.minimum.reduce([sleeve, collar, rest[:, 2] - hem, below_head]))


def hair(rest: Points, who: Who = "adult") -> Values:
    """Measure how deep inside the hair points at rest (n, 3) lie, in meters; minus is outside.

    It is high at the forehead; short, it goes behind the ears down to the nape; the older woman's
    covers the ears and ends at the chin.
    """
    head = load_body().head("head")
    top = load_body().vertices[load_body().used][:, 2].max() - head[2]
    ahead, up = rest[:, 1] - head[1], rest[:, 2] - head[2]
    if who == "elder":
        fringe = 0.74 * top - np.clip(ahead + 0.07, 0, 0.03) - 3.2 * np.clip(ahead + 0.03, 0, 0.2)
        return np.where(up > -0.075, np.minimum(up - fringe, 0.06), -1.0)
    line = up - (
        0.78 * top - np.clip(ahead + 0.07, 0, 0.075) - 1.5 * np.clip(ahead - 0.005, 0, 0.2)
    )
    return np.where(up > -0.05, np.minimum(line, 0.06), -1.0)


def labels(rest: Points, far: Side, who: Who = "adult") -> Numbers:
    """Say which layer paints each point of the person at rest (n, 3), by its number: (n,).

    Clothes, hair, skin, or the skin of the far leg.
    """
    names = list(LAYERS)
    found = np.full(len(rest), names.index("sk"))
    hip = load_body().head("upperleg01.L")[2] + 0.02
    found[(rest[:, 0] * out(far) > 0.004) & (rest[:, 2] < hip) & (np.abs(rest[:, 0]) < 0.3)] = (
        names.index("skd")
    )
    for css, field in (("cl", shorts), ("tp", shirt), (HAIR[who], hair)):
        found[field(rest, who) > 0] = names.index(css)
    return found


HAIR: dict[Who, str] = {"adult": "hr", "elder": "hg"}
"""The layer that paints the hair."""

CELS = ("skd", "sk", "cl", "tp", "sk", "sk", "cl", "cl")
"""The parts of a person that a loop paints one over the other, by what fills them first.

Far leg, near leg, shorts, trunk with head and sleeves, and the bare arms: the far and the near one.
Then the shorts of who walks: their far leg, and the rest of them.
"""

TRUNK, ARMS = 3, (4, 5)
"""The numbers of the part that head and sleeves belong to, and of the arms."""

BELOW_TRUNK, WALKING = (0, 1, 2), (0, 6, 1, 7)
"""The numbers of the parts below the trunk, the farthest first, and those of who walks.

Where legs pass each other, a leg of the shorts comes out from behind the other, and has to be whole
before it does.
"""

TUCKED = 0.03
"""A leg goes on under the shorts by so much, in meters."""

CROTCH = 0.004
"""What is nearer to the middle of the body, in meters, is between the legs and not on one."""

GROIN = 0.7
"""So much the groin rises to the side: a leg of the shorts begins there."""


def bare_arm(rest: Points, who: Who = "adult") -> Chosen:
    """Say which points at rest (n, 3) are on an arm below its sleeve."""
    beyond = np.abs(rest[:, 0]) > load_body().head("upperarm01.L")[0] + 0.01
    return np.asarray(beyond & (shirt(rest, who) <= 0))


def _below_groin(rest: Points) -> Chosen:
    body = load_body().vertices[load_body().used]
    middle = np.abs(body[:, 0]) < CROTCH
    crotch = body[middle, 2].min()
    return np.asarray(rest[:, 2] < crotch + GROIN * np.abs(rest[:, 0]))


def in_cel(number: int, rest: Points, far: Side, who: Who = "adult") -> Chosen:
    """Say which points at rest (..., 3) belong to a part.

    Shorts go on under the shirt, and legs under the shorts, so that no gap opens at a hem.
    """
    points = rest.reshape(-1, 3)
    found = np.array(list(LAYERS))[labels(points, far, who)]
    hip = load_body().head("upperleg01.L")[2] + 0.02
    near_leg = (found == "sk") & (points[:, 2] < hip) & (np.abs(points[:, 0]) < 0.3)
    legs = near_leg | (found == "skd")
    arm = bare_arm(points, who) & (found == "sk") & ~near_leg
    far_side = points[:, 0] * out(far) > 0
    depth = shorts(points, who)
    cloth = depth > 0
    tucked = cloth & (depth < TUCKED) & (points[:, 2] < hip)
    parts = [
        (found == "skd") | (tucked & far_side),
        near_leg | (tucked & ~far_side),
        cloth,
        ~legs & ~arm & (found != "cl"),
        arm & far_side,
        arm & ~far_side,
        cloth & far_side,
        cloth & ~(far_side & _below_groin(points)),
    ]
    return np.asarray(parts[number].reshape(rest.shape[:-1]))
