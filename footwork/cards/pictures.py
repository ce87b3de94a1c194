"""Pictures for phones and previews, made with Pillow: exact size, few colors, small files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import typst
from PIL import Image

from footwork.canvas import INK, PAPER, RED, SOFT, Canvas, encode, load_font, render_drawings
from footwork.cards.codes import create_code

CARD_SIZE = 1080, 1350
"""Width and height of a movement's picture in pixels, as phones and feeds show it whole."""
SHEET_WIDTH = 1080
"""Width of the picture of the cheat-sheet in pixels; it is as high as its text needs."""
PREVIEW_WIDTH = 480
"""Width of the preview of a printed page in pixels."""

_MARGIN = 64
_SOFT_HYPHEN = "\u00ad"


def _render_code(address: str, side: int) -> Image.Image:
    """Return a QR code, every module of it whole pixels."""
    source = (
        f"#set page(width: {side}pt, height: {side}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.code), format: "svg", width: 100%)'
    )
    compiler = typst.Compiler(source.encode(), sys_inputs={"code": create_code(address)})
    page = compiler.compile(format="png", ppi=72)
    return Image.open(io.BytesIO(page if isinstance(page, bytes) else b"")).convert("RGB")


# ------------------------------------------------------------------------------------ pictures


def create_card(movement: dict[str, Any], guide: str) -> bytes:
    """Return a movement as a PNG for a phone: figures, dose, cues and when to stop."""
    for panel in (600, 540, 480, 420, 360, 300, 240):
        canvas, end = _draw_card(movement, guide, panel)
        if end <= CARD_SIZE[1] - _MARGIN - 130:
            break
    return encode(canvas.image)


def _draw_card(movement: dict[str, Any], guide: str, panel: int) -> tuple[Canvas, int]:
    width, height = CARD_SIZE
    live = width - 2 * _MARGIN
    canvas = Canvas(width, height)
    y = _draw_name(canvas, movement, _MARGIN, live, 68)
    y = canvas.write(movement["line"], (_MARGIN, y), 34, live, color=SOFT) + 18
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
        canvas.draw.text((_MARGIN, y), "–", font=load_font(40, bold=True), fill=RED)
        y = canvas.write(cue, (_MARGIN + 40, y), 40, live - 40, leading=1.22) + 8
    y = canvas.stop(movement["stop"][0]["sign"], (_MARGIN, y + 12), 34, live)
    foot = height - _MARGIN
    code = _render_code(movement["page"]["address"], 132)
    canvas.image.paste(code, (width - _MARGIN - 132, foot - 132))
    canvas.draw.text((_MARGIN, foot), guide, font=load_font(34, bold=True), fill=INK, anchor="ls")
    after = _MARGIN + round(load_font(34, bold=True).getlength(guide)) + 18
    short = movement["page"]["short"]
    room = width - _MARGIN - 132 - 24 - after
    size = next((s for s in range(30, 17, -2) if load_font(s).getlength(short) <= room), 18)
    canvas.draw.text((after, foot), short, font=load_font(size), fill=SOFT, anchor="ls")
    return canvas, y


def _draw_name(canvas: Canvas, movement: dict[str, Any], y: int, live: int, size: int) -> int:
    """Draw the number and the name; return where they end."""
    radius = round(size * 0.52)
    left = _MARGIN + 2 * radius + 22
    room = live - 2 * radius - 22
    name = movement["name"]
    plain = name.replace(_SOFT_HYPHEN, "")
    while size > 44 and load_font(size, bold=True).getlength(plain) > room:
        size -= 2
    canvas.bib(movement, (_MARGIN + radius, y + radius), radius)
    return canvas.write(name, (left, y - 2), size, room, bold=True, leading=1.2) + 10


def create_sheet(sheet: dict[str, Any]) -> bytes:
    """Return the cheat-sheet as a PNG for a phone: one movement below the other."""
    _, height = _draw_sheet(sheet, 8000)
    canvas, _ = _draw_sheet(sheet, height)
    return encode(canvas.image)


def _draw_sheet(sheet: dict[str, Any], height: int) -> tuple[Canvas, int]:
    width = SHEET_WIDTH
    live = width - 2 * _MARGIN
    canvas = Canvas(width, height)
    y = canvas.write(sheet["heading"], (_MARGIN, _MARGIN - 8), 68, live, bold=True, leading=1.16)
    y = canvas.write(sheet["subtitle"], (_MARGIN, y + 8), 34, live, color=SOFT) + 20
    panel, high = 180, 240
    movements = sheet["movements"]
    drawings = [item for movement in movements for item in movement["drawings"]]
    pictures = render_drawings(drawings, panel, high)
    for place, movement in enumerate(movements):
        canvas.draw.line((_MARGIN, y, width - _MARGIN, y), fill=INK, width=3)
        y = _draw_row(canvas, movement, pictures[2 * place : 2 * place + 2], y + 22) + 26
    canvas.draw.line((_MARGIN, y, width - _MARGIN, y), fill=INK, width=3)
    y = _draw_pain(canvas, sheet["pain"], y + 26, live)
    y = canvas.write(sheet["disclaimer"], (_MARGIN, y + 22), 28, live, color=SOFT)
    foot = f"{sheet['guide']}  {sheet['home']['short']}  {sheet['license']}"
    y = canvas.write(foot, (_MARGIN, y + 16), 32, live, bold=True)
    return canvas, y + _MARGIN - 8


def _draw_row(
    canvas: Canvas, movement: dict[str, Any], pictures: Sequence[Image.Image], y: int
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
    canvas.draw.text(place, f"grow to {goal}", font=load_font(30), fill=SOFT, anchor="ls")
    end = canvas.write(movement["dose"]["details"], (x, top + 64), 30, room, color=SOFT) + 8
    for cue in movement["cues"][:2]:
        canvas.draw.text((x, end), "–", font=load_font(34, bold=True), fill=RED)
        end = canvas.write(cue, (x + 34, end), 34, room - 34, leading=1.2) + 4
    end = max(end, top + pictures[0].height) + 12
    return canvas.stop(movement["stop"][0]["sign"], (_MARGIN, end), 32, live)


def _amount(dose: dict[str, Any]) -> str:
    return str(dose["amount"]).replace("\u00a0", " ")


def _draw_pain(canvas: Canvas, pain: dict[str, Any], y: int, live: int) -> int:
    """Draw the pain rule; return where it ends."""
    y = canvas.write("How much may it hurt?", (_MARGIN, y), 46, live, bold=True) + 10
    zones = pain["zones"]
    for number in range(11):
        zone = next(place for place, item in enumerate(zones) if number <= item["high"])
        last = zone == len(zones) - 1
        fill = RED if last else "#dcebf1" if zone == 0 else "#efb5a1"
        left, right = (_MARGIN + round(live * n / 11) for n in (number, number + 1))
        canvas.draw.rectangle((left, y, right - 4, y + 62), fill=fill)
        color = PAPER if last else INK
        middle = (left + right - 4) // 2
        font = load_font(36, bold=True)
        canvas.draw.text((middle, y + 32), str(number), font=font, fill=color, anchor="mm")
    y += 84
    for zone in zones:
        head = f"{zone['range']}: {zone['name']}.".replace(_SOFT_HYPHEN, "")
        color = RED if zone is zones[-1] else INK
        y = canvas.write_pair(head, zone["text"], (_MARGIN, y), 32, live, color) + 8
    return canvas.write(pain["limit"], (_MARGIN, y + 4), 32, live, bold=True, color=RED)


def create_preview(page: bytes, width: int = PREVIEW_WIDTH) -> bytes:
    """Return a page's picture as a small PNG of a width in pixels."""
    image = Image.open(io.BytesIO(page)).convert("RGB")
    height = round(image.height * width / image.width)
    return encode(image.resize((width, height), Image.Resampling.LANCZOS), 32)
