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

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from scripts.preview.server import Preview
from scripts.preview.watching import ROOT, State, look

DOCS = ROOT / "docs"
STAGE_OF = {".css": "styles", ".js": "scripts"}
"""Files of these kinds beside the code of a surface are published; no page is made of them."""
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

    def follow(self, changed: set[str]) -> State:
        """Bring what is shown into step with changed files; the first time, with all of them.

        Returns the sources that were brought into step for that: the front matter of pages.
        """
        begin = time.perf_counter()
        stubs: State = {}
        if any(path.endswith(".py") for path in changed):
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
        self.server.show(folder, "\n".join(faults))
        if old not in (folder, Path()):
            shutil.rmtree(old, ignore_errors=True)
        say("\n".join(faults) or f"shown after {time.perf_counter() - begin:.1f} s")
        if any(path.startswith(DRAWN_FROM) for path in changed) and self.builds > 1:
            say("drawings are as they were: make figures draws what has changed")
        self.others_late |= any(_is_told_elsewhere(path) for path in changed)
        return stubs

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
            again = ("practice", *STAGE_OF.values())
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
            self.others = subprocess.Popen(command, cwd=ROOT)
        elif self.others is not None and self.others.poll() is not None:
            self.others = None
            if self._copy_made(importlib.import_module("footwork.build")):
                self.server.show(self.server.folder, self.server.report)

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
    """Let the library be read anew, because a module of it has changed."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "footwork"]:
        del sys.modules[name]


@contextlib.contextmanager
def collect_warnings() -> Iterator[list[str]]:
    """Give a list that gets what the builder warns of."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(_shorten_message(record.getMessage()))  # type: ignore[method-assign]  # one line is all it does
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


def _shorten_message(text: str) -> str:
    """Return a message in one line, without the frames of a program that failed."""
    return " ".join(text.partition("```")[0].split())


def explain(error: BaseException) -> str:
    """Return what is wrong, with its place where that is in a file of the guide."""
    cause = error.__context__
    if isinstance(cause, TemplateSyntaxError):
        # The builder stumbles over a line that it looks for in the page and not in the template.
        return explain(cause)
    if isinstance(error, MkDocsException) or type(error).__name__ == "BuildError":
        return str(error)
    if isinstance(error, TemplateSyntaxError):
        return f"{_shorten(error.filename)}:{error.lineno}: {error.message}"
    if isinstance(error, SyntaxError):
        return f"{_shorten(error.filename)}:{error.lineno}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _shorten(frame.filename) != frame.filename] or frames
    place = f"{_shorten(own[-1].filename)}:{own[-1].lineno}: " if own else ""
    return f"{place}{type(error).__name__}: {error}"


def _shorten(path: str | None) -> str:
    inside = path and Path(path).is_relative_to(ROOT) and ".venv" not in path
    return Path(path).relative_to(ROOT).as_posix() if path and inside else str(path)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)
