"""The messages of the scripts, as a page in another language carries them.

A script says them by `say` and `sayCount` of `browser/messages.js`. In English their ids are the
words, and no page carries anything.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.messages.extract import extract_from_dir

from footwork.publishing.scripting import SOURCES
from footwork.views.messages import ENGLISH, LANGUAGE, LOCALE, TRANSLATIONS

KEYWORDS: Mapping[str, tuple[int, ...] | None] = {"say": None, "sayCount": (1, 2)}
"""The functions that a script says a message with, and the places of its ids in their calls."""

_MANY = (*range(201), 1_000_000)
"""Counts among which is one for every form that a language has for whole numbers."""


def find_script_messages(sources: Path = SOURCES) -> list[str | tuple[str, ...]]:
    """Return every message of the scripts below a folder; one with a count is two texts."""
    found = extract_from_dir(str(sources), [("**.js", "javascript")], keywords=KEYWORDS)
    return list(dict.fromkeys(message for _file, _line, message, _comments, _context in found))


def create_table(
    language: str = LANGUAGE,
    locale: Locale = LOCALE,
    translations: NullTranslations = TRANSLATIONS,
    sources: Path = SOURCES,
) -> str:
    """Return the scripts' messages in a language as JSON to stand in a page; nothing for English.

    `{"locale": "pl", "messages": {id: text}}`: a message with a count has, by its id for one, the
    forms of the language by their names in CLDR.
    """
    if language == ENGLISH:
        return ""
    messages: dict[str, str | dict[str, str]] = {}
    for message in find_script_messages(sources):
        if isinstance(message, str):
            messages[message] = translations.gettext(message)
            continue
        # What a count has no form of its own for comes last: the rule of gettext gives it one.
        counts = {locale.plural_form(count): count for count in reversed(_MANY)}
        counts.setdefault("other", _MANY[-1])
        one, other = message
        messages[one] = {
            form: translations.ngettext(one, other, count) for form, count in counts.items()
        }
    table = json.dumps({"locale": language, "messages": messages}, ensure_ascii=False)
    return table.replace("<", "\\u003c")
