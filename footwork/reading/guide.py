"""From the files in `data/` to the guide, or to everything that is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from footwork.model import (
    Benefits,
    Exercise,
    Guide,
    Measures,
    Muscle,
    Question,
    Review,
    Routines,
    Safety,
    Source,
)
from footwork.reading import misspelled, quoting, rules
from footwork.reading.findings import Finding, GuideError
from footwork.reading.poses import read_poses
from footwork.reading.schema import Schema, create_schema, describe, find_part
from footwork.reading.yaml_tree import Place, Tree, load_tree

DATA = Path(__file__).parents[2] / "data"
"""The guide's own data."""

FILES: dict[str, Any] = {
    "exercises": tuple[Exercise, ...],
    "routines": Routines,
    "benefits": Benefits,
    "safety": Safety,
    "questions": tuple[Question, ...],
    "measures": Measures,
    "muscles": tuple[Muscle, ...],
    "sources": tuple[Source, ...],
    "reviews": tuple[Review, ...],
}
"""The files without their ending, in the order in which findings are shown, and their types."""

POSES = "figures.yml"
"""The file of the poses, of which the drawing room says what is wrong."""

_REFERRED = {"movement": "exercises", "muscle": "muscles", "source": "sources"}


def read_guide(data: Path = DATA) -> Guide:
    """Read and check all of the data.

    Raises `GuideError` with every finding when anything is wrong.
    """
    guide, findings = check_data(data)
    if guide is None:
        raise GuideError(findings)
    return guide


def read_file(
    path: Path,
    kind: Any,
    known: dict[str, frozenset[str]],
    prepare: Callable[[Tree], None] = lambda _tree: None,
) -> Any:
    """Read and check one file of somebody's own as a type.

    `known` holds what it may name, by kind: the ids of each movement, muscle and source, and
    each drawing beside start and end. `prepare` may change what was read before it is checked.
    Raises `GuideError` with every finding when anything is wrong.
    """
    tree = load_tree(path, path.as_posix())
    prepare(tree)
    value = None if tree.findings else _validate(tree, kind, known)
    if tree.findings:
        raise GuideError(sorted(set(tree.findings)))
    return value


def check_data(data: Path) -> tuple[Guide | None, tuple[Finding, ...]]:
    """Read a folder of data; return the guide, or None and everything that is wrong with it."""
    trees = {name: load_tree(data / f"{name}.yml", _label(data, name)) for name in FILES}
    quoting.check_told_once(trees)
    quoting.quote(trees)
    listed = {kind: rules.list_ids(trees[name]) for kind, name in _REFERRED.items()}
    known = {kind: ids for kind, ids in listed.items() if ids is not None}
    unknown = list(_list_unknown(trees, known))
    misspelled.restore(trees, unknown, misspelled.list_published(data))
    # One of two blocks of the same id may be what others name: nobody knows what is missing.
    known = {
        kind: ids
        for kind, name in _REFERRED.items()
        if (ids := rules.list_ids(trees[name])) is not None
        and not rules.has_repeated_ids(trees[name])
        and not _may_hold_two(trees[name])
    }
    if "movement" in known:
        known["drawing"] = rules.list_drawings(trees["exercises"])
    parts: dict[str, Any] = {}
    for name, kind in FILES.items():
        if trees[name].value is not None:
            parts[name] = _validate(trees[name], kind, known)
    rules.check(trees, parts)
    findings = [finding for name in FILES for finding in sorted(set(trees[name].findings))]
    if findings:
        return None, tuple(findings)
    routines = parts.pop("routines")
    poses = read_poses(data / POSES)
    told = {"days": routines.days, "routines": routines.routines, "plan": routines.plan}
    return Guide(**told, poses=poses, **parts), ()


def _may_hold_two(tree: Tree) -> bool:
    """Say whether a block has several fields twice: with a line `- id: …` lost, it holds two."""
    blocks = Counter(place[0] for place in tree.damaged if len(place) == 2)
    return any(fields > 1 for fields in blocks.values())


def _list_unknown(
    trees: dict[str, Tree], known: dict[str, frozenset[str]]
) -> Iterator[misspelled.Unknown]:
    """Yield the places that name what is not there."""
    for name, kind in FILES.items():
        try:
            _adapt(kind).validate_python(trees[name].value, context=known)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                if details["type"] == "reference":
                    place = _existing_place(details["loc"], trees[name].value)
                    file = _REFERRED[details["ctx"]["kind"]]
                    yield misspelled.Unknown(file, details["input"], trees[name], place)


def _label(data: Path, name: str) -> str:
    path = (data / f"{name}.yml").absolute()
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


@cache
def _adapt(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _validate(tree: Tree, kind: Any, known: dict[str, frozenset[str]]) -> Any:
    """Return the typed content of a tree, or None after its faults went into its findings."""
    cut = _list_cut(tree, kind) if tree.cut else []
    for place in cut:
        tree.report(place, *_explain_cut(tree.cut[place]))
    try:
        value = _adapt(kind).validate_python(tree.value, context=known)
    except ValidationError as error:
        schema = create_schema(kind)
        faults = [
            (_existing_place(details["loc"], tree.value), details)
            for details in error.errors(include_url=False)
            if not _is_cascade(details, tree)
        ]
        meant = _pair_fields(faults, tree)
        swallowed = _find_swallowed(faults, set(meant.values()), tree)
        for place, details in faults:
            if place in cut or place in meant.values() or place in swallowed.values():
                continue
            rule, *hint = _explain(details, place, tree, schema, known)
            if place in meant:
                hint = [f"did you mean {meant[place][-1]}?"]
            elif place in swallowed:
                name = swallowed[place][-1]
                hint = [f"{name} must be given too: is a line such as '{name}: >-' missing in it?"]
            tree.report(place, rule, *hint)
        return None
    return None if cut else value


_Faults = list[tuple[Place, ErrorDetails]]


def _pair_fields(faults: _Faults, tree: Tree) -> dict[Place, Place]:
    """Return the missing fields whose names were misspelled, by the places of what was typed."""
    unknown = (
        place
        for place, details in faults
        if details["type"] == "extra_forbidden" and place not in tree.commas
    )
    return misspelled.pair_fields(unknown, _list_missing(faults))


def _list_missing(faults: _Faults) -> list[Place]:
    return [place for place, details in faults if details["type"] == "missing"]


def _find_swallowed(faults: _Faults, told: set[Place], tree: Tree) -> dict[Place, Place]:
    """Return the missing fields whose text went on with the one above, by the place of that one.

    That is what becomes of `found: >-` when the line is lost: what was below it is then the end
    of the field before.
    """
    swallowed: dict[Place, Place] = {}
    missing = [place for place in _list_missing(faults) if place not in told]
    for lost in missing:
        long = [
            place
            for place, details in faults
            if place[:-1] == lost[:-1]
            and details["type"] not in ("missing", "extra_forbidden")
            and isinstance(details["input"], str)
            and _goes_on(place, tree)
        ]
        if len(long) == 1 and sum(place[:-1] == lost[:-1] for place in missing) == 1:
            swallowed[long[0]] = lost
    return swallowed


def _goes_on(place: Place, tree: Tree) -> bool:
    """Say whether the value of a field goes on in the line below its name."""
    line = tree.line(place)
    name = re.match(rf"[\s-]*(?={re.escape(str(place[-1]))}:)", tree.typed[line - 1])
    if name is None or line >= len(tree.typed):
        return False
    below = tree.typed[line]
    return len(below) - len(below.lstrip()) > name.end()


def _list_cut(tree: Tree, kind: Any) -> list[Place]:
    """Return the places of texts for a reader that may go on in a comment."""
    schema = create_schema(kind)
    return [place for place in tree.cut if _is_prose(find_part(schema, place))]


def _is_prose(part: Schema) -> bool:
    """Say whether a part of a schema may be any text, and so holds words for a reader."""
    return part.get("type") == "string" and not part.keys() & {"enum", "format", "pattern"}


def _explain_cut(tail: str) -> tuple[str, str]:
    """Return the rule for text that ends where a comment begins, and how to mend it."""
    shown = tail if len(tail) <= 40 else f"{tail[:40]}…"
    return (
        f"must be in quotes: it is cut off at {shown!r}",
        "put the sentence in quotes; a comment stands two blanks away and begins with '# '",
    )


def _is_cascade(details: ErrorDetails, tree: Tree) -> bool:
    """Say whether a list counts as too short only because entries of it are wrong."""
    if details["type"] != "too_short":
        return False
    place = _existing_place(details["loc"], tree.value)
    damaged = any(fault[: len(place)] == place for fault in tree.damaged)
    return damaged or len(details["input"]) >= details["ctx"]["min_length"]


def _existing_place(location: tuple[int | str, ...], value: Any) -> Place:
    """Leave out of a location what is no key of the data, such as the name of a validator."""
    place: list[int | str] = []
    for key in location:
        place.append(key)
        if isinstance(value, list) and isinstance(key, int):
            value = value[key]
        elif isinstance(value, dict):
            value = value.get(key)
    return tuple(place)


def _explain(
    details: ErrorDetails,
    place: Place,
    tree: Tree,
    schema: Schema,
    known: dict[str, frozenset[str]],
) -> Iterator[str]:
    """Yield the rule with the bad value, and a hint where one helps."""
    value, kind = details["input"], details["type"]
    part = find_part(schema, place)
    shown = _show(value, tree.unquoted.get(place))
    if kind == "missing":
        yield f"must be given: {describe(part)}"
    elif kind == "extra_forbidden":
        fields = list(find_part(schema, place[:-1]).get("properties", {}))
        yield "must not be there: no field has this name"
        if place in tree.commas:
            yield "text with a comma needs quotes round all of it"
            return
        yield _suggest(str(place[-1]), fields) or "the fields here are " + ", ".join(fields)
    elif kind == "value_error":
        yield str(details["ctx"]["error"])
        if isinstance(value, str) and "\n" in value.strip():
            yield "text over several lines begins with >- and has no empty line in it"
        elif isinstance(value, str) and value.endswith("\n"):
            yield "write >- where > or | stands"
    elif kind == "reference":
        target = details["ctx"]["kind"]
        yield f"{details['msg']}, not {shown}"
        hint = _suggest(value, known[target])
        yield hint or f"add it to {_REFERRED[target]}.yml, or name one that is there"
    elif kind == "undrawn":
        yield from rules.explain_undrawn(details["ctx"]["movement"], value, known["drawing"])
    elif kind == "string_too_long" and "pattern" in part:
        yield f"must be at most {part['maxLength']} characters long, not {len(value)}"
    else:
        length = f" ({len(value)} characters)" if kind == "string_too_long" else ""
        yield f"must be {describe(part)}, not {shown}{length}"
        needed = find_part(schema, place[:-1]).get("required", ())
        optional = bool(place) and place[-1] not in needed
        yield _hint(value, tree.unquoted.get(place), part, optional=optional)


def _hint(value: Any, unquoted: str | None, part: Schema, *, optional: bool) -> str:
    """Return how to mend a value that is not of the kind that its part of the schema asks for."""
    kind = part.get("type")
    if value is None:
        return f"write it behind the colon{', or take the line out' if optional else ''}"
    if "enum" in part and isinstance(value, str):
        return _suggest(value, part["enum"])
    if kind in ("integer", "number") and isinstance(value, str):
        return "write it in digits, such as 12, without quotes"
    if kind == "boolean" and isinstance(value, str):
        return "write it without quotes"
    if _is_prose(part) and unquoted is not None:
        return f"put it in quotes: '{unquoted}'"
    return ""


def _suggest(word: str, known: list[str] | frozenset[str]) -> str:
    near = misspelled.find_nearest(word, known)
    return f"did you mean {near}?" if near else ""


def _show(value: Any, unquoted: str | None) -> str:
    """Return a bad value as its author would recognize it."""
    if isinstance(value, dict):
        return "a block of fields"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    typed = str(value) if unquoted is None else unquoted
    short = typed if len(typed) <= 60 else f"{typed[:40]}…"
    return repr(short) if unquoted is None else short
