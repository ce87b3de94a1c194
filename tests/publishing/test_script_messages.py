"""Every word that a script says is a message."""

from __future__ import annotations

import re

from footwork.publishing.script_messages import find_script_messages
from scripts.extract_messages import create_catalog
from tests.scripts_tools import ROOT, SCRIPTS, list_texts

SAYING = [
    path for path in SCRIPTS if path.startswith("footwork/") and not path.endswith("/worker.js")
]
"""Every script that a page loads; what the worker answers is a page of its own."""

NO_WORDS = {
    "selectors": {
        '"] .pair',
        "#cards > li",
        "#main details",
        "#main details[name]",
        '"] > div',
        ".atlas [data-muscle]",
        ".atlas a",
        "[data-way] .share",
        ".until, .play, [data-sides]",
        ".vers a",
        ".end .tag",
        ".end svg",
        ".page table:not([class])",
        ".phase b",
        ".plate:last-child :is(.fig, .later)",
        ".plate:last-child .tag",
        ".share textarea",
        ".tempo li",
        ".toc a",
        ":not([hidden]) > [open] > summary",
        "button, input, summary",
        "(min-width: 60em)",
        "(prefers-reduced-motion: reduce)",
        "input:not([type=radio]), select, textarea",
        "title, metadata",
        "title, metadata, style",
    },
    "classes and styles": {
        "btn ",
        "hit-p hit-q",
        "did ",
        "did new",
        "i ",
        "notice no-print",
        "ps-amount num",
        "ps-amount ps-pen",
        "small num",
    },
    "names of keys": {"ArrowDown", "ArrowUp", "Enter", "Escape"},
    "names of caches": {" state", "footwork "},
    "the table of a page that has none": {'{"locale": "en-US", "messages": {}}'},
    "files that are written": {
        "RIFFd8\x01\0WAVEfmt \x10\0\0\0\x01\0\x01\0@\x1f\0\0@\x1f\0\0\x01\0\x08\0data@8\x01\0",
        "PRODID:-//Footwork//Calendar 1//EN",
    },
    "codes of countries": {"BZ CA CL CO CR GT MX NI PA PH PR SV US VE"},
    "the name of the guide": {"Footwork"},
    "errors for who changes the guide": {
        "Nothing is kept",
        "minutes must be a whole number from 1, not ",
        "not kept",
        "too long",
        "start must be a day and a time like 2026-11-30T07:15, not ",
    },
}
"""Texts that look like words and are none that a reader meets, by what they are."""


def looks_like_words(text: str) -> bool:
    """Tell whether a text has a blank beside a letter, or begins with a capital and a small one."""
    pattern = r"[^\W\d_]\W*\s|\s\W*[^\W\d_]|^[A-Z][a-z]"
    return re.search(pattern, text) is not None and not text.startswith("/")


def list_ids() -> set[str]:
    """Return every message of the scripts, those with a count in both forms."""
    found = find_script_messages()
    return {text for one in found for text in ([one] if isinstance(one, str) else one)}


def list_words() -> set[str]:
    """Return what looks like words in the scripts, as a parser reads them."""
    sources = [(ROOT / path).read_text(encoding="utf-8") for path in SAYING]
    return {text for texts in list_texts(sources) for text in texts if looks_like_words(text)}


def test_every_word_of_a_script_is_a_message() -> None:
    known = list_ids().union(*NO_WORDS.values())
    assert sorted(list_words() - known) == []


def test_nothing_is_let_by_that_no_script_has() -> None:
    assert sorted(set().union(*NO_WORDS.values()) - list_words()) == []


def test_translators_get_every_message_of_the_scripts() -> None:
    catalog = create_catalog()
    ids = {one.id if isinstance(one.id, str) else tuple(one.id) for one in catalog}
    found = find_script_messages()
    assert [message for message in found if message not in ids] == []
    assert len(found) > 100
