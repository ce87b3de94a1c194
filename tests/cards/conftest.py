"""The guide's own cards, a guide with the longest texts, and a look at a rendered page."""

from __future__ import annotations

import io
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from footwork.cards import making
from footwork.cards.catalogue import list_pieces
from footwork.cards.content import Content
from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.reading.guide import read_guide
from tests.conftest import make_once

ROOT = Path(__file__).parents[2]
SITE = "https://footwork.example/"
DRAWINGS = Drawings(ROOT / "docs")

LONG = (
    "Rechtsschutzversicherungsgesellschaften Fußgewölbemuskulatur und Zehenstandgleichgewicht "
    "Donaudampfschifffahrtsgesellschaftskapitän mit Sprunggelenksbeweglichkeit im Fersengang "
)


def fill(length: int) -> str:
    """Return text of exactly a length, full of long words."""
    text = (LONG * (length // len(LONG) + 1))[:length]
    return text if text == text.strip() else text[:-1].strip() + "x" * (length - len(text.strip()))


@pytest.fixture(scope="session")
def real() -> Guide:
    """The guide's own data."""
    return read_guide()


def make_all(guide: Guide, root: Path) -> dict[str, making.Made]:
    content = Content(guide, SITE, DRAWINGS)
    movements = [content.create_movement(exercise, "color") for exercise in guide.exercises]
    known: dict[str, Any] = {}
    looks = making.find_looks(movements, content, known)
    jobs = making.list_jobs(list_pieces(guide, content, looks))
    jobs += making.list_picture_jobs(guide, content)
    making.update_site(root, jobs, known, lambda *_: None)
    return making.read_list(root)[0]


@pytest.fixture(scope="session")
def folder(real: Guide, run_folder: Path) -> Path:
    """Every file of the guide, made from nothing, once for all processes; nothing may change it."""
    return make_once(run_folder / "cards", partial(make_all, real))


@pytest.fixture(scope="session")
def made(folder: Path) -> dict[str, making.Made]:
    """The list of what was made."""
    return making.read_list(folder)[0]


def find_stem(pdf: Path) -> str:
    """Return the name of a file without its paper, and whether it spares ink."""
    stem = pdf.stem.replace("-ink-saver", "")
    for paper in ("-a4", "-letter", "-a3", "-tabloid"):
        stem = stem.removesuffix(paper)
    return stem


def list_opened(guide: Guide) -> dict[str, str]:
    """Return what the code of each file opens, by the file's stem."""
    first = guide.first_routine.id
    shared = {"plan": "plan/", "questions": "questions/", "measures": "measures/"}
    large = {f"large-print-{r.id}": f"routines/{r.id}/" for r in guide.routines}
    return {
        **{f"card-{e.id}": f"exercises/{e.id}/" for e in guide.exercises},
        **{f"review-{e.id}": f"exercises/{e.id}/" for e in guide.exercises},
        **{f"routine-{r.id}": f"routines/{r.id}/" for r in guide.routines},
        **{f"review-{name}": f"{name}/" for name in ("questions", "measures")},
        "review-rules": "safety/",
        "cheat-sheet": "",
        "wall-chart": "",
        f"clinic-{first}": f"practice/?routine={first}",
        "wallet-card": f"routines/{first}/",
        **large,
        **shared,
    }


def lengthen(value: Any, limits: dict[str, int]) -> Any:
    """Return plain data with every text of a limited field as long as it may be."""
    if isinstance(value, list | tuple):
        return [lengthen(item, limits) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: fill(limits[key])
        if key in limits and isinstance(item, str)
        else [fill(limits[key]) for _ in item]
        if key in limits and isinstance(item, list | tuple)
        else lengthen(item, limits)
        for key, item in value.items()
    }


@pytest.fixture(scope="session")
def longest(real: Guide) -> Guide:
    """The guide with the longest texts that the rules allow, in every field that is printed."""
    limits = {
        "name": 40, "line": 60, "cues": 60, "feel": 200, "act": 100, "how": 200, "sign": 100,
        "then": 200, "when": 100, "note": 100, "ask_first": 200, "warnings": 200,
    }  # fmt: skip
    exercises = [
        type(exercise).model_validate(lengthen(exercise.model_dump(), limits))
        for exercise in real.exercises
    ]
    zones = [
        type(zone).model_validate(zone.model_dump() | {"name": fill(100), "text": fill(200)})
        for zone in real.safety.pain.zones
    ]
    pain = real.safety.pain.model_copy(update={"zones": tuple(zones), "limit": fill(200)})
    morning = real.safety.morning.model_validate(
        lengthen(real.safety.morning.model_dump(), {"ask": 200, "name": 100, "text": 200})
        | {"basis": real.safety.morning.basis}
    )
    safety = real.safety.model_copy(
        update={"pain": pain, "morning": morning, "disclaimer_short": fill(200)}
    )
    plan = type(real.plan).model_validate(lengthen(real.plan.model_dump(), limits))
    routines = [
        type(routine).model_validate(
            lengthen(routine.model_dump(), limits | {"when": 200, "notes": 200})
        )
        for routine in real.routines
    ]
    return Guide(
        exercises=tuple(exercises),
        days=fill(200),
        routines=tuple(routines),
        plan=plan,
        benefits=real.benefits,
        safety=safety,
        questions=tuple(
            type(question).model_validate(
                lengthen(question.model_dump(), limits | {"question": 100, "note": 200})
                | {"answer": [fill(200)] * 4}
            )
            for question in real.questions
        ),
        measures=real.measures,
        muscles=real.muscles,
        sources=real.sources,
    )


@pytest.fixture(scope="session")
def long_folder(longest: Guide, run_folder: Path) -> Path:
    """Every file of the guide with the longest texts; nothing may change it."""
    return make_once(run_folder / "long-cards", partial(make_all, longest))


def render(pdf: Path, dpi: int, *, color: bool = False) -> list[Image.Image]:
    """Return every page as poppler draws it."""
    command = ["pdftoppm", "-r", str(dpi), *([] if color else ["-gray"]), str(pdf)]
    raw = io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)
    pages = []
    while raw.tell() < len(raw.getbuffer()):
        magic = raw.readline().strip()
        width, height = map(int, raw.readline().split())
        raw.readline()
        mode, depth = ("RGB", 3) if magic == b"P6" else ("L", 1)
        pages.append(Image.frombytes(mode, (width, height), raw.read(width * height * depth)))
    return pages


def read_text(pdf: Path | bytes) -> str:
    """Return the text in reading order as poppler copies it, line breaks as blanks."""
    command = ["pdftotext", "-raw", "-" if isinstance(pdf, bytes) else str(pdf), "-"]
    source = pdf if isinstance(pdf, bytes) else None
    done = subprocess.run(command, input=source, capture_output=True, check=True)
    return done.stdout.decode()


def squeeze(text: str) -> str:
    """Return text without what a line break may change: blanks and hyphens."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad\u2010\u00a0\f")


def list_tags_with_alt(pdf: Path | io.BytesIO) -> list[Any]:
    """Return the tags of a PDF that have words for a picture, as they stand in it."""
    raw = pypdf.PdfReader(pdf)
    items = (raw.get_object(number) for number in range(1, int(raw.trailer["/Size"])))
    return [item for item in items if isinstance(item, dict) and "/Alt" in item]


def list_alts(pdf: Path | io.BytesIO) -> list[str]:
    """Return the words for every picture of a PDF."""
    return [str(tag["/Alt"]) for tag in list_tags_with_alt(pdf)]
