"""A movement is renamed: every address that it ever had leads to what it is now."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from footwork import addresses
from footwork.lock import parse_lock
from footwork.reading import read_guide
from tests.site.conftest import ROOT, SITE_URL, serve

OLD, NEW = "toe-curls", "towel-scrunches"
NAME = read_guide().exercise_by_id[OLD].name
COPIED = ("data", "docs", "footwork", "overrides", "scripts")

pytestmark = pytest.mark.slow


def run(folder: Path, *command: str) -> str:
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "SITE_URL": SITE_URL,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "315532800",
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rename(folder: Path) -> None:
    """Do by hand what CONTRIBUTING tells the author of a renamed movement to do."""
    for name in ("exercises", "routines", "figures"):
        path = folder / "data" / f"{name}.yml"
        text = re.sub(rf"(?<![\w-]){OLD}(?![\w-])", NEW, path.read_text(encoding="utf-8"))
        text = text.replace(f"- id: {NEW}\n", f"- id: {NEW}\n  formerly: [{OLD}]\n", 1)
        path.write_text(text, encoding="utf-8")
    for path in (folder / "docs" / "figures").glob(f"{OLD}*.svg"):
        path.rename(path.with_name(path.name.replace(OLD, NEW)))
    (folder / "docs" / "exercises" / f"{OLD}.md").unlink()


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a guide in which a movement has a new id."""
    folder = tmp_path_factory.mktemp("renamed")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, folder)
    rename(folder)
    run(folder, "scripts/write_stubs.py")
    run(folder, "scripts/check_data.py")
    run(folder, "scripts/build_cards.py")
    run(folder, "scripts/build_sharing.py")
    run(folder, "scripts/build_scripts.py")
    run(folder, "scripts/build_cards.py")  # and making the cards again takes nothing away
    run(folder, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    run(folder, "scripts/seal_site.py", "site")
    run(folder, "scripts/write_offline_list.py", "site")
    added = run(folder, "scripts/check_addresses.py", "site", "--add")
    assert f"/exercises/{NEW}/" in added.splitlines()
    assert run(folder, "scripts/check_addresses.py", "site").endswith("all answer\n")
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
