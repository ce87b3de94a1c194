"""From a scene in the data to a drawing.

Pose, stand, look, paint, mark the muscles, point the arrow.
"""

from __future__ import annotations

from footwork.figures.ink.arrows import arrow_of
from footwork.figures.ink.details import foot_line, hems, nails, toe_lines
from footwork.figures.ink.face import closed_eyes
from footwork.figures.ink.ghosts import ghost
from footwork.figures.ink.ground import lying, stripes, walked_ground
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import put_shadow
from footwork.figures.ink.signs import Sign, draw_sign
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import document, path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.marks import mark_muscles
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, ground_of, legs_at, stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import leg_mesh, marked_sides, meshes_at

FULL = 1.7
"""Paths of a scene with two legs or a towel may be off by so much more than those of one leg."""


def draw(scene: Scene, share: float, *, detail: float = 1.25) -> Drawing:
    """Draw a scene between start (0) and end (1); the end carries ghost and arrow.

    `detail` is how many pixels of the raster a drawing unit has.
    """
    camera = aim(scene.view, detail)
    stance = stance_at(scene, share)
    meshes = meshes_at(scene, min(share, 1.0), stance)
    full = scene.shows == "legs" and (len(legs_at(scene, 0)) == 2 or ground_of(scene) > 0)
    seen = look(meshes, camera, FULL if full else 1.0)
    drawing = Drawing()
    drawing.ground.append(lying(scene, camera))
    drawing.ground.append(walked_ground(scene, share, camera))
    paint(seen, drawing)
    put_shadow(seen, ground_of(scene), drawing)
    drawing.overlays.append(stripes(seen))
    for side in marked_sides(scene):
        mark_muscles(seen, scene, side, drawing)
    if scene.shows == "legs":
        for side in legs_at(scene, 0):
            shape = nails(seen, f"leg{side}", side)
            drawing.overlays.append(path("nl", trace_area(seen, shape, soft=0.8, smallest=12.0)))
    outline(seen, drawing)
    if scene.shows == "body":
        drawing.lines += [hems(seen), toe_lines(seen), foot_line(seen)]
        drawing.lines.append(closed_eyes(scene, share, stance, camera))
    if share == 1:
        if scene.ghost:
            before = leg_mesh(SIDES[scene.near], stance_at(scene, 0), "sk")
            drawing.overlays.append(path("gh", ghost([before], seen)))
        drawing.front.append(path("ar", arrow_of(scene, camera)))
    return drawing


def create_still(
    name: str, title: str, scene: Scene, share: float, sign: Sign | None = None
) -> str:
    """Return a scene between start (0) and end (1) as SVG.

    `title` says what is seen; `sign` says of one of a pair whether it is wrong or right.
    """
    drawing = draw(scene, share)
    if sign:
        drawing.front.append(draw_sign(sign))
    return document(name, title, drawing.body)
