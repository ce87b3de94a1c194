"""The app's icons, made from the mark: a safe circle around it, as phones cut icons to a shape."""

from __future__ import annotations

import io
import re

import resvg_py
from PIL import Image

from footwork.reading.findings import Fault

SIZES = (192, 512)
"""Pixels of the icons that the manifest names."""

TOUCH_SIZE = 180
"""Pixels of the icon for phones that read no manifest."""

_MARGIN = 0.3
"""Free width on each side of the mark over its own width. A phone may cut an icon to a circle
of 80 %, and the mark then still stands whole in it."""


class IconError(Fault):
    """The mark cannot be read; the text says what is missing."""


def create_icon(mark: str, paper: str) -> str:
    """Return the mark on paper as a square SVG, in the colors for light alone.

    `mark` is the SVG of the mark, `paper` a color. Raises IconError where the
    mark is not a square from 0 0.
    """
    found = re.search(r'<svg [^>]*viewBox="0 0 (\d+) \1"[^>]*>(.*)</svg>', mark, re.DOTALL)
    if found is None:
        raise IconError("mark.svg must be an SVG with a square viewBox from 0 0")
    side = int(found[1])
    # An icon is not part of a page, and its paper does not go dark.
    drawing = re.sub(r"\s*@media [^{]*\{(?:[^{}]*\{[^}]*\})*[^}]*\}", "", found[2])
    margin = round(side * _MARGIN)
    edge = side + 2 * margin
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{margin} -{margin} {edge} {edge}">\n'
        f'  <rect x="-{margin}" y="-{margin}" width="{edge}" height="{edge}" fill="{paper}"/>'
        f"{drawing}</svg>\n"
    )


def create_png(icon: str, size: int) -> bytes:
    """Return an icon as a PNG of few colors; `size` in pixels."""
    drawn = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=icon, width=size))))
    small = drawn.convert("RGB").quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    output = io.BytesIO()
    small.save(output, "PNG", optimize=True)
    return output.getvalue()
