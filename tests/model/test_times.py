"""Times are made from doses by one rule; the numbers here were worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from footwork.model import Dose, Guide, Tempo
from footwork.model.times import (
    dose_seconds,
    routine_seconds,
    session_seconds,
    set_seconds,
    start_seconds,
)


def dose(**fields: Any) -> Dose:
    return Dose(**{"sets": 1, **fields})


CURL = Tempo(lift=1, hold=1, lower=2)

KNOWN = [
    ("repetitions at a tempo", dose(reps=12, tempo=CURL), 48),
    (
        "shin curls: 2 × 12 × 4 s and a rest of 20 s",
        dose(sets=2, reps=12, tempo=CURL, rest=20),
        116,
    ),
    ("no rest after the last set", dose(sets=3, reps=10, tempo=CURL, rest=30), 180),
    ("one set has no rest", dose(reps=10, tempo=CURL, rest=30), 40),
    ("both sides and the change between", dose(reps=10, tempo=CURL, per_side=True), 85),
    ("left, right, left, right", dose(sets=2, reps=10, tempo=CURL, per_side=True), 175),
    ("left, right, rest, left, right", dose(sets=2, seconds=20, rest=15, per_side=True), 105),
    ("a rest too short to change sides in", dose(sets=2, seconds=20, rest=2, per_side=True), 95),
    (
        "ankle circles: 8 × 3 s, each way, each foot",
        dose(reps=8, tempo=Tempo(lift=3), each_way=True, per_side=True),
        101,
    ),
    ("a hold", dose(seconds=30), 30),
    ("a walk of 10 m at 0.8 m/s", dose(sets=2, meters=10, rest=30), 55),
    ("half seconds", dose(reps=3, tempo=Tempo(lift=0.5, lower=1.5)), 6),
    ("a walk that takes a part of a second, rounded up", dose(meters=1), 2),
]


@pytest.mark.parametrize(
    ("given", "seconds"), [pytest.param(*case[1:], id=case[0]) for case in KNOWN]
)
def test_a_dose_takes(given: Dose, seconds: int) -> None:
    assert dose_seconds(given) == seconds


def test_a_set_is_one_side_without_rest() -> None:
    assert set_seconds(dose(sets=3, reps=8, tempo=CURL, rest=60, per_side=True)) == 32
    assert set_seconds(dose(reps=8, tempo=CURL, each_way=True)) == 64
    assert set_seconds(dose(meters=10)) == 12.5


def test_a_routine_takes_its_doses_and_12_seconds_between_two() -> None:
    assert routine_seconds([]) == 0
    assert routine_seconds([dose(seconds=30)]) == 30
    assert routine_seconds([dose(seconds=30), dose(seconds=20), dose(seconds=10)]) == 84


def test_the_quick_routine_by_hand(guide: Guide) -> None:
    """Ankle circles 96 and 5, shin curls 116, calf raises 10 × 4 s × 2 legs and 5."""
    steps = guide.routine_by_id["quick"].steps
    doses = [guide.step_dose(step) for step in steps]
    assert [dose_seconds(item) for item in doses] == [101, 116, 85]
    assert start_seconds(doses) == [0, 113, 241]
    assert session_seconds(guide, steps) == routine_seconds(doses) == 326
