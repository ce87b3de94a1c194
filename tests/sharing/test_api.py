"""The JSON API keeps its schemas, says what the data says, and is described for tools."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from openapi_spec_validator import OpenAPIV31SpecValidator
from playwright.sync_api import Browser

from footwork.look.drawings import Drawings
from footwork.look.formats import list_formats
from footwork.model import Guide, Strength
from footwork.practice.exported_log import create_log_schema
from footwork.publishing import addresses
from footwork.sharing import api, records
from footwork.views import wording
from footwork.views.drawn import list_drawn

ROOT = Path(__file__).parents[2]
SITE = "https://feet.example/guide/"
RELEASED = ROOT / "tests" / "data" / "api"

FORMS = {
    "1.0.0": "36b993881c4c49d4",
    "1.0.1": "ebb25de21f783dac",
    "1.1.0": "2acc8d4f53385acf",
    "1.2.0": "3ed9c0f84dd1969d",
    "1.3.0": "e41330d41b5d5cb7",
    "1.4.0": "d38483d6db47f472",
    "1.5.0": "476dc3f176955a32",
    "1.6.0": "8cac8a682e224082",
    "1.7.0": "b246a6f128f24b39",
}
"""A fingerprint of the schemas of each version. When this fails, the form of the files has
changed: give it a new version by the rules in docs/api.md, with a line in its list of changes."""


def load(files: dict[str, bytes], path: str) -> dict[str, Any]:
    return dict(json.loads(files[path]))


def validator_of(files: dict[str, bytes], kind: str) -> Draft202012Validator:
    schema = load(files, addresses.schema(kind))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def list_records(files: dict[str, bytes]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the kind, the path and the content of every record."""
    for path in sorted(files):
        if path.startswith(addresses.API_FILES) and "/schema/" not in path:
            record = load(files, path)
            if path != addresses.OPENAPI:
                kind = Path(record["$schema"]).stem
                yield kind, path, record


def test_every_record_follows_its_published_schema(files: dict[str, bytes]) -> None:
    kinds = set()
    for kind, path, record in list_records(files):
        fault = best_match(validator_of(files, kind).iter_errors(record))
        assert fault is None, f"{path}: {fault}"
        kinds.add(kind)
    assert kinds == set(api.KINDS)


def _places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*place, index))


def _at(value: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        value = value[key]
    return value


def _mutate(record: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield each kind of field of a record taken out, renamed, and as something else."""
    seen = set()
    for place in _places(record):
        shape = tuple("*" if isinstance(key, int) else key for key in place)
        if not place or not isinstance(place[-1], str) or shape in seen:
            continue
        seen.add(shape)
        for way in ("taken out", "renamed", "something else"):
            changed = copy.deepcopy(record)
            block = _at(changed, place[:-1])
            value = block.pop(place[-1])
            if way == "renamed":
                block[f"{place[-1]}_"] = value
            elif way == "something else":
                block[place[-1]] = {"no": "such thing"}
            yield (*place, way), changed


@pytest.mark.slow
def test_a_mutated_record_does_not_follow_it(files: dict[str, bytes]) -> None:
    examples = {kind: record for kind, _, record in list_records(files)}
    for kind, record in examples.items():
        validator = validator_of(files, kind)
        mutated = list(_mutate(record))
        assert len(mutated) > 20
        assert [what for what, changed in mutated if validator.is_valid(changed)] == []


def add_unknown(value: Any) -> Any:
    """Return a record with a field that no schema knows in each of its blocks."""
    if isinstance(value, dict):
        known = {key: add_unknown(inner) for key, inner in value.items()}
        return {**known, "added-later": {"any": "thing"}}
    return [add_unknown(inner) for inner in value] if isinstance(value, list) else value


def test_a_field_that_is_added_later_breaks_nothing(files: dict[str, bytes]) -> None:
    description = load(files, addresses.OPENAPI)
    for kind, path, record in list_records(files):
        newer = add_unknown(record)
        fault = best_match(validator_of(files, kind).iter_errors(newer))
        assert fault is None, f"{path}: {fault}"
        name = api.KINDS[kind][0].__name__
        schema = {
            "$ref": f"#/components/schemas/{name}",
            "components": description["components"],
        }
        fault = best_match(Draft202012Validator(schema).iter_errors(newer))
        assert fault is None, f"{path} in {addresses.OPENAPI}: {fault}"


@pytest.mark.parametrize("version", sorted(RELEASED.glob("*.json")), ids=lambda path: path.stem)
def test_schemas_of_an_earlier_version_accept_the_files_of_today(
    files: dict[str, bytes], version: Path
) -> None:
    """Kept of each: fields, types and terms, without texts and limits."""
    schemas = json.loads(version.read_text(encoding="utf-8"))
    assert version.stem in FORMS
    for kind, path, record in list_records(files):
        if kind in schemas:
            assert not Draft202012Validator(schemas[kind]).is_valid({})
            fault = best_match(Draft202012Validator(schemas[kind]).iter_errors(record))
            assert fault is None, f"{path}: {fault}"


def find_patterns(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        yield from value.get("patternProperties", {})
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from find_patterns(inner)


def test_every_pattern_of_a_published_schema_is_one_of_javascript_too(
    files: dict[str, bytes], browser: Browser
) -> None:
    # JSON Schema asks for ECMA-262 with the flag u, where a needless backslash is an error.
    published = {path: json.loads(content) for path, content in files.items() if "schema" in path}
    published[addresses.OPENAPI] = load(files, addresses.OPENAPI)
    published[addresses.log_schema()] = json.loads(create_log_schema())
    assert len(published) == len(api.KINDS) + 2
    page = browser.new_page()
    compile_it = """(pattern) => {
      try { return new RegExp(pattern, "u") && "" } catch (error) { return error.message }
    }"""
    patterns = {path: set(find_patterns(schema)) for path, schema in published.items()}
    assert all(patterns.values())
    faults = {
        (path, pattern): page.evaluate(compile_it, pattern)
        for path, found in patterns.items()
        for pattern in found
    }
    page.close()
    assert {place: fault for place, fault in faults.items() if fault} == {}


def test_the_description_is_openapi_and_covers_every_file(files: dict[str, bytes]) -> None:
    description = load(files, addresses.OPENAPI)
    assert [str(fault) for fault in OpenAPIV31SpecValidator(description).iter_errors()] == []
    assert description["security"] == []  # no key: said, as tools ask for it
    del description["info"]["title"]
    assert list(OpenAPIV31SpecValidator(description).iter_errors())
    known = [re.escape(path).replace(r"\{id\}", "[a-z0-9-]+") for path in description["paths"]]
    undescribed = {
        path
        for _, path, _ in list_records(files)
        if not any(re.fullmatch(pattern, f"/{path}") for pattern in known)
    }
    assert undescribed == set()


def test_an_answer_follows_the_description_too(files: dict[str, bytes]) -> None:
    description = load(files, addresses.OPENAPI)
    for kind, path, record in list_records(files):
        template = (
            f"/{path}"
            if f"/{path}" in description["paths"]
            else f"/{Path(path).parent}/{{id}}.json"
        )
        content = description["paths"][template]["get"]["responses"]["200"]["content"]
        schema = {**content["application/json"]["schema"], "components": description["components"]}
        Draft202012Validator(schema).validate(record)
        assert schema["$ref"].endswith(api.KINDS[kind][0].__name__)


def test_the_index_lists_every_file(files: dict[str, bytes]) -> None:
    index = load(files, addresses.api("index"))
    listed = {url for endpoint in index["endpoints"] for url in endpoint["urls"]}
    listed |= {endpoint["json_schema"] for endpoint in index["endpoints"]} - {None}
    made = {SITE + path for path in files if path.startswith(addresses.API_FILES)}
    assert listed == made


def test_every_address_is_whole_and_every_file_says_its_terms(files: dict[str, bytes]) -> None:
    for _, path, record in list_records(files):
        assert record["address"] == SITE + path
        assert record["schema_version"] == records.SCHEMA_VERSION
        assert record["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
        assert SITE in record["license"]["attribution"]
        assert "not medical advice" in record["disclaimer"].casefold()
        links = [
            _at(record, place)
            for place in _places(record)
            if place[-1:] in (("url",), ("entry",)) or place[-2:-1] in (("links",), ("urls",))
        ]
        own = [link for link in links if link is not None and "doi.org" not in link]
        if "source" not in path:  # the sources have addresses of their publishers
            assert all(link.startswith((SITE, "https://creativecommons.org/")) for link in own), (
                path
            )
        assert all(link.startswith("https://") for link in own), path


def test_a_record_says_what_the_data_says(files: dict[str, bytes], real: Guide) -> None:
    exercise = next(item for item in real.exercises if item.dose.start.reps)
    name, start = exercise.id, exercise.dose.start
    record = load(files, f"api/v1/exercises/{name}.json")["exercise"]
    assert record["name"] == exercise.name
    assert record["steps"] == [step.model_dump() for step in exercise.steps]
    assert record["dose"]["start"]["reps"] == start.reps
    assert record["dose"]["start"]["amount"] == f"{start.sets} × {start.reps}"
    assert record["links"] == {
        "page": f"{SITE}exercises/{name}/",
        "embed": f"{SITE}embed/{name}/",
        "oembed": f"{SITE}oembed/{name}.json",
        "card_pdf": f"{SITE}print/card-{name}.pdf",
        "card_png": f"{SITE}print/card-{name}.png",
        "preview": f"{SITE}share/{name}.png",
    }
    assert record["pictures"]["start"]["url"] == f"{SITE}pictures/{name}-start.svg"
    assert record["pictures"]["start"]["animated"] is None
    assert record["pictures"]["motion"]["url"] == f"{SITE}pictures/{name}.svg"
    assert record["pictures"]["motion"]["animated"] == f"{SITE}figures/{name}.svg"
    others = record["pictures"].pop("others")
    alts = {frame: shown["alt"] for frame, shown in record["pictures"].items() if shown}
    for frame in ("start", "end", "motion"):
        assert alts.pop(frame) == getattr(exercise.figure, frame)
    drawn = {frame: drawn.alt for frame, drawn in exercise.figure.others.items()}
    assert {one["name"]: one["alt"] for one in others} == drawn
    assert alts.items() <= drawn.items()
    plan = load(files, addresses.api("plan"))["plan"]
    assert [phase["first_week"] for phase in plan["phases"]] == [
        phase.first_week for phase in real.plan.phases
    ]


def test_a_mistake_comes_with_both_its_pictures_or_with_none(
    files: dict[str, bytes], real: Guide
) -> None:
    for exercise in real.exercises:
        record = load(files, addresses.api_exercise(exercise.id))["exercise"]
        for told, mistake in zip(record["mistakes"], exercise.mistakes, strict=True):
            assert told.keys() == {"fault", "fix", "wrong", "right"}
            assert (told["fault"], told["fix"]) == (mistake.fault, mistake.fix)
            alts = [told[which] and told[which]["alt"] for which in ("wrong", "right")]
            frames = exercise.figure.pair_frames(mistake.shows) if mistake.shows else {}
            assert alts in ([None, None], list(frames.values()))


def as_json(stops: Any) -> list[dict[str, Any]]:
    """Return signs as the files have them: what is urgent says so in words too."""
    records = [stop.model_dump(mode="json") for stop in stops]
    return [{**one, "then": f"Urgent. {one['then']}"} if one["urgent"] else one for one in records]


def test_what_keeps_a_reader_safe_is_in_the_file_of_every_dose(
    files: dict[str, bytes], real: Guide
) -> None:
    def check_steps(steps: list[dict[str, Any]]) -> None:
        for step in steps:
            exercise = real.exercise_by_id[step["exercise"]]
            assert step["stop"] == as_json(exercise.stop)
            assert step["ask_first"] == exercise.ask_first

    for exercise in real.exercises:
        record = load(files, addresses.api_exercise(exercise.id))["exercise"]
        assert record["stop"] == as_json(exercise.stop)
        assert record["ask_first"] == exercise.ask_first
        for ladder in ("easier", "harder"):
            assert [(rung["how"], rung["when"]) for rung in record[ladder]] == [
                (rung.how, rung.when) for rung in getattr(exercise, ladder)
            ]
    for routine in real.routines:
        record = load(files, addresses.api_routine(routine.id))["routine"]
        assert record["warnings"] == list(routine.warnings)
        assert record["not_today"] == as_json(routine.not_today)
        check_steps(record["steps"])
    plan = load(files, addresses.api("plan"))["plan"]
    assert plan["warnings"] == list(real.plan.warnings)
    assert plan["not_today"] == as_json(real.plan.not_today)
    assert plan["rest_days"] == real.plan.rest_days
    for phase in (*plan["phases"], plan["maintain"]):
        check_steps(phase["steps"])
    safety = load(files, addresses.api("safety"))["safety"]
    for scale in ("pain", "morning"):
        zones = getattr(real.safety, scale).zones
        assert safety[scale]["zones"] == [zone.model_dump() for zone in zones]
    disclaimers = {record["disclaimer"] for _, _, record in list_records(files)}
    assert disclaimers == {real.safety.disclaimer_short}


def test_the_form_says_what_when_means_in_each_ladder(files: dict[str, bytes]) -> None:
    said = load(files, addresses.schema("exercise"))["$defs"]
    assert "move on" in said["Exercise"]["properties"]["easier"]["description"]
    assert "try it" in said["Exercise"]["properties"]["harder"]["description"]
    assert "`harder` the sign to try it" in said["RungRecord"]["properties"]["when"]["description"]


def test_steps_and_versions_come_with_the_drawings_that_show_them(
    files: dict[str, bytes], real: Guide
) -> None:
    drawings = Drawings(ROOT / "docs")

    def show(name: str, frames: dict[str, str]) -> list[dict[str, Any]]:
        """Return the pictures that drawings have; a movement may be still to be drawn."""
        return [
            {
                "url": f"{SITE}pictures/{name}-{frame}.svg",
                "type": "image/svg+xml",
                "alt": alt,
                "files": [
                    {
                        "url": f"{SITE}pictures/{name}-{frame}{one.ending}",
                        "type": one.type,
                        "width": one.width,
                        "height": one.height,
                    }
                    for one in list_formats(moves=False)
                ],
                "animated": None,
            }
            for frame, alt in frames.items()
            if drawings.exists(name, frame)
        ]

    counts = set()
    for routine in real.routines:
        steps = load(files, addresses.api_routine(routine.id))["routine"]["steps"]
        for given, step in zip(steps, routine.steps, strict=True):
            assert given["pictures"] == show(step.do, real.step_frames(step)), step
            counts.add(len(given["pictures"]))
    assert {1, 2} <= counts
    drawn = 0
    for exercise in real.exercises:
        record = load(files, addresses.api_exercise(exercise.id))["exercise"]
        for ladder in ("easier", "harder"):
            for given, rung in zip(record[ladder], getattr(exercise, ladder), strict=True):
                # A version that is another movement is drawn as that one.
                other = real.exercise_by_id[rung.movement or exercise.id]
                drawings_of = list_drawn(other)
                alone = {one.frame: one.alt for one in drawings_of if one.frame == rung.shows}
                assert [given["picture"]] == (show(other.id, alone) or [None]), rung
                drawn += bool(given["picture"])
    assert drawn


def test_text_comes_out_literally(hostile: Guide, drawings: Drawings) -> None:
    made = api.create_files(hostile, SITE, drawings)
    exercise = hostile.exercises[0]
    record = load(made, addresses.api_exercise(exercise.id))["exercise"]
    for field in ("name", "summary", "line", "feel", "ask_first"):
        assert record[field] == getattr(exercise, field)
    assert record["changes"][0]["why"] == exercise.changes[0].why


@pytest.mark.parametrize("mark", Strength)
def test_a_claim_tells_its_mark_and_its_words(
    hostile: Guide, drawings: Drawings, mark: Strength
) -> None:
    """`strength` keeps the terms that older programs know; harm is softened for none of them."""
    first = hostile.exercises[0]
    claim = first.why[0].model_copy(update={"strength": mark})
    changed = first.model_copy(update={"why": (claim,)})
    guide = hostile.model_copy(update={"exercises": (changed, *hostile.exercises[1:])})
    made = api.create_files(guide, SITE, drawings)
    (told,) = load(made, addresses.api_exercise(first.id))["exercise"]["why"]
    assert told["mark"] == mark
    assert told["words"] == wording.STRENGTH[mark][0]
    assert told["strength"] in get_args(records.FirstStrength)
    assert told["strength"] == mark or mark not in get_args(records.FirstStrength)


def test_a_new_form_has_a_new_version() -> None:
    whole = json.dumps([api.create_schema(kind, SITE) for kind in api.KINDS], sort_keys=True)
    assert hashlib.sha256(whole.encode()).hexdigest()[:16] == FORMS[records.SCHEMA_VERSION]


def test_the_page_of_the_api_tells_of_the_version() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    versions = re.findall(r"^- \*\*([\d.]+)\*\* \(\d{4}-\d\d-\d\d\): ", page, re.MULTILINE)
    assert versions[0] == records.SCHEMA_VERSION
    assert sorted(versions, reverse=True) == versions
    assert list(FORMS) == sorted(versions)


@pytest.mark.parametrize("again", [1, 2])
def test_the_same_data_gives_the_same_bytes(
    files: dict[str, bytes], real: Guide, drawings: Drawings, again: int
) -> None:
    made = api.create_files(real, SITE, drawings)
    assert {path: files[path] for path in made} == made, again
