"""The drawings look the same to a browser, to Typst and to an SVG library, and stay the same."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import resvg_py
import typst
from PIL import Image
from playwright.sync_api import Browser, Page

from footwork.figures.catalogue import jobs, source_of
from footwork.figures.ink.svg import style, used_classes
from footwork.figures.making import create
from footwork.figures.pose.reading import read_figures
from footwork.look.drawings import create_plain
from footwork.look.styling import create_styles
from footwork.publishing import addresses

ROOT = Path(__file__).resolve().parents[2]
DATA, FOLDER = ROOT / "data" / "figures.yml", ROOT / "docs" / "figures"
FIGURES = read_figures(DATA)
JOBS = {job.name: job for job in jobs(FIGURES)}
STILLS = [name for name, job in JOBS.items() if job.kind != "loop"]
PERSONS = [name for name in STILLS if 'class="hr"' in (FOLDER / f"{name}.svg").read_text("utf-8")]
WIDTH, HEIGHT = 300, 400
ON_PHONE = 171
"""Width in pixels of a whole body beside another on the page of a phone."""

Picture = np.ndarray


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a real browser, of the size of a drawing."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    yield page
    page.close()


def read_picture(png: bytes) -> Picture:
    with Image.open(io.BytesIO(png)) as image:
        shown = image.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        return np.asarray(Image.alpha_composite(paper, shown).convert("RGB"), float)


def draw_in_browser(svg: str, page: Page) -> Picture:
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    page.set_content(f'<body style="margin:0"><img src="{address}" width={WIDTH} height={HEIGHT}>')
    page.wait_for_function("document.images[0].complete && document.images[0].naturalWidth")
    return read_picture(page.screenshot())


def draw_in_typst(svg: str, folder: Path) -> Picture:
    (folder / "figure.svg").write_text(svg, "utf-8")
    source = folder / "page.typ"
    size = f"width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt"
    source.write_text(f'#set page({size})\n#image("figure.svg", alt: "a figure", width: 100%)')
    return read_picture(typst.compile(source, format="png", ppi=72))


def draw_in_library(svg: str, width: int = WIDTH) -> Picture:
    height = width * 4 // 3
    return read_picture(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height)))


# One of each kind; `python scripts/draw_figures.py --verify` does it for all.
@pytest.mark.parametrize(
    "name",
    [
        "calf-raises-start",
        "toe-curls-end",
        "single-leg-balance-end",
        "ankle-circles-easier",
        "muscles-sole-deep",
        "toe-presses",
    ],
)
def test_drawn_again_it_is_the_same_bytes(name: str) -> None:
    job = JOBS[name]
    assert create(job, source_of(job, FIGURES)) == (FOLDER / f"{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("name", STILLS)
def test_browser_typst_and_library_see_the_same(name: str, page: Page, tmp_path: Path) -> None:
    plain = create_plain((FOLDER / f"{name}.svg").read_text("utf-8"), "color")
    browser = draw_in_browser(plain, page)
    assert browser.std() > 10, "the picture is empty"
    for other in (draw_in_typst(plain, tmp_path), draw_in_library(plain)):
        assert other.shape == browser.shape
        assert np.abs(browser - other).mean() < 2.5


@pytest.mark.parametrize("name", STILLS)
def test_ink_saver_has_no_color(name: str) -> None:
    picture = draw_in_library(create_plain((FOLDER / f"{name}.svg").read_text("utf-8"), "ink"))
    assert np.ptp(picture, axis=2).max() <= 2


@pytest.mark.parametrize("name", [name for name in STILLS if name.startswith("muscles-")])
def test_ink_saver_keeps_the_lines_of_the_muscles(name: str) -> None:
    svg = (FOLDER / f"{name}.svg").read_text("utf-8")
    bare = re.sub(r"<g data-muscle=.*?</g>", "", svg)
    with_muscles, without = (draw_in_library(create_plain(it, "ink")) for it in (svg, bare))
    assert (with_muscles < 128).sum() > 1.1 * (without < 128).sum()


@pytest.mark.parametrize("name", PERSONS)
def test_toes_of_a_person_can_be_seen_on_a_phone(name: str) -> None:
    svg = create_plain((FOLDER / f"{name}.svg").read_text("utf-8"), "color")
    without = re.sub(r'<path class="fl"[^>]*/>', "", svg)
    assert without != svg
    darker = (draw_in_library(without, ON_PHONE) - draw_in_library(svg, ON_PHONE)).max(axis=2)
    # The same fine lines hem clothes: toes are where the feet are.
    darker = darker[len(darker) * 3 // 4 :]
    assert darker.max() > 130
    assert (darker > 50).sum() >= 8


def test_pages_paint_drawings_as_the_files_do(page: Page) -> None:
    """Inline, a drawing comes without its own style: the page's has to have all of it."""
    shown = "".join((FOLDER / f"{name}.svg").read_text("utf-8") for name in JOBS)
    paths = "".join(f'<path class="{name}"/>' for name in used_classes(shown))
    css = create_styles()[addresses.style("footwork")]
    painted = []
    for rules in (style(shown), f"<style>{css}</style>"):
        page.set_content(f'{rules}<svg class="fig"><svg class="fw-fig">{paths}</svg></svg>')
        painted.append(
            page.evaluate(
                """() => Object.fromEntries([...document.querySelectorAll('path')].map(path => {
                const s = getComputedStyle(path);
                const pen = [s.stroke, s.strokeWidth, s.strokeOpacity, s.strokeDasharray];
                return [path.getAttribute('class'),
                    [s.fill, s.fillOpacity, ...s.stroke == 'none' ? [] : pen].join(' ')];
                }))"""
            )
        )
    assert painted[0] == painted[1]
