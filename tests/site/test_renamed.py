"""A movement is renamed: every address that it ever had leads to what it is now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from footwork.publishing import addresses
from footwork.publishing.ledger import parse_lock
from footwork.reading.guide import read_guide
from tests.site.conftest import SETTINGS, SITE_URL, serve
from tools.copies import ROOT, copy_guide, run_in_tree

OLD, NEW = "toe-curls", "towel-scrunches"
NAME = read_guide().exercise_by_id[OLD].name

pytestmark = pytest.mark.slow


def rename(folder: Path) -> None:
    """Do by hand what CONTRIBUTING tells the author of a renamed movement to do."""
    for name in ("exercises", "routines", "questions", "figures"):
        path = folder / "data" / f"{name}.yml"
        text = re.sub(rf"(?<![\w-]){OLD}(?![\w-])", NEW, path.read_text(encoding="utf-8"))
        text = text.replace(f"- id: {NEW}\n", f"- id: {NEW}\n  formerly: [{OLD}]\n", 1)
        path.write_text(text, encoding="utf-8")
    for path in (folder / "docs" / "figures").glob(f"{OLD}*.svg"):
        path.rename(path.with_name(path.name.replace(OLD, NEW)))
    (folder / "docs" / "exercises" / f"{OLD}.md").unlink()


@pytest.fixture(scope="module")
def renamed(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a guide in which a movement has a new id."""
    folder = copy_guide(tmp_path_factory.mktemp("renamed"), tree)
    rename(folder)
    # The codes of what is printed keep the address of the tree, and so do the cards of others.
    run_in_tree(folder, "-m", "footwork", "stubs", "cards", "takeaway")
    run_in_tree(folder, "-m", "footwork", "sharing", **SETTINGS)
    run_in_tree(folder, "-m", "footwork", "cards")  # making them again takes nothing away
    after = ("check", "practice", "tiny", "search", "scripts", "styles", "pages", "seal", "offline")
    run_in_tree(folder, "-m", "footwork", *after, **SETTINGS)
    added = run_in_tree(folder, "scripts/check_addresses.py", "--add", "site")
    assert f"/exercises/{NEW}/" in added.splitlines()
    run_in_tree(folder, "-m", "footwork", "addresses")
    return folder / "site"


def list_old() -> list[str]:
    lock = (ROOT / "data" / "addresses.lock").read_text(encoding="utf-8")
    return [address for address in parse_lock(lock) if OLD in address]


def read(site: Path, path: str) -> bytes:
    return (site / addresses.file(path)).read_bytes()


def test_there_is_an_old_address_of_each_kind() -> None:
    kinds = {address.split("/")[1] for address in list_old()}
    wanted = {"exercises", "embed", "oembed", "api", "share", "print", "figures", "pictures"}
    assert kinds == wanted


@pytest.mark.parametrize("address", list_old())
def test_each_old_address_leads_to_the_new_one(renamed: Path, address: str) -> None:
    old, _, anchor = address.removeprefix("/").partition("#")
    new = old.replace(OLD, NEW)
    if not old.startswith(addresses.EXERCISES):
        assert read(renamed, old) == read(renamed, new)
        return
    page = BeautifulSoup(read(renamed, old), "html.parser")
    target = SITE_URL + new
    assert page.select_one("link[rel=canonical]")["href"] == target  # type: ignore[index]
    refresh = str(page.select_one("meta[http-equiv=refresh]")["content"])  # type: ignore[index]
    assert refresh == f"0; url=../{NEW}/"
    assert [link["href"] for link in page.select("a")] == [f"../{NEW}/"]
    if anchor:
        assert BeautifulSoup(read(renamed, new), "html.parser").find(id=anchor)


def test_the_content_behind_an_old_address_is_that_of_the_new_id(renamed: Path) -> None:
    record = json.loads(read(renamed, addresses.api_exercise(OLD)))
    assert record["exercise"]["id"] == NEW
    assert record["exercise"]["formerly"] == [OLD]
    answer = json.loads(read(renamed, addresses.oembed(OLD)))
    assert f"{SITE_URL}embed/{NEW}/" in answer["html"]
    embed = BeautifulSoup(read(renamed, addresses.embed(OLD)), "html.parser")
    canonical = embed.select_one("link[rel=canonical]")
    assert canonical is not None
    assert str(canonical["href"]) == f"{SITE_URL}exercises/{NEW}/"


def read_card(page: BeautifulSoup) -> set[tuple[str, str]]:
    """Return what a page tells chats and other sites: its card, and where its embed is told."""
    metas = [
        (str(meta.get("property") or meta.get("name")), str(meta.get("content")))
        for meta in page.select("head meta")
    ]
    shown = ("og:", "twitter:", "article:", "description")
    found = {(name, content) for name, content in metas if name.startswith(shown)}
    links = page.select('head link[type="application/json+oembed"]')
    return found | {("oembed", f"{link['href']} {link['title']}") for link in links}


def test_an_old_page_shows_the_card_and_the_embed_of_the_new_one(renamed: Path) -> None:
    old, new = (
        read_card(BeautifulSoup(read(renamed, addresses.exercise(name)), "html.parser"))
        for name in (OLD, NEW)
    )
    names = [name for name, _ in new]
    assert len(names) == len(set(names))
    assert {"og:image", "twitter:card", "description", "oembed"} <= set(names)
    assert old == new


@pytest.fixture(scope="module")
def root(renamed: Path) -> Iterator[str]:
    with serve(renamed) as address:
        yield address


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_reader_of_an_old_page_arrives(browser: Browser, root: str, *, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{root}exercises/{OLD}/?from=club#mistakes")
    page.wait_for_url(f"**/exercises/{NEW}/**")
    if script:
        assert page.url == f"{root}exercises/{NEW}/?from=club#mistakes"
    assert page.locator("h1").inner_text() == NAME
    context.close()


def test_an_old_embed_shows_the_movement_and_keeps_its_secret(browser: Browser, root: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"{root}embed/{OLD}/#?secret=abc")
    assert page.url.endswith(f"/embed/{OLD}/#?secret=abc")
    assert NAME in page.locator("h1, h2").first.inner_text()
    assert [fault for fault in faults if "error" in fault.lower()] == []
    context.close()
