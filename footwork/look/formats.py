"""The formats in which a drawing can be taken away: their addresses, types and sizes in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["image/svg+xml", "image/png", "image/gif", "image/avif", "video/mp4"]
"""A media type of the formats."""


@dataclass(frozen=True)
class Format:
    """One way to take a drawing away."""

    ending: str
    """What its address ends with."""
    type: Type
    width: int
    """In pixels; of what can be drawn at any size, in its own units."""
    height: int


SVG = Format(".svg", "image/svg+xml", 900, 1200)
"""Plain: without custom properties, animation and style sheet. Of a movement the end position."""
PNG = Format(".png", "image/png", 900, 1200)
SQUARE = Format("-square.png", "image/png", 1080, 1080)
"""With the name and the address of the guide."""
GIF = Format(".gif", "image/gif", 450, 630)
"""For mail and slides. Like the two below with the name and the address of the guide."""
AVIF = Format(".avif", "image/avif", 480, 672)
MP4 = Format(".mp4", "video/mp4", 480, 672)

STILL = (SVG, PNG, SQUARE)
"""The formats of a drawing that stands still."""
MOVING = (SVG, GIF, AVIF, MP4)
"""The formats of a movement in motion."""


def list_formats(*, moves: bool) -> tuple[Format, ...]:
    """Return the formats of a drawing, the most exact one first."""
    return MOVING if moves else STILL
