"""The pictures of the API in other readers of SVG, which are no browsers, and in a browser."""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cairosvg
import numpy as np
import pytest
import resvg_py
from PIL import Image
from playwright.sync_api import Browser, Page

from footwork.look.drawings import Drawings, create_picture
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.sharing import pictures

DOCS = Path(__file__).parents[2] / "docs"
SITE = "https://feet.example/guide/"
DESCRIPTIONS = addresses.OPENAPI, addresses.schema("")[: -len(".json")]
WIDTH, HEIGHT = 180, 240
NEAR = 12
"""How far a color may be off in each channel, where a reader rounds."""

Picture = np.ndarray


def draw_with_librsvg(svg: str) -> bytes:
    command = ["rsvg-convert", "--width", str(WIDTH)]
    return subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout


def draw_with_resvg(svg: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT))


def draw_with_cairosvg(svg: str) -> bytes:
    return bytes(cairosvg.svg2png(bytestring=svg.encode(), output_width=WIDTH))


READERS: dict[str, Callable[[str], bytes]] = {
    "librsvg": draw_with_librsvg,
    "resvg": draw_with_resvg,
    "cairosvg": draw_with_cairosvg,
}


def list_drawings() -> list[tuple[str, str]]:
    """Return the movement and the frame of every drawing that a picture is made of.

    A movement that has just joined the guide may be still to be drawn.
    """
    drawings = Drawings(DOCS)
    exercises = read_guide().exercises
    listed = [(one.id, frame) for one in exercises for frame in pictures.list_frames(one)]
    return [one for one in listed if drawings.exists(*one)]


DRAWINGS = list_drawings()
NAMES = [f"{name}-{frame or 'motion'}" for name, frame in DRAWINGS]


def read_colors(png: bytes) -> Picture:
    """Return a picture as rows of pixels; what is see-through is black, as a reader leaves it."""
    with Image.open(io.BytesIO(png)) as image:
        shown = image.convert("RGBA")
        return np.asarray(Image.alpha_composite(Image.new("RGBA", shown.size), shown), int)


def count(picture: Picture, color: str) -> int:
    """Return how many pixels have a color such as `#f0c9a8`."""
    wanted = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    return int((np.abs(picture[..., :3] - wanted).max(axis=2) <= NEAR).sum())


def count_red(picture: Picture) -> int:
    red, green, blue = (picture[..., channel] for channel in range(3))
    return int((red - np.maximum(green, blue) > 70).sum())


def find_color(svg: str, name: str) -> str | None:
    """Return what a drawing says a color is on a light screen."""
    found = re.search(rf"var\(--fig-{name},(#[0-9a-f]{{6}})\)", svg)
    return found[1] if found else None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_other_readers_draw_in_color(
    drawings: Drawings, drawing: tuple[str, str], reader: str
) -> None:
    svg, made = drawings.read(*drawing), drawings.create_picture(*drawing)
    if svg is None or made is None:
        pytest.fail(f"{drawing} is not drawn")
    picture = read_colors(READERS[reader](made))
    assert picture.shape[:2] == (HEIGHT, WIDTH)
    assert (picture[..., 3] == 255).all(), "the plate fills the picture"
    skin = find_color(svg, "skin")
    assert skin is not None
    assert count(picture, skin) > 60
    assert (picture[..., :3].max(axis=2) < 40).mean() < 0.2, "a black shape"
    if re.search('class="(mu|ar)"', made):
        assert count_red(picture) > 10


def test_every_picture_of_the_api_is_made(
    files: dict[str, bytes], real: Guide, drawings: Drawings
) -> None:
    made = pictures.create_files(real, SITE, drawings)
    listed = {
        picture["url"]
        for path, content in files.items()
        if path.startswith(addresses.API_FILES) and not path.startswith(DESCRIPTIONS)
        for picture in find_pictures(json.loads(content))
    }
    assert len(listed) > len(real.exercises) * 2
    assert listed == {SITE + path for path in made}


def find_pictures(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"url", "type", "alt"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from find_pictures(inner)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of the size of a picture, for a reader who wants no motion."""
    size = {"width": WIDTH, "height": HEIGHT}
    page = browser.new_page(viewport=size, reduced_motion="reduce")  # type: ignore[arg-type]
    yield page
    page.close()


@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_a_browser_sees_what_it_sees_in_the_drawing_itself(
    drawings: Drawings, page: Page, drawing: tuple[str, str]
) -> None:
    seen = []
    for svg in (drawings.read(*drawing), drawings.create_picture(*drawing)):
        assert svg is not None
        page.goto("data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode())
        seen.append(read_colors(page.screenshot()))
    assert seen[0].std() > 10
    assert np.abs(seen[0] - seen[1]).mean() < 0.2


def test_a_drawing_in_motion_still_moves_in_a_browser(drawings: Drawings, browser: Browser) -> None:
    page = browser.new_page()
    moving = [name for name, frame in DRAWINGS if not frame]
    assert moving
    for name in moving:
        page.set_content(drawings.create_picture(name, "") or "")
        assert page.evaluate("document.querySelectorAll('.fw-moving animate').length") > 5, name
        assert page.evaluate("document.querySelector('svg svg').animationsPaused()") is False, name
    page.close()


def test_a_picture_keeps_what_it_says_of_itself(drawings: Drawings) -> None:
    for drawing in DRAWINGS:
        svg, made = drawings.read(*drawing), drawings.create_picture(*drawing)
        assert svg is not None
        assert made is not None
        for tag in ("title", "metadata"):
            (said,) = re.findall(f"<{tag}.*?</{tag}>", svg)
            assert said in made
        assert "var(" not in made


def test_what_has_no_plate_is_refused() -> None:
    with pytest.raises(ValueError, match="plate"):
        create_picture('<svg viewBox="0 0 9 12"><style>.a{fill:red}</style></svg>')
