"""What is worn or held goes with the body."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np
from scipy.spatial import cKDTree

from footwork.figures.body.loading import load_body
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, planted_in
from footwork.figures.scene.person import person_meshes
from footwork.figures.scene.worn import band, dumbbell, pack, shoe, straps
from tests.figures.scenes import SCENES, stance_at

SHARES = (0.0, 0.5)


def wearing(thing: str) -> list[Scene]:
    return [scene for scene in SCENES.values() if thing in scene.worn]


@pytest.mark.parametrize("share", SHARES)
def test_shoes_stand_on_the_floor_and_hold_the_whole_foot(share: float) -> None:
    for scene in wearing("shoes"):
        stance = stance_at(scene, share)
        body = load_body(stance.who)
        for side in SIDES.values():
            points = np.concatenate([mesh.points for mesh in shoe(side, stance)])
            assert points[:, 2].min() >= 0
            tip = body.bones[f"toe2-3.{side}"].tail
            toe = move_point(stance.places, f"toe2-3.{side}", tip)
            assert (points.min(axis=0) < toe).all()
            assert (points.max(axis=0)[:2] > toe[:2]).all()


def test_a_backpack_is_behind_the_back() -> None:
    for scene in wearing("backpack"):
        stance = stance_at(scene, 1.0)
        body = load_body(stance.who)
        spine = move_point(stance.places, "spine02", body.head("spine02"))
        assert pack(stance).points[:, 1].min() > spine[1]


def test_a_strap_is_one_band_on_the_trunk_over_the_shoulder_to_the_back() -> None:
    for scene in wearing("backpack"):
        stance = stance_at(scene, 1.0)
        body, person = load_body(stance.who), person_meshes(stance, "R")[0]
        neck = move_point(stance.places, "neck01", body.head("neck01"))
        for band_, out in zip(straps(person), (1, -1), strict=True):
            away, _ = cKDTree(person.points).query(band_.points)
            assert away.max() < 0.03, "on the shirt"
            assert band_.points[:, 2].max() < neck[2] + 0.02, "not up the neck"
            assert (out * (band_.points[:, 0] - neck[0]) > 0).all()
            rings = band_.points.reshape(-1, 4, 3).mean(axis=1)
            assert np.linalg.norm(np.diff(rings, axis=0), axis=1).max() < 0.03, "not torn"
            ahead = -(rings[:, 1] - neck[1])
            assert ahead[0] < 0, "from the back"
            assert ahead[-1] < 0, "and to it again"
            assert ahead.max() > 0.05, "over the chest"


def test_each_hand_holds_a_dumbbell_by_its_middle() -> None:
    for scene in wearing("dumbbells"):
        stance = stance_at(scene, 0.5)
        body = load_body(stance.who)
        for side in SIDES.values():
            middle = np.concatenate([mesh.points for mesh in dumbbell(side, stance)]).mean(axis=0)
            knuckle = f"finger3-1.{side}"
            hand = move_point(stance.places, knuckle, body.head(knuckle))
            assert np.linalg.norm(middle - hand) < 0.06


def test_a_band_is_pulled_from_a_foot_that_works_to_a_post() -> None:
    for scene in wearing("band"):
        post = next(prop for prop in scene.props if prop.kind == "post")
        side = SIDES[scene.near]
        assert side in planted_in(scene.end)
        cuff, *pulled = band(side, stance_at(scene, 1.0), post)
        strands, wrap, knot = pulled[:2], pulled[2], pulled[-1]
        for bar in strands:
            ahead = -100 * bar.points[:, 1]
            assert post.back - 1 <= ahead.max() <= post.front
            assert ahead.min() < -100 * cuff.points[:, 1].min() + 1
        # It goes all round the post, and is knotted: what only lies at it would slip off.
        low, high = 100 * wrap.points.min(axis=0), 100 * wrap.points.max(axis=0)
        assert low[0] < post.right < post.left < high[0]
        assert low[1] < -post.front < -post.back < high[1]
        assert 0 < low[2] < high[2] < post.height
        assert 100 * knot.points[:, 0].max() > high[0]
