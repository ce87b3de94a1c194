"""What tests of the feet gave: kept in the log left and right, and asked for with the plan."""

from __future__ import annotations

import gzip
import posixpath
import re
from typing import Any

import pytest
from playwright.sync_api import Page
from pydantic import ValidationError

from footwork.pages.training_log import create_facts
from footwork.practice.exported_log import Log
from footwork.publishing import addresses
from footwork.publishing.scripting import create_scripts
from tests.practice.conftest import OpenBlank
from tests.site.practice_tools import GUIDE

Record = dict[str, Any]

MODULES = """
Promise.all(
  ['entries', 'adding', 'merge', 'measures', 'measuring', 'times', 'counting'].map(
    (name) => import(`/practice/log/${name}.js`)),
).then((all) => Object.assign(window, ...all))
"""
FACTS = create_facts(GUIDE)
AT = FACTS["measureAt"]


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


def log(*measures: Record, **more: Any) -> Record:
    """Return a log that has followed the first phase since Monday, 2 November 2026."""
    plan = [{"from": "2026-11-02T08:00:00+00:00", "phase": FACTS["phases"][0]["id"]}]
    base = {"footwork": "log", "version": 1, "sessions": [], "plan": plan, **more}
    return {**base, "measures": list(measures)} if measures else base


def measured(day: str = "2026-11-02", **sides: Any) -> Record:
    return {"test": "heel-raises", "day": day, **sides}


def run(page: Page, call: str, **values: Any) -> Any:
    """Evaluate a call of the rules; whatever log it gives is a right one by the schema too."""
    names = ", ".join(["facts", *values])
    found = page.evaluate(f"({{ {names} }}) => {call}", {"facts": FACTS, **values})
    if isinstance(found, dict) and found.get("footwork"):
        assert page.evaluate("(one) => isLog(one)", found), found
        Log.model_validate(found)
    return found


def test_a_side_at_a_time_is_one_entry_of_its_day(page: Page) -> None:
    kept = run(
        page, "keepMeasure(one, other)", one=log(measured(left=18)), other=measured(right=20)
    )
    assert kept["measures"] == [measured(left=18, right=20)]
    again = run(page, "keepMeasure(one, other)", one=kept, other=measured(left=19))
    assert again["measures"] == [measured(left=19, right=20)]


def test_what_is_taken_out_is_gone_and_leaves_no_empty_list(page: Page) -> None:
    one, other = measured(left=18), measured("2026-12-14", left=22)
    left = run(page, "dropMeasure(log, one)", log=log(one, other), one=one)
    assert left["measures"] == [other]
    assert "measures" not in run(page, "dropMeasure(log, one)", log=left, one=other)
    assert run(page, "dropMeasure(log, one)", log=left, one=one) == left


def test_no_older_copy_brings_back_what_was_taken_out(page: Page) -> None:
    one = measured(left=18, right=20)
    old = log(one)
    out = run(page, "dropMeasure(old, one)", old=old, one=one)
    for both in ("merge(out, old)", "merge(old, out)"):
        joined = run(page, both, out=out, old=old)
        assert "measures" not in joined
        assert run(page, "merge(one, old)", one=joined, old=old) == joined
    # Measured again that day, one side: the other side of before stays out as well.
    new = run(page, "keepMeasure(out, one)", out=out, one=measured(left=19))
    for both in ("merge(one, other)", "merge(other, one)"):
        joined = run(page, both, one=new, other=old)
        assert joined["measures"] == [measured(left=19)]
        # And once that is out too, a copy from between brings back neither.
        again = run(page, "dropMeasure(log, one)", log=joined, one=measured())
        for order in ("merge(one, other)", "merge(other, one)"):
            out_twice = run(page, order, one=again, other=new)
            assert "measures" not in out_twice
            assert "measures" not in run(page, order, one=out_twice, other=new)


def test_what_was_taken_out_and_brought_back_stays(page: Page) -> None:
    one = measured(left=18, right=20)
    out = run(page, "dropMeasure(log, one)", log=log(one), one=one)
    back = run(page, "keepMeasure(out, one)", out=out, one=one)
    for other in (out, log(one), log(measured(left=5))):
        for both in ("merge(back, other)", "merge(other, back)"):
            assert run(page, both, back=back, other=other)["measures"] == [one]


def test_a_side_that_is_put_right_to_nothing_stays_out(page: Page) -> None:
    old = log(measured(left=18, right=20), measured("2026-12-14", left=22))
    right = run(page, "correctMeasure(old, one)", old=old, one=measured(left=17))
    assert right["measures"] == [measured(left=17), measured("2026-12-14", left=22)]
    assert run(page, "merge(right, old)", right=right, old=old)["measures"] == right["measures"]


def test_a_copy_that_is_brought_in_twice_changes_nothing(page: Page) -> None:
    mine = log(measured(left=18), measured("2026-12-14", right=21))
    other = log(measured(left=5, right=20), measured("2026-09-01", left=7))
    once = run(page, "merge(mine, other)", mine=mine, other=other)
    assert once["measures"] == [
        measured("2026-09-01", left=7),
        measured(left=18, right=20),  # where both have a side, the first one's holds
        measured("2026-12-14", right=21),
    ]
    assert run(page, "merge(once, other)", once=once, other=other) == once
    assert "measures" not in run(page, "merge(one, one)", one=log())


@pytest.mark.parametrize(
    "wrong",
    [
        measured(left=-1),
        measured(left=1000.5),
        measured(left=0.3),
        measured(left="12"),
        measured(left=None),
        measured("2026-13-01", left=1),
        measured(left=1, score=3),
        {"test": "Heel raises", "day": "2026-11-02"},
    ],
    ids=str,
)
def test_page_and_schema_refuse_the_same(page: Page, wrong: Record) -> None:
    assert not page.evaluate("(one) => isLog(one)", log(wrong))
    if wrong.get("left", 0) not in ("12", None):  # Python alone reads these as what they are not
        with pytest.raises(ValidationError):
            Log.model_validate(log(wrong))


def test_how_far_apart_two_sides_are(page: Page) -> None:
    assert run(page, "findApart({left: 18, right: 20})") == pytest.approx(10)
    assert run(page, "Number.isNaN(findApart({left: 18}))")
    assert run(page, "Number.isNaN(findApart({left: 0, right: 0}))")


def ask(page: Page, day: str, one: Record) -> int | None:
    found: int | None = run(page, "findMeasuring(one, facts, readDay(day))", one=one, day=day)
    return found


def test_the_plan_asks_at_its_weeks_and_no_more_once_it_is_done(page: Page) -> None:
    """A plan that is joined at a week stands in that week: so each can be looked at."""
    assert ask(page, "2026-11-02", log()) == AT[0] == 0
    assert ask(page, "2026-11-05", log(measured(left=18))) is None
    asked = set()
    for week in range(1, FACTS["weeks"] + 1):
        phase = max(
            (one for one in FACTS["phases"] if one.get("first", 99) <= week),
            key=lambda one: one["first"],
        )
        turn = {"from": "2026-11-02T08:00:00+00:00", "phase": phase["id"], "week": week}
        one = log(plan=[turn])
        asked.add((week, ask(page, "2026-11-02", one)))
        late = log(measured("2026-10-30", left=18), plan=[turn])
        assert ask(page, "2026-11-02", late) is None
    told = {at for _, at in asked} - {None}
    assert told == set(AT)
    assert all(at is None or 0 <= week - at <= 2 for week, at in asked)


def test_nothing_is_asked_of_who_follows_no_plan(page: Page) -> None:
    assert ask(page, "2026-11-02", log(plan=[])) is None


@pytest.mark.parametrize(
    ("seconds", "beat", "done"),
    [(-1, 60, 0), (1.9, 60, 0), (2, 60, 1), (41, 60, 20), (12.9, None, 12), (99, None, 45)],
)
def test_a_raise_is_counted_when_it_is_down_again(
    page: Page, seconds: float, beat: int | None, done: int
) -> None:
    test = {"most": 45, **({"beat": beat} if beat else {})}
    assert run(page, "countDone(seconds, test)", seconds=seconds, test=test) == done


SHARED = (
    *("store.js", "trouble.js", "entries.js", "times.js"),
    *("sound.js", "make.js", "messages.js"),
)


@pytest.mark.parametrize(
    "script", [f"{addresses.PRACTICE_SCRIPTS}measures-page.js", addresses.script("sides")]
)
def test_a_page_that_shows_what_was_measured_stays_light(script: str) -> None:
    scripts = create_scripts()
    loaded, waiting = set(), [script]
    while waiting:
        path = waiting.pop()
        loaded.add(path)
        for found in re.findall(r'(?:from|import)\s*"(\.[^"]+)"', scripts[path]):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found))
            waiting += [target] if target not in loaded else []
    own = [path for path in loaded if not path.endswith(SHARED)]
    assert sum(len(gzip.compress(scripts[path].encode())) for path in own) <= 3 * 1024, own
