"""The posed body: feet stand on the ground, never in it, and stay where they stand."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.pose.angles import Side
from footwork.figures.pose.feet import Part, fine_foot, foot_skin
from footwork.figures.pose.joints import JOINTS
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import (
    SIDES,
    ground_of,
    legs_at,
    planted_in,
    step_length,
)
from footwork.model import Dose, Equipment
from tests.figures.scenes import (
    EXERCISES,
    FIGURES,
    NEAR,
    SCENES,
    SHARES,
    planted_at,
    skin_of,
    stance_at,
    step_of,
)

LYING_LIMIT = 70.0
"""How far a toe that lies on the ground may be bent up at its root (degrees), as in a push-off."""


def notes_of(dose: Dose) -> set[str]:
    """The words that go with a dose: `both legs`, `on the floor`."""
    return set((dose.note or "").split(", "))


def ahead_of(side: Side, part: Part, scene: Scene, share: float) -> np.ndarray:
    """How far ahead, in cm, each point of a part of the foot is."""
    points = fine_foot(side, stance_at(scene, share).places)
    return np.asarray(-100 * points[foot_skin(side).parts[part]][:, 1])


@pytest.mark.parametrize("name", list(SCENES))
@pytest.mark.parametrize("share", SHARES)
def test_planted_feet_touch_the_ground(name: str, share: float) -> None:
    scene = SCENES[name]
    for side, part in planted_at(scene, share).items():
        lowest = skin_of(side, scene, share)[foot_skin(side).parts[part]][:, 2].min()
        assert abs(lowest - ground_of(scene)) < NEAR


@pytest.mark.parametrize("name", list(SCENES))
@pytest.mark.parametrize("share", SHARES)
def test_no_skin_is_in_the_ground(name: str, share: float) -> None:
    scene = SCENES[name]
    step = next((prop for prop in scene.props if prop.kind == "step"), None)
    for side in legs_at(scene, 0):
        skin = skin_of(side, scene, share)
        ground = ground_of(scene) if side in planted_at(scene, share) else 0.0
        if step is not None:
            over = (skin[:, 1] > -step.front / 100) & (skin[:, 1] < -step.back / 100)
            # Beside it is the floor that it stands on.
            assert skin[~over, 2].min(initial=np.inf) > -step.height / 100 - NEAR
            skin = skin[over]
        assert skin[:, 2].min(initial=np.inf) > ground - NEAR


@pytest.mark.parametrize("name", [name for name, scene in SCENES.items() if step_of(scene)])
def test_the_edge_of_a_step_is_under_the_balls_of_the_feet(name: str) -> None:
    """Who stands on the heels lets the toes hang over it; who stands on the balls, the heels."""
    scene = SCENES[name]
    step = step_of(scene)
    assert step is not None
    for side, part in planted_in(scene.start).items():
        ball, heel = (ahead_of(side, it, scene, 0) for it in ("ball", "heel"))
        if part == "ball":
            assert ball.min() - 1 < step.back < ball.min(), "the balls stand on the very edge"
            assert heel.max() < step.back
        else:
            assert abs(step.front - ball.mean()) < 1, "heel and midfoot stand on it"
            toes = -100 * fine_foot(side, stance_at(scene, 0).places)[:, 1]
            assert toes.max() > step.front + 3


@pytest.mark.parametrize("name", [name for name, scene in SCENES.items() if step_of(scene)])
def test_what_is_lifted_leaves_the_step(name: str) -> None:
    scene = SCENES[name]
    for side, part in planted_in(scene.end).items():
        points = fine_foot(side, stance_at(scene, 1).places)
        lifted = points[foot_skin(side).parts["heel" if part == "ball" else "ball"]]
        assert lifted[:, 2].min() > 0.02


@pytest.mark.parametrize("name", list(FIGURES))
def test_no_step_is_drawn_before_one_is_needed(name: str) -> None:
    if Equipment.STEP in EXERCISES[name].equipment.start:
        return
    for scene in (FIGURES[name].close, FIGURES[name].others.get("body")):
        assert scene is None or step_of(scene) is None


BOTH = [
    name
    for name, exercise in EXERCISES.items()
    if name in FIGURES and {"both legs", "on the floor"} <= notes_of(exercise.dose.start)
]


@pytest.mark.parametrize("name", BOTH)
def test_both_feet_stand_on_the_floor_where_the_words_say_so(name: str) -> None:
    scene = FIGURES[name].close
    for share in (0.0, 1.0):
        assert set(planted_at(scene, share)) == {"L", "R"}
    for side in planted_in(scene.start):
        flat = skin_of(side, scene, 0)
        for part in ("heel", "ball"):
            assert flat[foot_skin(side).parts[part]][:, 2].min() < NEAR


@pytest.mark.parametrize("name", [n for n, s in SCENES.items() if s.way == "straight"])
def test_planted_feet_do_not_slide(name: str) -> None:
    scene = SCENES[name]
    for side, part in planted_in(scene.end).items():
        if side not in planted_in(scene.start) or planted_in(scene.start)[side] != part:
            continue
        places = [
            fine_foot(side, stance_at(scene, share).places)[foot_skin(side).parts[part]].mean(0)[:2]
            for share in SHARES
        ]
        assert np.ptp(np.array(places), axis=0).max() < NEAR


@pytest.mark.parametrize("name", [n for n, s in SCENES.items() if s.way == "walk"])
def test_a_standing_foot_goes_with_the_ground_of_a_walk(name: str) -> None:
    scene = SCENES[name]
    step = step_length(scene)
    ahead, behind = planted_in(scene.start)
    for begin, side in ((-scene.moment, ahead), (1 - scene.moment, behind)):
        part = planted_in(scene.start)[side]
        chosen = foot_skin(side).parts[part]
        places = []
        # Where the other foot comes down, it takes the weight over.
        for share in np.linspace(begin, begin + 0.98, 9):
            middle = fine_foot(side, stance_at(scene, float(share)).places)[chosen].mean(0)
            # The hips stay where they are: the ground goes back (+Y) by a step in each half.
            places.append((middle - [0, (share - begin) * step, 0])[:2])
        assert np.ptp(np.array(places), axis=0).max() < NEAR


def test_the_standing_foot_is_still_while_the_other_circles() -> None:
    scene = FIGURES["ankle-circles"].close
    places = [skin_of("R", scene, share) for share in (0.0, 0.5, 1.0, 1.5)]
    assert np.abs(np.array(places) - places[0]).max() < NEAR


@pytest.mark.parametrize("name", list(SCENES))
def test_toes_that_settle_stay_in_their_limits(name: str) -> None:
    scene = SCENES[name]
    for share in SHARES:
        for roots in stance_at(scene, share).toe_roots.values():
            for bend in roots.values():
                assert -JOINTS["toes"][4] - 8 <= bend <= LYING_LIMIT


def test_left_is_left_and_right_mirrors_it() -> None:
    scene = FIGURES["calf-raises"].close.model_copy(update={"balanced": False})
    stance = stance_at(scene, 1)
    assert stance.places["foot.L"][:3, 3] is not None
    swapped = scene.model_copy(
        update={
            frame: getattr(scene, frame).model_copy(
                update={
                    "left": None,
                    "right": getattr(scene, frame).left,
                    "stands": getattr(scene, frame).stands.model_copy(
                        update={"left": "none", "right": "ball"}
                    ),
                }
            )
            for frame in ("start", "end")
        }
    )
    left = fine_foot("L", stance.places)
    right = fine_foot("R", stance_at(swapped, 1).places)
    assert left[:, 0].mean() > 0 > right[:, 0].mean()
    # The shank leans as each keeps its balance: the foot below it is the same.
    low = {side: foot_skin(side).skin.rest[:, 2] < 0.05 for side in SIDES.values()}
    left, mirrored = left[low["L"]], right[low["R"]] * [-1, 1, 1]
    assert np.abs(np.sort(left[:, 2]) - np.sort(mirrored[:, 2])).max() < NEAR
    assert set(SIDES) == {"left", "right"}
