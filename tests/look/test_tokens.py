"""Every color stands in the tokens, and style sheets get theirs from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footwork.look.reading import read_tokens
from footwork.look.styling import check_styles, create_styles
from footwork.look.tokens import COLOR, FIGURE, PRINT, SKINS, declare, fill_tokens, list_tones
from footwork.publishing import addresses
from footwork.reading.findings import Fault, GuideError
from tests.scripts_tools import list_tracked
from tools.copies import ROOT

TOKENS = "footwork/look/tokens.toml"
DRAWN = re.compile(r"docs/(figures|assets)/.*\.svg|docs/manifest\.webmanifest")
"""Files that are made by hand and committed: their colors come from the tokens."""
KINDS = ("py", "css", "html", "typ", "js", "toml", "yml", "svg", "webmanifest", "json")

# A color of CSS, but neither an anchor nor an entity of HTML.
HEX = re.compile(r"(?<![\w&/\"'(\[])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b(?![-\w])")
IN_QUOTES = re.compile(r"[\"'(]#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})[\"')]")
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|oklch|lab)\(\s*\d")
ROOMS = ("footwork", "docs", "overrides", "macros.py", "mkdocs.yml")


def list_sources() -> list[str]:
    return [
        path
        for path in list_tracked(*ROOMS)
        if path.rpartition(".")[2] in KINDS and path != TOKENS and not DRAWN.fullmatch(path)
    ]


def list_colors(text: str) -> list[str]:
    return [found[0] for kind in (HEX, IN_QUOTES, FUNCTION) for found in kind.finditer(text)]


@pytest.mark.parametrize(
    "text", ["a { color: #fff }", 'INK = "#1f2a37"', "x: rgb(31 42 55 / .4)", "fill(#a1b2c3)"]
)
def test_a_color_is_found(text: str) -> None:
    assert list_colors(text)


@pytest.mark.parametrize("text", ['href="/safety/#pain"', "&#8217;", "#add-it", "(#123-x)", "a#b"])
def test_what_is_no_color_is_not(text: str) -> None:
    assert not list_colors(text)


def test_no_color_stands_outside_the_tokens() -> None:
    sources = list_sources()
    assert len(sources) > 100
    found = {
        path: colors
        for path in sources
        if (colors := list_colors((ROOT / path).read_text(encoding="utf-8")))
    }
    assert found == {}


def test_a_sheet_has_every_token_of_a_scheme() -> None:
    light = fill_tokens(":root {\n  @tokens light;\n}\n")
    for name, color in COLOR.items():
        assert f"--{name}: {color.light};" in light
    for name, color in FIGURE.items():
        assert f"--fig-{name}: {color.light};" in light


def test_the_dark_scheme_has_what_differs() -> None:
    dark = declare("dark", COLOR)
    for name, color in COLOR.items():
        assert (f"--{name}: {color.dark};" in dark) == (color.dark != color.light)


def test_each_skin_is_a_rule() -> None:
    rules = fill_tokens("@tokens skins;\n")
    assert rules.count("[data-skin=") == len(SKINS) == len(list_tones()) - 1
    for skin in SKINS:
        assert f"--fig-skin: {skin['skin']};" in rules


def test_a_token_stands_for_its_color() -> None:
    assert fill_tokens("a { color: token(color.ink) }") == f"a {{ color: {COLOR['ink'].light} }}"
    assert fill_tokens("token(color.ink.dark)") == COLOR["ink"].dark
    assert fill_tokens("token(print.pain.go)") == PRINT["pain"]["go"]
    red, green, blue = (int(COLOR["ink"].light[at : at + 2], 16) for at in (1, 3, 5))
    assert fill_tokens("token(color.ink / .4)") == f"rgb({red} {green} {blue} / .4)"


@pytest.mark.parametrize(
    "name", ["color.inc", "ink", "print.pain", "print.phases", "color", "a.b.c", "print.type.tiny"]
)
def test_a_token_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    sheet = tmp_path / "pages" / "styles" / "a.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(f"a {{ color: token({name}) }}")
    with pytest.raises(GuideError, match=re.escape(f"a.css:1: token({name}) must name a color of")):
        create_styles(tmp_path)


def test_two_sheets_have_two_addresses(tmp_path: Path) -> None:
    for room in ("pages", "practice"):
        (tmp_path / room / "styles").mkdir(parents=True)
        (tmp_path / room / "styles" / "a.css").write_text("a {}")
    with pytest.raises(GuideError, match="another is published as"):
        create_styles(tmp_path)


def test_what_is_published_has_no_token_left() -> None:
    styles = create_styles()
    assert addresses.style("footwork") in styles
    for text in styles.values():
        assert "token(" not in text
        assert "@tokens" not in text


GOOD = (ROOT / TOKENS).read_text(encoding="utf-8")
SLIPS = {
    "no TOML": ("[figure]\n", "x = = 1\n[figure]\n", "the line must be valid TOML", "x = = 1"),
    "a table without its head": ("[figure]\n", "", "must be valid TOML", ""),
    "a scheme misspelled": (
        "paper = { light",
        "paper = { lite",
        "color.paper.light must be given",
        "lite",
    ),
    "a color by its name": (
        '"#1f2a37"',
        '"navy"',
        "must be a color as #rrggbb, not 'navy'",
        "navy",
    ),
    "a color cut short": ('nail = "#fdf0e6"', 'nail = "#12"', "skin.0.nail must be a color", "#12"),
    "a word of another kind": ("a6 = [105, 148]", "a6 = [105]", "paper.a6", "a6 = [105]"),
    "a color of print that is gone": (
        'ink = "#1f2a37"\nsoft',
        "soft",
        "print.ink must be",
        "[print]",
    ),
    "a section that nothing reads": ("[paper]", "[papper]", "papper must not be there", "[papper]"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_tokens_is_one_line(tmp_path: Path, name: str) -> None:
    right, wrong, rule, typed = SLIPS[name]
    path = tmp_path / "tokens.toml"
    text = GOOD.replace(right, wrong, 1)
    assert text != GOOD
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as refused:
        read_tokens(path)
    finding = next(found for found in refused.value.findings if rule in found.message)
    assert finding.path == TOKENS
    assert typed in text.splitlines()[finding.line - 1]


@pytest.mark.parametrize("content", [None, b"", b"[color]\n\xff"])
def test_a_file_without_tokens_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "tokens.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GuideError, match=re.escape(TOKENS)):
        read_tokens(path)


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tokens.toml"
    path.write_text(GOOD.replace('light = "#', 'light = "'), encoding="utf-8")
    with pytest.raises(GuideError) as refused:
        read_tokens(path)
    assert len(refused.value.findings) == len(COLOR) + len(FIGURE)


def test_a_token_that_is_drawn_in_is_asked_for_by_its_name() -> None:
    with pytest.raises(Fault, match=r"tokens\.toml: color\.mosss must be given"):
        COLOR["mosss"]


@pytest.mark.parametrize("file", ["styles/a.css", "templates/a.html"])
def test_a_property_that_nothing_gives_is_named(tmp_path: Path, file: str) -> None:
    sheet = tmp_path / "pages" / file
    sheet.parent.mkdir(parents=True)
    sheet.write_text(
        "/* var(--gone) */\na { color: var(--mosss); --b: var(--paper); top: var(--b) }"
    )
    (finding,) = check_styles(tmp_path)
    assert finding.line == 2
    assert "var(--mosss) must name a color" in finding.message


def test_no_property_is_used_that_nothing_gives() -> None:
    assert check_styles() == ()
