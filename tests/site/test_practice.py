"""The practice player in a real browser whose clock the tests hold in their hands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from footwork.model import Dose, Exercise
from tests.site.conftest import OpenPage
from tests.site.practice_tools import (
    GUIDE,
    begin,
    expect_signals,
    heard,
    open_practice,
    resolve,
)

CHOICES: dict[str, list[tuple[Exercise, Dose]]] = {
    **{f"routine={item.id}": resolve(item.steps) for item in GUIDE.routines},
    **{f"do={item.id}": [(item, item.dose.start)] for item in GUIDE.exercises},
}
"""Every routine and every movement."""


@pytest.mark.parametrize("query", CHOICES)
def test_every_signal_comes_when_the_data_says(open_page: OpenPage, query: str) -> None:
    expected = expect_signals(CHOICES[query])
    page = open_practice(open_page, query)
    since = begin(page)
    page.clock.run_for(round(expected.now * 1000) + 500)
    expect(page.locator("#pr-end")).to_be_visible()
    assert heard(page, "tones", since) == expected.tones
    assert heard(page, "said", since) == expected.said
    told = heard(page, "told", since)
    assert told[: len(expected.told)] == expected.told
    assert heard(page, "shown", since) == expected.shown
