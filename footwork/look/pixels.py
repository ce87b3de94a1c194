"""Pictures in pixels: few colors, the same bytes everywhere."""

from __future__ import annotations

import io

from PIL import Image


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
    few.save(out, "PNG", compress_level=9)
    return out.getvalue()
