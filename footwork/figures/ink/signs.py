"""The cross on the drawing of a mistake, and the check on the one beside it.

They differ in form, so that nothing hangs on color, and stand at the same place in every drawing:
at the top on the left, where a scene leaves room.
"""

from __future__ import annotations

from typing import Literal

from footwork.figures.ink.svg import path

Sign = Literal["wrong", "right"]

LEFT, TOP, SIZE = 60.0, 60.0, 120.0
"""The square that a sign is in, its pen's width left out, in drawing units."""

_CROSS = f"M{LEFT:g} {TOP:g}l{SIZE:g} {SIZE:g}m0 {-SIZE:g}l{-SIZE:g} {SIZE:g}"
_CHECK = f"M{LEFT:g} {TOP + SIZE * 0.55:g}l{SIZE * 0.38:g} {SIZE * 0.4:g}L{LEFT + SIZE:g} {TOP:g}"


def draw_sign(sign: Sign) -> str:
    """Return the path of a sign."""
    return path("no", _CROSS) if sign == "wrong" else path("yes", _CHECK)
