"""A PDF in less room: what the typesetter writes one by one as text goes into compressed streams.

More than a third of a tagged file is its structure: some hundred small objects, and a table of
where each of them stands. PDF 1.5 has streams of objects and of cross-references for that
(ISO 32000-1, 7.5.7 and 7.5.8), which every reader of the last twenty years knows. Nothing of what
the objects say is changed, and the same file gives the same bytes wherever zlib is the same.
"""

from __future__ import annotations

import re
import zlib

from footwork.look.fields import create_fields

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(
    rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf]\s*\r?\n?)+)trailer\s*<<(.*)>>", re.DOTALL
)
_PLACE = re.compile(rb"(\d{10}) \d{5} ([nf])")
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\s*(.*?)\s*endobj\s*\Z", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*)\r?\n?endstream\Z", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+")
_SIZE = re.compile(rb"\s*/Size \d+\s*")


def pack(pdf: bytes) -> bytes:
    """Return a PDF with its objects in streams, and every stream packed as well as zlib can.

    Links to fields become fields.

    Raises ValueError for a file that is not as the typesetter writes it: whole, with one table of
    cross-references that begins at 0.
    """
    head, objects, trailer = _read(pdf)
    objects |= create_fields(objects)
    count = len(objects) + 1
    out = bytearray(head)
    small: list[tuple[int, bytes]] = []
    places: dict[int, bytes] = {0: _write_place(0, 0, 0xFFFF)}
    for number, body in objects.items():
        if body.endswith(b"endstream"):
            places[number] = _write_place(1, len(out), 0)
            out += _write_object(number, _repack(body))
        else:
            places[number] = _write_place(2, count, len(small))
            small.append((number, body))
    places[count] = _write_place(1, len(out), 0)
    out += _write_object(count, _gather(small))
    start = len(out)
    places[count + 1] = _write_place(1, start, 0)
    keys = b"/Type/XRef/Size %d/W[1 4 2]%b" % (count + 2, trailer)
    table = b"".join(places[number] for number in range(count + 2))
    out += _write_object(count + 1, _write_stream(keys, table))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _read(pdf: bytes) -> tuple[bytes, dict[int, bytes], bytes]:
    """Return what stands before the objects, the objects by number, and the trailer's entries."""
    end = _END.search(pdf)
    table = _TABLE.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        raise ValueError("a PDF must have one table of cross-references")
    found = [int(place) for place, kind in _PLACE.findall(table[2]) if kind == b"n"]
    starts = sorted(found)
    objects = {}
    for first, after in zip(starts, [*starts[1:], int(end[1])], strict=True):
        told = _OBJECT.match(pdf[first:after])
        if told is None:
            raise ValueError(f"a PDF must have an object at {first}")
        objects[int(told[1])] = told[2]
    if sorted(objects) != list(range(1, int(table[1]))):
        raise ValueError("a PDF must number its objects without gaps")
    return pdf[: starts[0]], objects, _SIZE.sub(b"", table[3]).strip()


def _repack(body: bytes) -> bytes:
    """Return a stream compressed again, where that makes it smaller."""
    told = _STREAM.match(body)
    if told is None or b"/Filter/FlateDecode" not in told[1] or b"/DecodeParms" in told[1]:
        return body
    packed = zlib.compress(zlib.decompress(told[2]), 9)
    if len(packed) >= len(told[2]):
        return body
    keys = _LENGTH.sub(b"/Length %d" % len(packed), told[1])
    return keys + b"\nstream\n" + packed + b"\nendstream"


def _gather(small: list[tuple[int, bytes]]) -> bytes:
    """Return a stream of objects: their numbers and places, and then one after the other."""
    places, bodies = [], bytearray()
    for number, body in small:
        places.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b"\n"
    first = b" ".join(places) + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(small), len(first))
    return _write_stream(keys, first + bytes(bodies))


def _write_stream(keys: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    told = b"<<%b/Filter/FlateDecode/Length %d>>" % (keys, len(packed))
    return told + b"\nstream\n" + packed + b"\nendstream"


def _write_object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _write_place(kind: int, one: int, other: int) -> bytes:
    """Return an entry of the table: an offset, or the stream and the place in it of an object."""
    return bytes([kind]) + one.to_bytes(4, "big") + other.to_bytes(2, "big")
