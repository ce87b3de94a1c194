"""A club's logo: any picture that Pillow reads, made upright, flat and small."""

from __future__ import annotations

import base64
import io
import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageOps, UnidentifiedImageError

from footwork.look.tokens import PRINT
from footwork.look.typesetting import TypesettingError, create_pages
from footwork.reading.findings import Fault

MAX_BYTES = 10 * 2**20
"""Largest file that is read."""
MAX_PIXELS = 40_000_000
"""Most pixels that are unpacked; a small file can claim billions."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_PRINTED = 900, 400
"""Size in pixels that is plenty for a logo 34 mm wide and 9 mm high."""
_DARK = PRINT["ink"]
_MIDDLE = PRINT["soft"]
_SOLID = 128
"""Alpha from which on a pixel belongs to the picture, of 255."""
_APART = 24
"""Steps of gray, of 255, within which a pixel is not told from the ground."""
_MAY_BE_LOST = 0.1
"""Share of a picture's edge."""
_OUTSIDE = re.compile(
    r"""<!|<script|\bon\w+\s*=|(?:href|src)\s*=\s*["'](?!#|data:image/)""", re.IGNORECASE
)
"""What an SVG may not hold: entities, scripts, and anything from elsewhere."""
_REACHING = re.compile(r"""@import|\burl\(\s*["']?\s*(?!["'\s]|\#|data:image/)""", re.IGNORECASE)
"""What a style, and an attribute that is one, may not hold: what it would fetch."""
_ALONE = (
    b"#set page(width: 34mm, height: auto, margin: 0mm)\n"
    b'#image(bytes(json(bytes(sys.inputs.data))), format: "svg", width: 100%)'
)
"""Sets a drawing alone on paper, as wide as a logo may be."""
_DOTS_PER_INCH = 150
"""At which it is looked at, whether it shows anything."""


_SHOW = "the logo must show something: all of it is clear, or as white as paper"


class LogoError(Fault):
    """A logo cannot be used; the text says why in one line."""


def read_logo(path: Path) -> tuple[str, float]:
    """Return a logo as SVG around a picture, and its width for its height.

    Raises LogoError.
    """
    if path.suffix.lower() == ".svg":
        return _read_svg(path)
    image = _open(path)
    flat = _flatten(image)
    if _is_unseen(flat):
        raise LogoError(f"{path}: {_SHOW}: save it with a color that is seen on paper")
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


def _read_svg(path: Path) -> tuple[str, float]:
    """Return a drawing as it is, where it holds nothing but itself."""
    text = _read_bytes(path).decode("utf-8", "replace").lstrip("\ufeff")
    body = re.sub(r"<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE svg[^>\[]*>", "", text, flags=re.DOTALL)
    if found := _OUTSIDE.search(body):
        rule = f"the logo must be a drawing alone, without {found[0][:20]!r}"
        raise LogoError(f"{path}: {rule}: save it as PNG")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - it holds no entities
    except ElementTree.ParseError as error:
        raise LogoError(f"{path}: the logo must be a whole drawing: {error}") from error
    if reached := _find_reaching(root):
        rule = f"the logo must be a drawing alone, without {reached[:20]!r} in a style"
        raise LogoError(f"{path}: {rule}: save it as PNG")
    ratio = _find_ratio(root)
    if not root.tag.endswith("}svg") or ratio is None:
        rule = "the logo must be an SVG that says its size (viewBox)"
        raise LogoError(f"{path}: {rule}: save it as PNG")
    if _is_unseen(_draw(path, body)):
        raise LogoError(f"{path}: {_SHOW}: save it as PNG, with a color that is seen on paper")
    return body.strip(), ratio


def _find_reaching(root: ElementTree.Element) -> str:
    """Return what a style of a drawing would fetch, or hides, and nothing for one that is alone.

    It looks at what a reader sees behind all entities. With a backslash, a style can hide anything.
    """
    for element in root.iter():
        named = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
        styles = [named.get("style", "")]
        if str(element.tag).endswith("}style"):
            styles.append("".join(element.itertext()))
        for text in (*styles, *named.values()):
            if found := _REACHING.search(text):
                return found[0]
        if any("\\" in style for style in styles):
            return "\\"
    return ""


def _draw(path: Path, svg: str) -> Image.Image:
    """Return a drawing as it is printed on paper, in pixels."""
    try:
        (drawn,) = create_pages(_ALONE, svg, _DOTS_PER_INCH)
    except TypesettingError as error:
        raise LogoError(f"{path}: the logo must be a whole drawing: {error}") from error
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def _is_unseen(picture: Image.Image) -> bool:
    """Say whether nothing of a picture would be told from the paper."""
    gray = picture.convert("L")
    paper = Image.new("RGB", (1, 1), PRINT["paper"]).convert("L").getextrema()[0]
    return all(abs(float(value) - float(paper)) < _APART for value in gray.getextrema())  # type: ignore[arg-type]


def _find_ratio(root: ElementTree.Element) -> float | None:
    """Return the width of a drawing for its height; None where it says none."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sizes = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    numbers = [re.match(r"\d*\.?\d+", size) for size in sizes]
    width, height = (float(found[0]) if found else 0 for found in numbers)
    return width / height if width > 0 and height > 0 else None


def _read_bytes(path: Path) -> bytes:
    """Return what is in a file; raises LogoError where it is not there, or is too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB"
            raise LogoError(f"{path}: the logo must be at most {limit}, not {size / 2**20:.1f} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise LogoError(f"{path}: the logo must be a file that exists") from error
    except OSError as error:
        raise LogoError(f"{path}: the logo must be a file: {error.strerror}") from error


def _open(path: Path) -> Image.Image:
    """Return the first picture of a file, upright as its camera meant it."""
    content = _read_bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pixels: the limit below is lower
            image = Image.open(io.BytesIO(content), formats=_FORMATS)
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
    except UnidentifiedImageError as error:
        kinds = "a PNG, JPEG, GIF, WebP, TIFF, BMP or SVG picture"
        raise LogoError(f"{path}: the logo must be {kinds}, named as what it is") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        words = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise LogoError(f"{path}: the logo must be a whole picture: {words}") from error


def _flatten(image: Image.Image) -> Image.Image:
    """Return a picture of any mode in plain colors, on a ground that shows all of it."""
    if image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("I", "F"):
        low, high = image.getextrema()
        span = (float(high) - float(low)) or 1.0  # type: ignore[arg-type]
        base = float(low)  # type: ignore[arg-type]
        scale = 255 / span
        image = image.convert("F").point(lambda value: value * scale - base * scale).convert("L")
    clear = image.convert("RGBA") if image.has_transparency_data else None
    plain = _convert_colors(image if clear is None else clear, image.info.get("icc_profile"))
    if clear is None:
        return plain
    plain.putalpha(clear.getchannel("A"))
    return _lay_on_ground(plain)


def _convert_colors(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colors that every printer takes it for, by its own profile.

    A profile that does not belong to the picture is left out of account.
    """
    if profile:
        kind = "RGB" if image.mode in ("RGBA", "P") else image.mode
        source = image.convert(kind)
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            wanted = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(source, given, wanted, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            image = converted
    flat = image.convert("RGB")
    flat.info.pop("icc_profile", None)
    return flat


def _lay_on_ground(picture: Image.Image) -> Image.Image:
    """Return a see-through picture on the ground on which the least of its edge is lost.

    White letters on nothing would vanish on paper, dark ones on ink. What counts is where the
    picture meets the ground: white within a dark ring stays white paper.
    """
    solid = picture.getchannel("A").point(lambda alpha: 255 if alpha > _SOLID else 0)
    edge = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(3)))
    gray = picture.convert("RGB").convert("L")

    def count_lost(ground: str) -> float:
        level = Image.new("RGB", (1, 1), ground).convert("L").getpixel((0, 0))
        apart = gray.point(lambda value: 255 if abs(value - float(level)) < _APART else 0)  # type: ignore[arg-type]
        lost = ImageChops.multiply(apart, edge).histogram()[255]
        return lost / max(1, edge.histogram()[255])

    grounds = (PRINT["paper"], _DARK, _MIDDLE)
    ground = next((one for one in grounds if count_lost(one) < _MAY_BE_LOST), None)
    flat = Image.new("RGBA", picture.size, ground or min(grounds, key=count_lost))
    flat.alpha_composite(picture.convert("RGBA"))
    return flat.convert("RGB")
