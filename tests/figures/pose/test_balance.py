"""Who is drawn standing could stand there: the center of mass is over what is stood on."""

from __future__ import annotations

import itertools

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.body.mass import center_of_mass, segments
from footwork.figures.body.who import SHAPES, Who
from footwork.figures.pose.angles import LegAngles, Side
from footwork.figures.pose.balance import HIP_IN, HIP_OUT, balance, hull_of, nearest_in
from footwork.figures.pose.bones import bone_places
from footwork.figures.pose.feet import Part, fine_foot, foot_skin, touching
from footwork.figures.pose.planting import Stance, take_stance
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import keeps_balance
from tests.figures.scenes import SCENES, planted_at, stance_at

WITHIN = 0.001
"""So far beside its base, in meters, a center of mass may be found for numbers' sake."""

STANDING = [name for name, scene in SCENES.items() if keeps_balance(scene)]


def beside_base(stance: Stance, planted: dict[Side, Part]) -> float:
    """How far the center of mass is from being over the skin that touches, in meters."""
    base = [
        touching(side, part, stance.places, stance.who)[:, :2] for side, part in planted.items()
    ]
    center = center_of_mass(stance.places, stance.who)[:2]
    return float(np.linalg.norm(nearest_in(hull_of(np.concatenate(base)), center) - center))


def stands(scene: Scene, share: float) -> dict[Side, Part]:
    return planted_at(scene, 0 if scene.way == "circle" else share)


@pytest.mark.parametrize("name", STANDING)
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_who_stands_has_the_center_of_mass_over_the_feet(name: str, share: float) -> None:
    scene = SCENES[name]
    assert beside_base(stance_at(scene, share), stands(scene, share)) < WITHIN


def test_scenes_of_standing_people_are_balanced() -> None:
    """Not only a few: sitting, walking, and a leg alone are the exceptions."""
    assert len(STANDING) >= 8


@pytest.mark.parametrize("who", list(SHAPES))
def test_a_body_hangs_together_at_its_middle(who: Who) -> None:
    """Its masses make one, and at rest their center lies between the hips and the navel."""
    assert sum(segment.mass for segment in segments(who)) == pytest.approx(1)
    places = bone_places({}, who)
    center = center_of_mass(places, who)
    assert abs(center[0]) < 0.002
    tall = max(float(segment.ends[0][1][2]) for segment in segments(who))
    assert 0.53 < center[2] / tall < 0.60


@pytest.mark.parametrize("who", list(SHAPES))
@pytest.mark.parametrize("side", ["L", "R"])
def test_on_one_leg_the_hips_go_over_it_and_the_foot_stays(side: Side, who: Who) -> None:
    legs: dict[Side, LegAngles] = {"L": LegAngles(), "R": LegAngles()}
    planted: dict[Side, Part] = {side: "sole"}
    plain = take_stance(legs, planted, who=who)
    held, upper = balance(legs, ((planted, 1.0),), {}, who)
    stance = take_stance(held, planted, upper, who=who)
    assert beside_base(plain, planted) > 0.02
    assert beside_base(stance, planted) < WITHIN
    assert -HIP_IN <= held[side].hip_out < 0, "the standing hip comes in"
    low = foot_skin(side).skin.rest[:, 2] < 0.05
    feet = [fine_foot(side, one.places, who)[low] for one in (plain, stance)]
    assert np.abs(feet[0] - feet[1]).max() < WITHIN


def test_weight_goes_over_bit_by_bit() -> None:
    legs: dict[Side, LegAngles] = {"L": LegAngles(), "R": LegAngles()}
    both: dict[Side, Part] = {"L": "sole", "R": "sole"}
    one: dict[Side, Part] = {"L": "sole"}
    places = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        held, _ = balance(legs, ((both, 1 - share), (one, share)), {})
        places.append(-held["L"].hip_out)
        assert -HIP_IN <= held["R"].hip_out <= HIP_OUT
    assert all(after > before - 0.5 for before, after in itertools.pairwise(places))
    assert places[0] == pytest.approx(0, abs=0.5)
    assert places[-1] > 5


def test_nearest_place_of_a_base() -> None:
    square = hull_of(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.5, 0.5]]))
    assert nearest_in(square, np.array([0.2, 0.7])) == pytest.approx([0.2, 0.7])
    assert nearest_in(square, np.array([2.0, 0.5])) == pytest.approx([1.0, 0.5])
    assert nearest_in(square, np.array([-1.0, -1.0])) == pytest.approx([0.0, 0.0])
