"""What the tests of the feet name is there."""

from __future__ import annotations

from pathlib import Path

from footwork.reading.guide import check_data
from tests.reading.conftest import edit


def test_what_shows_a_test_is_a_drawing_of_its_movement(folder: Path) -> None:
    edit(folder / "measures.yml", "drawing: end", "drawing: ende")
    (finding,) = check_data(folder)[1]
    assert finding.path == "measures.yml"
    rule = "shows.drawing must be a drawing of shin-curls, not 'ende'"
    assert finding.message.endswith(rule)
    assert finding.hint == "did you mean end?"


def test_a_test_is_shown_by_a_movement_that_is_there(folder: Path) -> None:
    edit(folder / "measures.yml", "{movement: shin-curls, drawing", "{movement: shin-curl, drawing")
    (finding,) = check_data(folder)[1]
    assert (finding.path, finding.hint) == ("measures.yml", "did you mean shin-curls?")
