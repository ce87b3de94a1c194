"""The home page of a runner who comes back: what comes next, in the place of the first screen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footwork.publishing import addresses
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.test_browser import GUIDE
from tests.site.test_log import log, session

NOW = "2026-11-22T09:00:00Z"  # a Sunday
PLAN = ("2026-11-02", "1")
DONE = [session("2026-11-18", pain=0)]
SMALL = [(390, 664), (375, 553)]
WIDE = (1280, 800)
SESSION: dict[str, Any] = {"address": "?routine=quick", "saved": 1795337400000, "active": 1}

OBSERVE = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


def come_back(
    open_page: OpenPage, value: Any, size: tuple[int, int] = SMALL[0], kept: Any = None
) -> Page:
    """Open the home page with a log on the device, on the same Sunday morning each time."""

    def prepare(page: Page) -> None:
        page.clock.set_fixed_time(NOW)
        page.add_init_script(OBSERVE)
        for key, one in (("footwork-log", value), ("footwork-practice-session", kept)):
            text = one if isinstance(one, str) else json.dumps(one)
            if one is not None:
                page.add_init_script(f"localStorage.setItem({key!r}, {json.dumps(text)})")

    width, height = size
    page = open_page(
        "", prepare, timezone_id="UTC", viewport={"width": width, "height": height}, has_touch=True
    )
    page.wait_for_load_state("networkidle")
    return page


def is_first_screen(page: Page, words: str) -> bool:
    """Whether a link with the words is whole in the first screen, above the bar at its foot."""
    box = page.locator("#today").get_by_role("link", name=words, exact=True).bounding_box()
    bar = page.locator("nav.ways").bounding_box()
    assert box
    return box["y"] + box["height"] <= (bar["y"] if bar else page.viewport_size["height"])  # type: ignore[index]


def test_a_stranger_sees_the_promise(open_page: OpenPage) -> None:
    page = come_back(open_page, None)
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("#today").is_hidden()
    assert page.locator(".hero").is_visible()


@pytest.mark.parametrize("size", [*SMALL, WIDE], ids=str)
def test_what_is_due_can_be_begun_in_the_first_screen(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    unanswered = session("2026-11-18")
    page = come_back(open_page, log([unanswered], PLAN), size)
    title = page.get_by_role("heading", level=1)
    phase = GUIDE.plan.phase_by_id["1"]
    expect(title).to_have_text(f"Session 2 of {phase.sessions} is due")
    assert page.locator(".hero").is_hidden()
    assert is_first_screen(page, "Answer")
    assert is_first_screen(page, "Start")
    assert page.locator("#today .btn-go:visible").count() == 1
    assert page.locator("#today").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.locator("#today").get_by_role("link", name="Start", exact=True).click()
    assert page.url.endswith(addresses.practice(phase="1"))


def test_the_morning_after_is_answered_where_its_words_stand(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-21")], PLAN))
    page.get_by_role("link", name="Answer", exact=True).click()
    expect(page.get_by_role("button", name="Only sore muscles")).to_be_visible()
    assert page.url.endswith(f"{addresses.LOG}#morning")


def test_on_a_day_of_rest_nothing_asks_to_be_begun(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-21", pain=0)], PLAN))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rest today")
    assert page.locator("#today .btn-go:visible").count() == 0


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_a_session_that_was_interrupted_comes_first(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = come_back(open_page, log(DONE, PLAN), size, SESSION)
    assert page.locator("#today .btn-go:visible").all_inner_texts() == ["Go on"]
    assert is_first_screen(page, "Go on")
    assert is_first_screen(page, "Start")
    page.get_by_role("link", name="Go on").click()
    assert page.url.endswith(f"{addresses.PRACTICE}{SESSION['address']}")


def test_after_a_bad_morning_nothing_begins(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-21", pain=9)], PLAN), kept=SESSION)
    expect(page.locator("#today").get_by_role("heading", name="No session yet")).to_be_visible()
    assert page.locator("#today .btn-go:visible").count() == 0


NEWER = {**log(DONE, PLAN), "version": 2}
NOTED = log([session("2026-11-21", pain=9, note="by another version")], PLAN)


@pytest.mark.parametrize("value", ["{", "null", '"log"', '{"footwork": "log"}', NEWER, NOTED])
def test_of_a_log_that_cannot_be_read_every_page_says_so(open_page: OpenPage, value: Any) -> None:
    """It may say that nothing should begin: nothing of the plan does, and all else is a choice."""
    page = come_back(open_page, value)
    told = "If the last morning after was not good, do not train."
    expect(page.locator("#today")).to_contain_text(told)
    assert page.locator("#today .btn-go:visible").count() == 0
    root = page.url
    page.goto(f"{root}log/")
    expect(page.locator("[data-next=unread]")).to_contain_text(told)
    expect(page.get_by_role("button", name="Start the plan")).to_be_hidden()
    page.goto(f"{root}practice/?routine=core")
    expect(page.locator("#pr-unread")).to_contain_text(told)
    expect(page.locator("#pr-begin")).to_be_visible()
    page.goto(f"{root}practice/?phase=1")
    expect(page.locator("#pr-unread")).to_be_visible()
    expect(page.locator("#pr-begin")).to_be_hidden()


@pytest.mark.parametrize("size", [SMALL[0], WIDE], ids=str)
def test_nothing_jumps_and_everybody_can_use_it(open_page: OpenPage, size: tuple[int, int]) -> None:
    page = come_back(open_page, log([session("2026-11-18")], PLAN), size)
    expect(page.locator("[data-today=weeks]")).to_be_visible()
    assert page.locator(".weeks .now").count() == 1
    assert page.evaluate("window.shifted ?? 0") < 0.01
    assert find_faults(page) == []
