"""What an answer sends a reader to is there, and rules are quoted in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.model import grades
from footwork.reading.guide import check_data, read_guide
from tests.reading.conftest import edit

FAULTS = [
    (
        "movement: shin-curls, version: Seated shin curls",
        "movement: shin-curls, version: Seated shin curl",
        "do[1].version must be a version of shin-curls, not 'Seated shin curl'",
        "did you mean Seated shin curls?",
    ),
    (
        "{routine: plan, note: Begin in week 1.}",
        "{routine: quik, note: Begin in week 1.}",
        "do[1].routine must be the id of a routine, or plan, not 'quik'",
        "did you mean quick?",
    ),
    (
        "{routine: plan, note: Begin in week 1.}",
        "{routine: plan, movement: shin-curls}",
        "do[1] must name a movement or a routine, not both",
        "",
    ),
    (
        "{routine: plan, note: Begin in week 1.}",
        "{routine: plan, version: Seated shin curls}",
        "do[1] must name the movement of its version",
        "",
    ),
    (
        "{routine: plan, note: Begin in week 1.}",
        "{}",
        "do[1] must name a movement or a routine, or say something in a note",
        "",
    ),
    (
        "- {rule: days}",
        "- {ruel: days}",
        "answer[2].ruel must not be there: no field has this name",
        "did you mean rule?",
    ),
    (
        "note: {rule: floor}",
        "note: {rule: flor}",
        "do[2].note.rule must be the id of a rule of safety.yml, not 'flor'",
        "did you mean floor?",
    ),
    (
        "topic: training",
        "topic: trainning",
        "topic must be one of pain, feet, training, not 'trainning'",
        "did you mean training?",
    ),
    (
        "strength: not-tested",
        "strength: A",
        "strength must not be A by trial-2020 (trial, 118 people)",
        (
            f"A needs two trials or reviews, one of them of {grades.STRONG} people or more: "
            "lower the strength, or add sources"
        ),
    ),
    (
        "question: Every day?",
        "question: My shins are sore. What now?",
        "question must be used once, and line 4 has 'My shins are sore. What now?' already",
        "give each its own question",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "message", "hint"), FAULTS)
def test_a_fault_is_one_finding(
    folder: Path, right: str, wrong: str, message: str, hint: str
) -> None:
    path = folder / "questions.yml"
    edit(path, right, wrong)
    line = 1 + path.read_text("utf-8")[: path.read_text("utf-8").rindex(wrong)].count("\n")
    (finding,) = check_data(folder)[1]
    assert (finding.path, finding.line) == ("questions.yml", line)
    assert finding.message.endswith(message)
    assert finding.hint == hint


def test_rules_are_quoted_in_answers_notes_and_signs(folder: Path) -> None:
    edit(
        folder / "questions.yml",
        "answer: [No., Rest in between.]",
        "answer: [No., {rule: morning}]",
    )
    guide = read_guide(folder)
    first, second = guide.questions
    assert first.answer[1] == guide.days
    assert first.do[1].note == guide.safety.setup[0].how
    assert (first.see[0].rule, first.see[0].urgent) == ("no-weight", True)
    assert second.answer[1] == guide.safety.morning.ask
    assert second.see[0].sign == guide.safety.pain.too_much.when


def test_an_answer_tells_no_rule_in_its_own_words(folder: Path) -> None:
    edit(folder / "safety.yml", "id: swollen,", "id: swollen, words: [swells],")
    edit(folder / "questions.yml", "Rest in between.", "Rest when it swells.")
    (finding,) = check_data(folder)[1]
    assert finding.message.endswith("in words of its own: the rule swollen does")


def test_no_routine_may_hide_the_plan(folder: Path) -> None:
    edit(folder / "routines.yml", "- id: quick", "- id: plan")
    (finding,) = check_data(folder)[1]
    assert "must not be 'plan', which names something else of the guide" in finding.message
