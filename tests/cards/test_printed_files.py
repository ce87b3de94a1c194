"""What the printed files must show, measured on the files and on their rendered pages."""

from __future__ import annotations

import hashlib
import math
import shutil
from pathlib import Path

import page
import pypdf
import pytest
import zxingcpp
from PIL import Image

from footwork.cards import making
from footwork.model import Guide
from footwork.views import wording
from tests.cards.conftest import (
    SITE,
    find_stem,
    list_alts,
    list_opened,
    make_all,
    read_text,
    render,
    squeeze,
)
from tests.cards.reading import MARGIN, find_nearest_edge, find_smallest_type, read_codes

SHEETS = [f"cheat-sheet-{kind}{paper}" for kind in ("", "ink-saver-") for paper in ("a4", "letter")]


LEAST = {"cheat": 8.5, "clinic": 12, "large": 16, "wall-": 10.5}
"""Smallest type in points of what is no card, and no sheet that is full."""
MOST = {"cheat": 200_000, "large": 600_000, "wall": 300_000, "routine": 200_000}
"""Bytes of a file."""


def pdfs(folder: Path) -> list[Path]:
    found = sorted((folder / "print").glob("*.pdf"))
    listed = {path for path in making.read_list(folder)[0] if path.endswith(".pdf")}
    assert listed == {path.relative_to(folder).as_posix() for path in found}
    assert listed
    return found


def test_every_pdf_is_accessible(folder: Path, long_folder: Path) -> None:
    for path in [*pdfs(folder), *pdfs(long_folder)]:
        profile = page.ValidationProfile.PDF_UA_1
        assert page.is_pdf_compliant(str(path), profile=profile), path.name


def test_every_pdf_has_title_language_fonts_and_bookmarks(folder: Path) -> None:
    for path in pdfs(folder):
        reader = pypdf.PdfReader(path)
        assert reader.metadata is not None
        assert reader.metadata.title
        assert reader.trailer["/Root"]["/Lang"] == "en-US"
        if len(reader.pages) > 1:
            assert reader.outline, path.name
        fonts = [
            font.get_object()
            for sheet in reader.pages
            for font in sheet["/Resources"]["/Font"].values()
        ]
        assert fonts
        for font in fonts:
            descendant = font["/DescendantFonts"][0].get_object()
            assert descendant["/FontDescriptor"].get_object().keys() & {"/FontFile2", "/FontFile3"}


def test_every_figure_has_its_alt_text(folder: Path, real: Guide) -> None:
    alts = list_alts(folder / "print" / "cheat-sheet-a4.pdf")
    for exercise in real.exercises:
        assert exercise.figure.start in alts
        assert exercise.figure.end in alts


def test_a_sheet_shows_each_step_as_it_is_done(folder: Path, real: Guide) -> None:
    alts = list_alts(folder / "print" / "routine-seated-a4.pdf")
    wanted = [
        alt
        for step in real.routine_by_id["seated"].steps
        for alt in real.exercise_by_id[step.do].figure.frames(step.shows).values()
    ]
    assert {alt for alt in alts if not alt.startswith("QR code")} == set(wanted)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("kind", ["real", "long"])
def test_the_cheat_sheet_says_everything_in_order(  # noqa: PLR0917
    name: str, kind: str, folder: Path, long_folder: Path, real: Guide, longest: Guide
) -> None:
    root, guide = (folder, real) if kind == "real" else (long_folder, longest)
    path = root / "print" / f"{name}.pdf"
    if kind == "real":
        assert len(pypdf.PdfReader(path).pages) == 1
    text = squeeze(read_text(path))
    place = 0
    for exercise in guide.exercises:
        start = exercise.dose.start
        for words in (
            exercise.name,
            wording.dose_amount(start),
            wording.dose_details(start, exercise),
            wording.dose_amount(exercise.dose.target),
            *exercise.cues[:2],
            exercise.stop[0].sign,
        ):
            place = text.find(squeeze(words), place)
            assert place >= 0, (exercise.id, words)
    for zone in guide.safety.pain.zones:
        assert squeeze(zone.name) in text
        assert squeeze(zone.text) in text
    assert squeeze(guide.safety.pain.limit) in text
    assert squeeze(guide.safety.disclaimer_short) in text


@pytest.mark.parametrize("kind", ["real", "long"])
@pytest.mark.parametrize("ending", ["", "-letter"])
def test_a_card_says_everything(  # noqa: PLR0917
    kind: str, ending: str, folder: Path, long_folder: Path, real: Guide, longest: Guide
) -> None:
    root, guide = (folder, real) if kind == "real" else (long_folder, longest)
    for exercise in guide.exercises:
        text = squeeze(read_text(root / "print" / f"card-{exercise.id}{ending}.pdf"))
        steps = [part for step in exercise.steps for part in (step.act, step.how or "")]
        stops = [part for stop in exercise.stop for part in (stop.sign, stop.then)]
        rungs = [rung.name for rung in (*exercise.easier, *exercise.harder)]
        parts = [exercise.name, wording.dose_amount(exercise.dose.start), exercise.feel]
        for words in (*parts, *exercise.cues, *steps, *rungs, *stops):
            assert squeeze(words) in text, (exercise.id, words)


@pytest.mark.parametrize(("paper", "ending"), [("a4", ""), ("letter", "-letter")])
def test_a_set_holds_every_card_four_to_a_sheet(
    paper: str, ending: str, folder: Path, real: Guide
) -> None:
    sides = [
        len(pypdf.PdfReader(folder / "print" / f"card-{exercise.id}{ending}.pdf").pages)
        for exercise in real.exercises
    ]
    cards = sum(-(-count // 2) for count in sides)
    sheets = pypdf.PdfReader(folder / "print" / f"cards-{paper}.pdf").pages
    assert len(sheets) == 2 * -(-cards // 4)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_backs_lie_behind_their_fronts(paper: str, folder: Path, real: Guide) -> None:
    reader = pypdf.PdfReader(folder / "print" / f"cards-{paper}.pdf")
    names = [exercise.name for exercise in real.exercises]
    for sheet in range(math.ceil(len(names) / 4)):
        front, back = reader.pages[2 * sheet], reader.pages[2 * sheet + 1]
        width, height = float(front.mediabox.width), float(front.mediabox.height)
        for name in names[4 * sheet : 4 * sheet + 4]:
            x, y = find_line(front, name)
            bx, by = find_line(back, f"{name}: how to")
            assert (x < width / 2) != (bx < width / 2), name
            assert (y < height / 2) == (by < height / 2), name


def find_line(sheet: pypdf.PageObject, words: str) -> tuple[float, float]:
    """Return where a line of these words alone begins."""
    found: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip() == words:
            x, y = tm[4], tm[5]
            found.append((cm[0] * x + cm[2] * y + cm[4], cm[1] * x + cm[3] * y + cm[5]))

    sheet.extract_text(visitor_text=visit)
    assert found, words
    return found[0]


@pytest.mark.parametrize("kind", ["real", "long"])
def test_nothing_comes_near_the_edge(kind: str, folder: Path, long_folder: Path) -> None:
    for path in pdfs(folder if kind == "real" else long_folder):
        for picture in render(path, 100):
            assert find_nearest_edge(picture, 100) >= MARGIN, path.name


@pytest.mark.parametrize("kind", ["real", "long"])
def test_type_is_large_enough(kind: str, folder: Path, long_folder: Path) -> None:
    for path in pdfs(folder if kind == "real" else long_folder):
        least = next((size for name, size in LEAST.items() if path.name.startswith(name)), 8)
        for sheet in pypdf.PdfReader(path).pages:
            assert find_smallest_type(sheet) >= least - 0.01, path.name


def test_codes_read_from_a_poor_print(folder: Path, real: Guide) -> None:
    opened = list_opened(real)
    for path in pdfs(folder):
        found = read_codes(render(path, 150))
        stem = find_stem(path)
        stems = [f"card-{e.id}" for e in real.exercises] if stem == "cards" else [stem]
        assert found == {SITE + opened[one] for one in stems}, path.name


def test_the_ink_saver_is_black_on_white_and_light(folder: Path) -> None:
    paths = [path for path in pdfs(folder) if "-ink-saver" in path.name]
    assert {find_stem(path) for path in paths} >= {"cheat-sheet", "cards", "plan", "wall-chart"}
    for path in paths:
        for picture in render(path, 150, color=True):
            red, green, blue = picture.split()
            assert red.tobytes() == green.tobytes() == blue.tobytes(), path.name
            histogram = red.histogram()
            whole = sum(histogram)
            dark = sum(count * (255 - value) for value, count in enumerate(histogram))
            assert dark / 255 / whole <= 0.08, path.name


def test_the_ink_saver_has_no_grey(folder: Path) -> None:
    # Grey is only the soft edge of a line, and gets rarer when seen closer.
    for name in ("cheat-sheet-ink-saver-a4", "plan-ink-saver-a4"):
        close = render(folder / "print" / f"{name}.pdf", 600)[0].histogram()
        assert sum(close[40:216]) / sum(close) < 0.02, name


def test_a_routine_is_one_sheet_of_paper(made: dict[str, making.Made]) -> None:
    sheets = {path: one.pages for path, one in made.items() if path.startswith("print/routine-")}
    assert sheets
    assert {path: pages for path, pages in sheets.items() if pages > 2} == {}


def test_files_are_small(made: dict[str, making.Made]) -> None:
    for path, entry in made.items():
        for name, most in MOST.items():
            if path.startswith(f"print/{name}") and path.endswith(".pdf"):
                assert entry.bytes <= most, path
        if "/card-" in path:
            assert entry.bytes <= (200_000 if path.endswith(".png") else 60_000), path


def test_pictures_have_their_size_and_a_code_that_reads(folder: Path, real: Guide) -> None:
    for exercise in real.exercises:
        with Image.open(folder / "print" / f"card-{exercise.id}.png") as picture:
            # As wide as a phone shows, and higher where the signs to stop at need it.
            assert picture.width == 1080
            assert 1350 <= picture.height <= 1620
            codes = zxingcpp.read_barcodes(picture.convert("L"))
        assert [code.text for code in codes] == [f"{SITE}exercises/{exercise.id}/"]


def test_two_builds_give_the_same_bytes(real: Guide, folder: Path, tmp_path: Path) -> None:
    make_all(real, tmp_path)
    for path in sorted((folder / "print").rglob("*.*")):
        again = (tmp_path / path.relative_to(folder)).read_bytes()
        assert again == path.read_bytes(), path.name


def test_only_what_changed_is_made_again(real: Guide, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    made = making.read_list(tmp_path)[0]
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in made}
    damaged = tmp_path / "print" / "plan-a4.pdf"
    damaged.write_bytes(b"damaged")
    (tmp_path / "print" / "card-gone.pdf").write_bytes(b"of a movement that is no more")
    make_all(real, tmp_path)
    after = {path: (tmp_path / path).stat().st_mtime_ns for path in made}
    assert [path for path in made if before[path] != after[path]] == ["print/plan-a4.pdf"]
    assert hashlib.sha256(damaged.read_bytes()).hexdigest() == made["print/plan-a4.pdf"].sha256
    assert not (tmp_path / "print" / "card-gone.pdf").exists()
    assert (folder / "print" / "plan-a4.pdf").read_bytes() == damaged.read_bytes()


@pytest.mark.parametrize("ending", ["", "-letter"], ids=["a6", "quarter letter"])
def test_a_card_says_name_dose_cues_steps_and_stop_rules_in_order(
    folder: Path, real: Guide, ending: str
) -> None:
    for exercise in real.exercises:
        text = squeeze(read_text(folder / "print" / f"card-{exercise.id}{ending}.pdf"))
        place = 0
        for words in (
            exercise.name,
            wording.dose_amount(exercise.dose.start),
            *exercise.cues,
            exercise.stop[0].sign,
            *(step.act for step in exercise.steps),
            *(stop.sign for stop in exercise.stop),
        ):
            place = text.find(squeeze(words), place)
            assert place >= 0, (exercise.id, words)
