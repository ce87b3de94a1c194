"""The whole person: arms, hands, plain sports clothes and short hair on the posed body.

Clothes are the skin itself, calmed and moved outward where a garment covers it, so nothing can poke
through.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import scipy.sparse as sp

from footwork.figures.body import Skin, load_body, refine
from footwork.figures.camera import vertex_normals
from footwork.figures.planting import Stance
from footwork.figures.poses import Arm, Pose
from footwork.figures.posing import Rotations, Side, out
from footwork.figures.rotations import X, turn, unit
from footwork.figures.scene import LAYERS, Mesh
from footwork.figures.subdivision import edges_of, triangles

Array = np.ndarray[Any, Any]

SLEEVE = 0.52
"""A sleeve covers this share of the upper arm."""
TROUSER = 0.42
"""Shorts end this far up from the knee to the hip."""

LOOSE, ON_WALL = 14.0, 5.0
"""Degrees by which each joint of a finger is bent in a hand that hangs, and in one on a wall."""

RISE = 50.0
"""Fingers on a wall point up from level by so many degrees: their tips touch it."""

CLOSED = 1.3
"""Fingers lean together by so many times the angle at which they stand open at rest."""


def _between(one: Array, two: Array) -> Array:
    """The smallest turn that takes one direction to another."""
    axis = np.cross(one, two)
    size = float(np.linalg.norm(axis))
    if size < 1e-9:
        return np.eye(3)
    return turn(axis, float(np.degrees(np.arctan2(size, one @ two))))


def pose_arm(side: Side, arm: Arm) -> Rotations:
    """An arm that hangs, raised and bent as the data say, its hand loose or on a wall."""
    body = load_body()
    sign = out(side)
    upper = unit(body.head(f"lowerarm01.{side}") - body.head(f"upperarm01.{side}"))
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    away = turn(np.array([0.0, 1.0, 0.0]), -sign * arm.away)
    first = turn(X, -arm.ahead) @ away @ np.array([0.0, 0.0, -1.0])
    second = turn(X, -arm.ahead - arm.elbow) @ away @ np.array([0.0, 0.0, -1.0])
    shoulder = _between(upper, first)
    elbow = _between(shoulder @ fore, second) @ shoulder
    rotations: Rotations = {
        f"upperarm01.{side}": shoulder,
        f"lowerarm01.{side}": shoulder.T @ elbow,
    }
    if arm.hand == "loose":
        return rotations | _fingers(side, LOOSE)
    return rotations | _hand_on_wall(side, elbow) | _fingers(side, ON_WALL)


def _way(bone: str) -> Array:
    body = load_body()
    return unit(body.bones[bone].tail - body.head(bone))


def _palm(side: Side) -> tuple[Array, Array]:
    """Of a hand at rest: where the middle finger points, and where the palm faces."""
    body = load_body()
    middle = _way(f"finger3-1.{side}")
    across = body.head(f"finger5-1.{side}") - body.head(f"finger2-1.{side}")
    return middle, unit(np.cross(middle, across)) * -out(side)


def _hand_on_wall(side: Side, elbow: Array) -> Rotations:
    """A hand whose fingers point up at a wall ahead, the palm to it; the forearm turns halfway.

    `elbow` is how the forearm is turned in the world.
    """
    body = load_body()
    middle, palm = _palm(side)
    up, facing = (turn(X, -angle) @ np.array([0.0, 0.0, -1.0]) for angle in (90 + RISE, RISE))
    home = np.stack([middle, palm, np.cross(middle, palm)], axis=1)
    there = np.stack([up, facing, np.cross(up, facing)], axis=1)
    turned = elbow.T @ there @ home.T
    fore = unit(body.head(f"wrist.{side}") - body.head(f"lowerarm01.{side}"))
    # What of this is a turn about the forearm happens in the forearm, as in life.
    bend = _between(fore, turned @ fore)
    return {f"lowerarm02.{side}": bend.T @ turned, f"wrist.{side}": turned.T @ bend @ turned}


def _fingers(side: Side, curl: float) -> Rotations:
    """Fingers side by side, bent by so many degrees at each joint."""
    middle, palm = _palm(side)
    hinge = np.cross(palm, middle)
    thumb = _way(f"finger1-1.{side}")
    rotations: Rotations = {
        f"finger1-1.{side}": _between(thumb, unit(0.55 * thumb + 0.45 * middle))
    }
    for finger in range(2, 6):
        mine = _way(f"finger{finger}-1.{side}")
        level = mine - palm * (mine @ palm)
        open_by = float(np.degrees(np.arcsin(np.clip(np.cross(unit(level), middle) @ palm, -1, 1))))
        for joint in (1, 2, 3):
            rotations[f"finger{finger}-{joint}.{side}"] = turn(hinge, -curl)
        rotations[f"finger{finger}-1.{side}"] = rotations[f"finger{finger}-1.{side}"] @ turn(
            palm, CLOSED * open_by
        )
    return rotations


def pose_upper(pose: Pose) -> Rotations:
    """Arms and trunk of a pose; a leaning trunk turns in the lower back."""
    rotations = pose_arm("L", pose.arms.left) | pose_arm("R", pose.arms.right)
    if pose.lean:
        rotations["spine05"] = turn(X, pose.lean / 2)
        rotations["spine04"] = turn(X, pose.lean / 2)
    return rotations


@functools.cache
def _person_skin() -> Skin:
    return refine(tuple(range(len(load_body().quads))), 1)


@functools.cache
def _fields() -> dict[str, Array]:
    """For every point of the fine skin.

    How deep inside each garment it lies, in metres (minus is outside).
    """
    return {
        name: field(_person_skin().rest)
        for name, field in (("cl", shorts), ("tp", shirt), ("hr", hair))
    }


def shorts(rest: Array) -> Array:
    """Running shorts, from the waist to above the knee."""
    body = load_body()
    knee, hip = body.head("lowerleg01.L")[2], body.head("upperleg01.L")[2]
    hem = knee + TROUSER * (hip - knee) - 0.08 * (rest[:, 1] + 0.02)
    waist = body.head("spine04")[2] + 0.01
    hand = np.abs(rest[:, 0]) > 0.25
    return np.where(hand, -1.0, np.minimum(rest[:, 2] - hem, waist - rest[:, 2]))


def shirt(rest: Array) -> Array:
    """A T-shirt that hangs over the shorts."""
    body = load_body()
    shoulder, elbow = body.head("upperarm01.L"), body.head("lowerarm01.L")
    along, long = unit(elbow - shoulder), float(np.linalg.norm(elbow - shoulder))
    left = rest * np.where(rest[:, :1] < 0, [-1, 1, 1], [1, 1, 1])
    sleeve = np.where(
        left[:, 0] > shoulder[0] + 0.01, SLEEVE * long - (left - shoulder) @ along, 1.0
    )
    neck = body.head("neck01") + np.array([0, -0.012, 0.035])
    collar = np.linalg.norm((rest - neck) / [1.05, 1, 1], axis=1) - 0.088
    collar = np.where(rest[:, 2] > neck[2] - 0.12, collar, 1.0)
    hem = body.head("upperleg01.L")[2] + 0.035
    below_head = body.head("neck01")[2] + 0.022 - rest[:, 2]
    return np.asarray(np.minimum.reduce([sleeve, collar, rest[:, 2] - hem, below_head]))


def hair(rest: Array) -> Array:
    """Short hair: high at the forehead, behind the ears, down to the nape."""
    head = load_body().head("head")
    top = load_body().vertices[load_body().used][:, 2].max() - head[2]
    ahead, up = rest[:, 1] - head[1], rest[:, 2] - head[2]
    line = up - (
        0.78 * top - np.clip(ahead + 0.07, 0, 0.075) - 1.5 * np.clip(ahead - 0.005, 0, 0.2)
    )
    return np.where(up > -0.05, np.minimum(line, 0.06), -1.0)


def labels(rest: Array, far: Side) -> Array:
    """Which layer paints each point of the person.

    Clothes, hair, skin, or the skin of the far leg.
    """
    names = list(LAYERS)
    found = np.full(len(rest), names.index("sk"))
    hip = load_body().head("upperleg01.L")[2] + 0.02
    found[(rest[:, 0] * out(far) > 0.004) & (rest[:, 2] < hip) & (np.abs(rest[:, 0]) < 0.3)] = (
        names.index("skd")
    )
    for css, field in (("cl", shorts), ("tp", shirt), ("hr", hair)):
        found[field(rest) > 0] = names.index(css)
    return found


CELS = ("skd", "sk", "cl", "tp")
"""The parts of a person that a loop paints one over the other, by what fills them first.

Far leg, near leg, shorts, and all the rest.
"""


def in_cel(number: int, rest: Array, far: Side) -> Array:
    """Which points of the person belong to one of these parts; shorts go on under the shirt."""
    points = rest.reshape(-1, 3)
    found = np.array(list(LAYERS))[labels(points, far)]
    hip = load_body().head("upperleg01.L")[2] + 0.02
    low = (points[:, 2] < hip) & (np.abs(points[:, 0]) < 0.3)
    near_leg = (found == "sk") & low
    parts = [found == "skd", near_leg, shorts(points) > 0]
    mine = parts[number] if number < 3 else ~near_leg & (found != "skd") & (found != "cl")
    return np.asarray(mine.reshape(rest.shape[:-1]))


def _calm(points: Array, inside: Array, times: int) -> Array:
    """Points inside a garment without the small forms of the body under it."""
    quads = _person_quads()
    edges, _ = edges_of(quads)
    count = len(points)
    link = sp.csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (count, count))
    link = (link + link.T).tocsr()
    degree = np.maximum(np.asarray(link.sum(axis=1)).ravel(), 1)[:, None]
    pull = 0.6 * inside[:, None]
    for _ in range(times):
        points = points * (1 - pull) + pull * (link @ points) / degree
    return np.asarray(points)


@functools.cache
def _person_quads() -> Array:
    tris = _person_skin().triangles.reshape(-1, 2, 3)
    return np.stack([tris[:, 0, 0], tris[:, 0, 1], tris[:, 0, 2], tris[:, 1, 2]], axis=1)


def person_meshes(stance: Stance, far: Side) -> list[Mesh]:
    """The dressed person."""
    skin = _person_skin()
    points = np.asarray(skin.matrix @ stance.points)
    fields = _fields()
    body = load_body()
    knee, hip = body.head("lowerleg01.L")[2], body.head("upperleg01.L")[2]
    dressed = {css: np.clip(field / 0.012, 0, 1) for css, field in fields.items()}
    points = _calm(points, np.maximum(dressed["cl"], dressed["tp"]), 9)
    points = _calm(points, dressed["hr"], 6)
    normals = vertex_normals(points, skin.triangles)
    flare = 0.013 * np.clip((hip - skin.rest[:, 2]) / (hip - knee) * 1.6, 0, 1)
    loose = 0.012 * np.clip((skin.rest[:, 2] - hip) / 0.06, -1, 1) ** 2
    outward = np.maximum.reduce(
        [
            dressed["cl"] * (0.006 + flare),
            dressed["tp"] * (0.012 + 0.4 * loose),
            dressed["hr"] * 0.014,
        ]
    )
    points = points + normals * outward[:, None]
    rest_normals = vertex_normals(skin.rest, skin.triangles)
    head = body.head("head")
    # A face without lines, no crease between the legs of the shorts; toes have lines of their own.
    face = (skin.rest[skin.triangles][:, :, 2].mean(axis=1) > head[2] - 0.06) & (
        np.abs(skin.rest[skin.triangles][:, :, 0].mean(axis=1)) < 0.064
    )
    middle = skin.rest[skin.triangles].mean(axis=1)
    toes = (middle[:, 2] < 0.05) & (middle[:, 1] < -0.115)
    crease = (np.abs(middle[:, 0]) < 0.02) & (np.abs(middle[:, 2] - hip + 0.1) < 0.1)
    meshes = [
        Mesh(
            points,
            skin.triangles,
            "sk",
            "body",
            skin.rest,
            rest_normals,
            casts=True,
            thin=3.0,
            shortest=32.0,
            labels=functools.partial(labels, far=far),
            lined=skin.triangles[~(face | toes | crease)],
        )
    ]
    eyes = [
        Mesh(
            stance.points,
            triangles(faces),
            "sk",
            "body",
            body.vertices,
            body.vertices * 0,
            turning=False,
        )
        for faces in body.helpers.values()
    ]
    return meshes + eyes
