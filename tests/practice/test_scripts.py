"""Comments go, and nothing else: held against the parser on our own modules, and on hard cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.practice.scripts import SOURCES, create_scripts, list_tokens, strip_comments

MODULES = sorted(SOURCES.rglob("*.js"))

STAYS = [
    "const a=`x  ${b+`y  // ${c}`}  /* z */`;",
    "const s='a // b',t=\"/* c */  d\";",
    r"const f=(a)=>/a  \/\/b/.test(a);",
    "f(/[/*]  '/,a/b/c);",
    r"'\n  // a'",
    "a+ +b- -c+ ++d/ /e/.f;",
    "for(const é of è)typeof é in $;",
]
"""What only looks like a comment or like a space that nothing needs."""

GOES = [
    ("return/* a */b", "return b"),
    ("f(a, /* b\n */ c)", "f(a,\nc)"),
    ("x = /** @type {X} */ (a)", "x=(a)"),
    ("if (a) {\n\n    // why\n    b();\n}\n", "if(a){\nb();\n}"),
    ("a + +b - -c", "a+ +b- -c"),
    ("const { b } = a ? [ c ] : d;", "const{b}=a?[c]:d;"),
]


@pytest.mark.parametrize(("source", "wanted"), [(f"{code} // end", code) for code in STAYS] + GOES)
def test_hard_cases(source: str, wanted: str) -> None:
    assert strip_comments(source) == wanted + "\n"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_what_is_published_says_the_same(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    published = strip_comments(source)
    assert list_tokens(published) == list_tokens(source)
    assert len(published) < len(source)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCES)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert module.read_text(encoding="utf-8").startswith("// ")


def test_a_fault_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "bad.js").write_text("let a = 1;\nlet b = (;\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.js: line 2 cannot be read as JavaScript"):
        create_scripts(tmp_path)


def test_each_module_is_published_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    for name in ("one.js", "inner/two.js"):
        (tmp_path / name).write_text("a(); // b\n", encoding="utf-8")
    folder = "assets/js/practice/"
    assert create_scripts(tmp_path) == {
        f"{folder}inner/two.js": "a();\n",
        f"{folder}one.js": "a();\n",
    }
