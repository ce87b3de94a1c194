"""The rules of the training log and of the plan that came after its first day, each on its own."""

from __future__ import annotations

import gzip
import posixpath
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from footwork.pages.training_log import create_facts, create_plan_facts
from footwork.practice.exported_log import Log
from footwork.publishing.scripting import create_scripts
from tests.practice.conftest import OpenBlank
from tests.site.practice_tools import GUIDE

Record = dict[str, Any]

MODULES = """
Promise.all(
  ['entries', 'times', 'adding', 'merge', 'morning', 'plan', 'dates', 'changes', 'growth', 'today',
   'own-routines', 'store'].map((name) => import(`/practice/log/${name}.js`)),
).then((all) => {
  const log = Object.assign({}, ...all);
  const noon = (day) => new Date(`${day}T12:00:00Z`);
  Object.assign(window, { ...log, noon, dayOf: log.readDay });
})
"""
FACTS = create_plan_facts(GUIDE)
BAD = next(zone["low"] for zone in FACTS["zones"] if not zone["train"])
RACE = next(rule["race"] for rule in FACTS["rules"] if rule.get("race"))
FIRST = FACTS["phases"][0]


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


def session(day: str, **more: Any) -> Record:
    """Return a finished session of the first phase, in the evening of a day."""
    base = {"start": f"{day}T18:30:00+00:00", "kind": "phase", "id": "1", "seconds": 1230}
    return {**base, "finished": True, "movements": ["calf-raises"], **more}


def log(*sessions: Record, **more: Any) -> Record:
    """Return a log that has followed the first phase since Monday, 2 November 2026."""
    plan = [{"from": "2026-11-02T08:00:00+00:00", "phase": FIRST["id"]}]
    return {"footwork": "log", "version": 1, "sessions": list(sessions), "plan": plan, **more}


def run(page: Page, call: str, **values: Any) -> Any:
    """Evaluate a call of the rules; whatever log it gives is a right one by the schema too."""
    names = ", ".join(["facts", *values])
    found = page.evaluate(f"({{ {names} }}) => {call}", {"facts": FACTS, **values})
    if isinstance(found, dict) and found.get("footwork"):
        assert page.evaluate("(one) => isLog(one)", found), found
        Log.model_validate(found)
    return found


# ---------------------------------------------------------------------- every entry can be mended


def test_what_is_taken_out_comes_back_by_no_copy_and_by_no_late_word(page: Page) -> None:
    mine, other = session("2026-11-02"), session("2026-11-04")
    old = log(mine, other)
    out = run(page, "takeOut(mine, one)", mine=old, one=mine)
    assert out["sessions"] == [other]
    for call in ("merge(out, old)", "merge(old, out)", "addSession(out, one)"):
        assert run(page, call, out=out, old=old, one=mine)["sessions"] == [other], call
    back = run(page, "bringBack(out, one)", out=out, one=mine)
    assert back == old


def test_what_is_gone_on_with_after_it_was_taken_out_is_in_the_log(page: Page) -> None:
    mine = session("2026-11-02", finished=False, seconds=100)
    out = run(page, "takeOut(mine, one)", mine=log(mine), one=mine)
    more = {**mine, "finished": True, "seconds": 700}
    assert run(page, "addSession(out, more)", out=out, more=more)["sessions"] == [more]


@pytest.mark.parametrize(
    "first", ["merge(right, old)", "merge(old, right)", "addSession(right, one)"]
)
def test_a_correction_holds_against_what_was_known_when_it_was_made(page: Page, first: str) -> None:
    mine = session("2026-11-02")
    told = {**{key: mine[key] for key in ("kind", "id")}, "seconds": 300, "finished": False}
    told = {**told, "movements": [], "day": 20759}
    right = run(page, "correct(old, one, told)", old=log(mine), one=mine, told=told)
    assert page.evaluate("dayOf('2026-11-02')") == told["day"]
    (found,) = run(page, first, right=right, old=log(mine), one=mine)["sessions"]
    assert (found["seconds"], found["finished"], found["movements"]) == (300, False, [])
    # What is done of it after that counts all the same.
    later = {**mine, "seconds": 1300}
    (more,) = run(page, "addSession(right, later)", right=right, later=later)["sessions"]
    assert (more["seconds"], more["finished"]) == (1300, True)


def test_a_session_of_another_day_moves_and_leaves_nothing_behind(page: Page) -> None:
    mine, other = session("2026-11-02", pain=1), session("2026-11-04")
    told = {"kind": "phase", "id": "1", "seconds": 1230, "finished": True, "movements": []}
    right = run(
        page,
        "correct(old, one, { ...told, day: dayOf('2026-11-04'), pain: 1 })",
        old=log(mine, other),
        one=mine,
        told=told,
    )
    # Two of a kind at one moment are two.
    assert [one["start"][:10] for one in right["sessions"]] == ["2026-11-04"] * 2
    assert sorted(one.get("pain", "") == 1 for one in right["sessions"]) == [False, True]
    again = run(page, "merge(right, old)", right=right, old=log(mine, other))
    assert len(again["sessions"]) == 2


def test_sessions_of_one_day_are_added_by_hand_as_often_as_they_were_done(page: Page) -> None:
    told = {"kind": "routine", "id": "quick", "seconds": 600, "finished": True, "movements": []}
    call = "addByHand(mine, { ...told, day: dayOf('2026-11-03') }, noon('2026-11-03'))"
    mine = run(page, call, mine=log(), told=told)
    mine = run(page, call, mine=mine, told=told)
    assert len({one["start"] for one in mine["sessions"]}) == 2
    first = mine["sessions"][0]
    assert first["hand"] is True
    mine = run(page, "takeOut(mine, one)", mine=mine, one=first)
    assert len(run(page, call, mine=mine, told=told)["sessions"]) == 2


def test_nothing_put_in_by_hand_lifts_a_hold(page: Page) -> None:
    bad = session("2026-11-09", pain=BAD)
    for later in (
        session("2026-11-11", pain=0, hand=True),
        session("2026-11-11", hand=True),
    ):
        held = run(page, "findHold(mine, facts.zones, dayOf('2026-11-13'))", mine=log(bad, later))
        assert held == bad
    fine = session("2026-11-11", pain=0)
    assert not run(page, "findHold(mine, facts.zones, dayOf('2026-11-13'))", mine=log(bad, fine))


def test_no_copy_takes_out_what_still_hurts(page: Page) -> None:
    bad = session("2026-11-09", pain=BAD)
    gone = {key: bad[key] for key in ("start", "kind", "id", "seconds")}
    joined = run(page, "merge(mine, other)", mine=log(bad), other=log(gone=[gone]))
    assert joined["sessions"] == [bad]


def test_a_copy_that_is_brought_in_twice_changes_nothing(page: Page) -> None:
    hurts = session("2026-11-09", pain=2)
    gone = {key: hurts[key] for key in ("start", "kind", "id", "seconds")}
    for other in (log(gone=[gone]), log(hurts, gone=[gone])):
        once = run(page, "merge(mine, other)", mine=log(hurts), other=other)
        assert once["sessions"] == [hurts]
        assert run(page, "merge(once, other)", once=once, other=other) == once


def test_a_log_of_the_first_day_is_read(page: Page) -> None:
    """As it was written by the first version: fields that came later are optional for ever."""
    first = {
        "footwork": "log",
        "version": 1,
        "sessions": [
            {"start": "2026-11-02T18:30:00-05:00", "kind": "r", "id": "1abc2r10.7c2k",
             "seconds": 600, "finished": True, "movements": ["toe-curls"], "pain": None},
        ],
        "plan": [{"from": "2026-11-02T08:00:00+01:00", "phase": "off"}],
    }  # fmt: skip
    assert run(page, "merge(createLog(), first)", first=first) == first


# --------------------------------------------------------------------------------- the morning


def test_sore_muscles_are_no_pain_and_a_sign_is_more_than_a_number(page: Page) -> None:
    mine = log(session("2026-11-09"))
    start = mine["sessions"][0]["start"]
    find = "findHold(answer(mine, start, pain, felt), facts.zones, dayOf('2026-11-12'))"
    assert not run(page, find, mine=mine, start=start, pain=0, felt="sore")
    held = run(page, find, mine=mine, start=start, pain=None, felt="sign")
    assert held["felt"] == "sign"
    assert run(page, "findDue(mine, 0, 0)", mine=mine) is not None
    calm = run(page, "settle(answer(mine, start, null, 'sign'), start)", mine=mine, start=start)
    assert not run(page, "findHold(mine, facts.zones, dayOf('2026-11-12'))", mine=calm)
    # A number in its place is another answer.
    again = run(page, "answer(mine, start, 0)", mine=calm, start=start)
    assert again["sessions"][0] == {**mine["sessions"][0], "pain": 0}


def test_a_sign_does_not_let_the_next_phase_begin(page: Page) -> None:
    days = ("02", "04", "06", "09", "11", "13")
    sessions = [session(f"2026-11-{day}", pain=0) for day in days]
    sessions[-1] = {**sessions[-1], "pain": None, "felt": "sign", "settled": True}
    found = run(page, "findNext(mine, facts, dayOf('2026-11-16'))", mine=log(*sessions))
    assert found["state"] == "again"


# ------------------------------------------------------------------------------------- the plan


@pytest.mark.parametrize("week", range(1, FACTS["phases"][-2]["first"] + 1))
def test_the_plan_can_be_joined_in_any_week(page: Page, week: int) -> None:
    phase = next(
        one for one in reversed(FACTS["phases"]) if one.get("first") and one["first"] <= week
    )
    join = "follow(createLog(), id, noon('2026-11-02'), noon('2026-11-02'), week)"
    mine = run(page, join, id=phase["id"], week=week)
    found = run(page, "findNext(mine, facts, dayOf('2026-11-02'))", mine=mine)
    assert (found["state"], found["phase"]) == ("next", phase["id"])
    assert (found["week"], found["session"]) == (week, 1)
    # It ends when it would have ended, had it been followed from its first week.
    left = phase["first"] + phase["weeks"] - week
    days = [2 + 7 * at + gap for at in range(left) for gap in (0, 2, 4)]
    sessions = [
        session(f"2026-{11 + (at - 1) // 30:02}-{(at - 1) % 30 + 1:02}", id=phase["id"], pain=0)
        for at in days
    ]
    done = {**mine, "sessions": sessions}
    state = run(
        page, "findNext(mine, facts, readDay(end) + 1)", mine=done, end=sessions[-1]["start"]
    )
    assert state["state"] == "ready"
    started = run(
        page,
        "findNext(mine, facts, readDay(end))",
        mine={**mine, "sessions": sessions[:-1]},
        end=sessions[-1]["start"],
    )
    assert (started["state"], started["week"]) == ("next", week + left - 1)


def test_in_a_break_the_plan_waits_and_is_missed_after_it_as_the_rule_says(page: Page) -> None:
    away = {"what": "break", "from": "2026-11-05", "to": "2026-11-18"}
    mine = log(session("2026-11-04", pain=0), dates=[away])
    for today in ("2026-11-05", "2026-11-18"):
        found = run(page, f"findNext(mine, facts, dayOf('{today}'))", mine=mine)
        assert (found["state"], found["wait"]) == ("break", page.evaluate("dayOf('2026-11-19')"))
    after = run(page, "findNext(mine, facts, dayOf('2026-11-19'))", mine=mine)
    assert after["state"] == "missed"
    back = run(page, "endBreak(mine, dayOf('2026-11-07'))", mine=mine)
    assert back["dates"] == [{**away, "to": "2026-11-06"}]
    assert run(page, "findNext(mine, facts, dayOf('2026-11-07'))", mine=back)["state"] == "next"
    assert "dates" not in run(page, "endBreak(mine, dayOf('2026-11-05'))", mine=mine)


def test_a_session_that_falls_into_a_break_comes_after_it(page: Page) -> None:
    dates = [
        {"what": "break", "from": "2026-11-05", "to": "2026-11-07"},
        {"what": "break", "from": "2026-11-08", "to": "2026-11-08"},
    ]
    mine = log(session("2026-11-04", pain=0), dates=dates)
    found = run(page, "findNext(mine, facts, dayOf('2026-11-04'))", mine=mine)
    assert found["wait"] == page.evaluate("dayOf('2026-11-09')")


def test_a_race_week_has_fewer_sessions_and_none_just_before_it(page: Page) -> None:
    race = {"what": "race", "from": "2026-11-15", "to": "2026-11-15"}  # a Sunday
    mine = log(dates=[race])
    done: list[str] = []
    for day in range(2, 20):
        today = f"2026-11-{day:02}"
        found = run(page, f"findNext(mine, facts, dayOf('{today}'))", mine=mine)
        if found["state"] == "next" and found["wait"] <= page.evaluate(f"dayOf('{today}')"):
            mine["sessions"].append(session(today, pain=0))
            done.append(today)
        if 9 <= day <= 15:
            assert found["race"] == page.evaluate("dayOf('2026-11-15')")
    week = [one for one in done if "2026-11-09" <= one <= "2026-11-15"]
    assert len(week) <= RACE["sessions"]
    assert all(one < f"2026-11-{15 - RACE['clearDays']:02}" for one in week)
    assert any(one > "2026-11-15" for one in done)


def test_a_race_is_told_wherever_the_runner_stands(page: Page) -> None:
    race = {"what": "race", "from": "2026-11-15", "to": "2026-11-15"}
    away = {"what": "break", "from": "2026-11-10", "to": "2026-11-12"}
    for state, mine in {
        "off": log(plan=[]),
        "break": log(dates=[away]),
        "missed": log(),
    }.items():
        mine["dates"] = [*mine.get("dates", []), race]
        found = run(page, "findNext(mine, facts, dayOf('2026-11-10'))", mine=mine)
        assert (found["state"], found["race"]) == (state, page.evaluate("dayOf('2026-11-15')"))
        before = run(page, "findNext(mine, facts, dayOf('2026-11-08'))", mine=mine)
        assert not before["race"]


# ------------------------------------------------------------ what there is for who comes back


def test_today_has_all_that_a_page_can_say(page: Page) -> None:
    own = {"r": "1abc2r10.7c2k", "name": "Before bed"}
    mine = log(session("2026-11-09"), routines=[own])
    kept = {"address": "?phase=1", "saved": 1794333600000, "active": 12.5}
    call = "findToday(mine, facts, new Date(kept.saved + 36e5), kept)"
    found = run(page, call, mine=mine, kept=kept)
    assert found["interrupted"] == "?phase=1"
    assert found["asked"] == mine["sessions"][0]
    assert found["next"]["state"] == "next"
    assert found["routines"] == [own]
    assert (found["hold"], found["eased"]) == (None, False)
    # Under a hold nothing is gone on with.
    bad = log(session("2026-11-09", pain=BAD))
    held = run(page, call, mine=bad, kept=kept)
    assert (held["hold"]["session"], held["interrupted"]) == (bad["sessions"][0], "")
    # What is older than half a day, or was only looked at, is not gone on with.
    for other in ({"saved": kept["saved"] - 13 * 3600 * 1000}, {"active": 0}):
        later = "findToday(mine, facts, new Date(saved + 36e5), kept)"
        assert not run(page, later, mine=mine, kept={**kept, **other}, saved=kept["saved"])[
            "interrupted"
        ]


def test_no_morning_after_is_asked_in_the_night(page: Page) -> None:
    mine = log(session("2026-11-09", seconds=900))
    mine["sessions"][0]["start"] = "2026-11-09T23:52:00+00:00"
    asked = {}
    for time in ("2026-11-10T00:06", "2026-11-10T03:59", "2026-11-10T04:00", "2026-11-10T09:00"):
        call = f"findToday(mine, facts, new Date('{time}:00Z')).asked"
        asked[time[-5:]] = bool(run(page, call, mine=mine))
    assert asked == {"00:06": False, "03:59": False, "04:00": True, "09:00": True}


@pytest.mark.parametrize("text", [None, "{", "null", "[]", "7", '{"address": 5}'])
def test_today_takes_whatever_the_player_has_stored(page: Page, text: str | None) -> None:
    page.evaluate(
        """(text) => {
          localStorage.clear();
          if (text !== null) localStorage.setItem("footwork-practice-session", text);
        }""",
        text,
    )
    assert run(page, "readToday(mine, facts)", mine=log())["interrupted"] == ""
    page.evaluate("localStorage.clear()")


def test_today_weighs_at_most_3_kb_with_all_that_it_loads() -> None:
    scripts = create_scripts()

    def gather(path: str, seen: set[str]) -> set[str]:
        if path not in seen:
            seen.add(path)
            for name in re.findall(r'from"(\.[^"]+)"', scripts[path]):
                gather(posixpath.normpath(posixpath.join(posixpath.dirname(path), name)), seen)
        return seen

    loaded = gather("assets/js/practice/today.js", set())
    assert "assets/js/practice/plan.js" in loaded
    assert sum(len(gzip.compress(scripts[path].encode())) for path in loaded) <= 3 * 1024


def test_what_has_grown_is_told_in_the_doses_of_the_plan(page: Page) -> None:
    facts = create_facts(GUIDE)
    sessions = [
        session("2026-11-02"),
        session("2026-11-09", finished=False),
        session("2026-11-16", kind="routine", id="quick"),
        session("2027-01-04", id="4"),
    ]
    call = "listGrown(mine, own.doses, dayOf('2027-02-01'))"
    (found,) = run(page, call, mine=log(*sessions), own=facts)
    doses = facts["doses"]["phase"]
    assert found == {
        "movement": "calf-raises",
        "times": 2,
        "first": doses["1"]["calf-raises"],
        "last": doses["4"]["calf-raises"],
    }
    done = run(page, "countDone(mine, dayOf('2027-02-01'))", mine=log(*sessions))
    assert done == {"sessions": 4, "minutes": 82, "weeks": 4}


def test_one_own_routine_too_many_is_not_kept_and_drops_none(page: Page) -> None:
    full = log(routines=[{"r": f"1abc.{place:04}", "name": "A"} for place in range(100)])
    more = {"r": "1abc.more", "name": "B"}
    assert run(page, "keepRoutine(mine, own)", mine=full, own=more) == full
    renamed = run(
        page, "keepRoutine(mine, own)", mine=full, own={**full["routines"][0], "name": "C"}
    )
    assert [one["name"] for one in renamed["routines"]] == ["C", *["A"] * 99]


def test_own_routines_are_kept_renamed_and_deleted(page: Page) -> None:
    own = {"r": "1abc2r10.7c2k", "name": "Before bed"}
    mine = run(page, "keepRoutine(createLog(), own)", own=own)
    assert mine["routines"] == [own]
    renamed = run(page, "keepRoutine(mine, { ...own, name: 'Stairs 🦶' })", mine=mine, own=own)
    assert [one["name"] for one in renamed["routines"]] == ["Stairs 🦶"]
    assert run(page, "merge(mine, other)", mine=mine, other=renamed)["routines"] == [own]
    assert "routines" not in run(page, "dropRoutine(mine, own.r)", mine=mine, own=own)
    for name in ("", "a" * 61, "a\nb", 1):
        wrong = {**mine, "routines": [{**own, "name": name}]}
        assert not page.evaluate("(one) => isLog(one)", wrong)
