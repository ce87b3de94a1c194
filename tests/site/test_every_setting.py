"""Every kind of page as readers set it: large type, wide screens, own colors, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from footwork.publishing import addresses
from tests.site.conftest import OpenPage
from tests.site.practice_tools import GUIDE
from tools.kinds import KINDS

each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)

MOST_LETTERS = 82
"""In a line, where 75 are aimed at: of sources more than of what is read."""

WIDTH = "document.documentElement.scrollWidth"
LARGE = "document.documentElement.style.fontSize = '250%'"
"""Twice as large as the theme has it."""

LONG_LINES = """(most) => [...document.querySelectorAll("#main :is(p, li, dd)")].flatMap((box) => {
  if (!box.checkVisibility() || box.closest("pre, table, .foot")) return [];
  const texts = [...box.childNodes].filter((node) => node.nodeType === 3);
  const own = texts.map((node) => node.data).join("").trim();
  const text = box.textContent.trim();
  const style = getComputedStyle(box);
  // Only what is read as a text, over more lines than one.
  if (own.length < text.length / 2 || text.length < 120) return [];
  if (box.clientHeight < 1.6 * parseFloat(style.lineHeight)) return [];
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const letter = pen.measureText(text).width / text.length;
  const beside = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  const line = (box.clientWidth - beside) / letter;
  return line > most ? [`${Math.round(line)}: ${text.slice(0, 60)}`] : [];
})"""

UNSEEN = """() => [...document.querySelectorAll(
  "#main :is(.btn, button, input, select, textarea), .ib, .ways :is(a, button)"
)].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true })) return false;
  if (!one.getClientRects().length) return false;
  const style = getComputedStyle(one);
  if (style.opacity === "0") return false;
  const bordered = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none";
  const worded = Boolean(one.textContent.trim() || one.querySelector("svg"));
  const native = one.matches("input, select, textarea") && style.appearance !== "none";
  return !(bordered || worded || native);
}).map((one) => one.outerHTML.slice(0, 120))"""


@each_kind
@pytest.mark.parametrize("width", [390, 1280])
def test_type_twice_as_large_needs_no_scrolling_sideways(
    open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(path, viewport={"width": width, "height": 844})
    page.evaluate(LARGE)
    page.wait_for_timeout(100)
    assert page.evaluate(WIDTH) <= width


@pytest.mark.parametrize("width", [320, 390])
def test_the_bar_at_the_foot_shows_all_its_ways(open_page: OpenPage, width: int) -> None:
    page = open_page("", viewport={"width": width, "height": 664})
    page.evaluate(LARGE)
    page.wait_for_timeout(100)
    for way in page.locator("nav.ways :is(a, button):visible").all():
        box = way.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("width", [320, 390])
def test_what_a_runner_fills_needs_none_either(open_page: OpenPage, width: int) -> None:
    """A routine that is put together, and a test of the feet that was noted."""
    room = {"viewport": {"width": width, "height": 664}}
    page = open_page(f"{addresses.BUILD}?from={GUIDE.first_routine.id}", **room)
    page.locator("#pb-begin").wait_for()
    page.evaluate(LARGE)
    page.wait_for_timeout(100)
    assert page.evaluate(WIDTH) <= width

    page = open_page(addresses.MEASURES, **room)
    page.locator("[data-test] > summary").first.click()
    form = page.locator("form[data-form]").first
    for side in ("left", "right"):
        form.locator(f"[name={side}]").fill("12")
    form.locator("[type=submit]").click()
    table = form.locator("table")
    table.wait_for()
    page.evaluate(LARGE)
    page.wait_for_timeout(100)
    box = table.bounding_box()
    assert box
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(
    ("language", "zone", "paper"),
    [
        ("en-US", "America/New_York", "letter"),
        ("es-MX", "America/Mexico_City", "letter"),
        ("en-US", "Europe/Berlin", "a4"),
        ("pt-BR", "America/Sao_Paulo", "a4"),
        ("en-GB", "Europe/London", "a4"),
    ],
)
def test_the_paper_of_the_place_is_chosen_at_first(
    open_page: OpenPage, language: str, zone: str, paper: str
) -> None:
    page = open_page(addresses.PRINT, locale=language, timezone_id=zone)
    expect(page.locator(f"#paper-{paper}")).to_be_checked()
    other = "a4" if paper == "letter" else "letter"
    page.locator(f"label[for=paper-{other}]").click()
    page.reload()
    expect(page.locator(f"#paper-{other}")).to_be_checked()  # what was chosen goes before


@each_kind
@pytest.mark.parametrize("width", [768, 1920])
def test_no_line_is_longer_than_can_be_read(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 1080})
    assert page.evaluate(WIDTH) <= width
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate(LONG_LINES, MOST_LETTERS) == []


@each_kind
def test_a_wide_screen_has_no_empty_half(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 1920, "height": 1080})
    left, right = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll("#main *")]
            .filter((one) => one.checkVisibility())
            .map((one) => one.getBoundingClientRect())
            .filter((box) => box.width && box.right < 1900);
          const left = Math.min(...boxes.map((box) => box.left));
          return [left, innerWidth - Math.max(...boxes.map((box) => box.right))];
        }"""
    )
    assert right - left < 480


@each_kind
def test_controls_are_seen_in_colors_of_the_reader(open_page: OpenPage, path: str) -> None:
    page = open_page(path, forced_colors="active", viewport={"width": 390, "height": 844})
    assert page.evaluate(UNSEEN) == []


@each_kind
def test_nothing_moves_where_motion_is_unwelcome(open_page: OpenPage, path: str) -> None:
    page = open_page(path, reduced_motion="reduce", viewport={"width": 390, "height": 844})
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((one) => {
          const style = getComputedStyle(one);
          const times = [style.animationDuration, style.transitionDuration].map(parseFloat);
          const moves = (style.animationName !== "none" && times[0] > 0) || times[1] > 0;
          return moves && !one.closest(".fig") ? [one.outerHTML.slice(0, 90)] : [];
        })"""
    )
    assert moving == []


@each_kind
def test_paper_has_what_is_read_and_no_controls(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    assert page.locator("h1:visible").count() >= 1
    left = page.locator(".md-header:visible, .ways:visible, .foot .tones:visible, .skip:visible")
    assert left.count() == 0
    assert page.evaluate(WIDTH) <= 794
