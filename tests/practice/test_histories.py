"""The rules of the training log and of the plan, through random histories of a year."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from footwork.pages.training_log import create_plan_facts
from footwork.publishing.scripting import SOURCES
from scripts.check_scripts import NODE
from tests.site.practice_tools import GUIDE

HISTORIES = Path(__file__).with_name("histories.mjs")
COUNT = 1000
STATES = {"hold", "off", "break", "next", "asking", "again", "missed", "ready"}


def live(count: int, seed: int) -> Any:
    """Return which states so many runners came through, and what was wrong in them."""
    facts = json.dumps(create_plan_facts(GUIDE))
    command = [NODE, HISTORIES, SOURCES / "practice" / "log", facts, str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_state_has_a_way_on_and_none_against_the_morning() -> None:
    found = live(COUNT, seed=1)
    assert found["faults"] == []
    assert set(found["states"]) == STATES
    # A state that hardly comes is not tested.
    assert all(times >= COUNT / 10 for times in found["states"].values()), found["states"]
