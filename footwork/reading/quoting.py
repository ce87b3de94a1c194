"""Rules that are told once, in `safety.yml`, and quoted by their ids everywhere else.

`- rule: blood-clot` among the signs of a movement, a routine or a question stands for the sign of
that rule and what to do at it; among warnings and answers it stands for its sentence. What is told
in other words, or typed again, is a finding: a reader who meets a rule twice must not find two
rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from footwork.model import Sentence, Stop
from footwork.reading.misspelled import find_nearest
from footwork.reading.schema import Schema
from footwork.reading.yaml_tree import Place, Tree

SIGNS = ("stop", "not_today", "see")
"""Fields that list signs with what to do at them."""
LISTS = (*SIGNS, "warnings", "answer")
"""Fields that list signs or sentences."""
SENTENCES = ("when", "note")
"""Fields that hold one sentence."""
_QUOTING = ("exercises", "routines", "questions", "measures")
"""Files in which rules are quoted, and may be told in no other words."""
_TELLING = {*LISTS, "notes", "rules", "do", "leave"}
"""Fields that may tell of a rule: what is in them is held against every rule."""
UNKNOWN = "A rule."
"""What stands where a rule cannot be found."""
_QUOTED: dict[bool, TypeAdapter[Any]] = {True: TypeAdapter(Stop), False: TypeAdapter(Sentence)}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SENTENCE_LENGTH = 200
_SHORTEST = 5
"""Words of the shortest sentence that must not stand twice; shorter ones say too little."""


def quote(trees: Mapping[str, Tree]) -> None:
    """Put what rules say into the places that quote them; report those that name no rule."""
    rules = _list_rules(trees)
    for name in _QUOTING:
        tree = trees[name]
        for place, holder, key in list(_list_quotes(tree.value, ())):
            if len(holder[key]) > 1:
                rule = "must stand alone: it brings its own sign, and what to do"
                hint = "take the other fields out, or the rule"
                tree.report((*place, "rule"), rule, hint)
                holder[key] = {"sign": UNKNOWN, "then": UNKNOWN}
                continue
            (typed,) = holder[key]
            if typed != "rule":
                rule = "must not be there: no field has this name"
                tree.report((*place, typed), rule, "did you mean rule?")
                holder[key] = UNKNOWN
                continue
            told, fault = _find(
                rules, holder[key]["rule"], signs=bool(place[-2:-1]) and place[-2] in SIGNS
            )
            # A rule whose id cannot be read may be the one that is meant.
            if fault and _are_readable(trees):
                tree.report((*place, "rule"), *fault)
            holder[key] = told


def _are_readable(trees: Mapping[str, Tree]) -> bool:
    """Say whether every rule is there, and says its id."""
    safety, routines = (
        value if isinstance(value := trees[name].value, dict) else {}
        for name in ("safety", "routines")
    )
    kinds = [safety.get(kind) for kind in ("situations", "setup")]
    if not ({"pain", "morning"} <= safety.keys() and "days" in routines and all(kinds)):
        return False
    blocks = [
        block for listed in kinds for block in (listed if isinstance(listed, list) else [None])
    ]
    return all(isinstance(block, dict) and isinstance(block.get("id"), str) for block in blocks)


def allow_quotes(schema: Schema) -> Schema:
    """Return the schema of a file of data in which rules may be quoted, for an editor."""
    quoted = {
        "type": "object",
        "description": "A rule of safety.yml, by its id.",
        "properties": {"rule": {"type": "string"}},
        "required": ["rule"],
        "additionalProperties": False,
    }

    def allow(part: Any) -> Any:
        if isinstance(part, list):
            return [allow(inner) for inner in part]
        if not isinstance(part, dict):
            return part
        part = {key: allow(inner) for key, inner in part.items()}
        for field, inner in part.get("properties", {}).items():
            if field in LISTS and "items" in inner:
                inner["items"] = {"anyOf": [inner["items"], quoted]}
            elif field in SENTENCES and _is_sentence(inner):
                part["properties"][field] = {"anyOf": [inner, quoted]}
        return part

    return dict(allow(schema))


def _is_sentence(part: Schema) -> bool:
    """Say whether a part of a schema is a sentence, or nothing."""
    choices = part.get("anyOf", [part])
    return any(choice.get("maxLength") == _SENTENCE_LENGTH for choice in choices)


def _list_words(typed: Any) -> list[str]:
    """Return the words of a rule that can be read; the schema says what is wrong with others."""
    return [one for one in typed if isinstance(one, str) and one] if isinstance(typed, list) else []


def check_told_once(trees: Mapping[str, Tree]) -> None:
    """Report what tells a rule in its own words, and sentences that stand twice."""
    safety = trees["safety"]
    topics = [
        (rule["id"], word)
        for rule in _list_rules(trees).values()
        for word in _list_words(rule.get("words"))
    ]
    first: dict[str, tuple[str, int]] = {}
    for place, text in _list_texts(safety.value, ()):
        if place[:1] in (("situations",), ("setup",)) and "words" not in place:
            for sentence in _split(text):
                first.setdefault(_plain(sentence), (safety.path, safety.line(place)))
    for name in _QUOTING:
        tree = trees[name]
        for place, text in _list_told(tree.value):
            for rule, word in topics:
                if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE):
                    told = f"must not tell of {word!r} in words of its own: the rule {rule} does"
                    tree.report(place, told, f"write rule: {rule}, which quotes safety.yml")
                    break
            else:
                for sentence in _split(text):
                    here = (tree.path, tree.line(place))
                    path, line = first.setdefault(_plain(sentence), here)
                    if (path, line) != here:
                        told = f"must be told once, and {path}:{line} says it too: {sentence!r}"
                        tree.report(place, told, "make it a rule of safety.yml, and quote that")


def _list_rules(trees: Mapping[str, Tree]) -> dict[str, dict[str, Any]]:
    """Return the blocks of the rules by their ids, each with what it says as sign or sentence."""
    safety = trees["safety"].value if isinstance(trees["safety"].value, dict) else {}
    routines = trees["routines"].value if isinstance(trees["routines"].value, dict) else {}
    found: dict[str, dict[str, Any]] = {}
    for kind in ("situations", "setup"):
        blocks = safety.get(kind)
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, dict) and isinstance(block.get("id"), str):
                sign = block.get("avoid") if kind == "setup" else block
                text = block.get("how", UNKNOWN) if kind == "setup" else None
                found[block["id"]] = {**block, "sign": sign, "text": text}
    pain = safety.get("pain")
    if isinstance(pain, dict):
        found["pain"] = {
            **pain,
            "id": "pain",
            "sign": pain.get("too_much", {}),
            "text": pain.get("aim", UNKNOWN),
        }
    morning = safety.get("morning")
    if isinstance(morning, dict):
        found["morning"] = {"id": "morning", "sign": None, "text": morning.get("ask", UNKNOWN)}
    days = routines.get("days", UNKNOWN)
    words = ["day between"]
    found["days"] = {"id": "days", "sign": None, "text": days, "words": words}
    return found


def _list_quotes(value: Any, place: Place) -> Iterator[tuple[Place, Any, Any]]:
    """Yield where a rule is quoted, with what holds the quote and under which key."""
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in entries:
        here = (*place, key)
        listed = isinstance(value, list) and place[-1:] and place[-1] in LISTS
        signs = place[-1:] and place[-1] in SIGNS
        if (listed or key in SENTENCES) and _is_quote(inner, slips=not signs):
            yield here, value, key
        else:
            yield from _list_quotes(inner, here)


def _is_quote(value: Any, *, slips: bool) -> bool:
    """Say whether a value quotes a rule, or was meant to: where a sentence stands, no block may."""
    if not isinstance(value, dict) or not value:
        return False
    if len(value) > 1:
        return not slips and "rule" in value
    (name,) = value
    return bool(name == "rule" or (slips and find_nearest(str(name), ["rule"])))


def _find(
    rules: Mapping[str, dict[str, Any]], name: Any, *, signs: bool
) -> tuple[Any, tuple[str, ...]]:
    """Return what a rule says, and how the quote is wrong, if it is."""
    unknown: Any = {"sign": UNKNOWN, "then": UNKNOWN} if signs else UNKNOWN
    block = rules.get(name) if isinstance(name, str) else None
    if block is None:
        near = find_nearest(str(name), list(rules))
        hint = f"did you mean {near}?" if near else "the rules are " + ", ".join(rules)
        return unknown, (f"must be the id of a rule of safety.yml, not {name!r}", hint)
    told = block["sign" if signs else "text"]
    if told is None:
        kinds = ("sign", "sentence") if signs else ("sentence", "sign")
        return unknown, (f"must be a rule with a {kinds[0]}, not {name!r}, which is a {kinds[1]}",)
    if signs and isinstance(told, dict):
        told = {"sign": told.get("when"), "then": told.get("then"), "rule": name}
        told |= {key: block[key] for key in ("urgent", "sources") if key in block}
    try:
        _QUOTED[signs].validate_python(told)
    except ValidationError:
        # What is wrong with it is found where the rule stands.
        return unknown, ()
    return told, ()


def _list_told(value: Any) -> Iterator[tuple[Place, str]]:
    """Yield the texts that may tell of a rule and do not quote one."""
    for place, text in _list_texts(value, ()):
        if place[-1:] not in (("aim",), ("version",)) and _TELLING.intersection(map(str, place)):
            yield place, text


def _list_texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        if value.keys() != {"rule"}:
            for key, inner in value.items():
                yield from _list_texts(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _list_texts(inner, (*place, index))
    elif isinstance(value, str):
        yield place, value


def _split(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text) if len(one.split()) >= _SHORTEST]


def _plain(sentence: str) -> str:
    return re.sub(r"\W+", " ", sentence).strip().casefold()
