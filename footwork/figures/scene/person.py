"""The whole person, dressed.

Clothes are the skin itself, calmed and moved outward where a garment covers it, so nothing can
poke through.
"""

from __future__ import annotations

import functools

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.normals import vertex_normals
from footwork.figures.body.skin import Skin, refine
from footwork.figures.body.smoothing import share_with_neighbors
from footwork.figures.body.subdivision import triangles
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import Side
from footwork.figures.pose.planting import Stance
from footwork.figures.scene.clothes import hair, labels, shirt, shorts
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Points, Quads, Values

CALM_HAIR: dict[Who, int] = {"adult": 6, "elder": 16}
"""So many times the hair is evened out: ears do not show through."""

THICK_HAIR: dict[Who, float] = {"adult": 0.014, "elder": 0.022}
"""In meters."""

COLLAR, NECK = 0.05, 0.11
"""A shirt lies on the skin at its collar and is loose only so far from it, in meters, nearer to the
middle than the second."""


@functools.cache
def _person_skin() -> Skin:
    return refine(tuple(range(len(load_body().quads))), 1)


@functools.cache
def _fields(who: Who) -> dict[str, Values]:
    """Return how deep every point of the fine skin lies in each garment, by its class."""
    return {
        name: field(_person_skin().rest, who)
        for name, field in (("cl", shorts), ("tp", shirt), ("hr", hair))
    }


def _calm(points: Points, inside: Values, times: int) -> Points:
    """Return points (n, 3) without the small forms of the body, where `inside` (n,) says 1."""
    return share_with_neighbors(points, _person_quads(), 0.6 * inside[:, None], times)


@functools.cache
def _person_quads() -> Quads:
    tris = _person_skin().triangles.reshape(-1, 2, 3)
    return np.stack([tris[:, 0, 0], tris[:, 0, 1], tris[:, 0, 2], tris[:, 1, 2]], axis=1)


def person_meshes(stance: Stance, far: Side) -> list[Mesh]:
    """Dress the person that stands there, `far` being the leg behind the other."""
    skin = _person_skin()
    points = np.asarray(skin.matrix @ stance.points)
    fields = _fields(stance.who)
    body = load_body()
    knee, hip = body.head("lowerleg01.L")[2], body.head("upperleg01.L")[2]
    dressed = {css: np.clip(field / 0.012, 0, 1) for css, field in fields.items()}
    points = _calm(points, np.maximum(dressed["cl"], dressed["tp"]), 9)
    points = _calm(points, dressed["hr"], CALM_HAIR[stance.who])
    normals = vertex_normals(points, skin.triangles)
    flare = 0.013 * np.clip((hip - skin.rest[:, 2]) / (hip - knee) * 1.6, 0, 1)
    loose = 0.012 * np.clip((skin.rest[:, 2] - hip) / 0.06, -1, 1) ** 2
    neck = (skin.rest[:, 2] > body.head("clavicle.L")[2]) & (np.abs(skin.rest[:, 0]) < NECK)
    outward = np.maximum.reduce(
        [
            dressed["cl"] * (0.006 + flare),
            np.where(neck, np.clip(fields["tp"] / COLLAR, 0, 1), dressed["tp"])
            * (0.012 + 0.4 * loose),
            dressed["hr"] * THICK_HAIR[stance.who],
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
    collar = (np.abs(middle[:, 0]) < NECK) & (middle[:, 2] > body.head("clavicle.L")[2] - 0.02)
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
            labels=functools.partial(labels, far=far, who=stance.who),
            who=stance.who,
            lined=skin.triangles[~(face | toes | crease | collar)],
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
