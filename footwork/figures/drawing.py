"""From a scene in the data to a drawing.

Pose, stand, look, paint, mark the muscles, point the arrow.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from footwork.figures.arrows import arrow_of
from footwork.figures.body import leg_faces, refine
from footwork.figures.camera import Camera, vertex_normals
from footwork.figures.frames import LEG_TOP
from footwork.figures.overlays import ghost, hems, mark_muscles, nails
from footwork.figures.person import person_meshes
from footwork.figures.planting import Stance
from footwork.figures.poses import Scene, View
from footwork.figures.posing import Side
from footwork.figures.props import mat, meshes_of, place
from footwork.figures.scene import Drawing, Mesh, Seen, look, outline, paint, shadow
from footwork.figures.stances import SIDES, ground_of, legs_at, stance_at
from footwork.figures.svg import path

Array = np.ndarray[Any, Any]


def camera_of(view: View, detail: float) -> Camera:
    """The camera for a view."""
    x, y, z = place(*view.center)
    return Camera(view.turn, view.height, (x, y, z), 90000 / view.width, detail)


def leg_mesh(side: Side, stance: Stance, css: str, top: float = LEG_TOP) -> Mesh:
    """One leg of the posed body, up to a height at rest in metres."""
    skin = refine(leg_faces(side, top), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    return Mesh(
        np.asarray(skin.matrix @ stance.points),
        skin.triangles,
        css,
        f"leg{side}",
        skin.rest,
        normals,
        casts=True,
    )


def meshes_at(scene: Scene, share: float, stance: Stance) -> list[Mesh]:
    """Everything in the scene."""
    near = SIDES[scene.near]
    parts: list[Mesh] = []
    if scene.shows == "body":
        parts += person_meshes(stance, "R" if near == "L" else "L")
    else:
        parts += [
            leg_mesh(side, stance, "sk" if side == near else "skd") for side in legs_at(scene, 0)
        ]
    for prop in scene.props:
        parts += meshes_of(prop, share if prop.bunched else 0.0)
    return parts


FULL = 1.7
"""Paths of a scene with two legs or a towel may be off by so much more than those of one leg."""

ROUGH = 2.6
"""Paths of a loop's frames may be off by so many times more than those of a still."""


def draw(scene: Scene, share: float, *, detail: float = 1.25, frame: bool = False) -> Drawing:
    """The drawing of a scene between start (0) and end (1).

    The end carries ghost and arrow. A `frame` of a loop has neither, no fine detail, and no things
    that stand still.
    """
    camera = camera_of(scene.view, detail)
    meshes = meshes_at(scene, min(share, 1.0), stance_at(scene, share))
    if frame:
        meshes = [mesh for mesh in meshes if mesh.rest is not None]
    full = scene.shows == "legs" and (len(legs_at(scene, 0)) == 2 or ground_of(scene) > 0)
    seen = look(meshes, camera, ROUGH if frame else FULL if full else 1.0)
    drawing = Drawing()
    for prop in scene.props:
        if prop.kind == "mat" and not frame:
            drawing.ground.append(path("fl2", mat(prop, camera)))
    paint(seen, drawing)
    cast_shadow(seen, ground_of(scene), drawing)
    for number, mesh in enumerate(seen.meshes):
        if mesh.css == "tw":
            there = seen.part == number
            stripes = there & (np.abs(np.mod(seen.rest[..., 1] * 100, 7) - 3.5) < 0.8)
            drawing.overlays.append(path("tws", seen.trace(stripes, soft=0.8, error=1.2)))
    marked: list[Side] = ["L", "R"] if scene.muscles.leg == "both" else [SIDES[scene.muscles.leg]]
    for side in marked:
        mark_muscles(seen, scene, side, drawing, fine=not frame)
    if scene.shows == "legs" and not frame:
        for side in legs_at(scene, 0):
            shape = nails(seen, f"leg{side}", side)
            drawing.overlays.append(path("nl", seen.trace(shape, soft=0.8, smallest=12.0)))
    outline(seen, drawing)
    if scene.shows == "body":
        drawing.lines.append(path("pl", hems(seen)))
    if share == 1 and not frame:
        if scene.ghost:
            before = meshes_at(scene, 0, stance_at(scene, 0))
            near = [mesh for mesh in before if mesh.group == f"leg{SIDES[scene.near]}"]
            drawing.ground.append(path("gh", ghost(near, seen)))
        drawing.front.append(path("ar", arrow_of(scene, camera)))
    return drawing


def cast_shadow(seen: Seen, ground: float, drawing: Drawing) -> None:
    """A soft patch where feet come near the ground, kept off the sides of things and the air."""
    shade = shadow(seen, ground)
    things = seen.part >= 0
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    hard = any(mesh.rest is None for mesh in seen.meshes)
    if hard:
        shade &= body | (things & (seen.facing_up > 0.7))
    data = path("sh", seen.trace(shade, soft=2.0, error=1.5))
    if any(mesh.rest_normals is None for mesh in seen.meshes):
        above = (n for n, fill in enumerate(drawing.fills) if 'class="sk' in fill)
        drawing.fills.insert(next(above, len(drawing.fills)), data)
    else:
        drawing.ground.append(data)
