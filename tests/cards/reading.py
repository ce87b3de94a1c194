"""What a PDF shows, read cheaply: words with their places, sizes of type, codes, links, margins."""

from __future__ import annotations

import html
import io
import math
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import page
import pypdf
import zxingcpp
from PIL import Image

from tests.cards.conftest import read_text, render, squeeze

MM = 25.4
MARGIN = 8
"""Millimeters that nothing printed comes nearer to an edge."""
_POOR = 150
"""Dots per inch of a poor printer."""

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)
# A piece of text as the typesetter writes it: its size, where it stands, and its letters.
_TYPE = re.compile(rb"([\d.]+) Tf (?:\S+ ){3}(\S+) \S+ \S+ Tm\s*[\[(<]")
_SHOWN = re.compile(rb"T[jJ]\b")
_BENT = re.compile("[\u05d0-\u05ea\u0621-\u064a\u0905-\u0939\u0e01-\u0e2e]")
"""Letters of scripts that run to the left, or change with those beside them."""

Word = tuple[str, float, float, float, float]
"""A word and its box in points from the top left of its page: left, top, right, bottom."""


@dataclass(frozen=True)
class Sheet:
    """A page with its words."""

    width: float
    height: float
    words: list[Word]


def read_sheets(pdf: Path) -> list[Sheet]:
    """Return the pages of a PDF in points, with their words as poppler finds them."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    return [
        Sheet(
            float(width),
            float(height),
            [(html.unescape(told), *map(float, box)) for *box, told in _WORD.findall(words)],  # type: ignore[misc]
        )
        for width, height, words in _PAGE.findall(done.stdout.decode())
    ]


def _trim(word: Word) -> Word:
    """Return a word with the box of its letters: some faces have room for marks above and below."""
    told, left, top, right, bottom = word
    spare = 0.25 * (bottom - top) if _BENT.search(told) else 0
    return told, left, top + spare, right, bottom - spare


def list_overlaps(sheets: list[Sheet]) -> list[tuple[str, str]]:
    """Return the pairs of words of which one is printed over the other."""
    overlaps = []
    for sheet in sheets:
        words = sorted(map(_trim, sheet.words), key=lambda word: word[2])
        for place, a in enumerate(words):
            for b in words[place + 1 :]:
                if b[2] >= a[4]:
                    break  # this one and all behind it begin below
                if _BENT.search(a[0]) and _BENT.search(b[0]):
                    continue  # letters that grow together are read twice
                wide = min(a[3], b[3]) - max(a[1], b[1])
                high = min(a[4], b[4]) - b[2]
                # A box is as high as the type, so those of two lines may touch.
                if wide > 1 and high > 0.6 * min(a[4] - a[2], b[4] - b[2]):
                    overlaps.append((a[0], b[0]))
    return overlaps


def assert_inside(sheets: list[Sheet]) -> None:
    """Assert that every word keeps its distance from the left and the right edge."""
    least = MARGIN / MM * 72
    for sheet in sheets:
        for word in sheet.words:
            assert word[1] >= least, word
            assert word[3] <= sheet.width - least, word


def find_smallest_type(sheet: pypdf.PageObject) -> float:
    """Return the smallest type of a page in points; units and marks of a dose count as well."""
    content = sheet.get_contents()
    drawn = b"" if content is None else content.get_data()
    sizes = [float(size) * abs(float(scale)) for size, scale in _TYPE.findall(drawn)]
    assert len(sizes) == len(_SHOWN.findall(drawn)), "a piece of text with a size of its own"
    return min(sizes, default=math.inf)


def find_nearest_edge(picture: Image.Image, dpi: int) -> float:
    """Return how near anything printed comes to the edge of a page, in millimeters."""
    box = picture.point(lambda value: 255 if value < 245 else 0).getbbox()
    if box is None:
        return math.inf  # the empty back of a last card
    left, top, right, bottom = box
    return min(left, top, picture.width - right, picture.height - bottom) / dpi * MM


def read_codes(pictures: list[Image.Image]) -> set[str]:
    """Return what the codes of some pages say."""
    kind = zxingcpp.BarcodeFormat.QRCode
    return {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture, kind)}


def list_links(sheet: pypdf.PageObject) -> list[str]:
    """Return where the links of a page lead."""
    found = (item.get_object() for item in sheet.get("/Annots", []))
    return [str(item["/A"]["/URI"]) for item in found if item["/Subtype"] == "/Link"]


def find_lost(pdf: bytes, wanted: list[str]) -> list[str]:
    """Return the texts of which something is lost in a PDF.

    Programs read the letters of some scripts in an order of their own; there each is counted.
    """
    told = read_text(pdf)
    text = squeeze(told)
    bent = [words for words in wanted if _BENT.search(words)]
    there, needed = Counter(told), Counter(_BENT.findall("".join(bent)))
    lost = [letter for letter, count in needed.items() if there[letter] < count]
    lost += [words for words in wanted if words not in bent and squeeze(words) not in text]
    if lost:
        # A second reader, where the first sees a blank more or less beside an accent.
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        again = squeeze("".join(sheet.extract_text() for sheet in pages))
        lost = [words for words in lost if squeeze(words) not in again]
    return lost


def assert_printed_well(pdf: Path, least: float, address: str) -> None:
    """Assert all that every sheet must hold, whatever it says.

    It follows PDF/UA-1, nothing is set below `least` points, over other words or near an edge, its
    code reads from a poor print in gray, and code and printed address both open `address`.
    """
    assert page.is_pdf_compliant(str(pdf), profile=page.ValidationProfile.PDF_UA_1)
    raw = pypdf.PdfReader(pdf).pages
    assert min(map(find_smallest_type, raw)) >= least - 0.01
    assert list_links(raw[0]).count(address) >= 2
    sheets = read_sheets(pdf)
    assert list_overlaps(sheets) == []
    assert_inside(sheets)
    pictures = render(pdf, _POOR)
    assert min(find_nearest_edge(picture, _POOR) for picture in pictures) >= MARGIN
    assert read_codes(pictures) == {address}
