"""The built site, a server for it, and a real browser that complains about every fault."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, Request, Route

from tests.conftest import PATIENCE, make_once
from tools.copies import copy_guide, run_in_tree

FOLDER = "/guide/"
"""The site is tested in a subfolder, where a link from the root would break."""

SITE_URL = f"https://footwork.example{FOLDER}"
PROJECT_URL = "https://code.example/feet/footwork"
SETTINGS = {
    "SITE_URL": SITE_URL,
    "PROJECT_URL": PROJECT_URL,
    "SOURCE_DATE_EPOCH": "315532800",
}
"""The environment that a site is built in."""


@pytest.fixture(scope="session")
def tree(run_folder: Path) -> Path:
    """A copy of the guide in which everything before the pages is made; nothing may change it.

    What is printed or taken away keeps the address of `make site`: it takes a while to make again,
    and where it leads is no matter here. What was made before in the checkout comes with the copy.
    """

    def make(half: Path) -> None:
        copy_guide(half)
        run_in_tree(half, "-m", "footwork", "cards", "takeaway")
        others = ("check", "sharing", "practice", "tiny", "search", "scripts", "styles")
        run_in_tree(half, "-m", "footwork", *others, **SETTINGS)

    return make_once(run_folder / "guide", make)


def build(tree: Path, target: Path) -> Path:
    """Build the pages of a tree as `make site` does; fail with the builder's own words."""
    stages = ("pages", "seal", "offline")
    run_in_tree(tree, "-m", "footwork", *stages, "--out", str(target), **SETTINGS)
    return target


@pytest.fixture(scope="session")
def site(run_folder: Path, tree: Path) -> Path:
    """The folder of the built site, one for all processes that run tests."""
    return make_once(run_folder / "built-site", partial(build, tree))


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below FOLDER and nothing elsewhere, as a static host does."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(FOLDER):
            return str(Path(self.directory) / "nothing-outside-the-folder")
        return super().translate_path("/" + path.removeprefix(FOLDER))

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a page that is left wants the rest of it no more."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Stay quiet: the browser reports what fails."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a built site; give its root."""
    handler = partial(_Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The root of the site on a server of this machine."""
    with serve(site) as root:
        yield root


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open pages of the site; at the end, no console error and no request elsewhere is allowed."""
    faults: list[str] = []
    with ExitStack() as stack:

        def open_it(
            path: str, prepare: Callable[[Page], None] | None = None, **options: Any
        ) -> Page:
            page = stack.enter_context(watch_page(browser, (address,), faults, options))
            if prepare:
                prepare(page)
            page.goto(address + path)
            return page

        yield open_it
    assert faults == []


# A policy that is broken is an error of the page, in each of its frames too.
_REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
})"""


@contextmanager
def watch_page(
    browser: Browser, allowed: tuple[str, ...], faults: list[str], options: dict[str, Any]
) -> Iterator[Page]:
    """Give an empty page that notes each fault; it may ask only for what begins as `allowed`."""
    # The tests of what works without a signal open their own; elsewhere it would only fetch.
    context = browser.new_context(**{"service_workers": "block", **options})
    context.add_init_script(_REPORT_VIOLATIONS)
    page = context.new_page()

    def note_elsewhere(request: Request) -> None:
        if not request.url.startswith((*allowed, "data:", "blob:", "about:")):
            faults.append(f"request to {request.url}")

    # Noted, not stopped: the browser itself finds no other host, and a route takes time.
    page.on("request", note_elsewhere)
    page.on("console", lambda message: _note(message.type, message.text, faults))
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    yield page
    context.close()


def rewrite_styles(page: Page, old: str, new: str) -> None:
    """Let every style sheet of a page come with another word, as an older browser reads it."""

    def rewrite(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(old, new))

    page.route("**/*.css", rewrite)


def wait_until(page: Page | Frame, script: str, **options: Any) -> None:
    """Wait until an expression is true in a page.

    Playwright's own `wait_for_function` evaluates strings in the page, which its policy forbids.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if page.evaluate(script, **options):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"this did not come true: {script}")


def _note(kind: str, text: str, faults: list[str]) -> None:
    blocked = text == "Service Worker registration blocked by Playwright"
    # A busy machine takes long; that a font is used at all is a test of its own.
    slow = "preloaded using link preload but not used within a few seconds" in text
    if kind in ("error", "warning") and not blocked and not slow:
        faults.append(f"console {kind}: {text}")
