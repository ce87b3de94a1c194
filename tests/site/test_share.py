"""The panel "Share or embed", and the lines that /clubs/ has for webmasters."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from playwright.sync_api import Page, expect

from footwork.reading.guide import read_guide
from tests.site.accessibility import find_faults
from tests.site.conftest import SITE_URL, OpenPage, rewrite_styles, wait_until
from tests.site.test_browser import DESKTOP, NARROW, PHONE

GUIDE = read_guide()
PAGES = {"movement": "exercises/calf-raises/", "routine": "routines/quick/"}
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


def read_lines(site: Path, path: str) -> dict[str, str]:
    """Return the texts to copy by the end of their fields' names, as a parser reads them."""
    page = BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")
    return {str(field["id"]): field.get_text() for field in page.select(".share textarea")}


@pytest.mark.parametrize(
    ("path", "name", "shared"),
    [
        *((f"exercises/{item.id}/", item.name, item.id) for item in GUIDE.exercises),
        *((f"routines/{item.id}/", item.title, f"routine-{item.id}") for item in GUIDE.routines),
    ],
)
def test_lines_lead_to_files_that_are_there(site: Path, path: str, name: str, shared: str) -> None:
    lines = read_lines(site, path)
    assert lines["share-link"] == SITE_URL + path
    assert lines["share-markdown"] == f"[{name}]({SITE_URL}{path})"
    picture = BeautifulSoup(lines["share-picture"], "html.parser")
    assert picture.select_one("a")["href"] == SITE_URL + path  # type: ignore[index]
    image = picture.select_one("a > img")
    assert image is not None
    assert image["src"] == f"{SITE_URL}share/{shared}.png"
    assert (site / f"share/{shared}.png").is_file()
    assert str(image["alt"]).startswith(f"{name}: ")
    iframe = BeautifulSoup(lines["share-iframe"], "html.parser").select_one("iframe")
    assert iframe is not None
    assert iframe["src"] == f"{SITE_URL}embed/{shared}/"
    assert (site / f"embed/{shared}/index.html").is_file()
    assert name in str(iframe["title"])


def test_clubs_page_has_every_way_for_a_movement_and_a_routine(site: Path) -> None:
    lines = read_lines(site, "clubs/")
    for way in ("link", "picture", "iframe", "address", "markdown"):
        assert "exercises/" in lines[f"{way}-1"] or "embed/" in lines[f"{way}-1"]
        assert "quick" in lines[f"{way}-2"]
    assert lines["script"] == f'<script src="{SITE_URL}embed/fit.js" async></script>'
    assert (site / "embed/fit.js").is_file()


def choose(page: Page, what: str, way: str) -> str:
    """Choose in the picker, and return what is to be pasted."""
    page.get_by_label("What", exact=True).select_option(label=what)
    page.locator(f".pick-f input[value={way}]").check(force=True)
    return page.get_by_label("Paste this").input_value()


def parse(line: str, tag: str) -> Tag:
    """Return an element of a line as a browser reads it."""
    found = BeautifulSoup(line, "html.parser").select_one(tag)
    assert found
    return found


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_picker_gives_one_box_for_every_way(open_page: OpenPage, size: dict) -> None:
    page = open_page("clubs/", **size)
    shown = page.locator("[data-part=result]")
    assert page.locator(".pick textarea:visible").count() == 1
    for what, path, shared in (
        (GUIDE.exercises[-1].name, f"exercises/{GUIDE.exercises[-1].id}/", GUIDE.exercises[-1].id),
        (GUIDE.routines[-1].title, f"routines/{GUIDE.routines[-1].id}/", None),
    ):
        name = shared or f"routine-{GUIDE.routines[-1].id}"
        lines = choose(page, what, "iframe")
        assert parse(lines, "iframe")["src"] == f"{SITE_URL}embed/{name}/"
        assert parse(lines, "script")
        assert str(shown.locator("iframe").get_attribute("src")).endswith(f"embed/{name}/")
        assert parse(choose(page, what, "picture"), "a")["href"] == SITE_URL + path
        expect(shown.locator("a img")).to_have_js_property("complete", value=True)
        assert parse(choose(page, what, "link"), "a").get_text() == what
        assert choose(page, what, "address") == SITE_URL + path
        assert choose(page, what, "markdown").endswith(f"]({SITE_URL}{path})")


def test_an_address_of_a_way_chooses_it(open_page: OpenPage) -> None:
    page = open_page("clubs/#markdown", **DESKTOP)
    chosen = page.locator(".pick-f [name=way]:checked")
    expect(chosen).to_have_value("markdown")
    page.evaluate("location.hash = 'picture'")
    expect(chosen).to_have_value("picture")
    page.evaluate("location.hash = '%E0'")
    expect(chosen).to_have_value("picture")


def test_the_picker_gives_an_embed_that_is_always_dark(open_page: OpenPage) -> None:
    page = open_page("clubs/", **DESKTOP)
    page.get_by_label("Colors").select_option("dark")
    lines = choose(page, GUIDE.exercises[0].name, "iframe")
    assert str(parse(lines, "iframe")["src"]).endswith("/?theme=dark")
    choose(page, GUIDE.exercises[0].name, "picture")
    assert page.get_by_label("Colors").is_hidden()


def test_what_the_picker_shows_fits(open_page: OpenPage) -> None:
    page = open_page("clubs/", **PHONE)
    page.locator(".live iframe").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    (frame,) = [frame for frame in page.frames if "/embed/" in frame.url]
    wait_until(frame, "document.documentElement.scrollHeight <= innerHeight")


def test_two_doors_lead_to_what_a_coach_and_a_webmaster_need(open_page: OpenPage) -> None:
    page = open_page("clubs/", viewport={"width": 390, "height": 664}, has_touch=True)
    doors = page.locator(".doors a")
    assert doors.count() == 2
    for door in doors.all():
        expect(door).to_be_in_viewport()
        target = page.locator(str(door.get_attribute("href")))
        assert target.is_visible()
    coach, webmaster = (page.locator(name).bounding_box() for name in ("#coach", "#website"))
    builder = page.locator("main a[href$='build/']").first.bounding_box()
    assert coach
    assert webmaster
    assert builder
    assert coach["y"] < builder["y"] < webmaster["y"]


def test_the_ways_stand_as_a_list_without_a_script(open_page: OpenPage) -> None:
    page = open_page("clubs/", java_script_enabled=False, **PHONE)
    assert page.locator(".pick textarea:visible").count() == 11
    assert page.locator(".pick-f:visible, #pick-code:visible").count() == 0


@each_page
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_panel_is_accessible(open_page: OpenPage, path: str, size: dict, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme, **size)
    page.locator("summary", has_text="Share or embed").click()
    assert page.locator("#share").is_visible()
    assert find_faults(page, "details") == []


@each_page
def test_panel_opens_by_keyboard_and_fits_320_px(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **NARROW)
    page.locator("summary", has_text="Share or embed").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#share') !== null")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@each_page
def test_its_address_leads_to_the_open_panel(open_page: OpenPage, path: str, size: dict) -> None:
    page = open_page(f"{path}#share", **size)
    wait_until(page, "document.getElementById('share').checkVisibility()")
    expect(page.locator("#share")).to_be_in_viewport()


def test_button_copies_and_a_tap_selects(open_page: OpenPage) -> None:
    page = open_page(PAGES["movement"], permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="Share or embed").click()
    page.get_by_role("button", name="Copy Iframe").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Iframe", exact=True).input_value()
    page.get_by_label("Markdown", exact=True).click()
    selected = "(e) => e.value.slice(e.selectionStart, e.selectionEnd) === e.value"
    assert page.get_by_label("Markdown", exact=True).evaluate(selected)


def test_texts_can_be_copied_where_there_is_no_clipboard(open_page: OpenPage) -> None:
    page = open_page(PAGES["movement"])
    page.context.add_init_script("delete Navigator.prototype.clipboard")
    page.reload()
    page.locator("summary", has_text="Share or embed").click()
    assert page.locator("#share textarea:visible").count() == 4
    assert page.locator("#share button").count() == 0


@each_page
def test_panel_opens_without_javascript(open_page: OpenPage, path: str) -> None:
    page = open_page(path, java_script_enabled=False, **PHONE)
    page.locator("summary", has_text="Share or embed").click()
    assert page.get_by_label("Link", exact=True).is_visible()
    assert page.locator("#share button").count() == 0


def test_texts_are_seen_whole_where_fields_do_not_size_themselves(open_page: OpenPage) -> None:
    def age(page: Page) -> None:
        rewrite_styles(page, "field-sizing", "x-sizing")
        page.add_init_script("CSS.supports = () => false")

    for path in ("clubs/", "exercises/calf-raises/"):
        page = open_page(path, age, viewport={"width": 320, "height": 640})
        page.evaluate("for (const one of document.querySelectorAll('.share-d')) one.open = true")
        wait_until(
            page,
            """[...document.querySelectorAll(".share textarea")].every(
              (field) => field.clientHeight && field.scrollHeight <= field.clientHeight)""",
        )


def test_phone_may_send_the_link(open_page: OpenPage) -> None:
    page = open_page(PAGES["routine"], **PHONE)
    page.context.add_init_script(
        "Navigator.prototype.share = async (data) => { window.sent = data }"
    )
    page.reload()
    page.locator("summary", has_text="Share or embed").click()
    page.get_by_role("button", name="Send the link").click()
    assert page.evaluate("window.sent.url") == f"{SITE_URL}routines/quick/"
