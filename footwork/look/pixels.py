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


def create_picture(template: Path, data: Mapping[str, Any]) -> bytes:
    """Return the one page of a template as a PNG, a pixel for each of its points.

    Raises TypesettingError.
    """
    (page,) = create_pages(template, data, _DOTS_PER_INCH)
    return encode(page)


def encode(picture: bytes, colors: int = 64, *, width: int | None = None) -> bytes:
    """Return a picture as a PNG with few colors, made smaller to a width in pixels if one is given.

    Nothing in it says when or where it was made.
    """
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if width is not None:
        height = round(image.height * width / image.width)
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    few = image.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=8)
    return out.getvalue()
