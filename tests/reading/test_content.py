"""What the guide's own data promises its readers."""

from __future__ import annotations

import re

import pytest

from footwork import build
from footwork.look.drawings import Drawings
from footwork.model import RoutineStep, Source
from footwork.model.times import session_seconds
from footwork.reading.guide import DATA, read_guide

GUIDE = read_guide()
IDS = [
    "shin-curls",
    "single-leg-balance",
    "heel-walking",
    "toe-presses",
    "toe-curls",
    "calf-raises",
    "ankle-circles",
    "toe-walks",
]
NOW = {
    name: exercise.id for exercise in GUIDE.exercises for name in (exercise.id, *exercise.formerly)
}
"""What the movements are called today, by every id that they ever had."""
ROUTINES = ["full", "quick", "pre-run", "travel", "seated"]

LISTS = {routine.id: routine.steps for routine in GUIDE.routines} | {
    f"phase {name}": phase.steps for name, phase in GUIDE.plan.phase_by_id.items()
}
"""The steps of every routine and of every phase of the plan."""


def test_the_data_has_no_findings() -> None:
    assert build.check().endswith("all is well")


def test_the_eight_movements_come_first_in_their_order() -> None:
    first = [exercise.id for exercise in GUIDE.exercises][: len(IDS)]
    assert first == [NOW[name] for name in IDS]


def test_the_routines_that_were_published_are_there() -> None:
    assert set(ROUTINES) <= {routine.id for routine in GUIDE.routines}


def test_the_full_routine_has_every_movement_once() -> None:
    steps = [step.do for step in GUIDE.routine_by_id["full"].steps]
    assert len(steps) == len(set(steps))
    assert {NOW[name] for name in IDS} <= set(steps)


def test_the_quick_routine_takes_at_most_ten_minutes() -> None:
    assert session_seconds(GUIDE, GUIDE.routine_by_id["quick"].steps) <= 600


def test_the_plan_lasts_twelve_weeks() -> None:
    assert GUIDE.plan.phases[-1].last_week == 12


def test_what_a_step_or_a_version_shows_is_drawn() -> None:
    shown = {(step.do, step.shows) for steps in LISTS.values() for step in steps}
    shown |= {
        (rung.movement or exercise.id, rung.shows)
        for exercise in GUIDE.exercises
        for rung in (*exercise.easier, *exercise.harder)
    }
    drawings = Drawings(DATA.parent / "docs")
    # A movement that has just joined the guide may be still to be drawn, as a whole.
    wanted = [(name, frame) for name, frame in shown if frame and drawings.exists(name, "start")]
    assert wanted
    assert [one for one in wanted if not drawings.exists(*one)] == []


def test_who_sits_is_shown_sitting() -> None:
    for step in GUIDE.routine_by_id["seated"].steps:
        (alt,) = GUIDE.exercise_by_id[step.do].figure.frames(step.shows).values()
        assert alt.startswith("A person sits"), step.do


@pytest.mark.parametrize("steps", LISTS.values(), ids=LISTS)
def test_every_step_is_a_movement_of_the_guide(steps: tuple[RoutineStep, ...]) -> None:
    assert {step.do for step in steps} <= set(GUIDE.exercise_by_id)


def test_bones_of_the_foot_are_a_quarter_of_all() -> None:
    bones = GUIDE.benefits.anatomy.bones
    assert (bones.body, bones.feet) == (206, 52)


# Crossref's own pattern: https://www.crossref.org/blog/dois-and-matching-regular-expressions/
DOI = re.compile(r"10\.\d{4,9}/[-._;()/:a-zA-Z0-9]+")


@pytest.mark.parametrize("source", GUIDE.sources, ids=lambda item: item.id)
def test_a_source_can_be_found_by_a_reader(source: Source) -> None:
    assert source.doi or source.url or source.journal


@pytest.mark.parametrize("doi", [source.doi for source in GUIDE.sources if source.doi], ids=str)
def test_a_doi_is_well_formed(doi: str) -> None:
    assert DOI.fullmatch(doi)
    assert doi[-1].isalnum()
