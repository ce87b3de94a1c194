"""The parts that a loop paints one over the other, and the lines inside them."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.body.loading import load_body
from footwork.figures.ink.digits import WIDTH as TOE
from footwork.figures.ink.polylines import length_of
from footwork.figures.loop.cels import moving_meshes
from footwork.figures.loop.material import Skin
from footwork.figures.loop.tracks import FULL, find_inner
from footwork.figures.scene.camera import aim
from footwork.figures.scene.clothes import BELOW_TRUNK, TUCKED, WALKING, in_cel, shorts
from footwork.figures.scene.parts import THIN
from footwork.figures.scene.sight import look
from footwork.figures.typed import Chosen
from tests.figures.loop.scenes import lift

FAR_LEG, FAR_SHORTS, NEAR_LEG, SHORTS = WALKING


def parts() -> dict[int, Chosen]:
    rest = load_body().vertices
    return {number: in_cel(number, rest, "R") for number in {*BELOW_TRUNK, *WALKING}}


def test_legs_go_on_under_the_shorts_on_their_own_side() -> None:
    rest, found = load_body().vertices, parts()
    for leg, side in ((NEAR_LEG, 1), (FAR_LEG, -1)):
        under = found[leg] & found[2]
        assert under.any()
        assert (rest[under, 0] * side > -0.001).all()
        assert shorts(rest[under]).max() < TUCKED


def test_shorts_that_walk_lack_nothing_and_their_far_leg_is_no_part_of_the_near_one() -> None:
    rest, found = load_body().vertices, parts()
    assert ((found[FAR_SHORTS] | found[SHORTS]) == found[2]).all()
    low = found[2] & (rest[:, 2] < rest[found[2], 2].min() + 0.05)
    assert not (found[FAR_SHORTS] & found[SHORTS] & low).any()


def test_a_short_inner_line_is_a_hairline() -> None:
    scene = lift().close
    meshes = moving_meshes(scene, 1)
    seen = look(meshes, aim(scene.view, 0.5), 1.9)
    lines = [stroke for stroke in find_inner(seen, Skin(seen)) if stroke.width != TOE]
    assert lines
    for stroke in lines:
        # It is measured before it is smoothed, which takes off some of its length.
        long = 1.4 * length_of(stroke.line)
        assert stroke.width <= THIN * min(1.0, long / FULL)
