"""The faces of the web: the guide's own in two parts each, and what stands in while they come.

The letters that nearly every page needs are one small file; those of authors' names and rare signs
are another, which a browser fetches where a page has one of them (`unicode-range` of CSS Fonts 4).

On a slow line a page is read before its face is there. The letters that stand in are the device's
own, stretched so that a line of text is as long and as high as it will be: `size-adjust` is the
ratio of the mean widths of a letter, and the heights are those of the own face over it, as
described by K. Hempenius, "Improved font fallbacks", https://developer.chrome.com/blog/font-fallbacks.
A face that comes late waits for the next page all the same: words that are as long on the whole may
part into lines elsewhere, and no line moves under the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PIL import ImageFont

from footwork.look.typefaces import FONTS

FAMILY = "Atkinson Hyperlegible"
FOLDER = "../fonts/"
"""Where the files stand, from a style sheet."""

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
LETTERS = _ASCII + "\u00a0°±·×½é–—‘’“”…−"
"""What nearly every page is written in."""

# Latin-1 without the signs that no page about feet will need.
_LATIN_1 = "".join(chr(c) for c in range(0xA0, 0x100) if chr(c) not in "¡¢¤¥¦¨ª¬\u00ad¯³¶¸¹º¿")
# Latin Extended-A: the letters found in authors' names.
_NAMES = "ĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
RARE = "".join(letter for letter in _LATIN_1 + _NAMES + "‚„•‹›€™≤≥≈" if letter not in LETTERS)
"""What only some pages need."""


class Face(NamedTuple):
    """A face of the family: the name of its file, its weight and its style."""

    stem: str
    weight: int
    style: str
    source: str
    """The file of the package that it is cut from."""


FACES = (
    Face("atkinson-hyperlegible-regular", 400, "normal", "AtkinsonHyperlegible-Regular.ttf"),
    Face("atkinson-hyperlegible-bold", 700, "normal", "AtkinsonHyperlegible-Bold.ttf"),
    Face("atkinson-hyperlegible-italic", 400, "italic", "AtkinsonHyperlegible-Italic.ttf"),
)
"""There is no bold italic: nothing on the site uses one."""


class StandIn(NamedTuple):
    """A face that devices have, by the names that they know it by."""

    local: tuple[str, ...]
    weight: int
    widths: str
    """Of a space and of a to z, in thousandths of the size."""


STAND_INS = {
    # Widths of Helvetica as its AFM file has them, which Arial and Liberation Sans share; those of
    # Roboto are a hundredth wider.
    "as Arial": (
        StandIn(
            ("Arial", "Helvetica", "Liberation Sans", "Roboto"),
            400,
            "278 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 "
            "556 500 722 500 500 500",
        ),
        StandIn(
            ("Arial Bold", "Helvetica Bold", "Liberation Sans Bold", "Roboto Bold"),
            700,
            "278 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 "
            "611 556 778 556 556 500",
        ),
    ),
    # The face of many a Linux: version 2.37 of its files.
    "as DejaVu": (
        StandIn(
            ("DejaVu Sans",),
            400,
            "318 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 "
            "634 592 818 592 592 525",
        ),
        StandIn(
            ("DejaVu Sans Bold",),
            700,
            "348 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 "
            "712 652 924 645 652 582",
        ),
    ),
}

_TEXT = " abcdefghijklmnopqrstuvwxyz"
_OFTEN = "205 59 11 17 27 103 23 15 41 46 2 8 44 13 56 71 14 0 50 59 80 21 5 18 2 9 0"
"""How many of a thousand signs of the guide's own data are a space, and a to z."""


def create_faces() -> str:
    """Return the rules of the faces, and of those that stand in until they are there."""
    rules = [
        _write_face(face, f"{FOLDER}{name_file(face, rare=rare)}", RARE if rare else LETTERS)
        for face in FACES
        for rare in (False, True)
    ]
    for name, faces in STAND_INS.items():
        rules += [_write_stand_in(name, face) for face in faces]
    return "".join(rules)


def name_file(face: Face, *, rare: bool = False) -> str:
    """Return the name of a face's file: of the letters of every page, or of the rare ones."""
    return f"{face.stem}{'-rare' if rare else ''}.woff2"


def _name(stand_in: str) -> str:
    return f"{FAMILY} {stand_in}"


def _write_face(face: Face, address: str, letters: str) -> str:
    return _write_rule(
        f'font-family:"{FAMILY}"',
        f"font-weight:{face.weight}",
        f"font-style:{face.style}",
        "font-display:optional",
        f'src:url("{address}") format("woff2")',
        f"unicode-range:{write_range(letters)}",
    )


def _write_stand_in(name: str, face: StandIn) -> str:
    own = next(one for one in FACES if (one.weight, one.style) == (face.weight, "normal"))
    font = ImageFont.truetype(FONTS / own.source, 1000, layout_engine=ImageFont.Layout.BASIC)
    ascent, descent = font.getmetrics()
    adjust = _mean(map(font.getlength, _TEXT)) / _mean(map(int, face.widths.split()))
    return _write_rule(
        f'font-family:"{_name(name)}"',
        f"font-weight:{face.weight}",
        "src:" + ",".join(f'local("{one}")' for one in face.local),
        f"size-adjust:{adjust:.2%}",
        f"ascent-override:{ascent / 1000 / adjust:.2%}",
        f"descent-override:{descent / 1000 / adjust:.2%}",
        "line-gap-override:0%",
    )


def _write_rule(*declarations: str) -> str:
    return f"@font-face{{{';'.join(declarations)}}}\n"


def _mean(widths: Iterable[float]) -> float:
    """Return the mean width of a sign of English text."""
    often = [int(count) for count in _OFTEN.split()]
    return sum(wide * count for wide, count in zip(widths, often, strict=True)) / sum(often)


def write_range(letters: str) -> str:
    """Return letters as the property `unicode-range` takes them, runs of them as one."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs
    )
