"""Where each source is used: for the evidence page, and to find sources that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from footwork.model import Benefits, Exercise, Guide, Measures, Plan, Question, Routine, Safety


@dataclass(frozen=True)
class Citation:
    """One use of a source."""

    source: str
    page: str
    """The kind of page: exercise, routine, plan, benefits, safety, questions or measures."""
    id: str = ""
    """Which movement or routine."""


def list_citations(guide: Guide) -> tuple[Citation, ...]:
    """Return every use of a source, page by page, each source once a page."""
    found: list[Citation] = []
    for exercise in guide.exercises:
        found += [Citation(name, "exercise", exercise.id) for name in exercise_sources(exercise)]
    for routine in guide.routines:
        found += [Citation(name, "routine", routine.id) for name in _routine_sources(routine)]
    found += [Citation(name, "plan") for name in _plan_sources(guide.plan)]
    found += [Citation(name, "benefits") for name in _benefits_sources(guide.benefits)]
    found += [Citation(name, "safety") for name in _safety_sources(guide.safety)]
    found += [Citation(name, "questions") for name in _questions_sources(guide.questions)]
    found += [Citation(name, "measures") for name in _measures_sources(guide.measures)]
    return tuple(dict.fromkeys(found))


def exercise_sources(exercise: Exercise) -> Iterator[str]:
    """Yield the ids of the sources of a movement in the order of its page."""
    for stop in exercise.stop:
        yield from stop.sources
    yield from exercise.dose.basis.sources
    if exercise.benchmark:
        yield from exercise.benchmark.sources
    for claim in exercise.why:
        yield from claim.sources


def _routine_sources(routine: Routine) -> Iterator[str]:
    for stop in routine.not_today:
        yield from stop.sources
    yield from routine.basis.sources


def _plan_sources(plan: Plan) -> Iterator[str]:
    for stop in plan.not_today:
        yield from stop.sources
    yield from plan.basis.sources


def _benefits_sources(benefits: Benefits) -> Iterator[str]:
    yield from benefits.anatomy.bones.sources
    for fact in benefits.anatomy.facts:
        yield from fact.sources
    yield from benefits.injuries.sources
    for injury in benefits.injuries.items:
        yield from injury.sources
    yield from benefits.comparison.sources
    for group in benefits.trials:
        for trial in group.rows:
            yield trial.source
    for titled in (*benefits.claims, *benefits.not_proven):
        yield from titled.claim.sources


def _safety_sources(safety: Safety) -> Iterator[str]:
    yield from safety.pain.basis.sources
    yield from safety.morning.basis.sources
    for situation in safety.situations:
        yield from situation.sources
    for setup in safety.setup:
        yield from setup.sources


def _questions_sources(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        yield from question.sources
        for stop in question.see:
            yield from stop.sources


def _measures_sources(measures: Measures) -> Iterator[str]:
    for stop in measures.not_today:
        yield from stop.sources
    for test in measures.tests:
        yield from test.sources
        for norm in test.norms:
            yield from norm.sources
        for stop in test.stop:
            yield from stop.sources
