"""What browsers other than Chromium, and those of two or three years ago, have to understand."""

from __future__ import annotations

import re

import pytest

from tests.scripts_tools import ROOT, SCRIPTS, list_tracked

pytestmark = pytest.mark.slow

STYLES = [ROOT / path for path in list_tracked("*.css")]
TOO_NEW = [
    r"\bURL\.(canParse|parse)\b",
    r"\.aria[A-Z]\w+ =",
    r"\bPromise\.(withResolvers|try)\b",
    r"\b(Object|Map)\.groupBy\b",
    r"\bArray\.fromAsync\b",
    r"\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(",
    r"\bIterator\.from\b",
    r"\b(values|keys|entries)\(\)\.(map|filter|take|drop|some|every|find|reduce|toArray)\(",
    r"\bAbortSignal\.any\b",
    r"\bstartViewTransition\b",
    r"\b(show|hide|toggle)Popover\(",
    r"\bRegExp\.escape\b",
    r"\bTemporal\.",
    r"\bscrollend\b",
]
"""Came to Safari after 16.4 or to Firefox after 115, or is still to come."""


def test_underlines_are_not_written_as_one_with_their_thickness() -> None:
    # WebKit drops a declaration like `text-decoration: underline 1px` whole, and links are bare.
    found = [
        f"{path.name}: {value}"
        for path in STYLES
        for value in re.findall(r"text-decoration:\s*([^;}]*)", path.read_text(encoding="utf-8"))
        if " " in value.strip()
    ]
    assert STYLES
    assert found == []


def find_too_new(texts: dict[str, str]) -> list[str]:
    return [
        f"{name}: {use.group()}"
        for name, text in texts.items()
        for rule in TOO_NEW
        for use in re.finditer(rule, text)
    ]


def read_scripts() -> dict[str, str]:
    """Return every script, and every template that holds one, by its path from the root."""
    paths = [*SCRIPTS, *(path for path in list_tracked("*.html") if "<script" in read(path))]
    texts = {path: read(path) for path in paths}
    assert len(texts) == len(paths) > 45
    return texts


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_scripts_use_nothing_that_came_after_safari_16_and_firefox_115() -> None:
    assert find_too_new(read_scripts()) == []


def test_what_is_too_new_is_found_in_every_script() -> None:
    slip = 'URL.canParse("x"); Promise.withResolvers()'
    changed = {path: text + slip for path, text in read_scripts().items()}
    assert find_too_new(changed) == [
        f"{path}: {use}" for path in changed for use in ("URL.canParse", "Promise.withResolvers")
    ]


WHERE_KNOWN = re.compile(
    r"@supports selector\(:has\(a\)\)\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
)
"""Rules that only a browser reads that knows `:has()`; every other one shows all."""


def test_nothing_is_hidden_or_shown_by_has_alone() -> None:
    # Firefox knows :has() only from 121 on: it may refine what is seen, not decide over it.
    found = [
        f"{path.name}: {rule.group().strip()}"
        for path in STYLES
        for rule in re.finditer(
            r"[^{};]*:has\([^{}]*\{[^}]*display:\s*none",
            WHERE_KNOWN.sub("", path.read_text(encoding="utf-8")),
        )
        if ".rt-act" not in rule.group()  # an empty row of buttons, without any height
    ]
    assert found == []
