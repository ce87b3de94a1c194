"""The live preview outlives a broken save: it says what is wrong, and shows the mended one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.error import URLError

import pytest

from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tests.site.conftest import ROOT
from tests.site.test_renamed import COPIED, run

MOVEMENT = read_guide().exercises[0].id
PATIENCE = 90
"""Seconds in which anything has to happen; a save is shown within three."""


@dataclass
class Preview:
    """A running preview of a copy of the guide."""

    folder: Path
    process: subprocess.Popen[bytes]
    root: str
    output: Path

    def said(self, start: int = 0) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")[start:]

    def read(self, path: str) -> str:
        """Return the words of a page; the server lets it wait while it builds."""
        try:
            with urllib.request.urlopen(self.root + path, timeout=5) as answer:
                return unescape(answer.read().decode())
        except (URLError, TimeoutError):
            return ""

    def wait_until(self, come: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not come():
            assert self.process.poll() is None, f"the preview has ended:\n{self.said()}"
            assert time.monotonic() < end, f"{what} did not come:\n{self.said()}"
            time.sleep(0.2)


def list_command(folder: Path, port: int) -> list[str]:
    """Return what `make serve` runs when all is made."""
    command = ["make", "--dry-run", "--old-file=stubs", "--old-file=made", "serve", f"PORT={port}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    program, *arguments = next(
        shlex.split(line)
        for line in done.stdout.replace("\\\n", "").splitlines()
        if "mkdocs serve" in line
    )
    assert program.endswith("python")
    return [sys.executable, *arguments]


@pytest.fixture(scope="module")
def preview(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    assert site  # what is made before the pages is copied with the rest of docs
    folder = tmp_path_factory.mktemp("preview")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "macros.py", "Makefile"):
        shutil.copy(ROOT / name, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    output = folder.parent / "preview.txt"
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    with output.open("wb") as file:
        process = subprocess.Popen(
            list_command(folder, port),
            cwd=folder,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    running = Preview(folder, process, f"http://127.0.0.1:{port}/", output)
    try:
        running.wait_until(lambda: "Serving on" in running.said(), "the preview")
        yield running
    finally:
        process.terminate()
        process.wait()


@dataclass(frozen=True)
class Break:
    """A broken save: the file, the page that hangs on it, what is done, and what is said."""

    file: str
    page: str
    spoil: Callable[[str], str]
    said: str
    shown: bool = True
    """Whether the page itself says it."""


PAGE = addresses.exercise(MOVEMENT)
BREAKS = {
    "a number as a word": Break(
        "data/exercises.yml",
        PAGE,
        lambda text: re.sub(r"\breps: \d+", "reps: ten", text, count=1),
        "must be a whole number from 1 to 100, not 'ten'",
    ),
    "a tab": Break(
        "data/exercises.yml",
        PAGE,
        lambda text: text.replace("\n  core:", "\n\tcore:", 1),
        "the line must be indented with spaces, not a tab",
    ),
    "an empty file": Break(
        "data/sources.yml", PAGE, lambda _: "", "the file must hold data, not be empty"
    ),
    "a macro that is not there": Break(
        "docs/safety.md",
        addresses.SAFETY,
        lambda text: text + "\n{{ breadcrums() }}\n",
        "'breadcrums' is undefined",
    ),
    "an id that is not there": Break(
        f"docs/exercises/{MOVEMENT}.md",
        PAGE,
        lambda text: text.replace(f'("{MOVEMENT}")', '("no-such-movement")'),
        "'no-such-movement'",
    ),
    "a block that is not closed": Break(
        "docs/safety.md",
        addresses.SAFETY,
        lambda text: text + "\n{% if on %}\n",
        "Unexpected end of template",
    ),
    "a link to nowhere": Break(
        "docs/safety.md",
        addresses.SAFETY,
        lambda text: text + "\n[Nowhere](no-such-page.md)\n",
        "no-such-page.md",
    ),
    "a template that is not closed": Break(
        "overrides/main.html",
        addresses.SAFETY,
        lambda text: text + "{% if on %}",
        "Unexpected end of template",
        shown=False,
    ),
    "a setting that is no YAML": Break(
        "mkdocs.yml",
        addresses.SAFETY,
        lambda text: text + "nav: [\n",
        "an error parsing the configuration file",
        shown=False,
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_save_is_said_and_the_mended_one_is_shown(preview: Preview, name: str) -> None:
    broken = BREAKS[name]
    path = preview.folder / broken.file
    good = path.read_text(encoding="utf-8")
    bad = broken.spoil(good)
    assert bad != good
    before = len(preview.said())
    path.write_text(bad, encoding="utf-8")
    preview.wait_until(lambda: broken.said in preview.said(before), "what is wrong")
    if broken.shown:
        preview.wait_until(lambda: broken.said in preview.read(broken.page), "it, on the page,")
    path.write_text(good, encoding="utf-8")
    # Whatever was broken, the next save of a page and of the data is shown.
    mark = f"Mended {len(preview.said())}"
    page, data = preview.folder / "docs" / "safety.md", preview.folder / "data" / "exercises.yml"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{mark}\n", encoding="utf-8")
    text = data.read_text(encoding="utf-8")
    data.write_text(re.sub(r"(?m)^  name: .*", f"  name: {mark}", text, count=1), "utf-8")
    preview.wait_until(lambda: mark in preview.read(addresses.SAFETY), "the mended page")
    preview.wait_until(lambda: mark in preview.read(PAGE), "the mended data")
    assert broken.said not in preview.read(broken.page)
    assert preview.process.poll() is None


@pytest.mark.parametrize("at_once", ["true", "false"], ids=["as make site", "as MkDocs alone"])
@pytest.mark.parametrize("name", ["a number as a word", "a macro that is not there"])
def test_what_the_preview_outlives_ends_a_build(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at_once: str
) -> None:
    assert site
    monkeypatch.setenv("END_AT_PAGE_FAULT", at_once)
    broken = BREAKS[name]
    for part in COPIED:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / part, tmp_path)
    path = tmp_path / broken.file
    path.write_text(broken.spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(AssertionError, match=re.escape(broken.said)) as ended:
        run(tmp_path, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    if at_once == "true":
        assert "does not contain an anchor" not in str(ended.value)
        assert not (tmp_path / "site" / "index.html").exists()
