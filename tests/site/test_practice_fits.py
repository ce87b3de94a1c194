"""The player in every window: whole, with a large drawing, and still in a pause."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from playwright.sync_api import Page

from footwork.model import Exercise, Rung
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage
from tests.site.practice_tools import GUIDE, begin, let_clock_run, open_practice, own, step

SIZES = [(390, 664), (375, 553), (320, 640), (640, 320), (1280, 720), (1920, 1080)]
"""What a phone's browser leaves, the same on its side, a desktop, and a screen in a hall."""

SESSION = own(
    [
        step("shin-curls", sets=2, reps=3, rest=30, tempo={"lift": 1, "hold": 9, "lower": 1}),
        step("single-leg-balance", sets=2, seconds=30, rest=15, per_side=True),
    ]
)

LOOK = """() => {
  const run = document.getElementById("pr-run");
  // A button that was pressed comes back first, however busy the machine is.
  for (const one of run.getAnimations({ subtree: true }))
    if (one instanceof CSSTransition) one.finish();
  const all = [...run.querySelectorAll("button, .pr-top, .pr-lane, .pr-art, .pr-count,"
    + ".pr-phase, .pr-hint, .pr-next")];
  const shown = all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height);
  const boxes = Object.fromEntries(shown.map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [one.id || one.className, [left, top, right, bottom]];
  }));
  return { boxes, high: run.scrollHeight, wide: run.scrollWidth };
}"""


def look(page: Page) -> Any:
    """Return the boxes of what is seen, each left, top, right and bottom, and what is scrolled."""
    return page.evaluate(LOOK)


def find_overlaps(boxes: dict[str, list[float]]) -> list[tuple[str, str]]:
    """Return each two that lie over each other by more than a pixel."""
    names = list(boxes)
    return [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if min(boxes[one][2], boxes[other][2]) - max(boxes[one][0], boxes[other][0]) > 1
        and min(boxes[one][3], boxes[other][3]) - max(boxes[one][1], boxes[other][1]) > 1
    ]


def outside(boxes: dict[str, list[float]], wide: int, high: int) -> list[str]:
    """Return what is not whole in the window."""
    return [
        name
        for name, (left, top, right, bottom) in boxes.items()
        if name.startswith("pr-") and (left < 0 or top < 0 or right > wide + 1 or bottom > high + 1)
    ]


def reach(page: Page, state: str) -> None:
    """Bring a session that has just begun to one of its states."""
    page.clock.run_for(2000)
    if state == "ready":
        return
    page.locator("#pr-skip").click()
    page.clock.run_for({"count": 500}.get(state, 1500))
    if state == "rest":
        page.locator("#pr-skip").click()
        page.clock.run_for(1000)
    if state == "paused":
        page.locator("#pr-pause").click()
    if state == "away":
        page.clock.fast_forward(300_000)
        page.clock.run_for(0)


STATES = ["ready", "count", "hold", "rest", "paused", "away"]


@pytest.mark.parametrize("state", STATES)
def test_all_of_it_is_in_every_window(open_page: OpenPage, state: str) -> None:
    page = open_practice(open_page, SESSION)
    begin(page)
    reach(page, state)
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        seen = look(page)
        boxes = seen["boxes"]
        assert outside(boxes, wide, high) == [], (wide, high)
        assert find_overlaps(boxes) == [], (wide, high)
        assert (seen["high"] <= high, seen["wide"] <= wide) == (True, True), (wide, high)
        wanted = {"pr-stop"} | ({"pr-on", "pr-return"} if state == "away" else {"pr-pause"})
        assert wanted <= boxes.keys()
        art = boxes["pr-art"]
        if (wide, high) in SIZES[:2]:
            assert 0.45 <= (art[3] - art[1]) / high <= 0.5, (wide, high)


WAYS = [
    (exercise, rung)
    for exercise in GUIDE.exercises
    for rung in (*exercise.easier, *exercise.harder)
    if not rung.movement
]


@pytest.mark.parametrize(
    ("exercise", "rung"),
    [
        pytest.param(*max(WAYS, key=lambda way: len(way[0].name + way[1].name)), id="longest name"),
        pytest.param(*max(WAYS, key=lambda way: len(way[1].how)), id="longest words"),
    ],
)
def test_the_longest_words_leave_the_drawing_its_share(
    open_page: OpenPage, exercise: Exercise, rung: Rung
) -> None:
    page = open_practice(open_page, own([(exercise, rung.dose or exercise.dose.start)], rung.name))
    begin(page)
    for state in ("ready", "hold"):
        reach(page, state)
        for wide, high in SIZES[:2]:
            page.set_viewport_size({"width": wide, "height": high})
            assert rung.name in page.locator("#pr-move").inner_text()
            art = look(page)["boxes"]["pr-art"]
            assert 0.45 <= (art[3] - art[1]) / high <= 0.5, (state, wide, high)


def test_the_unit_of_a_walk_is_whole(open_page: OpenPage) -> None:
    page = open_practice(open_page, own([step("toe-walks", sets=1, meters=200)]))
    begin(page)
    reach(page, "count")
    unit = page.locator("#pr-of")
    assert "200 m" in unit.inner_text()
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        box = unit.bounding_box()
        assert box
        assert box["x"] + box["width"] <= wide, (wide, high)


@pytest.mark.parametrize("state", ["count", "hold", "rest"])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_moves_in_a_pause(open_page: OpenPage, state: str, size: str) -> None:
    page = open_practice(open_page, SESSION)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
    begin(page)
    reach(page, state)
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        before = look(page)["boxes"]
        page.locator("#pr-pause").click()
        paused = look(page)["boxes"]
        page.locator("#pr-pause").click()
        assert paused == before, (wide, high)


@pytest.mark.parametrize("state", STATES)
def test_pause_and_stop_stay_in_place_in_large_text(open_page: OpenPage, state: str) -> None:
    page = open_practice(open_page, SESSION)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    begin(page)
    reach(page, state)
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        boxes = look(page)["boxes"]
        acts = {"pr-stop"} if state == "away" else {"pr-pause", "pr-stop", "pr-back", "pr-skip"}
        buttons = {name: boxes[name] for name in acts}
        assert outside(buttons, wide, high) == [], (wide, high)
        assert find_overlaps(buttons) == [], (wide, high)


def test_what_a_pause_opens_lies_over_the_drawing_alone(open_page: OpenPage) -> None:
    page = open_practice(open_page, SESSION, let_clock_run)
    begin(page)
    reach(page, "hold")
    page.locator("#pr-pause").click()
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        before = look(page)["boxes"]
        for fold in ("#pr-well", "#pr-hear"):
            page.locator(f"{fold} summary").click()
            assert look(page)["boxes"] == before, (wide, high)
            box = page.locator(f"{fold} > :not(summary)").bounding_box()
            assert box
            assert box["y"] >= before["pr-art"][1] - 1
            assert box["y"] + box["height"] <= before["pr-art"][3] + 1
            assert find_faults(page) == []
            page.locator(f"{fold} summary").click()


def test_a_hall_reads_it_from_five_meters(open_page: OpenPage) -> None:
    """On a screen 1.2 m wide, letters of a twentieth of the height are about 3 cm high."""
    page = open_practice(open_page, SESSION, viewport={"width": 1920, "height": 1080})
    begin(page)
    reach(page, "hold")
    sizes = page.evaluate(
        """() => Object.fromEntries(["count", "phase", "side", "move"].map((id) =>
          [id, parseFloat(getComputedStyle(document.getElementById(`pr-${id}`)).fontSize)
            / innerHeight]))"""
    )
    assert sizes["count"] >= 0.2
    assert min(sizes["phase"], sizes["side"], sizes["move"]) >= 0.05


@pytest.mark.parametrize("touch", [True, False])
def test_keys_are_told_where_there_is_a_keyboard(open_page: OpenPage, *, touch: bool) -> None:
    page = open_practice(
        open_page,
        SESSION,
        let_clock_run,
        viewport={"width": 1280, "height": 720},
        has_touch=touch,
        is_mobile=touch,
    )
    begin(page)
    assert page.locator(".pr-keys").is_visible() is not touch


def test_the_end_says_what_was_done_what_grew_and_when_the_next_is(open_page: OpenPage) -> None:
    grown = own([step("toe-walks", sets=9, seconds=40)])
    page = open_practice(open_page, grown)
    begin(page)
    page.clock.run_for(12_000 + 9 * 40_000 + 1000)
    page.locator("#pr-end").wait_for()
    told = page.locator("#pr-did").inner_text()
    assert "9 sets" in told
    assert "9 × 40 s, starting dose" in told
    assert page.locator("#pr-kept").inner_text().startswith("It is in your log")
    assert page.locator("#pr-due-day").is_visible()


@pytest.mark.parametrize("state", ["stopped", "done"])
@pytest.mark.parametrize("size", ["125%", "250%"])
def test_the_ways_on_from_the_end_are_whole_in_every_window(
    open_page: OpenPage, state: str, size: str
) -> None:
    page = open_practice(open_page, own([step("toe-walks", sets=1, seconds=40)]))
    page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
    begin(page)
    page.clock.run_for(1000 if state == "stopped" else 12_000 + 40_000 + 1000)
    if state == "stopped":
        page.locator("#pr-stop").click()
    page.locator("#pr-end").wait_for()
    page.evaluate("scrollTo(0, 0)")
    for wide, high in SIZES:
        page.set_viewport_size({"width": wide, "height": high})
        bar = page.locator("nav.ways").bounding_box() if wide < 768 and high > 480 else None
        for way in page.locator(".pr-go:visible .btn:visible").all():
            box = way.bounding_box()
            assert box
            assert box["y"] + box["height"] <= (bar["y"] if bar else high), (wide, high)


def test_the_end_tells_each_dose_of_a_movement_that_stands_twice(open_page: OpenPage) -> None:
    walk = functools.partial(step, "toe-walks")
    page = open_practice(open_page, own([walk(sets=9, seconds=40), walk(sets=8, seconds=30)]))
    begin(page)
    page.clock.run_for(2 * 12_000 + 9 * 40_000 + 8 * 30_000 + 1000)
    page.locator("#pr-end").wait_for()
    first, second = page.locator("#pr-did li").all_inner_texts()
    assert "9 × 40 s, starting dose" in first
    assert "8 × 30 s, starting dose" in second


def test_the_end_shows_the_version_that_was_done(open_page: OpenPage) -> None:
    walk = step("toe-walks", sets=1, seconds=5)
    page = open_practice(open_page, own([walk, step("heel-walking", sets=1, meters=5)]))
    begin(page)
    page.clock.run_for(12_000 + 5_000 + 2_000)
    while page.locator("#pr-run").is_visible():
        page.locator("#pr-skip").click()
    done, skipped = page.locator("#pr-did li").all()
    picture = done.locator("img, svg")
    assert picture.get_attribute("src").endswith("toe-walks-end.svg")  # type: ignore[union-attr]
    assert skipped.locator("img, svg").count() == 0, "it was not done"


def test_the_end_shows_no_other_version(open_page: OpenPage) -> None:
    ways = ((one, way) for one, way in WAYS if way.shows and way.shows != "start")
    exercise, rung = next(ways)
    dose = (rung.dose or exercise.dose.start).model_copy(update={"sets": 1})
    page = open_practice(open_page, own([(exercise, dose)], rung.name))
    begin(page)
    page.clock.run_for(600_000)
    page.locator("#pr-end").wait_for()
    sources = page.locator("#pr-did img").evaluate_all("(all) => all.map(({ src }) => src)")
    assert all(source.endswith(f"{exercise.id}-{rung.shows}.svg") for source in sources)
