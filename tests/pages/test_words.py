"""No word of a page stands outside a message, and none counts what the data may change."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.publishing.templating import create_environment
from footwork.reading.guide import read_guide
from footwork.views import wording

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "footwork" / "pages" / "templates"
TEMPLATES = sorted(path for path in FOLDER.glob("*.html") if path.name != "api_example.html")
"""All but one, which is a script for other sites: what it says is the title of a stop box."""
OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))
_SAID = ("aria-label", "title", "alt", "placeholder")
_WORDS = re.compile(r"^.[A-Z][a-z]|[A-Za-z] [A-Za-z]")
_KEYS = {"ArrowLeft", "ArrowRight", "Escape", "Plus", "Space"}
"""Keys as HTML names them."""


def find_literals(source: str) -> list[str]:
    """Return the words of a template that a reader meets and that are no messages or values."""
    html, inside, translated = "", "", False
    texts = []
    for _, kind, value in create_environment("pages").lex(source):
        if kind in ("block_begin", "variable_begin"):
            inside = ""
        elif kind == "string":
            if not inside.endswith("_ ( ") and _WORDS.search(value):
                texts.append(value[1:-1])
            inside += "string "
        elif kind == "block_end":
            name = inside.split()[0]
            translated = name == "trans" or (translated and name != "endtrans")
        elif kind == "variable_end":
            html += "i "  # it may be the name of a tag
        elif kind == "data":
            html += "" if translated else value
        elif kind not in ("comment_begin", "comment", "comment_end"):
            inside += f"{value} " if kind != "whitespace" else ""
    tree = BeautifulSoup(html, "html.parser")
    for script in tree(["script", "style"]):
        script.decompose()
    texts += [str(text) for text in tree.find_all(string=True)]
    texts += [str(tag[name]) for tag in tree.select("*") for name in _SAID if tag.get(name)]
    return [text.strip() for text in texts if re.search(r"[^\W\d_]{2}", text)]


@pytest.mark.parametrize("path", [*TEMPLATES, *OVERRIDES], ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    found = find_literals(path.read_text(encoding="utf-8"))
    assert [text for text in found if text not in {"doi:i", *_KEYS}] == []


def test_literals_are_found_where_they_are() -> None:
    source = '<p title="Name {{ x }}">{{ _("A b") }}</p>{% trans %}free{% endtrans %} word {# no #}'
    assert find_literals(source) == ["word", "Name i"]
    assert find_literals('{{ act("go", "Go on", _("Go")) }}') == ["Go on"]


def test_no_source_of_a_page_counts_the_movements() -> None:
    made = {"index.md", "exercises/index.md", "routines/index.md"}  # held by the stubs' check
    docs = ROOT / "docs"
    prose = [path for path in docs.rglob("*.md") if path.relative_to(docs).as_posix() not in made]
    files = [*TEMPLATES, *OVERRIDES, *prose, ROOT / "mkdocs.yml", *(ROOT / "data").glob("*.yml")]
    count = wording.count_word(len(read_guide().exercises))
    counted = re.compile(
        rf"\b{count} (?:foot-strength )?movements\b|\b(?:all|these) {count}\b", re.IGNORECASE
    )
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in counted.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_pages_count_as_many_movements_as_there_are(guide: Guide, tmp_path: Path) -> None:
    # What is printed is told as if it were made.
    names = [f"{name}-{paper}" for name in ("cheat-sheet", "cards") for paper in ("a4", "letter")]
    of = {"paper": "a4", "pages": 1, "bytes": 1000}
    files = [{"path": addresses.printed(name), **of} for name in names]
    (tmp_path / addresses.print_list()).parent.mkdir(parents=True)
    (tmp_path / addresses.print_list()).write_text(json.dumps({"files": files}))

    def make(count: int) -> Pages:
        first = guide.exercises[0]
        copies = [first.model_copy(update={"id": f"copy-{n}"}) for n in range(count)]
        exercises = (*guide.exercises, *copies)[:count]
        grown = guide.model_copy(update={"exercises": exercises})
        return Pages(grown, "https://feet.example/guide/", tmp_path)

    def read(pages: Pages) -> dict[str, str]:
        made = {name: getattr(pages, name)() for name in ("home", "exercises", "printed")}
        made["exercise"] = pages.exercise(guide.exercises[0].id)
        made["about"] = pages.count_movements()
        return {name: BeautifulSoup(html, "html.parser").get_text() for name, html in made.items()}

    # No data has these numbers as words.
    for count, word, other in ((16, "sixteen", "seventeen"), (17, "seventeen", "sixteen")):
        for name, text in read(make(count)).items():
            assert word in text.lower(), name
            assert other not in text.lower(), name
