"""Nothing starts that a morning forbids, nothing counts that nobody did, and what the log knows is
said before the start."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footwork.model import times
from footwork.views import wording
from tests.site.conftest import OpenPage
from tests.site.practice_tools import (
    GUIDE,
    NOON,
    begin,
    let_clock_run,
    open_practice,
    own,
    step,
    stop_clock,
)
from tests.site.test_practice import (
    HEADSET,
    MIXED,
    RAISES,
    did,
    fall_asleep,
    hide,
    leave,
    left,
    run,
    text,
    walk_away,
)

FORBIDS = next(zone for zone in GUIDE.safety.morning.zones if not zone.train)
REST = GUIDE.plan.rest_days
BALANCE = step("single-leg-balance", sets=3, seconds=20, per_side=True)
WALK = step("heel-walking", sets=2, meters=20, rest=30)


def day(back: int) -> datetime.date:
    return (NOON - datetime.timedelta(days=back)).date()


def written(date: datetime.date) -> str:
    return f"{date:%A, %B} {date.day}"


def session(back: int, kind: str = "phase", name: str = "1", **more: Any) -> dict[str, Any]:
    """Return a whole session of the evening so many days ago."""
    base = {"start": f"{day(back)}T18:30:00+00:00", "kind": kind, "id": name, "seconds": 1000}
    return {**base, "finished": True, "movements": ["calf-raises"], **more}


def log(*sessions: dict[str, Any]) -> str:
    return json.dumps({"footwork": "log", "version": 1, "sessions": sessions, "plan": []})


HELD = log(session(1, pain=FORBIDS.low))


def open_with(
    open_page: OpenPage,
    query: str,
    kept: str = "",
    clock: Callable[[Page], None] = stop_clock,
    **options: Any,
) -> Page:
    """Open the player with a log on the device."""

    def prepare(page: Page) -> None:
        clock(page)
        page.add_init_script(
            f"if (!localStorage.getItem('footwork-log') && {json.dumps(kept)})"
            f" localStorage.setItem('footwork-log', {json.dumps(kept)});"
        )

    return open_practice(open_page, query, prepare, timezone_id="UTC", **options)


def change_elsewhere(page: Page, kept: str) -> None:
    """Let another tab change the log."""
    other = page.context.new_page()
    other.goto(page.url.partition("practice/")[0] + "about/")
    other.evaluate("(text) => localStorage.setItem('footwork-log', text)", kept)
    other.close()


def headset(page: Page) -> None:
    page.get_by_role("checkbox", name="Headset").check()
    page.evaluate(HEADSET)


def tap(name: str) -> str:
    """Return the script that taps a button, also one that is not shown."""
    return f"document.getElementById('pr-{name}').click()"


def press(key: str) -> str:
    """Return the script that presses a key."""
    return f"document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}'}}))"


ESCAPE = "document.getElementById('pr-run').dispatchEvent(new Event('cancel', {cancelable: true}))"

# ------------------------------------------------------------------------------------- a hold


def test_what_runs_pauses_when_a_hold_arrives_and_says_why(open_page: OpenPage) -> None:
    page = open_with(open_page, "phase=1")
    begin(page)
    run(page, 30)
    change_elsewhere(page, HELD)
    box = page.locator("#pr-run .pr-hold")
    expect(box).to_be_visible()
    assert FORBIDS.text in box.inner_text()
    assert "/log/" in str(box.locator("a").evaluate("(link) => link.href"))
    expect(box.locator("a")).to_be_focused()
    before = left(page)
    run(page, 60)
    assert left(page) == before
    # Only Stop is left of what can be done.
    assert page.locator("#pr-run button:visible").all_inner_texts() == ["Stop"]


GO_ON = {
    "pause": tap("pause"),
    "skip": tap("skip"),
    "easier": tap("easier"),
    "headset": "keys.play()",
    "next": "keys.nexttrack()",
    "space": press(" "),
    "right": press("ArrowRight"),
}


@pytest.mark.parametrize("act", GO_ON)
@pytest.mark.parametrize("was", ["paused", "running"])
def test_nothing_goes_on_under_a_hold(open_page: OpenPage, act: str, was: str) -> None:
    page = open_with(open_page, own([WALK]))
    headset(page)
    begin(page)
    run(page, 12 + 5)  # in a walk, whose end can be told by hand
    if was == "paused":
        page.locator("#pr-pause").click()
    change_elsewhere(page, HELD)
    expect(page.locator("#pr-run .pr-hold")).to_be_visible()
    before = [left(page), text(page, "move"), text(page, "phase")]
    page.evaluate(GO_ON[act])
    run(page, 40)
    assert [left(page), text(page, "move"), text(page, "phase")] == before
    page.locator("#pr-stop").click()
    assert did(page)[0][2:] == [("heel-walking", 0)]


@pytest.mark.parametrize("answer", ["on", "return"])
def test_the_question_is_answered_under_a_hold_and_nothing_goes_on(
    open_page: OpenPage, answer: str
) -> None:
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 12 + 10)
    leave(page, 30)
    change_elsewhere(page, HELD)
    expect(page.locator("#pr-run .pr-hold")).to_be_visible()
    page.locator(f"#pr-{answer}").click()
    before = left(page)
    assert before == (140 if answer == "on" else 170)
    run(page, 60)
    assert left(page) == before
    expect(page.locator("#pr-away")).to_be_hidden()


@pytest.mark.parametrize("start", ["begin", "again", "resume", "repeat"])
@pytest.mark.parametrize("tab", ["another", "none"])
def test_no_start_asks_the_page_alone(open_page: OpenPage, start: str, tab: str) -> None:
    """The log is asked at each start: no event need have told the page."""
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 20)
    if start in ("begin", "again"):  # with a session that is kept from before the hold
        page.reload()
        expect(page.locator("#pr-begin")).to_have_text("Go on")
    else:
        page.locator("#pr-stop").click()
    if tab == "another":
        change_elsewhere(page, HELD)
        expect(page.locator("#pr-hold")).to_be_visible()
    else:
        page.evaluate("(text) => localStorage.setItem('footwork-log', text)", HELD)
    page.evaluate(tap(start))
    run(page, 60)
    assert page.locator("#pr-run").is_hidden()
    expect(page.locator("#pr-hold")).to_be_visible()
    assert not page.locator(f"#pr-{start}").is_visible()


def test_a_hold_is_seen_by_a_page_whose_log_could_not_be_read(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES), "no log")
    begin(page)
    run(page, 12 + 70)
    page.locator("#pr-stop").click()
    expect(page.locator("#pr-kept")).to_contain_text("not in your log")
    change_elsewhere(page, HELD)
    expect(page.locator("#pr-hold")).to_be_visible()
    page.evaluate(tap("resume"))
    run(page, 1)
    assert page.locator("#pr-run").is_hidden()


def test_when_the_hold_goes_it_goes_on(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 20)
    change_elsewhere(page, HELD)
    expect(page.locator("#pr-run .pr-hold")).to_be_visible()
    change_elsewhere(page, log(session(1, pain=FORBIDS.low, settled=True)))
    expect(page.locator("#pr-run .pr-hold")).to_be_hidden()
    before = left(page)
    page.locator("#pr-pause").click()
    run(page, 5)
    assert left(page) == before - 5


# -------------------------------------------------------------------------------- out of sight


@pytest.mark.parametrize("first", ["hidden", "paused"])
def test_what_begins_out_of_sight_is_unseen(open_page: OpenPage, first: str) -> None:
    page = open_with(open_page, own(RAISES))
    headset(page)
    begin(page)
    run(page, 15)
    if first == "hidden":
        hide(page, hidden=True)
        page.evaluate("keys.pause()")
    else:
        page.locator("#pr-pause").click()
        hide(page, hidden=True)
    page.evaluate("keys.play()")
    run(page, 1200)
    assert did(page) == []
    assert page.evaluate("localStorage.getItem('footwork-log')") is None
    hide(page, hidden=False)
    run(page, 0)
    expect(page.locator("#pr-away-t")).to_contain_text("Did you go on?")
    page.locator("#pr-return").click()
    assert left(page) == 177


def test_a_start_that_is_hidden_at_once_is_unseen(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES))
    page.evaluate(tap("begin"))
    hide(page, hidden=True)
    run(page, 1200)
    assert did(page) == []
    hide(page, hidden=False)
    expect(page.locator("#pr-away")).to_be_visible()


@pytest.mark.parametrize("stop", [tap("stop"), ESCAPE], ids=["stop", "escape"])
def test_a_start_that_is_stopped_at_once_runs_no_session(open_page: OpenPage, stop: str) -> None:
    page = open_with(open_page, own(RAISES))
    page.evaluate(f"{tap('begin')}; {stop}")
    run(page, 1200)
    expect(page.locator("#pr-run")).to_be_hidden()
    assert not page.evaluate("heard.said.length || heard.tones.length")
    assert page.evaluate("localStorage.getItem('footwork-log')") is None
    page.locator("#pr-resume").click()
    run(page, 15)
    expect(page.locator("#pr-run")).to_be_visible()
    assert left(page) == 177


@pytest.mark.parametrize("key", ["ArrowRight", "Enter"])
def test_a_key_that_is_held_counts_once(open_page: OpenPage, key: str) -> None:
    page = open_with(open_page, own([*MIXED, *RAISES]))
    begin(page)
    run(page, 15)
    page.locator("#pr-skip").focus()
    page.keyboard.down(key)
    once = left(page)
    for _ in range(20):
        page.keyboard.down(key)
    assert left(page) == once
    page.keyboard.up(key)
    expect(page.locator("#pr-run")).to_be_visible()


def test_the_second_tap_of_a_double_tap_does_nothing_else(open_page: OpenPage) -> None:
    """It lands on what has come to lie where Start was."""
    page = open_with(open_page, own(RAISES), viewport={"width": 640, "height": 320})
    page.evaluate("window.patient = true")
    box = page.locator("#pr-begin").bounding_box()
    assert box
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.evaluate("addEventListener('click', (event) => { window.last = event.target }, true)")
    page.mouse.dblclick(*at)
    run(page, 1)
    assert page.evaluate("document.getElementById('pr-run').contains(window.last)")
    assert text(page, "skip").strip() == "Ready"  # it still waits
    assert text(page, "pause").strip() == "Pause"
    page.locator("#pr-skip").dblclick()  # two taps of one button are two
    run(page, 0)
    assert text(page, "skip").strip() == "Skip"


# --------------------------------------------------------------------------- before the start


def above_start(page: Page, part: str) -> bool:
    """Whether a part is seen in the first screen, above the start and not under it."""
    return bool(
        page.evaluate(
            """(part) => {
              const [box, start] = [part, "#pr-begin"]
                .map((one) => document.querySelector(one).getBoundingClientRect());
              return box.height > 0 && box.bottom <= Math.min(start.top, innerHeight);
            }""",
            part,
        )
    )


def set_clock(page: Page) -> None:
    """Set the clock alone: other pages have nothing to write down."""
    page.clock.install(time=NOON)


SMALL = {"viewport": {"width": 390, "height": 664}}
WHOLE = ["phase=1", "routine=core", "routine=seated", own(RAISES)]


@pytest.mark.parametrize("query", WHOLE)
@pytest.mark.parametrize("back", sorted({0, REST}))
def test_a_day_of_rest_is_said_above_a_quiet_start(
    open_page: OpenPage, query: str, back: int
) -> None:
    page = open_with(open_page, query, log(session(back, pain=0)), **SMALL)
    note = page.locator("#pr-due")
    due = day(back - REST - 1)
    expect(note).to_have_text(f"Rest today. The next session is due from {written(due)} on.")
    assert above_start(page, "#pr-due")
    button = page.locator("#pr-begin")
    expect(button).to_have_text("Start anyway")
    assert button.evaluate("(one) => getComputedStyle(one).backgroundColor") != "rgb(217, 72, 43)"
    begin(page)  # it is a choice


def test_no_day_of_rest_where_none_is_due(open_page: OpenPage) -> None:
    single = session(0, kind="do", name="calf-raises")
    for query, kept in (
        ("phase=1", log(session(REST + 1, pain=0))),
        ("phase=1", log(single)),
        ("do=toe-walks", log(session(0), single)),
        ("do=calf-raises", log(session(REST + 1, pain=0))),
        ("phase=1", log(session(0, finished=False, movements=[]))),
    ):
        page = open_with(open_page, query, kept)
        expect(page.locator("#pr-begin")).to_have_text("Start")
        expect(page.locator("#pr-due")).to_be_hidden()


STOPPED = {"finished": False}
WORKED = [
    ("phase=1", session(REST, pain=0, **STOPPED)),
    ("routine=seated", session(REST, "routine", "core", pain=0, **STOPPED)),
    ("do=calf-raises", session(REST, pain=0)),
    ("do=calf-raises", session(REST, "routine", "core", pain=0, **STOPPED)),
    ("do=calf-raises", session(REST, "do", "calf-raises", pain=0)),
    ("do=calf-raises", session(REST, "do", "calf-raises", pain=0, **STOPPED)),
]


@pytest.mark.parametrize(("query", "done"), WORKED)
def test_whatever_was_done_asks_for_rest(
    open_page: OpenPage, query: str, done: dict[str, Any]
) -> None:
    page = open_with(open_page, query, log(done))
    what = "This movement" if query.startswith("do=") else "The next session"
    note = f"Rest today. {what} is due from {written(day(-1))} on."
    expect(page.locator("#pr-due")).to_have_text(note)
    expect(page.locator("#pr-begin")).to_have_text("Start anyway")


@pytest.mark.parametrize("query", [own(RAISES), "do=calf-raises"])
def test_a_stop_says_when_the_next_is_due_and_lets_this_one_go_on(
    open_page: OpenPage, query: str
) -> None:
    page = open_with(open_page, query)
    begin(page)
    run(page, 5)
    page.locator("#pr-stop").click()
    expect(page.locator("#pr-title")).to_have_text("Stopped")
    expect(page.locator("#pr-due")).to_be_hidden()  # nothing was done
    page.locator("#pr-resume").click()
    run(page, 10 + times.dose_seconds((RAISES[0][1]).model_copy(update={"sets": 1})))
    while "Set 2" not in text(page, "set"):
        run(page, 5)
    page.locator("#pr-stop").click()
    expect(page.locator("#pr-due")).to_contain_text(written(day(-REST - 1)))
    expect(page.locator("#pr-repeat")).to_have_text("Do it again anyway")
    expect(page.locator("#pr-resume")).to_have_text("Go on")
    page.reload()
    expect(page.locator("#pr-due")).to_be_visible()
    expect(page.locator("#pr-begin")).to_have_text("Go on")


def test_the_end_of_a_session_says_when_the_next_is_due(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 12 + 180)
    expect(page.locator("#pr-title")).to_have_text("Well done")
    expect(page.locator("#pr-due")).to_contain_text(written(day(-REST - 1)))
    expect(page.locator("#pr-repeat")).to_have_text("Do it again anyway")


@pytest.mark.parametrize("query", [*WHOLE, "do=calf-raises"])
def test_an_open_morning_is_asked_above_the_start(open_page: OpenPage, query: str) -> None:
    page = open_with(open_page, query, log(session(REST + 2)), set_clock, **SMALL)
    asked = page.locator("#pr-asked")
    expect(asked).to_contain_text(f"How was the morning after {written(day(REST + 2))}?")
    assert above_start(page, "#pr-asked")
    asked.get_by_role("link").click()
    expect(page.locator("#morning")).to_be_in_viewport()


def test_after_a_hold_the_start_says_to_go_easy_as_the_log_does(open_page: OpenPage) -> None:
    kept = log(session(REST + 2, pain=FORBIDS.low, settled=True))
    page = open_with(open_page, "phase=1", kept, set_clock, **SMALL)
    assert above_start(page, "#pr-eased")
    words = page.locator("#pr-eased").inner_text()
    page.goto(page.url.partition("practice/")[0] + "log/")
    expect(page.locator("[data-part=eased]")).to_be_visible()
    assert page.locator("[data-part=eased]").inner_text() == words
    page = open_with(open_page, "phase=1", log(session(REST + 2, pain=0)))
    expect(page.locator("#pr-eased")).to_be_hidden()


@pytest.mark.parametrize("query", ["phase=1", "routine=core", "do=calf-raises"])
@pytest.mark.parametrize("size", [(390, 664), (1280, 800)])
def test_the_start_covers_nothing_and_the_signs_come_first(
    open_page: OpenPage, query: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_with(open_page, query, viewport={"width": width, "height": height})
    bar, sign = page.evaluate(
        """() => ["#pr-start .pr-go", "#pr-stop-l li"]
          .map((one) => document.querySelector(one).getBoundingClientRect().toJSON())"""
    )
    assert bar["height"] < 64
    assert sign["bottom"] <= bar["top"], "the first sign is seen at once"
    ids = page.locator("#pr-stop-l, #pr-warn-l, #pr-list, #pr-begin").evaluate_all(
        "(all) => all.map((one) => one.id)"
    )
    assert ids == ["pr-stop-l", "pr-warn-l", "pr-list", "pr-begin"]


NEEDS = {
    **{f"routine={item.id}": list(item.equipment) for item in GUIDE.routines},
    **{f"do={item.id}": list(item.equipment.start) for item in GUIDE.exercises},
    **{
        f"phase={name}": list(
            dict.fromkeys(thing for one in phase.steps for thing in GUIDE.step_needs(one))
        )
        for name, phase in GUIDE.plan.phase_by_id.items()
    },
}


def test_the_start_says_what_is_needed(open_page: OpenPage) -> None:
    page = open_with(open_page, "phase=1")
    root = page.url.partition("?")[0]
    for query, things in NEEDS.items():
        page.goto(f"{root}?{query}")
        words = page.locator(".pr-needs")
        expect(words).to_contain_text(f"You need: {wording.list_equipment(things)}.")


@pytest.mark.parametrize(
    "query", [f"phase={name}" for name in GUIDE.plan.phase_by_id] + ["routine=quick"]
)
def test_how_to_stand_is_said_beside_a_note(open_page: OpenPage, query: str) -> None:
    """What a step notes, and how its drawn version stands, are read while getting ready."""
    kind, _, name = query.partition("=")
    found = GUIDE.routine_by_id if kind == "routine" else GUIDE.plan.phase_by_id
    page = open_with(open_page, query)
    begin(page)
    for one in found[name].steps:
        exercise = GUIDE.exercise_by_id[one.do]
        expect(page.locator("#pr-move")).to_have_text(exercise.name)
        hint = text(page, "hint")
        assert (one.note or "") in hint
        frames = GUIDE.step_frames(one)
        if "start" in frames:
            first = exercise.steps[0]
            assert f"{first.act} {first.how or ''}".strip() in hint
        else:  # the drawing of another version has its own words, or the note alone says it
            others = exercise.figure.others
            words = [others[frame].caption for frame in frames] or [one.note or ""]
            assert any(text in hint for text in words)
        run(page, 12 + times.dose_seconds(GUIDE.step_dose(one)))


# ------------------------------------------------------------------------------ counted once


@pytest.mark.parametrize("times_back", [1, 3])
def test_a_set_counts_once_across_an_easier_version(open_page: OpenPage, times_back: int) -> None:
    page = open_with(open_page, own([BALANCE, *RAISES]))
    begin(page)
    run(page, 12 + times.dose_seconds(BALANCE[1]))
    page.evaluate("window.patient = true")
    for _ in range(times_back):
        while text(page, "move") == RAISES[0][0].name:
            page.locator("#pr-back").click()
        page.locator("#pr-easier").click()
        expect(page.locator("#pr-move")).to_contain_text(f"{BALANCE[0].name}:")
        while text(page, "move") != RAISES[0][0].name:
            run(page, 5)
    page.locator("#pr-stop").click()
    assert did(page)[0][2:] == [("single-leg-balance", 3), ("calf-raises", 0)]


@pytest.mark.parametrize("done", [1, 2, 3])
def test_easier_versions_make_no_more_sets(open_page: OpenPage, done: int) -> None:
    page = open_with(open_page, own([BALANCE, *RAISES]))
    begin(page)
    once = BALANCE[1].model_copy(update={"sets": done})
    run(page, 12 + times.dose_seconds(once) - 0.5 + 0.5 * (done < 3))
    while page.locator("#pr-easier").is_enabled():
        page.locator("#pr-easier").click()
    while text(page, "move") != RAISES[0][0].name:
        run(page, 5)
    page.locator("#pr-stop").click()
    assert did(page)[0][2] == ("single-leg-balance", 3)


@pytest.mark.parametrize("reloads", [False, True])
def test_back_takes_back_an_easier_version_that_has_not_begun(
    open_page: OpenPage, *, reloads: bool
) -> None:
    page = open_with(open_page, own([BALANCE, *RAISES]))
    begin(page)
    one = BALANCE[1].model_copy(update={"sets": 1})
    run(page, 12 + times.dose_seconds(one) + 5 + 7)  # seven seconds into the second set
    was = [text(page, part) for part in ("move", "set", "side")]
    assert was[1] == "Set 2 of 3"
    expect(page.locator("#pr-back")).to_have_text("Back")
    page.evaluate("window.patient = true")
    for _ in range(2):  # tapped twice, it is taken back as one
        page.locator("#pr-easier").click()
    run(page, 7)
    assert text(page, "move") != was[0]
    expect(page.locator("#pr-back")).to_have_text("Undo")
    if reloads:
        page.reload()
        page.evaluate("window.patient = true")
        begin(page)
    page.locator("#pr-back").click()
    assert [text(page, part) for part in ("move", "set", "side")] == was
    # In the pause before it, to get ready again.
    assert text(page, "phase") in ("Switch sides", "Rest")
    expect(page.locator("#pr-back")).to_have_text("Back")
    page.locator("#pr-stop").click()
    assert did(page)[0][2:] == [("single-leg-balance", 1), ("calf-raises", 0)]


def test_back_leads_on_from_an_easier_version_that_has_begun(open_page: OpenPage) -> None:
    page = open_with(open_page, own([*RAISES, BALANCE]))
    begin(page)
    run(page, 12 + times.dose_seconds(RAISES[0][1]) + 12)
    page.locator("#pr-easier").click()  # whoever is tested here is ready at once
    easier = text(page, "move")
    run(page, 12 + 25)
    page.evaluate("window.patient = true")
    while text(page, "move") == easier:
        page.locator("#pr-back").click()
    assert text(page, "move") == RAISES[0][0].name


def test_what_was_done_of_another_movement_stays_its_own(open_page: OpenPage) -> None:
    """Nobody has done the movement that an easier version only leads to."""
    walking = GUIDE.exercise_by_id["heel-walking"]
    others = [rung.movement for rung in walking.easier if rung.movement]
    assert others
    page = open_with(open_page, own([WALK]))
    begin(page)
    run(page, 12 + 25 + 1)
    while page.locator("#pr-easier").is_enabled() and walking.name in text(page, "move"):
        page.locator("#pr-easier").click()
    page.reload()
    begin(page)
    page.locator("#pr-stop").click()
    assert did(page)[0][2:] == [("heel-walking", 1), (others[-1], 0)]
    (kept,) = page.evaluate("JSON.parse(localStorage.getItem('footwork-log')).sessions")
    assert kept["movements"] == ["heel-walking"]


# --------------------------------------------------------------------------------- the question


AWAY = pytest.mark.parametrize("away", [leave, walk_away, fall_asleep])


@AWAY
@pytest.mark.parametrize("answer", ["on", "return"])
def test_each_absence_has_its_own_time(
    open_page: OpenPage, away: Callable[[Page, float], None], answer: str
) -> None:
    page = open_with(open_page, "routine=full")
    begin(page)
    run(page, 30)
    away(page, 300)
    page.locator(f"#pr-{answer}").click()
    run(page, 10)
    away(page, 120)
    expect(page.locator("#pr-away-t")).to_contain_text("You were away for 2 minutes.")


@pytest.mark.parametrize("away", [leave, walk_away])
def test_who_leaves_the_question_standing_is_asked_for_all_of_it(
    open_page: OpenPage, away: Callable[[Page, float], None]
) -> None:
    """What one tap counts is what the question says, however long it has stood."""
    page = open_with(open_page, "routine=full")
    begin(page)
    run(page, 30)
    leave(page, 60)
    expect(page.locator("#pr-on")).to_have_text("I went on")
    away(page, 3600)
    run(page, 1)
    expect(page.locator("#pr-away-t")).to_contain_text("You were away for 61 minutes.")
    expect(page.locator("#pr-away-t")).to_contain_text("it is over")
    expect(page.locator("#pr-on")).to_have_text("I did all of it")
    expect(page.locator("#pr-return")).to_have_text("Go back")


KEYS = ["ArrowRight", "ArrowLeft", "+", "e", " "]


@AWAY
@pytest.mark.parametrize("act", [*KEYS, "nexttrack", "previoustrack", "play", "pause"])
def test_only_an_answer_answers(
    open_page: OpenPage, away: Callable[[Page, float], None], act: str
) -> None:
    page = open_with(open_page, own([WALK, *MIXED]))
    headset(page)
    begin(page)
    run(page, 12 + 5)
    before = left(page)
    away(page, 60)
    expect(page.locator("#pr-away")).to_be_visible()
    assert page.locator("#pr-run button:visible").all_inner_texts() == [
        "I went on",
        "Go back",
        "Stop",
    ]
    if act in KEYS:
        page.evaluate(press(act))
    else:
        page.evaluate(f"keys.{act}()")
    run(page, 5)
    expect(page.locator("#pr-away")).to_be_visible()
    assert left(page) == before
    page.locator("#pr-stop").click()
    assert {sets for _, sets in did(page)[0][2:]} == {0}


def test_a_device_that_slept_is_asked_before_an_act_counts(open_page: OpenPage) -> None:
    """The tap comes before the timer that would have asked."""
    page = open_with(open_page, own([WALK, *MIXED]))
    begin(page)
    run(page, 12 + 1)
    page.evaluate(
        """() => {
          const now = performance.now.bind(performance);
          performance.now = () => now() + 15_000;
        }"""
    )
    page.evaluate(tap("skip"))
    expect(page.locator("#pr-away")).to_be_visible()
    page.locator("#pr-stop").click()
    assert did(page)[0][2] == ("heel-walking", 0)


# --------------------------------------------------------------------------------- the next day


@pytest.mark.parametrize("then", ["reload", "stay"])
@pytest.mark.parametrize("way", ["pause", "stop"])
def test_what_is_gone_on_with_the_next_day_is_that_days(
    open_page: OpenPage, then: str, way: str
) -> None:
    """Its day of rest and its morning after come after the day on which it was done."""
    page = open_with(open_page, own(RAISES), clock=let_clock_run)
    page.clock.pause_at(NOON + datetime.timedelta(hours=11))
    page.reload()
    begin(page)
    run(page, 12 + 70)
    page.locator(f"#pr-{way}").click()
    page.clock.pause_at(NOON + datetime.timedelta(hours=20))
    if then == "reload":
        page.reload()
        begin(page)
    else:
        page.locator("#pr-pause" if way == "pause" else "#pr-resume").click()
        run(page, 0)
        if page.locator("#pr-away").is_visible():
            page.locator("#pr-return").click()
    run(page, 130)
    sessions = page.evaluate("JSON.parse(localStorage.getItem('footwork-log')).sessions")
    assert sessions[-1]["finished"]
    assert sessions[-1]["start"].startswith(f"{day(-1)}T08:")


def test_a_pause_over_midnight_leaves_a_session_its_day(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES), clock=let_clock_run)
    page.clock.pause_at(NOON + datetime.timedelta(hours=11, minutes=59))
    page.reload()
    begin(page)
    run(page, 12 + 10)
    page.locator("#pr-pause").click()
    run(page, 300)
    page.locator("#pr-pause").click()
    run(page, 170)
    (kept,) = page.evaluate("JSON.parse(localStorage.getItem('footwork-log')).sessions")
    assert kept["finished"]
    assert kept["start"].startswith(f"{day(0)}T23:")


FITS = """() => {
  const run = document.getElementById("pr-run");
  return run.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth;
}"""


@pytest.mark.parametrize("name", GUIDE.plan.phase_by_id)
def test_what_is_said_while_getting_ready_fits(open_page: OpenPage, name: str) -> None:
    page = open_with(open_page, f"phase={name}")
    begin(page)
    for one in GUIDE.plan.phase_by_id[name].steps:
        run(page, 1)
        for width, height in ((390, 664), (320, 568), (844, 390), (1280, 800)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(FITS), (one.do, width, height)
        run(page, 11 + times.dose_seconds(GUIDE.step_dose(one)))


def test_the_hold_fits_beside_the_question(open_page: OpenPage) -> None:
    page = open_with(open_page, own(RAISES))
    begin(page)
    run(page, 12 + 10)
    leave(page, 30)
    change_elsewhere(page, HELD)
    expect(page.locator("#pr-run .pr-hold")).to_be_visible()
    for width, height in ((390, 664), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(FITS), (width, height)
