"""Fields of a PDF that are filled in on a screen: each is set as a link, and becomes one here.

The typesetter knows no fields. A link to `field:` and the name of the field in hex has all that one
needs: its place on the page, its place in the structure, and the way from one to the other. What is
typed is set in the guide's own family, which goes into the file whole, for nobody knows the letters
(ISO 32000-1, 12.7; ISO 14289-1, 7.18).
"""

from __future__ import annotations

import re
import zlib
from functools import cache

from PIL import ImageFont

from footwork.look.tokens import PRINT
from footwork.look.typefaces import FONTS

_LINK = re.compile(rb"/Subtype/Link\b.*/URI\(field:([0-9a-f]+)\)", re.DOTALL)
_RECT = re.compile(rb"/Rect\[[^]]*\]")
_PARENT = re.compile(rb"/StructParent \d+")
_SIZE = 12
"""Of what is typed, in points."""
_FIRST, _LAST = 32, 255
_FACE = "AtkinsonHyperlegible-Regular"


def create_fields(objects: dict[int, bytes]) -> dict[int, bytes]:
    """Return what changes in a PDF, by number, so that each link to a field becomes a text field.

    Nothing does in a file without one. Raises ValueError for a link that is no part of a page.
    """
    told = {number: body for number, body in objects.items() if b"/URI(field:" in body}
    found = {number: link for number, body in told.items() if (link := _LINK.search(body))}
    if not found:
        return {}
    face = max(objects) + 1
    fonts = _create_face(face)
    resources = b"/Font<</At %d 0 R>>" % face
    look = _create_look()
    changed, taken = dict(fonts), dict[str, int]()
    next_number = max(fonts) + 1
    for number, link in found.items():
        body = objects[number]
        rect, parent = _RECT.search(body), _PARENT.search(body)
        if rect is None or parent is None:
            raise ValueError("a link to a field must have a place on the page and in the structure")
        name = bytes.fromhex(link[1].decode()).decode()
        taken[name] = taken.get(name, 0) + 1
        alone = name if taken[name] == 1 else f"{name} ({taken[name]})"
        names = b"/T%b/TU%b" % (_write_text(alone), _write_text(name))
        changed[next_number] = _create_blank(rect[0], resources)
        changed[number] = (
            b"<</Type/Annot/Subtype/Widget/FT/Tx/F 4%b%b%b/DA(%b)/V()/AP<</N %d 0 R>>>>"
            % (rect[0], parent[0], names, look, next_number)
        )
        next_number += 1
    for number, body in objects.items():
        if b"/S/Link" in body and any(b"/Obj %d 0 R" % link in body for link in found):
            changed[number] = body.replace(b"/S/Link", b"/S/Form", 1)
        elif b"/Type/Catalog" in body:
            listed = b" ".join(b"%d 0 R" % number for number in found)
            form = b"/AcroForm<</Fields[%b]/DR<<%b>>/DA(%b)>>" % (listed, resources, look)
            changed[number] = body.removesuffix(b">>") + form + b">>"
    return changed


def _create_look() -> bytes:
    """Return how typed text looks: its type, and the guide's ink in parts of one."""
    ink = bytes.fromhex(PRINT["ink"].removeprefix("#"))
    color = " ".join(f"{part / 255:.3f}" for part in ink)
    return f"/At {_SIZE} Tf {color} rg".encode()


def _create_blank(rect: bytes, resources: bytes) -> bytes:
    """Return what an empty field shows: nothing, in a box of its size."""
    left, bottom, right, top = map(float, rect[len("/Rect[") : -1].split())
    box = f"/BBox[0 0 {right - left:.3f} {top - bottom:.3f}]".encode()
    content = b"/Tx BMC EMC"
    keys = b"<</Type/XObject/Subtype/Form%b/Resources<<%b>>/Length %d>>" % (
        box,
        resources,
        len(content),
    )
    return keys + b"\nstream\n" + content + b"\nendstream"


def _write_text(text: str) -> bytes:
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


@cache
def _read_face() -> tuple[bytes, bytes, bytes]:
    """Return the typeface packed, the widths of its letters, and its measures."""
    path = FONTS / f"{_FACE}.ttf"
    data = path.read_bytes()
    packed = zlib.compress(data, 9)
    stream = b"<</Filter/FlateDecode/Length1 %d/Length %d>>\nstream\n%b\nendstream" % (
        len(data),
        len(packed),
        packed,
    )
    face = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.BASIC)
    codes = (bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST, _LAST + 1))
    widths = [round(face.getlength(letter)) if letter else 0 for letter in codes]
    above, below = face.getmetrics()
    measures = (
        f"/FontBBox[0 {-below} {max(widths)} {above}]/ItalicAngle 0/Ascent {above}"
        f"/Descent {-below}/CapHeight 668/StemV 80"
    )
    return stream, " ".join(map(str, widths)).encode(), measures.encode()


def _create_face(number: int) -> dict[int, bytes]:
    """Return the objects of the typeface for what is typed, from a number on."""
    stream, widths, measures = _read_face()
    name = _FACE.encode()
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%b/Encoding/WinAnsiEncoding/FirstChar %d"
        b"/LastChar %d/Widths[%b]/FontDescriptor %d 0 R>>"
        % (name, _FIRST, _LAST, widths, number + 1)
    )
    described = b"<</Type/FontDescriptor/FontName/%b/Flags 32%b/FontFile2 %d 0 R>>" % (
        name,
        measures,
        number + 2,
    )
    return {number: font, number + 1: described, number + 2: stream}
