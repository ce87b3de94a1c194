"""Pictures for phones and previews, made with Pillow: exact size, few colors, small files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import typst
from PIL import Image

from footwork.cards.codes import create_code
from footwork.look.canvas import INK, PAPER, RED, SOFT, Canvas, encode, load_font, render_drawings
from footwork.look.tokens import PREVIEW_WIDTH, PRINT
from footwork.views.messages import gettext as _

CARD_SIZE = 1080, 1350
"""Width and height of a movement's picture in pixels, as phones and feeds show it whole."""
SHEET_WIDTH = 1080
"""Width of the picture of the cheat-sheet in pixels; it is as high as its text needs."""

TRIES = (
    *((panel, 1.0) for panel in (600, 540, 480, 420, 360, 300, 240)),
    (240, 0.9),
    (200, 0.8),
    (160, 0.7),
    (120, 0.6),
)
"""How high the figures of a card are in pixels, and the size of its words, the largest first."""

_MARGIN = 64
_TALLEST = 16000
"""Height in pixels that no cheat-sheet reaches, not even with the longest texts."""
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
    """Return a movement as a PNG for a phone: figures, dose, cues, when to stop, who asks first.

    The figures get smaller first, then the words, until all of it has its place.
    """
    for panel, scale in TRIES:
        canvas, room = _draw_card(movement, guide, panel, scale)
        if room >= 0:
            break
    return encode(canvas.image)


def _draw_card(
    movement: dict[str, Any], guide: str, panel: int, scale: float
) -> tuple[Canvas, int]:
    """Draw a card; return it and the pixels that are left between its words and its foot."""
    width, height = CARD_SIZE
    live = width - 2 * _MARGIN

    def sized(size: int) -> int:
        return round(size * scale)

    canvas = Canvas(width, height)
    y = _draw_name(canvas, movement, _MARGIN, live, 68)
    y = canvas.write(movement["line"], (_MARGIN, y), sized(34), live, color=SOFT) + 18
    half = (live - 8) // 2
    drawings = render_drawings(movement["drawings"], half, panel)
    for place, drawing in enumerate(drawings):
        canvas.image.paste(drawing, (_MARGIN + place * (half + 8), y))
    y += panel
    if movement["figure-note"]:
        note = movement["figure-note"]
        y = canvas.write(note, (_MARGIN, y + 10), sized(28), live, color=SOFT)
    y += 92
    right = canvas.dose(movement["dose"], (_MARGIN, y), 96)
    details = movement["dose"]["details"]
    beside = (right + 28, y - 36)
    y = max(y, canvas.write(details, beside, sized(34), width - right - 28 - _MARGIN) - 20) + 34
    for cue in movement["cues"][:3]:
        canvas.draw.text((_MARGIN, y), "–", font=load_font(sized(40), bold=True), fill=RED)
        y = canvas.write(cue, (_MARGIN + 40, y), sized(40), live - 40, leading=1.22) + 8
    y = _draw_stop(canvas, movement, y + 12, sized(32))
    y = canvas.write(movement["ask"], (_MARGIN, y + 14), sized(30), live, bold=True)
    return canvas, _draw_card_foot(canvas, movement, guide, sized(26)) - y


def _draw_stop(canvas: Canvas, movement: dict[str, Any], y: int, size: int) -> int:
    """Draw the first sign at which a movement is stopped; return where it ends."""
    stop = movement["stop"][0]
    told = f"{stop['sign']}. {stop['then']}"
    return canvas.stop(movement["stop-title"], told, (_MARGIN, y), size)


def _draw_card_foot(canvas: Canvas, movement: dict[str, Any], guide: str, size: int) -> int:
    """Draw the disclaimer, whose card it is, its address and its code; return where it begins."""
    width, height = CARD_SIZE
    side = 132
    room = width - 2 * _MARGIN - side - 24
    foot = height - _MARGIN
    code = _render_code(movement["page"]["address"], side)
    canvas.image.paste(code, (width - _MARGIN - side, foot - side))
    bold = load_font(34, bold=True)
    short = movement["page"]["short"]
    after = round(bold.getlength(guide)) + 18
    fitting = (s for s in range(30, 19, -2) if load_font(s).getlength(short) <= room - after)
    size_of_address = next(fitting, None)
    if size_of_address is None:
        # An address too long for the line of the name has lines of its own.
        step = round(22 * 1.28)
        lines = canvas.wrap(short, load_font(22), room)
        foot -= step * len(lines)
        canvas.write(short, (_MARGIN, foot + 6), 22, room, color=SOFT)
    else:
        font = load_font(size_of_address)
        canvas.draw.text((_MARGIN + after, foot), short, font=font, fill=SOFT, anchor="ls")
    canvas.draw.text((_MARGIN, foot), guide, font=bold, fill=INK, anchor="ls")
    more = _("More signs to stop at stand on its page.")
    disclaimer = f"{more} {movement['disclaimer']}"
    lines = canvas.wrap(disclaimer, load_font(size), room)
    top = foot - 46 - round(size * 1.28) * len(lines)
    canvas.write(disclaimer, (_MARGIN, top), size, room, color=SOFT)
    return min(top, height - _MARGIN - side) - 14


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
    _, height = _draw_sheet(sheet, _TALLEST)
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
    y = _draw_before(canvas, sheet, y + 26, live)
    y = canvas.write(sheet["disclaimer"], (_MARGIN, y + 22), 28, live, color=SOFT)
    foot = f"{sheet['guide']}  {sheet['home']['short']}  {sheet['license']}"
    y = canvas.write(foot, (_MARGIN, y + 16), 32, live, bold=True)
    return canvas, y + _MARGIN - 8


def _draw_before(canvas: Canvas, sheet: dict[str, Any], y: int, live: int) -> int:
    """Draw when not to begin and what to know before; return where it ends."""
    y = canvas.write(sheet["not-today-title"], (_MARGIN, y), 46, live, bold=True) + 10
    for stop in sheet["not-today"]:
        y = canvas.write_pair(f"{stop['sign']}.", stop["then"], (_MARGIN, y), 32, live) + 8
    y = canvas.write(_("Before you start"), (_MARGIN, y + 18), 46, live, bold=True) + 10
    for warning in sheet["warnings"]:
        y = canvas.write(warning, (_MARGIN, y), 32, live, bold=True) + 8
    more = _(
        "More signs to stop at, and who should ask first: %(address)s",
        address=sheet["exercises"]["short"],
    )
    return canvas.write(more, (_MARGIN, y), 32, live)


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
    amount = _amount(movement["target"])
    goal, font = _("grow to %(amount)s", amount=amount), load_font(30)
    end, more = top + 64, _differing_details(movement)
    details = movement["dose"]["details"]
    if more or right + 20 + font.getlength(goal) > SHEET_WIDTH - _MARGIN:
        # A goal with words of its own has a line of its own, below the words of the start.
        end = canvas.write(details, (x, end), 30, room, color=SOFT) if details else end
        end = canvas.write(f"{goal} {more}".strip(), (x, end), 30, room, color=SOFT) + 8
    else:
        canvas.draw.text((right + 20, top + 48), goal, font=font, fill=SOFT, anchor="ls")
        end = canvas.write(details, (x, end), 30, room, color=SOFT) + 8
    for cue in movement["cues"][:2]:
        canvas.draw.text((x, end), "–", font=load_font(34, bold=True), fill=RED)
        end = canvas.write(cue, (x + 34, end), 34, room - 34, leading=1.2) + 4
    end = max(end, top + pictures[0].height) + 12
    return _draw_stop(canvas, movement, end, 32)


def _differing_details(movement: dict[str, Any]) -> str:
    """Return what stands behind the dose to reach, where it differs from that of the start."""
    more = str(movement["target"]["details"])
    return "" if more == movement["dose"]["details"] else more


def _amount(dose: dict[str, Any]) -> str:
    return str(dose["amount"]).replace("\u00a0", " ")


def _draw_pain(canvas: Canvas, pain: dict[str, Any], y: int, live: int) -> int:
    """Draw the pain rule; return where it ends."""
    y = canvas.write(pain["title"], (_MARGIN, y), 46, live, bold=True) + 10
    zones = pain["zones"]
    for number in range(11):
        tone = next(item["tone"] for item in zones if number <= item["high"])
        left, right = (_MARGIN + round(live * n / 11) for n in (number, number + 1))
        canvas.draw.rectangle((left, y, right - 4, y + 62), fill=PRINT["pain"][tone])
        color = PAPER if tone == "end" else INK
        middle = (left + right - 4) // 2
        font = load_font(36, bold=True)
        canvas.draw.text((middle, y + 32), str(number), font=font, fill=color, anchor="mm")
    y += 84
    for zone in zones:
        head = zone["head"].replace(_SOFT_HYPHEN, "")
        color = RED if zone["tone"] == "end" else INK
        y = canvas.write_pair(head, zone["text"], (_MARGIN, y), 32, live, color) + 8
    return canvas.write(pain["limit"], (_MARGIN, y + 4), 32, live, bold=True, color=RED)


def create_preview(page: bytes, width: int = PREVIEW_WIDTH) -> bytes:
    """Return a page's picture as a small PNG of a width in pixels."""
    image = Image.open(io.BytesIO(page)).convert("RGB")
    height = round(image.height * width / image.width)
    return encode(image.resize((width, height), Image.Resampling.LANCZOS), 32)
