"""A movement in two stages: from the start to a pose midway, then to the end."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import legs_at, planted_at, stage_at


def scene_of(**more: Any) -> Scene:
    """Toes up first, then the front of the foot."""
    return Scene.model_validate(
        {
            "view": {"turn": 0, "height": 0, "center": (0, 0, 0), "width": 50},
            "start": {"left": {}, "stands": {"left": "sole"}},
            "end": {
                "left": {"ankle": "20 dorsiflexed", "toes": "30 extended"},
                "stands": {"left": "heel"},
            },
            "alt": {"start": "as it begins", "end": "as it ends"},
            **more,
        }
    )


MIDWAY = {"left": {"toes": "30 extended"}, "stands": {"left": "sole"}}


def test_all_joints_go_at_once_where_there_is_one_stage() -> None:
    leg = legs_at(scene_of(), 0.5)["L"]
    assert (leg.ankle, leg.toes) == (10, 15)


@pytest.mark.parametrize(
    ("share", "ankle", "toes"),
    [(0, 0, 0), (0.25, 0, 15), (0.5, 0, 30), (0.75, 10, 30), (1, 20, 30)],
)
def test_one_stage_comes_after_the_other(share: float, ankle: float, toes: float) -> None:
    leg = legs_at(scene_of(midway=MIDWAY), share)["L"]
    assert (leg.ankle, leg.toes) == (ankle, toes)


def test_what_stands_is_what_the_nearer_pose_says() -> None:
    scene = scene_of(midway=MIDWAY)
    assert [planted_at(scene, share)["L"] for share in (0, 0.5, 0.7, 0.8, 1)] == [
        "sole",
        "sole",
        "sole",
        "heel",
        "heel",
    ]


def test_a_stage_ends_where_the_next_begins() -> None:
    scene = scene_of(midway=MIDWAY)
    assert stage_at(scene, 0.5)[0] == scene.midway
    assert stage_at(scene, 0.4999)[1] == scene.midway
