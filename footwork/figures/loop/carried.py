"""What lies on a cloth and is drawn in with it, such as a book: it slides along whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.strokes import outline
from footwork.figures.loop.cels import ROUGH
from footwork.figures.loop.shapes import Shape, read_paths
from footwork.figures.pose.schema import Scene
from footwork.figures.scene.camera import Camera, place
from footwork.figures.scene.props import meshes_of
from footwork.figures.scene.sight import look

CLOTHS = ("towel", "cloth")
"""What gathers and is a part of the loop itself."""


def create_carried(scene: Scene, camera: Camera, shares: Sequence[float]) -> list[Shape]:
    """Draw what a cloth takes along, at each of some shares of the way.

    It is drawn once, where it lies at the end. The camera sees parallels as parallels: elsewhere it
    looks the same, and is only shifted.
    """
    shapes = []
    for prop in scene.props:
        if not prop.bunched or prop.kind in CLOTHS:
            continue
        seen = look(meshes_of(prop, 1.0), camera, ROUGH)
        drawing = Drawing()
        paint(seen, drawing)
        outline(seen, drawing)
        ends = camera.units(camera.project(np.array([place(0, 0, 0), place(0, prop.bunched, 0)])))
        ways = np.outer(1 - np.array(shares), ends[1] - ends[0])
        shapes += [
            Shape(css, letters, places + ways[:, None])
            for css, letters, places in read_paths(drawing.body)
        ]
    return shapes
