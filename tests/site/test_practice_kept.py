"""What was done of a session reaches the log once, under the day on which it was done."""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.site.conftest import OpenPage
from tests.site.practice_tools import GUIDE, NOON, begin, let_clock_run, own, step
from tests.site.test_practice import MIXED, RAISES, run
from tests.site.test_practice_holds import day, open_with

BALANCE = step("single-leg-balance", sets=1, seconds=20, per_side=True)
WALKS = step("toe-walks", sets=1, seconds=20)
LIFTS = step("toe-presses", sets=1, seconds=20)


def list_sessions(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate("localStorage.getItem('footwork-log')")
    return list(json.loads(text)["sessions"]) if text else []


def skip_the_rest(page: Page) -> None:
    while page.locator("#pr-skip").is_visible():
        page.locator("#pr-skip").click()


def test_a_session_is_of_the_day_on_which_it_was_begun(open_page: OpenPage) -> None:
    """The page may lie open since yesterday, or since the clock was wrong."""
    page = open_with(open_page, own([BALANCE]), clock=let_clock_run)
    page.clock.pause_at(NOON + datetime.timedelta(hours=9))
    page.reload()
    page.clock.pause_at(NOON + datetime.timedelta(hours=12, minutes=24))
    begin(page)
    run(page, 12 + 60)
    (kept,) = list_sessions(page)
    assert kept["finished"]
    assert kept["start"].startswith(f"{day(-1)}T00:24:")


@pytest.mark.parametrize("ahead", [0, 1, 2, 3, 6, 7, -1])
def test_before_a_race_a_start_is_a_choice(open_page: OpenPage, ahead: int) -> None:
    (rule,) = [rule for rule in GUIDE.plan.rules if rule.race]
    assert rule.race
    race = {"what": "race", "from": str(day(-ahead)), "to": str(day(-ahead))}
    kept = {"footwork": "log", "version": 1, "sessions": [], "plan": [], "dates": [race]}
    page = open_with(open_page, "routine=core", json.dumps(kept))
    told = page.locator("#pr-race")
    assert told.is_visible() is (0 <= ahead < 7)
    if told.is_visible():
        expect(told).to_contain_text(rule.then)
    chosen = 0 <= ahead <= rule.race.clear_days
    expect(page.locator("#pr-begin")).to_have_text("Start anyway" if chosen else "Start")


LACKS = "footwork-practice-lacks"
KEPT = "footwork-practice-session"
FOREIGN = [
    *[(LACKS, text) for text in ("5", '{"a": 1}', '"dark"', "{")],
    *[("footwork-practice-signals", text) for text in ("7", '["x"]')],
    *[(KEPT, {"told": told}) for told in ({"movements": 5}, {"active": "x", "movements": []}, 7)],
    (KEPT, {"told": {"active": 5, "movements": [{"do": "none", "sets": 1}]}}),
]


@pytest.mark.parametrize(("key", "value"), FOREIGN)
def test_foreign_values_are_dropped_and_the_session_starts(
    open_page: OpenPage, key: str, value: Any
) -> None:
    page = open_with(open_page, own([BALANCE]))
    if key == KEPT:
        begin(page)
        run(page, 12 + 5)
        page.locator("#pr-pause").click()
        kept = json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))
        value = json.dumps({**kept, **value})
    page.add_init_script(f"localStorage.setItem({key!r}, {json.dumps(value)})")
    page.add_init_script("delete Navigator.prototype.wakeLock")
    page.reload()
    begin(page)
    run(page, 12 + 70)
    expect(page.locator("#pr-title")).to_have_text("Well done")


def test_the_box_of_the_week_fills_at_the_end(open_page: OpenPage) -> None:
    phase = GUIDE.plan.phases[0]
    plan = [{"from": f"{day(1)}T08:00:00+00:00", "phase": "1"}]
    kept = {"footwork": "log", "version": 1, "sessions": [], "plan": plan}
    page = open_with(open_page, own([BALANCE]), json.dumps(kept), reduced_motion="no-preference")
    begin(page)
    run(page, 12 + 60)
    week = page.locator("#pr-week")
    expect(week).to_contain_text(f"1 of {phase.sessions} done")
    assert week.locator("i").count() == phase.sessions
    assert week.locator(".did").count() == 1
    name = "(e) => getComputedStyle(e).animationName"
    assert week.locator(".new").evaluate(name) == "pr-fill"
    page.emulate_media(reduced_motion="reduce")
    assert week.locator(".new").evaluate(name) == "none"


def test_no_box_is_shown_to_who_follows_no_plan(open_page: OpenPage) -> None:
    page = open_with(open_page, own([BALANCE]))
    begin(page)
    run(page, 12 + 60)
    expect(page.locator("#pr-title")).to_have_text("Well done")
    expect(page.locator("#pr-week")).to_be_hidden()


def test_most_of_it_skipped_is_no_finished_session(open_page: OpenPage) -> None:
    page = open_with(open_page, own([BALANCE, WALKS, LIFTS]))
    begin(page)
    run(page, 12 + 50)
    skip_the_rest(page)
    expect(page.locator("#pr-title")).to_have_text("Stopped")
    assert "most of it" in page.locator("#pr-went").inner_text()
    (kept,) = list_sessions(page)
    assert not kept["finished"]
    assert kept["movements"] == ["single-leg-balance"]


def test_half_of_it_done_is_a_session_and_says_what_it_was(open_page: OpenPage) -> None:
    page = open_with(open_page, own([BALANCE, WALKS]))
    begin(page)
    run(page, 12 + 50)
    skip_the_rest(page)
    (kept,) = list_sessions(page)
    assert kept["finished"]
    assert "some skipped" in page.locator("#pr-went").inner_text()


def test_what_runs_is_saved_on_the_way(open_page: OpenPage) -> None:
    """A flat battery says nothing before."""
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 12 + 60)
    saved = page.evaluate("JSON.parse(localStorage.getItem('footwork-practice-session'))")
    assert saved["position"] > 60
    assert saved["active"] > 45


def test_what_was_done_before_it_begins_anew_is_in_the_log(open_page: OpenPage) -> None:
    page = open_with(open_page, own([BALANCE, WALKS]))
    begin(page)
    run(page, 12 + 50)
    page.locator("#pr-pause").click()
    page.reload()
    page.locator("#pr-again").click()
    run(page, 1)
    page.locator("#pr-stop").click()
    (kept,) = list_sessions(page)
    assert kept["movements"] == ["single-leg-balance"]
    assert not kept["finished"]


def test_what_was_done_of_another_routine_is_in_the_log(open_page: OpenPage) -> None:
    """One session is kept to go on with; the one whose place it takes is told first."""
    page = open_with(open_page, own([BALANCE, WALKS]))
    begin(page)
    run(page, 12 + 50)
    page.locator("#pr-pause").click()
    page.goto(page.url.partition("?")[0] + "?do=toe-walks")
    begin(page)
    run(page, 12 + 25)
    page.locator("#pr-stop").click()
    first, second = list_sessions(page)
    assert (first["kind"], first["movements"]) == ("r", ["single-leg-balance"])
    assert (second["kind"], second["movements"]) == ("do", ["toe-walks"])


def test_what_was_done_on_two_days_counts_on_each_what_was_done_on_it(
    open_page: OpenPage,
) -> None:
    page = open_with(open_page, own([BALANCE, WALKS]), clock=let_clock_run)
    page.clock.pause_at(NOON + datetime.timedelta(hours=10))
    page.reload()
    begin(page)
    run(page, 12 + 50)
    page.locator("#pr-stop").click()
    page.clock.pause_at(NOON + datetime.timedelta(hours=20))
    page.reload()
    begin(page)
    run(page, 60)
    first, second = list_sessions(page)
    assert first["movements"] == ["single-leg-balance"]
    assert second["movements"] == ["toe-walks"]
    assert second["finished"]
    assert first["seconds"] + second["seconds"] <= 45 + 12 + 20 + 2


def test_what_was_done_is_in_the_log_though_the_page_was_closed(open_page: OpenPage) -> None:
    page = open_with(open_page, own([BALANCE, WALKS]))
    practice = page.url
    begin(page)
    run(page, 12 + 50)
    page.goto(urljoin(practice, "../log/"))
    (kept,) = list_sessions(page)
    assert (kept["movements"], kept["finished"]) == (["single-leg-balance"], False)
    page.goto(practice)
    begin(page)
    run(page, 60)
    (kept,) = list_sessions(page)  # the same one
    assert (kept["movements"], kept["finished"]) == (["single-leg-balance", "toe-walks"], True)


def test_a_session_too_old_to_go_on_with_is_in_the_log_before_the_next_begins(
    open_page: OpenPage,
) -> None:
    """Its page was thrown away, so that it could say nothing at its end."""
    page = open_with(open_page, own([BALANCE, WALKS]), clock=let_clock_run)
    practice = page.url
    begin(page)
    run(page, 12 + 50)
    page.goto(urljoin(practice, "../safety/"))
    page.evaluate("localStorage.removeItem('footwork-log')")
    page.clock.pause_at(NOON + datetime.timedelta(hours=13))
    page.goto(urljoin(practice, "?routine=core"))
    expect(page.locator("#pr-due")).to_be_visible()
    (kept,) = list_sessions(page)
    assert (kept["movements"], kept["finished"]) == (["single-leg-balance"], False)
    page.goto(practice)
    expect(page.locator("#pr-again")).to_be_hidden()
    assert len(list_sessions(page)) == 1


def test_a_broken_session_that_was_left_stops_nothing(open_page: OpenPage) -> None:
    page = open_with(open_page, own(MIXED))
    page.evaluate(
        "localStorage.setItem('footwork-practice-session',"
        ' \'{"address": "?r=x", "begun": "never", "steps": 5}\')'
    )
    begin(page)
    run(page, 12 + 5)
    expect(page.locator("#pr-run")).to_be_visible()
    assert list_sessions(page) == []
