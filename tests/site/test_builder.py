"""The builder of own routines, in a real browser: by keyboard, by thumb, on paper."""

from __future__ import annotations

import gzip
import io
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from footwork.cards.clinic import Clinic, create_clinic
from footwork.cards.content import Content
from footwork.cards.making import find_template
from footwork.look.drawings import Drawings
from footwork.look.typesetting import create_pdf
from footwork.model.times import dose_seconds, routine_seconds, session_seconds
from footwork.views import handouts, wording
from footwork.views.coding import create_query
from footwork.views.pain import tell_pain
from footwork.views.reviews import tell_reviews
from footwork.views.sessions import Selection, tell_session
from footwork.views.stops import tell_not_today, tell_stops
from tests.cards.conftest import read_text, render, squeeze
from tests.cards.structure import read_structure
from tests.site.accessibility import find_faults
from tests.site.conftest import SITE_URL, OpenPage, rewrite_styles
from tests.site.practice_tools import GUIDE, PHONE, name_of, spoken
from tools.copies import ROOT

CALF = name_of("calf-raises")
CIRCLES = name_of("ankle-circles")
BALANCE = name_of("single-leg-balance")
CURLS = name_of("toe-curls")
SHIN = name_of("shin-curls")
PRESSES = name_of("toe-presses")
BUILD = "practice/build/"
NO_ROUTINE = "This link holds no routine that can be read. Start from one of these."


def open_builder(open_page: OpenPage, query: str = "", **options: Any) -> Page:
    page = open_page(f"{BUILD}?{query}", **{**PHONE, **options})
    expect(page.locator("#pb-name")).to_be_visible()
    return page


def steps(page: Page) -> Locator:
    return page.locator("#pb-steps > li:not(.pb-undo)")


def names(page: Page) -> list[str]:
    """Return the movements in their order, without their numbers."""
    return [re.sub(r"^\d+\s+", "", text) for text in page.locator("#pb-steps h3").all_inner_texts()]


def query_of(page: Page) -> str:
    """Return what stands behind the player's address."""
    address = page.locator("#pb-address").inner_text()
    assert address.startswith(f"{SITE_URL}practice/?")
    return address.partition("?")[2]


def add(page: Page, *ids: str) -> None:
    for name in ids:
        page.locator(f"[data-add={name}]").click()


def test_a_movement_shows_how_often_it_was_added(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    added = page.locator("[data-add=calf-raises]")
    expect(added).to_have_attribute("data-times", "0")
    add(page, "calf-raises", "toe-walks", "calf-raises")
    expect(added).to_have_attribute("data-times", "2")
    assert "2" in str(added.evaluate("(one) => getComputedStyle(one, '::after').content"))
    expect(page.locator("[data-add=toe-walks]")).to_have_attribute("data-times", "1")
    expect(page.locator("[data-add=toe-curls]")).to_have_attribute("data-times", "0")


# ---------------------------------------------------------------------------------- by keyboard


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, from wherever that is."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached by keyboard")


def test_a_routine_is_built_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_builder(open_page, viewport={"width": 1280, "height": 900}, has_touch=False)
    live = page.locator("#pb-live")
    for number, name in enumerate(("ankle-circles", "single-leg-balance", "calf-raises"), 1):
        tab_to(page, page.locator(f"[data-add={name}]"))
        page.keyboard.press("Enter")
        expect(steps(page)).to_have_count(number)
    # What has moved keeps the focus, so that it can be moved on.
    tab_to(page, page.get_by_role("button", name=f"Move {CALF} up"))
    page.keyboard.press("Space")
    expect(live).to_have_text(f"{CALF} moved to place 2 of 3.")
    page.keyboard.press("Space")
    assert names(page) == [CALF, CIRCLES, BALANCE]
    expect(live).to_have_text(f"{CALF} moved to place 1 of 3.")
    page.keyboard.press("Space")  # no further than that
    expect(page.get_by_role("button", name=f"Move {CALF} up")).to_be_focused()
    assert names(page)[0] == CALF

    tab_to(page, steps(page).first.locator("summary", has_text="Change the dose"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name=f"More sets for {CALF}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"More sets for {CALF}")).to_be_focused()
    start = GUIDE.exercise_by_id["calf-raises"].dose.start
    expect(steps(page).first.locator(".pb-dose b")).to_have_text(f"{start.sets + 1} × {start.reps}")
    expect(live).to_have_text(
        f"Sets: {start.sets + 1}. In all {page.locator('#pb-total').inner_text()}."
    )
    tab_to(page, page.get_by_role("spinbutton", name=f"Seconds of rest for {CALF}"))
    page.keyboard.press("Control+A")
    page.keyboard.type("90")

    # A removal can be taken back, and the way back is at hand.
    tab_to(page, page.get_by_role("button", name=f"Remove {CIRCLES}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    expect(live).to_have_text(f"{CIRCLES} removed. 2 movements left.")
    assert names(page) == [CALF, BALANCE]
    page.keyboard.press("Enter")
    assert names(page) == [CALF, CIRCLES, BALANCE]
    expect(page.get_by_role("button", name=f"Remove {CIRCLES}")).to_be_focused()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)

    tab_to(page, page.locator("#pb-begin"))
    total = page.locator("#pb-total").inner_text()
    doses = [
        start.model_copy(update={"sets": start.sets + 1, "rest": 90}),
        GUIDE.exercise_by_id["ankle-circles"].dose.start,
        GUIDE.exercise_by_id["single-leg-balance"].dose.start,
    ]
    assert total == wording.minutes(routine_seconds(doses))
    page.keyboard.press("Enter")
    expect(page.locator("#pr-total")).to_have_text(total)
    assert page.locator("#pr-list h2").all_inner_texts() == [
        CALF,
        CIRCLES,
        BALANCE,
    ]


def test_a_screen_reader_is_told_what_happened_and_not_too_often(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    page.evaluate(
        """() => {
          window.told = [];
          const live = document.getElementById("pb-live");
          new MutationObserver(() => told.push([performance.now(), live.textContent]))
            .observe(live, { childList: true });
        }"""
    )
    add(page, "toe-curls", "toe-walks", "toe-walks")
    page.get_by_role("button", name=f"Add {CURLS} once more").click()
    expect(page.locator("#pb-live")).to_have_text(f"{CURLS} added at place 2 of 4.")
    told = page.evaluate("told")
    assert all(later[0] - sooner[0] >= 1990 for sooner, later in itertools.pairwise(told))


# ------------------------------------------------------------------------------------- by thumb


@pytest.mark.parametrize("width", [320, 390])
def test_every_target_is_large_and_nothing_sticks_out(open_page: OpenPage, width: int) -> None:
    page = open_builder(open_page, "from=full", viewport={"width": width, "height": 700})
    page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".pb-page :is(button, summary, select, input, .btn, .pb-from a, .pill)")]
          .filter((one) => one.checkVisibility() && !one.closest(".pill input, .pill :scope"))
          .filter((one) => !one.matches(".pill input"))
          .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 56 || height < 56)
          .map(([html, { width, height }]) => `${width} × ${height} ${html}`)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    sticking = page.evaluate(
        """(width) => [...document.querySelectorAll(".pb-screen *")]
          .filter((one) => !one.parentElement.closest("svg"))  // a drawing is cut at its own edge
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > width + 1)
          .map((one) => one.outerHTML.slice(0, 80))""",
        width,
    )
    assert sticking == []


def test_versions_and_own_numbers(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    add(page, "calf-raises")
    card = steps(page).first
    card.get_by_text("Change the dose").click()
    rung = next(
        rung for rung in GUIDE.exercise_by_id["calf-raises"].easier if rung.name == "Seated"
    )
    choice = card.get_by_label(f"Version of {CALF}")
    choice.select_option(label=f"Easier: Seated, {wording.dose_amount(rung.dose)}")
    assert rung.dose
    expect(card.locator(".pb-what")).to_contain_text(rung.how)
    expect(card.locator(".pb-what")).to_contain_text(
        f"Takes {wording.clock(dose_seconds(rung.dose))}."
    )
    expect(card.get_by_text("The numbers are your own.")).to_be_hidden()
    for _ in range(3):
        page.get_by_role("button", name=f"Fewer repetitions for {CALF}").click()
    expect(card.locator(".pb-dose b")).to_have_text(f"{rung.dose.sets} × {rung.dose.reps - 3}")
    expect(card.get_by_text("The numbers are your own.")).to_be_visible()
    for _ in range(rung.dose.sets):
        page.get_by_role("button", name=f"Fewer sets for {CALF}").click()
    expect(
        card.get_by_role("spinbutton", name="Seconds of rest")
    ).to_be_hidden()  # nothing to rest between
    sets = card.get_by_role("spinbutton", name="Sets for")
    sets.fill("99")
    sets.blur()
    expect(sets).to_have_value("10")

    # The words go along to the player, and come back to the builder.
    query = query_of(page)
    player = open_page(f"practice/?{query}", **PHONE)
    expect(player.locator("#pr-list h2")).to_have_text(f"{CALF}: Seated")
    expect(player.locator("#pr-list")).to_contain_text(rung.how)
    player.get_by_role("link", name="Change it, print it or send it on").click()
    expect(player.locator("#pb-steps .pb-what")).to_contain_text(rung.how)
    assert query_of(player) == query


def test_a_version_is_drawn_as_it_is_done(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    add(page, "shin-curls")
    card = steps(page).first
    places = [page.locator(f"{place} .plate") for place in (".pb-fig", ".ps-move .pair")]
    for place in places:  # on the card, and on the sheet to print
        expect(place).to_have_count(2)
    card.get_by_text("Change the dose").click()
    choice = card.get_by_label(f"Version of {SHIN}")
    (seated,) = (label for label in choice.locator("option").all_inner_texts() if "Seated" in label)
    choice.select_option(label=seated)
    for place in places:
        expect(place).to_have_count(1)
    choice.select_option(index=0)
    for place in places:
        expect(place).to_have_count(2)


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda exercise: exercise.id)
def test_each_version_has_its_how_its_when_and_no_other_ones_drawing(
    open_page: OpenPage, exercise: Any
) -> None:
    page = open_builder(open_page)
    add(page, exercise.id)
    card, row = steps(page).first, page.locator("#ps-rows")
    choice = card.get_by_label(f"Version of {exercise.name}")
    labels = choice.locator("option").all_text_contents()

    def choose(begins: str, drawings: int) -> None:
        choice.evaluate(
            """(choice, place) => {
              choice.selectedIndex = place;
              choice.dispatchEvent(new Event("change"));
            }""",
            next(place for place, label in enumerate(labels) if label.startswith(begins)),
        )
        expect(card.locator(".pb-fig .plate")).to_have_count(drawings)
        expect(row.locator(".ps-move .plate")).to_have_count(drawings)

    choose("To start with", 2)
    choose("Target", len(exercise.frames(exercise.dose.target)))
    for ladder, when in (("easier", "Move on"), ("harder", "Try it")):
        for rung in getattr(exercise, ladder):
            if rung.movement:
                continue  # it is another movement, with a card of its own
            shown = exercise.figure.frames(rung.shows) if rung.shows else {}
            choose(f"{ladder.capitalize()}: {rung.name}", len(shown))
            for words in (rung.how, f"{when} when {rung.when}."):
                expect(card.locator(".pb-what")).to_contain_text(words)
                expect(row).to_contain_text(words)


def test_the_page_says_when_to_stop_and_who_asks_first(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=full")
    page.locator(".pb-signs summary").evaluate_all("(all) => all.forEach((one) => one.click())")
    for step, card in zip(GUIDE.routine_by_id["full"].steps, steps(page).all(), strict=True):
        exercise = GUIDE.exercise_by_id[step.do]
        shown = " ".join(card.inner_text().split())
        signs = [words for stop in tell_stops(exercise).signs for words in (stop.sign, stop.then)]
        assert [words for words in (*signs, exercise.ask_first) if words not in shown] == []
    screen = " ".join(page.locator(".pb-screen").inner_text().split())
    pain = GUIDE.safety.pain
    zones = [pain.too_much.when, pain.too_much.then, pain.limit]
    general = [
        words
        for stop in tell_not_today(GUIDE.plan.not_today).signs
        for words in (stop.sign, stop.then)
    ]
    wanted = (*zones, *general, *GUIDE.plan.warnings, GUIDE.safety.disclaimer_short)
    assert [words for words in wanted if words not in screen] == []


def test_a_drawing_that_does_not_come_is_replaced_by_no_other(open_page: OpenPage) -> None:
    def lose(page: Page) -> None:
        page.route("**/*-easier.svg", lambda route: route.fulfill(status=200, body="<p>Sign in"))

    page = open_page(BUILD, lose, **PHONE)
    add(page, "shin-curls")
    steps(page).first.get_by_text("Change the dose").click()
    choice = steps(page).first.get_by_label("Version of Shin curls")
    (seated,) = (label for label in choice.locator("option").all_inner_texts() if "Seated" in label)
    choice.select_option(label=seated)
    expect(page.locator(".pb-fig .plate, .ps-move .plate")).to_have_count(0)


def test_more_than_the_target_gets_a_word_of_caution(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    add(page, "single-leg-balance")
    card = steps(page).first
    card.get_by_text("Change the dose").click()
    expect(card.locator(".pb-more")).to_be_empty()
    balance = GUIDE.exercise_by_id["single-leg-balance"]
    target = balance.dose.target.model_copy(update={"note": None})
    seconds = card.get_by_role("spinbutton", name="Seconds for")
    seconds.fill("200")
    seconds.blur()
    expect(card.locator(".pb-more")).to_have_text(
        f"More than the guide’s target of {spoken(target, balance.sides)}."
    )


def test_twelve_movements_and_no_more(open_page: OpenPage) -> None:
    page = open_builder(open_page)
    add(page, *["toe-presses"] * 12)
    expect(page.locator("#pb-full")).to_have_text("A routine holds at most 12 movements.")
    page.locator("[data-add=toe-walks]").click(force=True)
    page.get_by_role("button", name=f"Add {PRESSES} once more").first.click(force=True)
    expect(steps(page)).to_have_count(12)
    page.get_by_role("button", name=f"Remove {PRESSES}").first.click()
    expect(page.locator("#pb-full")).to_be_hidden()


@pytest.mark.parametrize("routine", GUIDE.routines, ids=lambda routine: routine.id)
def test_a_routine_of_the_guide_can_be_made_ones_own(open_page: OpenPage, routine: Any) -> None:
    page = open_page(f"practice/?routine={routine.id}", **PHONE)
    expect(page.locator("#pr-list > li")).to_have_count(len(routine.steps))
    listed = page.locator("#pr-list").inner_text()
    total = page.locator("#pr-total").inner_text()
    page.get_by_role("link", name="Make your own from it").click()
    expect(page.locator("#pb-total")).to_have_text(total)
    page.locator("#pb-begin").click()
    expect(page.locator("#pr-total")).to_have_text(total)
    expect(page.locator("#pr-list > li")).to_have_count(len(routine.steps))
    assert page.locator("#pr-list").inner_text() == listed
    page.go_back()
    expect(page.locator("#pb-total")).to_have_text(total)  # the address has kept it


# ----------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    "query",
    [
        "r=",
        "r=1i672r12.aaaa",
        "r=<img src=x onerror=alert(1)>",
        "r=%00%FF",
        "from=",
        "from=none",
        "from=constructor",
        "from=%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_an_address_that_cannot_be_read_says_so_and_can_be_built_on(
    open_page: OpenPage, query: str
) -> None:
    page = open_builder(open_page, query)
    expect(page.get_by_role("alert")).to_have_text(NO_ROUTINE)
    expect(page.locator(".pb-from a:visible")).to_have_count(len(GUIDE.routines))
    add(page, "toe-walks")
    expect(page.locator("#pb-total")).to_be_visible()


def test_a_name_is_text_wherever_it_goes(open_page: OpenPage) -> None:
    name = '<img src=x onerror=alert(1)>&amp; "a" 🦶'
    page = open_builder(open_page)
    add(page, "shin-curls")
    page.get_by_label("Name, if you like").fill(f"  {name} and far too long for that  ")
    clean = f"{name} "[:40].strip()
    page.wait_for_url("**/build/?name=*")
    query = query_of(page)
    page.reload()
    expect(page.get_by_label("Name, if you like")).to_have_value(clean)
    expect(page.locator("#ps-name")).to_have_text(clean)
    player = open_page(f"practice/?{query}", **PHONE)
    expect(player.locator("#pr-title")).to_have_text(clean)
    assert player.title().startswith(clean)
    assert player.locator("img[src=x]").count() == page.locator("img[src=x]").count() == 0


def test_it_keeps_nothing_on_the_device(open_page: OpenPage) -> None:
    def refuse(page: Page) -> None:
        page.add_init_script(
            """Object.defineProperty(window, "localStorage", {
              get() { throw new DOMException("refused", "SecurityError"); } });"""
        )

    page = open_page(f"{BUILD}?from=quick", refuse, **PHONE)
    expect(steps(page)).to_have_count(len(GUIDE.routine_by_id["quick"].steps))
    assert page.context.cookies() == []
    assert page.evaluate(
        "[sessionStorage.length, navigator.serviceWorker?.controller ?? null]"
    ) == [
        0,
        None,
    ]


def test_the_link_is_copied_or_selected_and_sent(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=travel")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#pb-copy")).to_have_text("Link copied")
    address = page.locator("#pb-address").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.evaluate("""Object.defineProperty(navigator, "clipboard", { value: undefined })""")
    page.locator("#pb-copy").click()
    expect(page.locator("#pb-copy")).to_have_text("Selected: now copy it")
    assert page.evaluate("getSelection().toString()") == address


def test_without_the_guides_data_it_says_so(open_page: OpenPage) -> None:
    def lose(page: Page) -> None:
        page.route("**/guide.json", lambda route: route.fulfill(body="<h1>Sign in</h1>"))

    page = open_page(BUILD, lose, **PHONE)
    expect(page.get_by_role("alert")).to_contain_text("The movements could not be loaded.")
    expect(page.locator("[data-add]")).to_have_count(0)
    expect(page.locator(".pb-from a:visible")).to_have_count(len(GUIDE.routines))


@pytest.mark.parametrize("query", ["", "from=full"])
def test_nothing_shifts_while_the_routine_is_read(open_page: OpenPage, query: str) -> None:
    page = open_builder(open_page, query)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise((done) => new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
          .observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => done(0), 500))"""
    )
    assert shift < 0.01


def test_without_javascript_the_routines_stand_there(open_page: OpenPage) -> None:
    page = open_page(BUILD, java_script_enabled=False, **PHONE)
    expect(page.get_by_text("The builder needs JavaScript, which is off here.")).to_be_visible()
    links = page.locator(".pb-from a:visible").evaluate_all("(all) => all.map((a) => a.pathname)")
    assert links == [f"/guide/routines/{routine.id}/" for routine in GUIDE.routines]
    expect(page.get_by_text(GUIDE.safety.disclaimer_short).first).to_be_visible()
    expect(page.locator("[data-add]:visible, #pb-go:visible")).to_have_count(0)


@pytest.mark.parametrize("path", ["practice/", "routines/", "clubs/"])
def test_the_builder_is_one_tap_away(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE)
    page.locator("a[href$='build/']:visible").first.click()
    expect(page.get_by_role("heading", name="Build a routine")).to_be_visible()


def test_the_builders_own_scripts_weigh_at_most_12_kb_compressed(site: Path) -> None:
    own = sorted((site / "assets/js/practice/builder").glob("*.js"))
    assert "main.js" in {path.name for path in own}
    assert sum(len(gzip.compress(path.read_bytes())) for path in own) <= 12_000


# ------------------------------------------------------------------------------------ every state


def faults(page: Page) -> list[Any]:
    # Without the drawings: they are hidden from a screen reader, and slow to look through.
    return find_faults(page, {"exclude": [[".fig"]]})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(open_page: OpenPage, scheme: str) -> None:
    # So tall that the bar at the bottom covers nothing.
    tall = {"viewport": {"width": 390, "height": 18000}, "color_scheme": scheme}
    page = open_builder(open_page, "from=none", **tall)
    assert faults(page) == []  # an address that cannot be read, and nothing chosen
    page = open_builder(open_page, "from=full", **tall)
    page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    page.get_by_role("button", name=f"More sets for {SHIN}").click()
    page.get_by_role("button", name=f"Remove {SHIN}").click()
    add(page, *["toe-curls"] * 3)
    page.get_by_role("button", name=f"Remove {CALF}").click()
    page.get_by_role("button", name="Get the calendar file").click()
    expect(page.locator("output.fault")).to_be_visible()
    assert faults(page) == []
    add(page, *["toe-curls"] * 3)
    expect(page.locator("#pb-full")).to_be_visible()
    assert faults(page) == []


# ---------------------------------------------------------------------------------------- on paper


PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
MARGIN = 8 * 72 / 25.4  # points
MILLIMETER = 96 / 25.4  # pixels


def choose_longest(page: Page) -> None:
    """Give each movement the version that takes the most words."""
    page.evaluate(
        """() => {
          for (const card of document.querySelectorAll("#pb-steps > li")) {
            const choice = card.querySelector("select");
            const choose = (place) => {
              choice.selectedIndex = place;
              choice.dispatchEvent(new Event("change"));
              return card.querySelector(".pb-what").textContent.length;
            };
            const lengths = [...choice.options].map((_, place) => choose(place));
            choose(lengths.indexOf(Math.max(...lengths)));
          }
        }"""
    )


def print_it(page: Page, paper: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))


def words_of(sheet: Any) -> str:
    return " ".join(sheet.extract_text().split())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_never_prints_a_dose_without_its_signs(open_page: OpenPage, paper: str) -> None:
    page = open_builder(open_page, color_scheme="dark")
    page.get_by_label("Name, if you like").fill("Tuesday feet")
    eight = GUIDE.exercises[:8]
    add(page, *(exercise.id for exercise in eight))
    choose_longest(page)
    sheets = print_it(page, paper).pages
    texts = [words_of(sheet) for sheet in sheets]
    for number, (sheet, text) in enumerate(zip(sheets, texts, strict=True), 1):
        size = round(sheet.mediabox.width), round(sheet.mediabox.height)
        assert size == pytest.approx(PAPERS[paper], abs=1.1)
        assert_inside(sheet)
        for words in ("Tuesday feet", f"{number} / {len(sheets)}"):
            assert words in text
    # Before any dose stands what must be known.
    first, whole = texts[0], " ".join(texts)
    before = [f"{stop.sign}. {stop.then}" for stop in tell_not_today(GUIDE.plan.not_today).signs]
    before += [*GUIDE.plan.warnings, GUIDE.safety.disclaimer_short, GUIDE.safety.pain.limit]
    before += [zone.text for zone in GUIDE.safety.pain.zones]
    assert [words for words in before if words not in first] == []
    for place, exercise in enumerate(eight, 1):
        (text,) = (text for text in texts if f"{place}. {exercise.name} " in drop_grid(text))
        signs = tell_stops(exercise).signs
        assert f"Stop if: {signs[0].sign}. {signs[0].then}" in text
        told = [*(f"{sign.sign}. {sign.then}" for sign in signs[1:]), exercise.ask_first]
        assert [words for words in told if words not in whole] == []
    for words in (
        "8 movements.",
        "Next morning: pain, 0 to 10",
        GUIDE.safety.morning.ask,
        *(f"{zone.name}. {zone.text}" for zone in GUIDE.safety.morning.zones),
        *(item.act for item in GUIDE.safety.setup),
    ):
        assert words in whole
    assert "Build a routine" not in whole  # the sheet alone

    add(page, "toe-curls", "toe-walks", "shin-curls", "calf-raises")
    more = print_it(page, paper).pages
    assert sum(words_of(sheet).count("Stop if:") for sheet in more) == 12
    for sheet in more:
        assert_inside(sheet)


def drop_grid(text: str) -> str:
    """Return the text of a page before the grid, which names the movements again."""
    return text.partition("Tick, or write how many")[0]


def test_the_sheet_alone_is_printed_where_has_is_not_known(open_page: OpenPage) -> None:
    def age(page: Page) -> None:
        rewrite_styles(page, ":has(", ":not-known(")

    page = open_page(f"{BUILD}?from=travel", age, **PHONE)
    expect(steps(page)).to_have_count(len(GUIDE.routine_by_id["travel"].steps))
    whole = " ".join(map(words_of, print_it(page, "A4").pages))
    assert "Tick, or write how many" in whole
    assert "Build a routine" not in whole


def assert_inside(sheet: Any) -> None:
    """Every piece of text begins within the margins of its page."""
    places: list[tuple[float, float, str]] = []

    def note(text: str, matrix: list[float], inner: list[float], *_: Any) -> None:
        if text.strip():
            x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
            y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
            places.append((x, y, text))

    sheet.extract_text(visitor_text=note)
    assert places
    width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
    outside = [
        place
        for place in places
        if not (MARGIN <= place[0] <= width - MARGIN and MARGIN <= place[1] <= height - MARGIN)
    ]
    assert outside == []


FIELDS = {"for": "Jo Fields", "by": "Sam Reyes, PT", "date": "28 Nov", "phone": "555 0100"}


def fill_in(page: Page, **more: str) -> None:
    """Write what a clinic writes for one sheet."""
    page.get_by_text("Fill in the sheet").click()
    for name, value in {**FIELDS, **more}.items():
        field = page.locator(f"#pb-paper [name={name}]")
        if field.evaluate("(field) => field.matches('select')"):
            field.select_option(value)
        else:
            field.fill(value)


def test_what_is_filled_in_goes_on_the_paper_alone(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=seated")
    before = query_of(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_in(page, next="12 December", notes="Slowly at first.\nCall if in doubt. <b>")
    text = " ".join(map(words_of, print_it(page, "A4").pages))
    for words in (*FIELDS.values(), "12 December", "Slowly at first.", "Call if in doubt. <b>"):
        assert words in text
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    page.wait_for_timeout(400)  # until a change of the address would be written
    told = [page.url, query_of(page), kept, *asked, page.locator("#pb-begin").get_attribute("href")]
    for value in (*FIELDS.values(), "December", "Slowly"):
        assert not any(
            value in (one or "") or value.replace(" ", "+") in (one or "") for one in told
        )
    assert query_of(page) == before
    page.reload()
    assert page.locator("#pp-for").input_value() == ""


@pytest.mark.parametrize(("sessions", "weeks"), [(1, 12), (2, 3), (3, 4), (5, 5), (7, 4)])
def test_the_grid_has_a_cell_for_each_session(
    open_page: OpenPage, sessions: int, weeks: int
) -> None:
    paper = {"width": int(186 * MILLIMETER), "height": 1000}  # A4 within its margins
    page = open_builder(open_page, "from=travel", viewport=paper)
    fill_in(page, sessions=str(sessions), weeks=str(weeks))
    page.emulate_media(media="print")
    doses = [GUIDE.step_dose(step) for step in GUIDE.routine_by_id["travel"].steps]
    rows = sum(2 if dose.per_side else 1 for dose in doses) + 2  # with the date and the morning
    assert page.locator(".ps-grid td").count() == rows * sessions * weeks
    assert page.locator(".ps-grid thead tr:first-child th + th").count() == weeks
    for table in page.locator(".ps-grid").all():
        assert table.locator("tbody tr > :first-child:not(th), thead td").count() == 0
        assert table.evaluate(
            """(table) => [...table.rows].every((row) => row.getBoundingClientRect().width <=
              document.getElementById("pb-sheet").getBoundingClientRect().width + 1)"""
        )
    everything = page.evaluate(
        """() => {
          const sheet = document.getElementById("pb-sheet").getBoundingClientRect();
          return [...document.querySelectorAll(".ps *")].filter((one) => {
            const { left, right } = one.getBoundingClientRect();
            return !one.closest("svg") && (left < sheet.left - 1 || right > sheet.right + 1);
          }).map((one) => one.outerHTML.slice(0, 80));
        }"""
    )
    assert everything == []
    cell = page.locator(".ps-grid td").first.bounding_box()
    assert cell is not None
    assert min(cell["width"], cell["height"]) >= 8 * MILLIMETER  # room for a number by hand


def test_a_sheet_is_large_enough_to_be_read_and_seen(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=full")
    fill_in(page, notes="Slowly.")
    page.emulate_media(media="print")
    small = page.evaluate(
        """() => [...document.querySelectorAll(".ps *")].filter((one) =>
          !one.closest("svg") && parseFloat(getComputedStyle(one).fontSize) < 15.99)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []  # 12 points
    widths = page.locator(".ps-move .plate").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().width)"
    )
    assert min(widths) >= 30 * MILLIMETER
    white = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert white in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_doses_are_left_to_the_pen(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=travel")
    fill_in(page, doses="blank")
    text = " ".join(map(words_of, print_it(page, "Letter").pages))
    routine = GUIDE.routine_by_id["travel"]
    assert text.count("left right both") == len(routine.steps)
    for step in routine.steps:
        assert f"{name_of(step.do)} {wording.dose_amount(GUIDE.step_dose(step))}" not in text


@pytest.mark.parametrize("count", [2, 12])
def test_the_code_opens_just_this_routine(open_page: OpenPage, tmp_path: Path, count: int) -> None:
    page = open_builder(open_page)
    page.get_by_label("Name, if you like").fill("Tuesday feet")
    chosen = [exercise.id for exercise in (*GUIDE.exercises, *GUIDE.exercises)[:count]]
    add(page, *chosen)
    choose_longest(page)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(page.pdf(format="A4"))
    address = page.locator("#pb-address").inner_text()
    (code,) = zxingcpp.read_barcodes(render(path, 150)[0])
    assert code.text == address
    links = [
        str(item.get_object()["/A"]["/URI"])
        for item in PdfReader(path).pages[0]["/Annots"]
        if "/A" in item.get_object()
    ]
    assert links.count(address) >= 2  # the code, and the address in words
    player = open_page(f"practice/?{address.partition('?')[2]}", **PHONE)
    expect(player.locator("#pr-title")).to_have_text("Tuesday feet")
    expect(player.locator("#pr-list > li")).to_have_count(count)


@pytest.mark.parametrize("name", ["Tuesday feet", ""])
def test_the_file_has_the_name_of_the_routine(open_page: OpenPage, name: str) -> None:
    page = open_builder(open_page, "from=travel")
    page.get_by_label("Name, if you like").fill(name)
    title = page.title()
    metadata = print_it(page, "A4").metadata
    assert metadata is not None
    assert metadata.title == (name or "Own routine")
    assert page.title() == title


def test_the_sheet_reads_well_aloud(open_page: OpenPage) -> None:
    page = open_builder(open_page, "from=travel")
    page.get_by_label("Name, if you like").fill("Tuesday feet")
    tree = read_structure(io.BytesIO(page.pdf(format="A4", tagged=True)))
    routine = GUIDE.routine_by_id["travel"]
    assert len(tree.find("H1")) == 1
    assert len(tree.find("H2")) >= 5
    heads = [tag.scope for tag in tree.find("TH")]
    assert heads.count("Row") > len(routine.steps)
    assert heads.count("Column") >= 12
    alts = [tag.alt for tag in tree.find("Figure")]
    assert "QR code that opens this routine in the player" in alts
    assert all(alts)
    for step in routine.steps:
        exercise = GUIDE.exercise_by_id[step.do]
        frames = GUIDE.step_frames(step)
        if frames == exercise.figure.frames():
            assert {exercise.figure.start, exercise.figure.end} <= set(alts)
    assert len(tree.find("LI")) >= len(routine.steps) + len(GUIDE.plan.not_today)


@pytest.mark.parametrize("name", ["travel", "seated"])
def test_the_page_and_the_script_print_the_same_facts(
    open_page: OpenPage, tmp_path: Path, name: str
) -> None:
    routine = GUIDE.routine_by_id[name]
    page = open_builder(open_page, f"from={name}")
    page.get_by_label("Name, if you like").fill("Tuesday feet")
    fill_in(page, next="12 Dec", sessions="7", weeks="2")
    ours = tmp_path / "page.pdf"
    ours.write_bytes(page.pdf(format="A4"))

    plan = GUIDE.plan
    own = Selection("Tuesday feet", "", routine.steps, plan.not_today, (), plan.warnings)
    clinic = Clinic(*FIELDS.values(), next_visit="12 Dec", sessions=7, weeks=2)
    content = Content(GUIDE, SITE_URL, Drawings(ROOT / "docs"))
    query = create_query(GUIDE, own.name, own.steps)
    opened = content.create_player(query) if query else content.create_page("routines/")
    data = create_clinic(content, own, "a4", clinic, opened)
    theirs = tmp_path / "script.pdf"
    theirs.write_bytes(create_pdf(find_template("clinic"), data))

    facts = [*list_facts(own), *FIELDS.values(), "12 Dec", *handouts.FIELDS.values(), "Week 2"]
    for path in (ours, theirs):
        text = squeeze(read_text(path))
        assert [words for words in facts if squeeze(words) not in text] == [], path.name
    if query:
        assert query == query_of(page)


def list_facts(selection: Selection) -> list[str]:
    """Return what every sheet of a selection has to say."""
    told = tell_session(GUIDE, selection)
    safety = GUIDE.safety
    facts = [told.name, told.minutes, *told.warnings, safety.disclaimer_short, safety.pain.limit]
    facts += [tell_reviews(GUIDE, (step.do for step in selection.steps)), safety.morning.ask]
    for zone in (*safety.pain.zones, *safety.morning.zones):
        facts += [zone.name, zone.text]
    for sign in (*told.not_today.signs, *(one.sign for one in told.caution.signs)):
        facts.append(f"{sign.sign}. {sign.then}")
    for place, step in enumerate(told.steps, 1):
        first = step.stop.first
        facts += [f"{place}. {step.exercise.name}", step.dose.amount, step.dose.details]
        facts += [step.dose.pace, step.note, step.ask_first, f"Stop if: {first.sign}. {first.then}"]
        facts += step.exercise.cues[:2]
    return facts


# ------------------------------------------------------------------------------------ the calendar


def test_a_calendar_has_each_session_with_its_movements_and_the_link(open_page: OpenPage) -> None:
    page = open_builder(open_page, "name=Feet, with <care>&" + "from=seated")
    page.get_by_label("Name, if you like").fill("Feet, with <care>")
    page.get_by_text("Add it to a calendar").click()
    get = page.get_by_role("button", name="Get the calendar file")
    said = page.locator("#pb-cal output")
    get.click()
    expect(said).to_have_text("Choose the day on which you begin.")
    page.get_by_label("First day").fill("2026-12-02")  # a Wednesday
    get.click()
    expect(said).to_have_text("Choose a day of the week.")
    for day in ("Monday", "Tuesday", "Friday"):
        page.get_by_label(day).check()
    page.locator("#pb-weeks").fill("53")
    get.click()
    expect(said).to_have_text("Choose 1 to 52 weeks.")
    page.locator("#pb-weeks").fill("2")
    page.get_by_label("Time of day").fill("07:15")
    with page.expect_download() as waiting:
        get.click()
    expect(said).to_have_text(
        "6 sessions. Open the file, and your calendar takes them in."
        " Monday and Tuesday have no day of rest between them. The guide asks for one."
    )
    calendar = Calendar.from_ical(waiting.value.path().read_text(encoding="utf-8"))
    events = calendar.walk("VEVENT")
    days = [4, 7, 8, 11, 14, 15]
    assert [event["DTSTART"].dt.isoformat() for event in events] == [
        f"2026-12-{day:02d}T07:15:00" for day in days
    ]
    uids = {str(event["UID"]) for event in events}
    assert len(uids) == 6
    # The same choices give the same identities; another group has its own.
    for time, kept in (("07:15", 6), ("18:00", 0)):
        page.get_by_label("Time of day").fill(time)
        with page.expect_download() as again:
            get.click()
        other = Calendar.from_ical(again.value.path().read_text(encoding="utf-8")).walk("VEVENT")
        assert len(uids & {str(event["UID"]) for event in other}) == kept
    routine = GUIDE.routine_by_id["seated"]
    seconds = session_seconds(GUIDE, routine.steps)
    address = page.locator("#pb-address").inner_text()
    for event in events:
        assert event["SUMMARY"] == "Feet, with <care>"
        assert event["URL"] == address
        assert event["DURATION"].dt.total_seconds() == -(-seconds // 60) * 60
        lines = str(event["DESCRIPTION"]).split("\n")
        assert lines[-1] == address
        assert GUIDE.safety.disclaimer_short in lines
        for exercise in (GUIDE.exercise_by_id[step.do] for step in routine.steps):
            assert exercise.ask_first in lines
            assert {f"{stop.sign}. {stop.then}" for stop in tell_stops(exercise).signs} <= set(
                lines
            )
        # What the page shows beside the routine goes along, and comes first.
        plan = GUIDE.plan
        signs = tell_not_today(plan.not_today).signs
        general = [*plan.warnings, *(f"{stop.sign}. {stop.then}" for stop in signs)]
        doses = [line for line in lines if re.match(r"\d+\. ", line)]
        assert [text for text in general if text not in lines[: lines.index(doses[0])]] == []
        assert {tell_pain(GUIDE.safety).line, GUIDE.safety.pain.limit} <= set(lines)
        for number, (step, line) in enumerate(zip(routine.steps, doses, strict=True), 1):
            exercise = GUIDE.exercise_by_id[step.do]
            assert line.startswith(f"{number}. {exercise.name}: ")
            assert (GUIDE.step_dose(step).note or "") in line
