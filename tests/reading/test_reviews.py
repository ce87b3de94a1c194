"""What can be wrong with the list of reviews, without a clock and without knowing today's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.model.review import SHARED_SCOPES, create_digest
from footwork.reading.guide import check_data, read_guide
from tests.reading.conftest import edit

OTHER = create_digest("calf-raises", [])


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        pytest.param(
            "scope: shin-curls",
            "scope: shin-curl",
            "reviews.yml:7: [1].scope must be the id of a movement, rules, questions or measures, "
            "not 'shin-curl'"
            "|did you mean shin-curls?",
            id="an unknown scope",
        ),
        pytest.param(
            "0000-1b87",
            "000-1b87",
            "reviews.yml:10: [1].digest must be a digest such as 3f2a-91bc-07de-55a1-c4e2, "
            "not '0000-0000-0000-000-1b87'|",
            id="a malformed digest",
        ),
        pytest.param(
            "0000-1b87",
            "0000-1b88",
            "reviews.yml:10: [1].digest must be a digest of shin-curls, which "
            "'0000-0000-0000-0000-1b88' never was"
            "|copy it from the signed form, or see python -m scripts.review",
            id="a digest that never was",
        ),
        pytest.param(
            "0000-0000-0000-0000-1b87",
            OTHER,
            f"reviews.yml:10: [1].digest must be a digest of shin-curls, which '{OTHER}' never was"
            "|copy it from the signed form, or see python -m scripts.review",
            id="the digest of another movement",
        ),
        pytest.param(
            "date: 2026-11-24",
            "date: 2026-11-19",
            "reviews.yml:8: [1].date must be 2026-11-20 or later, when the words were first "
            "published, not 2026-11-19|",
            id="before there were words",
        ),
        pytest.param(
            "date: 2026-11-24\n  next_review: 2027-05-24",
            "date: 2026-11-25\n  next_review: 2027-05-24",
            "reviews.yml:17: [2].date must be 2026-11-25 or later, as the entry before, "
            "not 2026-11-24|new entries go to the end",
            id="out of order",
        ),
        pytest.param(
            "next_review: 2027-05-24",
            "next_review: 2026-05-24",
            "reviews.yml:2: [1] must have a next_review after its date and by 2028-11-24, "
            "not 2026-05-24|",
            id="due before it was done",
        ),
        pytest.param(
            "  role: Physical therapist\n",
            "",
            "reviews.yml:2: [1].role must be given: text of 1 to 40 characters|",
            id="no role",
        ),
    ],
)
def test_a_fault_is_one_finding(folder: Path, old: str, new: str, finding: str) -> None:
    edit(folder / "reviews.yml", old, new)
    assert [f"{f.path}:{f.line}: {f.message}|{f.hint}" for f in check_data(folder)[1]] == [finding]


def test_nobody_is_recorded_twice(folder: Path) -> None:
    path = folder / "reviews.yml"
    block = path.read_text("utf-8").split("- name:")[2]
    path.write_text(f"{path.read_text('utf-8')}- name:{block}", "utf-8")
    (finding,) = check_data(folder)[1]
    assert "must be recorded once, and line 11 has this reader for it already" in finding.message


def test_a_stale_digest_and_an_empty_list_are_no_faults(folder: Path) -> None:
    assert len(read_guide(folder).reviews) == 2
    (folder / "reviews.yml").write_text("# Nobody yet.\n[]\n", "utf-8")
    assert read_guide(folder).reviews == ()


def test_a_renamed_movement_keeps_its_reviews(folder: Path) -> None:
    for path in folder.glob("*.yml"):
        text = path.read_text("utf-8").replace("shin-curls", "shin-lifts")
        path.write_text(text, "utf-8")
    edit(folder / "exercises.yml", "formerly: [shin-raises]", "formerly: [shin-raises, shin-curls]")
    assert [str(finding) for finding in check_data(folder)[1]] == []


@pytest.mark.parametrize("scope", SHARED_SCOPES)
def test_no_movement_may_be_called_as_a_shared_scope_is(folder: Path, scope: str) -> None:
    for path in folder.glob("*.yml"):
        path.write_text(path.read_text("utf-8").replace("calf-raises", scope), "utf-8")
    assert f"must not be {scope!r}, which is an address of the guide" in str(
        check_data(folder)[1][0]
    )
