"""A style sheet without the rules that no page can use.

The theme's sheet styles all that the theme can do; of this site most pages use a tenth. A rule
goes when each of its selectors names a class that stands in no page and no script, or a direction
of writing that no page has. What a script could put together from parts, the lists that a selector
takes (`:is()`, `:not()`), and rules without a class stay: when in doubt, a rule is kept. A custom
property goes when nothing reads it, and a motion when nothing moves by it.
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
_DIRECTION = re.compile(r"\[dir=[\"']?(\w+)[\"']?\]")
_WRITTEN = re.compile(r"""\bdir=["']?(\w+)""")
_CUSTOM = re.compile(
    r"(?<=[{;])(--[\w-]+):(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()]|\([^()]*\))*\)|[^;}\"'(])*;?"
)
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_MOTION = re.compile(r"@(?:-webkit-)?keyframes\s+([\w-]+)")
_GROUPS = ("@media", "@supports", "@layer", "@container")


def list_classes(page: str) -> set[str]:
    """Return every class in a page, also in one that a script of it writes, and its direction."""
    classes = {name for found in _CLASSES.findall(page) for name in "".join(found).split()}
    return classes | {f"dir={way}" for way in _WRITTEN.findall(page)}


def list_words(script: str) -> set[str]:
    """Return everything in a script that could be a class."""
    return set(_WORD.findall(script))


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


def shed_values(sheet: str, others: str) -> str:
    """Return a sheet without the custom properties and the motions that nothing reads.

    `others` is all else that could read them: other sheets, pages and scripts.
    """
    elsewhere = set(_READ.findall(others))
    while (left := _drop_unread(sheet, elsewhere)) != sheet:
        sheet = left
    kept = []
    for head, body in _split(sheet):
        motion = _MOTION.match(head)
        if motion and not re.search(rf"animation[\w-]*:[^;}}]*\b{motion[1]}\b", sheet):
            continue
        kept.append(head if body is None else f"{head}{{{body}}}")
    return "".join(kept)


def _drop_unread(sheet: str, elsewhere: set[str]) -> str:
    """Return a sheet without the custom properties that neither it nor anything else reads."""
    read = elsewhere.union(_READ.findall(sheet))
    return _CUSTOM.sub(lambda found: found[0] if found[1] in read else "", sheet)


def shed_theme(site: Path) -> int:
    """Shed the theme's sheets of a built site in place; return how many bytes that saved."""
    theme = site / "assets/stylesheets"
    words: set[str] = set()
    others = []
    for path in site.rglob("*.html"):
        page = path.read_text("utf-8")
        words |= list_classes(page)
        others.append(page)
    for path in site.rglob("*.js"):
        if "javascripts" not in path.parts:  # the theme's own, which no page loads
            script = path.read_text("utf-8")
            words |= list_words(script)
            others.append(script)
    others += [path.read_text("utf-8") for path in site.rglob("*.css") if theme not in path.parents]
    saved = 0
    for path in theme.rglob("*.css"):
        before = path.read_text("utf-8")
        after = shed_values(shed(before, words), "".join(others))
        path.write_text(after, "utf-8")
        saved += len(before) - len(after)
    return saved


def _is_used(selector: str, words: set[str]) -> bool:
    """Tell whether the classes that a selector asks for, but for its lists, can be there."""
    asked = "".join(part for part in _PIECE.findall(selector) if part[0] not in "('\"")
    ways = {f"dir={way}" for way in _DIRECTION.findall(asked)}
    return words.issuperset({*_CLASS.findall(asked), *ways})


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
