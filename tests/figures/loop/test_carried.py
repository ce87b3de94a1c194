"""What lies on a cloth: whole in every key of a loop, and only as far off as the cloth is drawn."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.loop.carried import create_carried
from footwork.figures.pose.schema import Prop
from footwork.figures.scene.camera import aim
from tests.figures.loop.scenes import lift

DRAWN = 7.0
TOWEL = Prop(kind="towel", left=8, right=-8, front=40, back=4, bunched=DRAWN)
BOOK = Prop(kind="book", left=6, right=-6, front=38, back=28, height=3, bunched=DRAWN)


def test_a_book_slides_along_with_its_towel_and_stays_as_it_is() -> None:
    scene = lift().close.model_copy(update={"props": (TOWEL, BOOK)})
    camera = aim(scene.view, 0.5)
    shapes = create_carried(scene, camera, [0.0, 0.25, 1.0])
    assert {"cl", "tp"} <= {shape.css for shape in shapes}
    ends = camera.units(camera.project(np.array([[0, 0, 0], [0, -DRAWN / 100, 0]])))
    way = ends[1] - ends[0]
    for shape in shapes:
        for key, left in zip(shape.keys, (1, 0.75, 0), strict=True):
            assert key - shape.keys[-1] == pytest.approx(
                np.broadcast_to(left * way, key.shape), abs=1e-6
            )


def test_what_is_not_drawn_in_is_no_part_of_what_moves() -> None:
    still = BOOK.model_copy(update={"bunched": 0})
    scene = lift().close.model_copy(update={"props": (TOWEL, still)})
    assert not create_carried(scene, aim(scene.view, 0.5), [0.0, 1.0])
