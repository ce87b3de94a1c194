"""The page of the tests of the feet: it counts and times, keeps both sides, and puts them right."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from footwork.model import Method
from footwork.publishing import addresses
from footwork.views.pain import tell_morning
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.practice_tools import NOON
from tests.site.test_browser import DESKTOP, GUIDE, NARROW
from tests.site.test_log import NOW, STORED

KEY = "footwork-log"
TODAY = NOW[:10]
STILL = f"{TODAY}T09:01:00Z"  # by when the clock goes: it cannot be stopped where it has been
TESTS = GUIDE.measures.tests
BEAT = next(test for test in TESTS if test.method is Method.BEAT)
WATCH = next(test for test in TESTS if test.method is Method.STOPWATCH)
TYPED = next(test for test in TESTS if test.method is Method.TYPED)
LEAD = 3


def open_measures(
    open_page: OpenPage, *measures: dict[str, Any], stands: bool = True, **options: Any
) -> Page:
    """Open the page, with what a log has of the tests, at a time that stands still by itself.

    `stands` is False where something else needs a clock that runs.
    """
    log = {"footwork": "log", "version": 1, "sessions": [], "plan": [], "measures": list(measures)}

    def prepare(page: Page) -> None:
        if stands:
            page.clock.install(time=NOW)
            page.clock.pause_at(STILL)
        if measures:
            page.add_init_script(f"localStorage.setItem({KEY!r}, {json.dumps(log)!r})")

    page = open_page(addresses.MEASURES, prepare, **options)
    page.wait_for_load_state("networkidle")
    return page


def find_form(page: Page, name: str) -> Locator:
    """Open the fold of a test; return its form."""
    page.locator(f"[data-test={name}] > summary").click()
    return page.locator(f"[data-form={name}]")


def kept(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate(STORED)
    return list(json.loads(text or "{}").get("measures", []))


def test_raises_are_counted_to_the_beat_and_noted(open_page: OpenPage) -> None:
    page = open_measures(open_page, viewport=NARROW["viewport"])
    form = find_form(page, BEAT.id)
    start = form.locator("[data-count=left]")
    start.click()
    expect(start).to_have_text("Stop")
    seconds = LEAD + 10 * 120 / BEAT.beat if BEAT.beat else 0
    page.clock.run_for(int(seconds * 1000) + 400)
    expect(form.locator("[data-text=count]")).to_have_text("10")
    start.click()
    expect(form.locator("[name=left]")).to_have_value("10")
    form.locator("[name=right]").fill("12")
    form.get_by_role("button", name="Note it for today").click()
    expect(form.locator("[data-list=kept] tr")).to_have_count(1)
    assert kept(page) == [{"test": BEAT.id, "day": TODAY, "left": 10, "right": 12}]
    assert "17 %" in form.locator("[data-list=kept]").inner_text()


def test_the_way_to_a_test_opens_its_fold(open_page: OpenPage) -> None:
    page = open_measures(open_page, stands=False, **NARROW)
    fold = page.locator(f"[data-test={TYPED.id}]")
    expect(fold).not_to_have_attribute("open", "")
    page.goto(page.url.partition("#")[0] + f"#{TYPED.id}")
    expect(fold).to_have_attribute("open", "")
    expect(fold.locator("form")).to_be_visible()
    page.goto(page.url.partition("#")[0] + f"#{WATCH.id}-norms")
    expect(page.locator(f"[data-test={WATCH.id}] .ms-n")).to_be_visible()


def test_the_clock_ends_by_itself_and_the_best_try_counts(open_page: OpenPage) -> None:
    page = open_measures(open_page)
    form = find_form(page, WATCH.id)
    start = form.locator("[data-count=right]")
    for run, value in ((20, "20"), (8, "20"), (WATCH.most + 30, str(WATCH.most))):
        start.click()
        page.clock.run_for((LEAD + run) * 1000 + 300)
        if start.inner_text() == "Stop":
            start.click()
        expect(form.locator("[name=right]")).to_have_value(value)
    expect(start).to_have_text("Start: Right")


def test_a_try_does_not_count_once_the_page_was_left(open_page: OpenPage) -> None:
    page = open_measures(open_page)
    form = find_form(page, WATCH.id)
    form.locator("[data-count=left]").click()
    page.clock.run_for(20_000)
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(form.locator("[data-text=told]")).to_contain_text("does not count")
    expect(form.locator("[name=left]")).to_have_value("")


@pytest.mark.parametrize("answer", [{"pain": 7}, {"felt": "sign"}, {"pain": 0}])
def test_nothing_is_counted_where_the_morning_after_forbids_a_session(
    open_page: OpenPage, answer: dict[str, Any]
) -> None:
    start = f"{(NOON - datetime.timedelta(days=1)).date()}T18:30:00+00:00"
    done = {"kind": "phase", "id": "1", "seconds": 900, "finished": True, "movements": []}
    log = {"footwork": "log", "version": 1, "plan": []}
    kept = json.dumps({**log, "sessions": [{"start": start, **done, **answer}]})

    def prepare(page: Page) -> None:
        page.clock.install(time=NOON)
        page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(kept)})")

    page = open_page(addresses.MEASURES, prepare, **NARROW)
    page.wait_for_load_state("networkidle")
    buttons = page.locator("[data-count]")
    told = page.locator("[data-part=hold]")
    if answer == {"pain": 0}:
        expect(told).to_be_hidden()
        expect(buttons.first).to_be_enabled()
        return
    expect(told).to_be_visible()
    assert {button.is_disabled() for button in buttons.all()} == {True}
    what = tell_morning(GUIDE.safety)
    zone = next(one for one in what.zones if one.low <= 7 <= one.high)
    expect(told.get_by_text(zone.text)).to_be_visible(visible="pain" in answer)
    expect(told.get_by_text(what.signs.then)).to_be_visible(visible="felt" in answer)


def test_a_number_is_put_right_and_taken_out(open_page: OpenPage) -> None:
    first = {"test": TYPED.id, "day": "2026-01-05", "left": 9.5, "right": 11}
    page = open_measures(open_page, first, {**first, "day": "2026-02-16", "left": 10})
    form = find_form(page, TYPED.id)
    expect(form.locator("[data-part=line] svg")).to_be_visible()
    form.get_by_role("button", name="Change Jan 5, 2026").click()
    form.locator("[name=left]").fill("10.5")
    form.get_by_role("button", name="Note it for Jan 5, 2026").click()
    assert kept(page)[0] == {**first, "left": 10.5}
    expect(form.locator("[type=submit]")).to_have_text("Note it for today")
    form.get_by_role("button", name="Take out Jan 5, 2026").click()
    assert [one["day"] for one in kept(page)] == ["2026-02-16"]
    expect(form.locator("[data-part=line]")).to_be_hidden()


def test_what_was_taken_out_comes_back_at_once(open_page: OpenPage) -> None:
    one = {"test": TYPED.id, "day": "2026-01-05", "left": 9.5, "right": 11}
    page = open_measures(open_page, one)
    form = find_form(page, TYPED.id)
    form.get_by_role("button", name="Change Jan 5, 2026").click()
    form.get_by_role("button", name="Take out Jan 5, 2026").click()
    assert kept(page) == []
    expect(form.locator("[name=left]")).to_have_value("")  # what was being changed is gone too
    expect(form.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert kept(page) == [one]
    expect(form.get_by_role("button", name="Undo")).to_have_count(0)
    expect(form.locator("[type=submit]")).to_be_focused()
    expect(form.locator("[type=submit]")).to_have_text("Note it for today")


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_with_what_it_keeps(
    open_page: OpenPage, viewport: Any, scheme: Any
) -> None:
    one = {"test": BEAT.id, "day": "2026-01-05", "left": 18, "right": 20}
    page = open_measures(
        open_page, one, {**one, "day": "2026-02-16"}, stands=False, color_scheme=scheme, **viewport
    )
    assert find_faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_the_version_that_asks_for_two_like_sides_shows_them(open_page: OpenPage) -> None:
    compared = BEAT.compares[0]
    log = {"measures": [{"test": BEAT.id, "day": "2026-01-05", "left": 18, "right": 20}]}

    def prepare(page: Page) -> None:
        page.add_init_script(f"localStorage.setItem({KEY!r}, {json.dumps(log)!r})")

    page = open_page(addresses.exercise(compared.movement), prepare)
    expect(page.locator(f"[data-sides={BEAT.id}]")).to_have_text(
        "January 5: left 18, right 20, 10 % apart."
    )
