"""Rules that hold for every text, file, dose and address, however unlikely."""

from __future__ import annotations

import copy
import inspect
import json
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import urljoin

import markdown
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from jinja2.bccache import Bucket, BytecodeCache

from footwork.model import Dose, Guide, Tempo
from footwork.model.times import CHANGE_SECONDS, dose_seconds, routine_seconds, start_seconds
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.reading.guide import FILES, check_data, read_guide
from footwork.reading.schema import create_schema, find_part
from footwork.reading.yaml_tree import load_tree
from footwork.views import wording
from footwork.views.wording import inner_case
from tests.conftest import GOOD

pytestmark = pytest.mark.slow

SITE = "https://feet.example/guide/"

# ------------------------------------------------------------------------------ broken files

_YAML = [
    *("- ", ": ", "? ", "\n", "\n  ", "\t", " ", "[", "]", "{", "}", ",", "#", "|", ">-", "---\n"),
    *("&a ", "*a", "<<: ", "!!str ", "!", "%", "@", "'", '"', "\\x00", "~", "no", "010", ".inf"),
    *("2026-02-30", "id", "name", "\u2028", "\x85", "\ufeff", "\u202e", "\r", "é", "🦶", "\0"),
]
yaml_like = st.lists(st.sampled_from(_YAML) | st.characters(codec="utf-8"), max_size=40).map(
    "".join
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the good data, to be broken again and again."""
    folder = tmp_path_factory.mktemp("data")
    for name in FILES:
        (folder / f"{name}.yml").write_bytes((GOOD / f"{name}.yml").read_bytes())
    return folder


@given(raw=st.binary(max_size=200) | yaml_like.map(str.encode))
def test_any_file_gives_a_value_or_findings(data: Path, raw: bytes) -> None:
    path = data / "any.yml"
    path.write_bytes(raw)
    tree = load_tree(path, "any.yml")
    assert tree.findings or tree.value is not None
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for finding in tree.findings:
        assert 1 <= finding.line <= lines
        assert finding.message.isprintable()


@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 6000),
    length=st.integers(0, 60),
    typed=yaml_like,
)
def test_any_edit_of_good_data_gives_a_guide_or_findings(
    data: Path, name: str, start: int, length: int, typed: str
) -> None:
    path = data / f"{name}.yml"
    good = (GOOD / path.name).read_text(encoding="utf-8")
    start %= len(good)
    path.write_text(good[:start] + typed + good[start + length :], encoding="utf-8", newline="")
    try:
        guide, findings = check_data(data)
    finally:
        path.write_text(good, encoding="utf-8")
    assert (guide is None) == bool(findings)
    for finding in findings:
        assert str(finding).replace("\n    ", "").isprintable()


# ------------------------------------------------------------------------- text on the pages

Place = tuple[str | int, ...]


@cache
def _good() -> Guide:
    return read_guide(GOOD)


@cache
def _dump() -> dict[str, Any]:
    return _good().model_dump()


def _walk(value: Any, place: Place) -> Iterator[Place]:
    """Yield the places of all values that are not blocks or lists."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, (*place, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*place, index))
    elif value is not None:
        yield place


@cache
def _text_fields() -> dict[str, tuple[Place, int, int]]:
    """Return every field that takes any text: its first place, least and largest length."""
    schema = create_schema(Guide)
    fields: dict[str, tuple[Place, int, int]] = {}
    for place in _walk(_dump(), ()):
        part = find_part(schema, place)
        if part.get("type") == "string" and not part.keys() & {"enum", "pattern", "format"}:
            name = ".".join(key for key in place if isinstance(key, str))
            fields.setdefault(name, (place, part["minLength"], part["maxLength"]))
    return fields


def _with_text(place: Place, text: str) -> Guide:
    changed = copy.deepcopy(_dump())
    block: Any = changed
    for key in place[:-1]:
        if isinstance(block[key], tuple):
            block[key] = list(block[key])
        block = block[key]
    block[place[-1]] = text
    return Guide.model_validate(changed)


@cache
def _macros() -> dict[str, tuple[str, ...]]:
    """Return the macros whose pages come from the data alone, each with its arguments."""
    calls: dict[str, tuple[str, ...]] = {}
    calls |= {f"exercise {item.id}": ("exercise", item.id) for item in _good().exercises}
    calls |= {f"routine {item.id}": ("routine", item.id) for item in _good().routines}
    for name, method in inspect.getmembers(Pages, inspect.isfunction):
        if not name.startswith("_") and len(inspect.signature(method).parameters) == 1:
            calls[name] = (name,)
    return calls


class _Compiled(BytecodeCache):
    """Keeps the templates compiled from one example to the next."""

    def __init__(self) -> None:
        self.code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.code


COMPILED = _Compiled()


def _render(guide: Guide, macro: str) -> str:
    pages = Pages(guide, SITE, GOOD)
    pages._environment.bytecode_cache = COMPILED
    name, *arguments = _macros()[macro]
    return str(getattr(pages, name)(*arguments))


class _Outline(HTMLParser):
    """Takes HTML apart into elements with attributes, and text; structured data into values.

    Lines to copy, which are HTML inside of HTML, are taken apart in turn.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[Any] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append([tag, *map(list, attrs)])

    def handle_endtag(self, tag: str) -> None:
        self.parts.append([f"/{tag}"])

    def handle_data(self, data: str) -> None:
        if self.parts and self.parts[-1] == ["script"]:  # code, not data
            self.parts.append(data)
        elif self.parts and self.parts[-1][0] == "script":
            self.parts.append(_read_lines(json.loads(data)))
        elif self.parts and self.parts[-1][0] == "textarea":
            self.parts.append(_read_line(data))
        elif data.strip("\n "):
            self.parts.append(data.strip("\n "))


def _read_line(line: str) -> Any:
    """Take apart a line to paste into another page, HTML or Markdown; an address is one text."""
    if line.startswith("["):
        # In a picture's words this reader leaves the entities that CommonMark reads.
        line = markdown.markdown(line).replace("&amp;#", "&#")
    return _Outline(line).parts if line.startswith("<") else line


def _read_lines(value: Any) -> Any:
    """Take apart the lines to paste in structured data, which stand under this name."""
    if isinstance(value, list):
        return [_read_lines(item) for item in value]
    if isinstance(value, dict):
        return {
            name: {way: _read_line(line) for way, line in item.items()}
            if name == "lines"
            else _read_lines(item)
            for name, item in value.items()
        }
    return value


def _placeholder(name: str) -> str:
    """Return a text for a field whose capitals show what a page did to it."""
    return "qzQx".ljust(_text_fields()[name][1], "x")


def _put(part: Any, old: str, new: str) -> Any:
    """Put a new text where the old stands, changed as the old one was."""
    if isinstance(part, dict):
        return {key: _put(item, old, new) for key, item in part.items()}
    if isinstance(part, list) and part[:1] == ["id"]:
        return ["id", part[1].replace(old.lower(), new.lower().replace(" ", "-"))]
    if isinstance(part, list):
        return [_put(item, old, new) for item in part]
    if not isinstance(part, str):
        return part
    capital = wording.sentence_case
    for change in (str, capital, str.lower, lambda text: capital(text.lower())):
        part = part.replace(change(old), change(new))
    return part


@cache
def _shown(name: str) -> dict[str, list[Any]]:
    """Return the outlines of the pages that show a field, with the placeholder in it."""
    guide = _with_text(_text_fields()[name][0], _placeholder(name))
    pages = {macro: _render(guide, macro) for macro in _macros()}
    small = _placeholder(name).lower()
    return {macro: _Outline(html).parts for macro, html in pages.items() if small in html.lower()}


def _fit(name: str, text: str) -> str:
    """Make a text fit a field: as long as it asks for, without blanks at its ends."""
    _, least, largest = _text_fields()[name]
    if name == "sources.authors":
        text = text.replace(",", "")[: largest - 5] + " Xxxx"  # else a page would shorten it
    if name == "sources.title":
        text = text[: largest - 1] + "x"  # else a page would end it with a full stop
    if name.startswith("exercises.phases.") or name.endswith(".zones.name"):
        text = inner_case(text.strip())  # it stands within a sentence, with a small first letter
    return text.strip()[:largest].strip().ljust(least, "x")


HOSTILE = (
    "<b onload=x>",
    "</script><i>",
    "<!--",
    "]]>",
    "&lt;&#60;&amp;",
    "\"'`\\1\\g<0>",
    "{{ 7*7 }}{% x %}",
    "{: #a .b }",
    "*a* **b** __c__",
    "[a](javascript:x)",
    "# - > 1. ",
    "a  b\u00a0c",
    "{#  #}",
    "wzxhzdk:0",
    "Füße 🦶 \u200f",
)
SENTENCES = ("disclaimer_first", "pain_rule")
"""The macros that tell the disclaimer sentence by sentence."""
ENDED = "1. it ends."
"""A whole sentence: it keeps its full stop, also where it stands as a term or a title."""


def _tell_by_sentences(text: str) -> tuple[str, set[str]]:
    """Return the words and the tags of what tells the disclaimer sentence by sentence."""
    guide = _with_text(_text_fields()["safety.disclaimer"][0], text)
    parts = [part for macro in SENTENCES for part in _Outline(_render(guide, macro)).parts]
    words = " ".join(part for part in parts if isinstance(part, str))
    return words, {part[0] for part in parts if isinstance(part, list)}


def _sentences_match(text: str) -> None:
    words, tags = _tell_by_sentences(text)
    for sentence in wording.sentences(text):
        assert sentence.strip("\n ") in words
    assert tags <= _tell_by_sentences("One. Two. Three. Four. Five. Six. Seven.")[1]


def _outlines_match(name: str, text: str, *, markdown_too: bool = False) -> None:
    guide = _with_text(_text_fields()[name][0], text)
    for macro, outline in _shown(name).items():
        html = _render(guide, macro)
        if name == "safety.disclaimer" and macro in SENTENCES:
            _sentences_match(text)
            continue
        expected = _put(outline, _placeholder(name), text)
        assert _Outline(html).parts == expected, macro
        if markdown_too:
            page = markdown.markdown(html, extensions=["attr_list", "md_in_html", "toc"])
            assert _Outline(page).parts == expected, macro


def _pieces(largest: int) -> list[str]:
    """Return all hostile texts, as many together as a field can hold."""
    pieces = [""]
    for text in HOSTILE:
        if len(pieces[-1]) + len(text) + 1 > largest:
            pieces.append("")
        pieces[-1] += f" {text}"
    return pieces


@pytest.mark.parametrize("name", sorted(_text_fields()))
def test_hostile_text_comes_out_as_it_is_also_through_markdown(name: str) -> None:
    for text in (*_pieces(_text_fields()[name][2]), ENDED):
        _outlines_match(name, _fit(name, text), markdown_too=True)


def test_every_text_of_the_data_is_shown_on_a_page() -> None:
    hidden = {name for name in _text_fields() if not _shown(name)}
    # For the player, which reads it from an attribute; for the feed.
    assert hidden == {
        "exercises.figure.motion",
        "exercises.changes.what",
        "exercises.changes.why",
        # They name a version as an id names a movement; the page shows that version whole.
        "measures.tests.compares.version",
        "questions.do.version",
        "questions.leave.version",
        # For the index of the search alone: misspellings are among them.
        "questions.also_asked",
    }


texts = st.lists(st.sampled_from(HOSTILE) | st.characters(exclude_categories=["Cs"])).map("".join)


@given(name=st.sampled_from(sorted(_text_fields())), text=texts)
def test_any_text_in_any_field_comes_out_as_it_is(name: str, text: str) -> None:
    text = _fit(name, text)
    try:
        _with_text(_text_fields()[name][0], text)
    except ValueError:
        reject()
    _outlines_match(name, text)


# -------------------------------------------------------------------------------------- times

seconds = st.integers(1, 40).map(lambda half: half / 2)
lifts = seconds.filter(lambda value: value >= 1)  # half a second alone rounds to none
tempos = st.builds(Tempo, lift=lifts, hold=st.just(0) | seconds, lower=st.just(0) | seconds)
common = {"sets": st.integers(1, 10), "rest": st.integers(0, 300), "per_side": st.booleans()}
doses = st.one_of(
    st.builds(Dose, reps=st.integers(1, 100), tempo=tempos, each_way=st.booleans(), **common),
    st.builds(Dose, seconds=st.integers(1, 600), **common),
    st.builds(Dose, meters=st.integers(1, 200), **common),
)


@given(first=st.lists(doses, min_size=1), second=st.lists(doses, min_size=1))
def test_two_routines_in_a_row_take_both_times_and_one_change(
    first: list[Dose], second: list[Dose]
) -> None:
    both = routine_seconds(first) + CHANGE_SECONDS + routine_seconds(second)
    assert routine_seconds(first + second) == both


@given(routine=st.lists(doses, min_size=1))
def test_each_dose_of_a_routine_takes_time_and_begins_after_the_one_before(
    routine: list[Dose],
) -> None:
    starts = start_seconds(routine)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert min(map(dose_seconds, routine)) > 0
    assert starts[-1] + dose_seconds(routine[-1]) == routine_seconds(routine)


@given(dose=doses)
def test_a_dose_in_words_holds_its_numbers(dose: Dose) -> None:
    exercise = _good().exercises[0]
    count = str(dose.reps or dose.seconds or wording.feet(dose.meters or 0))
    amount, sentence = wording.dose_amount(dose), wording.dose_sentence(dose, exercise)
    assert count in amount.split(" ")
    assert count in sentence.split(" ")
    if dose.meters:  # never feet alone: most runners of the world count in meters
        assert f"({dose.meters} m)" in amount
        assert f"({dose.meters} meter" in sentence
    if dose.sets > 1:
        assert amount.startswith(f"{dose.sets} × ")
        assert sentence.startswith(f"{dose.sets} sets of ")
        assert (f"rest {dose.rest} s" in sentence) == (dose.rest > 0)
    if dose.tempo:
        parts = [dose.tempo.lift, dose.tempo.hold, dose.tempo.lower]
        shown = [part for _, part in wording.tempo_parts(dose.tempo, exercise)]
        assert shown == [part for part in parts if part]
        assert all(f" {wording.number(part)} s" in sentence for part in shown)
    assert ("each leg" in sentence) == dose.per_side
    assert ("each way" in sentence) == dose.each_way


# ---------------------------------------------------------------------------------- addresses

names = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
page_paths = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
file_paths = st.builds("{}{}.svg".format, page_paths, names)
anchors = st.just("") | names.map("#{}".format)


@given(target=st.builds("{}{}".format, page_paths, anchors) | file_paths, page=page_paths)
@pytest.mark.parametrize("site", ["https://feet.example/", SITE], ids=["root", "folder"])
def test_a_link_leads_to_its_target_from_any_page(site: str, target: str, page: str) -> None:
    link = addresses.relative(target, page)
    assert not link.startswith("/")
    assert urljoin(site + page, link) == addresses.absolute(target, site)
