"""The committed drawings: valid, small, of known classes only, and made from what stands here."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from footwork.figures.catalogue import (
    Job,
    Kind,
    jobs,
    unlike,
)
from footwork.figures.ink.svg import LICENSE, RULES
from footwork.figures.pose.reading import read_figures
from footwork.figures.sheet import create_sheet
from footwork.look.drawings import create_plain
from footwork.look.tokens import FIGURE

ROOT = Path(__file__).resolve().parents[2]
FIGURES = read_figures(ROOT / "data" / "figures.yml")
FOLDER = ROOT / "docs" / "figures"
JOBS = jobs(FIGURES)
LARGEST: dict[Kind, int] = {
    "start": 8192,
    "end": 8192,
    "loop": 131072,
    "other": 8192,
    "wrong": 8192,
    "right": 8192,
    "map": 12288,
}
"""The largest size of each kind in bytes, of a leg."""
LARGEST_BODY = 14336
"""That of a still that shows the whole body."""
LARGEST_LOOP_GZIP = 20480
"""That of a loop when it is compressed."""
SVG = "{http://www.w3.org/2000/svg}"


def read(job: Job) -> str:
    return (FOLDER / f"{job.name}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_drawing_is_valid_and_names_itself(job: Job) -> None:
    root = ElementTree.fromstring(read(job))  # noqa: S314 - our own file
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert len(title.text or "") > 20
    assert title.get("id") == root.get("aria-labelledby") == f"{job.name}-title"
    tags = ["svg", "title", "metadata", "style", "g", "path"]
    if job.kind == "loop":
        tags += ["use", "defs", "clipPath", "animate", "animateTransform"]
    known = {f"{SVG}{tag}" for tag in tags}
    assert {element.tag for element in root.iter()} <= known
    note = root.find(f"{SVG}metadata")
    assert note is not None
    assert note.text == LICENSE, "its bytes depend on the picture alone"


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_drawing_uses_known_classes_and_colors(job: Job) -> None:
    svg = read(job)
    classes = {c for group in re.findall(r' class="([^"]+)"', svg) for c in group.split()}
    assert classes <= {*RULES, "fig", "fw-fig", "fw-still", "fw-moving"}
    assert set(re.findall(r"var\(--fig-([\w-]+),", svg)) <= set(FIGURE)
    ids = re.findall(r' id="([^"]+)"', svg)
    if job.kind == "loop":
        assert len(ids) == len(set(ids))
        assert all(name.startswith(f"{job.name}-") for name in ids)
        assert set(re.findall(r'(?:href="|url\()#([^")]+)', svg)) == {*ids} - {f"{job.name}-title"}
        # Firefox misplaces any other clip where a drawing stands in the frame of another site.
        clips = re.findall(r"<clipPath[^>]*>(.*?)</clipPath>", svg)
        paths = [re.sub(r"<animate[^<]*/>", "", clip) for clip in clips]
        assert all(re.fullmatch(r"<path [^<]*(/>|></path>)", one) for one in paths)
    else:
        assert ids == [f"{job.name}-title"]
    assert "<script" not in svg
    assert "http" not in re.sub(r"<metadata>.*?</metadata>|xmlns=\"[^\"]+\"", "", svg)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_drawing_is_small(job: Job) -> None:
    raw = read(job).encode()
    still = job.kind not in ("loop", "map")
    paired = f"{job.frame}-{job.kind}" if job.kind in ("wrong", "right") else ""
    name = paired or job.frame or "close"
    whole = still and FIGURES[job.movement].scenes[name].shows == "body"
    assert len(raw) <= (LARGEST_BODY if whole else LARGEST[job.kind])
    if job.kind == "loop":
        assert len(gzip.compress(raw, 9)) <= LARGEST_LOOP_GZIP


@pytest.mark.parametrize("palette", ["color", "ink"])
@pytest.mark.parametrize(
    "job", [job for job in JOBS if job.kind != "loop"], ids=lambda job: job.name
)
def test_drawing_has_a_plain_variant(job: Job, palette: str) -> None:
    plain = create_plain(read(job), palette, line=1.25, arrow=1.5)  # type: ignore[arg-type]
    assert "var(" not in plain
    assert 'class="gh"' not in plain
    ElementTree.fromstring(plain)  # noqa: S314 - our own file


def test_a_loop_cannot_be_made_plain() -> None:
    with pytest.raises(ValueError, match="still"):
        create_plain(read(next(job for job in JOBS if job.kind == "loop")), "ink")


def test_a_drawing_that_comes_out_different_is_named(tmp_path: Path) -> None:
    for job in JOBS:
        (tmp_path / f"{job.name}.svg").write_bytes((FOLDER / f"{job.name}.svg").read_bytes())
    assert unlike(FOLDER, tmp_path, FIGURES) == []
    other = tmp_path / "toe-curls-end.svg"
    other.write_text(other.read_text("utf-8") + " ", "utf-8")
    assert [job.name for job in unlike(FOLDER, tmp_path, FIGURES)] == ["toe-curls-end"]


def test_sheet_shows_every_drawing_in_light_and_dark() -> None:
    sheet = create_sheet(FIGURES, FOLDER)
    for job in JOBS:
        assert sheet.count(f"<figcaption>{job.name}<") == (2 if job.kind == "loop" else 3)
