"""The home page of a runner who comes back: what comes next, in the place of the first screen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from footwork.publishing import addresses
from footwork.views.pain import Zone, tell_morning
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.test_browser import GUIDE
from tests.site.test_log import log, rested, session, writing

NOW = "2026-11-22T09:00:00Z"  # a Sunday
PLAN = ("2026-11-02", "1")
MORNING = tell_morning(GUIDE.safety)
DONE = [session("2026-11-18", pain=0)]
SMALL = [(390, 664), (375, 553)]
WIDE = (1280, 800)
SESSION: dict[str, Any] = {"address": "?routine=quick", "saved": 1795337400000, "active": 1}

OBSERVE = """new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shifted = (window.shifted ?? 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""


def come_back(
    open_page: OpenPage,
    value: Any,
    size: tuple[int, int] = SMALL[0],
    kept: Any = None,
    path: str = addresses.HOME,
) -> Page:
    """Open the home page, or another one, with a log on the device, on the same Sunday morning."""

    def prepare(page: Page) -> None:
        page.clock.set_fixed_time(NOW)
        page.add_init_script(OBSERVE)
        for key, one in (("footwork-log", value), ("footwork-practice-session", kept)):
            text = one if isinstance(one, str) else json.dumps(one)
            if one is not None:
                kept_once = f"localStorage.getItem({key!r}) ?? localStorage.setItem"
                page.add_init_script(f"{kept_once}({key!r}, {json.dumps(text)})")

    width, height = size
    page = open_page(
        path,
        prepare,
        timezone_id="UTC",
        viewport={"width": width, "height": height},
        has_touch=True,
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
    assert is_first_screen(page, "Start this session")
    assert page.locator("#today .btn-go:visible").count() == 1
    assert page.locator("#today").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    page.locator("#today").get_by_role("link", name="Start this session", exact=True).click()
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
    # A start is still there, as what it is: a choice.
    assert page.locator("#today .today-c:visible .btn").all_inner_texts() == ["Start anyway"]


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_a_session_that_was_interrupted_comes_first(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = come_back(open_page, log(DONE, PLAN), size, SESSION)
    assert page.locator("#today .btn-go:visible").all_inner_texts() == ["Go on"]
    assert is_first_screen(page, "Go on")
    assert is_first_screen(page, "Start this session")
    page.get_by_role("link", name="Go on").click()
    assert page.url.endswith(f"{addresses.PRACTICE}{SESSION['address']}")


def test_in_the_week_of_a_race_no_count_of_the_plan_contradicts_its_rule(
    open_page: OpenPage,
) -> None:
    race = {"what": "race", "from": "2026-11-27", "to": "2026-11-27"}
    page = come_back(open_page, {**log(DONE, PLAN), "dates": [race]})
    expect(page.get_by_role("heading", level=1)).to_have_text("A session is due")
    page.locator("#today").get_by_role("link", name="Your log").click()
    place = page.locator("[data-text=place]")
    expect(place).to_contain_text("Week")
    expect(place).not_to_contain_text("session")


def test_a_race_and_a_break_are_told(open_page: OpenPage) -> None:
    race = {"what": "race", "from": "2026-11-24", "to": "2026-11-24"}
    page = come_back(open_page, {**log(DONE, PLAN), "dates": [race]})
    today = page.locator("#today")
    rule = next(rule for rule in GUIDE.plan.rules if rule.race)
    expect(today.get_by_text(rule.then)).to_be_visible()
    expect(today.get_by_text("Your race: Tuesday, November 24.")).to_be_visible()
    assert today.locator(".btn-go:visible").count() == 0  # none is due before it

    # Also to who follows no plan, and to who has missed weeks of it.
    for turns, done in (((), DONE), ((PLAN,), [session("2026-11-03", pain=0)])):
        page = come_back(open_page, {**log(done, *turns), "dates": [race]})
        expect(page.locator("#today").get_by_text(rule.then)).to_be_visible()

    pause = {"what": "break", "from": "2026-11-20", "to": "2026-11-25"}
    page = come_back(open_page, {**log(DONE, PLAN), "dates": [pause]})
    expect(page.locator("#today h2:visible")).to_have_text(["Your plan waits"])
    assert page.locator("#today .btn-go:visible").count() == 0


@pytest.mark.parametrize("zone", [zone for zone in MORNING.zones if zone.stop], ids=str)
@pytest.mark.parametrize("turns", [(), (PLAN,)], ids=["no plan", "plan"])
def test_after_a_bad_morning_it_says_what_holds_and_until_when(
    open_page: OpenPage, zone: Zone, turns: Any
) -> None:
    value = log([session("2026-11-21", pain=zone.high)], *turns)
    page = come_back(open_page, value, kept=SESSION)
    today = page.locator("#today")
    expect(today.get_by_role("heading", name=zone.name, exact=True)).to_be_visible()
    expect(today).to_contain_text(zone.text)
    expect(today).to_contain_text(f"From {writing(rested('2026-11-21'))} on")
    assert is_first_screen(page, "Your log")
    assert page.locator("#today .btn-go:visible").count() == 0


def test_after_a_sign_it_says_how_soon_it_has_to_be_seen(open_page: OpenPage) -> None:
    told = session("2026-11-18", pain=None, felt="sign")
    page = come_back(open_page, log([told], PLAN))
    words = page.locator("#today").inner_text()
    for text in (MORNING.signs.when, MORNING.signs.then):
        assert text in words
    for sign in MORNING.signs.signs:
        assert sign.sign in words
        assert sign.then in words
    assert page.locator("#today .btn-go:visible").count() == 0
    expect(page.locator("#today")).to_contain_text("Wait until a doctor has looked at it.")
    for number in ("settles", "later"):
        expect(page.locator(f"[data-today={number}]")).to_be_hidden()
    assert find_faults(page) == []


# --------------------------------------------------------------------- what goes wrong or on

SEEN = "document.dispatchEvent(new Event('visibilitychange'))"


def test_a_page_that_is_seen_again_tells_of_today(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-21", pain=0)], PLAN))
    title = page.locator("[data-today=title]")
    expect(title).to_contain_text("Rest today")
    page.evaluate("window.stays = true")
    page.evaluate(SEEN)
    assert page.evaluate("window.stays")  # nothing has changed
    page.clock.set_fixed_time("2026-11-23T09:00:00Z")
    page.evaluate(SEEN)
    expect(title).to_contain_text("is due")


def test_a_page_that_is_seen_again_tells_of_what_was_done(open_page: OpenPage) -> None:
    page = come_back(open_page, log(DONE, PLAN))
    expect(page.locator("[data-today=title]")).to_contain_text("is due")
    more = json.dumps(log([*DONE, session("2026-11-22", pain=7)], PLAN))
    page.evaluate("(text) => localStorage.setItem('footwork-log', text)", more)
    page.evaluate(SEEN)
    expect(page.locator("[data-today=hold]")).to_be_visible()


@pytest.mark.parametrize("script", ["home-page", "today", "store"])
def test_where_the_script_does_not_come_the_page_says_so(
    browser: Browser, address: str, script: str
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    text = json.dumps(json.dumps(log(DONE, PLAN)))
    page.add_init_script(f"localStorage.setItem('footwork-log', {text})")
    page.route(f"**/{script}.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(address)
    late = page.locator("#today .late")
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(late).to_be_visible()
    page.unroute(f"**/{script}.js")
    late.get_by_role("link").click()
    expect(late).to_be_hidden()
    expect(page.locator("#today.ready")).to_be_visible()
    context.close()


@pytest.mark.parametrize("kept", ["x", "5", '{"active": {}}'])
def test_a_broken_session_hides_no_log(open_page: OpenPage, kept: str) -> None:
    page = come_back(open_page, log(DONE, PLAN), kept=kept)
    expect(page.locator("[data-today=title]")).to_contain_text("is due")


# -------------------------------------------------------------- the pages of practice and plan

LEADING = (addresses.PRACTICE, addresses.PLAN)
RESTED = [session("2026-11-21", pain=0)]


@pytest.mark.parametrize("size", [SMALL[0], WIDE], ids=str)
@pytest.mark.parametrize("path", LEADING)
def test_every_page_that_leads_to_a_session_knows_which_one_is_due(
    open_page: OpenPage, path: str, size: tuple[int, int]
) -> None:
    page = come_back(open_page, log(DONE, PLAN), size, path=path)
    title = page.locator("[data-due=title]")
    expect(title).to_have_text(f"Session 2 of {GUIDE.plan.phase_by_id['1'].sessions} is due")
    assert page.evaluate("window.shifted ?? 0") < 0.01
    assert find_faults(page) == []
    page.locator("[data-due=go]").click()
    assert page.url.endswith(addresses.practice(phase="1"))


@pytest.mark.parametrize("path", LEADING)
def test_on_a_day_of_rest_they_ask_for_nothing(open_page: OpenPage, path: str) -> None:
    page = come_back(open_page, log(RESTED, PLAN), path=path)
    expect(page.locator("[data-due=title]")).to_contain_text("Rest today")
    expect(page.locator("[data-due=go]")).to_have_text("Start anyway")
    assert page.locator("[data-due=go].btn-go").count() == 0


@pytest.mark.parametrize("path", LEADING)
@pytest.mark.parametrize(
    ("value", "told"),
    [
        (log([session("2026-11-21", pain=7)], PLAN), "Your log says what comes next"),
        ("{", "Your log says what comes next"),
        (log(DONE), "You can train today"),
        (log(RESTED), "Rest today"),
    ],
    ids=["a bad morning", "no log", "no plan", "no plan, a day of rest"],
)
def test_where_no_session_of_the_plan_is_due_they_offer_none(
    open_page: OpenPage, path: str, value: Any, told: str
) -> None:
    page = come_back(open_page, value, path=path)
    expect(page.locator("[data-due=title]")).to_contain_text(told)
    assert page.locator("[data-due=go][href*='phase=']:visible").count() == 0


def test_the_plan_shows_what_is_done_of_it(open_page: OpenPage) -> None:
    page = come_back(open_page, log(DONE, PLAN), path=addresses.PLAN)
    boxes = page.locator(".weeks .session")
    assert page.locator(".weeks .did").count() + page.locator(".weeks .now").count() > 0
    assert page.locator(".weeks .now").count() == 1
    assert page.locator(".weeks .did, .weeks .now, .weeks .due").count() == boxes.count()


@pytest.mark.parametrize("path", LEADING)
def test_a_stranger_is_told_of_no_session(open_page: OpenPage, path: str) -> None:
    page = come_back(open_page, None, path=path)
    assert page.locator("[data-due]:visible").count() == 0
    assert page.locator(".weeks .due").count() == 0


def test_practice_goes_on_with_what_was_interrupted(open_page: OpenPage) -> None:
    page = come_back(open_page, log(DONE, PLAN), kept=SESSION, path=addresses.PRACTICE)
    page.locator("[data-due=resume] a").click()
    assert page.url.endswith(f"{addresses.PRACTICE}{SESSION['address']}")


# ------------------------------------------------------------------------- beside the plan


@pytest.mark.parametrize(
    ("kind", "name", "query"),
    [
        ("routine", "seated", "?routine=seated"),
        ("phase", "2", "?phase=2"),
        ("do", "toe-walks", "?routine=core"),  # a movement alone is no session
        ("routine", "gone", "?routine=core"),
        ("r", "1abc2r10.7c2k", "?r=1abc2r10.7c2k&name=Before+bed"),
    ],
)
def test_without_the_plan_the_last_session_is_offered_when_one_is_due(
    open_page: OpenPage, kind: str, name: str, query: str
) -> None:
    own = {"r": "1abc2r10.7c2k", "name": "Before bed"}
    value = {**log([session("2026-11-18", kind, name, pain=0)]), "routines": [own]}
    page = come_back(open_page, value)
    expect(page.get_by_role("heading", level=1)).to_have_text("You can train today")
    assert page.locator("#today .btn-go:visible").all_inner_texts() == ["Start this session"]
    assert is_first_screen(page, "Start this session")
    page.locator("#today").get_by_role("link", name="Start this session", exact=True).click()
    assert page.url.endswith(addresses.PRACTICE + query)


def test_without_the_plan_a_day_of_rest_is_said_too(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-21", "routine", "core")]))
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("Rest today")
    expect(title).to_contain_text(writing(rested("2026-11-21")))
    assert page.locator("#today .btn-go:visible").count() == 0


def test_the_plan_starts_with_one_tap(open_page: OpenPage) -> None:
    page = come_back(open_page, log([session("2026-11-18", "routine", "core", pain=0)]))
    page.locator("#today").get_by_role("link", name="Start the plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Session 1 of")
    assert page.url.endswith("/")
    assert page.evaluate("scrollY") == 0
    expect(page.locator("[data-today=place]")).to_contain_text("Week 1 of")


def test_a_first_session_that_was_left_is_gone_on_with(open_page: OpenPage) -> None:
    page = come_back(open_page, None, kept=SESSION)
    assert page.locator("#today .btn-go:visible").all_inner_texts() == ["Go on"]
    page.get_by_role("link", name="Go on").click()
    assert page.url.endswith(f"{addresses.PRACTICE}{SESSION['address']}")


def test_a_first_session_of_another_day_leaves_a_stranger_s_page(open_page: OpenPage) -> None:
    page = come_back(open_page, None, kept={**SESSION, "saved": 1795200000000})
    assert page.locator("#today").is_hidden()
    assert page.evaluate("window.shifted ?? 0") < 0.01


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
