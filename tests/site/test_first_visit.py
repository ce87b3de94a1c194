"""What a reader fetches who comes for the first time, and what waits until it is near."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from footwork.look.drawings import Drawings
from footwork.model import Exercise
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tests.site.conftest import FOLDER, OpenPage
from tools.kinds import KINDS

GUIDE = read_guide()
PHONE = {"viewport": {"width": 390, "height": 844}}
MOST = {addresses.HOME: 85_000, addresses.PRACTICE: 85_000}
"""Bytes of a first visit, everything that can be compressed compressed."""
MOST_OF_A_MOVEMENT = 100_000
BEFORE_PAINT = 25_000
"""Bytes of the sheets, which are read before anything is painted."""

PACKED = (".woff2", ".png", ".avif", ".webp", ".jpg")
OPEN_ALL = """() => document.querySelectorAll("#main details").forEach((fold) => {
  fold.removeAttribute("name");
  fold.open = true;
})"""
SKIN = "(one) => getComputedStyle(one.querySelector('.sk')).fill"


def count_bytes(site: Path, paths: set[str]) -> dict[str, int]:
    sizes = {}
    for path in paths:
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        content = file.read_bytes()
        sizes[path] = len(content if file.suffix in PACKED else gzip.compress(content, 9))
    return sizes


def fetch(open_page: OpenPage, path: str) -> set[str]:
    """Open a page for the first time, and return the paths of all that it asks for."""
    asked: set[str] = set()

    def listen(page: Page) -> None:
        page.on("request", lambda request: asked.add(urlsplit(request.url).path))

    page = open_page(path, listen, **PHONE)
    page.wait_for_load_state("networkidle")
    return {one.removeprefix(FOLDER) for one in asked if one.startswith(FOLDER)}


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_a_first_visit_to_a_movement_is_small(
    site: Path, open_page: OpenPage, exercise: Exercise
) -> None:
    sizes = count_bytes(site, fetch(open_page, addresses.exercise(exercise.id)))
    assert sum(sizes.values()) <= MOST_OF_A_MOVEMENT, sizes


@pytest.mark.parametrize("path", MOST)
def test_a_first_visit_is_small(site: Path, open_page: OpenPage, path: str) -> None:
    sizes = count_bytes(site, fetch(open_page, path))
    assert sum(sizes.values()) <= MOST[path], sizes


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_little_is_read_before_the_first_paint(site: Path, path: str) -> None:
    page = BeautifulSoup((site / addresses.file(path)).read_text("utf-8"), "lxml")
    here = (site / addresses.file(path)).parent
    holding = page.select("link[rel=stylesheet], head script[src]:not([type=module], [defer])")
    sheets = {str(one.get("href") or one.get("src")) for one in holding}
    files = {
        name: site / name.removeprefix(FOLDER) if name.startswith(FOLDER) else here / name
        for name in sheets
    }
    sizes = {name: len(gzip.compress(file.read_bytes(), 9)) for name, file in files.items()}
    assert sum(sizes.values()) <= BEFORE_PAINT, sizes


def test_every_version_and_mistake_has_its_picture_when_it_is_near(
    site: Path, open_page: OpenPage
) -> None:
    drawings = Drawings(site)
    exercise = next(item for item in GUIDE.exercises if item.figure.pairs)
    page = open_page(addresses.exercise(exercise.id), **PHONE)
    wanted = {
        *(frame for frame in exercise.figure.others if drawings.exists(exercise.id, frame)),
        *(frame for name in exercise.figure.pairs for frame in exercise.figure.pair_frames(name)),
    }
    pictures = page.locator(".rung img.later, .more img.later, .shown img.later").all()
    assert wanted <= {
        str(one.get_attribute("src")).removesuffix(".svg").split(f"/{exercise.id}-")[-1]
        for one in pictures
    }
    page.evaluate(OPEN_ALL)
    for one in pictures:
        assert one.get_attribute("alt")
        one.scroll_into_view_if_needed()
        one.evaluate("(image) => image.decode()")


def test_a_picture_takes_the_chosen_skin(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **PHONE)
    page.get_by_role("radio", name="Tone 4 of 5").check()
    page.evaluate(OPEN_ALL)
    ladder = page.locator("#ladder")  # it stays, where a picture in it is replaced
    ladder.scroll_into_view_if_needed()
    dressed = page.locator(".rung svg.later").first
    expect(dressed).to_have_attribute("role", "img")
    assert dressed.get_attribute("aria-label")
    inline = page.locator(".mv-art .fig").first
    assert dressed.evaluate(SKIN) == inline.evaluate(SKIN)
    page.reload()
    page.evaluate(OPEN_ALL)
    ladder.scroll_into_view_if_needed()
    expect(dressed).to_have_attribute("role", "img")
    assert dressed.evaluate(SKIN) == page.locator(".mv-art .fig").first.evaluate(SKIN)


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_picture_follows_the_scheme_that_is_chosen(open_page: OpenPage, system: str) -> None:
    page = open_page("exercises/calf-raises/", color_scheme=system, **PHONE)
    page.evaluate(OPEN_ALL)
    picture = page.locator(".rung img.later").first
    picture.scroll_into_view_if_needed()
    picture.evaluate("(image) => image.decode()")
    corner = {"x": 4, "y": 4, "width": 8, "height": 8}

    def look() -> bytes:
        box = picture.bounding_box()
        assert box
        clip = {**corner, "x": box["x"] + 4, "y": box["y"] + 4}
        return page.screenshot(clip=clip)  # type: ignore[arg-type]

    before = look()
    page.locator(".ib-scheme").evaluate("(button) => button.click()")
    page.wait_for_timeout(300)
    assert look() != before
