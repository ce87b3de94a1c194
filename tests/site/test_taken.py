"""The page of all pictures, and the files that it leads to, on the built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.look.drawings import Drawings
from footwork.look.formats import GIF
from footwork.look.maps import list_maps
from footwork.publishing import addresses
from footwork.publishing.publisher import LICENSE_ADDRESS
from footwork.reading.guide import read_guide
from footwork.takeaway.films import GIF_MOST
from footwork.views.drawn import list_drawn
from tests.site.conftest import OpenPage, wait_until

GUIDE = read_guide()


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    text = (site / addresses.file(addresses.FIGURES)).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_every_drawing_stands_there_with_what_it_shows(site: Path, page: BeautifulSoup) -> None:
    drawings = Drawings(site)
    wanted = [
        drawn.alt
        for exercise in GUIDE.exercises
        for drawn in list_drawn(exercise)
        if drawings.exists(exercise.id, drawn.frame)
    ]
    wanted += [view.alt for view in list_maps(drawings)]
    shown = [one.get("alt") or one.get("aria-label") for one in page.select("img.tk-p, video.tk-p")]
    assert shown == wanted
    assert page.select_one(f'a[href="{LICENSE_ADDRESS}"][rel="license"]')


def test_each_way_to_take_a_picture_leads_to_a_file(site: Path, page: BeautifulSoup) -> None:
    folder = site / addresses.FIGURES
    links = [str(one["href"]) for one in page.select("a[download]")]
    assert len(links) > 3 * len(page.select(".tk"))
    assert [link for link in links if not (folder / link).resolve().is_file()] == []
    made = {path.name for path in (site / addresses.PICTURES).iterdir()}
    assert {Path(link).name for link in links} == made - {Path(addresses.picture_list()).name}


def test_every_gif_is_small_enough_for_mail(site: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in site.glob(f"pictures/*{GIF.ending}")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > GIF_MOST} == {}


def test_no_device_keeps_what_is_there_to_take_away(site: Path) -> None:
    kept = json.loads((site / addresses.offline_list()).read_text(encoding="utf-8"))
    paths = [path for path, _ in kept["files"] + kept["choice"]]
    assert addresses.FIGURES in paths
    assert [path for path in paths if path.startswith(addresses.PICTURES)] == []


def test_a_film_plays_and_none_is_fetched_before(open_page: OpenPage) -> None:
    asked: list[str] = []

    def listen(page: object) -> None:
        page.on("request", lambda request: asked.append(request.url))  # type: ignore[attr-defined]

    page = open_page(addresses.FIGURES, listen)
    assert [url for url in asked if url.endswith(".mp4")] == []
    page.locator("video").first.evaluate("(film) => film.play()")
    wait_until(page, "document.querySelector('video').currentTime > 0.1")
