"""The training log: its rules, run in the browser's own engine, and its page."""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError
from playwright.sync_api import Browser, Page, expect

from footwork.model import ID_PATTERN
from footwork.practice.exported_log import create_log_schema
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.test_browser import DESKTOP, GUIDE, NARROW, PHONE

FOLDER = "assets/js/practice/"
RULES = [
    *("entries", "times", "adding", "merge", "morning", "plan", "dates", "changes", "growth"),
    "today",
]
"""Modules of the log that are pure."""
NOW = "2026-11-22T09:00:00Z"  # a Sunday
NO_LOG = "This file is not a training log of Footwork. Nothing was changed."

Record = dict[str, Any]


def session(start: str, kind: str = "phase", name: str = "1", **more: Any) -> Record:
    """Return a finished session; a day stands for half past six in the evening of it."""
    start = start if "T" in start else f"{start}T18:30:00+00:00"
    base = {"start": start, "kind": kind, "id": name, "seconds": 1230, "finished": True}
    return {**base, "movements": ["calf-raises"], **more}


def log(sessions: list[Record], *turns: tuple[str, str]) -> Record:
    """Return a log; each turn is a day and the phase that is followed from its morning on."""
    plan = [{"from": f"{day}T08:00:00+00:00", "phase": phase} for day, phase in turns]
    return {"footwork": "log", "version": 1, "sessions": sessions, "plan": plan}


# ------------------------------------------------------------------------------- the rules

Run = Callable[..., Any]


def load_rules(page: Page, address: str) -> None:
    """Put the functions of the log's rules at `window.log`."""
    page.evaluate(
        """async (addresses) => {
          const all = await Promise.all(addresses.map((address) => import(address)));
          window.log = Object.assign({}, ...all);
        }""",
        [f"{address}{FOLDER}{name}.js" for name in RULES],
    )


@pytest.fixture(scope="module")
def run(browser: Browser, address: str) -> Iterator[Run]:
    """Call a rule of the log with plain values."""
    context = browser.new_context(service_workers="block", timezone_id="America/New_York")
    page = context.new_page()
    page.goto(address + "log/")
    load_rules(page, address)

    def call(name: str, *values: Any) -> Any:
        return page.evaluate(
            """([name, values]) => {
              const revive = (value) => (value?.date ? new Date(value.date) : value);
              return window.log[name](...values.map(revive)) ?? null;
            }""",
            [name, list(values)],
        )

    yield call
    context.close()


@pytest.fixture(scope="module")
def facts(browser: Browser, address: str) -> Record:
    """What the page tells the log of the real plan."""
    page = browser.new_page()
    page.goto(address + "log/")
    found: Record = json.loads(page.locator("#log-facts").text_content() or "")
    page.close()
    return found


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def rested(text: str) -> str:
    """Return the first day on which a session is due after one, by the plan's days of rest."""
    return str(datetime.date.fromisoformat(text) + datetime.timedelta(1 + GUIDE.plan.rest_days))


LEARN = ["2026-11-02", "2026-11-04", "2026-11-06", "2026-11-09", "2026-11-11", "2026-11-13"]
"""Six days with a session: the two weeks of the first phase."""


@pytest.mark.parametrize(
    ("days", "today", "week", "number", "wait"),
    [
        ([], "2026-11-02", 1, 1, None),
        (LEARN[:1], "2026-11-02", 1, 2, rested("2026-11-02")),
        (LEARN[:1], "2026-11-03", 1, 2, rested("2026-11-02")),
        (LEARN[:1], rested("2026-11-02"), 1, 2, None),
        (LEARN[:3], "2026-11-07", 2, 1, "2026-11-09"),
        (LEARN[:3], "2026-11-09", 2, 1, None),
        (LEARN[:4], "2026-11-10", 2, 2, rested("2026-11-09")),
        (LEARN[:4], rested("2026-11-09"), 2, 2, None),
        # Three days in a row do not make the week shorter, and a fourth one is the same week.
        (
            ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"],
            "2026-11-06",
            2,
            1,
            "2026-11-09",
        ),
        # A slow week is one week all the same.
        (["2026-11-02", "2026-11-05", "2026-11-10"], rested("2026-11-10"), 2, 1, None),
        # After a slow week the rest is as long as after any other session.
        (["2026-11-02", "2026-11-05", "2026-11-10"], "2026-11-11", 2, 1, rested("2026-11-10")),
    ],
)
def test_next_session_of_the_plan(
    run: Run,
    facts: Record,
    *,
    days: list[str],
    today: str,
    week: int,
    number: int,
    wait: str | None,
) -> None:
    next_one = run(
        "findNext",
        log([session(item, pain=0) for item in days], ("2026-11-02", "1")),
        facts,
        day(today),
    )
    assert (next_one["state"], next_one["week"], next_one["session"]) == ("next", week, number)
    assert next_one["wait"] > day(today) if wait else next_one["wait"] <= day(today)
    assert not wait or next_one["wait"] == day(wait)


@pytest.mark.parametrize(
    ("other", "rests"),
    [
        ({"kind": "routine", "name": "quick"}, True),
        ({"kind": "r", "name": "1abc2r10.7c2k"}, True),
        ({"kind": "phase", "name": "4"}, True),
        ({"kind": "do", "name": "toe-walks"}, False),
        ({"kind": "routine", "name": "quick", "finished": False}, True),
        ({"kind": "routine", "name": "quick", "finished": False, "movements": []}, False),
    ],
)
def test_any_whole_session_is_followed_by_rest(
    run: Run, facts: Record, other: Record, *, rests: bool
) -> None:
    yesterday = session("2026-11-10", pain=0, **other)
    mine = log([session("2026-11-06", pain=0), yesterday], ("2026-11-02", "1"))
    wait = run("findNext", mine, facts, day("2026-11-11"))["wait"]
    assert wait == day(rested("2026-11-10" if rests else "2026-11-06"))


def test_two_sessions_on_a_day_count_once_and_stopped_ones_do_not(run: Run, facts: Record) -> None:
    sessions = [
        session("2026-11-02T07:00:00+00:00"),
        session("2026-11-02T19:00:00+00:00"),
        session("2026-11-03", finished=False),
        session("2026-11-04", "routine", "quick"),
        session("2026-11-05", "do", "toe-walks"),
    ]
    mine = log(sessions, ("2026-11-02", "1"))
    assert run("findNext", mine, facts, day("2026-11-06"))["session"] == 2
    weeks = run("listWeeks", mine, facts, day("2026-11-06"), 2)
    assert weeks == [
        {"monday": day("2026-10-26"), "done": [], "wanted": 0, "pain": None},
        {"monday": day("2026-11-02"), "done": ["1", ""], "wanted": 3, "pain": None},
    ]


def test_a_week_tells_the_worst_morning_of_it(run: Run, facts: Record) -> None:
    sessions = [session("2026-11-02", pain=1), session("2026-11-04", pain=3, settled=True)]
    sessions += [session("2026-11-06", pain=None), session("2026-11-10", pain=0)]
    # What was stopped early hurts no less, and neither does a movement alone.
    sessions += [session("2026-11-17", pain=1), session("2026-11-19", pain=6, finished=False)]
    sessions += [session("2026-11-24", "do", "toe-walks", pain=4)]
    weeks = run("listWeeks", log(sessions, ("2026-11-02", "1")), facts, day("2026-11-26"), 5)
    assert [week["pain"] for week in weeks] == [None, 3, 0, 6, 4]


@pytest.mark.parametrize(
    ("last", "state", "to"),
    [
        ([{"pain": 2}, {"pain": 0}], "ready", "2"),
        ([{"pain": 2}, {}], "asking", "2"),
        ([{"pain": 3}, {"pain": 0}], "again", "2"),
        ([{"pain": 0}, {"pain": None}], "again", "2"),
    ],
)
def test_moving_on_needs_two_sessions_in_a_row(
    run: Run, facts: Record, last: list[Record], state: str, to: str
) -> None:
    sessions = [session(item, pain=9) for item in LEARN[:4]]
    sessions += [session(item, **more) for item, more in zip(LEARN[4:], last, strict=True)]
    found = run("findNext", log(sessions, ("2026-11-02", "1")), facts, day("2026-11-14"))
    assert found["state"] == state
    assert found["to"] == to
    assert facts["rules"][found["rule"]]["moveOn"] == {"sessions": 2, "pain": 2}


def test_a_session_stopped_early_breaks_the_row(run: Run, facts: Record) -> None:
    sessions = [session(item, pain=0) for item in LEARN]
    sessions.append(session("2026-11-14", finished=False, pain=0))
    found = run("findNext", log(sessions, ("2026-11-02", "1")), facts, day("2026-11-15"))
    assert found["state"] == "again"


def test_doing_the_phase_again_begins_with_nothing(run: Run, facts: Record) -> None:
    mine = log([session(item, pain=5) for item in LEARN], ("2026-11-02", "1"), ("2026-11-14", "1"))
    found = run("findNext", mine, facts, day("2026-11-14"))
    assert (found["state"], found["week"], found["session"]) == ("next", 1, 1)


def test_weeks_go_on_through_the_phases(run: Run, facts: Record) -> None:
    found = run("findNext", log([], ("2026-11-14", "4")), facts, day("2026-11-14"))
    assert (found["week"], found["session"]) == (9, 1)
    after = run("findNext", log([], ("2026-11-14", "maintain")), facts, day("2027-03-01"))
    assert after["state"] == "next"
    assert after["week"] is None


@pytest.mark.parametrize(
    ("today", "state", "to"),
    [
        ("2026-11-20", "next", None),
        ("2026-11-21", "missed", "1"),
        ("2026-12-04", "missed", "1"),
        ("2026-12-05", "missed", "1"),
    ],
)
def test_missed_weeks_lead_back(
    run: Run, facts: Record, today: str, state: str, to: str | None
) -> None:
    mine = log([session("2026-11-13", name="2", pain=0)], ("2026-11-09", "2"))
    found = run("findNext", mine, facts, day(today))
    assert (found["state"], found.get("to")) == (state, to)


def test_the_longest_break_has_the_last_word(run: Run, facts: Record) -> None:
    mine = log([session("2026-11-01", name="3", pain=0)], ("2026-10-20", "3"))
    two = run("findNext", mine, facts, day("2026-11-22"))
    three = run("findNext", mine, facts, day("2026-11-23"))
    assert [two["to"], three["to"]] == ["2", "1"]
    assert [facts["rules"][item["rule"]]["missed"]["weeks"] for item in (two, three)] == [1, 3]
    busy = log([*mine["sessions"], session("2026-11-20", "routine", "travel")], ("2026-10-20", "3"))
    assert run("findNext", busy, facts, day("2026-11-22"))["state"] == "next"


@pytest.mark.parametrize("phase", ["off", "9"])
def test_a_plan_that_was_left_or_that_nobody_knows_is_not_followed(
    run: Run, facts: Record, phase: str
) -> None:
    mine = log([], ("2026-11-02", "1"), ("2026-11-03", phase))
    assert run("findNext", mine, facts, day("2026-11-04")) == {"state": "off", "race": 0}


def test_a_day_is_the_day_where_the_session_was_done(run: Run, facts: Record) -> None:
    # One evening in Honolulu, the next one in Tokyo: an order of moments, each on its own day.
    sessions = [session("2026-11-02T20:00:00-10:00"), session("2026-11-04T06:00:00+09:00")]
    late = {"session": "2026-11-03T05:30:00.000Z", "kind": "phase", "id": "1", "seconds": 60.4}
    made = run(
        "createSession", {**late, "finished": True, "movements": [{"do": "toe-walks", "sets": 1}]}
    )
    assert made["start"] == "2026-11-03T00:30:00-05:00"  # the browser stands in New York
    summer = run(
        "createSession",
        {**late, "session": "2026-07-01T05:30:00Z", "finished": True, "movements": []},
    )
    assert summer["start"] == "2026-07-01T01:30:00-04:00"
    joined = log([], ("2026-11-02", "1"))
    for item in (*sessions, made):
        joined = run("addSession", joined, item)
    assert [item["start"][:10] for item in joined["sessions"]] == [
        "2026-11-03",
        "2026-11-02",
        "2026-11-04",
    ]
    assert run("findNext", joined, facts, day("2026-11-05"))["wait"] <= day("2026-11-09")


def test_a_clock_set_back_does_no_harm(run: Run, facts: Record) -> None:
    mine = log([session("2030-01-01")], ("2030-01-01", "1"))
    assert run("findNext", mine, facts, day("2026-11-22"))["state"] == "next"
    assert run("findAsked", mine, day("2026-11-22")) is None


def test_a_session_that_goes_on_keeps_its_place_and_answer(run: Run) -> None:
    mine = log(
        [session("2026-11-02T18:30:00+00:00", finished=False, pain=1), session("2026-11-04")]
    )
    later = session("2026-11-02T13:30:00-05:00", seconds=1500)
    found = run("addSession", mine, later)["sessions"]
    assert found == [{**later, "pain": 1}, session("2026-11-04")]


def test_a_session_never_becomes_less_done(run: Run) -> None:
    """A tab that was left behind tells of the same session later, and knows less of it."""
    whole = session("2026-11-02", movements=["toe-walks", "calf-raises"], pain=PAINS["bad"][0])
    part = session("2026-11-02", finished=False, seconds=60, movements=["toe-walks"])
    for found in (
        run("addSession", log([whole]), part),
        run("merge", log([part]), log([whole])),
        run("merge", log([whole]), log([part])),
        run("merge", log([]), log([part, whole])),
    ):
        (one,) = found["sessions"]
        assert (one["finished"], one["seconds"]) == (True, whole["seconds"])
        assert sorted(one["movements"]) == sorted(whole["movements"])
        assert one["pain"] == whole["pain"]


def test_a_new_session_is_in_a_full_log_whatever_the_clock_says(run: Run) -> None:
    day_one = datetime.date(2015, 1, 1)
    full = [
        session(f"{day_one + datetime.timedelta(at // 4)}T{at % 4 + 8:02}:00:00+00:00")
        for at in range(10_000)
    ]
    new = session("2001-01-01")
    found = run("addSession", log(full), new)["sessions"]
    assert found == [new, *full[1:]]
    assert run("addSession", log(full), session("2026-11-02"))["sessions"][0] == full[1]
    joined = run("merge", log([new]), log(full))["sessions"]
    assert joined == [new, *full[1:]]  # an import takes the place of nothing that is here


def test_the_morning_after_is_asked_from_the_next_day_on(run: Run) -> None:
    mine = log([session("2026-11-02", pain=0), session("2026-11-04T23:50:00+00:00")])
    assert run("findAsked", mine, day("2026-11-04")) is None
    assert run("findAsked", mine, day("2026-11-05")) == mine["sessions"][1]
    told = run("answer", mine, mine["sessions"][1]["start"], None)
    assert told["sessions"][1]["pain"] is None
    assert run("findAsked", told, day("2026-11-05")) is None


def test_every_morning_that_moving_on_depends_on_can_be_told(run: Run, facts: Record) -> None:
    mine = log([session(item) for item in LEARN], ("2026-11-02", "1"))
    today = day("2026-11-14")
    wanted = next(rule["moveOn"]["sessions"] for rule in facts["rules"] if rule.get("moveOn"))
    asked = []
    while open_one := run("findOpen", mine, facts, today):
        assert run("findNext", mine, facts, today)["state"] == "asking"
        asked.append(open_one["start"][:10])
        mine = run("answer", mine, open_one["start"], 0)
    assert asked == LEARN[: -wanted - 1 : -1]
    assert run("findNext", mine, facts, today)["state"] == "ready"


ZONES = [zone.model_dump(mode="json") for zone in GUIDE.safety.morning.zones]
PAINS = {
    kind: [
        pain
        for zone in ZONES
        if zone["train"] == train
        for pain in range(zone["low"], zone["high"] + 1)
    ]
    for kind, train in (("fine", True), ("bad", False))
}


def test_the_newest_morning_that_was_told_decides_over_the_next_session(run: Run) -> None:
    def hold(*pains: Any, **more: Any) -> Any:
        known = [{} if pain == "" else {"pain": pain} for pain in pains]
        sessions = [session(item, **told) for item, told in zip(LEARN, known, strict=False)]
        sessions[-1].update(more)
        return run("findHold", log(sessions), ZONES, day("2026-11-14"))

    for pain in PAINS["bad"]:
        assert hold(0, pain)["start"].startswith(LEARN[1])
        assert hold(pain, 0) is None
        assert hold(pain, None)["start"].startswith(LEARN[0])  # what nobody knows lifts nothing
        assert hold(pain, "")["start"].startswith(LEARN[0])  # not told yet: the last word holds
        assert hold(0, pain, settled=True) is None
    assert [hold(pain) for pain in PAINS["fine"]] == [None] * len(PAINS["fine"])


def find_hold(run: Run, today: str, *sessions: Record) -> Any:
    return run("findHold", log(list(sessions)), ZONES, day(today))


@pytest.mark.parametrize("pain", PAINS["bad"])
def test_no_clock_lifts_a_hold(run: Run, pain: int) -> None:
    held = session("2026-11-20", pain=pain)
    earlier = session("2026-11-18", pain=0)
    for today in (
        "2026-11-21",
        "2026-11-20",
        "2026-11-19",
        "2026-11-10",
        "2001-01-01",
        "2036-01-01",
    ):
        assert find_hold(run, today, earlier, held) == held, today
        assert find_hold(run, today, earlier, {**held, "settled": True}) is None, today
    # What is dated later than its morning can have come lifts nothing, and holds on its own.
    for later in ("2026-11-21", "2026-11-22", "2036-01-01"):
        assert find_hold(run, "2026-11-21", held, session(later, pain=0)) == held
    assert find_hold(run, "2026-11-23", held, session("2026-11-22", pain=0)) is None


def test_no_answer_that_was_given_before_lifts_a_hold(run: Run) -> None:
    """A clock was ahead, and then put right: the earlier answer has the later date."""
    pain = PAINS["bad"][0]
    before = session("2026-11-27", kind="do", pain=0)
    start = session("2026-11-19")["start"]
    mine = log([session("2026-11-19"), before])
    told = run("answer", mine, start, pain, None, day("2026-11-20"))
    held = told["sessions"][0]
    for today in ("2026-11-20", "2026-11-27", "2026-11-28", "2026-12-28"):
        assert run("findHold", told, ZONES, day(today)) == held, today
    copied = run("merge", log([session("2026-11-19"), before]), told)
    assert run("findHold", copied, ZONES, day("2026-11-28")) == held
    then = run("addSession", told, session("2026-12-01"))
    then = run("answer", then, session("2026-12-01")["start"], 0)
    assert run("findHold", then, ZONES, day("2026-12-02")) is None
    settled = run("settle", told, held["start"])
    assert run("findHold", settled, ZONES, day("2026-11-28")) is None


def test_of_two_sessions_on_a_day_the_worse_morning_decides(run: Run) -> None:
    """It is one morning after: a number that is fine for one of them unsays nothing."""
    bad = session("2026-11-20T07:00:00+00:00", pain=PAINS["bad"][0])
    fine = session("2026-11-20T19:00:00+00:00", pain=0)
    assert find_hold(run, "2026-11-21", bad, fine) == bad


def test_an_import_lifts_no_hold_by_what_it_does_not_know(run: Run) -> None:
    bad = session(LEARN[0], pain=PAINS["bad"][0])
    for unknown in ({}, {"pain": None}, {"settled": True}, {"pain": None, "settled": True}):
        mine = log([session(LEARN[0], **unknown)])
        for joined in (run("merge", mine, log([bad])), run("merge", log([bad]), mine)):
            assert run("findHold", joined, ZONES, day("2026-11-14")) == bad, unknown
    settled = log([{**bad, "settled": True}])
    assert run("findHold", run("merge", log([bad]), settled), ZONES, day("2026-11-14")) == bad


def test_an_import_does_not_settle_an_answer_that_was_told_anew(run: Run) -> None:
    bad = PAINS["bad"]
    old = log([session(LEARN[0], pain=bad[0], settled=True)])
    anew = run("merge", log([session(LEARN[0], pain=bad[-1])]), old)
    assert run("findHold", anew, ZONES, day("2026-11-14"))
    kept = run("merge", log([session(LEARN[0])]), old)
    assert run("findHold", kept, ZONES, day("2026-11-14")) is None


def test_what_has_settled_does_not_count_as_a_good_morning(run: Run, facts: Record) -> None:
    bad = PAINS["bad"][0]
    sessions = [session(item, pain=0) for item in LEARN]
    sessions[-1]["pain"] = bad
    mine = run("settle", log(sessions, ("2026-11-02", "1")), sessions[-1]["start"])
    assert mine["sessions"][-1]["pain"] == bad
    VALIDATOR.validate(mine)
    assert run("findHold", mine, ZONES, day("2026-11-16")) is None
    assert run("findNext", mine, facts, day("2026-11-16"))["state"] == "again"
    again = run("answer", mine, sessions[-1]["start"], bad)  # told anew, it has not settled
    assert run("findHold", again, ZONES, day("2026-11-16"))


def test_entries_of_a_day_to_come_do_not_count(run: Run, facts: Record) -> None:
    today = day("2026-11-14")
    sessions = [session(item, pain=0) for item in LEARN[:5]]
    sessions.append(session(LEARN[5]))
    later = session("2036-01-01", pain=0)
    mine = log([*sessions, later], ("2026-11-02", "1"), ("2036-01-01", "off"))
    plain = log(sessions, ("2026-11-02", "1"))
    assert run("findOpen", mine, facts, today) == run("findOpen", plain, facts, today)
    assert run("findHold", mine, ZONES, today) is None
    assert run("findNext", mine, facts, today) == run("findNext", plain, facts, today)
    alone = log(sessions, ("2036-01-01", "1"))  # the only word there is
    assert run("findNext", alone, facts, today)["state"] == "asking"
    left = run("follow", alone, "off", {"date": "2026-11-14T12:00:00Z"})
    assert run("findNext", left, facts, today) == {"state": "off", "race": 0}


# Random histories: from each state there is a way on, and none that the morning forbids.


@st.composite
def histories(draw: st.DrawFn) -> Record:
    """A log of some weeks before the day NOW, with every gap and answer that can be."""
    today = datetime.date.fromisoformat(NOW[:10])
    answers = st.sampled_from([{}, {"pain": None}, *({"pain": pain} for pain in range(11))])
    if draw(st.booleans()):  # a phase that somebody has followed
        follow = [(before, 18) for before in draw(st.permutations(range(1, 18)))[:9]]
        kinds = [("phase", "1")]
        answers = st.sampled_from([{}, {"pain": None}, {"pain": 0}, {"pain": 0}, {"pain": 4}])
        turns = [(60, "1")]
    else:
        follow = draw(st.lists(st.tuples(st.integers(-2, 60), st.integers(6, 21)), max_size=14))
        kinds = [("phase", "1")] * 5 + [("phase", "2"), ("routine", "quick")]
        phases = st.sampled_from([*GUIDE.plan.phase_by_id, "1", "1", "off", "constructor"])
        turns = draw(st.lists(st.tuples(st.integers(-3000, 60), phases), max_size=4))
    sessions = []
    for before, hour in sorted(set(follow), reverse=True):
        kind, name = draw(st.sampled_from(kinds))
        told = draw(answers) if before > 0 else {}
        more = {"settled": True} if draw(st.integers(0, 9)) == 0 and told.get("pain") else {}
        start = f"{today - datetime.timedelta(before)}T{hour:02}:00:00+00:00"
        finished = draw(st.integers(0, 9)) > 0
        sessions.append(session(start, kind, name, finished=finished, **told, **more))
    begun = [(str(today - datetime.timedelta(at)), phase) for at, phase in sorted(turns)[::-1]]
    return log(sessions, *begun)


WALK = """([histories, facts, zones, day, now]) => {
  const { log } = window;
  const moment = new Date(now);
  const turn = (one, phase) => log.follow(one, phase, moment);
  const states = new Set();
  const stuck = [];
  for (const history of histories) {
    // As the page does it: while a morning forbids the next session there is one way on.
    let mine = history;
    const held = log.listHolds(mine, zones, day);
    if (held.length) {
      states.add("hold");
      for (const { start } of held) mine = log.settle(mine, start);
      if (log.findHold(mine, zones, day) || !log.isLog(mine)) stuck.push(["hold", history]);
    }
    const next = log.findNext(mine, facts, day);
    states.add(next.state);
    if (next.state === "next") {
      if (!(next.session >= 1 && next.wait < day + 14)) stuck.push([next, history]);
      continue;
    }
    const ways = next.state === "off" ? [facts.phases[0].id] : [next.phase];
    if (["missed", "ready"].includes(next.state) && next.to) ways.push(next.to);
    for (const phase of ways) {
      const after = log.findNext(turn(mine, phase), facts, day);
      if (after.state !== "next" || after.phase !== phase) stuck.push([next, after, history]);
    }
    // What it asks for can be told, today or tomorrow, and then it asks no more.
    if (next.state !== "asking") continue;
    let told = mine;
    for (let asked; (asked = log.findOpen(told, facts, day + 3));) {
      told = log.answer(told, asked.start, 0);
    }
    if (log.findNext(told, facts, day).state === "asking") stuck.push([next, told]);
  }
  return [[...states].sort(), stuck];
}"""


def test_no_history_is_a_dead_end(facts: Record, page_of_logs: Page) -> None:
    some: list[Record] = []

    @settings(max_examples=400, database=None, derandomize=True)
    @given(histories())
    def collect(history: Record) -> None:
        some.append(history)

    collect()
    states, stuck = page_of_logs.evaluate(WALK, [some, facts, ZONES, day(NOW[:10]), NOW])
    assert stuck == []
    assert {"hold", "off", "next", "asking", "again", "missed", "ready"} <= set(states)


# ---------------------------------------------------------------------------- the schema


def _search_whole(_: Any, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
    """Find a pattern as ECMAScript does, where `$` is the very end."""
    if isinstance(value, str) and not re.search(pattern.removesuffix("$") + r"\Z", value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


SCHEMA = json.loads(create_log_schema())
VALIDATOR = validators.extend(Draft202012Validator, {"pattern": _search_whole})(SCHEMA)

FIRST = datetime.datetime.fromisoformat("2000-01-01")
LAST = datetime.datetime.fromisoformat("2099-12-31")
TIMES = st.builds(
    lambda moment, sign, hours, quarter: (
        f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{hours:02}:{quarter * 15:02}"
    ),
    st.datetimes(min_value=FIRST, max_value=LAST),
    st.sampled_from("+-"),
    st.integers(0, 14),
    st.integers(0, 3),
)
SESSIONS = st.fixed_dictionaries(
    {
        "start": TIMES,
        "kind": st.sampled_from(["routine", "do", "phase", "r"]),
        "id": st.from_regex(r"\A[0-9a-z][0-9a-z.-]{0,30}\Z"),
        "seconds": st.integers(0, 86400),
        "finished": st.booleans(),
        "movements": st.lists(
            st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda text: len(text) <= 60),
            max_size=2,
        ),
    },
    optional={
        "pain": st.one_of(st.none(), st.integers(0, 10)),
        "felt": st.sampled_from(["sore", "sign"]),
        "settled": st.sampled_from([True]),
        "after": st.just("2026-11-22T19:04:11+01:00"),
        "hand": st.sampled_from([True]),
        "corrected": st.integers(0, 86400),
    },
)
DAYS = st.dates(FIRST.date(), LAST.date()).map(str)
CODES = st.from_regex(r"\A[0-9a-z][0-9a-z.-]{0,30}\Z")
LOGS = st.fixed_dictionaries(
    {
        "footwork": st.just("log"),
        "version": st.just(1),
        "sessions": st.lists(SESSIONS, max_size=3, unique_by=lambda item: item["start"]),
        "plan": st.lists(
            st.fixed_dictionaries(
                {"from": TIMES, "phase": st.sampled_from(["1", "2", "maintain", "off"])},
                optional={"week": st.integers(1, 52)},
            ),
            max_size=2,
        ),
    },
    optional={
        "gone": st.lists(
            st.fixed_dictionaries(
                {
                    "start": TIMES,
                    "kind": st.sampled_from(["routine", "do", "phase", "r"]),
                    "id": CODES,
                    "seconds": st.integers(0, 86400),
                }
            ),
            max_size=2,
        ),
        "dates": st.lists(
            st.fixed_dictionaries(
                {"what": st.sampled_from(["break", "race"]), "from": DAYS, "to": DAYS}
            ),
            max_size=2,
        ),
        "routines": st.lists(
            st.fixed_dictionaries(
                {"r": CODES, "name": st.sampled_from(["a", "Füße 🦶", "x" * 60])}
            ),
            max_size=2,
        ),
    },
)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 100_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(max_size=30),
    st.sampled_from(
        [
            [],
            {},
            "<img src=x onerror=alert(1)>",
            "2026-11-22T18:30:00+00:00\n",
            "2026-13-01T18:30:00+00:00",
            "2026-11-22T18:30:00Z",
            "Quick",
            "calf-raises\n",
            "a" * 1001,
            "1" * 21,
            11,
            10.0,
            86401,
            "٣",
        ]
    ),
)


EXTRA = ["__proto__", "0", "note"]
EXTRA += ["pain", "felt", "settled", "after", "hand", "corrected", "week", "gone"]


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A log with one value exchanged, taken out or added anywhere."""
    value = copy.deepcopy(draw(LOGS))
    here: Any = value
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if isinstance(here[key], dict | list) and draw(st.integers(0, 3)):
            here = here[key]
            continue
        match draw(st.sampled_from(["exchange", "remove", "add"])):
            case "exchange":
                here[key] = draw(JUNK)
            case "remove":
                del here[key]
            case _ if isinstance(here, dict):
                here[draw(st.sampled_from(EXTRA))] = draw(JUNK)
            case _:
                here.append(draw(JUNK))
        break
    return value


def test_the_schema_is_one(site: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads((site / "practice/log.schema.json").read_text()) == SCHEMA


@settings(max_examples=40)
@given(st.lists(LOGS, min_size=1, max_size=3))
@example([log([{**session("2026-11-02"), "settled": True, "pain": None}])])
def test_right_logs_are_taken_by_page_and_schema(page_of_logs: Page, values: list[Record]) -> None:
    for value in values:
        VALIDATOR.validate(value)
    faults = page_of_logs.evaluate(
        """(values) => values.filter((value) => {
          const { isLog, merge, createLog } = window.log;
          const sort = (key, part) => part && typeof part === "object" && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort()) : part; // fields have no order
          const same = (one, other) => JSON.stringify(one, sort) === JSON.stringify(other, sort);
          const joined = merge(createLog(), value);
          const again = merge(joined, JSON.parse(JSON.stringify(value)));
          return !(isLog(value) && isLog(joined) && same(again, joined));
        })""",
        values,
    )
    assert faults == []


@settings(max_examples=80)
@given(st.lists(mutated(), min_size=1, max_size=3))
def test_page_and_schema_agree_on_wrong_logs(page_of_logs: Page, values: list[Any]) -> None:
    assert find_logs(page_of_logs, values) == [VALIDATOR.is_valid(value) for value in values]


@pytest.fixture(scope="module")
def page_of_logs(browser: Browser, address: str) -> Iterator[Page]:
    """A page with the log's rules at `window.log`."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(address + "log/")
    load_rules(page, address)
    yield page
    context.close()


def find_logs(page: Page, values: list[Any]) -> Any:
    """Tell of each value whether the page takes it; sent as text, so that no key is lost."""
    texts = [json.dumps(value) for value in values]
    return page.evaluate("(all) => all.map((one) => window.log.isLog(JSON.parse(one)))", texts)


RIGHT = {
    **log([session("2026-11-02", pain=0)], ("2026-11-02", "1")),
    "gone": [{key: session("2026-11-03")[key] for key in ("start", "kind", "id", "seconds")}],
    "dates": [{"what": "race", "from": "2026-11-08", "to": "2026-11-08"}],
    "routines": [{"r": "1abc2r10.7c2k", "name": "Before bed"}],
}
WRONG: list[tuple[str, list[Any]]] = [
    ("footwork", ["diary", None]),
    ("version", [0, 2, "1", None]),
    ("sessions", [{}, None]),
    ("plan", [{}, "1"]),
    ("sessions.0", [None, [], "x"]),
    (
        "sessions.0.start",
        [1, "", "2026-11-02", "2026-11-02T24:00:00+00:00", "1999-11-02T18:30:00+00:00"],
    ),
    ("sessions.0.kind", ["walk", None, []]),
    ("sessions.0.id", ["", "Quick", "<b>", "a" * 1001, 1]),
    ("sessions.0.seconds", [-1, 86401, 0.5, "60", None, True]),
    ("sessions.0.finished", [1, "true", None]),
    ("sessions.0.movements", ["calf-raises", [1], ["Calf"], ["a" * 61], ["a"] * 31, None]),
    ("sessions.0.pain", [-1, 11, 2.5, "2", False]),
    ("sessions.0.settled", [False, None, 1, "true"]),
    ("sessions.0.after", [True, None, 1, "", "2026-11-22", "1999-11-22T19:04:11+01:00"]),
    ("sessions.0.felt", ["pain", None, True]),
    ("sessions.0.hand", [False, None, 1]),
    ("sessions.0.corrected", [-1, 86401, 0.5, None, True]),
    ("sessions.0.note", ["anything"]),
    ("plan.0.from", ["2026-11-02", 0]),
    ("plan.0.phase", ["", "a" * 21, "-", 1]),
    ("plan.0.note", [1]),
    ("plan.0.week", [0, 53, 1.5, None, "1"]),
    ("gone", [{}, None, [1], [{}]]),
    ("gone.0.seconds", [-1, 86401, None]),
    ("gone.0.finished", [True]),
    ("dates", [{}, None, [1], [{}]]),
    ("dates.0.what", ["holiday", None]),
    ("dates.0.from", ["2026-11-08T18:30:00+00:00", "2026-13-01", 1]),
    ("dates.0.to", ["", "1999-01-01", None]),
    ("dates.0.note", ["anything"]),
    ("routines", [{}, None, [1], [{}]]),
    ("routines.0.r", ["", "<b>", "a" * 1001, None]),
    ("routines.0.name", ["", "a" * 61, "a\nb", "a\u0085b", 1, None]),
    ("routines.0.note", ["anything"]),
    ("note", [1]),
]


MAY_MISS = (
    *("note", "0", "pain", "settled", "after", "felt", "hand", "corrected", "week"),
    *("gone", "dates", "routines", "gone.0.finished"),
)
"""Endings of the places that a right log need not have."""


@pytest.mark.parametrize(("place", "values"), WRONG, ids=[place for place, _ in WRONG])
def test_page_and_schema_refuse_each_wrong_value(
    page_of_logs: Page, place: str, values: list[Any]
) -> None:
    assert find_logs(page_of_logs, [RIGHT]) == [VALIDATOR.is_valid(RIGHT)] == [True]
    for value in values:
        wrong: Any = copy.deepcopy(RIGHT)
        *way, last = [int(key) if key.isdigit() else key for key in place.split(".")]
        here = wrong
        for key in way:
            here = here[key]
        here[last] = value
        assert find_logs(page_of_logs, [wrong]) == [VALIDATOR.is_valid(wrong)] == [False], value


@pytest.mark.parametrize("place", [place for place, _ in WRONG if not place.endswith(MAY_MISS)])
def test_page_and_schema_miss_each_missing_value(page_of_logs: Page, place: str) -> None:
    wrong: Any = copy.deepcopy(RIGHT)
    *way, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    here = wrong
    for key in way:
        here = here[key]
    del here[last]
    assert find_logs(page_of_logs, [wrong]) == [VALIDATOR.is_valid(wrong)] == [False]


@pytest.mark.parametrize(
    ("part", "most"), [("sessions", 10_000), ("plan", 1000)], ids=["sessions", "plan"]
)
def test_the_longest_log(page_of_logs: Page, part: str, most: int) -> None:
    entry = (
        session("2026-11-02")
        if part == "sessions"
        else {"from": "2026-11-02T08:00:00+00:00", "phase": "1"}
    )
    for count, taken in ((most, True), (most + 1, False)):
        value = {**log([]), part: [entry] * count}
        assert find_logs(page_of_logs, [value]) == [VALIDATOR.is_valid(value)] == [taken]


# ------------------------------------------------------------------------------- the page

STORED = "localStorage.getItem('footwork-log')"
FULL = [session(item, pain=1) for item in LEARN] + [session("2026-11-20", "routine", "quick")]


def open_log(open_page: OpenPage, value: Any = None, path: str = "log/", **options: Any) -> Page:
    """Open the page with a log on the device, on the same Sunday morning each time."""
    page = open_page("about/", timezone_id="UTC", **{**PHONE, **options})
    page.clock.set_fixed_time(NOW)
    if value is not None:
        text = value if isinstance(value, str) else json.dumps(value)
        page.evaluate("(text) => localStorage.setItem('footwork-log', text)", text)
    page.goto(page.url.removesuffix("about/") + path)
    return page


def stored(page: Page) -> Any:
    return json.loads(page.evaluate(STORED))


def bring(page: Page, text: str) -> None:
    file = {"name": "log.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]


def test_says_that_nothing_leaves_the_device_and_starts_the_plan(open_page: OpenPage) -> None:
    page = open_log(open_page)
    assert page.get_by_text("It stays on this device. Nothing is sent anywhere.").is_visible()
    page.get_by_role("button", name="Start the plan").click()
    expect(page.locator("[data-next=next]")).to_contain_text("Week 1 of 12, session 1 of 3")
    go = page.get_by_role("link", name="Start this session")
    assert str(go.get_attribute("href")).endswith("practice/?phase=1")
    page.get_by_role("button", name="Leave the plan").click()
    expect(page.get_by_role("button", name="Start the plan")).to_be_visible()


def zone_of(pain: int) -> Any:
    return next(item for item in GUIDE.safety.morning.zones if item.low <= pain <= item.high)


@pytest.mark.parametrize("pain", [0, *(zone.high for zone in GUIDE.safety.morning.zones)])
def test_the_morning_after_gets_the_words_of_its_own_rule(open_page: OpenPage, pain: int) -> None:
    page = open_log(open_page, log(FULL))
    morning = page.locator("[data-part=morning]")
    expect(morning).to_contain_text(f"{GUIDE.routine_by_id['quick'].name}, Friday, November 20")
    shown = morning.inner_text()
    assert shown.index(GUIDE.safety.morning.ask) < shown.index("0 is none")
    page.get_by_role("button", name=str(pain), exact=True).click()
    expect(morning).to_contain_text(f"{pain} out of 10")
    # What no number says stays in sight beside it.
    expect(morning.get_by_text(GUIDE.safety.morning.ask).filter(visible=True)).to_be_visible()
    zone = zone_of(pain)
    assert morning.locator("[data-low]:visible").inner_text() == f"{zone.name}. {zone.text}"
    # Who follows no plan reads whether today is a day to train.
    free = page.locator("[data-part=free]")
    expect(free).to_be_visible(visible=zone.train)
    if zone.train:
        due = rested("2026-11-20")
        rests = f"Rest today. It is due from {writing(due)} on."
        expect(free).to_have_text(rests if due > NOW[:10] else "You can train today.")
    for other in GUIDE.safety.pain.zones:  # what goes for pain during exercise
        assert other.text not in page.content()
    assert stored(page)["sessions"][-1]["pain"] == pain
    assert page.evaluate("document.activeElement.id") == "morning"
    page.get_by_role("button", name="Change the answer").click()
    assert stored(page)["sessions"][-1]["pain"] == pain  # until there is another
    forgot = page.get_by_role("button", name="I do not know")
    if not zone.train:  # who has told of pain knows it: it can be put right, not taken back
        expect(forgot).to_be_hidden()
        expect(page.locator("[data-part=right]")).to_be_visible()
        return
    forgot.click()
    assert stored(page)["sessions"][-1]["pain"] is None
    assert morning.locator("[data-low]:visible").count() == 0


STARTS = "a:visible, button:visible"


def starts(page: Page) -> list[str]:
    """Return the words of what starts a session on this page."""
    words = [text.strip() for text in page.locator(STARTS).all_inner_texts()]
    begins = re.compile("start|go on|do it again|from the start", re.IGNORECASE)
    return [text for text in words if begins.search(text) and text != "When not to start"]


@pytest.mark.parametrize("pain", [zone["low"] for zone in ZONES if not zone["train"]])
@pytest.mark.parametrize("turns", [(), (("2026-11-02", "1"),)], ids=["no plan", "plan"])
def test_nothing_starts_after_a_morning_that_forbids_it(
    open_page: OpenPage, pain: int, turns: Any
) -> None:
    last = datetime.date.fromisoformat(RESTED)
    recent = [session(str(last - datetime.timedelta(item)), pain=1) for item in (7, 4)]
    page = open_log(open_page, log([*recent, session(RESTED)], *turns))
    page.get_by_role("button", name=str(pain), exact=True).click()
    for _ in range(2):
        assert starts(page) == []
        expect(page.locator("[data-part=morning]")).to_contain_text(zone_of(pain).text)
        page.reload()  # and it stays so
    root = page.url
    for query in ("?phase=1", "?do=calf-raises", "?routine=seated"):
        page.goto(root.replace("log/", f"practice/{query}"))
        expect(page.locator("#pr-start")).to_be_visible()
        expect(page.locator("#pr-hold")).to_contain_text(zone_of(pain).text)
        assert starts(page) == []
    page.goto(root.replace("log/", "practice/"))
    expect(page.locator("#pr-hold")).to_contain_text(zone_of(pain).text)
    # Later it is better, and there is the way on: once, and with the advice to go easy.
    page.locator("#pr-hold a").click()
    page.get_by_role("button", name=BACK).click()
    assert starts(page) == []
    tell_now(page, PAINS["fine"][-1])
    assert len(starts(page)) == 1
    expect(page.locator("[data-part=eased]")).to_be_visible()
    told = stored(page)["sessions"][-1]
    assert (told["pain"], told["settled"]) == (pain, True)
    expect(page.locator(".log-l")).to_contain_text(f"pain next morning {pain}, settled since")
    page.goto(root.replace("log/", "practice/?phase=1"))
    expect(page.locator("#pr-begin")).to_be_visible()
    expect(page.locator("#pr-hold")).to_be_hidden()


def tell_now(page: Page, pain: int) -> None:
    """Say how much it hurts now, where that is asked."""
    scale = page.get_by_role("group", name="How much does it hurt now?")
    scale.get_by_role("button", name=str(pain), exact=True).click()


BACK = f"It is back to {PAINS['fine'][0]} to {PAINS['fine'][-1]}"
RESTED = str(datetime.date.fromisoformat(NOW[:10]) - datetime.timedelta(1 + GUIDE.plan.rest_days))
"""The day of a session after which the next one is due today."""


def hold_of(page: Page) -> Any:
    return page.locator("[data-next=hold]")


@pytest.mark.parametrize("pain", [zone["low"] for zone in ZONES if not zone["train"]])
def test_pain_can_have_settled_only_when_a_session_could_be_due(
    open_page: OpenPage, pain: int
) -> None:
    page = open_log(open_page, log([session("2026-11-21")], ("2026-11-20", "1")))  # yesterday
    page.get_by_role("button", name=str(pain), exact=True).click()
    due = rested("2026-11-21")
    for today in (NOW[:10], "2026-11-21", "2026-11-18"):  # the clock may be set back, too
        page.clock.set_fixed_time(f"{today}T09:00:00Z")
        page.reload()
        expect(hold_of(page)).to_contain_text(f"From {writing(due)} on")
        expect(page.get_by_role("button", name=BACK)).to_be_hidden()
        assert starts(page) == []
        assert not page.locator("[data-now]:visible").count()
    page.clock.set_fixed_time(f"{due}T09:00:00Z")
    page.reload()
    page.get_by_role("button", name=BACK).click()
    assert page.evaluate("document.activeElement.id") == "now"


def test_only_a_number_that_is_low_enough_settles_pain(open_page: OpenPage) -> None:
    for told in PAINS["bad"]:
        page = open_log(open_page, log([session(RESTED, pain=told)], (RESTED, "1")))
        for now in (told, PAINS["bad"][0], PAINS["bad"][-1]):
            page.get_by_role("button", name=BACK).click()
            tell_now(page, now)
            still = hold_of(page).locator("[data-part=still]")
            expect(still).to_contain_text(f"{now} out of 10 now.")
            expect(still).to_contain_text(zone_of(now).text)
            assert starts(page) == []
            assert "settled" not in stored(page)["sessions"][-1]
        page.get_by_role("button", name=BACK).click()
        tell_now(page, PAINS["fine"][0])
        assert stored(page)["sessions"][-1]["settled"] is True
        assert len(starts(page)) == 1
        page.close()


def test_what_has_settled_is_told_as_past(open_page: OpenPage) -> None:
    pain = PAINS["bad"][-1]
    page = open_log(open_page, log([session(RESTED, pain=pain)], (RESTED, "1")))
    page.get_by_role("button", name=BACK).click()
    tell_now(page, 0)
    morning = page.locator("[data-part=morning]")
    expect(morning).to_contain_text(f"It was {pain} out of 10, and it has settled.")
    assert morning.locator("[data-low]:visible").count() == 0
    expect(page.locator("[data-part=eased]")).to_contain_text("Begin again with an easier version")
    page.reload()
    expect(page.locator("[data-part=eased]")).to_be_visible()
    assert page.locator("[data-low]:visible").count() == 0


def test_pain_of_a_wrong_date_holds_and_makes_nobody_wait_for_it(open_page: OpenPage) -> None:
    wrong = session("2036-01-01", pain=PAINS["bad"][0])
    mine = log([session(RESTED, pain=0), wrong], (RESTED, "1"))
    page = open_log(open_page, mine)
    assert starts(page) == []
    expect(page.locator("[data-part=morning]")).to_contain_text(zone_of(wrong["pain"]).text)
    page.get_by_role("button", name=BACK).click()
    tell_now(page, 0)
    assert len(starts(page)) == 1
    expect(page.locator("[data-part=eased]")).to_be_visible()


def test_no_answer_for_an_older_session_hides_the_words_of_a_hold(open_page: OpenPage) -> None:
    bad = PAINS["bad"][-1]
    recent = [session(f"2026-11-{item:02}") for item in (9, 11, 13, 16, 18, 20)]
    page = open_log(open_page, log(recent, ("2026-11-09", "1")))
    for pain in (bad, 0):
        page.get_by_role("button", name=str(pain), exact=True).first.click()
        (shown,) = page.locator("[data-part=morning] [data-low]:visible").all_inner_texts()
        assert zone_of(bad).text in shown
        assert starts(page) == []


def test_bad_words_never_stand_beside_a_start(open_page: OpenPage) -> None:
    """An older morning that is told later was followed by a better one."""
    bad = PAINS["bad"][-1]
    recent = [session(f"2026-11-{item:02}") for item in (9, 11, 13, 16, 18, 20)]
    page = open_log(open_page, log(recent, ("2026-11-09", "1")))
    for pain in (0, bad):
        page.get_by_role("button", name=str(pain), exact=True).click()
    expect(page.get_by_role("button", name="Do Learn again")).to_be_visible()
    answer = page.locator("[data-part=answer]")
    expect(answer).to_contain_text(f"It was {bad} out of 10. A later morning was better.")
    assert page.locator("[data-low]:visible").count() == 0


def test_deleting_the_log_says_that_pain_is_not_gone(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session("2026-11-20", pain=PAINS["bad"][0])]))
    page.get_by_role("button", name="Delete all").click()
    expect(page.locator("#sure")).to_contain_text("wait all the same")


def test_the_next_session_is_offered_when_it_is_due(open_page: OpenPage) -> None:
    mine = log([session("2026-11-21", pain=0)], ("2026-11-20", "1"))  # yesterday
    page = open_log(open_page, mine)
    expect(page.locator("[data-next=next]")).to_contain_text("session 2 of 3")
    assert starts(page) == []
    expect(page.locator("[data-text=wait]")).to_have_text(
        f"Rest today. It is due from {writing(rested('2026-11-21'))} on."
    )
    expect(page.locator("[data-part=go]")).to_be_hidden()
    page.clock.set_fixed_time(f"{rested('2026-11-21')}T09:00:00Z")
    page.reload()
    expect(page.locator("[data-text=wait]")).to_have_text("")
    expect(page.locator("[data-part=go]")).to_have_class(re.compile("btn-go"))


def writing(text: str) -> str:
    date = datetime.date.fromisoformat(text)
    return f"{date:%A, %B} {date.day}"


def test_one_unanswered_morning_locks_nothing(open_page: OpenPage) -> None:
    recent = [session(f"2026-11-{item:02}") for item in (9, 11, 13, 16, 18, 20)]
    page = open_log(open_page, log(recent, ("2026-11-09", "1")))
    rule = page.locator("[data-next=rule]")
    expect(rule).to_contain_text("Learn is done. Tell how the morning after was")
    expect(page.get_by_role("button", name="Do Learn again")).to_be_visible()
    for date in ("November 20", "November 18"):
        expect(page.locator("[data-part=ask]")).to_contain_text(date)
        page.get_by_role("button", name="1", exact=True).click()
    expect(page.get_by_role("button", name="go on to Build")).to_be_visible()


def test_a_phase_is_done_again_without_any_answer(open_page: OpenPage) -> None:
    recent = [session(f"2026-11-{item:02}") for item in (9, 11, 13, 16, 18, 20)]
    page = open_log(open_page, log(recent, ("2026-11-09", "1")))
    page.get_by_role("button", name="Do Learn again").click()
    expect(page.locator("[data-next=next]")).to_contain_text("Week 1 of 12, session 1 of 3")


CLOCKS = ["1970-01-01T00:10:00Z", "1999-12-30T10:00:00Z", "2100-06-01T10:00:00Z"]


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_plan_that_a_wrong_clock_cannot_start_says_why(open_page: OpenPage, clock: str) -> None:
    page = open_log(open_page)
    page.clock.set_fixed_time(clock)
    page.reload()
    page.get_by_role("button", name="Start the plan").click()
    expect(page.get_by_role("alert")).to_contain_text(f"the clock of this device says {clock[:4]}")
    page.clock.set_fixed_time(NOW)
    page.get_by_role("button", name="Start the plan").click()
    expect(page.locator("[data-next=next]")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_date_to_come_is_said_and_does_not_count(open_page: OpenPage) -> None:
    page = open_log(open_page, log([*FULL, session("2036-01-01")], ("2036-01-01", "1")))
    expect(page.locator("[data-part=ahead]")).to_be_visible()
    expect(page.locator("[data-part=ask]")).to_contain_text("November 20")
    page.get_by_role("button", name="Leave the plan").click()
    expect(page.get_by_role("button", name="Start the plan")).to_be_visible()


def test_names_of_the_language_are_no_names_of_the_guide(open_page: OpenPage) -> None:
    names = ["constructor", "valueof", "tostring"]
    mine = [session(f"2026-11-1{at}", "routine", name) for at, name in enumerate(names)]
    mine += [session("2026-11-18", "do", "constructor"), session("2026-11-19", "phase", "1")]
    page = open_log(open_page, log(mine, ("2026-11-02", "constructor")))
    assert page.locator(".log-l b").all_inner_texts()[1:] == ["Practice"] * 4
    assert "function" not in page.locator("#log").inner_text()


def test_random_histories_on_the_page(open_page: OpenPage) -> None:
    """What is clicked leads on, and nothing starts that the morning forbids."""
    some: list[Record] = []

    @settings(max_examples=25, database=None, derandomize=True)
    @given(histories())
    def collect(history: Record) -> None:
        some.append(history)

    collect()
    page = open_log(open_page)
    for history in some:
        page.evaluate("(text) => localStorage.setItem('footwork-log', text)", json.dumps(history))
        page.reload()
        section = page.locator("section[aria-labelledby=next]")
        for _ in range(4):
            held = section.locator("[data-next=hold]").is_visible()
            ways = section.get_by_role("button").all_inner_texts()
            ways = [way for way in ways if way and way != "Leave the plan"]
            go = section.locator("[data-part=go]").is_visible()
            rest = section.locator("[data-text=wait]").inner_text() != ""
            assert held + go + rest <= 1, history
            later = section.locator("[data-part=later]").is_visible()
            if go or rest or later:
                break
            if held:
                section.get_by_role("button", name=BACK).click()
                tell_now(page, 0)
                continue
            before = section.inner_text()
            assert ways, history
            section.get_by_role("button", name=ways[0], exact=True).click()
            assert section.inner_text() != before, history
        else:
            pytest.fail(f"four steps and no session in {history}")


def test_a_phase_that_is_done_can_be_followed_by_the_next(open_page: OpenPage) -> None:
    recent = [session(f"2026-11-{item:02}", pain=1) for item in (9, 11, 13, 16, 18, 20)]
    page = open_log(open_page, log(recent, ("2026-11-09", "1")))
    expect(page.locator("[data-next=rule]")).to_contain_text("at pain 0 to 2")
    page.get_by_role("button", name="go on to Build").click()
    expect(page.locator("[data-next=next]")).to_contain_text("Week 3 of 12, session 1 of 3")
    page.reload()
    expect(page.locator("[data-next=next]")).to_contain_text("Build.")


def test_who_was_away_is_offered_no_phase_that_the_rule_forbids(open_page: OpenPage) -> None:
    first, second, *_ = GUIDE.plan.phase_by_id.items()
    away = session("2026-10-01", name=second[0], pain=0)
    page = open_log(open_page, log([away], ("2026-10-01", second[0])))
    rule = page.locator("[data-next=rule]")
    assert rule.get_by_role("button").all_inner_texts() == [
        f"Go back to {first[1].name}",
        f"I trained meanwhile: go on with {second[1].name}",
    ]
    rule.get_by_role("button", name="I trained meanwhile").click()
    expect(page.locator("[data-next=next]")).to_contain_text(second[1].name)
    # The rule leads no further back than to the first phase.
    page = open_log(open_page, log([], ("2026-10-01", first[0])))
    assert page.locator("[data-next=rule] button:visible").all_inner_texts() == [
        f"Do {first[1].name} again"
    ]


def test_weeks_are_drawn_and_told(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL, ("2026-11-02", "1")))
    picture = page.locator(".log-weeks svg")
    told = str(picture.get_attribute("aria-label"))
    assert told.index("Week of November 2: 3 of 3.") < told.index("Week of November 9: 3 of 3.")
    assert "Week of November 16: 1 of 3" in told
    assert picture.locator(".did").count() == 7
    assert picture.locator(".due").count() == 2
    # Each in the color of its phase, which the words below name.
    colors = picture.locator(".did").evaluate_all("(all) => all.map((e) => e.classList[1])")
    assert set(colors) <= {"p1", "p2", "p3", "p4", None}
    for phase in GUIDE.plan.phases:
        expect(page.locator(".log-k")).to_contain_text(phase.name)


def test_the_worst_morning_of_each_week_is_a_line(open_page: OpenPage) -> None:
    told = [session("2026-11-04", pain=1), session("2026-11-11", pain=2)]
    page = open_log(open_page, log([*told, session("2026-11-18")], ("2026-11-02", "1")))
    assert page.locator(".log-weeks .pain-d").count() == 2
    words = str(page.locator(".log-weeks svg").get_attribute("aria-label"))
    assert "Worst pain next morning: 2." in words
    expect(page.locator("[data-part=pain-line]")).to_be_visible()


def test_the_line_shows_from_which_pain_on_nobody_trains(open_page: OpenPage) -> None:
    bad = min(PAINS["bad"])
    told = [session("2026-11-04", pain=0), session("2026-11-11", pain=bad)]
    page = open_log(open_page, log([*told, session("2026-11-18")], ("2026-11-02", "1")))
    fine, sore = (point["y"] for point in boxes_of(page, ".log-weeks .pain-d"))
    (shaded,) = boxes_of(page, ".log-weeks .pain-no")
    end = shaded["y"] + shaded["height"]
    radius = boxes_of(page, ".log-weeks .pain-d")[0]["height"] / 2
    assert abs(sore + radius - end) < 1
    assert fine > end


def boxes_of(page: Page, selector: str) -> list[Any]:
    """Return where each element stands, in pixels of the page."""
    return [one.bounding_box() for one in page.locator(selector).all()]


def test_an_empty_log_shows_the_plan_as_empty_boxes_and_start(open_page: OpenPage) -> None:
    page = open_log(open_page, None)
    boxes = page.locator(".log-empty .session")
    assert boxes.count() == sum(
        phase.sessions * (phase.last_week - phase.first_week + 1) for phase in GUIDE.plan.phases
    )
    assert boxes.first.evaluate("(e) => getComputedStyle(e).fill") == "none"
    expect(page.get_by_role("button", name="Start the plan")).to_be_visible()


def test_a_practiced_session_is_in_the_log(open_page: OpenPage) -> None:
    page = open_log(open_page, path="practice/?routine=quick")
    detail = {
        "session": "2026-11-22T08:50:00.000Z",
        "kind": "routine",
        "id": "quick",
        "name": GUIDE.routine_by_id["quick"].name,
        "finished": True,
        "seconds": 584,
        "movements": [{"do": "toe-curls", "sets": 2}, {"do": "toe-walks", "sets": 0}],
    }
    tell = "(detail) => document.dispatchEvent(new CustomEvent('practice:done', {detail}))"
    page.evaluate(tell, {**detail, "finished": False, "movements": []})
    assert page.evaluate(STORED) is None
    page.evaluate(tell, detail)
    page.evaluate(tell, {**detail, "seconds": 600})
    (found,) = stored(page)["sessions"]
    assert found == {
        "start": "2026-11-22T08:50:00+00:00",
        "kind": "routine",
        "id": "quick",
        "seconds": 600,
        "finished": True,
        "movements": ["toe-curls"],
    }
    expect(page.locator("#pr-kept")).to_contain_text(
        "It is in your log, which stays on this device."
    )


TELL = "(detail) => document.dispatchEvent(new CustomEvent('practice:done', {detail}))"
DONE = {
    "session": NOW,
    "kind": "routine",
    "id": "quick",
    "name": "Quick routine",
    "finished": True,
    "seconds": 584,
    "movements": [{"do": "toe-curls", "sets": 2}],
}
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException(); }})"
NO_MORE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_session_that_a_wrong_clock_keeps_out_of_the_log_says_so(
    open_page: OpenPage, clock: str
) -> None:
    page = open_log(open_page, path="practice/?routine=quick")
    page.evaluate(TELL, {**DONE, "session": clock})
    kept = page.locator("#pr-kept").text_content() or ""
    assert kept.startswith("This session is not in your log. The clock")
    assert clock[:4] in kept
    assert page.evaluate(STORED) is None


@pytest.mark.parametrize("init", [NO_MORE, FORBIDDEN], ids=["full", "forbidden"])
def test_a_session_without_storage_is_not_said_to_be_kept(open_page: OpenPage, init: str) -> None:
    page = open_log(open_page, path="practice/?routine=quick")
    page.add_init_script(init)
    page.reload()
    page.evaluate(TELL, DONE)
    expect(page.locator("#pr-kept")).to_contain_text("This session is not in your log.")


def test_a_session_beside_a_log_that_cannot_be_read_is_not_said_to_be_kept(
    open_page: OpenPage,
) -> None:
    page = open_log(open_page, BROKEN, path="practice/?routine=quick")
    page.evaluate(TELL, DONE)
    expect(page.locator("#pr-kept")).to_contain_text("This session is not in your log.")
    assert page.evaluate(STORED) == BROKEN


LONGEST = """async (root) => {
  const { decodeRoutine, encodeRoutine, LIMITS } = await import(`${root}code.js`);
  const { createSession, addSession, createLog, isLog } = window.log;
  const most = (name) => LIMITS[name][1];
  const step = { do: "a", words: "zzz", dose: { sets: most("sets"), reps: most("reps"),
    tempo: [20, 20, 20], rest: most("rest"), perSide: true, eachWay: true } };
  const kept = [];
  let count = 1;
  for (; ; count += 1) {
    const text = encodeRoutine(Array(count).fill(step), [{ id: "a", code: "abcd" }]);
    try {
      decodeRoutine(text, { abcd: "a" });
    } catch {
      break;
    }
    const session = createSession({ session: "2026-11-22T09:00:00Z", kind: "r", id: text,
      seconds: 1e6, finished: true, movements: Array(count).fill({ do: "a", sets: 1 }) });
    kept.push([text.length, isLog(addSession(createLog(), session))]);
  }
  return kept;
}"""


def test_every_address_that_plays_fits_the_log(page_of_logs: Page) -> None:
    kept = page_of_logs.evaluate(LONGEST, page_of_logs.url.removesuffix("log/") + FOLDER)
    assert len(kept) >= 12
    assert all(fits for _, fits in kept), kept


def test_export_delete_import_gives_the_same(open_page: OpenPage) -> None:
    mine = log(FULL, ("2026-11-02", "1"))
    page = open_log(open_page, mine)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename == "footwork-log-2026-11-22.json"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    VALIDATOR.validate(json.loads(text))

    page.get_by_role("button", name="Delete all").click()
    page.get_by_role("button", name="Keep it").click()
    assert stored(page) == mine
    page.get_by_role("button", name="Delete all").click()
    page.locator("[data-act=yes]").click()
    expect(page.get_by_text("The log is deleted.")).to_be_visible()
    assert page.evaluate(STORED) is None

    bring(page, text)
    expect(page.get_by_text("7 sessions came in.")).to_be_visible()
    assert stored(page) == mine
    bring(page, text)
    expect(page.get_by_text("0 sessions came in, besides 7 that the log had.")).to_be_visible()
    assert stored(page) == mine


def test_own_routines_that_a_full_list_has_no_place_for_are_told(open_page: OpenPage) -> None:
    own = [{"r": f"1abc2r{number}", "name": f"Evening {number}"} for number in range(10, 113)]
    page = open_log(open_page, {**log(FULL), "routines": own[:99]})
    bring(page, json.dumps({**log(FULL), "routines": own[99:]}))
    expect(page.get_by_text("3 own routines stayed out: a log keeps 100.")).to_be_visible()
    kept = stored(page)["routines"]
    assert len(kept) == 100
    assert [one for one in own[:99] if one not in kept] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"footwork": "log"}',
        json.dumps({**log([]), "version": 2}),
        json.dumps(log([session("2026-11-02", name="<b>bold</b>")])),
        json.dumps(log([{**session("2026-11-02"), "extra": 1}])),
        "[" * 100_000,
        "\x00\xff" * 100,
    ],
    ids=range(10),
)
def test_a_file_that_is_no_log_gets_one_sentence_and_changes_nothing(
    open_page: OpenPage, text: str
) -> None:
    mine = log(FULL)
    page = open_log(open_page, mine)
    bring(page, text)
    expect(page.get_by_text(NO_LOG)).to_be_visible()
    assert stored(page) == mine


def test_a_file_that_is_too_large_is_not_read(open_page: OpenPage) -> None:
    page = open_log(open_page)
    page.locator("input[type=file]").evaluate(
        """(input, text) => {
          const files = new DataTransfer();
          files.items.add(new File([text, " ".repeat(4_000_000)], "log.json"));
          input.files = files.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        json.dumps(log([])),
    )
    expect(page.get_by_text(NO_LOG)).to_be_visible()


def test_text_never_becomes_markup(open_page: OpenPage) -> None:
    own = session("2026-11-20", "r", "1abc2r10.7c2k", movements=["no-such-movement"])
    page = open_log(open_page, log([own, session("2026-11-21", "routine", "gone")]))
    rows = page.locator(".log-l b").all_inner_texts()
    assert rows == ["Practice", "Own routine"]


BROKEN = '{"footwork": "log", "sessions": "<img src=x onerror=alert(1)>"}'


def test_a_log_that_cannot_be_read_is_left_as_it_is(open_page: OpenPage) -> None:
    page = open_log(open_page, BROKEN)
    expect(page.get_by_role("alert")).to_contain_text("The log on this device cannot be read.")
    expect(page.get_by_role("button", name="Start the plan")).to_be_hidden()
    assert page.evaluate(STORED) == BROKEN
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == BROKEN
    bring(page, json.dumps(log(FULL)))
    expect(page.get_by_role("alert")).to_be_hidden()
    assert len(stored(page)["sessions"]) == 7
    # It is kept beside the new one until all is deleted.
    assert page.evaluate("localStorage.getItem('footwork-log-before')") == BROKEN
    page.get_by_role("button", name="Delete all").click()
    page.locator("[data-act=yes]").click()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "init",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException(); }})",
    ],
    ids=["full", "forbidden"],
)
def test_without_storage_the_log_lasts_as_long_as_the_page(open_page: OpenPage, init: str) -> None:
    page = open_log(open_page)
    page.add_init_script(init)
    page.reload()
    page.get_by_role("button", name="Start the plan").click()
    expect(page.locator("[data-next=next]")).to_contain_text("Week 1 of 12")
    assert page.get_by_role("alert").inner_text().startswith("This browser keeps nothing")
    bring(page, json.dumps(log(FULL)))
    expect(page.locator(".log-l > li")).to_have_count(7)
    expect(page.locator("[data-text=told]")).to_contain_text("nothing of it is kept")


FILL = """(() => {
  let text = "x".repeat(1 << 20);
  for (let i = 0; text.length; i += 1) {
    try { localStorage.setItem(`other-${i}`, text); } catch { text = text.slice(text.length >> 1); }
    if (i > 200) throw new Error("it never fills");
    if (text.length === 1) text = "";
  }
})()"""


def test_an_answer_finds_room_on_a_device_that_was_filled_since(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session("2026-11-20")]))
    page.reload()  # now with a log
    page.evaluate(FILL)
    page.get_by_role("button", name=str(PAINS["bad"][0]), exact=True).click()
    assert stored(page)["sessions"][0]["pain"] == PAINS["bad"][0]
    expect(page.get_by_role("alert")).to_be_hidden()


LOCAL_FULL = """(() => {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...pair) {
    if (this === localStorage) throw new DOMException('', 'QuotaExceededError');
    return set.apply(this, pair);
  };
})()"""


def test_pain_that_finds_no_room_is_known_on_every_page_of_the_tab(open_page: OpenPage) -> None:
    pain = PAINS["bad"][0]
    page = open_log(open_page, log([session("2026-11-20")], ("2026-11-20", "1")))
    root = page.url.removesuffix("log/")
    other = open_beside(page)
    page.add_init_script(LOCAL_FULL)
    page.reload()
    page.get_by_role("button", name=str(pain), exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Do not train")
    page.goto(f"{root}practice/?routine=core")
    expect(page.locator(".practice .pr-hold").first).to_be_visible()
    expect(page.locator("#pr-begin")).to_be_hidden()
    page.goto(root)
    expect(page.locator("[data-today=hold]")).to_be_visible()
    page.goto(f"{root}log/")
    expect(hold_of(page)).to_be_visible()
    assert starts(page) == []
    # What another tab says of that session since is the last word.
    other.get_by_role("button", name="0", exact=True).click()
    page.reload()
    expect(hold_of(page)).to_be_hidden()
    assert "pain" in stored(page)["sessions"][0]


def test_two_tabs_do_not_undo_each_other(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL))
    other = page.context.new_page()
    other.clock.set_fixed_time(NOW)
    other.goto(page.url)
    page.get_by_role("button", name="2", exact=True).click()
    expect(other.locator("[data-part=morning]")).to_contain_text("2 out of 10")
    other.get_by_role("button", name="Start the plan").click()
    expect(page.locator("[data-next=next]")).to_be_visible()
    assert stored(page)["sessions"][-1]["pain"] == 2


# A device without room for so much at first, and with room later.
TIGHT = """(() => {
  const set = Storage.prototype.setItem;
  window.room = false;
  Storage.prototype.setItem = function (...pair) {
    if (!window.room) throw new DOMException('', 'QuotaExceededError');
    return set.apply(this, pair);
  };
})()"""


def open_beside(page: Page, path: str = "log/", init: str = "") -> Page:
    """Open another tab with the same storage."""
    other = page.context.new_page()
    other.clock.set_fixed_time(NOW)
    if init:
        other.add_init_script(init)
    other.goto(re.sub(r"log/$", path, page.url))
    return other


def test_a_tab_without_room_loses_nothing_that_another_has_stored(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL, ("2026-11-02", "1")))
    full = open_beside(page, "practice/?routine=quick", TIGHT)
    full.evaluate(TELL, DONE)
    expect(full.locator("#pr-kept")).to_contain_text("This session is not in your log.")
    page.get_by_role("button", name=str(PAINS["bad"][0]), exact=True).click()
    other = {**DONE, "session": "2026-11-22T07:00:00Z"}
    open_beside(page, "practice/?routine=quick").evaluate(TELL, other)
    # There is room again: what was not kept goes in, beside all that has come since.
    full.evaluate("window.room = true")
    full.evaluate(TELL, {**DONE, "session": "2026-11-22T08:00:00Z"})
    found = stored(page)["sessions"]
    assert [one["start"][:13] for one in found[-3:]] == [
        f"2026-11-22T{at}" for at in ("07", "08", "09")
    ]
    assert len(found) == len(FULL) + 3
    assert found[len(FULL) - 1]["pain"] == PAINS["bad"][0]
    assert starts(page) == []


def test_a_tab_without_room_unsays_no_answer_that_was_told_since(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL, ("2026-11-02", "1")))
    full = open_beside(page, init=TIGHT)
    full.get_by_role("button", name="0", exact=True).click()
    page.get_by_role("button", name=str(PAINS["bad"][0]), exact=True).click()
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    full.evaluate("window.room = true")
    full.get_by_role("button", name="Leave the plan").click()
    after = stored(page)
    assert after["sessions"][-1]["pain"] == PAINS["bad"][0]
    assert after["plan"][-1]["phase"] == "off"
    for tab in (page, full):
        expect(hold_of(tab)).to_be_visible()
        assert starts(tab) == []


def test_a_tab_without_room_does_not_bring_back_a_deleted_log(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL))
    full = open_beside(page, init=TIGHT)
    full.get_by_role("button", name="Start the plan").click()
    page.get_by_role("button", name="Delete all").click()
    page.locator("[data-act=yes]").click()
    full.evaluate("window.room = true")
    full.get_by_role("button", name="Leave the plan").click()
    assert stored(page)["sessions"] == []


def test_a_log_that_was_mended_in_another_tab_is_read_again(open_page: OpenPage) -> None:
    page = open_log(open_page, BROKEN)
    other = open_beside(page)
    bring(other, json.dumps(log(FULL, ("2026-11-02", "1"))))
    expect(page.get_by_role("alert")).to_be_hidden()
    page.get_by_role("button", name="Leave the plan").click()
    assert stored(page)["plan"][-1]["phase"] == "off"
    assert len(stored(page)["sessions"]) == len(FULL)


def test_a_second_tab_with_the_same_session_does_not_undo_it(open_page: OpenPage) -> None:
    page = open_log(open_page, log([]))
    first, second = (open_beside(page, "practice/?routine=quick") for _ in range(2))
    first.evaluate(
        TELL,
        {**DONE, "movements": [{"do": "toe-curls", "sets": 2}, {"do": "toe-walks", "sets": 1}]},
    )
    whole = stored(page)["sessions"]
    second.evaluate(TELL, {**DONE, "finished": False, "seconds": 60})
    assert stored(page)["sessions"] == whole


LOGS_TO_SEE = {
    "empty": None,
    "held": log([*FULL[:-1], {**FULL[-1], "pain": 4}], ("2026-11-02", "1")),
    "held yesterday": log([{**FULL[-1], "start": "2026-11-21T18:30:00+00:00", "pain": 9}]),
    "rest": log([session("2026-11-21", pain=0)], ("2026-11-20", "1")),
    "settled": log([session("2026-11-20", pain=9, settled=True)], ("2026-11-20", "1")),
    "asking": log(FULL, ("2026-11-02", "1")),
    "missed": log(FULL[:4], ("2026-11-02", "2")),
    "many": log([session(f"2026-10-{item:02}", pain=0) for item in range(1, 29)]),
    "broken": BROKEN,
}


@pytest.mark.parametrize("value", LOGS_TO_SEE.values(), ids=LOGS_TO_SEE)
@pytest.mark.parametrize(
    ("scheme", "size"), [("light", NARROW), ("dark", DESKTOP)], ids=["narrow-light", "desktop-dark"]
)
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage, value: Any, scheme: str, size: Record
) -> None:
    page = open_log(open_page, value, color_scheme=scheme, **size)
    if page.get_by_role("button", name=BACK).is_visible():
        page.get_by_role("button", name=BACK).click()
    if page.get_by_role("button", name="Delete all").is_visible():
        page.get_by_role("button", name="Delete all").click()
    page.evaluate("scrollTo(0, 0)")  # what the header covers in passing is no small target
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator(".log button:visible").evaluate_all(
        "(all) => all.filter((e) => e.getBoundingClientRect().height < 48).map((e) => e.outerHTML)"
    )
    assert small == []


def test_two_sessions_that_began_in_one_second_are_two(page_of_logs: Page) -> None:
    """Two tabs may begin at once."""
    first = session("2026-11-02")
    second = {**first, "kind": "do", "id": "shin-curls", "movements": ["shin-curls"]}
    kept = page_of_logs.evaluate(
        "(all) => all.reduce(window.log.addSession, window.log.createLog()).sessions",
        [first, second],
    )
    assert sorted(one["kind"] for one in kept) == sorted([first["kind"], "do"])


def test_a_movement_done_alone_hides_no_morning_of_a_session(page_of_logs: Page) -> None:
    whole = session("2026-11-02")
    alone = {**session("2026-11-03"), "kind": "do", "id": "shin-curls"}
    asked = page_of_logs.evaluate(
        """(value) => {
          const { answer, findAsked, readDay } = window.log;
          const day = readDay("2026-11-05T12:00:00+00:00");
          const first = findAsked(value, day);
          const then = answer(value, first.start, 0);
          return [first.start, findAsked(then, day)?.start];
        }""",
        log([whole, alone]),
    )
    assert asked == [alone["start"], whole["start"]]
