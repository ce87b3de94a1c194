"""Every printed file as a screen reader walks it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from footwork.model import Guide
from footwork.views.stops import tell_stops
from tests.cards.conftest import find_stem, list_opened
from tests.cards.structure import read_structure

PAPERS = ["a4", "letter"]


def list_pdfs(folder: Path) -> list[Path]:
    return sorted((folder / "print").glob("*.pdf"))


def test_every_file_has_one_title_and_headings_in_order(folder: Path) -> None:
    for path in list_pdfs(folder):
        heads = [int(tag.name[1]) for tag in read_structure(path).find("H1", "H2", "H3", "H4")]
        assert heads[0] == 1, path.name
        # No level is left out on the way down.
        steps = [low - high for high, low in itertools.pairwise(heads)]
        assert max(steps, default=0) <= 1, path.name
        if not path.name.startswith(("card", "review", "wallet")):  # these are cut apart
            assert heads.count(1) == 1, path.name
            assert len(heads) > 2, path.name


def test_every_picture_and_code_speaks(folder: Path, real: Guide) -> None:
    opened = list_opened(real)
    for path in list_pdfs(folder):
        alts = [tag.alt for tag in read_structure(path).find("Figure")]
        assert all(alts), path.name
        codes = [alt for alt in alts if alt.startswith("QR code")]
        assert codes, path.name
        for alt in codes:
            # What it opens comes before where that is.
            assert " at footwork.example" in alt, path.name
            assert "https:" not in alt, path.name
    assert opened


def test_signs_and_steps_are_lists(folder: Path, real: Guide) -> None:
    for exercise in real.exercises:
        tree = read_structure(folder / "print" / f"card-{exercise.id}.pdf")
        lists = [len(tag.find("LI")) for tag in tree.find("L")]
        assert len(exercise.steps) in lists, exercise.id
        assert len(tell_stops(exercise).signs) in lists, exercise.id
        assert len(exercise.cues) in lists, exercise.id
    for routine in real.routines:
        for path in (folder / "print").glob(f"routine-{routine.id}-*.pdf"):
            lists = [len(tag.find("LI")) for tag in read_structure(path).find("L")]
            assert len(routine.not_today) in lists, path.name
    for path in (folder / "print").glob("large-print-*.pdf"):
        lists = [len(tag.find("LI")) for tag in read_structure(path).find("L")]
        for step in real.routine_by_id[find_stem(path).removeprefix("large-print-")].steps:
            exercise = real.exercise_by_id[step.do]
            assert {len(exercise.cues), len(exercise.stop)} <= set(lists), path.name


@pytest.mark.parametrize("paper", PAPERS)
def test_grids_have_heads(folder: Path, real: Guide, paper: str) -> None:
    names = [f"routine-{routine.id}" for routine in real.routines]
    for name in (*names, "plan", f"clinic-{real.first_routine.id}", "measures"):
        tree = read_structure(folder / "print" / f"{name}-{paper}.pdf")
        assert tree.find("Table"), name
        assert tree.find("THead"), name
        assert {tag.scope for tag in tree.find("TH")} == {"Column", "Row"}, name
        for body in tree.find("TBody"):
            for row in body.find("TR"):
                assert [tag.scope for tag in row.parts if tag.name == "TH"][:1] == ["Row"], name
                assert row.parts[0].name == "TH", name
