"""The loops: the right frame at the right time, at the tempo of the movements' data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.motion import frames_of, timeline
from footwork.figures.poses import read_figures

ROOT = Path(__file__).resolve().parents[2]
FIGURES = read_figures(ROOT / "data" / "figures.yml")


def shown_at(name: str, second: float) -> int:
    clock = 0.0
    for frame, seconds in timeline(FIGURES[name]):
        clock += seconds
        if second < clock:
            return frame
    raise AssertionError(second)


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_loop_lasts_as_long_as_its_phases(name: str) -> None:
    total = sum(seconds for _, seconds in timeline(FIGURES[name]))
    assert total == pytest.approx(sum(phase.seconds for phase in FIGURES[name].loop))
    assert {frame for frame, _ in timeline(FIGURES[name])} == set(
        range(len(frames_of(FIGURES[name])))
    )


@pytest.mark.parametrize("name", [n for n, f in FIGURES.items() if f.close.way == "straight"])
def test_the_end_is_held_and_left_again(name: str) -> None:
    phases = FIGURES[name].loop
    last = len(frames_of(FIGURES[name])) - 1
    assert shown_at(name, phases[0].seconds - 0.01) == last
    assert shown_at(name, sum(phase.seconds for phase in phases) - 0.01) == 0
    if len(phases) == 3:
        assert shown_at(name, phases[0].seconds + phases[1].seconds / 2) == last


def exercise(name: str) -> dict[str, Any]:
    listed: list[dict[str, Any]] = yaml.safe_load((ROOT / "data/exercises.yml").read_text("utf-8"))
    return next(movement for movement in listed if movement["id"] == name)


@pytest.mark.parametrize("name", list(FIGURES))
def test_tempo_and_words_are_those_of_the_movement(name: str) -> None:
    if not (ROOT / "data/exercises.yml").exists():
        pytest.skip("no movements yet")
    tempo = exercise(name)["dose"]["start"].get("tempo")
    if tempo is None:
        return
    words = exercise(name).get("phases", {})
    parts = [part for part in ("lift", "hold", "lower") if tempo.get(part)]
    loop = FIGURES[name].loop
    assert sum(phase.seconds for phase in loop) == sum(tempo[part] for part in parts)
    if len(parts) == len(loop):
        assert [(p.name, p.seconds) for p in loop] == [(words[p], tempo[p]) for p in parts]


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_drawn_loop_moves_only_where_motion_is_welcome(name: str) -> None:
    svg = (ROOT / "docs" / "figures" / f"{name}.svg").read_text("utf-8")
    assert "@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-reel" in svg
    assert ".pause .fw-fig>.fw-reel{animation-play-state:paused}" in svg
    assert "@media print{" in svg
    groups = re.findall(r'<g transform="translate\((\d+)\)">', svg)
    assert groups == [str(900 * number) for number in range(len(frames_of(FIGURES[name])))]


@pytest.mark.parametrize("name", list(FIGURES))
def test_a_drawn_loop_shows_frame_after_frame(name: str) -> None:
    svg = (ROOT / "docs" / "figures" / f"{name}.svg").read_text("utf-8")
    keys = re.findall(r"([\d.]+)%\{transform:translateX\((-?\d+)px\)\}", svg)
    shown = [frame for frame, _ in timeline(FIGURES[name])]
    assert [-int(shift) // 900 for _, shift in keys] == shown
    times = [float(time) for time, _ in keys]
    assert times == sorted(set(times))
    assert times[0] == 0
