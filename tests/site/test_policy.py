"""The built pages keep a strict Content Security Policy, and work under it.

Instant navigation, which Material offers, is not used by the site: each page brings its own
policy and loads whole. Every other browser test runs under the policy too; the fixtures take
a violation as an error.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from footwork.publishing.sealing import hash_source
from footwork.reading.guide import read_guide
from tests.site.conftest import OpenPage
from tests.site.test_browser import DESKTOP, search
from tools.kinds import KINDS

SCRIPT_TYPES = (None, "module")


def test_every_page_has_a_strict_policy_right_behind_its_charset(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(KINDS)
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert page.head is not None
        first, second = page.head.select("*", limit=2)
        assert first.get("charset") == "utf-8", path
        assert second.get("http-equiv") == "Content-Security-Policy", path
        rules = {
            name: sources
            for name, *sources in (rule.split() for rule in str(second["content"]).split(";"))
        }
        inline = {
            hash_source(script.get_text())
            for script in page.select("script:not([src])")
            if script.get("type") in SCRIPT_TYPES
        }
        assert set(rules["script-src"]) - {"'self'"} == inline, path
        assert rules["base-uri"] == ["'none'"], path
        assert rules.get("object-src", rules["default-src"]) == ["'none'"], path


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_page_breaks_its_policy_nowhere(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **DESKTOP)
    page.get_by_role("button", name="Dark scheme").click()
    page.get_by_role("radio", name="Tone 4 of 5").press("Space")
    for summary in page.locator("summary:visible").element_handles():  # an open one shows more
        summary.click()
    plays = page.get_by_role("button", name="Play the movement")
    for _ in range(plays.count()):
        plays.first.click()  # it pauses then
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="screen")
    name = read_guide().exercise_by_id["calf-raises"].name
    assert search(page, name.casefold())[0] == name
    page.wait_for_load_state("networkidle")


def test_foreign_script_does_not_run(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "exercises/calf-raises/")
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.inlineRan = true';
          document.body.append(script);
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.handlerRan = true');
          document.body.append(button);
          button.click();
          setTimeout('window.stringRan = true');
        }"""
    )
    page.wait_for_timeout(100)
    ran = page.evaluate("[window.inlineRan, window.handlerRan, window.stringRan]")
    assert ran == [None, None, None]
    page.close()
