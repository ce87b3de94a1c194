"""Closed eyes: a lid each, where the viewer can see them."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.ink.face import closed_eyes
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.camera import aim


def lids_of(turn: float, head: float = 0, eyes: str = "closed") -> int:
    """Count the lids drawn of a standing person who is seen from one side."""
    pose: dict[str, Any] = {
        "left": {},
        "right": {},
        "stands": {"left": "sole", "right": "sole"},
        "head": head,
    }
    scene = Scene.model_validate(
        {
            "shows": "body",
            "view": {"turn": turn, "height": 8, "center": (0, 0, 80), "width": 140},
            "start": pose,
            "end": pose | {"eyes": eyes},
            "alt": {"start": "as it begins", "end": "as it ends"},
        }
    )
    return closed_eyes(scene, 1, stance_at(scene, 1), aim(scene.view, 1)).count("M")


def test_open_eyes_are_not_drawn() -> None:
    assert lids_of(0, eyes="open") == 0


@pytest.mark.parametrize(("turn", "count"), [(0, 2), (30, 2), (-30, 2), (120, 0), (180, 0)])
def test_only_lids_that_face_the_viewer_are_drawn(turn: float, count: int) -> None:
    assert lids_of(turn) == count


def test_lids_turn_with_the_head() -> None:
    assert lids_of(60) == 2
    assert lids_of(60, head=-50) == 0
