"""The plain files in the programs that read SVG: browsers, libraries, the typesetter."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import cairosvg
import numpy as np
import pytest
import resvg_py
import typst
from PIL import Image
from playwright.sync_api import Browser, Page

from footwork.look.drawings import Drawings
from footwork.look.plain import create_picture, resolve_colors
from footwork.reading.guide import read_guide
from footwork.views.drawn import list_drawn

DOCS = Path(__file__).parents[2] / "docs"
WIDTH, HEIGHT = 360, 480
ALIKE = 0.8
"""How far two programs may be apart on the average, of 255: they soften edges in their own ways."""

Picture = np.ndarray


def draw_with_librsvg(svg: str) -> bytes:
    command = ["rsvg-convert", "--width", str(WIDTH), "--height", str(HEIGHT)]
    return subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout


def draw_with_resvg(svg: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT))


def draw_with_cairosvg(svg: str) -> bytes:
    return bytes(
        cairosvg.svg2png(bytestring=svg.encode(), output_width=WIDTH, output_height=HEIGHT)
    )


def draw_with_typst(svg: str) -> bytes:
    source = (
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)'
    )
    compiler = typst.Compiler(source.encode(), sys_inputs={"svg": svg})
    return bytes(compiler.compile(format="png", ppi=72))


READERS: dict[str, Callable[[str], bytes]] = {
    "librsvg": draw_with_librsvg,
    "resvg": draw_with_resvg,
    "cairosvg": draw_with_cairosvg,
    "typst": draw_with_typst,
}

DRAWINGS = Drawings(DOCS)


def list_stills() -> dict[str, str]:
    """Return every drawing that stands still, by its name."""
    found = {
        f"{exercise.id}-{drawn.frame}": DRAWINGS.read(exercise.id, drawn.frame)
        for exercise in read_guide().exercises
        for drawn in list_drawn(exercise)
        if drawn.kind != "motion"
    }
    return {name: svg for name, svg in found.items() if svg is not None}


def choose_stills() -> dict[str, str]:
    """Return a few drawings that have all classes of all drawings in them."""
    rest = {name: set(re.findall(r'class="([\w-]+)"', svg)) for name, svg in STILLS.items()}
    chosen = {}
    while any(rest.values()):
        best = max(rest, key=lambda name: len(rest[name]))
        chosen[best] = STILLS[best]
        rest = {name: classes - rest[best] for name, classes in rest.items()}
    return chosen


STILLS = list_stills()
FEW = choose_stills()
each_few = pytest.mark.parametrize("name", FEW)


def read_colors(png: bytes) -> Picture:
    """Return a picture as rows of pixels; what is see-through is black, as a reader leaves it."""
    with Image.open(io.BytesIO(png)) as image:
        shown = image.convert("RGBA")
        return np.asarray(Image.alpha_composite(Image.new("RGBA", shown.size), shown), int)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of the size of a picture."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    yield page
    page.close()


def draw_in_browser(page: Page, svg: str) -> Picture:
    page.goto("data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode())
    return read_colors(page.screenshot())


def differ(one: Picture, other: Picture) -> float:
    assert one.shape == other.shape
    return float(np.abs(one - other)[..., :3].mean())


@each_few
def test_a_browser_sees_what_it_sees_in_the_drawing_itself(page: Page, name: str) -> None:
    plain = create_picture(STILLS[name])
    small = plain.replace('width="900" height="1200"', f'width="{WIDTH}" height="{HEIGHT}"', 1)
    shown = draw_in_browser(page, STILLS[name])
    assert shown.std() > 10
    assert differ(shown, draw_in_browser(page, small)) < 0.1


@each_few
def test_every_program_draws_a_plain_file_alike(page: Page, name: str) -> None:
    plain = create_picture(STILLS[name])
    shown = draw_in_browser(page, STILLS[name])
    far = {
        reader: round(differ(shown, read_colors(draw(plain))), 2)
        for reader, draw in READERS.items()
    }
    assert {reader: value for reader, value in far.items() if value > ALIKE} == {}


@pytest.mark.parametrize("reader", READERS)
def test_a_color_that_is_lost_would_be_seen(reader: str) -> None:
    svg = next(svg for svg in STILLS.values() if 'class="sk"' in svg)
    lost = re.sub(r'class="sk"', 'fill="#000000"', svg)
    shown, other = (read_colors(READERS[reader](create_picture(one))) for one in (svg, lost))
    assert differ(shown, other) > ALIKE


@pytest.mark.parametrize("name", STILLS)
def test_a_plain_file_needs_no_style_and_says_what_it_is(name: str) -> None:
    svg = STILLS[name]
    plain = create_picture(svg)
    assert not re.search(r"<style|class=|style=|var\(|@media|<animate|<svg.*<svg", plain, re.DOTALL)
    assert plain.count("<path") == svg.count("<path")
    for tag in ("title", "metadata"):
        (said,) = re.findall(f"<{tag}.*?</{tag}>", svg)
        assert said in plain
    assert 'width="900" height="1200"' in plain.partition(">")[0]


def test_what_is_used_twice_is_linked_as_older_programs_know_it() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 12"><style>.fw-fig .a{fill:red}'
        'svg:root{background:#ffffff}</style><svg class="fw-fig"><path id="x" d="M0 0h5v5z"/>'
        '<use class="a" href="#x" transform="translate(4 6)"/></svg></svg>'
    )
    plain = create_picture(svg)
    assert '<use fill="red" xlink:href="#x"' in plain
    drawn = read_colors(bytes(resvg_py.svg_to_bytes(svg_string=plain)))
    assert list(drawn[7, 7]) == [255, 0, 0, 255]


@pytest.mark.parametrize("make", [create_picture, resolve_colors])
@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param("<style>.a{fill:red}</style>", "plate", id="no plate"),
        pytest.param("<style>svg:root{background:#fff}</style><animate/>", "still", id="SMIL"),
        pytest.param("<style>@keyframes x{}svg:root{background:#fff}</style>", "still", id="CSS"),
    ],
)
def test_what_cannot_be_made_plain_is_refused(
    make: Callable[[str], str], content: str, rule: str
) -> None:
    with pytest.raises(ValueError, match=rule):
        make(f'<svg viewBox="0 0 9 12">{content}</svg>')
