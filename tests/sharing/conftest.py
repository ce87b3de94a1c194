"""The guide's own files for machines, and a guide whose texts are hostile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.reading.guide import read_guide
from footwork.sharing import api, feed, oembed

ROOT = Path(__file__).parents[2]
SITE = "https://feet.example/guide/"
HOSTILE = "</script><b>&amp;\"'🦶שלום"


@pytest.fixture(scope="session")
def real() -> Guide:
    """Return the guide's own data."""
    return read_guide()


@pytest.fixture(scope="session")
def drawings() -> Drawings:
    """Return the guide's own drawings."""
    return Drawings(ROOT / "docs")


@pytest.fixture(scope="session")
def files(real: Guide, drawings: Drawings) -> dict[str, bytes]:
    """Every file for machines that takes no time to make."""
    found: dict[str, bytes] = {}
    for part in (api, feed, oembed):
        found |= part.create_files(real, SITE, drawings)
    return found


@pytest.fixture(scope="session")
def hostile(guide: Guide) -> Guide:
    """The small guide with a hostile text in every field that is free text."""
    exercise = guide.exercises[0]
    changed = exercise.model_copy(
        update=dict.fromkeys(("name", "line", "feel", "ask_first"), HOSTILE)
        | {
            "summary": HOSTILE.ljust(50, "."),
            "also_called": (HOSTILE,),
            "cues": (HOSTILE, HOSTILE),
            "steps": tuple(poison(step, "act", "how") for step in exercise.steps),
            "changes": tuple(poison(change, "what", "why") for change in exercise.changes),
            "figure": poison(exercise.figure, "start", "end", "motion"),
        }
    )
    routine = guide.routines[0]
    return guide.model_copy(
        update={
            "exercises": (changed, *guide.exercises[1:]),
            "routines": (poison(routine, "name", "title", "when"), *guide.routines[1:]),
        }
    )


def poison(record: BaseModel, *fields: str) -> Any:
    return record.model_copy(update=dict.fromkeys(fields, HOSTILE))
