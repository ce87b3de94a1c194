"""What many tests start from."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.reading.guide import read_guide
from tools.find_browser import find_browser

# Every core has processes enough: one that takes more threads only waits for the others.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# The same examples in every run, and no deadline: a slow machine fails no test.
settings.register_profile("footwork", derandomize=True, deadline=None, max_examples=300)
settings.load_profile("footwork")

PATIENCE = 60
"""For how many seconds a test waits for what has to come: only a test that fails takes so long."""

expect.set_options(timeout=1000 * PATIENCE)

_ONLY_HERE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"

GOOD = Path(__file__).parent / "data" / "good"


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return a small, complete guide."""
    return read_guide(GOOD)


@pytest.fixture(scope="session")
def pages(guide: Guide) -> Pages:
    """Return the pages of the small guide, without drawings."""
    return Pages(guide, "https://feet.example/guide/", GOOD)


def make_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Make a folder whole, if no other process of this run has; return it.

    `make` takes the folder to fill, which has its name only when it is done.
    """
    with folder.with_suffix(".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not folder.is_dir():
            half = folder.with_name(f"{folder.name}-half")
            make(half)
            half.rename(folder)
    return folder


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what is made once for all processes that run tests."""
    root = tmp_path_factory.getbasetemp()
    return root.parent if "PYTEST_XDIST_WORKER" in os.environ else root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    flags = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Letters stand as on a phone, not on whole pixels; and no other host is ever found.
    flags += ["--font-render-hinting=none", f"--host-resolver-rules={_ONLY_HERE}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield browser
        browser.close()
