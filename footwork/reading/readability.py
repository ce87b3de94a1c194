"""How easily words read, as a US school grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen

from footwork.model import Claim, Exercise, Guide, Maintenance, Measure, Phase, Question, Stop
from footwork.reading.findings import Finding
from footwork.reading.yaml_tree import Place, load_tree

INSTRUCTION = 5
"""The highest grade of what is acted upon: steps, cues, signs to stop at, the disclaimer."""
PAGE = 6
"""The highest grade of all that a page says."""
_HARD = 3
"""How many of the hardest sentences a finding shows."""
_FEWEST = 3
"""Sentences of the shortest page that has a grade; of fewer one long name decides."""
# Of Markdown what is no word: addresses of links, marks, attributes, code, macros.
_MARKS = re.compile(
    r"```.*?```|\{\{.*?\}\}|\{[#:.%][^}]*\}|\]\([^)]*\)|https?://\S+|[*`_#>|\[\]]", re.DOTALL
)


@dataclass(frozen=True)
class Passage:
    """What is graded together."""

    file: str
    """A file of data without its ending."""
    place: Place
    name: str
    most: int
    """The highest grade that it may have."""
    texts: tuple[str, ...]


@cache
def _load_syllables() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=1, right=1)


def grade(sentences: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade level of sentences.

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas
    for Navy enlisted personnel. Research Branch Report 8-75, 1975.
    """
    words = [word for text in sentences for word in re.findall(r"[\w’']+", text)]
    count = _load_syllables().inserted
    syllables: int = sum(count(word).count("-") + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def split(texts: Iterable[str]) -> list[str]:
    """Return the sentences of texts; a text without a full stop is one."""
    parts = [part for text in texts for part in re.split(r"(?<=[.!?:])\s+", text)]
    return [part for part in parts if re.search(r"\w", part)]


def list_passages(guide: Guide) -> Iterator[Passage]:
    """Yield all of the data that is graded: what is acted upon, and each page as a whole."""
    for index, exercise in enumerate(guide.exercises):
        steps = tuple(text for step in exercise.steps for text in (step.act, step.how) if text)
        stops = tuple(_list_stops(exercise.stop))
        told = (
            ("steps and cues", "steps", INSTRUCTION, (*steps, *exercise.cues)),
            ("stop", "stop", INSTRUCTION, stops),
            ("page", "id", PAGE, (*steps, *exercise.cues, *stops, *_list_rest(exercise))),
        )
        for name, field, most, texts in told:
            yield Passage("exercises", (index, field), f"{exercise.id}.{name}", most, texts)
    for index, routine in enumerate(guide.routines):
        notes = tuple(step.note for step in routine.steps if step.note)
        rest = (routine.when, *routine.warnings, *routine.notes, routine.basis.text, *notes)
        texts = (routine.summary, *_list_stops(routine.not_today), *rest)
        yield Passage("routines", ("routines", index), f"routines.{routine.id}", PAGE, texts)
    plan = guide.plan
    phases: list[Phase | Maintenance] = [*plan.phases, plan.maintain]
    notes = tuple(step.note for phase in phases for step in phase.steps if step.note)
    rules = tuple(text for rule in plan.rules for text in (rule.when, rule.then))
    texts = (plan.summary, *plan.warnings, *_list_stops(plan.not_today), *notes, *rules)
    aims = tuple(phase.aim for phase in phases)
    yield Passage("routines", ("plan",), "plan", PAGE, (*texts, *aims, plan.basis.text))
    yield from _list_safety(guide)
    for index, question in enumerate(guide.questions):
        yield Passage("questions", (index,), question.id, PAGE, tuple(_list_question(question)))
    for index, test in enumerate(guide.measures.tests):
        place, name = ("tests", index), f"tests.{test.id}"
        yield Passage("measures", place, f"{name}.steps", INSTRUCTION, tuple(_list_acts(test)))
        yield Passage("measures", place, name, PAGE, tuple(_list_measure(test)))
    claims = [*guide.benefits.claims, *guide.benefits.not_proven]
    said = [text for titled in claims for text in _list_claim(titled.claim)]
    yield Passage("benefits", (), "benefits", PAGE, (*said, guide.benefits.say))
    found = [text for source in guide.sources for text in (source.found, source.limits) if text]
    yield Passage("sources", (), "sources", PAGE, tuple(found))


def _list_safety(guide: Guide) -> Iterator[Passage]:
    safety = guide.safety
    for name in ("disclaimer", "disclaimer_short"):
        yield Passage("safety", (name,), name, INSTRUCTION, (getattr(safety, name),))
    situations = [
        text for one in safety.situations for text in (one.when, one.then, one.more) if text
    ]
    setup = [text for one in safety.setup for text in (one.act, one.how, one.more) if text]
    zones = [zone.text for rule in (safety.pain, safety.morning) for zone in rule.zones]
    morning = (safety.morning.ask, safety.morning.signs.when, safety.morning.signs.then)
    said = (*situations, *setup, *zones, safety.pain.limit, safety.pain.aim, *morning)
    yield Passage("safety", ("situations",), "safety", PAGE, (safety.disclaimer, *said))


def _list_stops(stops: Iterable[Stop]) -> Iterator[str]:
    for stop in stops:
        yield from (stop.sign, stop.then)


def _list_question(question: Question) -> Iterator[str]:
    yield from (question.question, *question.answer, *_list_stops(question.see))
    for choice in (*question.do, *question.leave):
        if choice.note:
            yield choice.note


def _list_acts(test: Measure) -> Iterator[str]:
    """Yield what is acted upon in a test."""
    for step in test.steps:
        yield from (step.act, *([step.how] if step.how else []))
    yield from (test.ends, *_list_stops(test.stop))


def _list_measure(test: Measure) -> Iterator[str]:
    yield from (test.summary, *_list_acts(test), test.ask_first, test.caveat, test.change)


def _list_claim(claim: Claim) -> Iterator[str]:
    yield claim.text
    if claim.caveat:
        yield claim.caveat


def _list_rest(exercise: Exercise) -> Iterator[str]:
    """Yield what else the page of a movement says."""
    yield from (exercise.summary, exercise.feel, exercise.ask_first, exercise.dose.basis.text)
    for mistake in exercise.mistakes:
        yield from (mistake.fault, mistake.fix)
    for rung in (*exercise.easier, *exercise.harder):
        yield from (rung.how, rung.when)
    for claim in exercise.why:
        yield from _list_claim(claim)


def check_grades(guide: Guide, data: Path, label: str) -> tuple[Finding, ...]:
    """Find what of the data reads harder than it may; `label` is the folder as findings name it."""
    load = cache(lambda name: load_tree(data / name, f"{label}/{name}"))
    findings = []
    for passage in list_passages(guide):
        found = _judge(passage.texts, passage.most)
        if found:
            # Lines are looked for only where something is wrong.
            tree = load(f"{passage.file}.yml")
            line = tree.line(passage.place)
            findings.append(Finding(tree.path, line, f"{passage.name} {found[0]}", found[1]))
    return tuple(findings)


def check_prose(docs: Path) -> tuple[Finding, ...]:
    """Find pages whose own words read harder than they may."""
    findings = []
    for path in sorted(docs.glob("*.md")):
        page = path.read_text(encoding="utf-8")
        body = page.split("---\n", 2)[2] if page.startswith("---\n") else page
        blocks = re.split(r"\n\s*(?:\n|[-*|] ?|\d+\. )", _MARKS.sub(" ", body))
        found = _judge([" ".join(block.split()) for block in blocks], PAGE)
        if found:
            findings.append(Finding(f"docs/{path.name}", 1, f"the page {found[0]}", found[1]))
    return tuple(findings)


def _judge(texts: Iterable[str], most: int) -> tuple[str, str] | None:
    """Return the rule that texts break by their grade, and a hint; None where they break none."""
    sentences = split(texts)
    if len(sentences) < _FEWEST or (found := grade(sentences)) <= most:
        return None
    hardest = sorted(sentences, key=lambda text: -grade([text]))[:_HARD]
    return (
        f"must read at grade {most} or easier, not {found:.1f}",
        "shorter sentences and words; the hardest: " + " / ".join(hardest),
    )
