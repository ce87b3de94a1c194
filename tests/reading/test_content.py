"""What the guide's own data promises its readers."""

from __future__ import annotations

import re

import pyphen
import pytest

from footwork.look.drawings import Drawings
from footwork.model import Exercise, RoutineStep, Source
from footwork.model.times import session_seconds
from footwork.reading.guide import DATA, check_data, read_guide

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

movements = pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)


def test_the_data_has_no_findings() -> None:
    assert check_data(DATA)[1] == ()


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
    """All but toe curls, of which start and end show no more than a foot."""
    for step in GUIDE.routine_by_id["seated"].steps:
        if step.do == NOW["toe-curls"]:
            continue
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


# ------------------------------------------------------------------------------- readability

_SYLLABLES = pyphen.Pyphen(lang="en_US", left=1, right=1)


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade level of sentences.

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas
    for Navy enlisted personnel. Research Branch Report 8-75, 1975.
    """
    words = [word for text in sentences for word in re.findall(r"[\w’']+", text)]
    syllables: int = sum(_SYLLABLES.inserted(word).count("-") + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def split(texts: list[str]) -> list[str]:
    """Return the sentences of texts; a text without a full stop is one."""
    parts = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    return [part for part in parts if part]


def test_the_grade_is_that_of_known_sentences() -> None:
    easy = ["The cat sat on the mat."]
    hard = ["Considerable biomechanical specialization characterizes longitudinal arches."]
    assert grade(easy) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade(hard) > 20


@movements
def test_steps_and_cues_read_at_grade_8_or_easier(exercise: Exercise) -> None:
    steps = [text for step in exercise.steps for text in (step.act, step.how) if text]
    assert grade(split([*steps, *exercise.cues])) <= 8


@movements
def test_no_other_name_of_a_movement_is_the_name_of_another(exercise: Exercise) -> None:
    others = {item.name.casefold() for item in GUIDE.exercises if item is not exercise}
    assert others.isdisjoint(name.casefold() for name in exercise.also_called)
