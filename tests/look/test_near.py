"""What moves is seen from near, whole, where a drawing has much else in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.look.drawings import Drawings
from footwork.publishing import addresses
from footwork.reading.guide import read_guide

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = read_guide()


def draw(folder: Path, **boxes: str) -> Drawings:
    """Return drawings of a movement, a frame each, that say where something moves."""
    for frame, box in boxes.items():
        path = folder / addresses.figure("curl", frame)
        path.parent.mkdir(exist_ok=True)
        crop = f' data-crop="{box}"' if box else ""
        path.write_text(f'<svg viewBox="0 0 900 1200"><g{crop}/></svg>', encoding="utf-8")
    return Drawings(folder)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("200 600 400 500", "210 590 420 510"),  # high
        ("346 810 498 348", "346 814 498 344"),  # wide
        ("0 900 100 300", "20 900 100 300"),  # in a corner
        ("800 1000 100 200", "780 1000 120 200"),
    ],
)
def test_a_close_view_holds_all_that_moves_and_nothing_beyond_the_drawing(
    tmp_path: Path, start: str, end: str
) -> None:
    view = draw(tmp_path, start=start, end=end).find_close_view("curl", ("start", "end"))
    x, y, wide, high = map(float, view.split())
    assert wide / high == pytest.approx(4 / 5, abs=0.01)
    assert x >= 0
    assert y >= 0
    assert x + wide <= 901
    assert y + high <= 1201
    for left, top, width, height in (map(float, box.split()) for box in (start, end)):
        assert x - 1 <= left
        assert left + width <= x + wide + 1
        assert y - 1 <= top
        assert top + height <= y + high + 1


def test_where_the_whole_body_moves_what_is_marked_is_seen_from_near(tmp_path: Path) -> None:
    drawings = draw(tmp_path, end="0 0 900 1200")
    path = tmp_path / addresses.figure("curl", "end")
    marked = '<path class="mu" d="M400 700l50 200"/><path class="ar" id="a" d="M300 1100h200"/>'
    text = path.read_text(encoding="utf-8").replace("</svg>", f"{marked}</svg>")
    path.write_text(text, encoding="utf-8")
    view = Drawings(tmp_path).find_close_view("curl", ["end"])
    x, y, wide, high = map(float, view.split())
    assert x <= 300 - 40
    assert x + wide >= 500 + 40
    assert y <= 700 - 40
    assert y + high >= 1100 + 40
    assert drawings.find_close_view("curl", ["end"]) == view


@pytest.mark.parametrize(
    "boxes",
    [
        {
            "start": "0 0 600 1200",
            "end": "0 600 600 500",
        },  # the whole body moves, and nothing is marked
        {"start": "0 500 900 700", "end": "0 480 900 720"},
        {"start": "200 600 400 500", "end": ""},
        {"start": "200 600 400 500"},
    ],
)
def test_there_is_no_close_view_of_a_whole_body_or_of_what_is_not_drawn(
    tmp_path: Path, boxes: dict[str, str]
) -> None:
    assert draw(tmp_path, **boxes).find_close_view("curl", ("start", "end")) == ""


def test_the_drawings_say_where_something_moves() -> None:
    drawings = Drawings(DOCS)
    drawn = [item for item in GUIDE.exercises if drawings.exists(item.id, "end")]
    if not drawn:
        pytest.skip("nothing is drawn")
    assert any(drawings.find_close_view(item.id, item.figure.frames()) for item in drawn)
