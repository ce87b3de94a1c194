"""How easily words read, as a US school grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import pyphen

from footwork.model import Exercise, Guide
from footwork.reading.findings import Finding
from footwork.reading.yaml_tree import Tree

MOST = 8
"""The highest grade of the steps and cues of a movement."""
_HARD = 3
"""How many of the hardest sentences a finding shows."""


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
    parts = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    return [part for part in parts if re.search(r"\w", part)]


def _list_sentences(exercise: Exercise) -> list[str]:
    steps = [text for step in exercise.steps for text in (step.act, step.how) if text]
    return split([*steps, *exercise.cues])


def check_grades(guide: Guide, tree: Tree) -> tuple[Finding, ...]:
    """Find movements whose steps and cues read harder than grade 8; `tree` is their file."""
    findings = []
    for place, exercise in enumerate(guide.exercises):
        sentences = _list_sentences(exercise)
        if (found := grade(sentences)) > MOST:
            hardest = sorted(sentences, key=lambda text: -grade([text]))[:_HARD]
            where = tree.line((place, "steps"))
            rule = (
                f"{exercise.id}.steps and cues must read at grade {MOST} or easier, not {found:.1f}"
            )
            hint = "shorter sentences and words; the hardest: " + " / ".join(hardest)
            findings.append(Finding(tree.path, where, rule, hint))
    return tuple(findings)
