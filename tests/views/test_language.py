"""The language of a build, and catalogs: whatever is wrong with them is said in lines."""

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
from footwork.reading.findings import Fault, Finding
from footwork.views.messages import load_translations
from footwork.views.translating import (
    check_catalog,
    check_catalogs,
    list_prose,
    list_texts,
    map_prose,
    map_texts,
)

ROOT = Path(__file__).parents[2]


def check(language: str, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *(command or ("-m", "footwork", "check"))],
        cwd=ROOT,
        env=os.environ | {"GUIDE_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("language", ["xx", "../../x", "a\nb"])
def test_a_language_without_a_catalog_ends_the_build_in_one_line(language: str) -> None:
    result = check(language)
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("GUIDE_LANGUAGE must be one of en, en-XA")
    assert repr(f"data/messages/{language}.po") in line


def test_no_language_is_english() -> None:
    assert (
        check("", "-c", "from footwork.views import messages as m; print(m.LANGUAGE)").stdout
        == "en\n"
    )


@pytest.mark.parametrize("script", ["own_cards.py", "new_movement.py", "extract_messages.py"])
def test_every_command_says_it(script: str) -> None:
    result = check("xx", f"scripts/{script}", "--help")
    assert result.returncode == 1
    assert result.stderr.startswith("GUIDE_LANGUAGE must be one of")


HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ONE = 'msgid "%(name)s: 5 %% more"\n'
MANY = 'msgid "%(count)s step of %(all)s"\nmsgid_plural "%(count)s steps of %(all)s"\n'
BOLD = 'msgid "<b>%(name)s</b> more"\n'
RIGHT = [
    ONE + 'msgstr "%(name)s: 5 %% mehr"',
    ONE + 'msgstr ""',
    MANY + 'msgstr[0] "ein Schritt von %(all)s"\nmsgstr[1] "%(count)s Schritte von %(all)s"',
    BOLD + 'msgstr "<b>%(name)s</b> mehr"',
    'msgctxt "exercises.a.name"\nmsgid "5 % more"\nmsgstr "5 % mehr, %(so)s"',
    "#, fuzzy\n" + ONE + 'msgstr "%(nam)s"',
]
WRONG = {
    "another value": (ONE + 'msgstr "%(nam)s: 5 %% mehr"', 6, "must hold no value %(nam)s"),
    "a value lost": (ONE + 'msgstr "5 %% mehr"', 6, "must hold %(name)s"),
    "a percent sign": (ONE + 'msgstr "%(name)s: 50 % x"', 6, "a percent sign as %%"),
    "a value of another kind": (ONE + 'msgstr "%(name)d"', 6, "must hold %(name)s"),
    "a plural form lost": (MANY + 'msgstr[0] "x %(all)s"', 6, "must have all 2 plural forms"),
    "a plural form too many": (MANY + 'msgstr[0] "x"\nmsgstr[2] "y"', 6, "num_plurals"),
    "a value lost in a form": (
        MANY + 'msgstr[0] "ein Schritt"\nmsgstr[1] "%(count)s von %(all)s"',
        6,
        "must hold %(all)s",
    ),
    "a tag lost": (BOLD + 'msgstr "%(name)s mehr"', 6, "must hold the tags of its English: <b>"),
    "an open quote": ('msgid "a\nmsgstr "b"', 6, "must end with the one quote"),
    "a quote within": ('msgid "a"\nmsgstr "b"c"', 7, "must end with the one quote"),
    "no translation": ('msgid "a"\n\nmsgid "b"\nmsgstr "c"', 6, "missing msgstr"),
    "no keyword": ('msgidd "a"\nmsgstr "c"', 6, "keyword"),
}


def read(folder: Path, text: str, guide: Guide, name: str = "de") -> list[Finding]:
    (folder / f"{name}.po").write_text(text, encoding="utf-8")
    return check_catalog(name, guide, folder)


@pytest.mark.parametrize("message", RIGHT)
def test_what_is_right_is_not_found(tmp_path: Path, guide: Guide, message: str) -> None:
    assert read(tmp_path, f"{HEAD}{message}\n", guide) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_message_is_found_at_its_line(tmp_path: Path, guide: Guide, name: str) -> None:
    message, line, rule = WRONG[name]
    findings = read(tmp_path, f"{HEAD}{message}\n", guide)
    assert findings
    for finding in findings:
        assert (finding.path, finding.line) == ("data/messages/de.po", line)
    assert any(rule in finding.message for finding in findings)


HEADS = {
    "an unknown charset": ("charset=utf-8", "charset=nope", 3),
    "code for a rule": ("plural=(n != 1)", "plural=__import__(1)", 4),
    "a rule that divides by nothing": ("plural=(n != 1)", "plural=(n%0)", 4),
    "another count": ("nplurals=2", "nplurals=99", 4),
    "a count in words": ("nplurals=2", "nplurals=two", 1),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_wrong_head_is_found(tmp_path: Path, guide: Guide, name: str) -> None:
    right, wrong, line = HEADS[name]
    assert right in HEAD
    (finding,) = read(tmp_path, HEAD.replace(right, wrong), guide)
    assert finding.line == line


def test_a_language_that_nobody_knows_is_found(tmp_path: Path, guide: Guide) -> None:
    (finding,) = read(tmp_path, HEAD, guide, "zz")
    assert "must be named by a language" in finding.message
    assert read(tmp_path, HEAD, guide, "pt-BR") == []


def test_everything_wrong_is_told_at_once(tmp_path: Path, guide: Guide) -> None:
    names = ("a value lost", "a tag lost", "a plural form lost")
    text = HEAD + "\n\n".join(WRONG[name][0] for name in names)
    for language in ("de", "fr"):
        (tmp_path / f"{language}.po").write_text(f"{text}\n", encoding="utf-8")
    found = check_catalogs(guide, tmp_path)
    assert len(found) == 2 * len(names)
    with pytest.raises(Fault, match="3 findings"):
        load_translations("de", tmp_path)


@pytest.mark.parametrize(
    ("length", "told"), [(1, "must be text of 50 to 155 characters"), (60, "")]
)
def test_a_translation_keeps_the_limits_of_its_place(
    tmp_path: Path, guide: Guide, length: int, told: str
) -> None:
    place, text = next(it for it in list_texts(guide) if it[0].endswith(".summary"))
    told_as = 'msgctxt "{}"\nmsgid "{}"\nmsgstr "{}"\n'.format(
        place, text.replace('"', '\\"'), "x" * length
    )
    findings = read(tmp_path, HEAD + told_as, guide)
    assert [told in finding.message and place in finding.message for finding in findings] == (
        [True] if told else []
    )


PAGE = """\
---
title: "A page"
---

# A heading { #here }

Two lines
of prose, with a {{ macro() }}.

{{ exercise("toe-curls") }}

</div>
<div markdown>
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
    told = map_texts(one, lambda _, text, __: f"<{text}>")
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
        "text = pathlib.Path(sys.argv[2]).read_text(encoding='utf-8')\n"
        "file = types.SimpleNamespace(src_uri='about.md', content_string=text)\n"
        "page = types.SimpleNamespace(file=file, meta={})\n"
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
    with pytest.raises(Fault, match=r"data/messages/de\.po:1: "):
        load_translations("de", tmp_path)
