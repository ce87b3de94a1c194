"""Whole loops of cheap scenes: in one topology, planted, in step, still where it is wanted."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest

from footwork.figures.loop.beyond import widen
from footwork.figures.loop.cels import Cel, Stage, create_cels, moving_meshes
from footwork.figures.loop.timing import create_timing
from footwork.figures.motion import create_loop
from footwork.figures.picture import MARGIN
from footwork.figures.scene.camera import Camera, aim
from footwork.look.moments import create_moment, seconds_of
from tests.figures.loop.scenes import lift, rise, walk

COARSE = 0.35
"""Pixels a unit: enough for most of what is looked at here."""

FINE = 0.8
"""As loops are published: an outline is known to a pixel, and so no stiller than one."""


@cache
def drawn(name: str) -> str:
    return create_loop(name, "A foot in motion.", {"lift": lift, "walk": walk}[name](), COARSE)


@cache
def cels_of(name: str, detail: float = COARSE) -> tuple[Camera, list[Cel]]:
    figure = {"lift": lift, "rise": rise}[name]()
    timing = create_timing(figure)
    frames = [moving_meshes(figure.close, share) for share in timing.shares]
    camera = widen(aim(figure.close.view, detail), frames)
    width, height = camera.size
    stage = Stage(figure.close, camera, np.ones((height, width), bool))
    return camera, create_cels(stage, timing, frames)[1]


@pytest.mark.parametrize("name", ["lift", "walk"])
def test_every_path_has_one_topology_in_all_keys(name: str) -> None:
    motions = re.findall(r'<animate attributeName="d" ([^>]*)/>', drawn(name))
    assert motions
    for motion in motions:
        (values,) = re.findall(r'values="([^"]*)"', motion)
        (times,) = re.findall(r'keyTimes="([^"]*)"', motion)
        (splines,) = re.findall(r'keySplines="([^"]*)"', motion)
        keys = values.split(";")
        assert len({re.sub(r"[^A-Za-z]", "", key) for key in keys}) == 1
        assert len({len(re.findall(r"-?\d+", key)) for key in keys}) == 1
        assert len(keys) == len(times.split(";")) == len(splines.split(";")) + 1
        assert keys[0] == keys[-1]


@pytest.mark.parametrize("name", ["lift", "walk"])
def test_a_loop_says_how_long_it_is_and_every_part_of_it_lasts_so_long(name: str) -> None:
    svg = drawn(name)
    phases = re.findall(r'data-phases="([^"]*)"', svg)[0].split(";")
    assert sum(float(phase.split()[-1]) for phase in phases) == seconds_of(svg)
    assert set(re.findall(r'dur="([^"]*)s"', svg)) == {f"{seconds_of(svg):g}"}


def test_the_heel_that_stands_does_not_move() -> None:
    _, (leg,) = cels_of("lift", FINE)
    # The places on the outline that are low and, seen from its left, at the right: the heel.
    places = leg.outline.keys[:, ::3]
    low = places[0][:, 1] > places[0][:, 1].max() - 25
    heel = np.argmax(np.where(low, places[0][:, 0], 0))
    assert np.ptp(places[:, heel], axis=0).max() < 2
    toes = np.argmin(leg.outline.keys[0][:, 0])
    assert np.ptp(leg.outline.keys[:, toes], axis=0).max() > 40


def test_where_a_part_is_cut_off_never_comes_into_the_picture() -> None:
    camera, (leg,) = cels_of("rise")
    shapes = (leg.outline, *leg.inside, *leg.lines)
    assert np.ptp(leg.outline.keys[..., 1], axis=0).max() > MARGIN, "it has to move to be a test"
    for shape in shapes:
        cut = shape.keys[-1, :, 1] < 3 - camera.margin
        assert (shape.keys[:, cut, 1] < 0).all()


def test_muscles_fibers_and_nails_stay_while_it_moves() -> None:
    moving = drawn("lift").split('class="fw-moving"')[1]
    for css in ("mu", "fb", "nl", "sk2", "ol"):
        assert f'class="{css}"' in moving


@pytest.mark.parametrize("name", ["lift", "walk"])
def test_a_moment_at_a_key_is_that_key(name: str) -> None:
    svg = drawn(name)
    figure = {"lift": lift, "walk": walk}[name]()
    timing = create_timing(figure)
    (motion,) = re.findall(r'<path id="[^"]*" d="[^"]*"><animate ([^>]*)/>', svg)[:1]
    keys = re.findall(r'values="([^"]*)"', motion)[0].split(";")
    for key, time in zip(keys[:-1], timing.times[:-1], strict=True):
        moment = create_moment(svg, time * timing.seconds + 1e-9)
        wanted = np.array([float(word) for word in re.findall(r"-?\d+", key)])
        paths = re.findall(r'<path id="[^"]*" d="([^"]*)"/>', moment)
        seen = np.array([float(word) for word in re.findall(r"-?\d+\.?\d*", paths[0])])
        assert np.abs(seen - wanted).max() < 0.5


@pytest.mark.parametrize("name", ["lift", "walk"])
def test_a_moment_is_a_still_drawing(name: str) -> None:
    moment = create_moment(drawn(name), 0.4)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(moment).iter()}  # noqa: S314
    assert not {"animate", "animateTransform"} & tags
    assert "fw-still" not in moment
    assert "@media(prefers-reduced-motion" not in moment


def test_paper_and_readers_without_motion_see_the_end() -> None:
    svg = drawn("lift")
    still, moving = svg.split('class="fw-moving"')
    assert 'class="fw-still" display="none"' in still
    outlines = re.findall(r'id="lift-s\d" d="([^"]*)"', still)
    assert outlines
    assert outlines == re.findall(r'id="lift-\d" d="([^"]*)"', moving)
    figure, svg = lift(), drawn("lift")
    end = create_moment(svg, figure.loop[0].seconds + figure.loop[1].seconds / 2)
    assert outlines == re.findall(r'id="lift-\d" d="([^"]*)"', end)


def test_the_crop_holds_what_moves_and_what_works() -> None:
    x, y, wide, high = (
        float(word) for word in re.findall(r'data-crop="([^"]*)"', drawn("lift"))[0].split()
    )
    _, (leg,) = cels_of("lift")
    for shape in leg.inside:
        if shape.css == "mu":
            places = shape.keys.reshape(-1, 2)
            assert (places.min(axis=0) >= (x - 1, y - 1)).all() or y == 0
            assert (places.max(axis=0) <= (x + wide, y + high)).all()


def test_the_ground_of_a_walk_goes_back_by_two_steps() -> None:
    (values,) = re.findall(r'<animateTransform [^>]*values="([^"]*)"', drawn("walk"))
    ways = np.array([[float(word) for word in way.split()] for way in values.split(";")])
    assert ways[0].tolist() == [0, 0]
    assert ways[2] == pytest.approx(2 * ways[1], abs=0.2)
    assert np.linalg.norm(ways[1]) > 50
