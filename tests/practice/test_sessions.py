"""Random sessions of the player against a model of what was done in them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from footwork.look.drawings import Drawings
from footwork.practice.guide_data import create_practice
from footwork.publishing.scripting import SOURCES
from scripts.check_scripts import NODE
from tests.site.practice_tools import GUIDE
from tools.copies import ROOT

SESSIONS = Path(__file__).with_name("sessions.mjs")
COUNT = 500
MOMENTS = ["wait", "ready", "lift", "hold", "lower", "work", "walk", "switch", "rest"]
LENGTHS = ["short", "long", "very long"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What happened in so many sessions, and what was wrong in them."""
    data = tmp_path_factory.mktemp("guide") / "guide.json"
    data.write_text(create_practice(GUIDE, Drawings(ROOT / "docs")), encoding="utf-8")
    command: list[str | Path] = [NODE, SESSIONS, SOURCES, data, str(COUNT), "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_is_counted_is_what_was_done(found: Any) -> None:
    assert found["faults"] == []
    assert found["ends"].get("done", 0) >= 0.9 * COUNT, found["ends"]


def test_someone_was_away_at_every_kind_of_moment_for_every_time(found: Any) -> None:
    """A kind of moment that hardly comes is not tested."""
    wanted = {f"{moment}, {length}" for moment in MOMENTS for length in LENGTHS}
    wanted |= {f"last repetition, {length}" for length in LENGTHS}
    assert {kind for kind, times in found["away"].items() if times >= 5} >= wanted
