"""The language of a build, and catalogs: whatever is wrong with them is said in lines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from footwork.model import Guide
from footwork.reading.findings import Fault, Finding
from footwork.views.messages import load_translations
from footwork.views.translating import check_catalog, check_catalogs, list_texts

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


@pytest.mark.parametrize("content", [b"\xff\xfe", b'msgid "open'])
def test_a_catalog_that_cannot_be_read_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes(content)
    with pytest.raises(Fault, match=r"data/messages/de\.po:1: "):
        load_translations("de", tmp_path)
