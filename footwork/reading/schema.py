"""The JSON Schema of the data, made from the model, and what it says in plain words.

The same schema serves the editor (completion and checks while typing) and the messages of
the check, so that the two never differ.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from footwork.model import DOI_PATTERN, ID_PATTERN, URL_PATTERN
from footwork.model.review import DIGEST_PATTERN

Schema = dict[str, Any]

_PATTERN_WORDS = {
    ID_PATTERN: "an id of small letters, digits and single hyphens, such as toe-curls",
    DOI_PATTERN: "a DOI such as 10.1136/bmj.b2684, without an address in front",
    URL_PATTERN: "an address that begins with https://",
    DIGEST_PATTERN: "a digest such as 3f2a-91bc-07de-55a1-c4e2",
}


def create_schema(kind: Any) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a type of the model."""
    schema = TypeAdapter(kind).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def find_part(schema: Schema, place: tuple[str | int, ...]) -> Schema:
    """Return the part of a schema that rules the value at a place; {} where there is none."""
    part = _resolve(schema, schema)
    for key in place:
        named = {} if isinstance(key, int) else part.get("properties", {})
        step = named.get(key, _find_other(part, key))
        if not isinstance(step, dict):
            return {}
        part = _resolve(step, schema)
    return part


def _find_other(part: Schema, key: str | int) -> Any:
    """Return what rules an entry of a list, or a value under a key that is chosen freely."""
    if isinstance(key, int):
        return part.get("items")
    # A key that has to look like an id is told by its pattern.
    patterns = part.get("patternProperties", {})
    return next(iter(patterns.values()), part.get("additionalProperties"))


def _resolve(part: Schema, root: Schema) -> Schema:
    """Follow references, and take the type out of `type or nothing`."""
    described = {key: part[key] for key in ("description",) if key in part}
    while True:
        if "$ref" in part:
            part = root["$defs"][part["$ref"].rpartition("/")[2]]
        elif "anyOf" in part:
            part = next(choice for choice in part["anyOf"] if choice.get("type") != "null")
        else:
            return {**part, **described}


def describe(part: Schema) -> str:
    """Say in words what a part of a schema asks for: `a whole number from 1 to 100`."""
    kind = part.get("type")
    if "enum" in part:
        return "one of " + ", ".join(map(str, part["enum"]))
    if kind == "string":
        if part.get("format") == "date":
            return "a day such as 2026-11-22, without quotes"
        if "pattern" in part:
            return _PATTERN_WORDS[part["pattern"]]
        return f"text of {part['minLength']} to {part['maxLength']} characters"
    if kind == "integer":
        return f"a whole number from {part['minimum']} to {part['maximum']}"
    if kind == "number":
        low = part.get("minimum", part.get("exclusiveMinimum"))
        more = "more than " if "exclusiveMinimum" in part else "from "
        step = f" in steps of {part['multipleOf']:g}" if "multipleOf" in part else ""
        return f"a number {more}{low:g} to {part['maximum']:g}{step}"
    if kind == "boolean":
        return "true or false"
    if kind == "array":
        low, high = part.get("minItems", 0), part.get("maxItems")
        return f"a list of {low} to {high} entries" if high else "a list"
    if kind == "object":
        return "a block with the fields " + ", ".join(part.get("properties", {}))
    return "something else"
