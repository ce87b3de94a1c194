"""Scripts are published whole, at their addresses, and without what only their readers need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footwork.publishing import addresses
from footwork.publishing.scripting import SOURCES, create_scripts, shorten, write_messages
from footwork.reading.findings import GuideError
from footwork.views.messages import PSEUDO, load_translations
from tests.scripts_tools import ROOT, SCRIPTS, list_texts
from tests.site.pseudo import list_bare

LIBRARY = SOURCES.relative_to(ROOT).as_posix()
ROOMS = {
    script.removeprefix(f"{LIBRARY}/"): (ROOT / script).read_text(encoding="utf-8")
    for script in SCRIPTS
    if script.removeprefix(f"{LIBRARY}/").startswith(tuple(addresses.SCRIPT_ROOMS))
}
"""The scripts that are published each as a file of its own, from the library's root."""

STAYS = [
    "const a=`x  ${b+`y  // ${c}`}  /* z */`",
    'const s="a // b",t="/* c */  d"',
    r"const f=e=>/a  \/\/b/.test(e)",
    "f(/[/*]  '/,a/b/c)",
    "a+ +b- -c",
]
"""What only looks like a comment or like a space that nothing needs."""

GOES = [
    ("f(a, /* b\n */ c)", "f(a,c)"),
    ("x = /** @type {X} */ (a)", "x=a"),
    ("const { b } = a ? [ c ] : d;", "const{b}=a?[c]:d"),
    ("const long = (name) => name.long;", "const long=e=>e.long"),
]


@pytest.mark.parametrize(("source", "wanted"), [(f"{code} // end", code) for code in STAYS] + GOES)
def test_hard_cases(source: str, wanted: str) -> None:
    assert shorten(source) == wanted + ";\n"


def test_every_script_is_published_with_its_own_texts_and_shorter() -> None:
    published = create_scripts()
    assert len(published) == len(ROOMS) > 30
    for source, text in ROOMS.items():
        room = next(room for room in addresses.SCRIPT_ROOMS if source.startswith(f"{room}/"))
        path = addresses.SCRIPT_ROOMS[room] + source.removeprefix(f"{room}/")
        assert len(published[addresses.NAMED_SCRIPTS.get(source, path)]) < len(text), source


def test_no_text_and_no_pattern_is_changed() -> None:
    before = list_texts(list(ROOMS.values()))
    after = list_texts([shorten(text) for text in ROOMS.values()])
    for source, wanted, found in zip(ROOMS, before, after, strict=True):
        assert sorted(found) == sorted(wanted), source


def test_every_address_that_came_before_its_name_is_of_a_script() -> None:
    assert addresses.NAMED_SCRIPTS.keys() <= ROOMS.keys()


def test_every_script_says_what_it_is_for() -> None:
    assert [source for source, text in ROOMS.items() if not text.startswith("// ")] == []


def write(folder: Path, **scripts: str) -> None:
    for name, text in scripts.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_imports_lead_where_a_script_is_published(tmp_path: Path) -> None:
    write(
        tmp_path,
        practice__builder__card="import { a } from '../player/dom.js'; a(); // b\n",
        practice__player__dom="export const a = 1;\n",
        pages__scripts__footwork='import("../../offline/scripts/register.js");\n',
        offline__scripts__register='import("./room.js");\n',
        offline__scripts__room="a();\n",
    )
    assert create_scripts(tmp_path) == {
        "assets/js/practice/builder/card.js": 'import{a}from"../dom.js";a();\n',
        "assets/js/practice/dom.js": "export const a=1;\n",
        "assets/js/footwork.js": 'import("./offline.js");\n',
        "assets/js/offline.js": 'import("./offline/room.js");\n',
        "assets/js/offline/room.js": "a();\n",
    }


def test_a_fault_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, pages__scripts__bad="let a = 1;\nlet b = (;\n")
    with pytest.raises(GuideError, match=r"bad\.js:2: the line must be JavaScript: unexpected"):
        create_scripts(tmp_path)


def test_an_import_of_nothing_is_named(tmp_path: Path) -> None:
    write(tmp_path, pages__scripts__a='import "./b.js";\n')
    with pytest.raises(GuideError, match=r'a\.js:1: "\./b\.js" must lead to a script'):
        create_scripts(tmp_path)


def test_two_scripts_of_one_address_are_named(tmp_path: Path) -> None:
    write(tmp_path, practice__log__log="a();\n", practice__player__log="b();\n")
    with pytest.raises(GuideError, match=r"log\.js:1: .*another is published as"):
        create_scripts(tmp_path)


def test_the_worker_says_its_page_in_the_language_of_the_build() -> None:
    source = (SOURCES / "offline/scripts/worker.js").read_text(encoding="utf-8")
    told = write_messages(source, PSEUDO, load_translations(PSEUDO))
    page = told.partition("NOT_KEPT = `")[2].partition("`;")[0]
    assert f'const LANGUAGE = "{PSEUDO}";' in told
    shown = re.sub(r"<[^>]*>", " ", re.sub(r'\$\{"([^"]*)"\}', r"\1", page))
    assert shown.count("«") > 2
    assert list(list_bare([shown])) == []
