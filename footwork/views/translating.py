"""The texts of the data, each with its place, and the guide in the language of the build."""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from footwork.model import Guide, Review, Source
from footwork.model.values import is_text
from footwork.views.messages import ENGLISH, LANGUAGE, TRANSLATIONS

_Record = TypeVar("_Record", bound=BaseModel)

Change = Callable[[str, str], str]
"""Takes the place of a text, such as `exercises.shin-curls.steps[0].act`, and the text."""

_AS_PUBLISHED = ("authors", "title", "journal", "details")
"""What a publication is called by; it is cited so in any language."""


def translate_guide(guide: Guide) -> Guide:
    """Return the guide in the language of the build.

    A text is found by its place and its English words, so one that was edited is told in English
    until it is translated anew.
    """
    return guide if LANGUAGE == ENGLISH else map_texts(guide, TRANSLATIONS.pgettext)


def list_texts(guide: Guide) -> list[tuple[str, str]]:
    """Return every text of the data that can be translated, with its place."""
    found: list[tuple[str, str]] = []

    def note(place: str, text: str) -> str:
        found.append((place, text))
        return text

    map_texts(guide, note)
    return found


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
        return change(place, value) if is_text(marks) else value
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
