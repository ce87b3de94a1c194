"""A packed PDF says what it said before, in less room."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

from footwork.look import typesetting
from footwork.look.packing import pack

SOURCE = b"""
#set document(title: "One", date: none)
#set text(lang: "en")
= One
#link("https://footwork.example/")[There]
#table(columns: 2, table.header[A][B], [1], [2])
"""


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A PDF as the typesetter writes it."""
    monkeypatch.setattr(typesetting, "pack", lambda pdf: pdf)
    return typesetting.create_pdf(SOURCE, {})


def list_objects(pdf: bytes, count: int) -> list[str]:
    """Return the first objects of a PDF, each as it is told, and what its stream holds."""
    raw = pypdf.PdfReader(io.BytesIO(pdf))
    return [tell(raw.get_object(number)) for number in range(1, count)]


def tell(one: Any) -> str:
    if isinstance(one, pypdf.generic.StreamObject):
        # How long a stream is when packed is all that may change.
        return f"{tell({**one, '/Length': 0})} {one.get_data()!r}"
    # The reader's own name for itself stands in each reference.
    return re.sub(r"(IndirectObject\(\d+, 0), \d+\)", r"\1)", repr(one))


def test_nothing_but_the_room_is_less(plain: bytes) -> None:
    packed = pack(plain)
    assert len(packed) < 0.8 * len(plain)
    before, after = (pypdf.PdfReader(io.BytesIO(pdf)).trailer for pdf in (plain, packed))
    count = int(before["/Size"])
    assert list_objects(packed, count) == list_objects(plain, count)
    assert {name: tell(after.raw_get(name)) for name in before if name != "/Size"} == {
        name: tell(before.raw_get(name)) for name in before if name != "/Size"
    }
    assert pack(plain) == packed


@pytest.mark.parametrize("cut", [slice(0, 200), slice(9, None), slice(0, -8)])
def test_what_is_no_whole_pdf_is_refused(plain: bytes, cut: slice) -> None:
    with pytest.raises(ValueError, match="a PDF must"):
        pack(plain[cut])
