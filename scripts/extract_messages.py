"""Write every word that can be translated into a template for translators, as gettext has it.

Messages come from the code, the templates, the scripts, the muscle map and the settings of the
site; texts of data/ and docs/ come with their place as context, so that a sentence that is edited
loses its translation, and no other does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from mkdocs.config import load_config

from footwork.figures.muscles.views import VIEWS
from footwork.look.typesetting import find_messages
from footwork.pages.frame import translate_settings
from footwork.publishing import addresses
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.publishing.script_messages import KEYWORDS
from footwork.reading.guide import read_guide
from footwork.views.translating import list_prose, list_texts

ROOT = Path(__file__).resolve().parent.parent
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract"), ("**.js", "javascript")]
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), **KEYWORDS}
_ROOMS = ("footwork", "overrides")
_USUAL = ROOT / ".cache" / "messages.pot"


def create_catalog(root: Path = ROOT) -> Catalog:
    """Return everything that can be translated in a guide; raises GuideError for faulty data."""
    catalog = Catalog(project="Footwork", charset="utf-8")
    for room in _ROOMS:
        found = extract_from_dir(
            str(root / room), _METHODS, {"**.html": {"trimmed": "true"}}, _KEYWORDS
        )
        for file, line, message, comments, context in found:
            where = (f"{room}/{file}", line)
            catalog.add(message, None, [where], auto_comments=comments, context=context)
    for template in sorted((root / "footwork").rglob("*.typ")):
        for message in find_messages(template):
            catalog.add(message, None, [(template.relative_to(root).as_posix(), 1)])
    for name, view in VIEWS.items():
        # The drawing carries it in English, whatever language a build is in.
        catalog.add(view.alt, None, context=addresses.figure(addresses.MAP, name))
    for text in list_settings(root / "mkdocs.yml"):
        catalog.add(text, None, [("mkdocs.yml", 1)])
    for place, text in list_texts(read_guide(root / "data")):
        catalog.add(text, None, context=place)
    for page in sorted((root / "docs").rglob("*.md")):
        name = page.relative_to(root).as_posix()
        for text in list_prose(page.read_text(encoding="utf-8")):
            catalog.add(text, None, context=name)
    return catalog


def list_settings(path: Path) -> list[str]:
    """Return every reader's word in the settings of the site."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    translate_settings(load_config(str(path)), note)
    return found


def main() -> int:
    """Write the template and say how much is in it."""
    parser = Parser(__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=_USUAL)
    path = parser.parse_args().file
    catalog = create_catalog()
    if path.parent == _USUAL.parent:
        path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True)
    print(f"{len(catalog)} texts in {path}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
