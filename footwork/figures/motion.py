"""The loop: a movement in motion, at its own tempo, as smooth as the screen.

It plays by itself where motion is welcome, and with `play` as a class of the drawing everywhere; a
script can stop it and set its time as the browser offers that for every SVG. In print, and without
motion, the end position stands still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from footwork.figures.ink.ground import lying
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import SPECK, shadow_ground, touch_shadow
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import document, path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.loop.beyond import widen
from footwork.figures.loop.carried import create_carried
from footwork.figures.loop.cels import Stage, create_cels, moving_meshes
from footwork.figures.loop.crop import crop_text
from footwork.figures.loop.ground import walked_mats
from footwork.figures.loop.timing import Timing, create_timing
from footwork.figures.loop.trace import create_trace, toe_tip
from footwork.figures.loop.writing import RULES, Extra, Layer, write_loop
from footwork.figures.pose.schema import Figure, Phase
from footwork.figures.pose.stances import SIDES
from footwork.figures.scene.camera import Camera, aim
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.props import meshes_of
from footwork.figures.scene.sight import Seen, look
from footwork.figures.typed import Mask


def _still(figure: Figure, camera: Camera, frame: Sequence[Mesh]) -> tuple[str, Mask]:
    """Draw the things that do not move, and find the pixels that a shadow can fall on.

    What leans on a wall, or has a hand on it or on a counter, hardly moves there: its shadow is
    that of one `frame`.
    """
    scene = figure.close
    drawing = Drawing()
    meshes = [mesh for prop in scene.props if not prop.bunched for mesh in meshes_of(prop)]
    if not meshes:
        width, height = camera.size
        return drawing.body, np.ones((height, width), bool)
    seen = look(meshes, camera)
    paint(seen, drawing)
    # Also behind the body, which moves before it.
    thrown = replace(seen, meshes=[*meshes, *frame])
    drawing.overlays += _touch_shadows(figure, thrown)
    outline(seen, drawing)
    return drawing.body, shadow_ground(seen)


def _touch_shadows(figure: Figure, seen: Seen) -> list[str]:
    touched = [prop for prop in figure.close.props if prop.kind in ("wall", "counter")]
    shades = [touch_shadow(seen, prop) for prop in touched]
    pen = {"soft": 2.0, "error": 1.5, "smallest": SPECK}
    return [path("sh", trace_area(seen, shade, **pen)) for shade in shades]


def phases_text(phases: tuple[Phase, ...]) -> str:
    """Write the phases and their seconds, for the page that names them."""
    return ";".join(f"{phase.name} {phase.seconds:g}" for phase in phases)


def create_loop(name: str, title: str, figure: Figure, detail: float = 0.8) -> str:
    """Return a movement's loop as SVG; `title` says what is seen."""
    timing = create_timing(figure)
    frames = [moving_meshes(figure.close, share) for share in timing.shares]
    camera = widen(aim(figure.close.view, detail), frames)
    still, ground = _still(figure, camera, frames[timing.at_end])
    stage = Stage(figure.close, camera, ground).with_arms(frames[timing.at_end])
    shadows, cels = create_cels(stage, timing, frames)
    # What lies on a cloth is painted after it, and before who stands on it.
    cloths = [cel for cel in cels if cel.css == "tw"]
    carried = create_carried(figure.close, camera, timing.shares)
    others = [cel for cel in cels if cel.css != "tw"]
    trace = _trace(stage, timing, frames)
    layers: list[Layer] = [*shadows, *trace, *cloths, *carried, *others]
    # What slides over the ground goes under what stands on it.
    slides = walked_mats(name, figure, camera)
    below = write_loop(name, timing, slides) if slides else ""
    loop = {
        "data-phases": phases_text(figure.loop),
        "data-seconds": f"{timing.seconds:g}",
        "data-crop": crop_text([*shadows, *cels, *carried]),
    }
    body = lying(figure.close, camera) + below + still + write_loop(name, timing, layers)
    return document(name, title, body, more_style=RULES, more=loop)


def _trace(stage: Stage, timing: Timing, frames: Sequence[list[Mesh]]) -> list[Extra]:
    """Draw the way of the big toe where an ankle goes round."""
    if stage.scene.way != "circle":
        return []
    side = SIDES[stage.scene.near]
    places = [toe_tip(meshes, side, stage.camera) for meshes in frames]
    return [create_trace(np.array(places), timing)]
