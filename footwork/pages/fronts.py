"""The front matter of the pages: MkDocs takes one that it cannot read for words of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from footwork.reading.findings import Finding, refuse_bytes
from footwork.reading.yaml_tree import parse_tree

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?\n)?(---|\.\.\.)[ \t]*\n", re.DOTALL)


def check_fronts(docs: Path) -> Iterator[Finding]:
    """Find front matter below a folder of pages that cannot be read."""
    for path in sorted(docs.rglob("*.md")):
        name = f"docs/{path.relative_to(docs).as_posix()}"
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            yield refuse_bytes(name, error)
            continue
        yield from check_front(text, name)


def check_front(page: str, name: str) -> list[Finding]:
    """Find what is wrong with the front matter of a page, whose path is its name."""
    if not page.startswith("---"):
        return []
    found = _FRONT.match(page)
    if found is None:
        rule = "the front matter must end with a line ---, as it begins"
        return [Finding(name, 1, rule, "write --- below its last field")]
    # With an empty line in place of its first one, every line has its number.
    tree = parse_tree("\n" + (found["front"] or ""), name)
    if tree.value is not None and not isinstance(tree.value, dict):
        tree.refuse(2, "the front matter must be fields, such as title: Safety")
    return sorted(set(tree.findings))
