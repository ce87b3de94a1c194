"""From a scene in the data to a drawing.

Pose, stand, look, paint, mark the muscles, point the arrow.
"""

from __future__ import annotations

import numpy as np

from footwork.figures.ink.arrows import arrow_of
from footwork.figures.ink.crop import box_text
from footwork.figures.ink.details import foot_line, hems, nails
from footwork.figures.ink.digits import toe_lines
from footwork.figures.ink.face import closed_eyes, ears, face
from footwork.figures.ink.ghosts import ghost
from footwork.figures.ink.ground import lying, stripes, walked_ground
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.levels import hip_line
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import put_shadow
from footwork.figures.ink.signs import Sign, draw_sign
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import document, path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.landmarks import landmarks
from footwork.figures.muscles.marks import bare_leg, mark_muscles, working_areas
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, ground_of, legs_at, stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.sight import Seen, look
from footwork.figures.scene.staging import leg_mesh, marked_sides, meshes_at

SHOWN = ("inner-ankle-bone", "outer-ankle-bone", "kneecap")
"""The bones that are seen under the skin of a leg that moves."""

NAILS = 850.0
"""Nearer than so many drawing units a meter, nails can be seen."""

CROP_DETAIL = 0.25
"""Pixels a drawing unit where only a place is looked for."""

FULL = 1.7
"""Paths of a scene with two legs or a towel may be off by so much more than those of one leg."""


def draw(scene: Scene, share: float, *, detail: float = 1.25) -> Drawing:
    """Draw a scene between start (0) and end (1); the end carries ghost and arrow.

    `detail` is how many pixels of the raster a drawing unit has.
    """
    camera = aim(scene.view, detail)
    stance = stance_at(scene, share)
    meshes = meshes_at(scene, min(share, 1.0), stance)
    towel = any(prop.kind in ("towel", "cloth") for prop in scene.props)
    full = towel or (scene.shows == "legs" and len(legs_at(scene, 0)) == 2)
    seen = look(meshes, camera, FULL if full else 1.0)
    drawing = Drawing()
    drawing.ground.append(lying(scene, camera))
    drawing.ground.append(walked_ground(scene, share, camera))
    paint(seen, drawing)
    put_shadow(seen, ground_of(scene), drawing, scene.props)
    put_on_skin(seen, scene, drawing)
    outline(seen, drawing)
    put_small_lines(seen, drawing)
    if scene.shows == "body":
        drawing.lines.append(foot_line(seen))
        drawing.lines.append(ears(stance, camera))
        drawing.lines.append(closed_eyes(scene, share, stance, camera))
    if share == 1:
        if scene.ghost:
            before = leg_mesh(SIDES[scene.near], stance_at(scene, 0), "sk")
            drawing.overlays.append(path("gh", ghost([before], seen)))
        drawing.front.append(path("ar", arrow_of(scene, camera)))
    if scene.hip_line:
        drawing.front.append(path("lv", hip_line(stance, camera)))
    return drawing


def put_on_skin(seen: Seen, scene: Scene, drawing: Drawing) -> None:
    """Draw what lies on the surface of things and on the skin.

    Stripes, muscles at work, bones that stand out, and nails.
    """
    drawing.overlays.append(stripes(seen))
    drawing.overlays.append(face(seen))
    for side in marked_sides(scene):
        mark_muscles(seen, scene, side, drawing)
    for side in legs_at(scene, 0):
        group = "body" if scene.shows == "body" else f"leg{side}"
        skin = bare_leg(seen, group, side)
        drawing.overlays.append(landmarks(seen, skin, bumps=SHOWN))
    if seen.camera.units_per_meter > NAILS:
        for side in legs_at(scene, 0):
            shape = nails(seen, "body" if scene.shows == "body" else f"leg{side}", side)
            drawing.overlays.append(path("nl", trace_area(seen, shape, soft=0.8, smallest=12.0)))


def put_small_lines(seen: Seen, drawing: Drawing) -> None:
    """Draw the small lines: those of toes, and where clothes and hair end."""
    drawing.lines.append(toe_lines(seen))
    if any(mesh.group == "body" for mesh in seen.meshes):
        drawing.lines.append(hems(seen))


def create_still(
    name: str, title: str, scene: Scene, share: float, sign: Sign | None = None
) -> str:
    """Return a scene between start (0) and end (1) as SVG.

    `title` says what is seen; `sign` says of one of a pair whether it is wrong or right.
    """
    drawing = draw(scene, share)
    if sign:
        drawing.front.append(draw_sign(sign))
    crop = {"data-crop": crop_text(scene, share)}
    return document(name, title, drawing.body, more=crop)


FOOT = 0.13
"""A foot at rest is lower than this, in meters."""

MOVES = 0.02
"""What moves by so much from start to end, in meters, can be seen to move."""


def crop_text(scene: Scene, share: float) -> str:
    """Return the part of the picture to show from afar, for a `viewBox`.

    That is where feet and working muscles are, and what moves from start to end.
    """
    camera = aim(scene.view, CROP_DETAIL)
    meshes = meshes_at(scene, share, stance_at(scene, share))
    others = meshes_at(scene, 1 - share, stance_at(scene, 1 - share))
    seen = look(meshes, camera)
    wanted = seen.mask(*{mesh.group for mesh in meshes if mesh.rest_normals is not None})
    wanted &= seen.rest[..., 2] < FOOT
    for side in marked_sides(scene):
        for area in working_areas(seen, scene, side).values():
            wanted |= area
    places = [camera.units(np.argwhere(wanted)[:, ::-1].astype(float))]
    for mesh, other in zip(meshes, others, strict=True):
        moved = np.linalg.norm(mesh.points - other.points, axis=1) > MOVES
        places += [camera.units(camera.project(one.points[moved])) for one in (mesh, other)]
    return box_text(np.concatenate(places))
