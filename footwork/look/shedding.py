"""A style sheet without the rules that no page can use.

The theme's sheet styles all that the theme can do; of this site most pages use a tenth. A rule
goes when each of its selectors names a class that stands in no page and no script. What a script
could put together from parts, the lists that a selector takes (`:is()`, `:not()`), and rules
without a class stay: when in doubt, a rule is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()]|\([^()]*\))*\)|.""", re.DOTALL
)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CLASSES = re.compile(r"""\bclass=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_OF_THEME = re.compile(r"\bmd-[\w-]+|\bfocus-visible\b")
_GROUPS = ("@media", "@supports", "@layer", "@container")


def list_classes(page: str) -> set[str]:
    """Return every class in a page, also in one that a script of it writes."""
    return {name for found in _CLASSES.findall(page) for name in "".join(found).split()}


def list_words(script: str, *, of_theme: bool = False) -> set[str]:
    """Return everything in a script that could be a class.

    The theme's script knows every part of the theme; where it is `of_theme`, only classes that
    begin as the theme's own do count: what else it names stands in a page, or is not there.
    """
    return set((_OF_THEME if of_theme else _WORD).findall(script))


def shed(sheet: str, words: set[str]) -> str:
    """Return a sheet without the rules whose classes are not among the words."""
    kept = []
    for head, body in _split(_COMMENT.sub("", sheet)):
        if body is None:
            kept.append(head)
        elif head.startswith(_GROUPS):
            inside = shed(body, words)
            kept.append(f"{head}{{{inside}}}" if inside else "")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            used = ",".join(one for one in _split_list(head) if _is_used(one, words))
            kept.append(f"{used}{{{body}}}" if used else "")
    return "".join(kept)


def shed_theme(site: Path) -> int:
    """Shed the theme's sheets of a built site in place; return how many bytes that saved."""
    words: set[str] = set()
    for path in site.rglob("*.html"):
        words |= list_classes(path.read_text("utf-8"))
    for path in site.rglob("*.js"):
        words |= list_words(path.read_text("utf-8"), of_theme="javascripts" in path.parts)
    saved = 0
    for path in (site / "assets/stylesheets").rglob("*.css"):
        before = path.read_text("utf-8")
        after = shed(before, words)
        path.write_text(after, "utf-8")
        saved += len(before) - len(after)
    return saved


def _is_used(selector: str, words: set[str]) -> bool:
    """Tell whether the classes that a selector asks for, but for its lists, can be there."""
    asked = "".join(part for part in _PIECE.findall(selector) if part[0] not in "('\"")
    return words.issuperset(_CLASS.findall(asked))


def _split_list(selectors: str) -> list[str]:
    """Return the selectors of a rule; a comma in brackets or quotes parts none."""
    parts = [""]
    for piece in _PIECE.findall(selectors):
        if piece == ",":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _split(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each block of a sheet, and the block; a statement has none."""
    head, body, depth = "", "", 0
    for piece in _PIECE.findall(sheet):
        if piece == "{" and (depth := depth + 1) == 1:
            continue
        if piece == "}" and (depth := depth - 1) == 0:
            yield head.strip(), body
            head, body = "", ""
        elif depth:
            body += piece
        elif piece == ";":
            yield head.strip() + ";", None
            head = ""
        else:
            head += piece
