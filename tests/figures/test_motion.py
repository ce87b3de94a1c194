"""The committed loops: at the tempo of the movements' data, moving without frames."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footwork.figures.pose.reading import read_figures
from footwork.look.moments import seconds_of
from footwork.reading.guide import read_guide
from footwork.views.wording import tempo_parts

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = read_guide().exercise_by_id
FIGURES = read_figures(ROOT / "data" / "figures.yml")


def read_svg(name: str) -> str:
    return (ROOT / "docs" / "figures" / f"{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_loop_lasts_as_long_as_its_phases(name: str) -> None:
    svg = read_svg(name)
    total = sum(phase.seconds for phase in FIGURES[name].loop)
    assert seconds_of(svg) == total
    assert set(re.findall(r' dur="([^"]*)s"', svg)) == {f"{total:g}"}


@pytest.mark.parametrize("name", list(FIGURES))
def test_tempo_and_words_are_those_of_the_movement(name: str) -> None:
    exercise = EXERCISES[name]
    tempo = exercise.dose.start.tempo
    if tempo is None:
        assert FIGURES[name].loop
        return
    parts = tempo_parts(tempo, exercise)
    loop = [(phase.name, phase.seconds) for phase in FIGURES[name].loop]
    halves = [(word, seconds / 2) for word, seconds in parts for _ in range(2)]
    assert loop == (halves if FIGURES[name].close.way == "circle" else parts)


@pytest.mark.parametrize("name", list(FIGURES))
def test_who_is_told_to_stop_at_the_bottom_sees_a_stop(name: str) -> None:
    told = [one.fix for one in EXERCISES[name].mistakes if "stop" in one.fix]
    if any("bottom" in fix for fix in told):
        assert FIGURES[name].rest >= 0.5


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_loop_has_a_part_to_show_from_afar(name: str) -> None:
    (crop,) = re.findall(r' data-crop="([^"]*)"', read_svg(name))
    x, y, wide, high = (int(word) for word in crop.split())
    assert 0 <= x < x + wide <= 900
    assert 0 <= y < y + high <= 1200
    assert min(wide, high) > 200
