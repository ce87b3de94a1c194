"""A drawing that stands still, in pixels: as it is, and as a square with the guide's name."""

from __future__ import annotations

import io
from functools import cache

import resvg_py
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from footwork.look.formats import PNG, SQUARE
from footwork.look.tokens import COLOR
from footwork.takeaway.credit import Credit, draw_credit

_COLORS = 128
"""Of a palette: with so many a drawing's edges are as smooth as with all."""

_EDGE, _LINE, _ROUND = 36, 84, 24
"""Of a square in pixels: the paper around the drawing, the height of the line below it, and the
radius of the drawing's corners."""


def draw(svg: str, width: int, height: int) -> Image.Image:
    """Return a plain drawing in pixels; raises ValueError for what is no drawing."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(png))) as drawn:
        return drawn.convert("RGB")


def create_stills(svg: str, alt: str, credit: Credit) -> dict[str, bytes]:
    """Return a plain drawing as PNG and as a square PNG, by the endings of their addresses.

    Both say in their own text what they show, whose they are and on what terms.
    """
    drawn = draw(svg, PNG.width, PNG.height)
    texts = {
        "Description": alt,
        "Source": credit.words,
        "Copyright": credit.terms,
    }
    return {
        PNG.ending: _encode(drawn, texts),
        SQUARE.ending: _encode(create_square(drawn, credit), texts),
    }


def create_square(drawn: Image.Image, credit: Credit) -> Image.Image:
    """Return a drawing on a square of paper, above the line that says whose it is."""
    side = SQUARE.width
    square = Image.new("RGB", (side, side), COLOR["paper"].light)
    height = side - _EDGE - _LINE
    width = round(height * drawn.width / drawn.height)
    plate = drawn.resize((width, height), Image.Resampling.LANCZOS)
    square.paste(plate, ((side - width) // 2, _EDGE), _create_mask(width, height))
    square.paste(draw_credit(credit, side, _LINE), (0, side - _LINE))
    return square


@cache
def _create_mask(width: int, height: int) -> Image.Image:
    """Return where a drawing with round corners is; drawn four times as large, for soft edges."""
    mask = Image.new("L", (4 * width, 4 * height), 0)
    box = (0, 0, 4 * width - 1, 4 * height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, 4 * _ROUND, fill=255)
    return mask.resize((width, height), Image.Resampling.BOX)


def _encode(image: Image.Image, texts: dict[str, str]) -> bytes:
    few = image.quantize(_COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    told = PngInfo()
    for name, text in texts.items():
        told.add_itxt(name, text)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=9, pnginfo=told)
    return out.getvalue()
