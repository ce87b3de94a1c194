"""Making what a save changes, in the process that shows it or beside it."""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from scripts.preview.server import Preview
from scripts.preview.watching import ROOT, State, look

DOCS = ROOT / "docs"
STAGE_OF = {".css": "styles", ".js": "scripts"}
"""Files of these kinds beside the code of a surface are published; no page is made of them."""
READ_ONCE = (".py", ".po", ".toml")
"""Files of these kinds are read when code is: code, catalogs, and the tokens."""
DRAWN_FROM = ("data/figures.yml", "footwork/figures/")


class Maker:
    """Makes everything anew that a save changes, and shows it."""

    def __init__(self, server: Preview, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.builds = 0
        self.sound = False
        """Whether the last build went through."""
        self.others: subprocess.Popen[bytes] | None = None
        """What makes the files for others, while it runs."""
        self.others_late = False
        self.faults: list[str] = []
        """What the last build found."""
        self.others_fault = ""
        """Why the files for others could not be made the last time."""

    def follow(self, changed: set[str]) -> State:
        """Bring what is shown into step with changed files; the first time, with all of them.

        Returns the sources that were brought into step for that: the front matter of pages.
        """
        begin = time.perf_counter()
        stubs: State = {}
        if any(path.endswith(READ_ONCE) for path in changed):
            forget_code()
        with collect_warnings() as faults:
            try:
                folder = self._make(changed, stubs)
                self.sound = True
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is said
                folder = self.server.folder
                self.sound = False
                faults.insert(0, explain(error))
        old = self.server.folder
        self.faults = faults
        self._show(folder)
        if old not in (folder, Path()):
            shutil.rmtree(old, ignore_errors=True)
        say("\n".join(faults) or f"shown after {time.perf_counter() - begin:.1f} s")
        if any(path.startswith(DRAWN_FROM) for path in changed) and self.builds > 1:
            say("drawings are as they were: make figures draws what has changed")
        self.others_late |= any(_is_told_elsewhere(path) for path in changed)
        return stubs

    def _show(self, folder: Path) -> None:
        """Show a folder, and on every page of it what is wrong."""
        self.server.show(folder, "\n".join(filter(None, [*self.faults, self.others_fault])))

    def _make(self, changed: set[str], stubs: State) -> Path:
        """Make what the files change, and return the folder to show; note the stubs written."""
        # After a fault nobody knows what is behind.
        known = self.builds > 0 and self.sound
        build: Any = importlib.import_module("footwork.build")
        config = load_config(str(ROOT / "mkdocs.yml"), strict=False)
        settings = build.Settings(
            config.site_url or "", config.extra["project"], config.site_description or ""
        )
        work = build.Work(settings)
        if known and all(_is_published(path) for path in changed):
            build.make({STAGE_OF[Path(path).suffix] for path in changed}, work, lambda _: None)
            self._copy_made(build)
            return self.server.folder
        if not known or any(_is_told_elsewhere(path) for path in changed):
            before = look()
            build.make(["stubs"], work, lambda _: None)
            stubs |= {path: state for path, state in look().items() if before.get(path) != state}
            again = ("practice", "search", *STAGE_OF.values())
            build.make(again if self.builds else build.MADE, work, self._say_first)
        return self._build(config)

    def _say_first(self, text: str) -> None:
        """Say what is done while nothing is shown yet."""
        if not self.builds:
            say(text)

    def _build(self, config: MkDocsConfig) -> Path:
        """Build the pages into a folder of their own and return it."""
        target = self.folder / str(self.builds)
        config.site_dir = str(target)
        self.server.mount = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        config.site_url = self.server.address
        config.plugins.on_startup(command="serve", dirty=False)
        # What is made here is thrown away whole; looking for parts of it takes a fifth of the time.
        gc.disable()
        try:
            build_pages(config, serve_url=self.server.address)
        except BaseException:
            shutil.rmtree(target, ignore_errors=True)
            raise
        finally:
            gc.enable()
        self.builds += 1
        return target

    def make_others(self) -> None:
        """Start to make what others read, after a change; show it when it is made."""
        if self.others is None and self.others_late and self.sound:
            self.others_late = False
            command = [sys.executable, "-m", "footwork", "sharing", "stale"]
            with self._others_said.open("wb") as said:
                self.others = subprocess.Popen(command, cwd=ROOT, stderr=said)
        elif self.others is not None and self.others.poll() is not None:
            before = self.others_fault
            # What has changed since it began may be what it fell over: it is made anew soon.
            late = self.others_late
            self.others_fault = "" if late else self._explain_others(self.others.returncode)
            self.others = None
            # Where the code is broken by now, its mending makes everything anew.
            copied = self.sound and self._copy_made(importlib.import_module("footwork.build"))
            if copied or self.others_fault != before:
                self._show(self.server.folder)

    @property
    def _others_said(self) -> Path:
        return self.folder / "others.txt"

    def _explain_others(self, status: int) -> str:
        """Return, and say, why the files for others could not be made; nothing where they were."""
        told = self._others_said.read_text(encoding="utf-8", errors="replace").strip()
        # The last line of a traceback is what it is about.
        fault = told.rpartition("\n")[2] if "Traceback" in told else told
        if fault:
            say(fault)
        return fault if status else ""

    def _copy_made(self, build: Any) -> bool:
        """Copy made files that differ into what is shown; say whether there were any."""
        found = {path for pattern in build.OWNED for path in DOCS.glob(pattern) if path.is_file()}
        made = {path.relative_to(DOCS).as_posix(): path.read_bytes() for path in found}
        writing: Any = importlib.import_module("footwork.publishing.writing")
        # Nothing is owned there: pages stand beside what is made.
        written, _removed = writing.update_files(self.server.folder, made, owned=())
        return bool(written)


def _is_published(path: str) -> bool:
    code = path.startswith("footwork/") and "/templates/" not in path
    return code and Path(path).suffix in STAGE_OF


def _is_told_elsewhere(path: str) -> bool:
    """Say whether a change of a file may change more than the pages."""
    told = path.startswith(("data/", "footwork/", "docs/figures/"))
    return told and not path.startswith("footwork/pages/templates/")


def forget_code() -> None:
    """Let the library be read anew, because code or what it reads once has changed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "footwork"]:
        del sys.modules[name]


@contextlib.contextmanager
def collect_warnings() -> Iterator[list[str]]:
    """Give a list that gets what the builder warns of, each once, when all is built.

    Links are not looked at while a page could not be made: what they lead to may stand on it.
    """
    found: list[str] = []
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign,assignment]  # to keep them is all it does
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        macros = [record for record in records if "macros" in record.name]
        told = [_shorten_message(record.getMessage()) for record in macros or records]
        # What ends the build is told by itself.
        found.extend(
            text for text in dict.fromkeys(told) if not text.startswith("Error reading page")
        )


def _shorten_message(text: str) -> str:
    """Return a message in one line, without the name of who says it."""
    return " ".join(text.split()).removeprefix("[macros] - ERROR ")


def explain(error: BaseException) -> str:
    """Return what is wrong, with its place where that is in a file of the guide."""
    if isinstance(error, (MkDocsException, SystemExit)):
        return str(error)
    try:
        faults: Any = importlib.import_module("footwork.publishing.faults")
    except (Exception, SystemExit):  # noqa: BLE001 - what explains is broken itself
        return "".join(traceback.format_exception_only(error)).strip()
    return str(faults.explain(error))


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)
