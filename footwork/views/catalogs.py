"""Catalogs of translations, read and checked: whatever would end a build, or show a reader less.

Babel and gettext do the parsing. A message holds values as `%(name)s` and may hold tags; its
translation holds the same.
"""

from __future__ import annotations

import gettext as standard
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from footwork.reading.findings import Finding, GuideError, refuse_bytes

FOLDER = Path(__file__).parents[2] / "data" / "messages"
"""The catalogs of the guide, each named by its language: `de.po`, `pt-BR.po`."""

TAG = re.compile(r"</?[a-z][^>]*>")
"""A tag of HTML in a message."""

_VALUE = re.compile(r"%\((\w+)\)s")
_COUNT = "count"
"""What a form may leave out: `one week` says it in a word."""
_STRING = re.compile(r'(#~\s*)?((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"(?P<rest>.*)')
_CLOSED = re.compile(r'(?:[^"\\]|\\.)*"')
_COUNTS = (*range(1001), 1_000_000)
"""Among them is one for every form that a language has for whole numbers."""


def name_catalog(path: Path) -> str:
    """Return the path of a catalog as messages show it."""
    return f"data/messages/{path.name}"


def list_languages(folder: Path = FOLDER) -> list[str]:
    """Return the languages that there are catalogs for."""
    return sorted(path.stem for path in folder.glob("*.po"))


def read_catalog(path: Path) -> Catalog:
    """Return a catalog; raises GuideError with everything that is wrong with it."""
    label = name_catalog(path)
    try:
        locale = Locale.parse(path.stem, sep="-")
    except (UnknownLocaleError, ValueError):
        rule = f"the file must be named by a language, as de.po or pt-BR.po is, not {path.name!r}"
        raise GuideError([Finding(label, 1, rule)]) from None
    text = _read_text(path, label)
    lines = text.splitlines()
    if findings := [Finding(label, line, rule) for line, rule in _check_lines(lines)]:
        raise GuideError(findings)
    try:
        catalog = read_po(io.StringIO(text), locale=locale, abort_invalid=True)
    except PoFileError as error:
        rule = f"the catalog must be as gettext reads it: {str(error).rpartition(' on ')[0]}"
        raise GuideError([Finding(label, error.lineno + 1, rule)]) from None
    except (ValueError, LookupError, AttributeError) as error:
        rule = f"the catalog must be as gettext reads it: {error}"
        raise GuideError([Finding(label, 1, rule)]) from None
    found = [*_check_plural(catalog, lines)]
    for message in catalog:
        if message.id and not message.fuzzy and _list_forms(message):
            found += [(message.lineno or 1, rule) for rule in _check_message(message, catalog)]
    if found:
        raise GuideError([Finding(label, line, rule) for line, rule in found])
    return catalog


def compile_catalog(catalog: Catalog) -> standard.GNUTranslations:
    """Return the translations of a catalog that was read, as gettext looks them up."""
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return standard.GNUTranslations(compiled)


def _read_text(path: Path, label: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GuideError([refuse_bytes(label, error)]) from None


def _check_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, 1):
        found = _STRING.fullmatch(line.strip())
        if found and not _CLOSED.fullmatch(found["rest"]):
            yield number, f"the text must end with the one quote that closes it: {line.strip()!r}"
        charset = re.match(r'"Content-Type:.*charset=(?!utf-?8\b)([^\\" ]*)', line, re.IGNORECASE)
        if charset:
            yield number, f"the charset must be utf-8, not {charset[1]!r}"


def _check_plural(catalog: Catalog, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Say where the header's rule for plural forms is none, or counts other forms."""
    found = (number for number, line in enumerate(lines, 1) if line.startswith('"Plural-Forms'))
    line, typed = next(found, 1), catalog.plural_expr
    try:
        choose = standard.c2py(typed)
        most = max(choose(count) for count in _COUNTS) + 1
    except (ValueError, ArithmeticError):
        yield line, f"Plural-Forms must hold a rule for plural forms, not plural={typed!r}"
        return
    if most != catalog.num_plurals:
        yield line, f"nplurals must be {most}, the forms of its rule, not {catalog.num_plurals}"


def _list_forms(message: Message) -> tuple[str, ...]:
    """Return the forms of a translation; none where there is no translation yet."""
    forms = _split(message.string)
    return forms if any(forms) else ()


def _split(texts: object) -> tuple[str, ...]:
    """Return what a catalog has for a message: one text, or one for each form."""
    return tuple(map(str, texts)) if isinstance(texts, list | tuple) else (str(texts or ""),)


def _check_message(message: Message, catalog: Catalog) -> Iterator[str]:
    forms = _list_forms(message)
    if not all(forms):
        yield f"{_show(message)} must have all {catalog.num_plurals} plural forms"
    if message.context is not None:
        return  # a text of the data: nothing is put into it
    ids = _split(message.id)
    known = {name for one in ids for name in _VALUE.findall(one)}
    needed = known - {_COUNT} if len(ids) > 1 else known
    tags = Counter(TAG.findall(ids[0]))
    for form in filter(None, forms):
        names = set(_VALUE.findall(form))
        for name in sorted(names - known):
            yield f"{_show(message)} must hold no value %({name})s: its English has none"
        for name in sorted(needed - names):
            yield f"{_show(message)} must hold %({name})s, as its English does"
        if "%" in _VALUE.sub("", form).replace("%%", ""):
            yield f"{_show(message)} must hold a percent sign as %%, not in {form!r}"
        if tags and Counter(TAG.findall(form)) != tags:
            yield f"{_show(message)} must hold the tags of its English: {' '.join(tags.elements())}"


def _show(message: Message) -> str:
    text = _split(message.id)[0]
    short = text if len(text) <= 40 else f"{text[:40]}…"
    return f"the translation of {short!r}"
