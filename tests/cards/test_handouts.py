"""What is handed out or hung up: clinic sheets, large print, the wall chart, the wallet card."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from random import Random
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from footwork.cards import making
from footwork.cards.clinic import Clinic, create_clinic
from footwork.cards.content import Content
from footwork.cards.own import MAX_LARGE, OwnError, read_own
from footwork.look.drawings import Palette
from footwork.look.typesetting import create_pdf
from footwork.model import Guide
from footwork.views import wording
from footwork.views.coding import create_query
from footwork.views.handouts import FIELDS
from footwork.views.pain import tell_pain
from footwork.views.sessions import Selection, tell_overview, tell_session
from footwork.views.stops import tell_stops
from tests.cards.conftest import DRAWINGS, SITE, list_alts, list_tags_with_alt, squeeze
from tests.cards.reading import (
    assert_printed_well,
    find_lost,
    list_overlaps,
    read_sheets,
)
from tests.cards.structure import read_structure
from tests.cards.test_own import any_page, any_selection, any_text, read_once
from tests.cards.test_whole import (
    PAPERS,
    list_stops,
    list_zones,
    miss,
    read_pages,
)

MILLIMETER = 72 / 25.4


def make_clinic(
    guide: Guide, count: int, clinic: Clinic, paper: str, path: Path
) -> tuple[Selection, str]:
    """Write the clinic sheet of the first movements; return them, and what its code opens."""
    content, first = Content(guide, SITE, DRAWINGS), Selection.of(guide.routines[1])
    selection = dataclasses.replace(first, name="For you", steps=first.steps[:count], notes=())
    query = create_query(guide, selection.name, selection.steps)
    assert query is not None
    page = content.create_player(query)
    data = create_clinic(content, selection, paper, clinic, page)
    path.write_bytes(create_pdf(making.find_template("clinic"), data))
    return selection, page["address"]


CLINICS = {
    "two, filled in": (2, Clinic("Jo Fields", "Sam Reyes, PT", "28 Nov", "555 0100", "12 Dec")),
    "three, every day": (3, Clinic(sessions=7, weeks=4)),
    "four, blank": (4, Clinic(blank=True)),
    "eight, once a week": (8, Clinic(sessions=1, weeks=12)),
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("case", CLINICS)
def test_a_clinic_sheet_says_all_and_is_large(
    case: str, paper: str, real: Guide, tmp_path: Path
) -> None:
    count, clinic = CLINICS[case]
    path = tmp_path / "clinic.pdf"
    selection, address = make_clinic(real, count, clinic, paper, path)
    pages = read_pages(path)
    whole, safety = "".join(pages), real.safety
    first = [*selection.warnings, *list_stops(selection.not_today), safety.disclaimer_short]
    first += [*list_zones(safety.pain.zones), safety.pain.limit]
    assert miss(pages[0], [*first, f"1 of {len(pages)}, see over"]) == []
    for number, text in enumerate(pages[1:], 2):
        assert squeeze(f"For you, {number} of {len(pages)}") in text
    for step in selection.steps:
        exercise = real.exercise_by_id[step.do]
        assert miss(whole, [exercise.name, *list_stops(exercise.stop), exercise.ask_first]) == []
        amount = wording.dose_amount(real.step_dose(step))
        assert clinic.blank is (squeeze(f"{exercise.name} {amount}") not in whole)
        # A dose and the sign to stop stand on the same side of the paper.
        side = next(text for text in pages if squeeze(f". {exercise.name}") in text)
        assert miss(side, list_stops(exercise.stop[:1])) == []
    fields = dataclasses.asdict(clinic)
    given = [value for value in fields.values() if isinstance(value, str)]
    assert miss(pages[0], [*given, "Prepared for", "Prepared by", "Phone", "Next visit"]) == []
    assert all(squeeze(f"Week {week}") in whole for week in range(1, clinic.weeks + 1)) or (
        clinic.sessions == 1  # where the numbers stand alone
    )
    assert_printed_well(path, 12, address)
    assert min(list_figure_widths(path)) >= 30 * MILLIMETER - 0.1


def list_figure_widths(pdf: Path) -> list[float]:
    """Return how wide each figure is, in points, as its tag says."""
    boxes = []
    for tag in list_tags_with_alt(pdf):
        how = tag["/A"].get_object()
        for one in how if isinstance(how, list) else [how]:
            box = one.get_object().get("/BBox")
            if box is not None and not str(tag["/Alt"]).startswith("QR code"):
                boxes.append(float(box[2]) - float(box[0]))
    assert boxes
    return boxes


def test_two_movements_take_one_sheet_of_paper(real: Guide, tmp_path: Path) -> None:
    for paper in PAPERS:
        path = tmp_path / "clinic.pdf"
        make_clinic(real, 2, Clinic(), paper, path)
        assert len(pypdf.PdfReader(path).pages) == 2


@pytest.mark.parametrize("case", CLINICS)
def test_what_a_clinic_sheet_leaves_to_the_pen_can_be_typed(
    case: str, real: Guide, tmp_path: Path
) -> None:
    count, clinic = CLINICS[case]
    path = tmp_path / "clinic.pdf"
    selection, _ = make_clinic(real, count, clinic, "a4", path)
    values = dataclasses.astuple(clinic)[:5]
    wanted = [name for name, value in zip(FIELDS.values(), values, strict=True) if not value]
    names = [real.exercise_by_id[step.do].name for step in selection.steps]
    reader = pypdf.PdfReader(path)
    fields = [it.get_object() for it in reader.trailer["/Root"]["/AcroForm"]["/Fields"]]
    told = [str(field["/TU"]) for field in fields]
    notes = fields[-1]
    assert [name for name in told[:-1] if ":" not in name] == wanted
    for name in names:
        theirs = [it["/FT"] for it in fields if str(it["/TU"]).startswith(f"{name}:")]
        # How many sets of how much, and which sides.
        assert theirs == (["/Tx"] * 2 + ["/Btn"] * 3 if clinic.blank else [])
    # What is long gets smaller, or goes on below: nothing that is typed is cut off.
    texts = [it for it in fields[:-1] if it["/FT"] == "/Tx"]
    assert {it["/DA"].split()[1] for it in texts} == {"0"} if texts else not wanted
    assert int(notes["/Ff"]) == 1 << 12
    assert notes["/TU"] == "Notes"
    for tick in (it for it in fields if it["/FT"] == "/Btn"):
        looks = tick["/AP"]["/N"]
        assert (tick["/V"], tick["/AS"]) == ("/Off", "/Off")
        assert b"S" in looks["/On"].get_data()
        assert looks["/Off"].get_data() == b""
    assert len({str(field["/T"]) for field in fields}) == len(fields)
    # Each is on a page, in its tab order, in the structure, and shows letters that the file has.
    placed = [
        it.get_object()
        for page in reader.pages
        for it in page.get("/Annots", [])
        if it.get_object()["/Subtype"] == "/Widget"
    ]
    assert [field["/TU"] for field in placed] == told
    assert len(read_structure(path).find("Form")) == len(fields)
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    for field in fields:
        left, bottom, right, top = map(float, field["/Rect"])
        assert 0 < left < right < 596
        if field["/FT"] == "/Btn":
            continue
        assert top - bottom > 12
        face = field["/AP"]["/N"]["/Resources"]["/Font"]["/At"]
        assert "/FontFile2" in face["/FontDescriptor"]
    assert b"field:" not in path.read_bytes()


def test_a_sheet_without_a_line_to_fill_in_has_no_field(folder: Path) -> None:
    for path in (folder / "print").glob("*.pdf"):
        wanted = path.name.startswith("clinic")
        assert ("/AcroForm" in pypdf.PdfReader(path).trailer["/Root"]) is wanted, path.name


def any_clinic(chance: Random) -> Clinic:
    """Return a clinic sheet with anything that may be given, or nothing."""
    words = [any_text(chance, 60) if chance.random() < 0.5 else "" for _ in range(5)]
    blank, sessions, weeks = chance.random() < 0.3, chance.randint(1, 7), chance.randint(1, 12)
    return Clinic(*words, blank=blank, sessions=sessions, weeks=weeks)


@pytest.mark.slow
@settings(max_examples=60, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_clinic_sheet_comes_out_whole(seed: int, tmp_path_factory: Any) -> None:
    guide, chance = read_once(), Random(seed)  # no argument: it would be shown whole
    selection = any_selection(chance, [exercise.id for exercise in guide.exercises])
    selection = dataclasses.replace(selection, steps=selection.steps[:8])
    clinic, paper = any_clinic(chance), chance.choice(PAPERS)
    palette: Palette = chance.choice(["color", "ink"])
    content = Content(guide, SITE, DRAWINGS)
    opened = any_page(chance, content, MAX_LARGE)
    data = create_clinic(content, selection, paper, clinic, opened, palette)
    path = tmp_path_factory.getbasetemp() / "any-clinic.pdf"
    path.write_bytes(create_pdf(making.find_template("clinic"), data))
    assert_printed_well(path, 12, opened["address"])
    wanted = [*dataclasses.astuple(clinic)[:5], *list_stops(selection.not_today)]
    for place, step in enumerate(selection.steps, 1):
        exercise = guide.exercise_by_id[step.do]
        wanted += [f"{place}. {exercise.name}", *list_stops(exercise.stop), exercise.ask_first]
        wanted += [] if clinic.blank else [wording.dose_amount(guide.step_dose(step))]
    assert find_lost(path.read_bytes(), wanted) == []
    if any(map(guide.step_frames, selection.steps)):
        assert min(list_figure_widths(path)) >= 30 * MILLIMETER - 0.1


BAD_CLINICS = {
    "long name": (Clinic(prepared_for="x" * 61), "--for must be at most 60"),
    "two lines": (Clinic(phone="555\n0100"), "--phone must be one line"),
    "no week": (Clinic(weeks=0), "--weeks must be a whole number from 1 to 12, not 0"),
    "too often": (Clinic(sessions=8), "--sessions must be a whole number from 1 to 7, not 8"),
}


@pytest.mark.parametrize("case", BAD_CLINICS)
def test_a_bad_line_of_a_clinic_sheet_gets_one_line(case: str, real: Guide) -> None:
    clinic, words = BAD_CLINICS[case]
    with pytest.raises(OwnError, match=words) as refused:
        read_own(real, None, None, None, None, clinic)
    assert len(str(refused.value).splitlines()) == 1


# --------------------------------------------------------------------------------- large print


def test_a_booklet_has_a_movement_on_each_page(folder: Path, real: Guide) -> None:
    booklets = sorted((folder / "print").glob("large-print-*.pdf"))
    assert booklets
    for path in booklets:
        routine = real.routine_by_id[path.stem.split("-")[2]]
        pages, safety = read_pages(path), real.safety
        first = [*routine.warnings, *list_stops(routine.not_today), safety.disclaimer_short]
        assert miss(pages[0], [routine.name, *first]) == []
        rules = [*list_zones(safety.pain.zones), *list_zones(safety.morning.zones)]
        assert miss(pages[0] + pages[1], [*rules, safety.pain.limit, *routine.notes]) == []
        assert len(pages) == 2 + len(routine.steps)
        for step, text in zip(routine.steps, pages[2:], strict=True):
            exercise = real.exercise_by_id[step.do]
            told = [exercise.name, wording.dose_amount(real.step_dose(step)), exercise.ask_first]
            assert miss(text, [*told, *exercise.cues, *list_stops(exercise.stop)]) == []


# ------------------------------------------------------------------------------ on the wall


@pytest.mark.parametrize("kind", ["real", "long"])
def test_the_wall_chart_has_all_movements_in_the_order_they_are_done(
    kind: str, request: pytest.FixtureRequest
) -> None:
    names = ("real", "folder") if kind == "real" else ("longest", "long_folder")
    guide, folder = (request.getfixturevalue(name) for name in names)
    told = tell_overview(guide)
    order = [guide.exercises[number - 1] for number in told.order] or guide.exercises
    charts = sorted((folder / "print").glob("wall-chart-*.pdf"))
    assert len(charts) == 4
    for path in charts:
        pages = read_pages(path)
        text, place = "".join(pages), 0
        for number, exercise in enumerate(order, 1):
            # Behind the name stands the number that the movement has everywhere.
            named = f"{number}. {exercise.name}{guide.numbers[exercise.id]}"
            place = text.find(squeeze(named), place)
            assert place >= 0, (path.name, exercise.id)
            first = tell_stops(exercise).first
            wanted = [f"{first.sign}. {first.then}", wording.dose_amount(exercise.dose.start)]
            assert miss(text, [*wanted, exercise.cues[0]]) == []
        signs = [f"{sign.sign}. {sign.then}" for sign in told.not_today.signs]
        safety = guide.safety
        rules = [*list_zones(safety.pain.zones), safety.pain.limit, safety.disclaimer_short]
        assert miss(pages[0], [told.when, *told.warnings, *signs, *rules]) == []
        assert kind == "long" or len(pages) == 1
        alts = list_alts(path)
        assert {exercise.figure.start for exercise in order} <= {*alts}
        assert list_overlaps(read_sheets(path)) == []


# ------------------------------------------------------------------------------ in a purse


@pytest.mark.parametrize("paper", PAPERS)
def test_the_wallet_card_has_doses_every_sign_and_the_pain_rule(
    folder: Path, real: Guide, paper: str
) -> None:
    path = folder / "print" / f"wallet-card-{paper}.pdf"
    (front, back), pain = read_pages(path), tell_pain(real.safety)
    for step in real.first_routine.steps:
        exercise = real.exercise_by_id[step.do]
        stops = tell_stops(exercise)
        wanted = [exercise.name, wording.dose_amount(real.step_dose(step))]
        assert miss(front, [*wanted, f"{stops.first.sign}. {stops.first.then}"]) == []
        assert miss(front + back, [f"{sign.sign}. {sign.then}" for sign in stops.signs]) == []
        assert miss(back, [exercise.ask_first]) == []
    warnings = tell_session(real, Selection.of(real.first_routine)).warnings
    assert miss(front, [pain.line, *warnings, real.safety.disclaimer_short]) == []
    # Folded it is as large as a bank card, three to a sheet.
    assert front.count(squeeze(real.first_routine.name)) == 3
    assert list_overlaps(read_sheets(path)) == []
