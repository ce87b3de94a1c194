"""Codes that the browser draws, held against another encoder and read by a decoder."""

from __future__ import annotations

import random

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Page
from segno import consts

from tests.practice.conftest import OpenBlank

pytestmark = pytest.mark.slow

MODULES = """async () => {
  window.qr = await import("/practice/builder/qr-code.js");
}"""
VERSIONS = (1, 2, 6, 7, 9, 10, 13, 14, 21, 27, 28, 32, 40)
MOST = 2331


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


def find_most(version: int) -> int:
    """Return how many bytes a version holds at level M, as the other encoder has it."""
    head = 4 + (8 if version < 10 else 16)
    return (consts.SYMBOL_CAPACITY[version][consts.ERROR_LEVEL_M] - head) // 8


def any_address(length: int, chance: random.Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-.=&%+/?"
    return "".join(chance.choices(letters, k=length))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_full_code_is_the_same_as_another_encoders(page: Page, version: int) -> None:
    text = any_address(find_most(version), random.Random(version))
    cells = page.evaluate("qr.createCode", text)
    assert len(cells) == 17 + 4 * version
    others = [
        segno.make_qr(text, error="m", mode="byte", boost_error=False, mask=mask).matrix
        for mask in range(8)
    ]
    assert any(cells == [list(row) for row in other] for other in others)


def test_every_code_is_read(page: Page) -> None:
    chance = random.Random(5)
    lengths = [1, 2, 14, 15, *(chance.randint(1, 700) for _ in range(60)), MOST]
    texts = [any_address(length, chance) for length in lengths] + ["Füße 🦶", "https://x.example/"]
    for text, cells in zip(
        texts, page.evaluate("(all) => all.map(qr.createCode)", texts), strict=True
    ):
        size = len(cells) + 8
        picture = Image.new("L", (size, size), 255)
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                if cell:
                    picture.putpixel((x + 4, y + 4), 0)
        (found,) = zxingcpp.read_barcodes(
            picture.resize((4 * size, 4 * size), Image.Resampling.NEAREST)
        )
        assert found.text == text


def test_what_is_too_long_is_refused(page: Page) -> None:
    refused = page.evaluate(
        """(text) => { try { qr.createCode(text); } catch (error) { return error.name; } }""",
        "x" * (MOST + 1),
    )
    assert refused == "RangeError"


def test_a_code_is_drawn_as_large_as_it_has_to_be(page: Page) -> None:
    widths = page.evaluate(
        """(texts) => texts.map((text) => {
          const drawing = qr.drawCode(text, "Opens it");
          document.body.append(drawing);
          const cells = drawing.viewBox.baseVal.width;
          return [cells, parseFloat(drawing.style.width), drawing.getAttribute("aria-label")];
        })""",
        ["x", "x" * 300, "x" * 600],
    )
    for cells, width, words in widths:
        assert width >= 28
        assert width / cells >= 0.42 - 1e-9  # millimeters a cell
        assert words == "Opens it"
