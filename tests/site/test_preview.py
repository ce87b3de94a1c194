"""The live preview outlives a broken save: it says what is wrong, and shows the mended one."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
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
from playwright.sync_api import Browser

from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tools.copies import ROOT, copy_guide, run_in_tree

MOVEMENT = read_guide().exercises[0].id
PATIENCE = 90
"""Seconds in which anything has to happen; on a quiet machine it takes two."""


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
    """Return what `make serve` runs when its environment is ready."""
    ready = [f"--old-file={name}" for name in (".venv/.site-ready", "data/.schema/exercises.json")]
    done = subprocess.run(
        ["make", "--dry-run", *ready, "serve", f"PORT={port}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = [line for line in done.stdout.splitlines() if "-m scripts.preview" in line]
    program, *arguments = shlex.split(line)
    assert program.endswith("python")
    return [sys.executable, *arguments]


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def preview(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = copy_guide(tmp_path_factory.mktemp("preview"), tree)
    shutil.copy(ROOT / "Makefile", folder)
    port = find_port()
    output = folder.parent / "preview.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(
            list_command(folder, port),
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder)},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    running = Preview(folder, process, f"http://127.0.0.1:{port}/", output)
    try:
        running.wait_until(lambda: "shown after" in running.said(), "the preview")
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        assert "Traceback" not in running.said()


@dataclass(frozen=True)
class Break:
    """A broken save: the file, the page that hangs on it, what is done, and what is said."""

    file: str
    page: str
    spoil: Callable[[str], str]
    said: str


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
    ),
    "a setting that is no YAML": Break(
        "mkdocs.yml",
        addresses.SAFETY,
        lambda text: text + "nav: [\n",
        "MkDocs encountered an error parsing the configuration file",
    ),
    "code that is no Python": Break(
        "footwork/views/wording.py", PAGE, lambda text: text + "def\n", "footwork/views/wording.py:"
    ),
    "a template of a page that is not closed": Break(
        "footwork/pages/templates/exercise.html",
        PAGE,
        lambda text: text + "{% if on %}",
        "footwork/pages/templates/exercise.html:",
    ),
    "a name in a template of a page that is not there": Break(
        "footwork/pages/templates/exercise.html",
        PAGE,
        lambda text: text + "{{ nope }}",
        "UndefinedError: 'nope' is undefined",
    ),
    "a template of others that is not closed": Break(
        "footwork/sharing/templates/embed.html",
        PAGE,
        lambda text: text + "{% if on %}",
        "footwork/sharing/templates/embed.html:",
    ),
    "a token that is no color": Break(
        "footwork/look/tokens.toml",
        PAGE,
        lambda text: re.sub('"#[0-9a-f]{6}"', '"nocolor"', text, count=1),
        "must be a color as #rrggbb, not 'nocolor'",
    ),
    "front matter that is no YAML": Break(
        "docs/safety.md",
        addresses.SAFETY,
        lambda text: re.sub("title: .*", "title: [x", text, count=1),
        "docs/safety.md:",
    ),
}


def write(path: Path, text: str) -> None:
    """Write a file in one step: on a busy machine the preview may look between two."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_save_is_said_and_the_mended_one_is_shown(preview: Preview, name: str) -> None:
    broken = BREAKS[name]
    path = preview.folder / broken.file
    good = path.read_text(encoding="utf-8")
    bad = broken.spoil(good)
    assert bad != good
    before = len(preview.said())
    write(path, bad)
    preview.wait_until(lambda: broken.said in preview.said(before), "what is wrong")
    preview.wait_until(lambda: broken.said in preview.read(broken.page), "it, on the page,")
    write(path, good)
    # Whatever was broken, the next save of a page and of the data is shown.
    mark = f"Mended {len(preview.said())}"
    page, data = preview.folder / "docs" / "safety.md", preview.folder / "data" / "exercises.yml"
    write(page, page.read_text(encoding="utf-8") + f"\n{mark}\n")
    text = data.read_text(encoding="utf-8")
    write(data, re.sub(r"(?m)^  name: .*", f"  name: {mark}", text, count=1))
    preview.wait_until(lambda: mark in preview.read(addresses.SAFETY), "the mended page")
    preview.wait_until(lambda: mark in preview.read(PAGE), "the mended data")
    if broken.file.startswith("footwork/sharing/"):
        # What is made beside it is mended when it is made anew.
        preview.wait_until(lambda: broken.said not in preview.read(broken.page), "its end")
    assert broken.said not in preview.read(broken.page)
    assert preview.process.poll() is None


def save(preview: Preview, file: str, change: Callable[[str], str]) -> None:
    path = preview.folder / file
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    write(path, after)


def test_another_dose_is_told_on_every_surface(preview: Preview) -> None:
    found = re.search(r"\breps: (\d+)", (preview.folder / "data/exercises.yml").read_text("utf-8"))
    assert found
    said, reps = len(preview.said()), 97
    save(
        preview,
        "data/exercises.yml",
        lambda text: re.sub(r"\breps: \d+", f"reps: {reps}", text, count=1),
    )
    preview.wait_until(lambda: f"× {reps}" in preview.read(PAGE), "the page")
    # What the page's readers play from is there with the page, not after it.
    assert f'"reps":{reps}' in preview.read(addresses.practice_data()).replace(" ", "")
    for path in (addresses.api_exercise(MOVEMENT), addresses.embed(MOVEMENT)):
        preview.wait_until(lambda path=path: str(reps) in preview.read(path), path)
    preview.wait_until(
        lambda: "stale: make cards makes" in preview.said(said), "a word of the cards"
    )


def test_another_name_is_in_front_matter_and_title(preview: Preview) -> None:
    start = len(preview.said())
    save(
        preview,
        "data/exercises.yml",
        lambda text: re.sub(r"(?m)^  name: .*", "  name: Renamed today", text, count=1),
    )
    preview.wait_until(lambda: "<title>Renamed today" in preview.read(PAGE), "the title")
    # What was made for it is no change of its own.
    preview.wait_until(lambda: "shown after" in preview.said(start), "a word")
    time.sleep(2)
    assert preview.said(start).count("shown after") == 1


FOLLOWED = {
    "a style": (
        "footwork/pages/styles/footwork.css",
        "assets/css/footwork.css",
        "\n.new-here {top: 0}\n",
    ),
    "a script": (
        "footwork/pages/scripts/footwork.js",
        "assets/js/footwork.js",
        "\nglobalThis.newHere = 1;\n",
    ),
    "the player": (
        "footwork/practice/player/words.js",
        f"{addresses.PRACTICE_SCRIPTS}words.js",
        "\nexport const newHere = 1;\n",
    ),
    "a template": ("footwork/pages/templates/exercise.html", PAGE, "<p>New here</p>\n"),
    "code": (
        "footwork/views/wording.py",
        PAGE,
        "\n\ndef dose_amount(dose: object) -> str:\n    return 'New here'\n",
    ),
    "an override": ("overrides/main.html", addresses.SAFETY, "<!-- New here -->"),
}


@pytest.mark.parametrize("name", FOLLOWED)
def test_what_is_saved_is_seen(preview: Preview, name: str) -> None:
    file, page, added = FOLLOWED[name]
    mark = re.search(r"new-?here", added, re.IGNORECASE) or re.search("New here", added)
    assert mark
    assert mark[0] not in preview.read(page)
    save(preview, file, lambda text: text + added)
    preview.wait_until(lambda: mark[0] in preview.read(page), name)
    save(preview, file, lambda text: text.removesuffix(added))
    preview.wait_until(lambda: mark[0] not in preview.read(page), f"{name} as before")


def test_a_fault_of_a_template_is_told_once(preview: Preview) -> None:
    file = "footwork/pages/templates/exercise.html"
    start = len(preview.said())
    save(preview, file, lambda text: text + "{{ nope }}")
    preview.wait_until(lambda: "'nope'" in preview.said(start), "what is wrong")
    assert preview.said(start).count("'nope'") == 1
    assert len(read_guide().exercises) > 1
    save(preview, file, lambda text: text.removesuffix("{{ nope }}"))
    preview.wait_until(lambda: "shown after" in preview.said(start), "the mended page")


def test_broken_code_is_outlived_whatever_else_is_saved(preview: Preview) -> None:
    start, new = len(preview.said()), preview.folder / "docs" / "new-today.md"
    # What is made beside it ends while the code is broken.
    save(preview, "data/exercises.yml", lambda text: text.replace("name: ", "name: X", 1))
    preview.wait_until(lambda: "other sites" in preview.said(start), "the rest")
    save(preview, "footwork/views/stops.py", lambda text: text + "def (\n")
    preview.wait_until(lambda: "footwork/views/stops.py:" in preview.said(start), "what is wrong")
    preview.wait_until(lambda: "the printed files" in preview.said(start), "its end")
    broken = len(preview.said())
    new.write_text("# New\n", encoding="utf-8")
    preview.wait_until(lambda: "footwork/views/stops.py:" in preview.said(broken), "it, once more,")
    save(preview, "footwork/views/stops.py", lambda text: text.removesuffix("def (\n"))
    preview.wait_until(lambda: "<title>New" in preview.read("new-today/"), "the new page")
    new.unlink()


def test_another_color_is_shown(preview: Preview) -> None:
    color = "#a1b2c3"
    save(
        preview,
        "footwork/look/tokens.toml",
        lambda text: re.sub(
            'paper = { light = "#......"', f'paper = {{ light = "{color}"', text, count=1
        ),
    )
    sheet = "assets/css/footwork.css"
    preview.wait_until(lambda: f"--paper:{color}" in preview.read(sheet), "the color")


def test_an_open_page_is_loaded_again(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(preview.root + addresses.SAFETY)
    save(preview, "docs/safety.md", lambda text: f"{text}\nSeen without a finger\n")
    page.get_by_text("Seen without a finger").wait_for(timeout=1000 * PATIENCE)
    page.close()


def test_a_port_that_is_taken_is_told_at_once(preview: Preview) -> None:
    port = int(preview.root.rstrip("/").rpartition(":")[2])
    done = subprocess.run(
        list_command(preview.folder, port),
        cwd=preview.folder,
        env=os.environ | {"PYTHONPATH": str(preview.folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"make serve PORT={port + 1}" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("at_once", ["true", "false"], ids=["as make site", "as MkDocs alone"])
@pytest.mark.parametrize("name", ["a number as a word", "a macro that is not there"])
def test_what_the_preview_outlives_ends_a_build(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, at_once: str
) -> None:
    monkeypatch.setenv("END_AT_PAGE_FAULT", at_once)
    broken = BREAKS[name]
    copy_guide(tmp_path, tree)
    path = tmp_path / broken.file
    path.write_text(broken.spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(SystemExit, match=re.escape(broken.said)) as ended:
        run_in_tree(tmp_path, "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    if at_once == "true":
        assert "does not contain an anchor" not in str(ended.value)
        assert not (tmp_path / "site" / "index.html").exists()
