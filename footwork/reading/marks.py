"""The marks of claims: each names what speaks for it, and promises no more than that bears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from footwork.model import Benefits, Exercise, Question, Source, Strength, grades
from footwork.reading.yaml_tree import Place, Tree

_NEEDS = {
    Strength.A: f"two trials or reviews, one of them of {grades.STRONG} people or more",
    Strength.B: f"a trial or review of {grades.FAIR} people or more",
    Strength.MIXED: "two trials or reviews",
    Strength.HARM: "a trial or review",
    Strength.NO_EFFECT: f"a trial or review of {grades.CLEAR} people or more",
    Strength.TOO_SMALL: f"a trial or review of fewer than {grades.CLEAR} people",
}


def check_marks(trees: Mapping[str, Tree], parts: Mapping[str, Any]) -> None:
    """Report every claim that names no source, or whose sources do not bear its strength."""
    sources: dict[str, Source] = {source.id: source for source in parts.get("sources") or ()}
    for name, place, claim in _list_claims(parts):
        if claim.strength in grades.UNSOURCED:
            continue
        if not claim.sources:
            rule = f"must name a source for a claim of strength {claim.strength}"
            hint = "add sources, or make the strength judgment or not-tested"
            trees[name].report((*place, "sources"), rule, hint)
            continue
        # A name that is not listed is told where it stands.
        cited = [sources[source] for source in claim.sources if source in sources]
        if len(cited) == len(claim.sources) and not grades.is_earned(claim.strength, cited):
            given = "; ".join(map(_describe, cited))
            rule = f"must not be {claim.strength} by {given}"
            needs = _NEEDS.get(claim.strength, "a trial, a review or a study")
            hint = f"{claim.strength} needs {needs}: lower the strength, or add sources"
            trees[name].report((*place, "strength"), rule, hint)


def _list_claims(parts: Mapping[str, Any]) -> Iterator[tuple[str, Place, Any]]:
    """Yield every claim with its file and its place in it."""
    exercises: tuple[Exercise, ...] = parts.get("exercises") or ()
    for number, exercise in enumerate(exercises):
        for index, claim in enumerate(exercise.why):
            yield "exercises", (number, "why", index), claim
    benefits: Benefits | None = parts.get("benefits")
    if benefits:
        for index, item in enumerate(benefits.injuries.items):
            yield "benefits", ("injuries", "items", index), item
        for field in ("claims", "not_proven"):
            for index, titled in enumerate(getattr(benefits, field)):
                yield "benefits", (field, index, "claim"), titled.claim
    questions: tuple[Question, ...] = parts.get("questions") or ()
    for number, question in enumerate(questions):
        yield "questions", (number,), question


def _describe(source: Source) -> str:
    people = f"{source.people} people" if source.people else "no number of people"
    return f"{source.id} ({source.kind}, {people})"
