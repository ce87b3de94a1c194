"""The player's scripts as they are published: the modules in `player/` without their comments.

A third of a module is types and reasons, which a phone need not load. What is left is line by
line what stands in the sources; nothing is bundled or renamed.
"""

from __future__ import annotations

import re
from pathlib import Path

from footwork import addresses

SOURCES = Path(__file__).parent / "player"

_BLOCK = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_TAIL = re.compile(r" // [^\"'`\n]*$", re.MULTILINE)
_CAST = re.compile(r"/\*\* @type \{[^\n]*?\} \*/ ?")


def strip_comments(source: str) -> str:
    """Return a module without its comments, as far as they stand in the places that ours stand in.

    Those are lines of their own, behind code and without quotation marks, and type casts.
    """
    for comment in (_BLOCK, _LINE, _TAIL, _CAST):
        source = comment.sub("", source)
    return source.lstrip("\n")


def write_scripts(docs: Path, sources: Path = SOURCES) -> list[Path]:
    """Write the scripts below the folder that is published, and nothing else there; return them."""
    folder = docs / addresses.PRACTICE_SCRIPTS
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / path.name: path for path in sorted(sources.glob("*.js"))}
    for path in folder.glob("*.js"):
        if path not in wanted:
            path.unlink()
    for path, source in wanted.items():
        text = strip_comments(source.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(wanted)
