"""A blank page beside the scripts as they are written: what is pure needs no built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from footwork.look.drawings import Drawings
from footwork.practice.guide_data import create_practice
from footwork.publishing.scripting import SOURCES
from tests.site.conftest import watch_page
from tests.site.practice_tools import GUIDE
from tools.copies import ROOT

ORIGIN = "http://source.example/"

OpenBlank = Callable[[str], Page]


@pytest.fixture(scope="module")
def open_blank(browser: Browser) -> Iterator[OpenBlank]:
    """Open a blank page and run a script in it, which may import every script of the library.

    At the end no console error and no request elsewhere is allowed.
    """
    faults: list[str] = []
    guide = create_practice(GUIDE, Drawings(ROOT / "docs"))

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path.endswith(".js"):
            source = (SOURCES / path).read_text(encoding="utf-8")
            route.fulfill(body=source, content_type="text/javascript")
        elif path == "guide.json":
            route.fulfill(body=guide, content_type="application/json")
        else:
            route.fulfill(body="<!doctype html><title>Blank</title>", content_type="text/html")

    with watch_page(browser, (ORIGIN,), faults, {}) as page:
        page.route(f"{ORIGIN}**", answer)

        def open_it(script: str) -> Page:
            page.goto(ORIGIN)
            page.evaluate(script)
            return page

        yield open_it
    assert faults == []
