"""The player's scripts as they are published: its modules without comments and idle spaces.

A third of a module is types and reasons, which a phone need not load. A parser finds them, so
that what only looks like a comment, in a text or in a pattern, stays. What is left stands line by
line as in the sources; nothing is bundled or renamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from footwork.publishing import addresses

SOURCES = Path(__file__).parent / "player"

_SEPARATED = re.compile(rb"[\w$\x80-\xff]{2}|[-+/]{2}")
"""The last letter of a token and the first one of the next that would run into each other."""

_LANGUAGE = Language(tree_sitter_javascript.language())


def strip_comments(source: str) -> str:
    """Return a module without its comments, and without the spaces that nothing needs.

    Raises ValueError when it cannot be read as JavaScript, with the line.
    """
    code = source.encode()
    kept = bytearray()
    end, gap = 0, b""
    for token in _list_leaves(_parse(code)):
        gap += code[end : token.start_byte]
        end = token.end_byte
        if token.type == "comment":
            # A comment over several lines ends a statement as the end of a line does.
            gap += b"\n" if b"\n" in code[token.start_byte : end] else b" "
            continue
        if b"\n" in gap:
            kept += b"\n"
        elif gap and _SEPARATED.fullmatch(kept[-1:] + code[token.start_byte : end][:1]):
            kept += b" "
        kept += code[token.start_byte : end]
        gap = b""
    return kept.decode().lstrip() + "\n"


def list_tokens(source: str) -> list[str]:
    """Return what a module is made of, without spaces and comments.

    Raises ValueError when it cannot be read as JavaScript, with the line.
    """
    code = source.encode()
    tokens = (token for token in _list_leaves(_parse(code)) if token.type != "comment")
    return [code[token.start_byte : token.end_byte].decode() for token in tokens]


def create_scripts(sources: Path = SOURCES) -> dict[str, str]:
    """Return the scripts by their published path.

    Raises ValueError when one cannot be read as JavaScript, with its path and line.
    """
    scripts = {}
    for source in sorted(sources.rglob("*.js")):
        path = addresses.PRACTICE_SCRIPTS + source.relative_to(sources).as_posix()
        try:
            scripts[path] = strip_comments(source.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ValueError(f"{source}: {error}") from error
    return scripts


def _parse(code: bytes) -> Node:
    root = Parser(_LANGUAGE).parse(code).root_node
    if root.has_error:
        raise ValueError(f"line {_find_error(root)} cannot be read as JavaScript")
    return root


def _list_leaves(node: Node) -> Iterator[Node]:
    """Yield what a node is made of, in order; between two of them stand only spaces."""
    if not node.children:
        yield node
    for child in node.children:
        yield from _list_leaves(child)


def _find_error(node: Node) -> int:
    """Return the line, counted from 1, of the first fault below a node that has one."""
    for child in node.children:
        if child.has_error:
            return _find_error(child)
    return node.start_point.row + 1
