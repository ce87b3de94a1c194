"""Find a Chromium for the browser tests, the audit and the benches.

A browser of the system comes first, then Playwright's own download. CHROMIUM=/path/to/browser
overrides the search.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium without its windows, which opens a page in a third of the time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
MISSING = (
    "No Chromium was found: install Chromium or Google Chrome, or name one: "
    "CHROMIUM=/path/to/browser"
)

ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class BrowserError(Exception):
    """There is no browser to run."""


def find_browser() -> Path:
    """Return the path of a Chromium, or raise a BrowserError that says what to do."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named) is None:
            raise BrowserError(f"CHROMIUM must name a program that can be run, not {named!r}")
        return Path(named)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    for path in (*MAC_APPS, _playwright_path()):
        if path.exists():
            return path
    raise BrowserError(MISSING)


def _playwright_path() -> Path:
    """Return where Playwright would keep its own Chromium.

    A process of its own asks, because the tests call this while Playwright is running.
    """
    result = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=True
    )
    return Path(result.stdout.strip())
