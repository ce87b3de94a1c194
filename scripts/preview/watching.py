"""The sources of the guide on the disk, and which of them have changed."""

from __future__ import annotations

import contextlib
import functools
import importlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("data", "docs", "footwork", "overrides", "macros.py", "mkdocs.yml")
LOOK_EVERY = 0.1
"""Seconds between two looks at the files."""
SETTLE = 0.03
"""Seconds in which a file must not change any more: an editor may write it in several steps."""

State = dict[str, tuple[int, int]]
"""The sources by their path from the root, each with when it was written and its size."""


@functools.cache
def _load_rule() -> Callable[[str], bool]:
    """Return what tells made files below docs/ from sources, kept once the code could be read."""
    rule: Callable[[str], bool] = importlib.import_module("footwork.build").is_made
    return functools.cache(rule)


def look() -> State:
    """Return the sources as they are now; what is made from them is none."""
    found: State = {}
    try:
        is_made = _load_rule()
    except (Exception, SystemExit):  # noqa: BLE001 - broken code, which `follow` tells of
        is_made = bool  # whatever has a name: what is made is no source
    for name in SOURCES:
        top = ROOT / name
        files = [str(top)] if top.is_file() else _walk(top)
        for file in files:
            path = Path(file).relative_to(ROOT).as_posix()
            if path.startswith("docs/") and is_made(path.removeprefix("docs/")):
                continue
            with contextlib.suppress(OSError):
                status = Path(file).stat()
                found[path] = status.st_mtime_ns, status.st_size
    return found


def _walk(top: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in names:
            if not name.startswith(".") and not name.endswith((".pyc", "~", ".swp")):
                yield f"{folder}/{name}"


def watch(
    follow: Callable[[set[str]], State], rest: Callable[[], None], ended: threading.Event
) -> None:
    """Call `follow` with the paths of changed files, at first with all, and `rest` in between.

    `follow` returns which sources it has written itself: that is no change. Returns when it is
    `ended`.
    """
    seen: State = {}
    while not ended.is_set():
        now = look()
        changed = {path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path)}
        if changed:
            time.sleep(SETTLE)
            if look() != now:
                continue
            seen = now | follow(changed)
        rest()
        time.sleep(LOOK_EVERY)
