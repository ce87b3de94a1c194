"""The fine skin of a foot, and the parts of it that can stand."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy.sparse as sp

from footwork.figures.body.frames import as_left, foot_frame
from footwork.figures.body.loading import load_body
from footwork.figures.body.normals import vertex_normals
from footwork.figures.body.skin import Skin, leg_faces, refine
from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.bones import bone_places, skin_points
from footwork.figures.pose.legs import TOES, pose_leg, toe_bones
from footwork.figures.typed import Chosen, Numbers, Place, Points, Vector

Part = Literal["heel", "ball", "sole", "none"]

FOOT_TOP = 0.16
"""Height in meters up to which the leg counts as foot."""


WEB = 0.28
"""Share of a toe's bones, from its root, that lies inside the foot; a little less than in life."""

TOUCH = 0.004
"""Skin that is so little above the lowest, in meters, touches the ground as flesh gives way."""

TOES_TOP = 0.075
"""Toes at rest are lower than this, in meters."""


@dataclass(frozen=True)
class FootSkin:
    """The fine skin of a foot and the parts of it that can stand."""

    skin: Skin
    base: Numbers
    """The body's vertices that this skin is made from."""
    matrix: sp.csr_matrix
    """From those vertices to the fine skin."""
    parts: Mapping[str, Chosen]
    tips: Mapping[int, Chosen]


@functools.cache
def foot_skin(side: Side) -> FootSkin:
    """Return the foot of one side."""
    skin = refine(leg_faces(side, FOOT_TOP), 2)
    base = np.unique(skin.matrix.indices)
    x, _, h = foot_frame().of(skin.rest)
    down = (vertex_normals(skin.rest, skin.triangles)[:, 2] < -0.4) & (h < 0.12)
    body = load_body()
    last = {
        toe: np.asarray(skin.matrix @ body.share(toe_bones(side, toe)[-1:])) > 0.5 for toe in TOES
    }
    toes = (
        np.asarray(skin.matrix @ body.share([b for toe in TOES for b in toe_bones(side, toe)]))
        > 0.5
    )
    heel, ball = down & (x < 0.22), down & (x > 0.6) & ~toes
    return FootSkin(
        skin,
        base,
        skin.matrix[:, base].tocsr(),
        {"heel": heel, "ball": ball, "sole": heel | ball, "none": heel | ball},
        last,
    )


def fine_foot(side: Side, places: Mapping[str, Place], who: Who = "adult") -> Points:
    """Return the fine skin (n, 3) of a posed foot, in meters."""
    foot = foot_skin(side)
    points = skin_points(places, foot.base, who)
    return np.asarray(foot.matrix @ points)


def touching(side: Side, part: Part, places: Mapping[str, Place], who: Who = "adult") -> Points:
    """Return the skin (k, 3) of the part that a foot stands on which touches the ground."""
    points = fine_foot(side, places, who)[foot_skin(side).parts[part]]
    return np.asarray(points[points[:, 2] < points[:, 2].min() + TOUCH])


@functools.cache
def home_of(side: Side, part: Part, who: Who = "adult") -> Vector:
    """Return where a part of the foot is in a plain stand, the body's middle over X = 0: (3,)."""
    plain = fine_foot(side, bone_places(pose_leg(side, LegAngles(), who), who), who)
    return np.asarray(plain[foot_skin(side).parts[part]].mean(axis=0))


def toe_at(rest: Points) -> Numbers:
    """Say which toe each point at rest (n, 3) belongs to, 1 to 5, or 0 for none: (n,).

    A toe begins where it leaves the foot, at the web beside its first joint.
    """
    left, body = as_left(rest), load_body()
    found, nearest = np.zeros(len(rest), int), np.full(len(rest), np.inf)
    for toe in TOES:
        names = toe_bones("L", toe)
        root, tip = body.head(names[0]), body.bones[names[-1]].tail
        along = np.clip((left - root) @ (tip - root) / float((tip - root) @ (tip - root)), 0, 1)
        away = np.linalg.norm(left - root - along[:, None] * (tip - root), axis=1)
        mine = away < nearest
        found[mine] = np.where(along[mine] > WEB, toe, 0)
        nearest[mine] = away[mine]
    return found
