"""A small drawing looks as the large one does, as far as a small picture shows it."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from pathlib import Path

import pytest

from footwork.look.coarse import WITHIN, Line, Point, create_coarse, read_lines, thin_out
from footwork.look.drawings import Drawings, create_tiny_files
from footwork.model import Exercise
from footwork.publishing import addresses
from footwork.reading.guide import read_guide

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = read_guide()


def read(path: str) -> list[tuple[Line, bool]]:
    return list(read_lines(path))


def find_distance(point: Point, line: Line) -> float:
    """Return how far a point is from a line of straight parts."""
    nearest = math.inf
    for (left, top), (right, bottom) in pairwise(line):
        wide, high = right - left, bottom - top
        long = wide * wide + high * high
        along = ((point[0] - left) * wide + (point[1] - top) * high) / long if long else 0
        along = min(1, max(0, along))
        nearest = min(nearest, math.dist(point, (left + along * wide, top + along * high)))
    return nearest


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("M1 2 3 4", [([(1, 2), (3, 4)], False)]),
        ("m1 2 3 4z", [([(1, 2), (4, 6)], True)]),
        (
            "M1-2h5v-.5H0V9L.5.5",
            [([(1, -2), (6, -2), (6, -2.5), (0, -2.5), (0, 9), (0.5, 0.5)], False)],
        ),
        (
            "M0 0l9 0zl0 9M5 5l1 1",
            [([(0, 0), (9, 0)], True), ([(0, 0), (0, 9)], False), ([(5, 5), (6, 6)], False)],
        ),
    ],
)
def test_a_path_is_read_as_points(path: str, lines: list[tuple[Line, bool]]) -> None:
    assert read(path) == lines


def test_a_curve_is_followed() -> None:
    ((line, _),) = read("M0 0c0 40 100 40 100 0s100-40 100 0")
    assert line[0] == (0, 0)
    assert line[-1] == (200, 0)
    assert max(y for x, y in line if x < 100) == pytest.approx(30)
    assert min(y for x, y in line if x > 100) == pytest.approx(-30)


def test_a_command_that_drawings_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="must not have the command 'A'"):
        create_coarse('<path d="M0 0A1 1 0 0 0 9 9"/>')


def test_ends_are_kept_and_what_is_near_their_line_is_not() -> None:
    assert thin_out([(0, 0), (5, 3), (10, 0)], 3) == [(0, 0), (10, 0)]
    assert thin_out([(0, 0), (5, 4), (10, 0)], 3) == [(0, 0), (5, 4), (10, 0)]


def test_a_shape_that_cannot_be_seen_is_left_out() -> None:
    assert create_coarse('<path d="M0 0h3v3zM30 30h90v90z"/>') == '<path d="M30 30l90 0 0 90z"/>'


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_no_line_leaves_its_place(exercise: Exercise) -> None:
    """Half a pixel from thinning out, and half of one from the grid."""
    svg = Drawings(DOCS).read(exercise.id, "end")
    if svg is None:
        pytest.skip("not drawn yet")
    for path in re.findall(r' d="([^"]*)"', svg):
        coarse = create_coarse(f'<path d="{path}"/>')
        after = [line for line, _ in read(coarse.split('"')[1])]
        for line, closed in read(path):
            if max(max(side) - min(side) for side in zip(*line, strict=True)) < 2 * WITHIN:
                continue
            around = [*line, line[0]] if closed else line
            for point in around[:: max(1, len(around) // 8)]:
                near = min(find_distance(point, [*one, one[0]] if closed else one) for one in after)
                assert near <= WITHIN + WITHIN / math.sqrt(2) + 0.01


def test_small_drawings_weigh_half_and_follow_the_scheme() -> None:
    drawings = Drawings(DOCS)
    files = create_tiny_files(GUIDE, drawings)
    assert files
    for exercise in GUIDE.exercises:
        svg = drawings.read(exercise.id, "end")
        made = files.get(addresses.tiny(exercise.id, "end"))
        assert (svg is None) == (made is None)
        if svg is None or made is None:
            continue
        text = made.decode()
        assert len(text) < 0.75 * len(svg)
        assert "prefers-color-scheme:dark" in text
        assert "<title" not in text
        rules = text.partition("<style>")[2].partition("</style>")[0].partition("svg:root")[0]
        for name in {part.partition('"')[0] for part in text.split('path class="')[1:]}:
            assert f".{name}" in rules
