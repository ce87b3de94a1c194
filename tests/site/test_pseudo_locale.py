"""The guide in a made-up language: every word that a reader meets is a message or data.

A message stands in « », and is a third longer than in English; a text of the data stands in ‹ ›.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from playwright.sync_api import Browser, Page

from footwork.model.review import SHARED_SCOPES
from footwork.model.values import Strength
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME, LICENSE
from footwork.reading.guide import read_guide
from footwork.views.messages import PSEUDO
from tests.conftest import make_once
from tests.site.conftest import SETTINGS, serve, watch_page
from tests.site.practice_tools import PHONE, stop_clock
from tests.site.pseudo import list_bare
from tools.copies import ROOT, copy_guide, run_in_tree
from tools.kinds import KINDS

NAMES = {GUIDE_NAME, LICENSE, f"· {GUIDE_NAME}", f"{GUIDE_NAME} {LICENSE}", f": {GUIDE_NAME}"}
NAMES |= {f"{GUIDE_NAME}, {LICENSE}.", f"{GUIDE_NAME} · {LICENSE}"}
"""What is called so in any language."""
IDS = {*read_guide().exercise_by_id, *read_guide().routine_by_id}
"""Ends of addresses, which a line may begin with."""
RULE_IDS = {one.id for one in (*read_guide().safety.situations, *read_guide().safety.setup)}
RULE_IDS |= {"pain", *Strength, *SHARED_SCOPES}
THEME = {"Skip to content", "Back to top"}
"""Words of the theme, which has its own translations."""
ATTRIBUTES = ("alt", "aria-label", "title", "placeholder", "data-fold", "data-alt")
SAID = ("description", "og:title", "og:description", "og:image:alt", "twitter:title")
CODE = ("code", "pre", "textarea", "script", "style", "kbd")
"""Elements that hold what is typed or pasted."""
NO_WORDS = re.compile(r"[a-z0-9/.+_*,:-]+|https?://\S+|#\S*|[a-z-]+/[a-z0-9.+-]+", re.IGNORECASE)
"""Ids, terms, addresses and types."""


def list_prose() -> str:
    """All that is written on the pages by hand, in one line."""
    pages = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    plain = (re.sub(r"\]\([^)]*\)(\{[^}]*\})?|[*_`#|>\[\]]+", "", page) for page in pages)
    return " ".join(" ".join(plain).split()).casefold()


def list_publications() -> str:
    """How publications are cited, in one line."""
    parts = [
        part
        for source in read_guide().sources
        for part in (source.authors, source.title, source.journal, source.details)
        if part
    ]
    return " ".join(parts).casefold()


PROSE, PUBLICATIONS = list_prose(), list_publications()
DOIS = [source.doi or "" for source in read_guide().sources]


def is_allowed(text: str) -> bool:
    if text in NAMES | THEME:
        return True
    bare = text.removesuffix(f"· {GUIDE_NAME}").strip(" .,:;()·").casefold()
    return bare in PROSE or is_citation(bare)


def is_citation(text: str) -> bool:
    """Say whether it is a publication, or authors and year."""
    words = re.sub(r"\b(?:et al|and|doi|\d+)\b|[^\w\s]", " ", text).split()
    return bool(words) and all(word in PUBLICATIONS for word in words)


@pytest.fixture(scope="session")
def pseudo(run_folder: Path, tree: Path) -> Path:
    """The folder of a whole site in the made-up language, one for all processes."""
    stages = (
        "cards",
        "sharing",
        "practice",
        "tiny",
        "search",
        "scripts",
        "styles",
        "pages",
        "seal",
    )

    def make(half: Path) -> None:
        copy_guide(half, tree)
        command = ("-m", "footwork", "--out", "site", *stages)
        run_in_tree(half, *command, **SETTINGS, GUIDE_LANGUAGE=PSEUDO)

    return make_once(run_folder / "pseudo", make) / "site"


def list_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def list_texts(page: Path) -> Iterator[list[str]]:
    """Yield what a page says: its attributes one by one, then its text from node to node."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for element in soup.find_all(CODE):
        element.decompose()
    for element in soup.find_all(lambda _: True):
        yield from ([str(element[name])] for name in ATTRIBUTES if element.get(name))
        if (element.get("name") or element.get("property")) in SAID:
            yield [str(element["content"])]
    yield [str(node) for node in soup.descendants if type(node) is NavigableString]


def test_every_word_of_a_page_is_a_message_or_data(pseudo: Path) -> None:
    pages = list_pages(pseudo)
    assert len(pages) > 40
    found = {
        page.relative_to(pseudo).as_posix(): bare
        for page in pages
        if (
            bare := [
                one for texts in list_texts(page) for one in list_bare(texts) if not is_allowed(one)
            ]
        )
    }
    assert found == {}


def is_kept(text: str) -> bool:
    """Say whether a line of a review kit holds ids, digests and publications alone."""
    if any(text.strip(" .") in doi for doi in DOIS):
        return True  # the end of an address that a line break parts
    ends = {name.split("-", at)[-1] for name in IDS for at in range(name.count("-") + 1)}
    left = re.sub(
        r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){4}\b|\S*/\S*|\bor\b|\b(?:PMC)?\d+(?!\S*-)\b", " ", text
    )
    ids = re.findall(r"[\w-]+", left)
    return all(name in IDS | RULE_IDS | ends for name in ids) or is_citation(
        left.replace(GUIDE_NAME, "").casefold()
    )


def test_every_word_on_paper_is_a_message_or_data(pseudo: Path) -> None:
    files = sorted(pseudo.glob("print/*.pdf"))
    assert len(files) > 30
    for file in files:
        command = ["pdftotext", "-raw", str(file), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        text = text.replace("\u00ad", "").replace("/\n", "/")  # an address goes on there
        bare = [one for one in list_bare([text]) if one not in NAMES | IDS]
        if file.name.startswith("review-"):
            bare = [one for one in bare if not is_kept(one)]
        assert (file.name, bare) == (file.name, [])


def list_strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from list_strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from list_strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def test_every_word_for_machines_is_a_message_or_data(pseudo: Path) -> None:
    files = [
        *pseudo.glob("api/v1/*.json"),
        *pseudo.glob("api/v1/exercises/*.json"),
        *pseudo.glob("api/v1/routines/*.json"),
        *pseudo.glob("oembed/*.json"),
        pseudo / "practice" / "guide.json",
        pseudo / "practice" / "mistakes.json",
    ]
    assert len(files) > 30
    found = {
        (file.name, key, one)
        for file in files
        # The description of the API is for who programs, as its schemas are.
        if file.name != "openapi.json"
        for key, text in list_strings(json.loads(file.read_text(encoding="utf-8")))
        if not NO_WORDS.fullmatch(text)
        for one in list_bare([re.sub(r"<[^>]*>", " ", text)])
        if not is_allowed(one)
    }
    assert found == set()


def test_every_word_of_the_feed_is_a_message_or_data(pseudo: Path) -> None:
    feed = ElementTree.parse(pseudo / "feed.xml")  # noqa: S314 - a file of our own
    texts = [element.text or "" for element in feed.iter() if not element.tag.endswith("}id")]
    bare = [one for text in texts if not NO_WORDS.fullmatch(text) for one in list_bare([text])]
    assert [one for one in bare if not is_allowed(one)] == []


LIST_TEXTS = """() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.closest("code, pre, textarea, script, style, kbd, select")) {
      said.push(node.data);
    }
  }
  return said;
}"""
LIST_ATTRIBUTES = """(names) => [...document.querySelectorAll("body *")].flatMap(
  (one) => names.map((name) => one.getAttribute(name)).filter(Boolean))"""
LIST_FORMATTED = """() => {
  const names = new Set();
  for (const style of ["long", "short", "narrow"]) {
    for (let day = 0; day < 400; day += 1) {
      const form = { timeZone: "UTC", weekday: style, month: style, day: "numeric" };
      const parts = new Intl.DateTimeFormat("en", form).formatToParts(day * 864e5);
      for (const part of parts) names.add(part.value);
    }
    for (const unit of ["second", "minute", "hour", "day", "week", "meter", "foot", "kilobyte"]) {
      for (const count of [1, 2]) {
        const form = { style: "unit", unit, unitDisplay: style };
        const parts = new Intl.NumberFormat("en", form).formatToParts(count);
        for (const part of parts) names.add(part.value);
      }
    }
  }
  for (const part of new Intl.ListFormat("en").formatToParts(["", "", ""])) names.add(part.value);
  return [...names];
}"""
"""Days, months, units and words between the items of a list: CLDR says them, not the guide."""


def list_unmarked(page: Page, allowed: set[str]) -> list[str]:
    """Return what a page says now that is neither a message nor data."""
    texts = [page.evaluate(LIST_TEXTS)]
    texts += [[one] for one in page.evaluate(LIST_ATTRIBUTES, list(ATTRIBUTES))]
    return [
        one
        for said in texts
        for one in list_bare(said)
        if not is_allowed(one) and not {*re.findall(r"[^\W\d_]+", one)} <= allowed
    ]


def list_formatted(page: Page) -> set[str]:
    return {word for text in page.evaluate(LIST_FORMATTED) for word in re.findall(r"\w+", text)}


def test_every_word_of_the_player_is_a_message_or_data(browser: Browser, pseudo: Path) -> None:
    faults: list[str] = []
    found: dict[str, list[str]] = {}
    with serve(pseudo) as root, watch_page(browser, (root,), faults, PHONE) as page:
        stop_clock(page)
        allowed = {"practice"}

        def look(state: str, where: Page = page) -> None:
            if bare := list_unmarked(where, allowed):
                found[state] = bare

        for query in ("", "do=nothing", "plan=1", "do=calf-raises", "steps=broken"):
            page.goto(f"{root}practice/?{query}")
            page.wait_for_load_state("networkidle")
            allowed |= list_formatted(page)
            look(f"before the start: {query}")
        page.goto(f"{root}practice/?routine={read_guide().routines[0].id}")
        page.locator("#pr-start").wait_for()
        look("start")
        page.locator("#pr-begin").click()
        for place in range(200):
            look(f"step {place}")
            page.clock.run_for(7000)
            look(f"step {place}, later")
            if not page.locator("#pr-skip").is_visible():
                break
            page.locator("#pr-skip").click()
        page.locator("#pr-end").wait_for()
        look("end")
        heard = page.evaluate("[...heard.said, ...heard.told].map(([, text]) => text)")
        assert len(heard) > 20
        found["spoken"] = [
            bare
            for text in heard
            for bare in list_bare([text])
            if not {*re.findall(r"[^\W\d_]+", bare)} <= allowed
        ]
        other = page.context.new_page()
        other.goto(root + addresses.LOG)
        other.wait_for_load_state("networkidle")
        look("log", other)
        other.goto(f"{root}practice/build/?from={read_guide().routines[0].id}")
        other.locator("#pb-begin").wait_for()
        look("builder", other)
    assert {state: bare for state, bare in found.items() if bare} == {}
    assert faults == []


@pytest.mark.parametrize("width", [390, 320])
def test_no_page_gets_wider_than_its_window(browser: Browser, pseudo: Path, width: int) -> None:
    with serve(pseudo) as root:
        page = browser.new_page(viewport={"width": width, "height": 700})
        wide = {}
        for kind, path in KINDS.items():
            page.goto(root + path)
            wide[kind] = page.evaluate("document.scrollingElement.scrollWidth")
        page.close()
    assert {kind: size for kind, size in wide.items() if size > width} == {}


def test_nothing_on_paper_takes_more_than_a_page_more(pseudo: Path, tree: Path) -> None:
    def count(file: Path) -> int:
        command = ["pdfinfo", str(file)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return int(re.findall(r"Pages: +(\d+)", told)[0])

    for file in sorted(pseudo.glob("print/*.pdf")):
        usual = count(tree / "docs" / "print" / file.name)
        # Each movement may take a card more, in a set of cards as by itself.
        more = usual // 2 if file.name.startswith("cards-") else max(2, usual // 4)
        assert (file.name, count(file)) <= (file.name, usual + more)
