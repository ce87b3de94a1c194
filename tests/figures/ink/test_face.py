"""The face: a hint of it where it can be seen, and a lid for each closed eye."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.body.who import Who
from footwork.figures.ink.face import closed_eyes, ears, face
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.clothes import HAIR
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import meshes_at


def stand(turn: float, head: float = 0, eyes: str = "open", **view: Any) -> Scene:
    """Return a standing person who is seen from one side."""
    pose: dict[str, Any] = {
        "left": {},
        "right": {},
        "stands": {"left": "sole", "right": "sole"},
        "head": head,
    }
    return Scene.model_validate(
        {
            "shows": "body",
            "view": {"turn": turn, "height": 8, "center": (0, 0, 80), "width": 140, **view},
            "start": pose,
            "end": pose | {"eyes": eyes},
            "alt": {"start": "as it begins", "end": "as it ends"},
        }
    )


def lids_of(turn: float, head: float = 0, eyes: str = "closed") -> int:
    """Count the lids that are drawn."""
    scene = stand(turn, head, eyes)
    return closed_eyes(scene, 1, stance_at(scene, 1), aim(scene.view, 1)).count("M")


def face_of(turn: float, **view: Any) -> str:
    """Return what is drawn of the face."""
    scene = stand(turn, **{"center": (0, 0, 150), "width": 60, **view})
    return face(look(meshes_at(scene, 0, stance_at(scene, 0)), aim(scene.view, 1)))


def test_open_eyes_are_not_drawn() -> None:
    assert lids_of(0, eyes="open") == 0


@pytest.mark.parametrize(("turn", "count"), [(0, 2), (30, 2), (-30, 2), (120, 0), (180, 0)])
def test_only_lids_that_face_the_viewer_are_drawn(turn: float, count: int) -> None:
    assert lids_of(turn) == count


def test_lids_turn_with_the_head() -> None:
    assert lids_of(60) == 2
    assert lids_of(60, head=-50) == 0


@pytest.mark.parametrize("turn", [0, 40, -40])
def test_a_face_that_is_seen_has_shade_and_brows(turn: float) -> None:
    drawn = face_of(turn)
    assert 'class="sk2"' in drawn
    assert any(f'class="{hair}"' in drawn for hair in HAIR.values())


def test_from_behind_there_is_none() -> None:
    assert face_of(180) == ""


def test_far_away_it_has_no_specks() -> None:
    assert face_of(0, width=600) == ""


@pytest.mark.parametrize(
    ("turn", "who", "count"),
    [(90, "adult", 1), (-90, "adult", 1), (0, "adult", 0), (180, "adult", 0), (90, "elder", 0)],
)
def test_a_bare_ear_is_drawn_where_it_faces_the_viewer(turn: float, who: Who, count: int) -> None:
    scene = stand(turn).model_copy(update={"body": who})
    drawn = ears(stance_at(scene, 0), aim(scene.view, 1))
    assert drawn.count('class="toe"') == drawn.count('class="sk"') == count
