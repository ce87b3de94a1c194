"""A coach's own sheet and cards: bad input gets one clear line, good input comes out right."""

from __future__ import annotations

import base64
import functools
import io
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path
from random import Random
from typing import Any

import page
import pypdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from footwork.cards import making
from footwork.cards.content import Content
from footwork.cards.logos import LogoError, read_logo
from footwork.look.typefaces import FONTS
from footwork.look.typesetting import create_pdf
from footwork.model import Dose, RoutineStep, Stop, Tempo
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.sessions import Selection
from tests.cards.conftest import DRAWINGS, ROOT, SITE, read_text, squeeze

GOOD = """\
name: Tuesday feet
when: Every Tuesday after the easy run.
steps:
  - do: calf-raises
    dose: {sets: 3, reps: 12, tempo: {lift: 2, hold: 1, lower: 2}, rest: 60, note: both legs}
  - do: toe-curls
    level: start
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/own_cards.py", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def png_bomb() -> bytes:
    """A PNG of 60 KB that claims 60,000 by 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(60_000_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def save(image: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


RED = Image.new("RGB", (200, 100), "#c03020")

BAD_ROUTINES = {
    "unknown movement": (GOOD.replace("toe-curls", "toe-curl"), "did you mean toe-curls"),
    "impossible dose": (GOOD.replace("sets: 3", "sets: 0"), "whole number"),
    "nothing to show": (GOOD.replace("level: start", "level: start\n    shows: body"), "add body"),
    "dose in words": (GOOD.replace("reps: 12", "reps: twelve"), "'twelve'"),
    "two measures": (GOOD.replace("reps: 12", "reps: 12, seconds: 30"), "exactly one of"),
    "no steps": ("name: Nothing\nsteps: []\n", "steps"),
    "unknown field": (GOOD + "colour: red\n", "colour"),
    "not YAML": ("steps: [", "valid YAML"),
    "empty": ("", "must hold data"),
    "binary": (bytes(range(256)), "the line must be UTF-8"),
    "too many": ("name: Long\nsteps:\n" + "  - {do: toe-curls, level: start}\n" * 31, "30"),
    "long name": (GOOD.replace("Tuesday feet", "x" * 300), "40"),
}


@pytest.mark.parametrize("case", BAD_ROUTINES)
def test_a_bad_routine_gets_one_line_and_leaves_nothing(case: str, tmp_path: Path) -> None:
    content, words = BAD_ROUTINES[case]
    done = run("--routine", write(tmp_path / "my.yml", content), "--out", tmp_path / "out")
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "my.yml:" in lines[0]
    assert words in lines[0]
    assert not (tmp_path / "out").exists()


BAD_LOGOS = {
    "SVG named .png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "save an SVG as PNG"),
    "text": (b"not a picture", "must be a PNG"),
    "empty": (b"", "must be a PNG"),
    "cut off": (save(Image.effect_noise((400, 400), 90), "PNG")[:5000], "whole picture"),
    "bomb": (png_bomb(), "million pixels"),
    "huge": (b"\x89PNG\r\n\x1a\n" + bytes(11 * 2**20), "at most 10 MB"),
}


@pytest.mark.parametrize("case", BAD_LOGOS)
def test_a_bad_logo_gets_one_line_and_leaves_nothing(case: str, tmp_path: Path) -> None:
    content, words = BAD_LOGOS[case]
    logo = write(tmp_path / "logo.png", content)
    done = run("--club", "Harbor Harriers", "--logo", logo, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--club", "x" * 300], "1 to 60 characters long, not 300"),
        (["--club", " "], "not 0"),
        (["--club", "two\nlines"], "invisible"),
        (["--club", "漢字"], "漢"),
        (["--link", "http://plain.example"], "https://"),
        (["--link", "https://long.example/" + "x" * 200], "at most 120"),
        (["--link", "https://[x"], "must be an address that can be opened"),
        (["--routine", "missing.yml"], "must be a file that exists"),
        (["--logo", "missing.png"], "must be a file that exists"),
    ],
    ids=[
        *("300 letters", "blank", "lines", "no letter", "http", "long", "bracket"),
        *("no file", "no logo"),
    ],
)  # fmt: skip
def test_a_bad_argument_gets_one_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = run(*arguments, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_gets_one_line(tmp_path: Path) -> None:
    file = write(tmp_path / "file", "in the way")
    for folder in (file, file / "below"):
        done = run("--club", "Harbor Harriers", "--out", folder)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "cannot be read or written" in done.stderr
    assert file.read_text() == "in the way"


def test_a_clubs_sheet_has_its_name_link_and_doses(tmp_path: Path) -> None:
    routine = write(tmp_path / "my.yml", GOOD)
    logo = write(tmp_path / "logo.png", save(RED, "PNG"))
    done = run(
        "--routine", routine, "--club", "Harbor Harriers", "--logo", logo,
        "--link", "https://harbor.example/feet", "--paper", "letter", "--out", tmp_path / "out",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["cards-letter.pdf", "clinic-letter.pdf", "routine-letter.pdf"]
    guide = read_once()
    raises = guide.exercise_by_id["calf-raises"].name
    curls = wording.dose_amount(guide.exercise_by_id["toe-curls"].dose.start)
    for name in names:
        path = tmp_path / "out" / name
        assert page.is_pdf_compliant(str(path), profile=page.ValidationProfile.PDF_UA_1)
        text = squeeze(read_text(path))
        for words in ("Harbor Harriers", "3 × 12", curls, "both legs", raises):
            assert squeeze(words) in text, (name, words)
    sheet = squeeze(read_text(tmp_path / "out" / "routine-letter.pdf"))
    assert "harbor.example/feet" in sheet
    assert "Tuesdayfeet" in sheet


# ---------------------------------------------------------------------------------- any picture


def pixel(path: Path, at: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    """Return the color at a place of the logo as it is printed."""
    svg, _ = read_logo(path)
    found = re.search(r"base64,([^\"]+)", svg)
    assert found is not None
    image = Image.open(io.BytesIO(base64.b64decode(found[1])))
    assert image.mode == "RGB"
    color = image.getpixel((int(image.width * at[0]), int(image.height * at[1])))
    assert isinstance(color, tuple)
    return color


def near(found: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 40 for a, b in zip(found, wanted, strict=True))


MODES: dict[str, tuple[bytes, tuple[int, int, int]]] = {
    "CMYK": (save(RED.convert("CMYK"), "JPEG"), (192, 48, 32)),
    "palette": (save(RED.quantize(4), "PNG"), (192, 48, 32)),
    "grey": (save(RED.convert("L"), "PNG"), (89, 89, 89)),
    "one bit": (save(Image.new("1", (50, 50), 0), "PNG"), (0, 0, 0)),
    "16 bit": (save(Image.new("I;16", (50, 50), 128 * 256), "PNG"), (128, 128, 128)),
    "grey with alpha": (save(Image.new("LA", (50, 50), (90, 255)), "PNG"), (90, 90, 90)),
    "WebP": (save(RED, "WEBP"), (192, 48, 32)),
    "TIFF": (save(RED, "TIFF"), (192, 48, 32)),
    "animated": (
        save(RED, "GIF", save_all=True, append_images=[Image.new("RGB", (200, 100), "blue")]),
        (192, 48, 32),
    ),
}


@pytest.mark.parametrize("mode", MODES)
def test_a_picture_of_any_mode_comes_out_right(mode: str, tmp_path: Path) -> None:
    content, wanted = MODES[mode]
    assert near(pixel(write(tmp_path / "logo", content)), wanted)


def test_a_transparent_background_becomes_paper(tmp_path: Path) -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((192, 48, 32, 255), (40, 40, 60, 60))
    path = write(tmp_path / "logo.png", save(image, "PNG"))
    assert near(pixel(path), (192, 48, 32))
    assert pixel(path, (0.1, 0.1)) == (255, 255, 255)


def test_a_white_logo_is_seen(tmp_path: Path) -> None:
    image = Image.new("RGBA", (100, 100), (255, 255, 255, 0))
    image.paste((255, 255, 255, 255), (40, 40, 60, 60))
    path = write(tmp_path / "logo.png", save(image, "PNG"))
    assert near(pixel(path), (255, 255, 255))
    assert near(pixel(path, (0.1, 0.1)), (31, 42, 55))


@pytest.mark.parametrize("flag", range(10))
def test_an_orientation_flag_is_followed_or_ignored_when_wrong(flag: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = flag
    path = write(tmp_path / "logo.jpg", save(RED, "JPEG", exif=exif))
    _, ratio = read_logo(path)
    assert ratio == (0.5 if flag in (5, 6, 7, 8) else 2)


def test_a_folder_is_no_logo(tmp_path: Path) -> None:
    with pytest.raises(LogoError):
        read_logo(tmp_path)


# --------------------------------------------------------------------------------- any routine

DRAWN = TTFont(FONTS / "AtkinsonHyperlegible-Regular.ttf").getBestCmap()
LETTERS = [
    *(chr(code) for code in range(0x21, 0x180) if code in DRAWN and code not in (0xA0, 0xAD)),
    *" *#$<>[]\\@_`{}/ ÄÖÜß          eeeaaannrrsst",
]


def any_text(random: Random, most: int) -> str:
    """Return text of a field: any letter of the typeface, and what markup is made of."""
    text = "".join(random.choices(LETTERS, k=random.randint(1, most)))
    return " ".join(text.split()) or "x"


def any_dose(random: Random) -> Dose:
    """Return any dose that the rules allow."""
    kind, most = random.choice([("reps", 100), ("seconds", 600), ("meters", 200)])
    reps = kind == "reps"
    lift, hold, lower = (random.randint(0, 40) / 2 for _ in range(3))
    return Dose.model_validate(
        {
            "sets": random.randint(1, 10),
            kind: random.choice([1, random.randint(1, most), most]),
            "tempo": Tempo(lift=max(0.5, lift), hold=hold, lower=lower) if reps else None,
            "rest": random.randint(0, 300),
            "per_side": random.random() < 0.5,
            "each_way": reps and random.random() < 0.5,
            "note": any_text(random, 100) if random.random() < 0.5 else None,
        }
    )


def any_selection(random: Random, names: list[str]) -> Selection:
    """Return 1 to 30 movements in any dose with any text."""
    steps = tuple(
        RoutineStep(
            do=random.choice(names),
            dose=any_dose(random),
            note=any_text(random, 200) if random.random() < 0.3 else None,
        )
        for _ in range(
            random.choice([1, random.randint(1, 30), random.randint(1, 8), random.randint(1, 8)])
        )
    )
    stop = Stop(sign=any_text(random, 100), then=any_text(random, 200))
    return Selection(any_text(random, 40), any_text(random, 200), steps, (stop,))


def read_again(pdf: bytes) -> str:
    """Return the text as another program reads it."""
    return squeeze("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages))


read_once = functools.cache(read_guide)


@pytest.mark.slow
@settings(max_examples=60, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_routine_comes_out_whole(seed: int, tmp_path_factory: Any) -> None:
    real = read_once()  # no argument: it would be shown whole when this fails
    random = Random(seed)
    selection = any_selection(random, [exercise.id for exercise in real.exercises])
    content = Content(real, SITE, DRAWINGS)
    paper = random.choice(["a4", "letter"])
    log = content.create_log(selection, content.create_page(""), paper)
    pdf = create_pdf(making.find_template("log"), log)
    path = tmp_path_factory.getbasetemp() / "any.pdf"
    path.write_bytes(pdf)
    assert page.is_pdf_compliant(str(path), profile=page.ValidationProfile.PDF_UA_1)
    text = squeeze(read_text(pdf))
    for step in selection.steps:
        exercise = real.exercise_by_id[step.do]
        dose = real.step_dose(step)
        for words in (
            exercise.name, wording.dose_amount(dose), wording.dose_details(dose, exercise),
            step.note or "", exercise.stop[0].sign,
        ):  # fmt: skip
            # A second reader, where the first sees a blank more or less beside an accent.
            found = squeeze(words) in text or squeeze(words) in read_again(pdf)
            assert found, words
    # The head of the table is repeated on each of its pages; the last may hold the rules alone.
    assert text.count("Tickaboxforeveryset") >= max(
        1, len(pypdf.PdfReader(io.BytesIO(pdf)).pages) - 1
    )
