"""Fields of a PDF that are filled in on a screen: each is set as a link, and becomes one here.

The typesetter knows no fields. A link to `field:`, its kind and its name in hex has all that one
needs: its place on the page, its place in the structure, and the way from one to the other. What is
typed is set in the guide's own family, which goes into the file whole, for nobody knows the letters
(ISO 32000-1, 12.7; ISO 14289-1, 7.18).

There are three kinds. In a `text` what is long gets smaller, so that nothing of it is lost. `lines`
go on below one another, over the rules that are there for a pen. A `tick` is on or off.
"""

from __future__ import annotations

import re
import zlib
from functools import cache

from PIL import ImageFont

from footwork.look.tokens import PRINT
from footwork.look.typefaces import FONTS

_LINK = re.compile(rb"/Subtype/Link\b.*/URI\(field:(text|lines|tick):([0-9a-f]+)\)", re.DOTALL)
_RECT = re.compile(rb"/Rect\[[^]]*\]")
_PARENT = re.compile(rb"/StructParent \d+")
_SIZE = 12
"""Of what is typed over several lines, in points."""
_TO_FIT = 0
"""The size that stands for as large as the field lets it be (ISO 32000-1, 12.7.3.3)."""
_MULTILINE = 1 << 12
_FIRST, _LAST = 32, 255
_FACE = "AtkinsonHyperlegible-Regular"


def create_fields(objects: dict[int, bytes]) -> dict[int, bytes]:
    """Return what changes in a PDF, by number, so that each link to a field becomes one.

    Nothing does in a file without one. Raises ValueError for a link that is no part of a page.
    """
    told = {number: body for number, body in objects.items() if b"/URI(field:" in body}
    found = {number: link for number, body in told.items() if (link := _LINK.search(body))}
    if not found:
        return {}
    face = max(objects) + 1
    fonts = _create_face(face)
    resources = b"/Font<</At %d 0 R>>" % face
    changed, taken = dict(fonts), dict[str, int]()
    for number, link in found.items():
        body = objects[number]
        rect, parent = _RECT.search(body), _PARENT.search(body)
        if rect is None or parent is None:
            raise ValueError("a link to a field must have a place on the page and in the structure")
        name = bytes.fromhex(link[2].decode()).decode()
        taken[name] = taken.get(name, 0) + 1
        alone = name if taken[name] == 1 else f"{name} ({taken[name]})"
        names = b"/T%b/TU%b" % (_write_text(alone), _write_text(name))
        free = max(changed) + 1
        size = _find_size(rect[0])
        if link[1] == b"tick":
            kind, looks = _create_tick(size, free)
        else:
            kind, looks = _create_text(link[1], size, free, resources)
        changed |= dict(enumerate(looks, free))
        changed[number] = b"<</Type/Annot/Subtype/Widget/F 4%b%b%b%b>>" % (
            rect[0],
            parent[0],
            names,
            kind,
        )
    for number, body in objects.items():
        if b"/S/Link" in body and any(b"/Obj %d 0 R" % link in body for link in found):
            changed[number] = body.replace(b"/S/Link", b"/S/Form", 1)
        elif b"/Type/Catalog" in body:
            listed = b" ".join(b"%d 0 R" % number for number in found)
            look = _create_look(_TO_FIT)
            form = b"/AcroForm<</Fields[%b]/DR<<%b>>/DA(%b)>>" % (listed, resources, look)
            changed[number] = body.removesuffix(b">>") + form + b">>"
    return changed


def _create_text(
    kind: bytes, size: tuple[float, float], first: int, resources: bytes
) -> tuple[bytes, list[bytes]]:
    """Return what makes a field one to type in, and its looks, with their numbers from one on.

    It shows nothing while it is empty: what lies below stands for a pen.
    """
    blank = _create_stream(size, b"/Tx BMC EMC", b"/Resources<<%b>>" % resources)
    more = b"/DA(%b)" % _create_look(_TO_FIT)
    if kind == b"lines":
        # What is typed is no longer to be crossed by the rules.
        more = b"/DA(%b)/Ff %d/MK<</BG[1]>>" % (_create_look(_SIZE), _MULTILINE)
    return b"/FT/Tx/V()%b/AP<</N %d 0 R>>" % (more, first), [blank]


def _create_tick(size: tuple[float, float], first: int) -> tuple[bytes, list[bytes]]:
    """Return what makes a field a box to tick, and its looks, with their numbers from one on."""
    wide, high = size
    inset = min(size) / 5
    right, top = wide - inset, high - inset
    cross = f"{inset:.2f} {inset:.2f} m {right:.2f} {top:.2f} l "
    cross += f"{inset:.2f} {top:.2f} m {right:.2f} {inset:.2f} l S"
    content = f"q {_create_ink()} RG 1.5 w {cross} Q".encode()
    looks = [_create_stream(size, content), _create_stream(size, b"")]
    return b"/FT/Btn/V/Off/AS/Off/AP<</N<</On %d 0 R/Off %d 0 R>>>>" % (first, first + 1), looks


def _create_ink() -> str:
    """Return the guide's ink as red, green and blue in parts of one."""
    ink = bytes.fromhex(PRINT["ink"].removeprefix("#"))
    return " ".join(f"{part / 255:.3f}" for part in ink)


def _create_look(size: int) -> bytes:
    """Return how typed text looks: its type, its size in points, and its color."""
    return f"/At {size} Tf {_create_ink()} rg".encode()


def _find_size(rect: bytes) -> tuple[float, float]:
    """Return width and height of a place on a page, in points."""
    left, bottom, right, top = map(float, rect[len("/Rect[") : -1].split())
    return right - left, top - bottom


def _create_stream(size: tuple[float, float], content: bytes, more: bytes = b"") -> bytes:
    """Return what a field shows, in a box of its size, in points."""
    box = f"/BBox[0 0 {size[0]:.3f} {size[1]:.3f}]".encode()
    keys = b"<</Type/XObject/Subtype/Form%b%b/Length %d>>" % (box, more, len(content))
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
