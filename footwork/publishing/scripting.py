"""Every script as it is published, by its published path: the only place that knows how.

A third of a module is types and reasons, which a phone need not load. What is left is shortened by
a parser of JavaScript; nothing is bundled. Names that no other script sees are shortened too: with
them the player would weigh more than a slow phone is asked to load. Sources import each other where
they stand; what is published, where it is published.
"""

from __future__ import annotations

import json
import posixpath
import re
from gettext import NullTranslations
from pathlib import Path

import minify

from footwork.publishing import addresses
from footwork.reading.findings import Finding, GuideError
from footwork.views.messages import LANGUAGE_TAG, TRANSLATIONS

SOURCES = Path(__file__).parents[1]

_SAID = re.compile(r"""\bsay\(("(?:[^"\\]|\\.)*")\)""")
_LANGUAGE = 'const LANGUAGE = "en";'
_IMPORTED = re.compile(r"""(\b(?:from|import)\s*\(?)"(\.[^"]+)\"""")


def shorten(source: str, path: str = "a script") -> str:
    """Return a script without its comments, and without the spaces that nothing needs.

    Raises GuideError when it cannot be read as JavaScript, with its path and the line.
    """
    try:
        # Without an end of its own, what is put behind it could go on with its last statement.
        return str(minify.string("application/javascript", source)) + ";\n"
    except minify.MinifyError as error:
        found = re.match(r"(.*?) on line (\d+)", str(error))
        why, line = (found[1], int(found[2])) if found else (str(error).split("\n")[0], 1)
        rule = f"the line must be JavaScript: {why}"
        raise GuideError([Finding(path, line, rule)]) from error


def write_messages(
    source: str,
    language: str = LANGUAGE_TAG,
    translations: NullTranslations = TRANSLATIONS,
) -> str:
    """Return a script that no page loads, its messages in a language in place of their ids."""

    def translate(found: re.Match[str]) -> str:
        told = translations.gettext(json.loads(found[1]))
        return json.dumps(told, ensure_ascii=False)

    told = f"const LANGUAGE = {json.dumps(language)};"
    return _SAID.sub(translate, source.replace(_LANGUAGE, told))


def create_scripts(sources: Path = SOURCES) -> dict[str, str]:
    """Return the scripts below a folder by their published path.

    Raises GuideError with each that cannot be read as JavaScript or imports what is not there, and
    with every two that would be published at one address.
    """
    places = _list_places(sources)
    scripts: dict[str, str] = {}
    findings: list[Finding] = []
    for source, path in places.items():
        label = f"{sources.name}/{source}"
        if path in scripts:
            rule = f"the script must have a name of its own: another is published as {path}"
            findings.append(Finding(label, 1, rule))
        text = (sources / source).read_text(encoding="utf-8")
        if path == addresses.WORKER:
            text = write_messages(text)
        try:
            scripts[path] = shorten(text, label)
        except GuideError as error:
            findings += error.findings
            continue
        for found in _IMPORTED.finditer(scripts[path]):
            if _find_target(found, source) not in places:
                line = text.count("\n", 0, text.find(found[2])) + 1
                findings.append(Finding(label, line, f'"{found[2]}" must lead to a script'))
    if findings:
        raise GuideError(findings)
    return {path: _point(scripts[path], source, places) for source, path in places.items()}


def _list_places(sources: Path) -> dict[str, str]:
    """Return where each script is published, by its place below the sources."""
    places = {}
    for room, folder in addresses.SCRIPT_ROOMS.items():
        for script in sorted((sources / room).rglob("*.js")):
            name = script.relative_to(sources).as_posix()
            inner = script.relative_to(sources / room).as_posix()
            places[name] = addresses.NAMED_SCRIPTS.get(name, folder + inner)
    return places


def _point(text: str, source: str, places: dict[str, str]) -> str:
    """Return a script whose imports lead from its published place to theirs."""
    here = posixpath.dirname(places[source])

    def lead(found: re.Match[str]) -> str:
        way = posixpath.relpath(places[_find_target(found, source)], here)
        return f'{found[1]}"{way if way.startswith(".") else f"./{way}"}"'

    return _IMPORTED.sub(lead, text)


def _find_target(found: re.Match[str], source: str) -> str:
    """Return which script an import is of, by its place below the sources."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), found[2]))
