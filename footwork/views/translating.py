"""The texts of the data, each with its place, and the guide in the language of the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from footwork.model import Guide, Review, Source
from footwork.model.values import is_text
from footwork.reading.findings import Finding, GuideError
from footwork.reading.schema import describe
from footwork.views import catalogs
from footwork.views.messages import ENGLISH, LANGUAGE, PSEUDO, TRANSLATIONS

_Record = TypeVar("_Record", bound=BaseModel)

Change = Callable[[str, str, Sequence[Any]], str]
"""Takes the place of a text, such as `exercises.shin-curls.steps[0].act`, the text, and what is
said of its type, such as how long it may be.
"""

_TAGS = re.compile(r"<[^>]*>")
_AS_PUBLISHED = ("authors", "title", "journal", "details")
"""What a publication is called by; it is cited so in any language."""


def translate_guide(guide: Guide) -> Guide:
    """Return the guide in the language of the build.

    A text is found by its place and its English words, so one that was edited is told in English
    until it is translated anew. Raises GuideError with every translation that is longer or
    shorter than its place allows.
    """
    if LANGUAGE == ENGLISH:
        return guide
    if LANGUAGE != PSEUDO and (findings := check_catalog(LANGUAGE, guide)):
        raise GuideError(findings)
    return map_texts(guide, lambda place, text, _: TRANSLATIONS.pgettext(place, text))


def check_catalogs(guide: Guide, folder: Path = catalogs.FOLDER) -> list[Finding]:
    """Find everything that is wrong with the catalogs of translations."""
    return [
        finding
        for language in catalogs.list_languages(folder)
        for finding in check_catalog(language, guide, folder)
    ]


def check_catalog(language: str, guide: Guide, folder: Path = catalogs.FOLDER) -> list[Finding]:
    """Find everything that is wrong with a catalog: with its form, and where a text is put."""
    path = folder / f"{language}.po"
    try:
        catalog = catalogs.read_catalog(path)
    except GuideError as error:
        return list(error.findings)
    findings = []

    def check(place: str, text: str, marks: Sequence[Any]) -> str:
        message = catalog.get(text, place)
        if message and isinstance(message.string, str) and message.string and not message.fuzzy:
            if rule := _refuse(message.string, marks):
                line = message.lineno or 1
                findings.append(Finding(catalogs.name_catalog(path), line, f"{place} {rule}"))
        return text

    map_texts(guide, check)
    return findings


def _refuse(text: str, marks: Sequence[Any]) -> str:
    """Return the rule that a text breaks in its place; nothing where it keeps them all."""
    kind = TypeAdapter(Annotated[str, *marks])
    try:
        kind.validate_python(text)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        if details["type"] == "value_error":
            return str(details["ctx"]["error"])
        short = text if len(text) <= 60 else f"{text[:40]}…"
        return f"must be {describe(kind.json_schema())}, not {short!r} ({len(text)} characters)"
    return ""


def list_texts(guide: Guide) -> list[tuple[str, str]]:
    """Return every text of the data that can be translated, with its place."""
    found: list[tuple[str, str]] = []

    def note(place: str, text: str, _: Sequence[Any]) -> str:
        found.append((place, text))
        return text

    map_texts(guide, note)
    return found


def translate_prose(path: str, page: str) -> str:
    """Return a page that is written by hand in the language of the build.

    `path` is that below `docs/`. A block of prose is found by the page and its English words, as a
    text of the data is. The made-up language has it in English: Markdown cannot be marked.
    """
    if LANGUAGE in (ENGLISH, PSEUDO):
        return page
    return map_prose(page, lambda text: TRANSLATIONS.pgettext(f"docs/{path}", text))


def list_prose(page: str) -> list[str]:
    """Return the blocks of prose of a page in Markdown, in order."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    map_prose(page, note)
    return found


def map_prose(page: str, change: Callable[[str], str]) -> str:
    """Return a page in Markdown in which each block is what `change` gives for it.

    Blocks have an empty line between them. Front matter stays, and a macro or a tag that stands
    alone.
    """
    front, body = "", page
    if page.startswith("---\n"):
        _, inner, body = page.split("---\n", 2)
        front = f"---\n{inner}---\n"

    def map_block(block: str) -> str:
        text = block.strip()
        if not _TAGS.sub("", text).strip() or (text.startswith("{{") and text.endswith("}}")):
            return block
        return block.replace(text, change(text))

    return front + "\n\n".join(map(map_block, body.split("\n\n")))


def map_texts(record: _Record, change: Change, place: str = "") -> _Record:
    """Return a record in which each text is what `change` gives for it, ids and terms untouched."""
    changed: dict[str, Any] = {}
    if isinstance(record, Review):
        return record  # who somebody is, and what was signed, is the same in any language
    for name, field in type(record).model_fields.items():
        if isinstance(record, Source) and name in _AS_PUBLISHED:
            continue
        where = f"{place}.{name}" if place else name
        old = getattr(record, name)
        new = _map(old, field.annotation, field.metadata, where, change)
        if new is not old:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _map(value: Any, kind: Any, marks: list[Any], place: str, change: Change) -> Any:
    if isinstance(value, BaseModel):
        return map_texts(value, change, place)
    kind, marks = _unwrap(kind, marks)
    if isinstance(value, str):
        return change(place, value, marks) if is_text(marks) else value
    if isinstance(value, tuple):
        inner = get_args(kind)[0]
        return tuple(
            _map(item, inner, [], f"{place}{_name(item, number)}", change)
            for number, item in enumerate(value)
        )
    if isinstance(value, dict):
        _, inner = get_args(kind)
        return {
            name: _map(item, inner, [], f"{place}.{name}", change) for name, item in value.items()
        }
    return value


def _unwrap(kind: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """Return a type without what may stand around it, and all that is said of it."""
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        return _unwrap(inner, [*marks, *more])
    if get_origin(kind) in (Union, UnionType):
        return _unwrap(next(arg for arg in get_args(kind) if arg is not type(None)), marks)
    return kind, marks


def _name(item: Any, number: int) -> str:
    """Return how a member of a list is named: by its id, which stays, or by its number."""
    known = getattr(item, "id", None)
    return f".{known}" if known else f"[{number}]"
