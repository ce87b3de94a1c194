"""What is shed of a sheet: rules whose classes are nowhere, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.look.shedding import list_classes, list_words, shed, shed_theme, shed_values

WORDS = {"used", "md-used"}


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".used{a:b}.gone{a:b}", ".used{a:b}"),
        (".used,.gone .used,p{a:b}", ".used,p{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media (a:b){.gone{a:b}.used{a:b}}", "@media (a:b){.used{a:b}}"),
        (".used:not(.gone){a:b}", ".used:not(.gone){a:b}"),
        (":is(.gone,.used) p{a:b}", ":is(.gone,.used) p{a:b}"),
        ('[a=".gone{"]{a:b}', '[a=".gone{"]{a:b}'),
        ("@keyframes gone{0%{a:b}to{a:c}}", "@keyframes gone{0%{a:b}to{a:c}}"),
        ('@charset "utf-8";@font-face{src:url("a")}', '@charset "utf-8";@font-face{src:url("a")}'),
        (":root{--a:url('x;}')}", ":root{--a:url('x;}')}"),
        ("/* .used */.gone{a:b}", ""),
    ],
)
def test_a_rule_goes_when_its_classes_are_nowhere(sheet: str, left: str) -> None:
    assert shed(sheet, WORDS) == left
    assert shed(left, WORDS) == left


def test_words_are_what_could_be_a_class() -> None:
    assert list_classes("<p class='a b'>c</p><i class=d><u class=\"e-f\">") == {
        "a",
        "b",
        "d",
        "e-f",
    }
    assert list_words('add("a-b")') == {"add", "a-b"}
    assert list_classes('<body dir="ltr">') == {"dir=ltr"}


def test_a_direction_that_no_page_has_goes() -> None:
    sheet = "[dir=ltr] .used{a:b}[dir=rtl] .used{a:b}"
    assert shed(sheet, {"used", "dir=ltr"}) == "[dir=ltr] .used{a:b}"


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (":root{--a:1;--b:2}p{c:var(--b)}", ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:var(--b);--b:2}", ":root{}"),
        (
            ":root{--a:url('x;}:y');--b:url(\"z(\")}p{c:var( --b)}",
            ':root{--b:url("z(")}p{c:var( --b)}',
        ),
        (":root{--elsewhere:1}", ":root{--elsewhere:1}"),
        (".a--b:hover{c:d}", ".a--b:hover{c:d}"),
        (
            "@keyframes a{to{c:d}}@keyframes b{to{c:d}}p{animation:1s b}",
            "@keyframes b{to{c:d}}p{animation:1s b}",
        ),
    ],
)
def test_what_nothing_reads_goes(sheet: str, left: str) -> None:
    assert shed_values(sheet, "var(--elsewhere)") == left


def test_only_the_sheets_of_the_theme_are_shed(tmp_path: Path) -> None:
    theme, own = tmp_path / "assets/stylesheets/main.css", tmp_path / "assets/css/own.css"
    for path in (theme, own):
        path.parent.mkdir(parents=True)
        path.write_text(".used{a:b}.gone{a:b}", "utf-8")
    (tmp_path / "index.html").write_text('<p class="used">gone', "utf-8")
    assert shed_theme(tmp_path) == len(".gone{a:b}")
    assert theme.read_text("utf-8") == ".used{a:b}"
    assert own.read_text("utf-8") == ".used{a:b}.gone{a:b}"
