"""How easily steps and cues read, and what `make check` says where they do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from footwork.reading.readability import grade, split
from tests.reading.conftest import edit
from tools.copies import ROOT

EASY = "The cat sat on the mat."
HARD = "Considerable biomechanical longitudinal specialization."


def test_the_grade_is_that_of_known_sentences() -> None:
    assert grade([EASY]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade([HARD]) > 20


def test_a_text_is_split_into_sentences() -> None:
    assert split(["Sit. Stand! Now?", "Rise tall", "…"]) == ["Sit.", "Stand!", "Now?", "Rise tall"]


def check(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "footwork", "check", "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_hard_words_are_a_finding_with_place_rule_value_and_cure(data: Path) -> None:
    assert check(data).returncode == 0
    edit(data / "exercises.yml", "cues: [Rise tall, Lower slowly]", f"cues: [Rise tall, {HARD}]")
    done = check(data)
    assert (done.returncode, done.stdout) == (1, "")
    finding, cure, count = done.stderr.splitlines()
    text = (data / "exercises.yml").read_text(encoding="utf-8")
    block = text.index("- id: calf-raises")
    line = text[: text.index("  steps:", block)].count("\n") + 1
    assert finding.startswith(
        f"{data.as_posix()}/exercises.yml:{line}: calf-raises.steps and cues "
    )
    assert "must read at grade 5 or easier, not " in finding
    assert HARD in cure
    assert count == "1 finding"
