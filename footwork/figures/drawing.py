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
from footwork.figures.overlays import foot_line, ghost, hems, mark_muscles, nails, toe_lines
from footwork.figures.person import person_meshes
from footwork.figures.planting import Stance
from footwork.figures.poses import Scene, View
from footwork.figures.posing import Side
from footwork.figures.props import mat, mat_marks, meshes_of, place
from footwork.figures.scene import COARSE, Drawing, Mesh, Seen, look, outline, paint, shadow
from footwork.figures.stances import SIDES, ground_of, legs_at, stance_at, step_length
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

MARKS_APART = 0.1
"""About how far the marks on the ground of a walk are from each other, in metres."""


def marked_sides(scene: Scene) -> list[Side]:
    """The legs whose muscles are shown."""
    return ["L", "R"] if scene.muscles.leg == "both" else [SIDES[scene.muscles.leg]]


def stripes(seen: Seen) -> str:
    """The stripes of a towel, "" where there is none."""
    towels = [number for number, mesh in enumerate(seen.meshes) if mesh.css == "tw"]
    if not towels:
        return ""
    there = np.isin(seen.part, towels)
    there &= np.abs(np.mod(seen.rest[..., 1] * 100, 7) - 3.5) < 0.8
    return path("tws", seen.trace(there, soft=0.8, error=1.2 if seen.rough < COARSE else 2.5))


def walked_ground(scene: Scene, share: float, camera: Camera) -> str:
    """The marks on the ground of a walk, that go back with the standing foot."""
    if scene.way != "walk":
        return ""
    step = step_length(scene)
    apart = step / round(step / MARKS_APART)
    mats = [prop for prop in scene.props if prop.kind == "mat"]
    marks = "".join(mat_marks(prop, camera, apart, share * step) for prop in mats)
    return path("pr2", marks)


def draw(scene: Scene, share: float, *, detail: float = 1.25) -> Drawing:
    """The drawing of a scene between start (0) and end (1); the end carries ghost and arrow."""
    camera = camera_of(scene.view, detail)
    meshes = meshes_at(scene, min(share, 1.0), stance_at(scene, share))
    full = scene.shows == "legs" and (len(legs_at(scene, 0)) == 2 or ground_of(scene) > 0)
    seen = look(meshes, camera, FULL if full else 1.0)
    drawing = Drawing()
    for prop in scene.props:
        if prop.kind == "mat":
            drawing.ground.append(path("fl2", mat(prop, camera)))
    drawing.ground.append(walked_ground(scene, share, camera))
    paint(seen, drawing)
    put_shadow(seen, ground_of(scene), drawing)
    drawing.overlays.append(stripes(seen))
    for side in marked_sides(scene):
        mark_muscles(seen, scene, side, drawing)
    if scene.shows == "legs":
        for side in legs_at(scene, 0):
            shape = nails(seen, f"leg{side}", side)
            drawing.overlays.append(path("nl", seen.trace(shape, soft=0.8, smallest=12.0)))
    outline(seen, drawing)
    if scene.shows == "body":
        drawing.lines += [hems(seen), toe_lines(seen), foot_line(seen)]
    if share == 1:
        if scene.ghost:
            before = meshes_at(scene, 0, stance_at(scene, 0))
            near = [mesh for mesh in before if mesh.group == f"leg{SIDES[scene.near]}"]
            drawing.ground.append(path("gh", ghost(near, seen)))
        drawing.front.append(path("ar", arrow_of(scene, camera)))
    return drawing


def shadow_ground(seen: Seen) -> Array:
    """Where a shadow can fall: under the body, and on the tops of things when there are any."""
    if all(mesh.rest is not None for mesh in seen.meshes):
        return np.ones(seen.part.shape, bool)
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    return np.asarray(body | ((seen.part >= 0) & (seen.facing_up > 0.7)))


def put_shadow(seen: Seen, ground: float, drawing: Drawing) -> None:
    """A shadow on the ground, or above the things that it falls on."""
    shade = shadow(seen.meshes, seen.camera, ground) & shadow_ground(seen)
    data = path("sh", seen.trace(shade, soft=2.0, error=1.5))
    if any(mesh.rest_normals is None for mesh in seen.meshes):
        above = (n for n, fill in enumerate(drawing.fills) if 'class="sk' in fill)
        drawing.fills.insert(next(above, len(drawing.fills)), data)
    else:
        drawing.ground.append(data)
