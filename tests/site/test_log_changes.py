"""The page of the training log where a runner puts it right, and tells the plan what comes."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footwork.views.pain import tell_morning
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.test_browser import DESKTOP, GUIDE, NARROW
from tests.site.test_log import (
    BACK,
    FULL,
    LEARN,
    NOW,
    PAINS,
    RESTED,
    STORED,
    TELL,
    bring,
    log,
    open_log,
    session,
    starts,
    stored,
    tell_now,
    writing,
)

Record = dict[str, Any]
TODAY = NOW[:10]
OWN = {"r": "1abc2r10.7c2k", "name": "Before bed"}


def day(ahead: int) -> str:
    """Return a day from today on, as a field has it."""
    return str(datetime.date.fromisoformat(TODAY) + datetime.timedelta(ahead))


def rows(page: Page) -> list[str]:
    return page.locator(".log-l li").all_inner_texts()


def edit(page: Page, place: int = 0) -> Any:
    """Open the form for a session, the newest first; return it."""
    page.locator(".log-l li").nth(place).get_by_role("button").click()
    form = page.locator("[data-form=entry]")
    expect(form).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "entry"
    return form


# ------------------------------------------------------------------------------ each entry


def test_an_entry_can_be_corrected(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL, ("2026-11-02", "1")))
    form = edit(page)
    expect(form.get_by_label("Day")).to_have_value("2026-11-20")
    form.get_by_label("Day").fill("2026-11-19")
    form.get_by_label("Minutes").fill("7")
    form.get_by_label("All of it").uncheck()
    form.get_by_label("Pain the morning after").select_option("1")
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    (newest, *_) = rows(page)
    for words in ("Nov 19", "7 minutes", "stopped early", "put in by hand", "next morning 1"):
        assert words in newest, words
    assert len(stored(page)["sessions"]) == len(FULL)
    # A copy from before does not bring back what it was.
    bring(page, json.dumps(log(FULL)))
    expect(page.locator("[data-text=told]")).not_to_be_empty()
    assert len(stored(page)["sessions"]) == len(FULL)
    assert rows(page)[0] == newest


def test_what_is_not_touched_stays_as_it_was(open_page: OpenPage) -> None:
    odd = session("2026-11-20", "r", OWN["r"], seconds=17, movements=[], finished=False, pain=None)
    gone = session("2026-11-18", "routine", "no-such-routine", seconds=86400)
    page = open_log(open_page, log([gone, odd]))
    for place, before in enumerate((odd, gone)):
        edit(page, place).get_by_role("button", name="Save").click()
        kept = next(one for one in stored(page)["sessions"] if one["start"] == before["start"])
        assert kept == {**before, "corrected": before["seconds"]}


def test_an_entry_can_be_taken_out_and_that_be_undone(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL))
    form = edit(page, 2)
    form.get_by_role("button", name="Take it out").click()
    expect(page.locator("[data-text=changed]")).to_have_text("Taken out of your log.")
    assert len(stored(page)["sessions"]) == len(FULL) - 1
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == log(FULL)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    edit(page, 2).get_by_role("button", name="Take it out").click()
    bring(page, json.dumps(log(FULL)))
    expect(page.locator("[data-text=told]")).not_to_be_empty()
    assert len(stored(page)["sessions"]) == len(FULL) - 1


def test_a_session_that_was_taken_out_comes_back_only_when_more_is_done(
    open_page: OpenPage,
) -> None:
    done = {"session": "2026-11-22T08:00:00Z", "kind": "routine", "id": "quick", "name": "Quick"}
    told = {**done, "finished": False, "seconds": 60, "movements": [{"do": "toe-curls", "sets": 1}]}
    page = open_log(open_page, path="practice/?routine=quick")
    player = page.url
    page.evaluate(TELL, told)
    page.goto(player.split("practice/")[0] + "log/")
    edit(page).get_by_role("button", name="Take it out").click()
    page.goto(player)
    page.evaluate(TELL, told)  # when another session begins, this is told again
    assert stored(page)["sessions"] == []
    page.evaluate(TELL, {**told, "seconds": 600, "finished": True})
    assert len(stored(page)["sessions"]) == 1


@pytest.mark.parametrize("before", [0, 1, 9])
def test_what_was_done_elsewhere_can_be_added(open_page: OpenPage, before: int) -> None:
    page = open_log(open_page, log(FULL[:3], ("2026-11-02", "1")))
    page.get_by_role("button", name="Add a session").click()
    form = page.locator("[data-form=entry]")
    plan = GUIDE.plan
    form.get_by_label("What").select_option(label=f"{plan.name}: {plan.phases[0].name}")
    form.get_by_label("Day").fill(day(-before))
    assert int(form.get_by_label("Minutes").input_value()) > 5
    form.get_by_role("button", name="Save").click()
    (added,) = [one for one in stored(page)["sessions"] if one.get("hand")]
    assert added["start"][:10] == day(-before)
    assert (added["kind"], added["id"], added["finished"]) == ("phase", "1", True)
    assert sorted(added["movements"]) == sorted(step.do for step in plan.phases[0].steps)
    assert "pain" not in added
    # Its morning after is asked for as any other's, and it is followed by rest.
    asked = page.locator("[data-part=ask]")
    if before:
        expect(asked).to_contain_text(writing(day(-before)))
    if before < 1 + plan.rest_days:
        expect(page.locator("[data-text=wait]")).to_contain_text("Rest today")


def test_no_day_to_come_can_be_added(open_page: OpenPage) -> None:
    page = open_log(open_page)
    page.get_by_role("button", name="Add a session").click()
    form = page.locator("[data-form=entry]")
    form.get_by_label("Day").fill(day(1))
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_visible()
    assert page.evaluate(STORED) is None
    form.get_by_role("button", name="Cancel").click()
    expect(form).to_be_hidden()


def test_what_lets_no_session_begin_cannot_be_taken_out(open_page: OpenPage) -> None:
    bad = session(RESTED, pain=PAINS["bad"][0])
    page = open_log(open_page, log([session("2026-11-16", pain=0), bad], ("2026-11-02", "1")))
    row = page.locator(".log-l li").first
    assert row.get_by_role("button").count() == 0
    expect(page.locator("[data-part=held]")).to_be_visible()
    # Nothing that is put in by hand, corrected or taken out makes a start of it.
    page.get_by_role("button", name="Add a session").click()
    form = page.locator("[data-form=entry]")
    form.get_by_label("Day").fill(day(-1))
    form.get_by_label("Pain the morning after").select_option("0")
    form.get_by_role("button", name="Save").click()
    assert starts(page) == []
    edit(page, 2).get_by_role("button", name="Take it out").click()
    assert starts(page) == []
    page.get_by_role("button", name=BACK).click()
    tell_now(page, 0)
    expect(page.locator("[data-part=held]")).to_be_hidden()
    assert page.locator(".log-l li").nth(1).get_by_role("button").count() == 1


def test_an_entry_that_came_to_hold_in_another_tab_is_not_taken_out(open_page: OpenPage) -> None:
    page = open_log(open_page, log([*FULL[:-1], session(RESTED)]))
    form = edit(page)
    held = log([*FULL[:-1], session(RESTED, pain=PAINS["bad"][0])])
    page.evaluate("(text) => localStorage.setItem('footwork-log', text)", json.dumps(held))
    form.get_by_role("button", name="Take it out").click()
    assert stored(page) == held
    expect(page.locator("[data-text=changed]")).to_contain_text("Nothing was changed")
    expect(page.locator("[data-part=undo]")).to_be_hidden()


@pytest.mark.parametrize("there", [True, False])
def test_the_form_says_when_another_tab_was_first(open_page: OpenPage, *, there: bool) -> None:
    page = open_log(open_page, log([*FULL[:-1], session(RESTED)]))
    form = edit(page)
    more = [session(RESTED, pain=PAINS["bad"][0])] if there else []
    now = log([*FULL[:-1], *more])
    page.evaluate("(text) => localStorage.setItem('footwork-log', text)", json.dumps(now))
    form.get_by_role("button", name="Save").click()
    expect(page.locator("[data-text=changed]")).to_contain_text("Nothing was changed")
    assert stored(page) == now


def test_a_day_that_cannot_be_noted_gets_its_own_sentence(open_page: OpenPage) -> None:
    page = open_log(open_page, log(FULL, ("2026-11-02", "1")))
    page.locator(".log-more summary").click()
    before = stored(page)
    page.locator("[data-form=race] [name=day]").fill("2100-05-01")
    page.get_by_role("button", name="Note the race").click()
    expect(page.locator("[data-part=trouble]")).to_contain_text("2099")
    page.locator("[data-form=break] [name=from]").fill("2026-12-28")
    page.locator("[data-form=break] [name=to]").fill("2026-12-01")
    page.get_by_role("button", name="Let the plan wait").click()
    expect(page.locator("[data-text=dates]")).to_contain_text("A break has to end")
    assert stored(page) == before
    page.locator("[data-form=break] [name=from]").fill("2026-11-22")
    page.locator("[data-form=break] [name=to]").fill("2099-12-30")
    page.get_by_role("button", name="Let the plan wait").click()
    expect(page.locator("[data-text=until]")).to_contain_text("December 31, 2099")
    expect(page.locator("[data-text=dates]")).to_be_empty()


def test_long_names_of_one_word_widen_no_page(open_page: OpenPage) -> None:
    own = [{"r": "1k5ef", "name": "W" * 60}, {"r": "1k5eg", "name": "\ufdfd" * 40}]
    kept = {**log([session(RESTED, "r", "1k5ef")]), "routines": own}
    page = open_log(open_page, kept, viewport={"width": 320, "height": 640})
    for path in ("log/", "practice/"):
        page.goto(page.url.partition("log/")[0] + path)
        expect(page.get_by_text("WWWW").first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


# ----------------------------------------------------------------------------- the morning


def test_sore_muscles_are_told_from_pain(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session(RESTED)], (RESTED, "1")))
    page.get_by_role("button", name="Only sore muscles").click()
    morning = page.locator("[data-part=morning]")
    expect(morning).to_contain_text("Sore muscles, no pain")
    told = stored(page)["sessions"][-1]
    assert (told["pain"], told["felt"]) == (0, "sore")
    assert len(starts(page)) == 1
    assert "sore muscles next morning" in rows(page)[0]


def test_a_sign_lets_nothing_begin_whatever_the_number(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session(RESTED)], (RESTED, "1")))
    signs = tell_morning(GUIDE.safety).signs
    page.get_by_role("button", name=signs.when).click()
    morning = page.locator("[data-part=morning]")
    expect(morning).to_contain_text("Do not train or run")
    # What to do, by whom and how soon, as much as any number says.
    told = morning.inner_text()
    for text in (signs.then, *(one for sign in signs.signs for one in (sign.sign, sign.then))):
        assert text in told
    expect(page.locator("[data-part=look]")).to_contain_text(signs.then)
    expect(page.locator("[data-part=look]")).to_contain_text(
        "Wait until a doctor has looked at it."
    )
    # A foot that is numb or swollen may be at 0 at once: no number alone says that it is over.
    expect(page.get_by_role("button", name=BACK, exact=True)).to_be_hidden()
    assert starts(page) == []
    root = page.url
    page.goto(root.replace("log/", "practice/?phase=1"))
    expect(page.locator("#pr-start")).to_be_visible()
    expect(page.locator("#pr-hold")).to_contain_text(signs.then)
    expect(page.locator("#pr-hold .pr-num")).to_be_hidden()
    assert starts(page) == []
    page.goto(root)
    page.get_by_role("button", name="It was looked at").click()
    tell_now(page, 0)
    assert len(starts(page)) == 1
    expect(page.locator("[data-part=eased]")).to_be_visible()
    assert "a sign next morning, settled since" in rows(page)[0]


# -------------------------------------------------------------------------------- the plan


def open_more(page: Page) -> Any:
    more = page.locator(".log-more")
    if more.get_attribute("open") is None:
        more.locator("summary").click()
    return more


@pytest.mark.parametrize("week", [1, 5, 12])
def test_the_plan_is_joined_where_the_runner_is(open_page: OpenPage, week: int) -> None:
    page = open_log(open_page)
    more = open_more(page)
    expect(more.get_by_role("button", name="Move the plan by a week")).to_be_hidden()
    more.get_by_label("Where are you in the plan").select_option(str(week))
    more.get_by_role("button", name="I am in this week").click()
    last = GUIDE.plan.phases[-1].last_week
    expect(page.locator("[data-next=next]")).to_contain_text(f"Week {week} of {last}, session 1")
    page.reload()
    expect(page.locator("[data-next=next]")).to_contain_text(f"Week {week} of {last}, session 1")


def test_who_is_through_with_the_plan_keeps_the_gain(open_page: OpenPage) -> None:
    page = open_log(open_page)
    more = open_more(page)
    more.get_by_label("Where are you in the plan").select_option(label="After the plan")
    more.get_by_role("button", name="I am in this week").click()
    expect(page.locator("[data-next=next]")).to_contain_text(GUIDE.plan.maintain.name)


def test_the_plan_waits_in_a_break_until_the_runner_is_back(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session(RESTED, pain=0)], (RESTED, "1")))
    assert len(starts(page)) == 1
    open_more(page).get_by_role("button", name="Move the plan by a week").click()
    waits = page.locator("[data-next=break]")
    expect(waits).to_contain_text(f"from {writing(day(7))} on")
    assert starts(page) == []
    page.get_by_role("button", name="I am back").click()
    expect(page.locator("[data-next=next]")).to_be_visible()
    assert len(starts(page)) == 1
    assert "dates" not in stored(page)


def test_a_break_says_how_the_plan_goes_on_after_it(open_page: OpenPage) -> None:
    """A week without a session counts as missed, and so no break promises that all goes on."""
    waits = {3: "It goes on from", 20: "where to take it up again"}
    for length, words in waits.items():
        dates = [{"what": "break", "from": day(0), "to": day(length)}]
        page = open_log(
            open_page, {**log([session(RESTED, pain=0)], (RESTED, "1")), "dates": dates}
        )
        expect(page.locator("[data-text=until]")).to_contain_text(words)


def test_a_break_ahead_and_a_race_are_noted_and_deleted(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session(RESTED, pain=0)], (RESTED, "1")))
    more = open_more(page)
    more.get_by_label("A break from").fill(day(20))
    more.get_by_label("to", exact=True).fill(day(34))
    more.get_by_role("button", name="Let the plan wait").click()
    more.get_by_label("A race on").fill(day(6))
    more.get_by_role("button", name="Note the race").click()
    rule = next(rule for rule in GUIDE.plan.rules if rule.race)
    race = page.locator("[data-part=race]")
    expect(race).to_contain_text(f"Your race: {writing(day(6))}.")
    expect(race).to_contain_text(rule.then)
    expect(more.locator("[data-list=dates] li")).to_have_count(2)
    page.reload()
    expect(race).to_be_visible()
    open_more(page).get_by_role("button", name="Delete Race").click()
    expect(race).to_be_hidden()
    assert [one["what"] for one in stored(page)["dates"]] == ["break"]


def test_a_break_that_ends_before_it_begins_is_none(open_page: OpenPage) -> None:
    page = open_log(open_page, log([session(RESTED, pain=0)], (RESTED, "1")))
    more = open_more(page)
    more.get_by_label("A break from").fill(day(9))
    more.get_by_label("to", exact=True).fill(day(3))
    more.get_by_role("button", name="Let the plan wait").click()
    assert "dates" not in stored(page)


# ------------------------------------------------------------------------- copies, routines


def test_a_copy_is_advised_after_some_sessions_and_not_after_it_was_made(
    open_page: OpenPage,
) -> None:
    page = open_log(open_page, log(FULL[:5]))
    advice = page.locator("[data-part=copy]")
    expect(advice).to_be_hidden()
    page.evaluate("(text) => localStorage.setItem('footwork-log', text)", json.dumps(log(FULL)))
    page.reload()
    expect(advice).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="Export").click()
    expect(advice).to_be_hidden()
    page.reload()
    expect(advice).to_be_hidden()
    page.get_by_role("button", name="Delete all").click()
    page.locator("[data-act=yes]").click()
    assert page.evaluate("localStorage.length") == 0


def test_own_routines_are_opened_renamed_sent_and_deleted(open_page: OpenPage) -> None:
    mine = {**log([session("2026-11-20", "r", OWN["r"])]), "routines": [OWN]}
    page = open_log(open_page, mine)
    assert rows(page)[0].startswith(OWN["name"])
    routines = page.locator("[data-list=routines]")
    address = str(routines.get_by_role("link").get_attribute("href"))
    assert address.endswith(f"practice/?name=Before+bed&r={OWN['r']}")
    routines.get_by_role("button", name="Rename").click()
    field = routines.get_by_role("textbox", name="Name")
    field.fill("Stairs")
    field.press("Enter")
    expect(routines.get_by_role("link")).to_have_text("Stairs")
    assert stored(page)["routines"] == [{**OWN, "name": "Stairs"}]
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert file["routines"] == [{**OWN, "name": "Stairs"}]
    page.goto(page.url.replace("log/", "practice/"))
    link = page.locator("#pr-mine a")
    expect(link).to_have_text("Stairs")
    page.go_back()
    page.get_by_role("button", name="Delete: Stairs").click()
    expect(page.get_by_text("Stairs is deleted.")).to_be_visible()
    assert "routines" not in stored(page)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page)["routines"] == [{**OWN, "name": "Stairs"}]
    page.get_by_role("button", name="Delete: Stairs").click()
    page.reload()
    expect(page.locator("[data-part=routines]")).to_be_hidden()
    bring(page, json.dumps(file))
    expect(page.locator("[data-part=routines]")).to_be_visible()


def test_an_own_routine_that_is_built_or_done_is_kept_by_its_name(open_page: OpenPage) -> None:
    page = open_log(open_page, path="practice/build/?from=quick")
    page.get_by_label("Name, if you like").fill("Before bed")
    page.get_by_role("button", name="Keep on this device").click()
    expect(page.locator("#pb-kept")).to_contain_text("Before bed is kept")
    (kept,) = stored(page)["routines"]
    page.goto(page.url.split("practice/")[0] + "practice/")
    page.locator("#pr-mine a").click()
    expect(page.locator("#pr-title")).to_have_text("Before bed")
    done = {"session": NOW, "kind": "r", "seconds": 300, "finished": True}
    movements = [{"do": "toe-curls", "sets": 2}]
    page.evaluate(TELL, {**done, "id": kept["r"], "name": "Sent by a club", "movements": movements})
    page.evaluate(TELL, {**done, "id": OWN["r"], "name": "Stairs", "movements": movements})
    assert [one["name"] for one in stored(page)["routines"]] == ["Before bed", "Stairs"]


# ------------------------------------------------------------------------------- all of it

STATES: dict[str, Record] = {
    "break": {
        **log(FULL, ("2026-11-02", "1")),
        "dates": [
            {"what": "break", "from": day(0), "to": day(9)},
            {"what": "race", "from": day(30), "to": day(30)},
        ],
    },
    "race": {
        **log([session(RESTED, pain=0)], (RESTED, "1")),
        "dates": [
            {"what": "race", "from": day(5), "to": day(5)},
        ],
    },
    "sign": log([session(RESTED, pain=None, felt="sign")], (RESTED, "1")),
    "full": {**log(FULL, ("2026-11-02", "1")), "routines": [OWN]},
}


@pytest.mark.parametrize("value", STATES.values(), ids=STATES)
@pytest.mark.parametrize(
    ("scheme", "size"), [("light", NARROW), ("dark", DESKTOP)], ids=["narrow-light", "desktop-dark"]
)
def test_axe_finds_nothing_where_all_is_open(
    open_page: OpenPage, value: Record, scheme: str, size: Record
) -> None:
    page = open_log(open_page, value, color_scheme=scheme, **size)
    open_more(page)
    page.get_by_role("button", name="Add a session").click()
    if page.get_by_role("button", name="Rename").count():
        page.get_by_role("button", name="Rename").click()
    page.evaluate("scrollTo(0, 0)")  # what lies under the head of the page now is no fault
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fields = ".log :is(button, select, input, summary):visible:not([type=checkbox])"
    small = page.locator(fields).evaluate_all(
        "(all) => all.filter((e) => e.getBoundingClientRect().height < 48).map((e) => e.outerHTML)"
    )
    assert small == []


def test_what_was_done_and_has_grown_is_told(open_page: OpenPage) -> None:
    first, last = (list(GUIDE.plan.phase_by_id)[place] for place in (0, 1))
    done = [session(LEARN[0], name=first, pain=0), session(LEARN[-1], name=last, pain=0)]
    page = open_log(open_page, log(done, (LEARN[0], "1")))
    expect(page.locator("[data-text=done]")).to_have_text(
        re.compile(r"2 sessions · 4[01] minutes · in 2 weeks")
    )
    grown = page.locator("[data-list=grown] li")
    name = GUIDE.exercise_by_id["calf-raises"].name
    expect(grown).to_have_count(1)
    expect(grown).to_contain_text(f"{name}2 times")
    expect(grown).to_contain_text(", now ")
