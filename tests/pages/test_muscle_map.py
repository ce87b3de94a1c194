"""The muscle map: which views stand on a page, what is marked in them, where numbers hang."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from footwork.look.drawings import Drawings
from footwork.pages.muscle_map import _RADIUS, VIEWS, MuscleMaps, _spread
from footwork.reading.guide import read_guide

DOCS = Path(__file__).parents[2] / "docs"
MAPS = MuscleMaps(Drawings(DOCS))
GUIDE = read_guide()


def find_drawn(views: Iterable[str]) -> set[str]:
    """Return the muscles that are drawn in some of the views."""
    pages = [BeautifulSoup(MAPS.create_map(view, {}, [], []), "html.parser") for view in views]
    return {group["data-muscle"] for page in pages for group in page.select("[data-muscle]")}


def test_every_muscle_of_the_data_is_drawn_in_some_view() -> None:
    assert {muscle.id for muscle in GUIDE.muscles} - find_drawn(VIEWS) == set()


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_the_views_of_a_movement_show_all_of_its_muscles(exercise: object) -> None:
    muscles = exercise.muscles  # type: ignore[attr-defined]
    views = MAPS.choose_views(muscles.main, muscles.helping)
    assert {*muscles.main, *muscles.helping} <= find_drawn(views)
    assert views == sorted(views, key=list(VIEWS).index)


def test_main_and_helping_muscles_are_marked_and_numbered_and_no_others() -> None:
    picture = MAPS.create_map("back", {"soleus": 1, "plantaris": 2}, ["soleus"], ["plantaris"])
    page = BeautifulSoup(picture, "html.parser")
    marked = {
        (group["data-muscle"], *group.get("class", [])) for group in page.select("[data-muscle]")
    }
    assert ("soleus", "on") in marked
    assert ("plantaris", "on2") in marked
    assert {name for name, *kinds in marked if kinds} == {"soleus", "plantaris"}
    assert {text.get_text() for text in page.select(".mk text")} == {"1", "2"}


def test_without_drawings_there_is_no_map(tmp_path: Path) -> None:
    maps = MuscleMaps(Drawings(tmp_path))
    assert not maps.has_maps()
    assert maps.choose_views(["soleus"], []) == []


@given(
    st.lists(
        st.tuples(st.integers(100, 800), st.integers(100, 1100)).map(
            lambda point: (float(point[0]), float(point[1]))
        ),
        min_size=1,
        max_size=12,
    )
)
def test_numbers_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    spread = _spread(points)
    assert len(spread) == len(points)
    for index, one in enumerate(spread):
        for other in spread[index + 1 :]:
            assert math.dist(one, other) >= 2 * _RADIUS - 1
