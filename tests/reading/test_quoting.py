"""Rules are told once in `safety.yml` and quoted by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.reading.guide import check_data, read_guide
from tests.reading.conftest import edit

FEVER = "      - {sign: You have a fever, then: Rest until it has gone.}\n"


def find(folder: Path) -> list[tuple[str, int, str, str]]:
    return [(one.path, one.line, one.message, one.hint) for one in check_data(folder)[1]]


def line_of(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    (at,) = [number for number, line in enumerate(lines, 1) if text in line]
    return at


def test_a_quoted_rule_comes_with_all_that_it_says(folder: Path) -> None:
    edit(folder / "routines.yml", FEVER, "      - rule: no-weight\n      - {rule: pain}\n")
    edit(folder / "routines.yml", "[Not on the day before a race.]", "[{rule: floor}]")
    edit(folder / "routines.yml", "    when: Two or three days a week.", "    when: {rule: days}")
    guide = read_guide(folder)
    first, second = guide.routine_by_id["quick"].not_today
    rule = guide.safety.situations[0]
    assert (first.sign, first.then) == (rule.when, rule.then)
    assert (first.urgent, first.sources, first.rule) == (True, rule.sources, "no-weight")
    assert (second.sign, second.rule) == (guide.safety.pain.too_much.when, "pain")
    assert guide.plan.warnings == (guide.safety.setup[0].how,)
    assert guide.routine_by_id["quick"].when == guide.days


@pytest.mark.parametrize(
    ("field", "quoted", "message", "hint"),
    [
        (
            FEVER,
            "swolen",
            "must be the id of a rule of safety.yml, not 'swolen'",
            "did you mean swollen?",
        ),
        (FEVER, "barefoot", "must be a rule with a sign, not 'barefoot', which is a sentence", ""),
        (
            "[Not on the day before a race.]",
            "swollen",
            "must be a rule with a sentence, not 'swollen', which is a sign",
            "",
        ),
    ],
)
def test_a_quote_that_leads_nowhere_is_one_finding(
    folder: Path, field: str, quoted: str, message: str, hint: str
) -> None:
    path = folder / "routines.yml"
    listed = field.startswith("[")
    edit(path, field, f"[{{rule: {quoted}}}]" if listed else f"      - rule: {quoted}\n")
    ((name, line, said, cure),) = find(folder)
    assert (name, line) == (path.name, line_of(path, f"rule: {quoted}"))
    assert said.endswith(message)
    assert cure == hint


@pytest.mark.parametrize("broken", ["when: ''", "when: 3, x: y", "whn: You cannot"])
def test_a_fault_of_a_rule_is_found_where_it_stands_alone(folder: Path, broken: str) -> None:
    edit(folder / "routines.yml", FEVER, "      - rule: no-weight\n")
    edit(folder / "safety.yml", "when: You cannot", broken)
    assert {name for name, *_ in find(folder)} == {"safety.yml"}


def test_a_rule_in_other_words_is_found(folder: Path) -> None:
    edit(folder / "safety.yml", "id: swollen,", "id: swollen, words: [swells],")
    edit(folder / "routines.yml", "Go barefoot.", "Stop when it SWELLS a bit.")
    ((name, line, said, cure),) = find(folder)
    assert (name, line) == ("routines.yml", line_of(folder / "routines.yml", "SWELLS"))
    assert said.endswith("must not tell of 'swells' in words of its own: the rule swollen does")
    assert cure == "write rule: swollen, which quotes safety.yml"


@pytest.mark.parametrize("words", ["5", "[5]", "[yes]", "true", "swells", "{a: b}"])
def test_words_that_are_none_are_one_finding(folder: Path, words: str) -> None:
    edit(folder / "safety.yml", "id: swollen,", f"id: swollen, words: {words},")
    assert {name for name, *_ in find(folder)} == {"safety.yml"}


def test_a_rule_quoted_at_the_root_of_a_file_is_a_finding(folder: Path) -> None:
    path = folder / "routines.yml"
    path.write_text(path.read_text("utf-8") + "note: {rule: swollen}\n", "utf-8")
    assert {name for name, *_ in find(folder)} == {"routines.yml"}


def test_two_rules_that_lead_nowhere_are_two_findings(folder: Path) -> None:
    two = "[{rule: florr}, {rule: flooor}]"
    edit(folder / "routines.yml", "[Not on the day before a race.]", two)
    assert ["must be the id of a rule" in said for _, _, said, _ in find(folder)] == [True, True]


def test_a_sentence_that_stands_twice_is_found(folder: Path) -> None:
    twice = "Wait until it has gone down"
    edit(folder / "routines.yml", "Go barefoot.", f"{twice} all day.")
    assert find(folder) == []
    edit(folder / "routines.yml", f"{twice} all day.", f"Rest. {twice}!")
    ((name, line, said, _),) = find(folder)
    assert (name, line) == ("routines.yml", line_of(folder / "routines.yml", twice))
    at = line_of(folder / "safety.yml", twice)
    assert f"must be told once, and {folder / 'safety.yml'}:{at} says it too" in said.replace(
        "and safety.yml", f"and {folder / 'safety.yml'}"
    )
