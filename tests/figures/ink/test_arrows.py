"""Arrows: beside the body, within the picture."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np
from scipy import ndimage as ndi

from footwork.figures.body.loading import load_body
from footwork.figures.ink.arrows import CIRCLE, FLAT, arrow_lines
from footwork.figures.picture import MARGIN
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import meshes_at
from tests.figures.scenes import SCENES


@pytest.mark.parametrize("name", [n for n, s in SCENES.items() if s.arrow])
def test_the_arrow_keeps_off_the_body(name: str) -> None:
    scene = SCENES[name]
    camera = aim(scene.view, 0.5)
    seen = look(meshes_at(scene, 1, stance_at(scene, 1)), camera)
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    lines = arrow_lines(scene, camera)
    assert lines
    wide = ndi.binary_dilation(body, iterations=4)
    for line in lines:
        assert (line > 8).all()
        assert (line < [892, 1192]).all()
        pixels = np.floor((line + MARGIN) * camera.detail).astype(int)
        assert not wide[pixels[:, 1], pixels[:, 0]].any()


def test_a_circle_goes_round_the_toes_that_are_lifted_and_not_round_those_that_stand() -> None:
    for name in ("ankle-circles-close", "ankle-circles-easier", "ankle-circles-no-hand"):
        scene = SCENES[name]
        camera = aim(scene.view, 0.5)
        (ring,) = arrow_lines(scene, camera)
        low, high = ring.min(axis=0), ring.max(axis=0)
        inside = {}
        for side in "LR":
            tip = load_body(scene.body).bones[f"toe3-3.{side}"].tail
            places = stance_at(scene, 1).places
            seen = camera.units(camera.project(move_point(places, f"foot.{side}", tip)))
            inside[side] = bool((seen > low).all() and (seen < high).all())
        assert inside == {"L": True, "R": False}, name


def test_a_circle_goes_most_of_the_way_round() -> None:
    """What is hidden behind the leg is less than a third of it."""
    for name, scene in SCENES.items():
        if scene.arrow is None or scene.arrow.follow != "circle":
            continue
        camera = aim(scene.view, 0.5)
        (ring,) = arrow_lines(scene, camera)
        wide = CIRCLE * camera.units_per_meter
        whole = np.pi * wide * (1 + FLAT)
        length = np.linalg.norm(np.diff(ring, axis=0), axis=1).sum()
        assert length > 0.66 * whole, f"{name}: {length / whole:.2f} of a turn"
