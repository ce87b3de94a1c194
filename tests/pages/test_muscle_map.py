"""The muscle map: which views stand on a page, what is marked in them, where numbers hang."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from footwork.look.drawings import Drawings
from footwork.model import Exercise
from footwork.pages.map_layout import (
    ACROSS,
    BROAD,
    LINE,
    Layout,
    Plate,
    Point,
    Shape,
    frame_leg,
    place_labels,
    place_names,
    place_names_around,
    read_shape,
)
from footwork.pages.muscle_map import ATLAS, MuscleMaps
from footwork.pages.render import Pages
from footwork.reading.guide import read_guide
from footwork.views.drawn import MAP_VIEWS

DOCS = Path(__file__).parents[2] / "docs"
MAPS = MuscleMaps(Drawings(DOCS))
GUIDE = read_guide()
PAGES = Pages(GUIDE, "https://footwork.example/", DOCS)
BESIDE = 171
"""Width of a view beside another, on a phone of 390 pixels."""
Line = tuple[Point, Point]
HIGH = 220
"""Most height of a view on the page of a movement, in pixels."""


def find_drawn(views: Iterable[str]) -> set[str]:
    """Return the muscles that are drawn in some of the views."""
    pages = [BeautifulSoup(MAPS.create_map(view, {}, [], []), "html.parser") for view in views]
    return {group["data-muscle"] for page in pages for group in page.select("[data-muscle]")}


def test_every_muscle_of_the_data_is_drawn_in_some_view() -> None:
    assert {muscle.id for muscle in GUIDE.muscles} - find_drawn(MAP_VIEWS) == set()


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_the_views_of_a_movement_show_all_of_its_muscles(exercise: object) -> None:
    muscles = exercise.muscles  # type: ignore[attr-defined]
    views = MAPS.choose_views(muscles.main, muscles.helping)
    assert {*muscles.main, *muscles.helping} <= find_drawn(views)
    assert views == sorted(views, key=list(MAP_VIEWS).index)


def test_main_and_helping_muscles_are_marked_and_numbered_and_no_others() -> None:
    picture = MAPS.create_map(
        "back-deep",
        {"flexor-hallucis-longus": 1, "plantaris": 2},
        ["flexor-hallucis-longus"],
        ["plantaris"],
    )
    page = BeautifulSoup(picture, "html.parser")
    marked = {
        (group["data-muscle"], *group.get("class", [])) for group in page.select("[data-muscle]")
    }
    assert ("flexor-hallucis-longus", "on") in marked
    assert ("plantaris", "on2") in marked
    assert {name for name, *kinds in marked if kinds} == {"flexor-hallucis-longus", "plantaris"}
    assert {text.get_text() for text in page.select(".mk text")} == {"1", "2"}


@pytest.mark.parametrize("view", MAP_VIEWS)
def test_numbers_can_be_read_on_a_phone_and_stand_beside_the_leg(view: str) -> None:
    numbers = {muscle.id: place for place, muscle in enumerate(GUIDE.muscles, 1)}
    page = BeautifulSoup(MAPS.create_map(view, numbers, [], []), "html.parser")
    left, _, width, height = (float(value) for value in page.svg["viewbox"].split())
    x, _, wide, _ = (float(value) for value in page.select_one("[data-box]")["data-box"].split())
    on_phone = ACROSS if "wide" in page.svg["class"] else BESIDE
    texts = page.select(".mk text")
    assert texts
    for text in texts:
        size = float(text["font-size"])
        assert size * min(on_phone / width, HIGH / height) >= 11
        # A digit is about 0.56 of its height wide.
        half = 0.28 * size * len(text.get_text())
        place = float(text["x"])
        assert left <= place - half
        assert place + half <= left + width
        assert place + half <= x or place - half >= x + wide


def test_without_drawings_there_is_no_map(tmp_path: Path) -> None:
    maps = MuscleMaps(Drawings(tmp_path))
    assert not maps.has_maps()
    assert maps.choose_views(["soleus"], []) == []


@given(
    st.lists(
        st.tuples(st.floats(100, 400), st.floats(0, 1150)),
        min_size=1,
        max_size=24,
    )
)
def test_numbers_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    frame = frame_leg((100, 0, 300, 1150))
    labels = place_labels(points, frame)
    assert [label.at for label in labels] == points
    for index, one in enumerate(labels):
        assert frame.top <= one.y - frame.size / 2 + 0.01
        assert one.y + frame.size / 2 <= frame.top + frame.height + 0.01
        for other in labels[index + 1 :]:
            assert one.x != other.x or abs(one.y - other.y) >= frame.size


def test_lines_of_one_side_do_not_cross() -> None:
    points = [(150.0, 300.0), (180.0, 310.0), (160.0, 320.0), (380.0, 40.0)]
    labels = place_labels(points, frame_leg((100, 0, 300, 1150)))
    one_side = [label for label in labels if label.x == labels[0].x]
    assert [label.at[1] for label in sorted(one_side, key=lambda label: label.y)] == sorted(
        label.at[1] for label in one_side
    )


PHONE_WIDE = Layout(220, across=True)
BOX = (100.0, 0.0, 300.0, 1150.0)
WORDS = st.sampled_from(["Deep calf", "Long toe lifter", "Heel helper of the toe curler", "Arch"])


@given(
    st.lists(
        st.tuples(WORDS, st.tuples(st.floats(100, 400), st.floats(0, 1150))), min_size=1, max_size=9
    )
)
def test_names_stand_beside_the_leg_and_never_cover_each_other(
    named: list[tuple[str, tuple[float, float]]],
) -> None:
    points = {str(place): one for place, one in enumerate(named)}
    placed = place_names(points, BOX, PHONE_WIDE)
    if placed is None:
        assert len(named) > 4  # so few always have room
        return
    frame, names = placed
    assert {name.muscle for name in names} == set(points)
    for name in names:
        assert " ".join(name.lines).replace("- ", "-") == points[name.muscle][0]
        assert name.at == points[name.muscle][1]
        wide = max(map(len, name.lines)) * BROAD * frame.size
        left, right = (name.x - wide, name.x) if name.ends else (name.x, name.x + wide)
        assert frame.left <= left + 0.01
        assert right <= frame.left + frame.width + 0.01
        assert right < BOX[0] or left > BOX[0] + BOX[2]
    for ends in (True, False):
        side = sorted((name for name in names if name.ends is ends), key=lambda name: name.y)
        for one, other in itertools.pairwise(side):
            assert other.y - one.y >= len(one.lines) * LINE * frame.size - 0.01


@pytest.mark.parametrize("layout", [PHONE_WIDE, Layout(220, across=False)], ids=["across", "half"])
def test_names_are_as_large_as_what_is_read_on_a_phone(layout: Layout) -> None:
    placed = place_names({"a": ("Deep calf", (200.0, 500.0))}, BOX, layout)
    assert placed
    frame, _ = placed
    assert frame.size * (ACROSS if layout.across else BESIDE) / frame.width == pytest.approx(16)


def test_names_without_room_are_refused() -> None:
    many = {str(place): ("Deep calf", (200.0, 500.0)) for place in range(40)}
    assert place_names(many, BOX, PHONE_WIDE) is None
    long = {"a": ("Supercalifragilistic", (200.0, 500.0))}
    assert place_names(long, BOX, PHONE_WIDE) is None


def read_line(way: str) -> Line:
    """Return both ends of a line from its path."""
    x, y, to_x, to_y = map(float, re.findall(r"-?\d+", way))
    return (x, y), (to_x, to_y)


def cross(one: Line, other: Line) -> bool:
    """Say whether two lines cross."""

    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return (
        turn(*one, other[0]) * turn(*one, other[1]) < 0
        and turn(*other, one[0]) * turn(*other, one[1]) < 0
    )


# A shank 200 wide, and a foot that reaches far out to the left below it.
LEG = Shape(
    tuple((float(y), 400.0 if y < 900 else 120.0, 600.0) for y in range(0, 1101, 10)),
)
PHONE = Plate(high=412, letter=16)


@settings(max_examples=10)  # each looks for the best of a hundred layouts
@given(
    st.lists(
        st.tuples(WORDS, st.tuples(st.floats(410, 590), st.floats(0, 880))), min_size=1, max_size=9
    )
)
def test_names_around_a_leg_keep_off_it_and_off_the_edge(
    named: list[tuple[str, Point]],
) -> None:
    points = {str(place): one for place, one in enumerate(named)}
    placed = place_names_around(points, LEG, PHONE)
    if placed is None:
        assert len(named) > 4  # so few always have room
        return
    frame, names = placed
    pixel = frame.width / ACROSS
    assert {name.muscle for name in names} == set(points)
    for name in names:
        wide = max(map(len, name.lines)) * BROAD * frame.size
        left, right = (name.x - wide, name.x) if name.ends else (name.x, name.x + wide)
        top = name.y - 0.85 * frame.size
        bottom = top + len(name.lines) * LINE * frame.size
        assert frame.left + 8 * pixel <= left + 0.01
        assert right <= frame.left + frame.width - 8 * pixel + 0.01
        assert frame.top <= top
        assert bottom <= frame.top + frame.height
        for y, begin, end in LEG.rows:
            if top <= y <= bottom:
                assert right < begin or end < left


def test_lines_to_names_that_crowd_do_not_cross() -> None:
    # All want to stand at one height: in the order of their points, most lines would cross.
    points = {str(place): ("Deep calf", (520.0 + 7 * place, 20.0 + place)) for place in range(9)}
    placed = place_names_around(points, LEG, PHONE)
    assert placed
    assert not any(
        cross(*two)
        for two in itertools.combinations([(name.start, name.at) for name in placed[1]], 2)
    )


def test_a_shape_is_read_from_lines_and_from_curves() -> None:
    square = read_shape("M100 0l200 0 0 400-200 0z", 0, 400)
    assert square.box == (100, 0, 300, 400)
    # Two halves of an oval: the second goes on as the first ended.
    oval = read_shape("M200 0c133 0 133 400 0 400s-133-400 0-400z", 0, 400)
    left, top, right, bottom = oval.box
    assert (top, bottom) == (0, 400)
    assert left == pytest.approx(100, abs=2)
    assert right == pytest.approx(300, abs=2)


@pytest.mark.parametrize("view", MAP_VIEWS)
def test_names_of_the_atlas_stand_inside_it_and_lead_to_what_is_seen(view: str) -> None:
    names = {muscle.id: muscle.plain for muscle in GUIDE.muscles}
    picture = BeautifulSoup(MAPS.create_atlas_view(view, names).picture, "html.parser").svg
    assert picture
    left, top, width, height = (float(value) for value in str(picture["viewbox"]).split())
    assert height / width == pytest.approx(ATLAS.high / ACROSS, rel=0.01)
    for circle in picture.select(".mk circle"):
        x, y = float(str(circle["cx"])), float(str(circle["cy"]))
        assert left < x < left + width
        assert top <= y < top + height
    lines = [read_line(str(path["d"])) for path in picture.select(".mk-l")]
    assert not any(cross(*two) for two in itertools.combinations(lines, 2))
    for hit in picture.select("a rect"):
        pixels = float(str(hit["height"])) * ACROSS / width
        assert pixels >= 24


def test_every_muscle_has_its_name_on_the_map() -> None:
    page = BeautifulSoup(PAGES.muscles(), "html.parser")
    leads = {str(link["href"])[1:] for link in page.select(".atlas a")}
    assert leads == {muscle.id for muscle in GUIDE.muscles}
    assert leads == {str(entry["id"]) for entry in page.select(".mm-l > li")}


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_what_works_in_a_movement_is_named_where_it_is_seen(exercise: Exercise) -> None:
    page = BeautifulSoup(PAGES.exercise(exercise.id), "html.parser")
    section = page.select_one("section:has(#muscles)")
    assert section
    for fold in section.select("details"):
        fold.extract()
    told = " ".join(section.get_text(" ").split()).casefold()
    for name in exercise.muscles.main:
        assert GUIDE.muscle_by_id[name].plain.casefold() in told
