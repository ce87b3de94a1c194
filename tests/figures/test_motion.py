"""The loops: the right frame at the right time, at the tempo of the movements' data."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from footwork.figures.motion import frames_of
from footwork.figures.pose.reading import read_figures
from footwork.reading.guide import read_guide
from footwork.views.wording import tempo_parts

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = read_guide().exercise_by_id
FIGURES = read_figures(ROOT / "data" / "figures.yml")


def read_svg(name: str) -> str:
    return (ROOT / "docs" / "figures" / f"{name}.svg").read_text("utf-8")


def shown_at(name: str, second: float) -> int:
    """The frame that the drawing's own rules show, as a browser reads them."""
    svg = read_svg(name)
    rules = re.search(rf"@keyframes fw-{name}\{{(.*?\}})\}}", svg)
    length = re.search(rf"animation:fw-{name} ([\d.]+)s infinite", svg)
    assert rules
    assert length
    keys = re.findall(
        r"([\d.]+%|to)\{transform:translateX\((-?\d+)px\)"
        r"(?:;animation-timing-function:steps\((\d+),(start|end)\))?\}",
        rules[1],
    )
    stops = [1.0 if at == "to" else float(at[:-1]) / 100 for at, *_ in keys]
    frames = [-int(shift) // 900 for _, shift, *_ in keys]
    share = second / float(length[1])
    place = max(number for number, stop in enumerate(stops[:-1]) if stop <= share)
    steps, where = keys[place][2:]
    if not steps:
        assert frames[place] == frames[place + 1]
        return frames[place]
    part = (share - stops[place]) / (stops[place + 1] - stops[place])
    taken = int(part * int(steps)) + (where == "start")
    return frames[place] + round((frames[place + 1] - frames[place]) * taken / int(steps))


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_loop_lasts_as_long_as_its_phases_and_shows_every_frame(name: str) -> None:
    total = sum(phase.seconds for phase in FIGURES[name].loop)
    assert f"animation:fw-{name} {total:g}s infinite" in read_svg(name)
    shown = {shown_at(name, float(second)) for second in np.arange(0.001, total, 0.005)}
    assert shown == set(range(len(frames_of(FIGURES[name]))))


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_loop_is_smooth(name: str) -> None:
    clock = 0.0
    for phase, moves in zip(FIGURES[name].loop, moves_of(name), strict=True):
        times = np.arange(clock + 0.001, clock + phase.seconds, 0.005)
        shown = [shown_at(name, float(time)) for time in times]
        clock += phase.seconds
        if not moves:
            assert len(set(shown)) == 1
            continue
        assert len(set(shown)) / phase.seconds >= 12
        assert max(abs(one - two) for one, two in itertools.pairwise(shown)) == 1


def moves_of(name: str) -> list[bool]:
    ends = [0.0] + [phase.to for phase in FIGURES[name].loop]
    return [one != two for one, two in itertools.pairwise(ends)]


@pytest.mark.parametrize("name", [n for n, f in FIGURES.items() if f.close.way == "straight"])
def test_the_end_is_held_and_left_again(name: str) -> None:
    phases = FIGURES[name].loop
    last = len(frames_of(FIGURES[name])) - 1
    assert shown_at(name, phases[0].seconds - 0.01) == last
    assert shown_at(name, sum(phase.seconds for phase in phases) - 0.01) == 0
    if len(phases) == 3:
        assert shown_at(name, phases[0].seconds + phases[1].seconds / 2) == last


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
def test_a_drawn_loop_moves_only_where_motion_is_welcome(name: str) -> None:
    svg = (ROOT / "docs" / "figures" / f"{name}.svg").read_text("utf-8")
    assert "@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-reel" in svg
    assert ".pause .fw-fig>.fw-reel{animation-play-state:paused}" in svg
    assert "@media print{" in svg
    groups = re.findall(r'<g transform="translate\((\d+)\)">', svg)
    assert groups == [str(900 * number) for number in range(len(frames_of(FIGURES[name])))]


@pytest.mark.parametrize("name", list(FIGURES))
def test_without_motion_and_on_paper_the_end_stands_still(name: str) -> None:
    figure = FIGURES[name]
    rest = re.search(rf"\.fw-fig>\.fw-{name}\{{transform:translateX\((-?\d+)px\);", read_svg(name))
    assert rest
    assert frames_of(figure)[-int(rest[1]) // 900] == 1


@pytest.mark.parametrize(
    ("name", "part"),
    [("ankle-circles", "skd"), ("single-leg-balance", "hr"), ("shin-curls", "pr")],
)
def test_what_stands_still_is_drawn_once(name: str, part: str) -> None:
    assert read_svg(name).count(f'class="{part}"') == 1
