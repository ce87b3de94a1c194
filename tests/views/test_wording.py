"""Doses and terms in words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footwork.model import (
    Dose,
    Equipment,
    Extent,
    Guide,
    Kind,
    Phases,
    Place,
    Position,
    Side,
    SourceKind,
    Strength,
    Tempo,
)
from footwork.views import wording

LIFT = Tempo(lift=2, hold=0.5, lower=1)


def dose(**fields: Any) -> Dose:
    return Dose(**{"sets": 1, **fields})


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        pytest.param(wording.KIND, Kind, id="kinds"),
        pytest.param(wording.POSITION, Position, id="positions"),
        pytest.param(wording.EQUIPMENT, Equipment, id="equipment"),
        pytest.param(wording.STRENGTH, Strength, id="strengths"),
        pytest.param(wording.SOURCE_KIND, SourceKind, id="kinds of source"),
        pytest.param(wording.EXTENT, Extent, id="extents"),
        pytest.param(wording.PLACE, Place, id="places"),
    ],
)
def test_every_term_has_words_in_the_order_of_the_model(
    terms: dict[StrEnum, Any], kind: type[StrEnum]
) -> None:
    assert list(terms) == list(kind)


@pytest.mark.parametrize(
    ("given", "amount", "unit"),
    [
        pytest.param(dose(sets=2, reps=12, tempo=LIFT), "2 × 12", "sets × reps", id="reps"),
        pytest.param(dose(reps=8, tempo=LIFT), "8", "reps", id="one set of reps"),
        pytest.param(dose(sets=2, seconds=20), "2 × 20 s", "sets × seconds", id="seconds"),
        pytest.param(dose(seconds=20), "20 s", "seconds", id="one hold"),
        pytest.param(dose(sets=3, meters=10), "3 × 35 ft (10 m)", "sets × distance", id="meters"),
        pytest.param(dose(meters=10), "35 ft (10 m)", "distance", id="one walk"),
    ],
)
def test_an_amount_and_its_unit(given: Dose, amount: str, unit: str) -> None:
    assert wording.dose_amount(given) == amount
    assert wording.dose_unit(given) == unit


@given(st.integers(1, 200))
def test_feet_are_the_nearest_that_can_be_paced_out(meters: int) -> None:
    exact = meters / 0.3048
    told = wording.feet(meters)
    assert abs(told - exact) <= (2.5 if exact >= 20 else 0.5)
    assert exact < 20 or told % 5 == 0


@pytest.mark.parametrize(
    ("given", "side", "words"),
    [
        pytest.param(dose(seconds=9), Side.LEG, "", id="neither"),
        pytest.param(dose(seconds=9, per_side=True), Side.LEG, "each leg", id="each leg"),
        pytest.param(dose(seconds=9, per_side=True), Side.FOOT, "each foot", id="each foot"),
        pytest.param(dose(reps=9, tempo=LIFT, each_way=True), Side.LEG, "each way", id="each way"),
        pytest.param(
            dose(reps=9, tempo=LIFT, each_way=True, per_side=True),
            Side.FOOT,
            "each way, each foot",
            id="both",
        ),
    ],
)
def test_the_sides_of_a_dose(given: Dose, side: Side, words: str) -> None:
    assert wording.dose_sides(given, side) == words


def test_a_whole_dose_is_one_sentence(guide: Guide) -> None:
    curls, raises, circles = guide.exercises
    assert wording.dose_sentence(curls.dose.start, curls) == (
        "2 sets of 12 repetitions, both legs, at the wall, lift 1 s, hold 1 s, lower 2 s, rest 20 s"
    )
    assert wording.dose_sentence(circles.dose.start, circles) == (
        "8 repetitions, each way, each foot, circle 3 s"
    )
    hold, walk = (rung.dose for rung in raises.harder)
    assert hold is not None
    assert walk is not None
    assert wording.dose_sentence(hold, raises) == "20 seconds, each leg"
    assert wording.dose_sentence(walk, raises) == "2 sets of 35 feet (10 meters), rest 30 s"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param(dose(reps=1, tempo=Tempo(lift=2)), "1 repetition, lift 2 s", id="repetition"),
        pytest.param(dose(seconds=1), "1 second", id="second"),
        pytest.param(dose(meters=1), "3 feet (1 meter)", id="meter"),
        pytest.param(dose(seconds=5, rest=30), "5 seconds", id="no rest behind a single set"),
    ],
)
def test_one_is_singular(guide: Guide, given: Dose, words: str) -> None:
    assert wording.dose_sentence(given, guide.exercises[0]) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param(
            dose(sets=2, reps=9, tempo=LIFT, rest=60),
            "Lift 2 s, hold 0.5 s, lower 1 s, rest 60 s.",
            id="both",
        ),
        pytest.param(dose(reps=9, tempo=Tempo(lift=2), rest=60), "Lift 2 s.", id="one set"),
        pytest.param(dose(sets=2, seconds=9, rest=60), "Rest 60 s.", id="a hold"),
        pytest.param(dose(seconds=9), "", id="nothing to say"),
    ],
)
def test_the_pace_is_tempo_and_rest(guide: Guide, given: Dose, words: str) -> None:
    assert wording.pace(given, guide.exercises[0]) == words


def test_a_part_of_the_tempo_that_takes_no_time_is_left_out(guide: Guide) -> None:
    curls = guide.exercises[0]
    assert wording.tempo_parts(LIFT, curls) == [("Lift", 2), ("Hold", 0.5), ("Lower", 1)]
    assert wording.tempo_parts(Tempo(lift=2, lower=1), curls) == [("Lift", 2), ("Lower", 1)]
    assert wording.tempo_words(dose(seconds=5), curls) == ""


def test_a_part_of_the_tempo_keeps_its_capitals_within_a_sentence(guide: Guide) -> None:
    curls = guide.exercises[0].model_copy(update={"phases": Phases(lift="Lift the Heel")})
    words = wording.tempo_words(dose(reps=5, tempo=Tempo(lift=2)), curls)
    assert words == "lift the Heel 2 s"


@pytest.mark.parametrize(
    ("seconds", "clock", "minutes"),
    [
        (0, "0:00", "1 minute"),
        (59, "0:59", "1 minute"),
        (60, "1:00", "1 minute"),
        (61, "1:01", "2 minutes"),
        (584, "9:44", "10 minutes"),
        (3600, "60:00", "60 minutes"),
    ],
)
def test_seconds_as_a_clock_and_as_minutes_rounded_up(
    seconds: int, clock: str, minutes: str
) -> None:
    assert wording.clock(seconds) == clock
    assert wording.minutes(seconds) == minutes


@pytest.mark.parametrize(("value", "text"), [(2.0, "2"), (0.5, "0.5"), (16.7, "16.7"), (33, "33")])
def test_a_number_has_no_needless_zero(value: float, text: str) -> None:
    assert wording.number(value) == text


@pytest.mark.parametrize(
    ("items", "words"),
    [
        pytest.param([], "Nothing", id="nothing"),
        pytest.param([Equipment.TOWEL], "A hand towel", id="one"),
        pytest.param([Equipment.WALL, Equipment.STEP], "A wall or counter, a low step", id="two"),
    ],
)
def test_equipment_is_one_phrase(items: list[Equipment], words: str) -> None:
    assert wording.equipment(items) == words


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("a DOI", "A DOI"), ("élan", "Élan"), ("3 sets", "3 sets")]
)
def test_a_sentence_begins_with_a_capital_and_keeps_the_rest(text: str, expected: str) -> None:
    assert wording.sentence_case(text) == expected


def test_empty_parts_are_not_joined() -> None:
    assert wording.join(["a", "", "b"], ", ") == "a, b"
