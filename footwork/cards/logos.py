"""A club's logo: any picture that Pillow reads, made upright, flat and small."""

from __future__ import annotations

import base64
import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from footwork.look.tokens import PRINT
from footwork.reading.findings import Fault

MAX_BYTES = 10 * 2**20
"""Largest file that is read."""
MAX_PIXELS = 40_000_000
"""Most pixels that are unpacked; a small file can claim billions."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_PRINTED = 900, 400
"""Size in pixels that is plenty for a logo 34 mm wide and 9 mm high."""
_DARK = PRINT["ink"]


class LogoError(Fault):
    """A logo cannot be used; the text says why in one line."""


def read_logo(path: Path) -> tuple[str, float]:
    """Return a logo as SVG around a picture, and its width for its height.

    Raises LogoError.
    """
    image = _open(path)
    flat = _flatten(image)
    flat.thumbnail(_PRINTED, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    width, height = flat.size
    data = base64.b64encode(out.getvalue()).decode()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
    return svg, width / height


def _open(path: Path) -> Image.Image:
    """Return the first picture of a file, upright as its camera meant it."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB"
            raise LogoError(f"{path}: the logo must be at most {limit}, not {size / 2**20:.1f} MB")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pixels: the limit below is lower
            image = Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS)
            width, height = image.size
            if width * height > MAX_PIXELS:
                limit = f"{MAX_PIXELS // 1_000_000} million pixels"
                rule = f"the logo must have at most {limit}, not {width} × {height}"
                raise LogoError(f"{path}: {rule}")
            image.load()
            return ImageOps.exif_transpose(image)
    except Image.DecompressionBombError as error:
        limit = f"{MAX_PIXELS // 1_000_000} million pixels"
        raise LogoError(f"{path}: the logo must have at most {limit}") from error
    except FileNotFoundError as error:
        raise LogoError(f"{path}: the logo must be a file that exists") from error
    except UnidentifiedImageError as error:
        kinds = "a PNG, JPEG, GIF, WebP, TIFF or BMP picture"
        raise LogoError(f"{path}: the logo must be {kinds}; save an SVG as PNG first") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        words = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise LogoError(f"{path}: the logo must be a whole picture: {words}") from error


def _flatten(image: Image.Image) -> Image.Image:
    """Return a picture of any mode in plain colors, on white where it was see-through."""
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("I", "F"):
        low, high = image.getextrema()
        span = (float(high) - float(low)) or 1.0  # type: ignore[arg-type]
        base = float(low)  # type: ignore[arg-type]
        scale = 255 / span
        image = image.convert("F").point(lambda value: value * scale - base * scale).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    flat = Image.new("RGBA", clear.size, PRINT["paper"])
    flat.alpha_composite(clear)
    seen = flat.convert("L").getextrema()
    if isinstance(seen[0], int | float) and seen[0] > 235:
        # White on nothing would vanish on paper.
        flat = Image.new("RGBA", clear.size, _DARK)
        flat.alpha_composite(clear)
    return flat.convert("RGB")
