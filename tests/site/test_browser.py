"""What a reader meets in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage, rewrite_styles, wait_until
from tools.kinds import KINDS

GUIDE = read_guide()

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NARROW = {"viewport": {"width": 320, "height": 640}}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}

each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)


@each_kind
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_covers_the_rest(
    open_page: OpenPage, path: str, size: dict
) -> None:
    page = open_page(path, color_scheme="light", **size)
    assert find_faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.reload()  # colors that change over take their time
    # What it looks like is all that the scheme changes.
    assert find_faults(page, only=["color-contrast"]) == []
    fixed = page.locator("#main").evaluate(
        """(main) => [...main.querySelectorAll("*")].filter((one) =>
          getComputedStyle(one).position === "fixed" && one.checkVisibility()).map(String)"""
    )
    assert fixed == []


def delay_fonts(page: Page) -> None:
    """Let the fonts come when the page has long been shown, as a weak signal does."""

    def wait(route: Route) -> None:
        page.wait_for_timeout(500)  # unlike sleep, it lets other requests pass
        route.continue_()

    page.route("**/*.woff2", wait)


@each_kind
@pytest.mark.parametrize("prepare", [None, delay_fonts], ids=["our-font", "font-of-the-device"])
def test_page_does_not_scroll_sideways_at_320_px(
    open_page: OpenPage, path: str, prepare: Callable[[Page], None] | None
) -> None:
    page = open_page(path, prepare, **NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320


@each_kind
def test_what_a_page_loads_ahead_is_used(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.wait_for_load_state("networkidle")
    ahead = page.locator("link[rel=preload]")
    assert {link.get_attribute("as") for link in ahead.all()} == {"font"}
    used = page.evaluate(
        """document.fonts.ready.then((all) =>
          [...all].filter((one) => one.status === "loaded").length)"""
    )
    assert used >= ahead.count()


@each_kind
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_shifts_while_the_page_loads(
    open_page: OpenPage, path: str, size: dict[str, Any]
) -> None:
    page = open_page(path, delay_fonts, **size)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += entry.value;
          }).observe({type: 'layout-shift', buffered: true});
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift < 0.01


@each_kind
def test_page_reads_without_javascript(open_page: OpenPage, path: str) -> None:
    page = open_page(path, java_script_enabled=False, **PHONE)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    # Controls that need a script are not offered.
    assert page.locator("[data-print]:visible, #filter:visible").count() == 0


@each_kind
def test_keyboard_reaches_every_control(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **DESKTOP)
    page.evaluate(
        """() => {
          const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
          window.wanted = new Set([...document.querySelectorAll(all)].filter(
            (e) => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0 && !e.disabled
              && e.getClientRects().length && !(e.type === 'radio' && !e.checked)));
          window.reached = 0;
        }"""
    )
    # A date is three stops, and an iframe has stops of its own.
    count = page.evaluate("window.wanted.size") + 20 * page.locator("iframe").count()
    for _ in range(2 * count + 10):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted.delete(document.activeElement), wanted.size)") == 0:
            break
    left = page.evaluate("[...window.wanted].map((e) => e.outerHTML.slice(0, 120))")
    assert left == []


def test_focus_can_always_be_seen(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **DESKTOP)
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()"
        )
        assert outline, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_skip_link_leads_to_the_page(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **DESKTOP)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def search(page: Page, query: str) -> list[str]:
    """Look for a query, and return the names of what is found."""
    if not page.locator("#find").is_visible():
        page.keyboard.press("/")
    page.locator("#find input").fill(query)
    expect(page.locator(".find-n")).to_contain_text(re.compile("answer|Nothing"))
    return page.locator(".hit b:not([aria-hidden] b)").all_inner_texts()


def test_search_finds_a_movement_under_its_name(open_page: OpenPage) -> None:
    page = open_page("", **DESKTOP)
    for exercise in GUIDE.exercises:
        assert search(page, exercise.name.casefold())[0] == exercise.name


def test_search_leads_to_the_answer_of_a_question(open_page: OpenPage) -> None:
    known = GUIDE.questions[0]
    page = open_page("", **PHONE)
    assert search(page, known.also_asked[0])[0] == known.question
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{addresses.question(known.id)}")
    expect(page.locator(f"[id='{known.id}']")).to_be_in_viewport()
    # Back from it leads to what was found, and on to where the search began.
    page.go_back()
    expect(page.locator(".hit").first).to_contain_text(known.question)
    expect(page.locator("#find input")).to_have_value(known.also_asked[0])
    page.go_back()
    expect(page.locator("#find")).to_be_hidden()
    assert page.url.endswith("/guide/")


def test_search_leads_within_the_page_that_is_open(open_page: OpenPage) -> None:
    known = GUIDE.questions[-1]
    page = open_page(addresses.QUESTIONS, **PHONE)
    search(page, known.question)
    page.locator(".hit").first.click()
    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator(f"[id='{known.id}']")).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, NARROW, DESKTOP], ids=["phone", "narrow", "desktop"])
def test_a_hit_is_low_and_says_what_it_is(open_page: OpenPage, size: dict[str, Any]) -> None:
    page = open_page("", **size)
    for query in ("heel pain", "calf", "balance", "print"):
        search(page, query)
        for hit in page.locator(".hit").all():
            box = hit.bounding_box()
            assert box
            assert 48 <= box["height"] <= 72
            assert hit.locator("em").inner_text()
            assert hit.locator("img, b, svg").count() >= 2
        wide = page.locator("#find").evaluate("(e) => e.scrollWidth <= e.clientWidth")
        assert wide, query


@pytest.mark.parametrize("missing", ["search.js", "search/index.json"])
def test_a_search_that_does_not_come_says_so_and_leaves_the_page(
    browser: Browser, address: str, missing: str
) -> None:
    context = browser.new_context(service_workers="block", **PHONE)  # which notes no fault
    page = context.new_page()
    page.route(f"**/{missing}", lambda route: route.abort())
    path = f"{address}practice/?routine=core"
    page.goto(path)
    page.locator(".ib-search").click()
    page.locator("#find input").fill("heel pain")
    page.keyboard.press("Enter")
    expect(page.locator("#find .find-n")).to_have_text("The search cannot be reached just now.")
    assert page.url == path
    context.close()


def test_search_has_a_way_on_where_nothing_is_found(open_page: OpenPage) -> None:
    page = open_page("", **PHONE)
    search(page, "qqqqqqq")
    assert "Nothing" in page.locator(".find-n").inner_text()
    assert page.locator(".hit").count() == 4
    page.keyboard.press("Enter")  # it leads to an answer, and there is none
    expect(page.locator("#find")).to_be_visible()
    page.locator(".hit").last.click()
    page.wait_for_url(lambda url: not url.endswith("/guide/"))


def test_back_closes_the_search_and_stays_on_the_page(open_page: OpenPage) -> None:
    page = open_page("safety/", **PHONE)
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#find")).to_be_visible()
    page.go_back()
    expect(page.locator("#find")).to_be_hidden()
    assert page.url.endswith("safety/")
    # Closed in another way, it leaves nothing in the history either.
    before = page.evaluate("history.state?.find")
    page.get_by_role("button", name="Search").click()
    page.keyboard.press("Escape")
    expect(page.locator("#find")).to_be_hidden()
    wait_until(page, "history.state?.find === undefined")
    assert before is None


def test_arrows_go_through_what_is_found(open_page: OpenPage) -> None:
    page = open_page("", **DESKTOP)
    search(page, "calf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement") is not None
    assert page.locator(".hit").nth(1).evaluate("(e) => e === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator("#find input").evaluate("(e) => e === document.activeElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_search(open_page: OpenPage, scheme: str) -> None:
    page = open_page("", color_scheme=scheme, **PHONE)
    search(page, "heel")
    assert find_faults(page) == []


def test_a_page_that_is_not_there_has_a_search(open_page: OpenPage) -> None:
    page = open_page("404.html", **PHONE)
    field = page.locator("main input[type=search]")
    field.fill("bunion")
    field.press("Enter")
    expect(page.locator(".hit").first).to_contain_text("bunion")


def test_filter_shows_only_what_fits_and_says_how_many(open_page: OpenPage) -> None:
    page = open_page("exercises/", **DESKTOP)
    shown = page.locator("#cards > li:visible")
    everything = shown.count()
    page.get_by_role("radio", name="Balance").check()
    assert 0 < shown.count() < everything
    assert page.locator(".filter-count").inner_text().startswith(f"{shown.count()} of ")
    page.get_by_role("group", name="Kind").get_by_role("radio", name="All").check()
    assert shown.count() == everything


def test_filter_says_so_when_nothing_fits(open_page: OpenPage) -> None:
    page = open_page("exercises/", **PHONE)
    page.get_by_text("Filter the movements").click()
    page.get_by_role("radio", name="Mobility").check()
    page.get_by_role("radio", name="A hand towel").check()
    assert page.locator("#cards > li:visible").count() == 0
    assert "No movement fits" in page.locator(".filter-count").inner_text()


def test_scheme_can_be_switched_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page("", color_scheme="light", **DESKTOP)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.get_by_role("button", name="Dark scheme").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_home_leads_to_routine_movements_and_sheet_in_one_tap(open_page: OpenPage) -> None:
    page = open_page("", **PHONE)
    links = page.locator(".acts a").evaluate_all("(all) => all.map((a) => a.href)")
    assert [link.partition("/guide/")[2] for link in links] == [
        addresses.routine(GUIDE.routines[0].id),
        "#eight",
        "print/",
    ]


@pytest.mark.parametrize("path", ["", "exercises/calf-raises/", "routines/quick/"])
def test_targets_on_a_phone_are_at_least_24_px(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          'button, .btn, .act, .jump a, .card, input, summary')]
          .filter((e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
          .filter((e) => e.getClientRects().length)
          .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []


def list_printed(site: Path) -> dict[str, set[str]]:
    """Return the sheets for readers by paper and ink; one without an ink-saver is of both inks."""
    listed = json.loads((site / addresses.print_list()).read_text(encoding="utf-8"))["files"]
    paths = {entry["path"] for entry in listed if entry["path"].endswith(".pdf")}
    paths = {path for path in paths if "/review-" not in path}
    letter = {path for path in paths if path.endswith(("-letter.pdf", "-tabloid.pdf"))}
    saver = {path for path in paths if "-ink-saver" in path}
    has_saver = {path.replace("-ink-saver", "") for path in saver}
    return {
        "a4 color": paths - letter - saver,
        "letter color": letter - saver,
        "a4 saver": paths - letter - has_saver,
        "letter saver": letter - has_saver,
    }


def list_seen(page: Page) -> set[str]:
    """Return the addresses of the sheets that are seen; pages and size are said of each of them."""
    links = page.locator("main a[href$='.pdf']:visible")
    seen = {str(link.evaluate("(a) => a.href")) for link in links.all()}
    facts = page.locator("main [data-paper]").get_by_text(re.compile(r"\d+ pages?, \d+ KB"))
    assert len([fact for fact in facts.all() if fact.is_visible()]) >= len(seen)
    return {address.removeprefix(page.url.partition("print/")[0]) for address in seen}


@pytest.mark.parametrize("how", [{}, {"java_script_enabled": False}], ids=["script", "plain"])
def test_every_sheet_is_one_tap_away_on_the_chosen_paper(
    open_page: OpenPage, site: Path, how: dict[str, Any]
) -> None:
    page = open_page("print/", **PHONE, **how)
    for choice, wanted in list_printed(site).items():
        for word in choice.split():
            page.locator(f"label[for$='-{word}']").click()
        assert list_seen(page) == wanted, choice


def test_the_choice_of_paper_is_kept_and_every_sheet_has_its_picture(open_page: OpenPage) -> None:
    page = open_page("print/", **PHONE)
    page.get_by_text("US Letter", exact=True).click()
    page.get_by_text("Ink-saver", exact=True).click()
    page.reload()
    expect(page.get_by_role("radio", name="Paper US Letter")).to_be_checked()
    expect(page.get_by_role("radio", name="Ink Ink-saver")).to_be_checked()
    for picture in page.locator(".print-tiles img:visible").all():
        picture.scroll_into_view_if_needed()
        wait_until(page, "(e) => e.complete && e.naturalWidth", arg=picture.element_handle())


def test_printed_movement_shows_no_navigation(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **DESKTOP)
    page.emulate_media(media="print")
    for selector in ("header", "footer", ".bar", ".pn", ".jump", ".mv-act"):
        assert page.locator(f"{selector} >> visible=true").count() == 0, selector
    assert page.locator(".stop").is_visible()


def forget_popovers(page: Page) -> None:
    """Let the browser be one without popovers, as Safari 16 is."""
    rewrite_styles(page, "selector(:popover-open)", "(popover: unknown)")
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          document.querySelector("[popover]").removeAttribute("popover");
        })"""
    )


def test_more_leads_to_the_footer_without_popovers(open_page: OpenPage) -> None:
    page = open_page("safety/", forget_popovers, **PHONE)
    assert page.get_by_role("button", name="More").is_hidden()
    page.locator(".ways").get_by_role("link", name="More").click()
    expect(page.locator("#more").get_by_role("link", name="Routines")).to_be_in_viewport()
    assert page.locator("#menu").is_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_skins_stand_in_one_row(open_page: OpenPage, width: int) -> None:
    page = open_page("", viewport={"width": width, "height": 844})
    boxes = [box.bounding_box() for box in page.locator(".tones label").all()]
    assert len({box["y"] for box in boxes if box}) == 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_opens_the_search_at_the_first_press(
    open_page: OpenPage, key: str, size: dict
) -> None:
    page = open_page("safety/", **size)
    page.keyboard.press(key)
    page.keyboard.type("calf")  # at once, before the script of the search is there
    field = page.locator("#find input")
    assert field.evaluate("(e) => e === document.activeElement")
    assert field.input_value() == "calf"
    expect(page.locator(".hit").first).to_contain_text(re.compile("calf", re.IGNORECASE))
    page.keyboard.press("Escape")
    wait_until(page, "!document.getElementById('find').open")
    page.keyboard.press(key)
    wait_until(page, "document.activeElement.name === 'query'")
    page.keyboard.type("toe")
    assert field.input_value() == "toe"


@pytest.mark.parametrize("key", ["Control+f", "Meta+f", "Alt+f", "Control+s", "a"])
def test_other_keys_leave_the_search_alone(open_page: OpenPage, key: str) -> None:
    page = open_page("safety/", **DESKTOP)
    page.evaluate("addEventListener('keydown', (e) => { window.taken = e.defaultPrevented })")
    page.keyboard.press(key)
    assert page.evaluate("window.taken") is False
    assert page.evaluate("document.activeElement.name") != "query"


def test_who_types_elsewhere_is_not_led_into_the_search(open_page: OpenPage) -> None:
    page = open_page("safety/", **DESKTOP)
    for tag in ("input", "textarea", "div"):
        page.evaluate(
            """(tag) => {
              const field = document.createElement(tag);
              if (tag === "div") field.contentEditable = "true";
              document.querySelector("main").prepend(field);
              field.focus();
            }""",
            tag,
        )
        page.keyboard.type("fast/slow")
        typed = page.evaluate("document.activeElement.value ?? document.activeElement.textContent")
        assert typed == "fast/slow", tag
        assert page.locator("input[name=query]").input_value() == ""


def test_keys_of_the_search_do_nothing_behind_the_player(open_page: OpenPage) -> None:
    page = open_page("safety/", **DESKTOP)
    page.evaluate(
        """() => {
          const dialog = document.createElement("dialog");
          document.body.append(dialog);
          dialog.showModal();
        }"""
    )
    page.keyboard.press("s")
    assert page.evaluate("document.getElementById('find').open") is False


def test_a_source_is_found_by_a_word_and_all_are_there_again_without(open_page: OpenPage) -> None:
    page = open_page(addresses.EVIDENCE, **PHONE)
    known = next(source for source in GUIDE.sources if source.doi)
    shown = page.locator(".src:visible").count()
    assert 0 < shown < len(GUIDE.sources), "what weighs most stands open"
    field = page.get_by_role("searchbox", name="Find a source")
    field.fill(str(known.doi).upper())
    expect(page.locator(".src:visible")).to_have_count(1)
    expect(page.locator(f"[id='{known.id}']")).to_be_visible()
    expect(page.locator(".src-n")).to_have_text(f"1 of {len(GUIDE.sources)}")
    expect(page.locator(".fold:visible summary > span")).to_have_text("1")
    field.fill("")
    expect(page.locator(".fold:visible")).to_have_count(page.locator(".fold").count())
    expect(page.locator(".src:visible")).to_have_count(shown)
