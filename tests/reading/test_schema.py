"""The JSON Schema that editors use says what the model says."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from footwork.reading.guide import DATA, FILES
from footwork.reading.quoting import allow_quotes
from footwork.reading.schema import create_schema, describe, find_part
from footwork.reading.yaml_tree import load_tree
from tests.conftest import GOOD

VALIDATORS = {
    name: Draft202012Validator(allow_quotes(create_schema(kind))) for name, kind in FILES.items()
}


def _plain(value: Any) -> Any:
    """Return a value of YAML as JSON has it: a day as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _load(folder: Path, name: str) -> Any:
    tree = load_tree(folder / f"{name}.yml", name)
    assert tree.findings == []
    return _plain(tree.value)


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_valid_itself(name: str) -> None:
    schema = create_schema(FILES[name])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("folder", [GOOD, DATA], ids=["small", "real"])
@pytest.mark.parametrize("name", FILES)
def test_the_data_passes_its_schema(name: str, folder: Path) -> None:
    errors = VALIDATORS[name].iter_errors(_load(folder, name))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def _change(*place: str | int, value: Any) -> Callable[[Any], None]:
    def change(block: Any) -> None:
        for key in place[:-1]:
            block = block[key]
        block[place[-1]] = value

    return change


MUTATIONS = [
    ("an unknown key", "exercises", _change(0, "colour", value="red"), "$[0]"),
    ("a word for a number", "exercises", _change(0, "dose", "start", "sets", value="two"), None),
    ("too many repetitions", "exercises", _change(0, "dose", "start", "reps", value=101), None),
    ("an unknown kind", "exercises", _change(0, "kind", value="cardio"), "$[0].kind"),
    ("an id with capitals", "exercises", _change(0, "id", value="Shin"), "$[0].id"),
    ("empty text", "exercises", _change(0, "name", value=""), "$[0].name"),
    ("text too long", "exercises", _change(0, "name", value="x" * 41), "$[0].name"),
    ("too few cues", "exercises", _change(0, "cues", value=["One"]), "$[0].cues"),
    ("a field left out", "exercises", lambda data: data[0].pop("steps"), "$[0]"),
    ("an address that runs code", "sources", _change(1, "url", value="javascript:x"), None),
    ("a DOI with an address", "sources", _change(0, "doi", value="https://doi.org/10.1/x"), None),
    ("a share above 100", "benefits", _change("injuries", "items", 0, "share", value=101), None),
    ("week 53", "routines", _change("plan", "phases", 1, "last_week", value=53), None),
    ("pain 11", "safety", _change("pain", "zones", 2, "high", value=11), None),
    ("an unknown depth", "muscles", _change(0, "depth", value="sunken"), "$[0].depth"),
]


@pytest.mark.parametrize(
    ("name", "change", "place"), [pytest.param(*case[1:], id=case[0]) for case in MUTATIONS]
)
def test_a_fault_does_not_pass(name: str, change: Callable[[Any], None], place: str | None) -> None:
    data = copy.deepcopy(_load(GOOD, name))
    change(data)
    errors = [error.json_path for error in VALIDATORS[name].iter_errors(data)]
    assert len(errors) == 1
    assert place in (None, errors[0])


def test_every_field_explains_itself_or_has_a_telling_name() -> None:
    dose = create_schema(FILES["exercises"])["$defs"]["Dose"]
    assert all(field["description"] for field in dose["properties"].values())


EXERCISES = create_schema(FILES["exercises"])


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), "a list"),
        ((0,), None),
        ((0, "name"), "text of 1 to 40 characters"),
        ((0, "core"), "true or false"),
        ((0, "kind"), "one of strength, balance, mobility"),
        ((0, "reviewed"), "a day such as 2026-11-22, without quotes"),
        ((0, "steps"), "a list of 3 to 8 entries"),
        ((0, "steps", 1), "a block with the fields act, how"),
        ((0, "phases"), "a block with the fields lift, hold, lower"),
        ((0, "dose", "start", "reps"), "a whole number from 1 to 100"),
        ((0, "dose", "start", "tempo", "hold"), "a number from 0 to 20 in steps of 0.5"),
        ((0, "figure", "pairs", "any", "wrong"), "text of 1 to 200 characters"),
        ((0, "nothing", "here"), "something else"),
    ],
    ids=str,
)
def test_what_is_asked_for_in_words(place: tuple[str | int, ...], words: str | None) -> None:
    described = describe(find_part(EXERCISES, place))
    if words is None:
        assert described.startswith("a block with the fields id, name, also_called, ")
    else:
        assert described == words


def test_a_ratio_is_more_than_nothing() -> None:
    part = find_part(create_schema(FILES["benefits"]), ("trials", 0, "rows", 0, "estimate"))
    assert describe(part) == "a number more than 0 to 100"
