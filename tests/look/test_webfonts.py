"""The faces of the web, and what stands in for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont

from footwork.look.styling import create_styles
from footwork.look.typefaces import FONTS
from footwork.look.webfonts import (
    FACES,
    LETTERS,
    RARE,
    STAND_INS,
    Face,
    create_faces,
    name_file,
    write_range,
)
from footwork.publishing import addresses

FOLDER = Path(__file__).parents[2] / "docs/assets/fonts"
DATA = Path(__file__).parents[2] / "data"
RULES = re.findall(r"@font-face\{(.*?)\}", create_faces())


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
@pytest.mark.parametrize("rare", [False, True], ids=["every-page", "rare"])
def test_a_file_has_the_letters_that_its_rule_names(face: Face, *, rare: bool) -> None:
    file = name_file(face, rare=rare)
    letters = RARE if rare else LETTERS
    assert set(TTFont(FOLDER / file).getBestCmap()) == set(map(ord, letters))
    (rule,) = [rule for rule in RULES if f"/{file}" in rule]
    assert f"unicode-range:{write_range(letters)}" in rule
    assert "font-display:optional" in rule


def test_no_letter_is_in_two_files() -> None:
    assert not set(LETTERS) & set(RARE)


def test_a_range_names_runs() -> None:
    assert write_range("abcx") == "U+61-63,U+78"


def test_every_family_is_named_where_type_is_set() -> None:
    sheet = create_styles()[addresses.style("footwork")]
    (named,) = re.findall(r"--font:([^;]+);", sheet)
    families = dict.fromkeys(re.findall(r'font-family:"([^"]+)"', create_faces()))
    assert [one.strip(' "') for one in named.split(",")][: len(families)] == list(families)


def find_width(text: str, font: ImageFont.FreeTypeFont) -> float:
    return sum(font.getlength(letter) for letter in text)


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("name", STAND_INS)
def test_a_text_is_as_long_in_what_stands_in(name: str, weight: int) -> None:
    """Of the guide's own words, with the widths that the table gives."""
    own = next(face for face in FACES if (face.weight, face.style) == (weight, "normal"))
    font = ImageFont.truetype(FONTS / own.source, 1000, layout_engine=ImageFont.Layout.BASIC)
    (other,) = [face for face in STAND_INS[name] if face.weight == weight]
    widths = dict(zip(" abcdefghijklmnopqrstuvwxyz", map(int, other.widths.split()), strict=True))
    text = re.sub(r"[^a-z]+", " ", (DATA / "exercises.yml").read_text("utf-8").lower())
    (rule,) = [r for r in RULES if name in r and f"font-weight:{weight}" in r]
    adjust = float(re.findall(r"size-adjust:([\d.]+)%", rule)[0]) / 100
    theirs = sum(widths[letter] for letter in text) * adjust
    assert theirs == pytest.approx(find_width(text, font), rel=0.01)
    ascent, descent = font.getmetrics()
    for part, height in (("ascent", ascent), ("descent", descent)):
        share = float(re.findall(rf"{part}-override:([\d.]+)%", rule)[0]) / 100
        assert share * adjust == pytest.approx(height / 1000, abs=0.001)
