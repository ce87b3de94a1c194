"""A digest stands for words; a review is due a year later."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from footwork.model import Review
from footwork.model.review import (
    add_months,
    create_digest,
    is_digest_of,
    stands_for_same,
)

WORDS = [("step", "Stand."), ("stop", "It hurts.")]
ENTRY = {
    "name": "Jo Roe",
    "role": "Physical therapist",
    "registered_with": "Board of Feet",
    "number": "12345",
    "interests": "None declared.",
    "scope": "shin-curls",
    "date": datetime.date(2026, 11, 24),
    "digest": create_digest("shin-curls", WORDS),
}


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([("step", "Sit."), ("stop", "It hurts.")], id="a word"),
        pytest.param([("cue", "Stand."), ("stop", "It hurts.")], id="what it is"),
        pytest.param(WORDS[::-1], id="their order"),
        pytest.param(WORDS[:1], id="one less"),
        pytest.param([("step", "Stand.stop"), ("", "It hurts.")], id="where one ends"),
    ],
)
def test_other_words_have_another_digest(others: list[tuple[str, str]]) -> None:
    digest, other = create_digest("shin-curls", WORDS), create_digest("shin-curls", others)
    assert digest == create_digest("shin-curls", WORDS)
    assert not stands_for_same(digest, other)
    assert is_digest_of(other, "shin-curls")


def test_a_new_id_is_no_new_word() -> None:
    digest, other = create_digest("shin-curls", WORDS), create_digest("shin-raises", WORDS)
    assert stands_for_same(digest, other)
    assert not is_digest_of(digest, "shin-raises")


@given(place=st.integers(0, 23), digit=st.sampled_from("0123456789abcdef"))
def test_a_digest_that_was_copied_wrong_is_found(place: int, digit: str) -> None:
    digest = str(ENTRY["digest"])
    copied = digest[:place] + digit + digest[place + 1 :]
    if digest[place] not in ("-", digit):
        assert not is_digest_of(copied, "shin-curls")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-24", 12, "2027-11-24"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(day: str, months: int, later: str) -> None:
    assert add_months(datetime.date.fromisoformat(day), months).isoformat() == later


def test_a_review_is_due_after_a_year_or_when_the_reader_says() -> None:
    assert Review.model_validate(ENTRY).due == datetime.date(2027, 11, 24)
    sooner = datetime.date(2027, 5, 24)
    assert Review.model_validate(ENTRY | {"next_review": sooner}).due == sooner


@pytest.mark.parametrize("day", ["2026-11-24", "2020-01-01", "2028-11-25"])
def test_a_next_review_is_later_and_within_two_years(day: str) -> None:
    wrong = ENTRY | {"next_review": datetime.date.fromisoformat(day)}
    with pytest.raises(ValidationError, match=r"after its date and by 2028-11-24"):
        Review.model_validate(wrong)
