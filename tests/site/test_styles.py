"""Every page loads the sheets that have a rule for it, and no other is missed."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from soupsieve import SelectorSyntaxError

from footwork.publishing import addresses
from tools.kinds import KINDS

RULE = re.compile(r"([^{}@;]+)\{[^{}]*\}")
STATES = re.compile(
    r"::[\w-]+(?:\([^()]*\))?|:(?:hover|active|focus|focus-visible|target|checked|visited|popover-open)\b"
)

FUNCTION = re.compile(r":[\w-]+\(")
CLASS = re.compile(r"\.([A-Za-z_-][\w-]*)")


def list_selectors(sheet: str) -> set[str]:
    """Return the selectors of a sheet, without states that no file can show."""
    found = set()
    for selectors in RULE.findall(sheet):
        part, depth = "", 0
        for letter in selectors + ",":
            depth += {"(": 1, ")": -1}.get(letter, 0)
            if letter != "," or depth:
                part += letter
                continue
            if not re.fullmatch(r"\s*(?:from|to|[\d.]+%)\s*", part):
                found.add(STATES.sub("", part) or "*")
            part = ""
    return found


@cache
def read_selectors(sheet: Path) -> list[str]:
    """Return the selectors of a sheet that name a class."""
    return [one for one in sorted(list_selectors(sheet.read_text("utf-8"))) if "." in one]


def may_fit(selector: str, classes: set[str]) -> bool:
    """Say whether a page with these classes may have what a selector asks for.

    One that asks for a class of several, or for none, is not judged by its classes.
    """
    return bool(FUNCTION.search(selector)) or classes.issuperset(CLASS.findall(selector))


def find_styled(page: BeautifulSoup, sheet: Path) -> list[str]:
    """Return the selectors of a sheet that name a class and that something of a page has."""
    classes = {name for box in page.select("[class]") for name in box["class"]}
    found = []
    for selector in read_selectors(sheet):
        # The reader of selectors knows no path within `:has()`.
        with suppress(SelectorSyntaxError):
            if may_fit(selector, classes) and page.select_one(selector):
                found.append(selector)
    return found


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_loads_every_sheet_that_styles_it(site: Path, path: str) -> None:
    page = BeautifulSoup((site / addresses.file(path)).read_text("utf-8"), "lxml")
    loaded = {str(link["href"]).rpartition("/")[2] for link in page.select("link[rel=stylesheet]")}
    assert "footwork.css" in loaded
    for sheet in (site / addresses.STYLE_FILES).glob("*.css"):
        if sheet.name not in loaded:
            assert find_styled(page, sheet) == [], sheet.name
