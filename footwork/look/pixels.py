"""Pictures in pixels: set by a template, of few colors, the same bytes everywhere."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from footwork.look.typesetting import create_pages

_DOTS_PER_INCH = 72
"""At which a point of a template is a pixel."""
_FLAT = Image.Dither.NONE


def create_picture(template: Path, data: Mapping[str, Any]) -> bytes:
    """Return the one page of a template as a PNG, a pixel for each of its points.

    Raises TypesettingError.
    """
    (page,) = create_pages(template, data, _DOTS_PER_INCH)
    return encode(page)


def encode(picture: bytes) -> bytes:
    """Return a picture as a PNG with few colors; nothing in it says when or where it was made."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return _save(image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=_FLAT), 8)


def create_preview(picture: bytes, width: int) -> bytes:
    """Return a picture made smaller to a width in pixels, as a PNG with very few colors.

    Of the ways to choose so few this one is the nearest to a printed page, and among the quickest.
    """
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    height = round(image.height * width / image.width)
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    return _save(small.quantize(32, method=Image.Quantize.MAXCOVERAGE, dither=_FLAT), 6)


def _save(image: Image.Image, level: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=level)
    return out.getvalue()
