"""The dressed person: what each wears, and that clothes lie outside the skin."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.who import SHAPES, Who
from footwork.figures.pose.angles import LegAngles
from footwork.figures.pose.planting import take_stance
from footwork.figures.scene.clothes import hair, shirt, shorts
from footwork.figures.scene.parts import LAYERS, Mesh
from footwork.figures.scene.person import person_meshes


def person(who: Who) -> Mesh:
    stance = take_stance({"L": LegAngles(), "R": LegAngles()}, {"L": "sole"}, who=who)
    return person_meshes(stance, "R")[0]


def painted(mesh: Mesh) -> set[str]:
    assert mesh.rest is not None
    assert mesh.labels is not None
    names = np.array(list(LAYERS))
    return set(names[np.unique(mesh.labels(mesh.rest))])


@pytest.mark.parametrize("who", list(SHAPES))
def test_a_person_wears_shirt_and_shorts(who: Who) -> None:
    mesh = person(who)
    assert mesh.who == who
    hairs = {"adult": "hr", "elder": "hg"}
    assert painted(mesh) == {"sk", "skd", "cl", "tp", hairs[who]}


def test_two_people_differ_in_body_and_cut() -> None:
    adult, elder = load_body("adult"), load_body("elder")
    assert adult.order == elder.order
    assert (adult.quads == elder.quads).all()
    rest = person("adult").rest
    assert rest is not None
    for garment in (shorts, shirt, hair):
        assert (garment(rest, "elder") > 0).sum() != (garment(rest, "adult") > 0).sum()
    tall = [float(body.vertices[body.used][:, 2].max()) for body in (adult, elder)]
    assert tall[1] < tall[0] - 0.03


@pytest.mark.parametrize("who", list(SHAPES))
def test_feet_of_both_stand_on_the_floor(who: Who) -> None:
    mesh = person(who)
    assert mesh.points[:, 2].min() == pytest.approx(0, abs=0.003)
