"""Every style sheet as it is published, by its published path, with its tokens filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import minify

from footwork.look.reading import NAME
from footwork.look.tokens import COLOR, FIGURE, fill_tokens, list_unknown
from footwork.look.webfonts import create_faces
from footwork.publishing import addresses
from footwork.reading.findings import Finding, GuideError
from footwork.reading.misspelled import find_nearest

SOURCES = Path(__file__).parents[1]

_THEME = "--md-"
"""How the properties of the theme begin; it gives them itself."""
_FACES = "@faces;\n"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GIVEN = re.compile(r"(--[\w-]+)\s*:")
_USED = re.compile(r"\bvar\(\s*(--[\w-]+)\s*\)")


def create_styles(sources: Path = SOURCES) -> dict[str, str]:
    """Return the style sheets of the surfaces below a folder by their published path.

    Tokens and the line `@faces;` are filled in; comments and idle spaces are left out.

    Raises GuideError with every token and custom property that is not there, and every two sheets
    that would have one address.
    """
    if findings := check_styles(sources):
        raise GuideError(findings)
    return {
        addresses.style(source.stem): _shorten(fill_tokens(source.read_text(encoding="utf-8")))
        for source in _list_sheets(sources)
    }


def check_styles(sources: Path = SOURCES) -> tuple[Finding, ...]:
    """Find all that keeps the style sheets below a folder from being published."""
    findings: list[Finding] = []
    seen = set()
    texts = {
        path.relative_to(sources.parent).as_posix(): path.read_text(encoding="utf-8")
        for path in [
            *_list_sheets(sources),
            *sources.glob("*/templates/*.html"),
            *(sources.parent / "overrides").rglob("*.html"),
        ]
    }
    given = {f"--{name}" for name in COLOR} | {f"--fig-{name}" for name in FIGURE}
    given.update(*(_GIVEN.findall(text) for text in texts.values()))
    for label, text in texts.items():
        bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
        for line, name in _list_used(bare):
            if name not in given and not name.startswith(_THEME):
                near = find_nearest(name, sorted(given))
                hint = f"did you mean {near}?" if near else "no style sheet gives it"
                rule = f"var({name}) must name a color of {NAME} or what a style sheet gives"
                findings.append(Finding(label, line, rule, hint))
        if label.endswith(".css"):
            findings += [Finding(label, line, rule) for line, rule in list_unknown(text)]
            path = addresses.style(Path(label).stem)
            if path in seen:
                rule = f"the sheet must have a name of its own: another is published as {path}"
                findings.append(Finding(label, 1, rule))
            seen.add(path)
    return tuple(sorted(findings))


def _shorten(sheet: str) -> str:
    faces = create_faces() if _FACES in sheet else ""
    return f"{faces}{minify.string('text/css', sheet.replace(_FACES, ''))}\n"


def _list_sheets(sources: Path) -> list[Path]:
    return sorted(sources.glob("*/styles/*.css"))


def _list_used(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each custom property that must be there."""
    for found in _USED.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found[1]
