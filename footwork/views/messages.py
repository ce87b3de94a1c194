"""Every word that a reader meets and that is not data: messages, in the language of the build.

The English words are the ids, as gettext has it, and English is what is published. A build takes
another language from the variable GUIDE_LANGUAGE of its environment: a catalog
`data/messages/<language>.po`, or the made-up one that shows which words are no messages. A
message holds values as `%(name)s`, and a percent sign as `%%`.
"""

from __future__ import annotations

import gettext as standard
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from footwork.reading.findings import Fault
from footwork.views import catalogs

ENGLISH = "en"
PSEUDO = "en-XA"
"""A made-up language in which every message is marked and a third longer, by its code in CLDR."""

_FILLER = "xxxxx "
_VALUE = re.compile(r"%\(\w+\)s")


def pseudo_translate(text: str) -> str:
    """Return a text between « and » and a third longer, its values untouched.

    What is notation alone, such as `%(sets)s × %(once)s`, is as long as it was.
    """
    more = -(-len(_VALUE.sub("", text).strip(" ×·,:;()")) // 3)
    filler = (_FILLER * (more // len(_FILLER) + 1))[:more].strip()
    return f"«{text}{filler and f' {filler}'}»"


class _Pseudo(standard.NullTranslations):
    """Translations into the made-up language."""

    def gettext(self, message: str) -> str:
        return pseudo_translate(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo_translate(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - of the base class
        """Mark a text of the data as such; as long as it is, since its limits are the layouts'."""
        return f"‹{message}›"


def load_translations(language: str, folder: Path = catalogs.FOLDER) -> standard.NullTranslations:
    """Return the translations into a language.

    Raises Fault where there are none, and with everything that is wrong with its catalog.
    """
    if language == ENGLISH:
        return standard.NullTranslations()
    if language == PSEUDO:
        return _Pseudo()
    known = catalogs.list_languages(folder)
    if language not in known:
        listed, missing = ", ".join([ENGLISH, PSEUDO, *known]), f"data/messages/{language}.po"
        rule = f"GUIDE_LANGUAGE must be one of {listed}, not {language!r}"
        raise Fault(f"{rule}: there is no {missing!r}")
    return catalogs.compile_catalog(catalogs.read_catalog(folder / f"{language}.po"))


LANGUAGE = os.environ.get("GUIDE_LANGUAGE") or ENGLISH
"""The language of this build: one a process, so that words can be asked for anywhere."""

try:
    TRANSLATIONS = load_translations(LANGUAGE)
except Fault as faulty:
    # Nothing can be said in that language: whatever program would say it ends with these lines.
    raise SystemExit(str(faulty)) from None
LOCALE = Locale.parse(ENGLISH if LANGUAGE == PSEUDO else LANGUAGE, sep="-")

LANGUAGE_TAG = "en-US" if LANGUAGE == ENGLISH else LANGUAGE
"""The language and its region, as machines are told; the guide's English is American."""


def gettext(message: str, /, **values: object) -> str:
    """Return a message with its values."""
    return TRANSLATIONS.gettext(message) % values


def ngettext(one: str, other: str, count: int, /, **values: object) -> str:
    """Return the form of a message that goes with a count, which it holds as `%(count)s`."""
    form = TRANSLATIONS.ngettext(one, other, count)
    return form % {"count": number(count), **values}


@lru_cache(maxsize=4096)  # the same few hundred are written thousands of times in a build
def number(value: float, decimals: int | None = None) -> str:
    """Return a number as the language writes it.

    It has so many decimals, or those that it needs: no needless `.0`.
    """
    pattern = "#,##0.######" if decimals is None else f"#,##0.{'0' * decimals}"
    return str(format_decimal(value, locale=LOCALE, format=pattern))


@lru_cache(maxsize=4096)
def measure(value: float, unit: str) -> str:
    """Return a number and its unit in full: `10 minutes`, `1 meter`.

    `unit` is one of CLDR's, without its kind: `minute`, `second`, `meter`, `foot`.
    """
    told = str(format_unit(value, unit, length="long", locale=LOCALE))
    return pseudo_translate(told) if LANGUAGE == PSEUDO else told


def list_all(items: Iterable[str]) -> str:
    """Return all of them as a list within a sentence: `a wall, a chair, and a towel`."""
    return str(format_list(list(items), style="standard", locale=LOCALE))


def list_any(items: Iterable[str]) -> str:
    """Return any of them as a list within a sentence: `standing, seated, or walking`."""
    return str(format_list(list(items), style="or", locale=LOCALE))


def list_names(items: Iterable[str]) -> str:
    """Return them as a list that stands for itself, without a last word: `1, 2, 3`."""
    narrow = "standard-narrow"  # CLDR has it, Babel's types do not
    return str(format_list(list(items), style=narrow, locale=LOCALE))  # type: ignore[arg-type]
