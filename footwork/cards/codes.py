"""QR codes as vector drawings."""

from __future__ import annotations

import io
from functools import cache

import segno


@cache  # the same few addresses stand on many sheets
def create_qr(text: str) -> str:
    """Return a QR code as SVG in black, without a border: the white page around it is one.

    A seventh of it can be dirty or worn and it still reads (level M).
    """
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=0, xmldecl=False, nl=False)
    return out.getvalue().decode()
