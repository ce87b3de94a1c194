"""The language of a build: a wrong one ends it in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from footwork.model import Guide
from footwork.model.exercise import Drawn
from footwork.views.messages import LanguageError, load_translations
from footwork.views.translating import list_prose, map_prose, map_texts

ROOT = Path(__file__).parents[2]


def test_a_language_without_a_catalog_ends_the_build_in_one_line() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "footwork", "check"],
        cwd=ROOT,
        env=os.environ | {"GUIDE_LANGUAGE": "xx"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("GUIDE_LANGUAGE must be one of en")
    assert "data/messages/xx.po" in line


PAGE = """\
---
title: "A page"
---

# A heading { #here }

Two lines
of prose, with a {{ macro() }}.

{{ exercise("toe-curls") }}
"""


def test_prose_is_translated_block_by_block() -> None:
    heading, prose = list_prose(PAGE)
    assert heading == "# A heading { #here }"
    assert prose.startswith("Two lines\nof prose")
    told = {heading: "# Eine Überschrift { #here }", prose: "Ein Satz."}
    wanted = PAGE.replace(heading, told[heading]).replace(prose, told[prose])
    assert map_prose(PAGE, told.__getitem__) == wanted
    assert map_prose(PAGE, lambda text: text) == PAGE


def test_every_text_of_a_drawing_is_translated(guide: Guide) -> None:
    """Also what is drawn beside start and end, which the data lists by name."""
    drawn = {"easier": Drawn(caption="Seated", alt="A person sits.")}
    exercise = guide.exercises[0]
    figure = exercise.figure.model_copy(update={"others": drawn})
    one = exercise.model_copy(update={"figure": figure})
    told = map_texts(one, lambda _, text: f"<{text}>")
    assert told.figure.others["easier"] == Drawn(caption="<Seated>", alt="<A person sits.>")
    assert told.figure.side == exercise.figure.side


def test_a_page_written_by_hand_is_shown_in_the_language_of_the_build(tmp_path: Path) -> None:
    """What a translator is given by the template reaches the page: same place, same words."""
    page = ROOT / "docs/about.md"
    first = list_prose(page.read_text(encoding="utf-8"))[0]
    catalog = Catalog(locale="de")
    catalog.add(first, "Ein Satz.", context="docs/about.md")
    path = tmp_path / "data/messages/de.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    code = (
        "import footwork.views.messages as messages, pathlib, sys\n"
        "messages.TRANSLATIONS = messages.load_translations('de', pathlib.Path(sys.argv[1]))\n"
        "messages.LANGUAGE = 'de'\n"
        "from footwork.views.translating import translate_prose\n"
        "import macros, types\n"
        "page = types.SimpleNamespace(file=types.SimpleNamespace(src_uri='about.md'), meta={})\n"
        "text = pathlib.Path(sys.argv[2]).read_text(encoding='utf-8')\n"
        "env = types.SimpleNamespace(page=page, variables={}, markdown=text)\n"
        "macros.on_pre_page_macros(env)\n"
        "sys.stdout.buffer.write(env.markdown.encode())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path.parent), str(page)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == page.read_text(encoding="utf-8").replace(first, "Ein Satz.")


@pytest.mark.parametrize("content", [b"\xff\xfe", b'msgid "open'])
def test_a_catalog_that_cannot_be_read_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes(content)
    with pytest.raises(LanguageError, match="'de'"):
        load_translations("de", tmp_path)
