"""One movement, and one view of the muscle map, with all that can be taken of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.takeaway.files import Job, list_jobs
from footwork.takeaway.making import update_pictures
from footwork.takeaway.packing import create_note
from tests.conftest import make_once

DOCS = Path(__file__).parents[2] / "docs"
SITE = "https://feet.example/guide/"
FORMER = "toe-strolls"
MAP_VIEW = "front"


@pytest.fixture(scope="session")
def small() -> Guide:
    """A guide of one movement, which is quickly made, with an id that it had before."""
    guide = read_guide()
    exercise = guide.exercise_by_id["toe-walks"].model_copy(update={"formerly": (FORMER,)})
    return guide.model_copy(update={"exercises": (exercise,)})


@pytest.fixture(scope="session")
def jobs(small: Guide) -> list[Job]:
    found = list_jobs(small, SITE, Drawings(DOCS))
    return [job for job in found if job.names[0] != addresses.MAP or job.frame == MAP_VIEW]


@pytest.fixture(scope="session")
def note(small: Guide, jobs: list[Job]) -> str:
    return create_note(small, SITE, jobs)


@pytest.fixture(scope="session")
def made(run_folder: Path, jobs: list[Job], note: str) -> Path:
    """A folder with the files of the movement; nothing may change it."""

    def make(half: Path) -> None:
        done = update_pictures(half, jobs, note, lambda *_: None, workers=1)
        assert done == (len(jobs), 0)

    return make_once(run_folder / "taken", make)


def read(root: Path, ending: str, frame: str = "") -> bytes:
    return (root / addresses.picture("toe-walks", frame, ending)).read_bytes()
