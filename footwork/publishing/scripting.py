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
from footwork.views.messages import LANGUAGE_TAG, TRANSLATIONS

SOURCES = Path(__file__).parents[1]

_SAID = re.compile(r"""\bsay\(("(?:[^"\\]|\\.)*")\)""")
_LANGUAGE = 'const LANGUAGE = "en";'
_IMPORTED = re.compile(r"""(\b(?:from|import)\s*\(?)"(\.[^"]+)\"""")


def shorten(source: str) -> str:
    """Return a script without its comments, and without the spaces that nothing needs.

    Raises ValueError when it cannot be read as JavaScript, with the line.
    """
    try:
        # Without an end of its own, what is put behind it could go on with its last statement.
        return str(minify.string("application/javascript", source)) + ";\n"
    except minify.MinifyError as error:
        line = re.search(r"on line (\d+)", str(error))
        where = f"line {line[1]}" if line else "it"
        raise ValueError(f"{where} cannot be read as JavaScript") from error


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

    Raises ValueError when one cannot be read as JavaScript, with its path and line, when one
    imports what is not there, or when two would be published at one address.
    """
    places = _list_places(sources)
    scripts: dict[str, str] = {}
    for source, path in places.items():
        if path in scripts:
            raise ValueError(f"{sources / source}: another script is published as {path} already")
        try:
            text = (sources / source).read_text(encoding="utf-8")
            if path == addresses.WORKER:
                text = write_messages(text)
            scripts[path] = _point(shorten(text), source, places)
        except ValueError as error:
            raise ValueError(f"{sources / source}: {error}") from error
    return scripts


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
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), found[2]))
        if target not in places:
            raise ValueError(f'"{found[2]}" leads to no script')
        way = posixpath.relpath(places[target], here)
        return f'{found[1]}"{way if way.startswith(".") else f"./{way}"}"'

    return _IMPORTED.sub(lead, text)
