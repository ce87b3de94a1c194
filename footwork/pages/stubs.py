"""The Markdown stubs of movements and routines: front matter and one macro call.

The theme reads a page's title and description from its front matter, so they stand in the
stub too. They are made from the data and held against it, never typed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from footwork.findings import Finding
from footwork.model import Guide

DOCS = Path(__file__).parent.parent.parent / "docs"
"""The guide's own pages."""


def create_stubs(guide: Guide) -> dict[str, str]:
    """Return the text of every stub by its path below `docs/`."""
    stubs = {
        f"exercises/{item.id}.md": create_exercise_stub(
            item.id, item.name, item.summary, item.also_called
        )
        for item in guide.exercises
    }
    stubs |= {
        f"routines/{item.id}.md": _create_stub(
            item.title, item.summary, "Routines", f'routine("{item.id}")'
        )
        for item in guide.routines
    }
    plan = guide.plan
    stubs["plan.md"] = _create_stub(plan.title, plan.summary, "Routines", "plan()")
    return stubs


def create_exercise_stub(
    name: str, title: str, summary: str, also_called: Sequence[str] = ()
) -> str:
    """Return the stub of a movement; `name` is its id.

    Its names are tags, which search weighs above all text.
    """
    tags = [title, *also_called]
    return _create_stub(title, summary, "Movements", f'exercise("{name}")', tags)


def _create_stub(
    title: str, description: str, section: str, call: str, tags: Sequence[str] = ()
) -> str:
    return (
        "---\n"
        f"title: {_quote(title)}\n"
        f"description: {_quote(description)}\n"
        f"section: {section}\n"
        "hide: [navigation, toc]\n"
        + (f"tags: [{', '.join(map(_quote, tags))}]\n" if tags else "")
        + f"---\n{{{{ {call} }}}}\n"
    )


def _quote(text: str) -> str:
    """Return text as a YAML string; a JSON string is one, whatever characters it has."""
    return json.dumps(text, ensure_ascii=False)


def write_stubs(guide: Guide, docs: Path = DOCS) -> list[Path]:
    """Write the stubs that are missing or differ from the data; return their paths."""
    written = []
    for name, text in create_stubs(guide).items():
        path = docs / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def check_stubs(guide: Guide, docs: Path = DOCS) -> tuple[Finding, ...]:
    """Find stubs that are missing, differ from the data, or belong to nothing."""
    findings = []
    wanted = create_stubs(guide)
    hint = "run: make stubs"
    for name, text in wanted.items():
        path = docs / name
        if not path.is_file():
            findings.append(Finding(f"docs/{name}", 1, "the page must exist", hint))
            continue
        found = path.read_text(encoding="utf-8").splitlines()
        expected = text.splitlines()
        for line in range(max(len(found), len(expected))):
            if found[line : line + 1] != expected[line : line + 1]:
                rule = (
                    f"must be {expected[line]!r}" if line < len(expected) else "must not be there"
                )
                findings.append(Finding(f"docs/{name}", line + 1, f"the line {rule}", hint))
                break
    for folder in ("exercises", "routines"):
        for path in sorted((docs / folder).glob("*.md")):
            name = f"{folder}/{path.name}"
            if path.stem != "index" and name not in wanted:
                rule = f"the page must belong to the data, and {folder}.yml has no {path.stem}"
                findings.append(
                    Finding(
                        f"docs/{name}", 1, rule, f"add {path.stem} to the data, or delete the page"
                    )
                )
    return tuple(findings)
