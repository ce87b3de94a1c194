"""From a scene in the data to a camera and the parts before it."""

from __future__ import annotations

import numpy as np

from footwork.figures.body.frames import LEG_TOP
from footwork.figures.body.loading import load_body
from footwork.figures.body.normals import vertex_normals
from footwork.figures.body.skin import leg_faces, refine
from footwork.figures.pose.angles import Side
from footwork.figures.pose.feet import TOES_TOP, toe_at
from footwork.figures.pose.planting import Stance
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, legs_at
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.person import person_meshes
from footwork.figures.scene.props import meshes_of
from footwork.figures.scene.worn import worn_meshes


def leg_mesh(side: Side, stance: Stance, css: str, top: float = LEG_TOP) -> Mesh:
    """Take one leg of the posed body, up to a height at rest in meters."""
    skin = refine(leg_faces(side, top), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    # Toes have lines of their own.
    toes = toe_at(skin.rest) * (skin.rest[:, 2] < TOES_TOP) > 0
    return Mesh(
        np.asarray(skin.matrix @ stance.points),
        skin.triangles,
        css,
        f"leg{side}",
        skin.rest,
        normals,
        casts=True,
        lined=skin.triangles[~toes[skin.triangles].any(axis=1)],
    )


def meshes_at(scene: Scene, share: float, stance: Stance) -> list[Mesh]:
    """List everything in the scene at a share of the way, the body in a stance."""
    near = SIDES[scene.near]
    parts: list[Mesh] = []
    if scene.shows == "body":
        person = person_meshes(stance, "R" if near == "L" else "L")
        parts += person + worn_meshes(scene, stance, person[0])
    else:
        parts += [
            leg_mesh(side, stance, "sk" if side == near else "skd") for side in legs_at(scene, 0)
        ]
    for prop in scene.props:
        parts += meshes_of(prop, share, stance.points[load_body(scene.body).used])
    return parts


def marked_sides(scene: Scene) -> list[Side]:
    """List the legs whose muscles are shown."""
    return ["L", "R"] if scene.muscles.leg == "both" else [SIDES[scene.muscles.leg]]
