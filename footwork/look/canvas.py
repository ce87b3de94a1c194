"""A picture in pixels: text and drawings on it, few colors, the same bytes everywhere.

Pillow lays letters beside each other, which is right for the guide's own family. Text with
other letters, with emoji or written from right to left goes through the typesetter, which
orders and joins them as their script asks for. Pillow could do that only with a library
that is on some machines and not on others.
"""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import typst
from PIL import Image, ImageDraw, ImageFont

from footwork.look.tokens import PRINT
from footwork.look.typefaces import FONTS, OTHER_FONTS, load_fonts

INK, SOFT, RED, PLATE, PAPER = (PRINT[name] for name in ("ink", "soft", "red", "plate", "paper"))

_SOFT_HYPHEN = "\u00ad"
_FROM_THE_RIGHT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
_NO_GLYPH = "\uffff"

Font = ImageFont.FreeTypeFont
Drawing = dict[str, Any]


class PictureError(Exception):
    """A picture cannot be made; the text says why in one line."""


@cache
def load_font(size: int, *, bold: bool = False) -> Font:
    """Return the guide's own family in a size in pixels."""
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


# ----------------------------------------------------------------------------------- drawings


def render_drawings(
    drawings: Sequence[Drawing | None], width: int, height: int, plate: str = PLATE
) -> list[Image.Image]:
    """Return drawings on their plates in pixels; an empty plate for one that is missing.

    They are as `Drawings.create_print` gives them. A person is shown whole; of another drawing
    the part at the bottom stays where the plate is flat.
    """
    source = (
        "#let data = json(bytes(sys.inputs.data))\n"
        "#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt,\n"
        "  fill: rgb(data.plate))\n"
        "#for (i, it) in data.drawings.enumerate() {\n"
        "  if i > 0 { pagebreak() }\n"
        '  let picture(..how) = image(bytes(it.svg), format: "svg", ..how)\n'
        "  if it == none { box() } else if it.person or data.height > data.width / it.ratio {\n"
        '    picture(width: 100%, height: 100%, fit: "contain")\n'
        "  } else { place(bottom, picture(width: 100%, height: data.width / it.ratio * 1pt)) }\n"
        "}\n"
    )
    data = {"width": width, "height": height, "plate": plate, "drawings": drawings}
    compiler = typst.Compiler(source.encode(), sys_inputs={"data": json.dumps(data)})
    pages = compiler.compile(format="png", ppi=72)
    return [
        Image.open(io.BytesIO(page)).convert("RGB")
        for page in (pages if isinstance(pages, list) else [pages or b""])
    ]


# --------------------------------------------------------------------------------------- text


@cache
def _has_glyph(character: str) -> bool:
    font = load_font(16)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NO_GLYPH))


def is_plain(text: str) -> bool:
    """Say whether Pillow can set a text: the guide's own letters, from left to right."""
    return all(
        _has_glyph(character)
        and unicodedata.bidirectional(character) not in _FROM_THE_RIGHT
        and not unicodedata.combining(character)
        for character in text.replace(_SOFT_HYPHEN, "")
    )


def render_text(  # noqa: PLR0913 - a paragraph and how it looks
    text: str, size: int, width: int, step: int, color: str, *, bold: bool
) -> Image.Image:
    """Return a paragraph as a see-through picture of a width, lines `step` pixels apart.

    Raises PictureError for a character that no typeface here has.
    """
    up, down = load_font(size).getmetrics()
    source = (
        "#let data = json(bytes(sys.inputs.data))\n"
        '#set document(title: "A paragraph")\n'
        "#set page(width: data.width * 1pt, height: auto, margin: 0pt, fill: none)\n"
        '#set text(font: "Atkinson Hyperlegible", size: data.size * 1pt, fill: rgb(data.color),\n'
        "  weight: data.weight, top-edge: data.up * 1pt, bottom-edge: data.down * -1pt)\n"
        "#set par(leading: (data.step - data.up - data.down) * 1pt)\n"
        "#data.text\n"
    )
    data = {
        "text": text,
        "width": width,
        "size": size,
        "step": step,
        "up": up,
        "down": down,
        "color": color,
        "weight": "bold" if bold else "regular",
    }

    def compile_as(kind: Literal["pdf", "png"], standard: Literal["ua-1"] | None) -> Any:
        compiler = typst.Compiler(  # it reads a source that is no file only once
            source.encode(),
            font_paths=load_fonts(FONTS, OTHER_FONTS),
            sys_inputs={"data": json.dumps(data)},
        )
        return compiler.compile(format=kind, ppi=72, pdf_standards=standard)

    try:
        # Only for its rule that every character has a glyph: an empty box is not a letter.
        compile_as("pdf", "ua-1")
    except typst.TypstError as error:
        reason = " ".join(str(error.message).split())
        raise PictureError(f"{text!r} cannot be shown in a picture: {reason}") from error
    return Image.open(io.BytesIO(compile_as("png", None))).convert("RGBA")


# ---------------------------------------------------------------------------------- the canvas


class Canvas:
    """A picture that is filled from the top; places and sizes are in pixels."""

    def __init__(self, width: int, height: int, paper: str = PAPER) -> None:
        self.image = Image.new("RGB", (width, height), paper)
        self.draw = ImageDraw.Draw(self.image)
        self._paper = paper

    def wrap(self, text: str, font: Font, width: int) -> list[str]:
        """Return text as lines that are no wider than a width; a long word is broken."""
        lines, line = [], ""
        for word in _split(text, font, width):
            tried = f"{line} {word}" if line else word
            if line and font.getlength(tried) > width:
                lines.append(line)
                line = word
            else:
                line = tried
        return [*lines, line] if line else lines

    def write(self, text: str, at: tuple[int, int], size: int, width: int, **how: Any) -> int:
        """Write a paragraph and return where it ends; `how`: bold, color, leading."""
        bold, color, leading = (
            how.get("bold", False),
            how.get("color", INK),
            how.get("leading", 1.28),
        )
        x, y = at
        step = round(size * float(leading))
        if not is_plain(text):
            picture = render_text(text, size, width, step, color, bold=bold)
            self.image.paste(picture, (x, y), picture)
            return y + step * max(1, round(picture.height / step))
        font = load_font(size, bold=bold)
        for line in self.wrap(text, font, width):
            self.draw.text((x, y), line, font=font, fill=color, anchor="la")
            y += step
        return y

    def write_pair(  # noqa: PLR0913, PLR0917 - a paragraph and how it begins
        self, head: str, text: str, at: tuple[int, int], size: int, width: int, color: str = RED
    ) -> int:
        """Write a paragraph that begins with bold words; return where it ends."""
        if not is_plain(head + text):
            return self.write(f"{head} {text}", at, size, width)
        x, y = at
        bold, font = load_font(size, bold=True), load_font(size)
        indent = round(bold.getlength(head + " "))
        self.draw.text((x, y), head, font=bold, fill=color, anchor="la")
        first = self.wrap(text, font, width - indent)[:1]
        rest = text.replace(_SOFT_HYPHEN, "")[len(first[0]) :].strip() if first else ""
        self.draw.text((x + indent, y), first[0] if first else "", font=font, fill=INK)
        return self.write(rest, (x, y + round(size * 1.28)), size, width)

    def dose(self, dose: dict[str, Any], at: tuple[int, int], size: int) -> int:
        """Write a dose with a small unit, `at` its baseline, and return its right end."""
        x, y = at
        parts = [(str(dose["sets"]), True, size), ("×", False, size)] if dose["sets"] > 1 else []
        parts.append((dose["count"], True, size))
        if dose["unit"]:
            parts.append((dose["unit"], True, round(size * 0.66)))
        for text, bold, part_size in parts:
            font = load_font(part_size, bold=bold)
            self.draw.text((x, y), text, font=font, fill=INK, anchor="ls")
            x += round(font.getlength(text) + size * 0.16)
        return round(x - size * 0.16)

    def bib(self, movement: dict[str, Any], center: tuple[int, int], radius: int) -> None:
        """Draw the number of a movement in its disc."""
        x, y = center
        scale = 4  # drawn large and made smaller, so that the edge is smooth
        side = 2 * radius + 4
        disc = Image.new("RGB", (side * scale, side * scale), self._paper)
        fill = RED if movement["core"] else PAPER
        ImageDraw.Draw(disc).ellipse(
            (scale, scale, side * scale - scale, side * scale - scale),
            fill=fill,
            outline=RED,
            width=4 * scale,
        )
        disc = disc.resize((side, side), Image.Resampling.LANCZOS)
        self.image.paste(disc, (x - side // 2, y - side // 2))
        color = PAPER if movement["core"] else RED
        font = load_font(round(radius * 1.2), bold=True)
        self.draw.text((x, y), str(movement["number"]), font=font, fill=color, anchor="mm")

    def stop(self, title: str, sign: str, at: tuple[int, int], size: int) -> int:
        """Write a stop rule behind its octagon, as far as the right margin; return where it ends.

        The right margin is as wide as the left one.
        """
        x, y = at
        width = self.image.width - 2 * x
        r = size * 0.46
        cx, cy = x + r, y + size * 0.55
        c = r * 0.414
        points = [(-c, -r), (c, -r), (r, -c), (r, c), (c, r), (-c, r), (-r, c), (-r, -c)]
        self.draw.polygon([(cx + dx, cy + dy) for dx, dy in points], fill=RED)
        shift = round(2 * r + size * 0.4)
        return self.write_pair(f"{title}:", sign, (x + shift, y), size, width - shift)


def _split(text: str, font: Font, width: int) -> list[str]:
    """Return the words of a text; one wider than a width in pieces, at its marks if it has any."""
    words: list[str] = []
    for word in text.split(" "):
        pieces = word.split(_SOFT_HYPHEN)
        line = pieces[0]
        for piece in pieces[1:]:
            if font.getlength(f"{line}{piece}-") <= width:
                line += piece
            else:
                words.append(f"{line}-")
                line = piece
        words += _chop(line, font, width)
    return [word.replace("\u00a0", " ") for word in words if word]


def _chop(word: str, font: Font, width: int) -> list[str]:
    """Return a word in pieces that are no wider than a width, such as an address has to be."""
    pieces, line = [], ""
    for letter in word:
        if line and font.getlength(line + letter) > width:
            pieces.append(line)
            line = ""
        line += letter
    return [*pieces, line]


def encode(image: Image.Image, colors: int = 96, *, quickly: bool = False) -> bytes:
    """Return a PNG with few colors; nothing in it says when or where it was made.

    Made quickly, in an eighth of the time, it is a tenth larger.
    """
    few = image.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", compress_level=6 if quickly else 9)
    return out.getvalue()
