"""What browsers other than Chromium, and those of two or three years ago, have to understand."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
STYLES = [*ROOT.glob("docs/assets/css/*.css"), *ROOT.glob("footwork/**/templates/*.css")]
SCRIPTS = [
    *ROOT.glob("docs/assets/js/*.js"),
    *ROOT.glob("docs/assets/js/offline/*.js"),
    ROOT / "docs/sw.js",
    *ROOT.glob("footwork/practice/player/**/*.js"),
    *ROOT.glob("footwork/sharing/templates/*.js"),
    *ROOT.glob("overrides/partials/*.html"),
]

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


def test_scripts_use_nothing_that_came_after_safari_16_and_firefox_115() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SCRIPTS}
    found = [
        f"{name}: {use.group()}"
        for name, text in texts.items()
        for rule in TOO_NEW
        for use in re.finditer(rule, text)
    ]
    assert len(texts) > 30
    assert found == []


def test_nothing_is_hidden_or_shown_by_has_alone() -> None:
    # Firefox knows :has() only from 121 on: it may refine what is seen, not decide over it.
    found = [
        f"{path.name}: {rule.group().strip()}"
        for path in STYLES
        for rule in re.finditer(
            r"[^{};]*:has\([^{}]*\{[^}]*display:\s*none", path.read_text(encoding="utf-8")
        )
        if ".rt-act" not in rule.group()  # an empty row of buttons, without any height
    ]
    assert found == []
