"""Pictures for phones and previews, made with Pillow: exact size, few colors, small files."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import typst
from PIL import Image, ImageDraw, ImageFont

from footwork.cards.codes import create_code
from footwork.cards.typesetting import FONTS

CARD_SIZE = 1080, 1350
"""Width and height of a movement's picture in pixels, as phones and feeds show it whole."""
SHEET_WIDTH = 1080
"""Width of the picture of the cheat-sheet in pixels; it is as high as its text needs."""
PREVIEW_WIDTH = 480
"""Width of the preview of a printed page in pixels."""

_INK, _SOFT, _RED, _PLATE, _LINE = "#1f2a37", "#4a5765", "#b5371c", "#e9f1f5", "#b9cbd5"
_PAPER = "#ffffff"
_MARGIN = 64
_SOFT_HYPHEN = "\u00ad"

Font = ImageFont.FreeTypeFont
Drawing = dict[str, Any]


@cache
def _font(size: int, *, bold: bool = False) -> Font:
    name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


# ----------------------------------------------------------------------------------- drawings


def render_drawings(
    drawings: Sequence[Drawing | None], width: int, height: int
) -> list[Image.Image]:
    """Return drawings on their plates in pixels; an empty plate for one that is missing."""
    source = (
        "#let data = json(bytes(sys.inputs.data))\n"
        "#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt,\n"
        "  fill: rgb(data.plate))\n"
        "#for (i, it) in data.drawings.enumerate() {\n"
        "  if i > 0 { pagebreak() }\n"
        '  let picture(..how) = image(bytes(it.svg), format: "svg", ..how)\n'
        "  if it == none { box() } else if it.person or data.height > data.width / it.ratio {\n"
        '    picture(width: 100%, height: 100%, fit: "contain")\n'
        "  } else { place(bottom, picture(width: 100%)) }\n"
        "}\n"
    )
    data = {
        "width": width,
        "height": height,
        "plate": _PLATE,
        "drawings": drawings,
    }
    compiler = typst.Compiler(source.encode(), sys_inputs={"data": json.dumps(data)})
    pages = compiler.compile(format="png", ppi=72)
    return [
        Image.open(io.BytesIO(page)).convert("RGB")
        for page in (pages if isinstance(pages, list) else [pages or b""])
    ]


def _render_code(address: str, side: int) -> Image.Image:
    """Return a QR code, every module of it whole pixels."""
    source = (
        f"#set page(width: {side}pt, height: {side}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.code), format: "svg", width: 100%)'
    )
    compiler = typst.Compiler(source.encode(), sys_inputs={"code": create_code(address)})
    page = compiler.compile(format="png", ppi=72)
    return Image.open(io.BytesIO(page if isinstance(page, bytes) else b"")).convert("RGB")


# ---------------------------------------------------------------------------------- the canvas


class _Canvas:
    """A picture that is filled from the top; `y` is how far."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), _PAPER)
        self.draw = ImageDraw.Draw(self.image)
        self.y = _MARGIN

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
        font = _font(size, bold=how.get("bold", False))
        x, y = at
        step = round(size * how.get("leading", 1.28))
        for line in self.wrap(text, font, width):
            self.draw.text((x, y), line, font=font, fill=how.get("color", _INK), anchor="la")
            y += step
        return y

    def write_pair(  # noqa: PLR0913, PLR0917 - a paragraph and how it begins
        self, head: str, text: str, at: tuple[int, int], size: int, width: int, color: str = _RED
    ) -> int:
        """Write a paragraph that begins with bold words; return where it ends."""
        x, y = at
        bold, font = _font(size, bold=True), _font(size)
        indent = round(bold.getlength(head + " "))
        self.draw.text((x, y), head, font=bold, fill=color, anchor="la")
        first = self.wrap(text, font, width - indent)[:1]
        rest = text.replace(_SOFT_HYPHEN, "")[len(first[0]) :].strip() if first else ""
        self.draw.text((x + indent, y), first[0] if first else "", font=font, fill=_INK)
        return self.write(rest, (x, y + round(size * 1.28)), size, width)

    def dose(self, dose: dict[str, Any], at: tuple[int, int], size: int) -> int:
        """Write a dose with a small unit, `at` its baseline, and return its right end."""
        x, y = at
        parts = [(str(dose["sets"]), True, size), ("×", False, size)] if dose["sets"] > 1 else []
        parts.append((dose["count"], True, size))
        if dose["unit"]:
            parts.append((dose["unit"], True, round(size * 0.66)))
        for text, bold, part_size in parts:
            font = _font(part_size, bold=bold)
            self.draw.text((x, y), text, font=font, fill=_INK, anchor="ls")
            x += round(font.getlength(text) + size * 0.16)
        return round(x - size * 0.16)

    def bib(self, movement: dict[str, Any], center: tuple[int, int], radius: int) -> None:
        """Draw the number of a movement in its disc."""
        x, y = center
        scale = 4  # drawn large and made smaller, so that the edge is smooth
        side = 2 * radius + 4
        disc = Image.new("RGB", (side * scale, side * scale), _PAPER)
        fill = _RED if movement["core"] else _PAPER
        ImageDraw.Draw(disc).ellipse(
            (scale, scale, side * scale - scale, side * scale - scale),
            fill=fill,
            outline=_RED,
            width=4 * scale,
        )
        disc = disc.resize((side, side), Image.Resampling.LANCZOS)
        self.image.paste(disc, (x - side // 2, y - side // 2))
        color = _PAPER if movement["core"] else _RED
        font = _font(round(radius * 1.2), bold=True)
        self.draw.text((x, y), str(movement["number"]), font=font, fill=color, anchor="mm")

    def stop(self, sign: str, at: tuple[int, int], size: int, width: int) -> int:
        """Write a stop rule behind its octagon and return where it ends."""
        x, y = at
        r = size * 0.46
        cx, cy = x + r, y + size * 0.55
        c = r * 0.414
        points = [(-c, -r), (c, -r), (r, -c), (r, c), (c, r), (-c, r), (-r, c), (-r, -c)]
        self.draw.polygon([(cx + dx, cy + dy) for dx, dy in points], fill=_RED)
        shift = round(2 * r + size * 0.4)
        return self.write_pair("Stop if:", sign, (x + shift, y), size, width - shift)


def _split(text: str, font: Font, width: int) -> list[str]:
    """Return the words of a text; one that is wider than a width in pieces with a hyphen."""
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
        words.append(line)
    return [word.replace("\u00a0", " ") for word in words if word]


def _encode(image: Image.Image, colors: int = 96) -> bytes:
    """Return a PNG with few colors; nothing in it says when or where it was made."""
    few = image.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


# ------------------------------------------------------------------------------------ pictures


def create_card(movement: dict[str, Any], guide: str) -> bytes:
    """Return a movement as a PNG for a phone: figures, dose, cues and when to stop."""
    for panel in (600, 540, 480, 420, 360, 300, 240):
        canvas, end = _draw_card(movement, guide, panel)
        if end <= CARD_SIZE[1] - _MARGIN - 130:
            break
    return _encode(canvas.image)


def _draw_card(movement: dict[str, Any], guide: str, panel: int) -> tuple[_Canvas, int]:
    width, height = CARD_SIZE
    live = width - 2 * _MARGIN
    canvas = _Canvas(width, height)
    y = _draw_name(canvas, movement, _MARGIN, live, 68)
    y = canvas.write(movement["line"], (_MARGIN, y), 34, live, color=_SOFT) + 18
    half = (live - 8) // 2
    drawings = render_drawings(movement["drawings"], half, panel)
    for place, drawing in enumerate(drawings):
        canvas.image.paste(drawing, (_MARGIN + place * (half + 8), y))
    y += panel + 92
    right = canvas.dose(movement["dose"], (_MARGIN, y), 96)
    canvas.write(
        movement["dose"]["details"], (right + 28, y - 36), 34, width - right - 28 - _MARGIN
    )
    y += 34
    for cue in movement["cues"][:3]:
        canvas.draw.text((_MARGIN, y), "–", font=_font(40, bold=True), fill=_RED)
        y = canvas.write(cue, (_MARGIN + 40, y), 40, live - 40, leading=1.22) + 8
    y = canvas.stop(movement["stop"][0]["sign"], (_MARGIN, y + 12), 34, live)
    foot = height - _MARGIN
    code = _render_code(movement["page"]["address"], 132)
    canvas.image.paste(code, (width - _MARGIN - 132, foot - 132))
    canvas.draw.text((_MARGIN, foot), guide, font=_font(34, bold=True), fill=_INK, anchor="ls")
    after = _MARGIN + round(_font(34, bold=True).getlength(guide)) + 18
    short = movement["page"]["short"]
    room = width - _MARGIN - 132 - 24 - after
    size = next((s for s in range(30, 17, -2) if _font(s).getlength(short) <= room), 18)
    canvas.draw.text((after, foot), short, font=_font(size), fill=_SOFT, anchor="ls")
    return canvas, y


def _draw_name(canvas: _Canvas, movement: dict[str, Any], y: int, live: int, size: int) -> int:
    """Draw the number and the name; return where they end."""
    radius = round(size * 0.52)
    left = _MARGIN + 2 * radius + 22
    room = live - 2 * radius - 22
    name = movement["name"]
    plain = name.replace(_SOFT_HYPHEN, "")
    while size > 44 and _font(size, bold=True).getlength(plain) > room:
        size -= 2
    canvas.bib(movement, (_MARGIN + radius, y + radius), radius)
    return canvas.write(name, (left, y - 2), size, room, bold=True, leading=1.2) + 10


def create_sheet(sheet: dict[str, Any]) -> bytes:
    """Return the cheat-sheet as a PNG for a phone: one movement below the other."""
    _, height = _draw_sheet(sheet, 8000)
    canvas, _ = _draw_sheet(sheet, height)
    return _encode(canvas.image)


def _draw_sheet(sheet: dict[str, Any], height: int) -> tuple[_Canvas, int]:
    width = SHEET_WIDTH
    live = width - 2 * _MARGIN
    canvas = _Canvas(width, height)
    y = canvas.write(sheet["heading"], (_MARGIN, _MARGIN - 8), 68, live, bold=True, leading=1.16)
    y = canvas.write(sheet["subtitle"], (_MARGIN, y + 8), 34, live, color=_SOFT) + 20
    panel, high = 180, 240
    movements = sheet["movements"]
    drawings = [item for movement in movements for item in movement["drawings"]]
    pictures = render_drawings(drawings, panel, high)
    for place, movement in enumerate(movements):
        canvas.draw.line((_MARGIN, y, width - _MARGIN, y), fill=_INK, width=3)
        y = _draw_row(canvas, movement, pictures[2 * place : 2 * place + 2], y + 22) + 26
    canvas.draw.line((_MARGIN, y, width - _MARGIN, y), fill=_INK, width=3)
    y = _draw_pain(canvas, sheet["pain"], y + 26, live)
    y = canvas.write(sheet["disclaimer"], (_MARGIN, y + 22), 28, live, color=_SOFT)
    foot = f"{sheet['guide']}  {sheet['home']['short']}  {sheet['license']}"
    y = canvas.write(foot, (_MARGIN, y + 16), 32, live, bold=True)
    return canvas, y + _MARGIN - 8


def _draw_row(
    canvas: _Canvas, movement: dict[str, Any], pictures: Sequence[Image.Image], y: int
) -> int:
    """Draw one movement of the sheet; return where it ends."""
    live = SHEET_WIDTH - 2 * _MARGIN
    top = _draw_name(canvas, movement, y, live, 46) + 6
    x = _MARGIN
    for picture in pictures:
        canvas.image.paste(picture, (x, top))
        x += picture.width + 6
    x += 22
    room = SHEET_WIDTH - _MARGIN - x
    right = canvas.dose(movement["dose"], (x, top + 48), 62)
    goal = _amount(movement["target"])
    place = (right + 20, top + 48)
    canvas.draw.text(place, f"grow to {goal}", font=_font(30), fill=_SOFT, anchor="ls")
    end = canvas.write(movement["dose"]["details"], (x, top + 64), 30, room, color=_SOFT) + 8
    for cue in movement["cues"][:2]:
        canvas.draw.text((x, end), "–", font=_font(34, bold=True), fill=_RED)
        end = canvas.write(cue, (x + 34, end), 34, room - 34, leading=1.2) + 4
    end = max(end, top + pictures[0].height) + 12
    return canvas.stop(movement["stop"][0]["sign"], (_MARGIN, end), 32, live)


def _amount(dose: dict[str, Any]) -> str:
    return str(dose["amount"]).replace("\u00a0", " ")


def _draw_pain(canvas: _Canvas, pain: dict[str, Any], y: int, live: int) -> int:
    """Draw the pain rule; return where it ends."""
    y = canvas.write("How much may it hurt?", (_MARGIN, y), 46, live, bold=True) + 10
    zones = pain["zones"]
    for number in range(11):
        zone = next(place for place, item in enumerate(zones) if number <= item["high"])
        last = zone == len(zones) - 1
        fill = _RED if last else "#dcebf1" if zone == 0 else "#efb5a1"
        left, right = (_MARGIN + round(live * n / 11) for n in (number, number + 1))
        canvas.draw.rectangle((left, y, right - 4, y + 62), fill=fill)
        color = _PAPER if last else _INK
        middle = (left + right - 4) // 2
        font = _font(36, bold=True)
        canvas.draw.text((middle, y + 32), str(number), font=font, fill=color, anchor="mm")
    y += 84
    for zone in zones:
        head = f"{zone['range']}: {zone['name']}.".replace(_SOFT_HYPHEN, "")
        color = _RED if zone is zones[-1] else _INK
        y = canvas.write_pair(head, zone["text"], (_MARGIN, y), 32, live, color) + 8
    return canvas.write(pain["limit"], (_MARGIN, y + 4), 32, live, bold=True, color=_RED)


def create_preview(page: bytes, width: int = PREVIEW_WIDTH) -> bytes:
    """Return a page's picture as a small PNG of a width in pixels."""
    image = Image.open(io.BytesIO(page)).convert("RGB")
    height = round(image.height * width / image.width)
    return _encode(image.resize((width, height), Image.Resampling.LANCZOS), 32)
