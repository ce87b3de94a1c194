"""A coach's own sheet and cards: bad input gets one clear line, good input comes out right."""

from __future__ import annotations

import base64
import functools
import io
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
from PIL import Image, ImageCms

from footwork.cards import making
from footwork.cards.content import Club, Content, create_link
from footwork.cards.logos import LogoError, read_logo
from footwork.cards.own import MAX_LINK, MAX_SMALL, OwnError, read_own
from footwork.look.typefaces import FONTS
from footwork.look.typesetting import TypesettingError, create_pdf
from footwork.model import Dose, RoutineStep, Stop, Tempo
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.sessions import Selection
from tests.cards.conftest import DRAWINGS, ROOT, SITE, fill, read_text, squeeze
from tests.cards.reading import assert_printed_well, find_lost

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
        [sys.executable, "-m", "scripts.own_cards", *map(str, arguments)],
        cwd=ROOT,
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
    "SVG named .png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "named as what it is"),
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
        (["--club", "北京跑步俱乐部"], "no typeface here has the letter '北' of '北京跑步俱乐部'"),
        (["--link", "http://plain.example"], "https://"),
        (["--link", "https://long.example/" + "x" * 200], "at most 120"),
        (["--link", "https://[x"], "must be an address that can be opened"),
        (["--routine", "missing.yml"], "must be a file that exists"),
        (["--logo", "missing.png"], "must be a file that exists"),
        (["--weeks", "many"], "--weeks must be a whole number from 1 to 12, not 'many'"),
        (["--sessions", "8"], "--sessions must be a whole number from 1 to 7, not '8'"),
        (["--paper", "a5"], "--paper must be one of a4, letter, not 'a5'"),
        (["--club"], "--club must be followed by one argument"),
    ],
    ids=[
        *("300 letters", "blank", "lines", "no letter", "http", "long", "bracket"),
        *("no file", "no logo", "no number", "too many", "no paper", "no value"),
    ],
)  # fmt: skip
def test_a_bad_argument_gets_one_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = run(*arguments, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    given = ("--weeks", "many", "--club", " ", "--routine", "no.yml", "--logo", "no.png")
    done = run(*given, "--out", tmp_path / "out")
    assert done.returncode == 1
    begins = [line.split(" must")[0] for line in done.stderr.splitlines()]
    assert begins == ["--weeks", "--club", "no.yml: the routine", "no.png: the logo"]
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


# ------------------------------------------------------------------------- as a coach writes it

PLAIN = """\
name: Tuesday feet
steps:
  - {first}
  - do: {second}
    dose: {dose}
"""


def read_selection(text: str, folder: Path) -> Selection:
    path = write(folder / "my.yml", text)
    return read_own(read_once(), path, None, None, None).selection


def test_movements_have_their_printed_names(tmp_path: Path) -> None:
    for exercise in read_once().exercises:
        for name in (exercise.name, exercise.name.upper(), exercise.id, f'" {exercise.name} "'):
            (step, _) = read_selection(
                PLAIN.format(first=name, second=exercise.id, dose="2 x 5"), tmp_path
            ).steps
            assert (step.do, step.level) == (exercise.id, "start")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("3 x 12", {"sets": 3, "reps": 12}),
        ("3×12", {"sets": 3, "reps": 12}),
        ("8", {"sets": 1, "reps": 8}),
        ("2 X 20 s", {"sets": 2, "seconds": 20}),
        ("2 x 20 seconds each leg", {"sets": 2, "seconds": 20, "per_side": True}),
        ("2 x 15 m", {"sets": 2, "meters": 15}),
        ("2 × 50 ft (15 m)", {"sets": 2, "meters": 15}),
        ("10 each way, each foot", {"sets": 1, "reps": 10, "each_way": True, "per_side": True}),
    ],
)
def test_doses_are_written_as_they_are_printed(
    typed: str, wanted: dict[str, Any], tmp_path: Path
) -> None:
    counted = next(one for one in read_once().exercises if one.dose.start.reps)
    text = PLAIN.format(first=counted.id, second=counted.name, dose=f"'{typed}'")
    dose = read_selection(text, tmp_path).steps[1].dose
    assert dose is not None
    assert {name: getattr(dose, name) for name in wanted} == wanted
    # What is not said is as the guide has it.
    assert dose.rest == counted.dose.start.rest
    assert dose.tempo == (counted.dose.start.tempo if dose.reps else None)


def test_a_dose_without_a_tempo_has_that_of_its_movement(tmp_path: Path) -> None:
    counted = next(one for one in read_once().exercises if one.dose.start.reps)
    for more, tempo in (("", counted.dose.start.tempo), (", tempo: {lift: 9}", Tempo(lift=9))):
        dose = f"{{sets: 2, reps: 5{more}}}"
        text = PLAIN.format(first=counted.id, second=counted.id, dose=dose)
        step = read_selection(text, tmp_path).steps[1]
        assert step.dose is not None
        assert step.dose.tempo == tempo


def test_a_dose_may_be_a_bare_number(tmp_path: Path) -> None:
    counted = next(one for one in read_once().exercises if one.dose.start.reps)
    text = PLAIN.format(first=counted.id, second=counted.id, dose="9")
    dose = read_selection(text, tmp_path).steps[1].dose
    assert dose is not None
    assert (dose.sets, dose.reps) == (1, 9)


def test_one_side_at_a_time_is_not_told_as_both_at_once(tmp_path: Path) -> None:
    for exercise in read_once().exercises:
        start = exercise.dose.start
        for ending, note in (
            ("", start.note),
            (" each leg", start.note if start.per_side else None),
        ):
            text = PLAIN.format(first=exercise.id, second=exercise.id, dose=f"2 x 9{ending}")
            dose = read_selection(text, tmp_path).steps[1].dose
            assert dose is not None
            assert dose.note == note, exercise.id


def test_a_version_has_its_printed_name(tmp_path: Path) -> None:
    for exercise in read_once().exercises:
        for rung in exercise.easier:
            if rung.shows is None or rung.movement:
                continue
            # Two versions may have one name, and then the first of them is meant.
            first = next(one for one in exercise.easier if one.name == rung.name and one.shows)
            for name, meant in ((rung.name, first), (rung.name.upper(), first), (rung.shows, rung)):
                text = f"name: One\nsteps: [{{do: {exercise.id}, shows: '{name}'}}]\n"
                (step,) = read_selection(text, tmp_path).steps
                assert step.shows == meant.shows
                assert step.dose == (meant.dose or exercise.dose.start)


@pytest.mark.parametrize(
    ("first", "dose", "words"),
    [
        ("Calf rises", "3 x 12", "did you mean calf-raises?"),
        ("Knee bends", "3 x 12", "must be"),
        ("Calf raises", "a few", "'a few'"),
        ("Calf raises", "0 x 12", "sets"),
        ("Calf raises", "3 x 12 x 4", "'3 x 12 x 4'"),
    ],
)
def test_what_is_not_understood_is_told_as_it_was_typed(
    first: str, dose: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(OwnError, match=re.escape(words)) as refused:
        read_selection(PLAIN.format(first=first, second="Toe curls", dose=dose), tmp_path)
    assert len(str(refused.value).splitlines()) == 1


def test_the_example_is_a_file_to_begin_with(tmp_path: Path) -> None:
    example = tmp_path / "my.yml"
    done = run("--example", example)
    assert done.returncode == 0, done.stderr
    lines = example.read_text(encoding="utf-8").splitlines()
    assert sum(line.lstrip().startswith("#") for line in lines) >= len(lines) / 3
    selection = read_own(read_once(), example, None, None, None).selection
    assert len(selection.steps) > 1
    # What stands in comments can be used as well.
    commented = re.compile(r"^(\s*)# (?=- do|  |warnings|notes)", re.MULTILINE)
    whole = commented.sub(r"\1", "\n".join(lines))
    assert len(read_selection(whole, tmp_path / "..").steps) > len(selection.steps)
    again = run("--example", example)
    assert again.returncode == 1
    assert "must be a new file" in again.stderr
    assert example.read_text(encoding="utf-8").splitlines() == lines


def test_help_names_every_movement_and_version() -> None:
    told = run("--help").stdout
    for exercise in read_once().exercises:
        assert exercise.id in told
        assert exercise.name in told
        for rung in exercise.easier:
            assert not rung.shows or rung.movement or rung.name in told


NAMES = {
    "Arabic": "نادي الجري",
    "Hebrew": "מועדון ריצה",
    "Cyrillic": "Клуб бега",
    "Greek": "Λέσχη δρομέων",
    "Thai": "ชมรมวิ่ง",
    "Devanagari": "धावक संघ",
}


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_set_in_a_face_of_its_script(script: str, tmp_path: Path) -> None:
    content = Content(read_once(), SITE, DRAWINGS, Club(NAMES[script]))
    first = Selection.of(read_once().first_routine)
    path = write(
        tmp_path / "log.pdf",
        create_pdf(
            making.find_template("log"), content.create_log(first, content.create_page(""), "a4")
        ),
    )
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    assert "Libertinus" not in fonts
    assert "DejaVu" not in fonts
    assert "Noto" in fonts
    assert page.is_pdf_compliant(str(path), profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("script", ["北京跑步俱乐部", "ランニング", "달리기"])
def test_a_name_without_a_face_is_refused_in_words(script: str) -> None:
    content = Content(read_once(), SITE, DRAWINGS, Club(script))
    first = Selection.of(read_once().first_routine)
    data = content.create_log(first, content.create_page(""), "a4")
    job = making.Job("routine-a4", "One", "a4", "log", data)
    with pytest.raises(TypesettingError, match=f"of '{script}': write it with other letters"):
        making.do_job(job)


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


def save_cmyk(color: tuple[int, int, int, int]) -> bytes:
    return save(Image.new("CMYK", (60, 30), color), "JPEG", quality=95)


def make_wide() -> tuple[bytes, tuple[int, int, int]]:
    """Return a picture in a wide gamut, and the color that it has in the narrow one."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    lab = Image.new("LAB", (60, 30), (150, 128 + 40, 128 + 20))
    seen = ImageCms.profileToProfile(
        lab, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
    ).getpixel((0, 0))
    assert isinstance(seen, tuple)
    return save(lab, "TIFF", icc_profile=profile.tobytes()), seen  # type: ignore[return-value]


def test_a_picture_is_read_by_its_own_profile(tmp_path: Path) -> None:
    content, wanted = make_wide()
    path = write(tmp_path / "logo.tif", content)
    assert all(abs(a - b) <= 3 for a, b in zip(pixel(path), wanted, strict=True))
    svg, _ = read_logo(path)
    found = re.search(r"base64,([^\"]+)", svg)
    assert found is not None
    assert "icc_profile" not in Image.open(io.BytesIO(base64.b64decode(found[1]))).info


def test_a_profile_that_is_none_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path / "logo.png", save(RED, "PNG", icc_profile=b"not a profile"))
    assert near(pixel(path), (192, 48, 32))
    path = write(tmp_path / "logo.jpg", save_cmyk((0, 200, 200, 0)))
    assert pixel(path)[0] > 200


def test_letters_of_any_color_are_seen(tmp_path: Path) -> None:
    """White letters beside a stripe of a color, on a ground that is clear."""
    for letters in ((255, 255, 255), (0, 0, 0), (31, 42, 55), (120, 120, 120)):
        for stripe in ((192, 48, 32), (0, 0, 0), (255, 255, 255)):
            image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
            image.paste((*letters, 255), (10, 10, 150, 60))
            image.paste((*stripe, 255), (10, 70, 190, 90))
            path = write(tmp_path / "logo.png", save(image, "PNG"))
            ground = pixel(path, (0.97, 0.3))
            for at in ((0.3, 0.3), (0.3, 0.8)):
                assert max(abs(a - b) for a, b in zip(pixel(path, at), ground, strict=True)) > 20
    ring = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ring.paste((31, 42, 55, 255), (10, 10, 90, 90))
    ring.paste((255, 255, 255, 255), (20, 20, 80, 80))
    path = write(tmp_path / "logo.png", save(ring, "PNG"))
    assert pixel(path, (0.02, 0.02)) == (255, 255, 255)  # white within a ring stays paper


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/>{}</svg>'


def test_a_drawing_is_a_logo(tmp_path: Path) -> None:
    for head in ("", '<?xml version="1.0"?>\n', "<!-- by hand -->"):
        svg, ratio = read_logo(write(tmp_path / "logo.svg", head + SVG.format("")))
        assert ratio == 2
        assert "path" in svg
    sized = SVG.replace('viewBox="0 0 40 20"', 'width="30mm" height="10mm"').format("")
    assert read_logo(write(tmp_path / "logo.svg", sized))[1] == 3
    held = """<style>path{fill:url( '#a' )}</style><g style="fill:url(#a)" fill="url(#a)"/>
      <linearGradient id="a"><stop stop-color="#c03020"/></linearGradient>
      <text y="15">Harbor</text>"""
    assert "#a" in read_logo(write(tmp_path / "logo.svg", SVG.format(held)))[0]


@pytest.mark.parametrize(
    "content",
    [
        SVG.format("<script>alert(1)</script>"),
        SVG.format('<image href="https://elsewhere.example/x.png"/>'),
        SVG.format('<image xlink:href="/etc/passwd"/>'),
        SVG.format('<g onload="alert(1)"/>'),
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("&a;"),
        SVG.format("<style>@import 'https://elsewhere.example/x.css';</style>"),
        SVG.format("<style>@import url(x.css);</style>"),
        SVG.format("<style>&#64;import 'x.css';</style>"),
        SVG.format("<style>path{fill:url(https://elsewhere.example/x.svg#a)}</style>"),
        SVG.format("<style><![CDATA[path{fill:url( '//elsewhere.example/x.svg' )}]]></style>"),
        SVG.format("<style>path{fill:\\75rl(x.svg)}</style>"),
        SVG.format("""<g style='fill:url("https://elsewhere.example/x.svg#a")'/>"""),
        SVG.format("""<g style="fill:&#117;rl(//elsewhere.example/x.svg)"/>"""),
        SVG.format("""<g fill="url(file:///etc/passwd)"/>"""),
        SVG.format("<g>"),
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "<html/>",
        "",
        "\x00",
    ],
    ids=[
        *("script", "elsewhere", "file", "handler", "entity"),
        *("import", "import of a file", "import as a number", "style", "style in CDATA"),
        *("escape", "attribute", "attribute as a number", "fill"),
        *("open", "no size", "page", "", "nul"),
    ],
)
def test_a_drawing_that_is_more_is_refused_in_a_line(content: str, tmp_path: Path) -> None:
    with pytest.raises(LogoError, match="must be") as refused:
        read_logo(write(tmp_path / "logo.svg", content))
    assert len(str(refused.value).splitlines()) == 1


CLEAR = Image.new("RGBA", (60, 40), (192, 48, 32, 0))
UNSEEN = {
    "clear": ("logo.png", save(CLEAR, "PNG")),
    "clear palette": ("logo.png", save(CLEAR.quantize(2), "PNG", transparency=0)),
    "white": ("logo.jpg", save(Image.new("L", (60, 40), 255), "JPEG")),
    "no shape": ("logo.svg", SVG.replace('<path d="M0 0h40v20z"/>', "").format("<g/>").encode()),
    "clear shape": ("logo.svg", SVG.replace("<path", '<path opacity="0"').format("").encode()),
    "white shape": ("logo.svg", SVG.replace("<path", '<path fill="#fff"').format("").encode()),
}


@pytest.mark.parametrize("case", UNSEEN)
def test_a_logo_that_prints_nothing_is_refused_in_a_line(case: str, tmp_path: Path) -> None:
    name, content = UNSEEN[case]
    path = write(tmp_path / name, content)
    with pytest.raises(LogoError, match="the logo must show something") as refused:
        read_logo(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert len(str(refused.value).splitlines()) == 1


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

GLUED = re.compile(r"""(?<=[(\[{¡¿„‚«‹"'<]) | (?=[)\]}!?/;:,.»›"'%>])""")
"""A blank at which no line is ever broken: behind a mark that opens, or before one that closes."""


def any_text(random: Random, most: int) -> str:
    """Return text of a field: any letters of the typeface and what markup is made of.

    Now and then it is of another script, or as long as may be, of the longest words.
    """
    kind = random.random()
    if kind < 0.1:
        return fill(most)
    if kind < 0.3:
        words = NAMES[random.choice(list(NAMES))].split()
        return " ".join(random.choices(words, k=random.randint(1, 20)))[:most].strip()
    text = "".join(random.choices(LETTERS, k=random.randint(1, most)))
    return GLUED.sub("", " ".join(text.split())) or "x"


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


def any_page(random: Random, content: Content, most: int) -> dict[str, str]:
    """Return what a code may open: a page, a coach's link, or the player with a routine.

    `most` characters are in the longest address of the player.
    """
    link = "https://" + "x" * random.randint(8, MAX_LINK - 8)
    player = content.create_player("")
    long = content.create_player("r=" + "x" * (most - len(player["address"]) - 2))
    return random.choice([content.create_page(""), create_link(link), long])


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


read_once = functools.cache(read_guide)


@pytest.mark.slow
@settings(max_examples=200, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_routine_comes_out_whole(seed: int, tmp_path_factory: Any) -> None:
    real = read_once()  # no argument: it would be shown whole when this fails
    random = Random(seed)
    selection = any_selection(random, [exercise.id for exercise in real.exercises])
    content = Content(real, SITE, DRAWINGS)
    paper = random.choice(["a4", "letter"])
    opened = any_page(random, content, MAX_SMALL)
    log = content.create_log(selection, opened, paper, random.choice(["color", "ink"]))
    pdf = create_pdf(making.find_template("log"), log)
    path = tmp_path_factory.getbasetemp() / "any.pdf"
    path.write_bytes(pdf)
    assert_printed_well(path, 8, opened["address"])
    wanted = [selection.name, selection.when]
    for step in selection.steps:
        exercise, dose = real.exercise_by_id[step.do], real.step_dose(step)
        wanted += [exercise.name, wording.dose_amount(dose), wording.dose_details(dose, exercise)]
        wanted += [step.note or "", exercise.stop[0].sign, exercise.ask_first]
    assert find_lost(pdf, wanted) == []
    # The head of the table is repeated on each of its pages; the last may hold the rules alone.
    assert squeeze(read_text(pdf)).count("Tickaboxforeveryset") >= max(
        1, len(pypdf.PdfReader(io.BytesIO(pdf)).pages) - 1
    )
