"""Ids that were misspelled where they are given, as the places that name them tell.

A letter too many in the `id` of a movement would otherwise be a fault of every routine, step
and version that names it, with the advice to misspell it there too. What tells the two apart:
nothing names the misspelled id, and the words of its block, the number of places or the list
of published addresses speak for the other one.
"""

from __future__ import annotations

import difflib
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footwork.model import ID_PATTERN
from footwork.reading.yaml_tree import Place, Tree

_WORD = re.compile(r"[^\W_]+")
_MOVEMENT_PAGE = re.compile(r"/exercises/([^/#\s]+)/")


@dataclass(frozen=True)
class Unknown:
    """A place that names an id which no block of its kind has."""

    file: str
    """The file of the blocks that it may name: `exercises`."""
    id: str
    tree: Tree
    place: Place


def restore(
    trees: Mapping[str, Tree], unknown: Sequence[Unknown], published: frozenset[str]
) -> None:
    """Report each misspelled id once, where it is given, and put the right one into its tree.

    `unknown` are the places that name nothing, `published` the addresses that pages have had.
    """
    pages = {found[1] for address in published if (found := _MOVEMENT_PAGE.fullmatch(address))}
    named = Counter(text for tree in trees.values() for text in _list_texts(tree.value))
    for file in dict.fromkeys(one.file for one in unknown):
        users: dict[str, list[Unknown]] = {}
        for one in unknown:
            if one.file == file:
                users.setdefault(one.id, []).append(one)
        blocks = _list_blocks(trees[file])
        # A former id tells of a new one on purpose.
        former = {name for _, block in blocks for name in _list_texts(block.get("formerly"))}
        lasting = pages if file == "exercises" else set()
        for right in sorted(users.keys() - former, key=lambda name: (-len(users[name]), name)):
            at = _find_misspelled(right, len(users[right]), blocks, named, lasting)
            if at is not None:
                place, block = blocks.pop(at)
                trees[file].report((*place, "id"), *_explain(right, block["id"], users[right]))
                block["id"] = right


def list_published(data: Path) -> frozenset[str]:
    """Return every address that was ever published; none where the list cannot be read."""
    try:
        text = (data / "addresses.lock").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line.strip() for line in text.splitlines() if line.startswith("/"))


def find_nearest(word: str, known: Sequence[str] | frozenset[str]) -> str | None:
    """Return the known word that is spelled most like another one; None where none is near."""
    plain = {_plain(other): other for other in sorted(known)}
    close = difflib.get_close_matches(_plain(word), list(plain), 1)
    return plain[close[0]] if close else None


def pair_fields(unknown: Iterable[Place], missing: Iterable[Place]) -> dict[Place, Place]:
    """Return which missing field was meant by each unknown one of the same block, if any was."""
    meant: dict[Place, Place] = {}
    lacking = list(missing)
    for place in unknown:
        names = {str(other[-1]): other for other in lacking if other[:-1] == place[:-1]}
        typed = str(place[-1])
        slips = (name for name in names if _is_one_slip(typed, name))
        near = next(slips, None) or find_nearest(typed, list(names))
        if near:
            meant[place] = names[near]
    return meant


def _is_one_slip(typed: str, right: str) -> bool:
    """Say whether two words differ by one letter, or by two that changed places.

    What is near to a long word is no measure for `id`, `do` and `to`.
    """
    start = _count_same(typed, right)
    rest, other = typed[start:], right[start:]
    end = _count_same(rest[::-1], other[::-1])
    rest, other = rest[: len(rest) - end], other[: len(other) - end]
    return max(len(rest), len(other)) <= 1 or (len(rest) == 2 and rest == other[::-1])


def _count_same(one: str, other: str) -> int:
    """Return how many letters two words begin with that are the same."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def _plain(word: str) -> str:
    """Return a word without what is no slip of a letter: capitals, blanks, underscores."""
    return "-".join(_WORD.findall(word.casefold()))


def _list_blocks(tree: Tree) -> list[tuple[Place, dict[str, Any]]]:
    """Return the blocks of a file that say an id."""
    return [
        ((index,), block)
        for index, block in enumerate(tree.value if isinstance(tree.value, list) else [])
        if isinstance(block, dict) and isinstance(block.get("id"), str)
    ]


def _list_texts(value: Any) -> Iterator[str]:
    """Yield every text in a value and in what it holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _list_texts(inner)
    elif isinstance(value, str):
        yield value


def _find_misspelled(
    right: str,
    users: int,
    blocks: Sequence[tuple[Place, dict[str, Any]]],
    named: Mapping[str, int],
    published: Set[str],
) -> int | None:
    """Return which block was meant to have an id that places name and no block has."""
    ids = [block["id"] for _, block in blocks]
    near = find_nearest(right, ids)
    found: list[tuple[float, int]] = []
    for index, (_, block) in enumerate(blocks):
        typed = block["id"]
        twice = ids.count(typed) > 1
        # What anything outside of its block names, or has a page, is right as it is.
        outside = named[typed] - sum(text == typed for text in _list_texts(block))
        if not twice and (outside or typed in published):
            continue
        gain = _measure_fit(right, block) - _measure_fit(typed, block)
        certain = users > 1 or right in published
        told = gain > 0 or (gain == 0 and certain) or not re.match(ID_PATTERN, typed)
        says_all = gain > 0 and _measure_fit(right, block) == 1
        if says_all or (told and typed == near and not twice):
            found.append((gain, index))
    return max(found)[1] if found else None


def _measure_fit(name: str, block: Mapping[str, Any]) -> float:
    """Return how many of the words of an id stand in its block too, from 0 to 1."""
    inside = set(_WORD.findall(_simplify(" ".join(map(str, _list_values(block))))))
    words = _WORD.findall(_simplify(name))
    return sum(word in inside for word in words) / max(1, len(words))


def _simplify(text: str) -> str:
    """Return text as ids have it: in small letters, without accents and apostrophes."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in bare if one not in "'’" and not unicodedata.combining(one))


def _list_values(block: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what a block says beside its id: texts, and numbers such as a year."""
    for key, value in block.items():
        if key != "id":
            yield from _list_texts(value)
            if isinstance(value, int):
                yield value


def _explain(right: str, typed: str, users: Sequence[Unknown]) -> tuple[str, str]:
    """Return the rule that a misspelled id breaks, and how to mend it."""
    first = f"{users[0].tree.path}:{users[0].tree.line(users[0].place)}"
    told = f"the {len(users)} places that name it" if len(users) > 1 else "the place that names it"
    rule = f"must be {right!r}, as in {told} ({first}), not {typed!r}"
    if users[0].file == "exercises":
        return rule, f"write id: {right}; for a new id on purpose, list {right} under formerly"
    return rule, f"write id: {right}; for a new id on purpose, name it in each place"
