"""The practice player in a real browser whose clock the tests hold in their hands."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from footwork.figures.picture import HEIGHT, WIDTH
from footwork.model import START, Dose, Exercise, Position, times
from footwork.views import wording
from footwork.views.pain import tell_pain
from footwork.views.stops import tell_not_today
from tests.site.accessibility import find_faults
from tests.site.conftest import FOLDER, OpenPage
from tests.site.practice_tools import (
    GUIDE,
    PHONE,
    Steps,
    begin,
    expect_signals,
    heard,
    let_clock_run,
    name_of,
    open_practice,
    own,
    resolve,
    step,
    stop_clock,
    without_telling,
)

CHOICES: dict[str, Steps] = {
    **{f"routine={item.id}": resolve(item.steps) for item in GUIDE.routines},
    **{f"do={item.id}": [(item, item.dose.start)] for item in GUIDE.exercises},
}
"""Every routine and every movement."""

# Doses that tests count by stand here, and not in the guide, whose own may change any day.
RAISES = [step("calf-raises", sets=2, reps=12, rest=60, tempo={"lift": 2, "hold": 1, "lower": 2})]
"""Three minutes: twice a minute of work, and a minute of rest."""
WALKS = [step("toe-walks", sets=2, seconds=20, rest=30)]
CIRCLES = {"sets": 1, "reps": 8, "tempo": {"lift": 3}, "per_side": True, "each_way": True}
MIXED = [
    step("ankle-circles", **CIRCLES),
    step("single-leg-balance", sets=2, seconds=30, rest=15, per_side=True),
    *RAISES,
]
LONG = [step("calf-raises", sets=6, reps=60, rest=20, tempo={"lift": 2, "hold": 1, "lower": 2})]
"""More than half an hour."""
LONG_TOTAL = times.routine_seconds([dose for _, dose in LONG])


def total_of(routine: str) -> int:
    """Return the seconds of a routine of the guide."""
    return times.session_seconds(GUIDE, GUIDE.routine_by_id[routine].steps)


def start_of(movement: str) -> int:
    """Return the seconds of a movement's first dose."""
    return times.dose_seconds(GUIDE.exercise_by_id[movement].dose.start)


def spent(seconds: int) -> str:
    """Return time that has passed, as it is told: below a minute and a half in seconds."""
    return f"{seconds} seconds" if seconds < 90 else wording.minutes((seconds + 30) // 60 * 60)


@pytest.mark.parametrize("query", CHOICES)
def test_every_signal_comes_when_the_data_says(open_page: OpenPage, query: str) -> None:
    expected = expect_signals(CHOICES[query])
    page = open_practice(open_page, query)
    voice = query.startswith("routine")
    page.get_by_role("checkbox", name="Voice").set_checked(voice)
    since = begin(page)
    page.clock.run_for(round(expected.now * 1000) + 500)
    expect(page.locator("#pr-end")).to_be_visible()
    assert heard(page, "tones", since) == expected.tones
    assert without_telling(heard(page, "said", since)) == (expected.said if voice else [])
    # One speaks at a time: the voice, or a screen reader.
    told = without_telling(heard(page, "told", since))
    assert told[: len(expected.told)] == ([] if voice else expected.told)
    total = page.evaluate("document.getElementById('pr-total').textContent")
    assert voice or told[-1][-1] == f"Done. {total}."
    assert heard(page, "shown", since) == expected.shown


# ------------------------------------------------------------------------------ on the way


def second(page: Page) -> float:
    """Return the second of the page's clock."""
    return float(page.evaluate("performance.now() / 1000"))


def text(page: Page, part: str) -> str:
    return page.locator(f"#pr-{part}").inner_text()


def left(page: Page) -> int:
    """Return how many seconds are left in all."""
    minutes, seconds = text(page, "left").split(":")
    return int(minutes) * 60 + int(seconds)


def run(page: Page, seconds: float) -> None:
    page.clock.run_for(round(seconds * 1000))


def hide(page: Page, *, hidden: bool) -> None:
    """Put the page out of sight, or bring it back, as a phone does."""
    page.evaluate(
        """(hidden) => {
          const state = hidden ? "hidden" : "visible";
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
          Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def test_a_pause_lasts_as_long_as_it_is_wanted(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(RAISES))
    since = begin(page)
    hold, lower = RAISES[0][0].phases.hold, RAISES[0][0].phases.lower
    run(page, 12 + 5 + 2.5)  # in the hold of the second repetition
    page.locator("#pr-pause").click()
    assert (text(page, "phase"), text(page, "count"), left(page)) == (hold, "2", 173)
    run(page, 300)
    assert (text(page, "phase"), text(page, "count"), left(page)) == (hold, "2", 173)
    assert [tone for tone in heard(page, "tones", since) if tone[0] > 19.5] == []
    page.locator("#pr-pause").click()
    run(page, 1)
    assert (text(page, "phase"), text(page, "count"), left(page)) == (lower, "2", 172)
    run(page, 172)
    expect(page.locator("#pr-title")).to_have_text("Well done")
    expect(page.locator("#pr-went")).to_have_text("All done, in 3 minutes.")
    assert heard(page, "tones", since)[-4:][0][0] == pytest.approx(12 + 180 + 300, abs=0.02)


def test_skip_and_back_go_by_sets_and_pauses(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(MIXED))
    circles, balance = MIXED[0][0], MIXED[1][0]
    begin(page)
    run(page, 20)
    phases = []
    for _ in range(6):
        page.locator("#pr-skip").click()
        phases.append((text(page, "move"), text(page, "phase"), text(page, "side")))
    assert phases == [
        (circles.name, "Switch sides", f"Right {circles.sides}"),
        (circles.name, circles.phases.lift, f"Right {circles.sides}"),
        (balance.name, "Get ready", f"Left {balance.sides}"),
        (balance.name, "Hold", f"Left {balance.sides}"),
        (balance.name, "Switch sides", f"Right {balance.sides}"),
        (balance.name, "Hold", f"Right {balance.sides}"),
    ]
    run(page, 10)
    page.locator("#pr-back").click()
    assert (text(page, "phase"), text(page, "count")) == ("Hold", "30")
    page.locator("#pr-back").click()
    assert (text(page, "phase"), text(page, "count")) == ("Switch sides", "5")


def test_skipping_to_the_end_is_not_doing_it(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(WALKS))
    begin(page)
    run(page, 12 + 20)  # one walk of two
    while page.locator("#pr-run").is_visible():
        page.locator("#pr-skip").click()
    expect(page.locator("#pr-did")).to_contain_text("1 set")
    ((_, done),) = heard(page, "done")
    assert done["finished"]
    assert done["seconds"] == 20
    assert done["movements"] == [{"do": "toe-walks", "sets": 1, "shows": "start"}]


@pytest.mark.parametrize("query", ["routine=full", "do=heel-walking", "do=calf-raises", "phase=1"])
def test_skipping_everything_is_no_session(open_page: OpenPage, query: str) -> None:
    page = open_practice(open_page, query)
    begin(page)
    while page.locator("#pr-run").is_visible():
        page.locator("#pr-skip").click()
        run(page, 0.3)
    expect(page.locator("#pr-title")).to_have_text("Nothing done yet")
    expect(page.locator("#pr-went")).to_contain_text("No set was completed")
    expect(page.locator("#pr-kept")).to_have_text("No set was done, so nothing went into your log.")
    ((finished, _, *sets),) = did(page)
    assert not finished
    assert {count for _, count in sets} == {0}
    assert page.evaluate("localStorage.getItem('footwork-log')") is None


def test_a_walk_is_done_when_the_walker_says_so(open_page: OpenPage) -> None:
    exercise = GUIDE.exercise_by_id["heel-walking"]
    dose = exercise.dose.start
    assert dose.meters
    page = open_practice(open_page, "do=heel-walking")
    begin(page)
    run(page, 12)
    half = dose.meters / times.WALKING_PACE / 2
    for number in range(dose.sets):
        run(page, half - 1)
        expect(page.locator("#pr-skip")).to_have_text("Skip")  # nobody is there yet
        run(page, 2)
        expect(page.locator("#pr-skip")).to_have_text("Done")
        page.locator("#pr-skip").click()
        if number + 1 < dose.sets:
            run(page, dose.rest)
    assert did(page)[0][::2] == [True, ("heel-walking", dose.sets)]
    (kept,) = page.evaluate("JSON.parse(localStorage.getItem('footwork-log')).sessions")
    assert kept["movements"] == ["heel-walking"]


def test_ten_more_seconds_of_rest(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(RAISES))
    since = begin(page)
    run(page, 14)
    before = left(page)
    page.locator("#pr-rest").click()  # for the rest to come
    assert left(page) == before + 10
    expect(page.locator("#pr-next")).to_have_text("Rest 70 s")
    run(page, 58 + 5)
    assert (text(page, "phase"), text(page, "count")) == ("Rest", "65")
    page.locator("#pr-rest").click()  # and in it
    assert text(page, "count") == "75"
    run(page, 75)
    assert (text(page, "phase"), text(page, "set")) == (RAISES[0][0].phases.lift, "Set 2 of 2")
    go = [at for at, hertz in heard(page, "tones", since) if hertz == 880 and at > 72]
    assert go[0] == pytest.approx(12 + 60 + 80, abs=0.02)


def test_an_easier_version_does_the_sets_that_are_left(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=calf-raises&level=target")
    begin(page)
    exercise = GUIDE.exercise_by_id["calf-raises"]
    start, target = exercise.dose.start, exercise.dose.target
    # One of its sets is done, on both legs where each does its own, and the next has begun.
    once = target.model_copy(update={"sets": 1})
    run(page, 12 + times.dose_seconds(once) - (0 if target.per_side else -target.rest) + 3)
    page.locator("#pr-easier").click()
    expect(page.locator("#pr-move")).to_have_text(f"{exercise.name}: Starting dose")
    assert (text(page, "phase"), text(page, "count")) == ("Get ready", "12")
    rest = start.model_copy(update={"sets": max(1, start.sets - 1)})
    assert left(page) == times.dose_seconds(rest)
    for rung in reversed(exercise.easier):
        page.locator("#pr-easier").click()
        expect(page.locator("#pr-move")).to_have_text(f"{exercise.name}: {rung.name}")
        expect(page.locator("#pr-hint")).to_have_text(rung.how)
    expect(page.locator("#pr-easier")).to_be_disabled()
    assert rung.dose
    run(page, 12 + times.dose_seconds(rung.dose))
    expect(page.locator("#pr-did")).to_contain_text(f"{1 + rung.dose.sets} sets")


def test_an_easier_version_can_be_another_movement(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=heel-walking")
    begin(page)
    page.locator("#pr-easier").click()
    page.locator("#pr-easier").click()
    expect(page.locator("#pr-move")).to_contain_text(name_of("shin-curls"))


def leave(page: Page, seconds: float) -> None:
    """Look away for so long, while no timer runs in time."""
    hide(page, hidden=True)
    page.clock.fast_forward(round(seconds * 1000))
    hide(page, hidden=False)
    run(page, 0)


def walk_away(page: Page, seconds: float) -> None:
    """Look away for so long, while timers run and every tone is given."""
    hide(page, hidden=True)
    run(page, seconds)
    hide(page, hidden=False)
    run(page, 0)


def fall_asleep(page: Page, seconds: float) -> None:
    """Let the device sleep in sight: no event tells it."""
    page.clock.fast_forward(round(seconds * 1000))
    run(page, 0)


AWAY = pytest.mark.parametrize("away", [leave, walk_away, fall_asleep])


def did(page: Page) -> list[list[Any]]:
    """Return of each session that ended whether it is finished, its seconds and its sets."""
    return [
        [
            entry["finished"],
            entry["seconds"],
            *((one["do"], one["sets"]) for one in entry["movements"]),
        ]
        for _, entry in heard(page, "done")
    ]


@AWAY
def test_after_five_minutes_away_it_is_where_it_was_left_and_asks(
    open_page: OpenPage, away: Callable[[Page, float], None]
) -> None:
    page = open_practice(open_page, own(LONG))
    since = begin(page)
    run(page, 30)
    parts = ("move", "phase", "side", "set", "count", "left")
    before = [text(page, part) for part in parts]
    away(page, 300)
    expect(page.locator("#pr-away-t")).to_contain_text(
        "You were away for 5 minutes. Did you go on?"
    )
    assert [text(page, part) for part in parts] == before
    # It waits for the answer, and nothing sounds meanwhile.
    now = second(page) - since
    run(page, 20)
    assert text(page, "left") == before[-1]
    assert [tone for tone in heard(page, "tones", since) if tone[0] > now + 0.1] == []
    page.get_by_role("button", name="Go back").click()
    expect(page.locator("#pr-away")).to_be_hidden()
    assert text(page, "left") == before[-1]
    run(page, 1)
    assert left(page) == 12 + LONG_TOTAL - 31


@AWAY
@pytest.mark.parametrize("voice", [True, False])
def test_one_speaker_asks_what_became_of_an_absence(
    open_page: OpenPage, away: Callable[[Page, float], None], *, voice: bool
) -> None:
    page = open_practice(open_page, own(LONG))
    page.get_by_label("Voice").set_checked(voice)
    since = begin(page)
    run(page, 30)
    away(page, 75)
    question = page.locator("#pr-away-t").inner_text()
    assert question.startswith("You were away for 75 seconds. Did you go on? By the clock it is ")
    now = second(page) - since - 0.1
    run(page, 1)  # a screen reader is told a little later
    spoken_then, told_then = (
        [words for at, words in heard(page, kind, since) if at > now] for kind in ("said", "told")
    )
    assert spoken_then == ([question] if voice else [])
    assert told_then == ([] if voice else [question])


@AWAY
def test_who_went_on_is_where_the_count_would_be(
    open_page: OpenPage, away: Callable[[Page, float], None]
) -> None:
    page = open_practice(open_page, own(LONG))
    since = begin(page)
    run(page, 30)
    away(page, 300)
    run(page, 20)  # who reads does nothing else
    page.get_by_role("button", name="I went on").click()
    shown = next(entry for entry in reversed(expect_signals(LONG).shown) if entry[0] <= 330)
    assert [text(page, part) for part in ("phase", "side", "set", "count")] == shown[1:]
    assert left(page) == 12 + LONG_TOTAL - 330
    run(page, 12 + LONG_TOTAL - 330)
    sets = [(exercise.id, dose.sets) for exercise, dose in LONG]
    assert did(page) == [[True, LONG_TOTAL, *sets]]
    assert len([said for said in heard(page, "said", since) if 331 < said[0] < 349.9]) == 0


@AWAY
def test_an_absence_past_the_end_finishes_nothing_by_itself(
    open_page: OpenPage, away: Callable[[Page, float], None]
) -> None:
    for answer, done in (("I did all of it", [True, 70]), ("Go back", [True, 70])):
        page = open_practice(open_page, "do=toe-walks")
        begin(page)
        run(page, 12 + 15)  # in the first walk of two
        away(page, 1200)
        expect(page.locator("#pr-away-t")).to_contain_text("You were away for 20 minutes.")
        assert page.locator("#pr-end").is_hidden()
        assert did(page) == []
        page.get_by_role("button", name=answer, exact=True).click()
        run(page, 0)
        if answer == "Go back":
            assert left(page) == 55
            run(page, 55)
        assert did(page) == [[*done, ("toe-walks", 2)]]
        expect(page.locator("#pr-went")).to_have_text(f"All done, in {spent(70)}.")


def test_stop_after_an_absence_counts_nothing_of_it(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    run(page, 12 + 15)
    leave(page, 1200)
    page.locator("#pr-stop").click()
    assert did(page) == [[False, 15, ("toe-walks", 0)]]
    page.locator("#pr-resume").click()
    assert left(page) == 55


def test_the_last_seconds_are_asked_for_as_well(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    run(page, 12 + 66)
    leave(page, 1200)
    expect(page.locator("#pr-away-t")).to_contain_text("By the clock it is over.")
    assert did(page) == []


def test_a_glance_elsewhere_is_no_absence(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    run(page, 12 + 15)
    leave(page, 9)
    assert page.locator("#pr-away").is_hidden()
    run(page, 38)
    leave(page, 9)  # over the end
    assert did(page) == [[True, 70, ("toe-walks", 2)]]


def close_out_of_sight(page: Page, seconds: int, away: int) -> None:
    """Go on with a session whose page was closed out of sight."""
    begin(page)
    run(page, seconds)
    hide(page, hidden=True)
    run(page, away)
    page.reload()
    begin(page)


def test_a_page_that_was_closed_out_of_sight_asks_and_goes_back(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(LONG))
    close_out_of_sight(page, 30, 300)
    expect(page.locator("#pr-away-t")).to_contain_text("You were away for 5 minutes.")
    assert did(page) == []
    page.reload()  # asked again by who has not answered
    begin(page)
    expect(page.locator("#pr-away-t")).to_contain_text("You were away for 5 minutes.")
    page.get_by_role("button", name="Go back").click()
    assert left(page) == 12 + LONG_TOTAL - 30


def test_a_session_that_ended_in_a_page_closed_out_of_sight_can_be_told(
    open_page: OpenPage,
) -> None:
    page = open_practice(open_page, "do=toe-walks")
    close_out_of_sight(page, 12 + 5, 600)
    expect(page.locator("#pr-away-t")).to_contain_text("By the clock it is over.")
    page.get_by_role("button", name="I did all of it").click()
    run(page, 0)
    assert did(page)[0][0] is True
    assert did(page)[0][2:] == [("toe-walks", 2)]


@pytest.mark.parametrize("away", [3, 300, 7200])
def test_a_page_that_was_closed_in_sight_goes_on_where_it_was(
    open_page: OpenPage, away: int
) -> None:
    page = open_practice(open_page, "do=toe-walks")
    practice = page.url
    begin(page)
    run(page, 12 + 20)
    page.goto(urljoin(practice, "../safety/"))
    run(page, away)
    page.goto(practice)
    expect(page.locator("#pr-begin")).to_have_text("Go on")
    begin(page)
    assert page.locator("#pr-away").is_hidden()
    assert left(page) == 50
    run(page, 50)
    assert did(page)[-1][:2] == [True, 70]


@pytest.mark.parametrize("read", [run, fall_asleep])
def test_the_question_stands_still_while_it_is_in_sight(
    open_page: OpenPage, read: Callable[[Page, float], None]
) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    run(page, 12 + 8)
    leave(page, 20)
    asked = page.locator("#pr-away").inner_text()
    read(page, 600)
    assert page.locator("#pr-away").inner_text() == asked
    page.locator("#pr-on").click()
    assert left(page) == 70 - 28


def test_a_second_tap_on_stop_lands_on_nothing_below(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks", viewport={"width": 390, "height": 664})
    begin(page)
    run(page, 12 + 8)
    leave(page, 20)
    address = page.url
    page.locator("#pr-stop").dblclick()
    expect(page.locator("#pr-went")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.url == address


def test_the_switches_are_there_in_every_pause(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    switches = page.locator("#pr-signals-paused").get_by_role("checkbox")
    begin(page)
    run(page, 5)
    for _ in range(3):
        page.locator("#pr-pause").click()
        page.locator("#pr-hear").evaluate("fold => { fold.open = true; }")
        expect(switches.first).to_be_visible()
        page.locator("#pr-pause").click()
        expect(switches.first).to_be_hidden()
    page.locator("#pr-stop").click()
    page.reload()
    expect(page.get_by_role("checkbox", name="Tones")).to_be_visible()


def test_a_second_tap_on_ready_skips_nothing(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=single-leg-balance")
    page.evaluate("window.patient = true")
    begin(page)
    page.locator("#pr-skip").dblclick()
    assert text(page, "phase") == "Get ready"


def test_what_a_headset_skips_out_of_sight_is_not_done(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    page.get_by_role("checkbox", name="Headset").check()
    page.evaluate(HEADSET)
    begin(page)
    run(page, 12 + 5)
    hide(page, hidden=True)
    run(page, 5)
    page.evaluate("keys.nexttrack()")
    run(page, 30 + 20 + 5)  # the rest, the second walk, and past the end
    hide(page, hidden=False)
    page.get_by_role("button", name="I did all of it").click()
    run(page, 0)
    assert did(page) == [[True, 60, ("toe-walks", 1)]]


def test_back_does_no_set_twice(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    run(page, 12 + 21)
    for _ in range(3):
        page.locator("#pr-back").click()
        page.locator("#pr-back").click()
        run(page, 33)
    run(page, 70)
    assert did(page)[0][2:] == [("toe-walks", 2)]


def test_one_side_alone_is_no_set(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=single-leg-balance")
    begin(page)
    for _ in range(2):  # the left leg is skipped each time
        while text(page, "phase") != "Hold" or text(page, "side") != "Right leg":
            page.locator("#pr-skip").click()
        run(page, 20)
    assert did(page) == [[False, 40, ("single-leg-balance", 0)]]


def test_a_sleep_that_only_the_wall_clock_counts(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(LONG))
    begin(page)
    run(page, 30)
    hide(page, hidden=True)
    page.evaluate("(now) => { const real = Date.now; Date.now = () => real() + 300000; }")
    hide(page, hidden=False)
    assert left(page) == 12 + LONG_TOTAL - 30
    page.get_by_role("button", name="I went on").click()
    assert left(page) == 12 + LONG_TOTAL - 330


@pytest.mark.parametrize("hours", [3, -3])
def test_a_clock_that_is_set_moves_nothing(open_page: OpenPage, hours: int) -> None:
    page = open_practice(open_page, own(LONG))
    since = begin(page)
    run(page, 30)
    page.evaluate(
        "(moved) => { const real = Date.now; Date.now = () => real() + moved; }", hours * 3_600_000
    )
    run(page, 60)
    assert left(page) == 12 + LONG_TOTAL - 90
    expected = [said for said in expect_signals(LONG).said if said[0] <= 90]
    assert without_telling(heard(page, "said", since)) == expected


def test_a_reload_goes_on_where_it_was(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(MIXED))
    begin(page)
    run(page, 12 + 101 + 12 + 7)  # in the first hold of the second movement
    page.locator("#pr-rest").click()
    seconds = left(page)
    page.reload()
    expect(page.locator("#pr-begin")).to_have_text("Go on")
    expect(page.locator("#pr-where")).to_contain_text("movement 2 of 3, with 5:40 minutes left")
    assert page.locator("#pr-run").is_hidden()
    begin(page)
    assert left(page) == seconds == 5 * 60 + 40
    assert (text(page, "phase"), text(page, "count")) == ("Hold", "23")
    run(page, seconds)
    expect(page.locator("#pr-went")).to_have_text("All done, in 8 minutes.")
    page.reload()
    expect(page.locator("#pr-begin")).to_have_text("Start anyway")  # that was today's
    expect(page.locator("#pr-again")).to_be_hidden()


def test_from_the_start_after_a_reload(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=quick")
    begin(page)
    run(page, 40)
    page.reload()
    page.locator("#pr-again").click()
    run(page, 0)
    assert (text(page, "phase"), text(page, "count"), left(page)) == (
        "Get ready",
        "12",
        total_of("quick"),
    )


def test_another_routine_does_not_go_on_with_the_first(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=quick")
    begin(page)
    run(page, 40)
    page.goto(page.url.replace("quick", "seated"))
    expect(page.locator("#pr-begin")).to_have_text("Start")


def test_what_was_kept_and_cannot_be_read_is_forgotten(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=quick")
    for kept in (
        "{",
        "[]",
        '"x"',
        '{"address": "?routine=quick", "saved": 9e15}',
        '{"address": "?routine=quick", "saved": 9e15, "steps": [{"do": "gone", "dose": {}}]}',
        (
            '{"address": "?routine=quick", "saved": 9e15, "steps":'
            ' [{"do": "toe-walks", "dose": {"sets": 1e9, "reps": 5}}]}'
        ),
    ):
        page.evaluate("(kept) => localStorage.setItem('footwork-practice-session', kept)", kept)
        page.reload()
        expect(page.locator("#pr-begin")).to_have_text("Start")


STEP = {"do": "toe-walks", "dose": {"sets": 2, "seconds": 20}}
TAMPERED: dict[str, list[Any]] = {
    "steps": [[], {}, "x", None, [None], [[STEP]], [{**STEP, "dose": None}], [{"do": "valueOf"}]],
    "position": ["x", None, -1, 1e99, [], {}],
    "active": ["x", None, -5, {}],
    "begun": ["x", None, {}, 1e99],
    "saved": [9e15, 0, None],
}
WITHIN: dict[str, list[Any]] = {
    "sets": ["x", {}, [None], [-1]],
    "extra": [1, None, {"0": "x"}, {"0": -5}],
    "did": ["x", -1],
    "rung": ["x", -1],
    "shows": [1, {}],
    "version": [{}, 1],
    "how": [[], 1],
}


def test_a_session_that_someone_has_changed_breaks_no_page(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks", let_clock_run)
    now = page.evaluate("Date.now()")
    right = {"address": "?do=toe-walks", "saved": now, "begun": "2026-03-02T12:00:00.000Z"}
    right |= {"steps": [STEP], "position": 20, "active": 8}

    def keep(value: Any) -> None:
        page.evaluate(
            "(text) => localStorage.setItem('footwork-practice-session', text)", json.dumps(value)
        )
        page.reload()
        expect(page.locator("#pr-start")).to_be_visible()

    keep(right)
    expect(page.locator("#pr-begin")).to_have_text("Go on")
    wrong = [{**right, field: value} for field, values in TAMPERED.items() for value in values]
    wrong += [
        {**right, "steps": [{**STEP, field: value}]}
        for field, values in WITHIN.items()
        for value in values
    ]
    for value in wrong:
        keep(value)
        expect(page.locator("#pr-begin")).to_have_text("Start")
    # What looks right is taken, and what it names is looked for among the guide's own alone.
    keep({**right, "steps": [{**STEP, "shows": "constructor"}]})
    begin(page)
    run(page, 3)
    expect(page.locator("#pr-run")).to_have_class(re.compile("bare"))


def test_stop_can_be_taken_back(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=quick")
    begin(page)
    run(page, 12 + 60)
    page.locator("#pr-stop").click()
    expect(page.locator("#pr-went")).to_have_text(f"Stopped after {spent(60)}.")
    page.locator("#pr-resume").click()
    assert left(page) == total_of("quick") - 60
    page.locator("#pr-stop").click()
    first, again = (entry[1] for entry in heard(page, "done"))
    assert first["session"] == again["session"]
    assert not first["finished"]


def test_drift_over_thirty_minutes_stays_under_50_ms(open_page: OpenPage) -> None:
    """A minute and more of pauses is taken within them."""
    page = open_practice(open_page, own(LONG))
    since = begin(page)
    paused = 0
    for _ in range(3):
        run(page, 321.7)
        page.locator("#pr-pause").click()
        run(page, 33.3)
        paused += 33.3
        page.locator("#pr-pause").click()
    run(page, 31 * 60)
    expected = expect_signals(LONG).tones[-1][0] + paused
    assert expected > 30 * 60
    assert abs(heard(page, "tones", since)[-1][0] - expected) < 0.05


def test_a_screen_reader_is_told_what_matters_at_most_every_two_seconds(
    open_page: OpenPage,
) -> None:
    page = open_practice(open_page, "routine=quick")
    page.get_by_role("checkbox", name="Voice").uncheck()
    since = begin(page)
    for _ in range(12):  # an impatient thumb
        page.locator("#pr-skip").click()
        run(page, 0.3)
    for _ in range(4):
        page.locator("#pr-pause").click()
        run(page, 0.7)
    run(page, 120)
    told = heard(page, "told", since)
    assert len(told) > 5
    gaps = [later[0] - earlier[0] for earlier, later in pairwise(told)]
    assert min(gaps) >= 2


# ---------------------------------------------------------------------- signals and devices


def test_signals_can_be_turned_off_and_stay_off(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    for name in ("Tones", "Voice", "Vibration"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.reload()
    for name in ("Tones", "Voice", "Vibration"):
        assert not page.get_by_role("checkbox", name=name).is_checked()
    begin(page)
    run(page, 60)
    assert heard(page, "tones") == heard(page, "said") == heard(page, "buzzed") == []
    page.locator("#pr-pause").click()
    page.locator("#pr-hear summary").click()
    page.get_by_role("checkbox", name="Voice").check()
    page.locator("#pr-pause").click()
    run(page, 30)
    assert heard(page, "said")


def test_the_phone_shakes_with_the_tones(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    since = begin(page)
    run(page, 13)
    buzzed = heard(page, "buzzed", since)
    assert [round(at) for at, _ in buzzed] == [0, 0, 9, 10, 11, 12]


def test_the_screen_stays_on_while_it_runs(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    page.wait_for_function("window.heard.locks.length === 1")
    page.locator("#pr-pause").click()
    page.wait_for_function("window.heard.locks.length === 2")
    page.locator("#pr-pause").click()
    page.wait_for_function("window.heard.locks.length === 3")
    run(page, 12 + start_of("toe-walks"))
    page.wait_for_function("window.heard.locks.length === 4")
    assert [state for _, state in page.evaluate("window.heard.locks")] == ["on", "off"] * 2


HEADSET = """
window.keys = {};
MediaSession.prototype.setActionHandler = (name, act) => { window.keys[name] = act; };
HTMLMediaElement.prototype.play = async function () { window.playing = this.src.slice(0, 5); };
HTMLMediaElement.prototype.pause = () => { window.playing = ""; };
"""


def test_other_music_plays_on_where_nothing_else_is_wished(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    keys = page.get_by_role("checkbox", name="Headset buttons")
    assert not keys.is_checked()
    page.evaluate(HEADSET)
    begin(page)
    run(page, 5)
    assert not page.evaluate("window.playing")
    keep = "localStorage.setItem('footwork-practice-signals', '{\"headset\": true}')"
    page.evaluate(keep)  # who switched it on before
    page.reload()
    assert keys.is_checked()


def test_the_buttons_of_a_headset_work(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    page.get_by_role("checkbox", name="Headset buttons").check()
    page.evaluate(HEADSET)
    begin(page)
    run(page, 5)
    assert page.evaluate("window.playing") == "blob:"
    page.evaluate("keys.pause()")
    assert text(page, "pause") == "Go on"
    page.evaluate("keys.play()")
    assert text(page, "pause") == "Pause"
    page.evaluate("keys.nexttrack()")
    walks = GUIDE.exercise_by_id["toe-walks"]
    assert walks.position[0] is Position.WALKING
    assert text(page, "phase") == "Walk"
    page.evaluate("keys.previoustrack()")
    assert text(page, "phase") == "Get ready"
    assert page.evaluate("navigator.mediaSession.metadata.title") == walks.name
    page.locator("#pr-stop").click()
    assert page.evaluate("keys.pause") is None
    assert page.evaluate("window.playing") == ""


CAREFUL = """
{
  // As on an iPhone: not a word from a page that has not spoken in a tap.
  const { speak } = speechSynthesis;
  let tapped = -1;
  let may = false;
  addEventListener("click", () => { tapped = performance.now(); }, true);
  speechSynthesis.speak = (sentence) => {
    may ||= performance.now() === tapped;
    if (may) speak(sentence);
  };
}
"""


def test_the_voice_goes_on_where_it_may_begin_only_in_a_tap(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        stop_clock(page)
        page.add_init_script(CAREFUL)

    page = open_practice(open_page, own(WALKS), prepare)
    begin(page)
    run(page, 14)
    page.reload()
    begin(page)  # in the middle of a walk, where nothing else is to be said
    where = " ".join(
        f"{words}." for part in ("move", "side", "phase") if (words := text(page, part))
    )
    run(page, 12)
    assert [words for _, words in heard(page, "said")] == [where, "Halfway."]


MISSING = """
for (const name of ["AudioContext", "speechSynthesis", "MediaMetadata"]) {
  Object.defineProperty(window, name, { value: undefined });
}
for (const name of ["wakeLock", "vibrate", "mediaSession"]) {
  Object.defineProperty(navigator, name, { value: undefined });
}
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no"); } });
"""


def test_a_browser_that_can_do_none_of_it_still_counts(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        page.clock.install()
        page.clock.pause_at("2030-01-01")
        page.add_init_script(MISSING)

    page = open_page("practice/?do=toe-walks", prepare, **PHONE)
    expect(page.locator("#pr-mute")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    begin(page)
    page.locator("#pr-art").click()  # ready at once
    run(page, 12 + start_of("toe-walks"))
    took = spent(start_of("toe-walks"))
    expect(page.locator("#pr-went")).to_have_text(f"All done, in {took}.")


def test_devices_that_refuse_do_not_matter(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    page.evaluate(
        """() => {
          navigator.wakeLock.request = async () => { throw new DOMException("low battery"); };
          window.AudioContext = class { constructor() { throw new DOMException("no device"); } };
          Storage.prototype.setItem = () => { throw new DOMException("full"); };
          HTMLMediaElement.prototype.play = async () => { throw new DOMException("not allowed"); };
        }"""
    )
    begin(page)
    run(page, 12 + start_of("toe-walks"))
    took = spent(start_of("toe-walks"))
    expect(page.locator("#pr-went")).to_have_text(f"All done, in {took}.")


@pytest.mark.parametrize("way", ["drawing", "key", "time"])
def test_it_waits_for_who_gets_ready(open_page: OpenPage, way: str) -> None:
    page = open_practice(open_page, own([*WALKS, *RAISES]))
    page.evaluate("window.patient = true")
    begin(page)
    assert (text(page, "phase"), text(page, "skip")) == ("Ready?", "Ready")
    total = left(page)
    (told,) = [said for _, said in heard(page, "said")]
    assert WALKS[0][0].steps[0].act in told
    run(page, 5)
    assert left(page) == total  # the time of the session stands still
    if way == "drawing":
        page.locator("#pr-art").click()
    elif way == "key":
        page.keyboard.press("ArrowRight")
    else:
        run(page, int(text(page, "count")))
    assert (text(page, "phase"), text(page, "count")) == ("Get ready", "12")
    page.locator("#pr-art").click()  # by now it is no answer
    assert text(page, "phase") == "Get ready"


def test_what_is_next_on_the_same_side_is_the_other_way(open_page: OpenPage) -> None:
    page = open_practice(open_page, own([step("ankle-circles", **CIRCLES)]))
    begin(page)
    run(page, 12 + 1)
    assert text(page, "next") == "The other way"
    run(page, 24)
    assert "Right" in text(page, "next")


def test_what_the_browser_cannot_do_is_said_once(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    page.evaluate(
        "() => { navigator.wakeLock.request = async () => { throw new DOMException('no'); }; }"
    )
    begin(page)
    run(page, 1)
    expect(page.locator("#pr-dark")).to_be_visible()
    page.locator("#pr-stop").click()
    expect(page.locator("#pr-went")).to_have_text("Stopped after 0 seconds.")
    expect(page.locator("#pr-dark")).to_be_hidden()  # it is too late by then
    page.reload()
    begin(page)
    run(page, 1)
    expect(page.locator("#pr-dark")).to_be_hidden()


def pause_with_a_fold_open(open_page: OpenPage) -> Page:
    page = open_practice(open_page, "routine=quick")
    begin(page)
    run(page, 5)
    page.locator("#pr-pause").click()
    page.locator("#pr-hear summary").click()
    return page


def test_what_is_open_in_a_pause_closes_before_escape_stops(open_page: OpenPage) -> None:
    page = pause_with_a_fold_open(open_page)
    page.keyboard.press("Escape")
    expect(page.locator("#pr-hear")).not_to_have_attribute("open", "")
    expect(page.locator("#pr-run")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pr-title")).to_have_text("Stopped")


def test_what_was_left_open_in_a_pause_holds_no_escape_back(open_page: OpenPage) -> None:
    page = pause_with_a_fold_open(open_page)
    page.locator("#pr-pause").click()
    page.keyboard.press("Escape")
    expect(page.locator("#pr-title")).to_have_text("Stopped")


def test_the_start_says_how_long_it_takes_with_getting_ready(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=core")
    begin(page)
    run(page, times.session_seconds(GUIDE, GUIDE.routine_by_id["core"].steps))
    expect(page.locator("#pr-end")).to_be_hidden()  # so long it would be without
    (said,) = re.findall(r"\d+", page.locator("#pr-all").text_content() or "")
    run(page, int(said) * 60)
    expect(page.locator("#pr-title")).to_have_text("Well done")
    took = spent(times.session_seconds(GUIDE, GUIDE.routine_by_id["core"].steps))
    expect(page.locator("#pr-went")).to_have_text(f"All done, in {took}.")


def test_the_end_leads_home_first_and_to_the_log_near_the_top(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    page.locator("#pr-art").click()
    run(page, 12 + start_of("toe-walks"))
    done, again = page.locator("#pr-done"), page.locator("#pr-repeat")
    assert width_of(done) > width_of(again)
    expect(page.locator("#pr-kept")).to_contain_text("how the morning after was")
    first = page.locator("#pr-did").bounding_box()
    to_log = page.get_by_role("link", name="Your log").bounding_box()
    assert first
    assert to_log
    assert to_log["y"] < first["y"]
    done.click()
    expect(page).to_have_url(re.compile(f"{FOLDER}$"))
    page.wait_for_load_state("networkidle")


def width_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["width"]


SLOW_VOICE = """
{
  // As WebKit does: what is spoken in the moment of a cancel is dropped. It speaks for 3 seconds.
  let cut = -1;
  const { speak } = speechSynthesis;
  speechSynthesis.speak = (sentence) => {
    window.languages = [...(window.languages ?? []), sentence.lang];
    if (performance.now() - cut < 50) return;
    const { onend } = sentence;
    sentence.onend = null;
    speak(sentence);
    setTimeout(() => onend?.(), 3000);
  };
  speechSynthesis.cancel = () => { cut = performance.now(); };
}
"""


def test_no_sentence_is_lost_to_the_one_before(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        stop_clock(page)
        page.add_init_script(SLOW_VOICE)

    page = open_practice(open_page, own(RAISES), prepare)
    page.evaluate("document.documentElement.lang = 'de'")  # as a translated page says
    begin(page)
    run(page, 12 + 180 + 1)
    wanted = [said for _, said in expect_signals(RAISES).said]
    assert [said for _, said in without_telling(heard(page, "said"))] == wanted
    assert set(page.evaluate("window.languages")) <= {"", "en-US"}


def test_what_follows_a_skipped_sentence_is_not_lost_either(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        stop_clock(page)
        page.add_init_script(SLOW_VOICE)

    page = open_practice(open_page, own(RAISES), prepare)
    since = begin(page)
    run(page, 1)  # it still speaks
    page.locator("#pr-skip").click()
    run(page, 1)
    after = [words for at, words in heard(page, "said", since) if at >= 1]
    assert after, "the set that was skipped to is not told"


def test_tones_come_back_after_a_call(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(WALKS))
    page.evaluate(
        """() => {
          window.silent = "interrupted";
          Object.defineProperty(AudioContext.prototype, "state", { get: () => window.silent });
          AudioContext.prototype.resume = async () => { window.asked = (window.asked ?? 0) + 1; };
        }"""
    )
    begin(page)
    run(page, 5)
    assert page.evaluate("window.asked") >= 5
    page.evaluate("window.silent = 'running'; window.asked = 0")
    run(page, 5)
    assert page.evaluate("window.asked") == 0


# ------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(open_page: OpenPage, scheme: str) -> None:
    page = open_practice(open_page, "routine=quick", let_clock_run, color_scheme=scheme)
    assert find_faults(page) == []
    begin(page)
    run(page, 5)
    assert find_faults(page) == []  # getting ready
    run(page, 20)
    page.locator("#pr-plate > .drawing[aria-hidden=false]").wait_for()
    assert find_faults(page) == []  # running
    page.locator("#pr-pause").click()
    assert find_faults(page) == []  # paused
    page.locator("#pr-pause").click()
    hide(page, hidden=True)
    page.clock.fast_forward(20_000)
    hide(page, hidden=False)
    assert find_faults(page) == []  # back from elsewhere
    page.locator("#pr-return").click()
    while text(page, "phase") != "Rest":
        page.locator("#pr-skip").click()
    assert find_faults(page) == []  # rest
    page.locator("#pr-stop").click()
    assert find_faults(page) == []  # stopped
    page.locator("#pr-resume").click()
    run(page, 12 + total_of("quick"))
    assert find_faults(page) == []  # done
    page.goto(page.url.replace("quick", "none"))
    expect(page.locator("#pr-error")).to_be_visible()
    assert find_faults(page) == []


def test_all_of_it_by_keyboard(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=quick", viewport={"width": 1280, "height": 800})
    page.locator("#pr-begin").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pr-pause")).to_be_focused()
    run(page, 1)
    first = GUIDE.exercise_by_id[GUIDE.routine_by_id["quick"].steps[0].do]
    (_, shown, *_) = dict.fromkeys(
        entry[1] for entry in expect_signals(CHOICES["routine=quick"]).shown
    )
    page.keyboard.press("ArrowRight")
    assert text(page, "phase") == shown
    page.keyboard.press("ArrowLeft")
    assert text(page, "phase") == "Get ready"
    page.keyboard.press("+")
    assert text(page, "count") == "22"
    page.keyboard.press("Space")
    assert text(page, "pause") == "Go on"
    for key in ("Tab",) * 12:  # everything there, and nothing behind
        page.keyboard.press(key)
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.getElementById('pr-run').contains(document.activeElement)"
        )
    page.locator("#pr-pause").focus()
    page.keyboard.press("Space")
    assert text(page, "pause") == "Pause"
    page.keyboard.press("e")
    easier = "|".join(re.escape(rung.name) for rung in first.easier)
    expect(page.locator("#pr-move")).to_have_text(
        re.compile(f"{re.escape(first.name)}: (Starting dose|{easier})")
    )
    page.keyboard.press("Escape")
    expect(page.locator("#pr-title")).to_be_focused()
    expect(page.locator("#pr-title")).to_have_text("Stopped")
    page.locator("#pr-resume").focus()
    page.keyboard.press("Enter")
    assert page.locator("#pr-run").is_visible()


def test_the_count_can_be_read_from_afar(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(RAISES))
    begin(page)
    widths, heights = [], []
    for seconds in (5, 10, 60):
        run(page, seconds)
        width, size = page.evaluate(
            """() => {
              const count = document.getElementById("pr-count");
              const range = document.createRange();
              range.selectNodeContents(count);
              return [range.getBoundingClientRect().width / innerWidth,
                parseFloat(getComputedStyle(count).fontSize)];
            }"""
        )
        widths.append(width)
        # A digit is 0.7 of its size high, and a pixel of a phone is a 160th of an inch.
        heights.append(size * 0.7 * 25.4 / 160)
    # From two meters the least that a good eye reads is 5 minutes of arc high, 2.9 mm; twice that.
    assert min(heights) >= 2 * 2.9
    assert max(widths) <= 0.92
    assert page.evaluate("document.getElementById('pr-run').scrollHeight") <= 844
    sizes = page.locator(".pr-acts button").evaluate_all(
        """(all) => all.map((one) => one.getBoundingClientRect())
             .map((box) => Math.min(box.width, box.height))"""
    )
    assert min(sizes) >= 56


def test_nothing_is_cut_off_on_any_screen(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=full")
    begin(page)
    run(page, 14)
    for width, height in ((320, 568), (360, 640), (844, 390), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        wide, inside, high = page.evaluate(
            """() => { const { scrollWidth, scrollHeight } = document.getElementById("pr-run");
              return [document.documentElement.scrollWidth, scrollWidth, scrollHeight]; }"""
        )
        assert (wide <= width, inside <= width, high <= height) == (True,) * 3, (width, height)
        overlaps = page.evaluate(
            """() => {
              const parts = [...document.querySelectorAll("#pr-run > :not(.vh)")]
                .map((part) => part.getBoundingClientRect()).filter((box) => box.width);
              return parts.flatMap((a, i) => parts.slice(i + 1).filter((b) =>
                a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
            }"""
        )
        assert overlaps == 0, (width, height)


def test_the_player_cannot_be_pushed_sideways(open_page: OpenPage) -> None:
    # In WebKit the drawing that goes to both edges makes its box 16 px wider than the window.
    page = open_practice(open_page, "do=toe-walks")
    begin(page)
    assert (
        page.evaluate("getComputedStyle(document.getElementById('pr-run')).overflowX") == "hidden"
    )


def test_the_drawing_moves_with_the_count(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=calf-raises", reduced_motion="no-preference")
    page.evaluate("window.smooth = true")
    begin(page)
    page.locator("#pr-plate > .drawing[aria-hidden=false]").wait_for()
    now = """document.querySelector("#pr-plate > .drawing").shadowRoot.querySelector("svg svg")
      .getCurrentTime()"""
    tempo = GUIDE.exercise_by_id["calf-raises"].dose.start.tempo
    assert tempo  # the drawing moves by it too
    run(page, 12 + tempo.seconds + tempo.lift)  # where the hold begins
    assert tempo.lift <= page.evaluate(now) < tempo.lift + 1
    run(page, 0.5)
    later = page.evaluate(now)
    assert later > tempo.lift
    page.locator("#pr-pause").click()
    stopped = page.evaluate(now)
    page.wait_for_timeout(100)
    assert page.evaluate(now) == stopped


def test_the_drawing_holds_as_long_as_the_count(open_page: OpenPage) -> None:
    """A foot that is lifted for a hold stays up in every second of it."""
    page = open_practice(
        open_page,
        own([step("single-leg-balance", sets=1, seconds=20, per_side=True)]),
        reduced_motion="no-preference",
    )
    page.evaluate("window.smooth = true")
    begin(page)
    page.locator("#pr-plate > .drawing[aria-hidden=false]").wait_for()
    svg = """document.querySelector("#pr-plate > .drawing").shadowRoot
      .querySelector("svg [data-phases]")"""
    lift, hold, _ = (
        float(part.split()[-1]) for part in page.evaluate(f"{svg}.dataset.phases").split(";")
    )
    run(page, 12 + lift + 0.5)
    for _second in range(14):
        at = page.evaluate(f"{svg}.closest('svg').getCurrentTime()")
        assert lift <= at <= lift + hold
        run(page, 1)


def test_the_other_side_is_drawn_the_other_way_round(open_page: OpenPage) -> None:
    balance = step("single-leg-balance", sets=1, seconds=20, per_side=True)
    page = open_practice(open_page, own([balance]))
    begin(page)
    page.locator("#pr-plate > .drawing[aria-hidden=false]").wait_for()
    flipped = "getComputedStyle(document.querySelector('#pr-plate')).transform"
    assert page.evaluate(flipped) == "none"
    run(page, 12 + 20 + 1)
    assert text(page, "side") == f"Right {balance[0].sides}"
    assert page.evaluate(flipped) == "matrix(-1, 0, 0, 1, 0, 0)"


def drawn(page: Page) -> Any:
    """Return the drawing that is shown, by what it says of itself."""
    return page.locator("#pr-plate > .drawing[aria-hidden=false]")


def test_who_sits_is_shown_sitting(open_page: OpenPage) -> None:
    page = open_practice(open_page, "routine=seated")
    begin(page)
    for one in GUIDE.routine_by_id["seated"].steps:
        exercise = GUIDE.exercise_by_id[one.do]
        expect(page.locator("#pr-move")).to_have_text(exercise.name)
        figure = exercise.figure
        shown = figure.others[one.shows] if one.shows else None
        alt = (shown.motion or shown.alt) if shown else figure.motion
        expect(drawn(page)).to_have_attribute("aria-label", alt)
        if one.shows:  # a movement's own first step may begin with standing
            hint = " ".join(filter(None, [f"{figure.others[one.shows].caption}.", one.note]))
            expect(page.locator("#pr-hint")).to_have_text(hint)
        if one.do == "shin-curls":  # the easiest: nobody is made to stand up
            expect(page.locator("#pr-easier")).to_be_disabled()
        if one.do == "toe-presses" and page.locator("#pr-easier").is_enabled():
            page.locator("#pr-easier").click()
            seated = [rung.name for rung in exercise.easier if rung.shows == one.shows]
            versions = "|".join(map(re.escape, seated))
            expect(page.locator("#pr-move")).to_have_text(
                re.compile(f"^{re.escape(exercise.name)}: ({versions})$")
            )
        run(page, 12 + times.dose_seconds(GUIDE.step_dose(one)))


def test_a_drawing_that_did_not_come_is_asked_for_anew(open_page: OpenPage) -> None:
    page = open_practice(open_page, own(RAISES))
    # The page of a network that wants a sign-in comes in its place.
    page.route("**/figures/**", lambda route: route.fulfill(body="<h1>Log in to this network"))
    begin(page)
    run(page, 3)
    expect(drawn(page)).to_have_count(0)
    page.unroute("**/figures/**")
    run(page, 12)  # the first set has begun
    expect(drawn(page)).to_have_count(1)


def test_an_easier_version_is_drawn_as_it_is(open_page: OpenPage) -> None:
    page = open_practice(open_page, "do=heel-walking")
    begin(page)
    alt = GUIDE.exercise_by_id["heel-walking"].figure.motion
    expect(drawn(page)).to_have_attribute("aria-label", alt)
    for name in ("heel-walking", "shin-curls"):
        page.locator("#pr-easier").click()
        easier = GUIDE.exercise_by_id[name].figure.others["easier"]
        expect(drawn(page)).to_have_attribute("aria-label", easier.motion or easier.alt)


def picture_of(page: Page) -> str:
    """Return what the drawing that is shown says of itself, or nothing."""
    page.wait_for_timeout(300)  # the drawing comes in its own time
    found = drawn(page)
    return str(found.get_attribute("aria-label")) if found.count() else ""


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_no_version_is_shown_by_the_drawing_of_another(
    open_page: OpenPage, exercise: Exercise
) -> None:
    page = open_practice(open_page, f"do={exercise.id}")
    begin(page)
    expect(drawn(page)).to_have_attribute("aria-label", exercise.figure.motion)
    for rung in reversed(exercise.easier):
        page.locator("#pr-easier").click()
        name = page.locator("#pr-move").inner_text()
        assert rung.name in name
        if rung.shows:
            of = GUIDE.exercise_by_id[rung.movement or exercise.id].figure
            other = None if rung.shows == START else of.others[rung.shows]
            alt = (other.motion or other.alt) if other else of.motion
            expect(drawn(page)).to_have_attribute("aria-label", alt)
            expect(page.locator("#pr-run")).not_to_have_class(re.compile("bare"))
        elif not rung.movement:
            assert picture_of(page) == ""


def test_a_version_that_no_drawing_shows_is_words_set_large(open_page: OpenPage) -> None:
    exercise = GUIDE.exercises[0]
    rung = exercise.easier[-1]

    def hide(route: Route) -> None:
        """Answer with a guide in which no easier version of the movement has a drawing."""
        data = route.fetch().json()
        for easier in data["movements"][0]["easier"]:
            easier.pop("shows", None)
        route.fulfill(json=data)

    def prepare(page: Page) -> None:
        stop_clock(page)
        page.route("**/guide.json", hide)

    page = open_practice(open_page, f"do={exercise.id}", prepare)
    begin(page)
    page.locator("#pr-easier").click()
    assert picture_of(page) == ""
    expect(page.locator("#pr-hint")).to_have_text(rung.how)
    expect(page.locator("#pr-run")).to_have_class(re.compile("bare"))
    for size in ((390, 664), (320, 568), (844, 390), (1280, 800)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert page.evaluate(FITS), size


def test_a_paused_session_tells_what_goes_wrong_and_how_right_looks(open_page: OpenPage) -> None:
    shown = [item for item in GUIDE.exercises if item.figure.pairs]
    assert shown
    exercise = shown[0]
    page = open_practice(open_page, f"do={exercise.id}")
    begin(page)
    fold = page.locator("#pr-well")
    expect(fold).to_be_hidden()
    page.locator("#pr-pause").click()
    fold.locator("summary").click()
    items = fold.locator("li")
    expect(items).to_have_count(len(exercise.mistakes))
    for place, mistake in enumerate(exercise.mistakes):
        item = items.nth(place)
        expect(item).to_contain_text(mistake.fault)
        expect(item).to_contain_text(mistake.fix)
        alts = exercise.figure.pair_frames(mistake.shows).values() if mistake.shows else []
        pictures = item.locator("img")
        expect(pictures).to_have_count(len(alts))
        for number, alt in enumerate(alts):
            picture = pictures.nth(number)
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_attribute("alt", alt)
            # An SVG has its shape from its view box, and no size of its own.
            wide, high = picture.evaluate(
                """async (one) => {
                  await one.decode();
                  return [one.naturalWidth, one.naturalHeight];
                }"""
            )
            assert wide / high == pytest.approx(WIDTH / HEIGHT, rel=0.02)
    page.locator("#pr-pause").click()
    expect(fold).to_be_hidden()


FITS = """() => {
  const run = document.getElementById("pr-run");
  const hint = document.getElementById("pr-hint").getBoundingClientRect();
  return hint.height > 0 && hint.top >= 0 && hint.bottom <= innerHeight
    && run.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth;
}"""


def test_a_target_of_another_kind_is_not_shown_by_the_start_dose(open_page: OpenPage) -> None:
    for exercise in GUIDE.exercises:
        page = open_practice(open_page, f"do={exercise.id}&level=target")
        begin(page)
        frames = exercise.frames(exercise.dose.target)
        if not frames:
            assert picture_of(page) == ""
            continue
        shown = exercise.figure.others.get(next(iter(frames)))
        alt = (shown.motion or shown.alt) if shown else exercise.figure.motion
        expect(drawn(page)).to_have_attribute("aria-label", alt)


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_the_side_that_is_named_is_the_one_that_is_drawn(
    open_page: OpenPage, exercise: Exercise
) -> None:
    if not exercise.dose.start.per_side:
        pytest.skip("is done on both at once")
    page = open_practice(open_page, f"do={exercise.id}")
    begin(page)
    mirrored = "getComputedStyle(document.querySelector('#pr-plate')).transform !== 'none'"
    seen = {}
    while len(seen) < 2:
        side = text(page, "side").split()[0].lower()
        seen[side] = page.evaluate(mirrored)
        page.locator("#pr-skip").click()
    assert seen == {side: side != exercise.figure.side for side in ("left", "right")}


def test_an_own_routine_shows_what_its_words_say(open_page: OpenPage) -> None:
    page = open_page("practice/build/?from=seated", **PHONE)
    expect(page.locator("#pb-count")).to_have_text(
        f"{len(GUIDE.routine_by_id['seated'].steps)} movements"
    )
    query = page.locator("#pb-begin").get_attribute("href")
    assert query
    page = open_practice(open_page, query.partition("?")[2])
    begin(page)
    easier = GUIDE.exercise_by_id["ankle-circles"].figure.others["easier"]
    expect(drawn(page)).to_have_attribute("aria-label", easier.motion or easier.alt)


def test_stills_where_motion_is_unwelcome(open_page: OpenPage) -> None:
    fetched: list[str] = []

    def prepare(page: Page) -> None:
        # From the first request on: the first drawing is asked for before the Start.
        page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
        stop_clock(page)

    page = open_practice(open_page, "do=calf-raises", prepare, reduced_motion="reduce")
    begin(page)
    page.locator("#pr-plate > .drawing[aria-hidden=false]").wait_for()
    run(page, 13)
    expect(page.locator("#pr-plate > .drawing[aria-hidden=false]")).to_have_count(1)
    assert page.evaluate("document.getAnimations().length") == 0
    assert "calf-raises.svg" not in fetched
    assert {"calf-raises-start.svg", "calf-raises-end.svg"} <= set(fetched)


# ------------------------------------------------------------------------------ before the start


def before_start(page: Page) -> str:
    """Return what is read before the button that starts."""
    return str(
        page.evaluate(
            """() => {
              for (const part of document.querySelectorAll("#pr-start details")) part.open = true;
              const range = document.createRange();
              range.setStart(document.getElementById("pr-start"), 0);
              range.setEndBefore(document.getElementById("pr-begin"));
              return [...range.cloneContents().querySelectorAll("li, p, h2")]
                .map((part) => part.textContent).join("\\n");
            }"""
        )
    )


def cautions(query: str) -> list[str]:
    """Return every sentence that the data put before a session, by what is chosen."""
    kind, _, name = query.partition("=")
    pain = tell_pain(GUIDE.safety).line
    words = [GUIDE.safety.disclaimer_short, GUIDE.safety.pain.limit, pain]
    if kind == "do":
        exercise = GUIDE.exercise_by_id[name]
        return [*words, exercise.ask_first, *(stop.sign for stop in exercise.stop)]
    if kind == "routine":
        routine = GUIDE.routine_by_id[name]
        listed, steps = [*routine.warnings], routine.steps
        stops = routine.not_today
    else:
        listed, steps = [*GUIDE.plan.warnings], GUIDE.plan.phase_by_id[name].steps
        stops = GUIDE.plan.not_today
    told = tell_not_today(stops).signs
    words += listed + [text for stop in told for text in (stop.sign, stop.then)]
    for one in steps:
        exercise = GUIDE.exercise_by_id[one.do]
        words += [exercise.ask_first, *(stop.sign for stop in exercise.stop)]
    return words


@pytest.mark.parametrize("query", [*CHOICES, *(f"phase={name}" for name in GUIDE.plan.phase_by_id)])
def test_what_must_be_known_stands_before_the_start(open_page: OpenPage, query: str) -> None:
    page = open_practice(open_page, query)
    read = before_start(page)
    assert [words for words in cautions(query) if words not in read] == []
    boxes = page.locator("#pr-warn, #pr-start .stop").evaluate_all(
        "(all) => all.filter((box) => box.checkVisibility() && !box.innerText.trim())"
    )
    assert boxes == []


def test_the_pain_rule_beside_the_signs_leads_to_all_of_it(open_page: OpenPage) -> None:
    for query in ("routine=quick", "do=calf-raises", "phase=1", own(RAISES)):
        page = open_practice(open_page, query)
        rule = page.locator("#pr-start .stop p")
        expect(rule).to_contain_text(tell_pain(GUIDE.safety).line)
        assert str(rule.locator("a").get_attribute("href")).endswith("safety/#pain")


def test_an_own_routine_has_the_cautions_of_the_plan(open_page: OpenPage) -> None:
    page = open_page("practice/build/?from=quick", **PHONE)
    steps = GUIDE.routine_by_id["quick"].steps
    expect(page.locator("#pb-count")).to_have_text(f"{len(steps)} movements")
    query = page.locator("#pb-begin").get_attribute("href") or ""
    page = open_practice(open_page, query.partition("?")[2])
    read = before_start(page)
    assert GUIDE.safety.disclaimer_short in read
    assert GUIDE.safety.pain.limit in read
    for one in steps:
        assert GUIDE.exercise_by_id[one.do].ask_first in read
    plan = GUIDE.plan
    assert page.locator("#pr-warn-l li").all_inner_texts() == list(plan.warnings)
    signs = page.locator("#pr-stop-l li").all_text_contents()
    assert signs == [f"{stop.sign} {stop.then}" for stop in tell_not_today(plan.not_today).signs]
    expect(page.locator("#pr-stop-t")).to_have_text("Not today if")


VERSIONS = """async (id) => {
  const load = (name) => import(new URL(`../assets/js/practice/${name}.js`, location));
  const [{ encodeRoutine }, { listVersions }] = [await load("code"), await load("guide")];
  const guide = await (await fetch("guide.json")).json();
  const steps = listVersions(guide, id).filter(({ kind }) =>
    kind === "easier" || kind === "harder").map(({ dose, words }) => ({ do: id, dose, words }));
  return `r=${encodeRoutine(steps, guide.movements)}`;
}"""


def told_of(page: Page) -> list[list[str]]:
    """Return what the start says of each step behind its dose."""
    rows = page.locator("#pr-list > li > div").all()
    return [row.locator("p").all_inner_texts()[1:] for row in rows]


def find_signs(exercise: Exercise, dose: Dose) -> list[str]:
    """Return the sign to try what a dose asks for, where it is done as a harder version is."""
    if dose.way == exercise.dose.start.way:
        return []
    same = [rung.when for rung in exercise.harder if rung.dose and rung.dose.way == dose.way]
    return [f"Try it when {when}." for when in same[:1]]


@pytest.mark.parametrize(
    "query",
    [
        *(f"routine={item.id}" for item in GUIDE.routines),
        *(f"phase={name}" for name in GUIDE.plan.phase_by_id),
    ],
)
def test_a_step_that_is_a_harder_version_says_when_to_try_it(
    open_page: OpenPage, query: str
) -> None:
    kind, _, name = query.partition("=")
    found = GUIDE.routine_by_id if kind == "routine" else GUIDE.plan.phase_by_id
    page = open_practice(open_page, query)
    for one, told in zip(found[name].steps, told_of(page), strict=True):
        signs = find_signs(GUIDE.exercise_by_id[one.do], GUIDE.step_dose(one))
        assert told == [*signs, *([one.note] if one.note else [])], one.do


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_a_version_says_what_it_needs_and_when_to_try_it(
    open_page: OpenPage, exercise: Exercise
) -> None:
    page = open_page("practice/", **PHONE)
    root, query = page.url, page.evaluate(VERSIONS, exercise.id)
    page.goto(f"{root}?{query}")
    expect(page.locator("#pr-start")).to_be_visible()
    assert told_of(page) == [
        *([rung.how] for rung in exercise.easier if not rung.movement),
        *([rung.how, f"Try it when {rung.when}."] for rung in exercise.harder if not rung.movement),
    ]
    own_rungs = [one for one in (*exercise.easier, *exercise.harder) if not one.movement]
    start = exercise.equipment.start
    needs = [thing for one in own_rungs for thing in (start if one.needs is None else one.needs)]
    expect(page.locator("#pr-needs")).to_have_text(wording.list_equipment(dict.fromkeys(needs)))
    # A target that is done as a harder version is one of them; the start is none.
    assert find_signs(exercise, exercise.dose.start) == []
    for level in ("start", "target"):
        page.goto(f"{root}?do={exercise.id}&level={level}")
        expect(page.locator("#pr-start")).to_be_visible()
        assert told_of(page) == [find_signs(exercise, getattr(exercise.dose, level))]


# ------------------------------------------------------------------------------------ addresses


UNREADABLE = [
    "routine=none",
    "routine=",
    "do=constructor",
    "do=calf-raises&level=hardest",
    "phase=9",
    "r=",
    "r=1li672r12.aaaa",
    "r=<img src=x onerror=alert(1)>",
    "routine=%3Cscript%3Ealert(1)%3C/script%3E",
    "r=%00%FF%F0%9F",
]


def test_an_address_that_cannot_be_read_says_so_and_offers_the_routines(
    open_page: OpenPage,
) -> None:
    page = open_page("practice/", **PHONE)
    root = page.url
    for query in UNREADABLE:
        page.goto(f"{root}?{query}")
        expect(page.get_by_role("alert")).to_have_text(
            "This address holds no routine that can be read. Here are the routines to choose from."
        )
        links = page.locator(".pr-cards a:visible")
        found = links.evaluate_all("(all) => all.map((a) => a.search)")[: len(GUIDE.routines)]
        assert found == [f"?routine={item.id}" for item in GUIDE.routines]
        assert page.locator("#pr-start:visible, #pr-run:visible, #pr-end:visible").count() == 0


@pytest.mark.parametrize(
    ("path", "script"),
    [
        *(
            ("practice/?routine=core", f"{name}.js")
            for name in ("choose", "main", "player", "keep", "guide", "store")
        ),
        ("practice/", "choose.js"),
        ("practice/build/", "card.js"),
        ("log/", "page-dates.js"),
        ("measures/", "counting.js"),
    ],
)
def test_a_script_that_does_not_come_says_so(
    browser: Browser, address: str, path: str, script: str
) -> None:
    context = browser.new_context(service_workers="block", **PHONE)
    page = context.new_page()
    page.route(f"**/{script}", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(address + path)
    page.evaluate("document.getAnimations().forEach((one) => one.finish())")
    expect(page.locator(".late")).to_be_visible()
    expect(page.locator(".late")).to_contain_text("could not be loaded")
    page.unroute(f"**/{script}")
    page.locator(".late a").click()
    expect(page.locator(".late")).to_be_hidden()
    assert page.url == address + path
    context.close()


def test_a_guide_that_does_not_come_says_so(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        page.route("**/guide.json", lambda route: route.fulfill(body="<h1>Log in to this network"))

    page = open_page("practice/?routine=quick", prepare, **PHONE)
    expect(page.get_by_role("alert")).to_contain_text("The routines could not be loaded.")
    assert page.get_by_role("link", name=GUIDE.routine_by_id["quick"].name).is_visible()


@pytest.mark.parametrize(("query", "seconds"), [("", 2), ("?routine=quick", 6)])
def test_the_choice_is_seen_where_the_player_does_not_come(
    open_page: OpenPage, query: str, seconds: int
) -> None:
    def prepare(page: Page) -> None:
        page.route(
            "**/main.js", lambda route: route.fulfill(body="", content_type="text/javascript")
        )

    page = open_page(f"practice/{query}", prepare, **PHONE)
    choice = page.get_by_role("link", name=GUIDE.routine_by_id["quick"].name)
    expect(choice).to_be_visible(timeout=seconds * 1000)


def test_an_own_routine_starts_from_its_address(open_page: OpenPage) -> None:
    page = open_page("practice/", **PHONE)
    query = page.evaluate(
        """async () => {
          const address = new URL("../assets/js/practice/code.js", location);
          const { encodeRoutine } = await import(address);
          const { movements } = await (await fetch("guide.json")).json();
          return encodeRoutine([
            { do: "toe-walks", dose: { sets: 1, seconds: 30 } },
            { do: "calf-raises",
              dose: { sets: 2, reps: 8, tempo: [2, 1, 2.5], rest: 45, perSide: true } },
          ], movements);
        }"""
    )
    page = open_practice(open_page, f"r={query}")
    expect(page.locator("#pr-title")).to_have_text("Own routine")
    expect(page.locator("#pr-total")).to_have_text(
        "5 minutes"
    )  # 4:33, which is 30 + 12 + 44 + 5 + 44 + 45 + 44 + 5 + 44
    begin(page)
    run(page, 12 + 273)
    expect(page.locator("#pr-title")).to_have_text("Well done")


def test_a_movement_and_a_routine_lead_to_the_player_in_one_tap(open_page: OpenPage) -> None:
    for path, query in (
        ("routines/core/", "?routine=core"),
        ("routines/seated/", "?routine=seated"),
        ("exercises/toe-curls/", "?do=toe-curls"),
    ):
        page = open_page("practice/", **PHONE)
        root = page.url.removesuffix("practice/")
        for viewport in (PHONE["viewport"], {"width": 1280, "height": 800}):
            page.set_viewport_size(viewport)
            page.goto(root + path)
            main = page.locator(".act-go:visible, .btn-go:visible").first
            main.click()
            expect(page.locator("#pr-begin")).to_be_visible()
            assert page.evaluate("location.search") == query


def test_printed_times_are_those_of_the_player(open_page: OpenPage) -> None:
    page = open_page("practice/", **PHONE)
    root = page.url
    for routine in GUIDE.routines:
        page.goto(f"{root}?routine={routine.id}")
        total = times.session_seconds(GUIDE, routine.steps)
        expect(page.locator("#pr-total")).to_have_text(wording.minutes(total))
    for name, phase in GUIDE.plan.phase_by_id.items():
        page.goto(f"{root}?phase={name}")
        total = times.session_seconds(GUIDE, phase.steps)
        expect(page.locator("#pr-total")).to_have_text(wording.minutes(total))


def test_the_page_says_so_without_javascript(open_page: OpenPage) -> None:
    page = open_page("practice/", java_script_enabled=False, **PHONE)
    assert page.get_by_text("The player needs JavaScript").is_visible()
    links = page.locator("#practice a:visible").evaluate_all("(all) => all.map((a) => a.pathname)")
    assert [link.split("/")[-2] for link in links] == [item.id for item in GUIDE.routines]


# --------------------------------------------------------------------------------------- weight


def test_only_what_is_practiced_loads_the_player(open_page: OpenPage) -> None:
    for path in ("", "routines/quick/", "exercises/calf-raises/", "practice/"):
        loaded = open_page(path, **PHONE).evaluate(
            "performance.getEntriesByType('resource').map((entry) => entry.name)"
        )
        assert not [name for name in loaded if name.endswith("practice/main.js")]
        assert not [name for name in loaded if "practice/player" in name]


def test_the_scripts_weigh_at_most_27_kb_compressed(open_page: OpenPage, site: Path) -> None:
    page = open_page("practice/?routine=quick", **PHONE)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)"
    )
    folder = f"{FOLDER}assets/js/practice/"
    scripts = [site / path.removeprefix(FOLDER) for path in loaded if path.startswith(folder)]
    assert {"main.js", "keep.js", "figure.js"} <= {path.name for path in scripts}
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 27_000
    # With all that has to be known before a start, and the sign to take each version up.
    # What is needed and how to hold on come with it.
    assert len(gzip.compress((site / "practice/guide.json").read_bytes())) <= 9_000
