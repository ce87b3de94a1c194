"""The ways in: the pages of the header, of the bar on a phone, and of the footer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from footwork.publishing import addresses
from tests.site.conftest import FOLDER, OpenPage
from tools.kinds import KINDS

PHONE = {"viewport": {"width": 390, "height": 664}, "has_touch": True}
BAR = "nav.ways"

each_kind = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)


def read(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text("utf-8"), "html.parser")


def say(page: BeautifulSoup, selector: str) -> dict[str, str]:
    """Return the words of links by the page that they lead to, as seen from a page below home."""
    return {
        urlsplit(urljoin("http://x/plan/", str(link["href"]))).path[1:]: link.get_text(strip=True)
        for link in page.select(selector)
    }


def test_a_page_has_one_noun_in_menu_footer_breadcrumb_and_heading(site: Path) -> None:
    plan = read(site, addresses.PLAN)
    named = [say(plan, where) for where in (".tabs a", ".ways a[href]:not(.ways-old)", "#more a")]
    for path in {path for names in named for path in names}:
        (noun,) = {names[path] for names in named if path in names}
        page = read(site, path)
        crumbs = re.findall(r'"name": ?"([^"]+)", ?"item"', page.prettify()) or [noun]
        heading = page.h1.get_text() if page.h1 else ""
        if path:
            for told in (heading, crumbs[-1]):
                assert noun.casefold() in f"{told} {heading}".casefold(), (path, noun, told)


def test_what_is_behind_more_is_what_the_footer_has(site: Path) -> None:
    page = read(site, addresses.PLAN)
    assert say(page, "#menu a") == say(page, "#more a")
    known = set(say(page, "#more a")) | set(say(page, ".tabs a"))
    lone = {path for path in KINDS.values() if path.count("/") <= 1 and path.endswith("/")}
    assert lone <= known


@each_kind
def test_one_row_leads_to_the_main_pages(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 768, "height": 900})
    for width in (768, 960, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        header = page.locator(".md-header").bounding_box()
        assert header
        assert header["height"] <= 73, width
        assert page.locator(".tabs").evaluate("(e) => e.scrollWidth <= e.clientWidth"), width
        assert page.locator(BAR).is_hidden(), width


@each_kind
@pytest.mark.parametrize("width", [320, 390, 720])
def test_a_phone_has_five_ways_at_its_foot(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 664}, has_touch=True)
    boxes = [one.bounding_box() for one in page.locator(f"{BAR} li").all()]
    assert len(boxes) == 5
    for box in boxes:
        assert box
        assert box["y"] + box["height"] <= 664
        assert min(box["width"], box["height"]) >= 48
    assert page.locator(f"{BAR} [aria-current]").count() <= 1


def find_covered(page: Page) -> list[str]:
    """Return what gets the focus, step by step, while the bar lies on it."""
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const one = document.activeElement;
              const bar = document.querySelector(".ways").getBoundingClientRect();
              const box = one.getBoundingClientRect();
              const outside = one.closest("#main, .foot") && box.height < 200;
              return outside && box.bottom > bar.top + 1 ? one.outerHTML.slice(0, 100) : "";
            }"""
        )
        if told:
            covered.append(told)
    return covered


@pytest.mark.parametrize("path", [addresses.PLAN, addresses.exercise("calf-raises")])
def test_the_bar_covers_no_focus_and_not_the_end_of_the_page(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, **PHONE)
    assert find_covered(page) == []
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last, bar = page.locator(".foot-e").bounding_box(), page.locator(BAR).bounding_box()
    assert last
    assert bar
    assert last["y"] + last["height"] <= bar["y"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_more_opens_without_a_script(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(addresses.PLAN, java_script_enabled=scripts, **PHONE)
    page.get_by_role("button", name="More").click()
    sheet = page.locator("#menu")
    assert sheet.get_by_role("link", name="Clubs").is_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="More").click()
    sheet.get_by_role("link", name="Safety").click()
    assert urlsplit(page.url).path == FOLDER + addresses.SAFETY


def test_the_running_player_has_no_bar_over_its_buttons(open_page: OpenPage) -> None:
    page = open_page(f"{addresses.PRACTICE}?do=calf-raises", **PHONE)
    page.get_by_role("button", name=re.compile("^Start")).first.click()
    page.locator("dialog[open]").wait_for()
    at_foot = page.evaluate(
        "document.elementFromPoint(innerWidth / 2, innerHeight - 8)?.closest('.ways')"
    )
    assert at_foot is None


def test_paper_has_no_ways(open_page: OpenPage) -> None:
    page = open_page(addresses.PLAN, **PHONE)
    page.emulate_media(media="print")
    assert page.locator(f"{BAR}:visible, .tabs:visible, .foot:visible, #menu:visible").count() == 0


def test_with_the_largest_letters_every_way_can_be_reached(open_page: OpenPage) -> None:
    def enlarge(page: Page) -> None:
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => {"
            " document.documentElement.style.fontSize = '250%' })"
        )

    size: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
    page = open_page(addresses.PLAN, enlarge, **size)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    more = page.get_by_role("button", name="More")
    more.focus()
    box = more.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 320
