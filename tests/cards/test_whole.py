"""What is printed is told whole: versions, stop rules, warnings, and who should ask first.

The expectations come from the data: whatever the guide says is looked for in what the files say.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import page
import pypdf
import pytest
from PIL import Image

from footwork.cards import making
from footwork.cards.content import Club, Content, create_link
from footwork.cards.own import OwnError, create_own_movements, list_own_pieces, read_own
from footwork.look.drawings import Palette
from footwork.look.typesetting import create_pdf
from footwork.model import Dose, Exercise, Guide, MorningZone, PainZone, RoutineStep, Rung, Stop
from footwork.views import wording
from footwork.views.pain import tell_morning
from footwork.views.sessions import Selection, tell_overview
from footwork.views.stops import tell_stops
from tests.cards.conftest import (
    DRAWINGS,
    SITE,
    find_stem,
    list_alts,
    list_opened,
    read_text,
    squeeze,
)
from tests.cards.reading import Word, assert_inside, list_links, list_overlaps, read_sheets

KINDS = ["real", "long"]
PAPERS = ["a4", "letter"]
CARDS = ["", "-letter"]


@pytest.fixture(params=KINDS)
def printed(request: pytest.FixtureRequest) -> tuple[Guide, Path]:
    """A guide and the folder with its files: our own, and one with the longest texts."""
    names = ("real", "folder") if request.param == "real" else ("longest", "long_folder")
    guide, folder = (request.getfixturevalue(name) for name in names)
    return guide, folder / "print"


def read_pages(pdf: Path) -> list[str]:
    """Return the squeezed text of each page."""
    return [squeeze(text) for text in read_text(pdf).split("\f")[:-1]]


def miss(text: str, wanted: Iterable[str]) -> list[str]:
    """Return what a squeezed text does not say."""
    return [words for words in wanted if squeeze(words) not in text]


def list_stops(stops: Iterable[Stop]) -> list[str]:
    return [words for stop in stops for words in (stop.sign, stop.then)]


def list_zones(zones: Iterable[PainZone | MorningZone]) -> list[str]:
    return [words for zone in zones for words in (zone.name, zone.text)]


def tell_dose(dose: Dose | None, exercise: Exercise) -> str:
    if dose is None:
        return ""
    parts = [wording.dose_amount(dose), wording.dose_details(dose, exercise)]
    return wording.join(parts, ", ")


# --------------------------------------------------------------------------------------- cards


def list_rungs(exercise: Exercise) -> Iterator[tuple[Rung, str]]:
    """Yield each version with the words for its sign."""
    for rung in exercise.easier:
        yield rung, f"Move on when {rung.when}."
    for rung in exercise.harder:
        yield rung, f"Try it when {rung.when}."


@pytest.mark.parametrize("ending", CARDS, ids=["a6", "quarter letter"])
def test_a_card_says_when_to_stop_and_who_should_ask_first(
    printed: tuple[Guide, Path], ending: str
) -> None:
    guide, folder = printed
    for exercise in guide.exercises:
        text = squeeze(read_text(folder / f"card-{exercise.id}{ending}.pdf"))
        always = [exercise.ask_first, guide.safety.disclaimer_short, exercise.figure.note or ""]
        assert miss(text, [*always, *list_stops(exercise.stop)]) == [], exercise.id


@pytest.mark.parametrize("ending", CARDS, ids=["a6", "quarter letter"])
def test_no_version_stands_on_a_card_without_its_how_its_dose_and_its_sign(
    printed: tuple[Guide, Path], ending: str
) -> None:
    guide, folder = printed
    for exercise in guide.exercises:
        pages = read_pages(folder / f"card-{exercise.id}{ending}.pdf")
        for rung, sign in list_rungs(exercise):
            sides = [
                text
                for text in pages
                if squeeze(f"{rung.name}{tell_dose(rung.dose, exercise)}.{rung.how}") in text
            ]
            assert sides, (exercise.id, rung.name)
            assert any(squeeze(sign) in text for text in sides), (exercise.id, rung.name)


@pytest.mark.parametrize("ending", CARDS, ids=["a6", "quarter letter"])
def test_every_card_with_a_version_says_when_to_stop(
    folder: Path, real: Guide, ending: str
) -> None:
    """The two cards of a movement are cut apart: each of them needs its signs."""
    for exercise in real.exercises:
        for text in read_pages(folder / "print" / f"card-{exercise.id}{ending}.pdf"):
            if any(squeeze(rung.how) in text for rung, _ in list_rungs(exercise)):
                assert miss(text, list_stops(exercise.stop)) == [], exercise.id


@pytest.mark.parametrize("paper", PAPERS)
def test_a_set_of_cards_says_what_its_cards_say(printed: tuple[Guide, Path], paper: str) -> None:
    guide, folder = printed
    text = squeeze(read_text(folder / f"cards-{paper}.pdf"))
    for exercise in guide.exercises:
        rungs = [words for rung, sign in list_rungs(exercise) for words in (rung.how, sign)]
        assert miss(text, [exercise.ask_first, *list_stops(exercise.stop), *rungs]) == []
    assert text.count(squeeze(guide.safety.disclaimer_short)) >= len(guide.exercises)


# -------------------------------------------------------------------------------------- sheets


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_says_before_all_else_what_must_be_known(
    printed: tuple[Guide, Path], paper: str
) -> None:
    guide, folder = printed
    safety = guide.safety
    rules = [*list_zones(safety.pain.zones), safety.pain.limit, safety.disclaimer_short]
    sheets = {f"routine-{routine.id}": routine for routine in guide.routines}
    for name, it in [*sheets.items(), ("plan", guide.plan)]:
        pages = read_pages(folder / f"{name}-{paper}.pdf")
        wanted = [*it.warnings, *list_stops(it.not_today), *rules]
        assert miss(pages[0], wanted) == [], name
        if len(pages) > 1:
            assert squeeze(f"1 of {len(pages)}, see over") in pages[0], name
            for number, text in enumerate(pages[1:], 2):
                assert squeeze(f"{it.name}, {number} of {len(pages)}") in text, name


@pytest.mark.parametrize("paper", PAPERS)
def test_the_row_for_the_morning_has_the_rule_for_the_morning(
    printed: tuple[Guide, Path], paper: str
) -> None:
    guide, folder = printed
    morning = guide.safety.morning
    for routine in guide.routines:
        text = squeeze(read_text(folder / f"routine-{routine.id}-{paper}.pdf"))
        assert squeeze("Next morning: pain, 0 to 10") in text
        assert miss(text, [morning.ask, *list_zones(morning.zones)]) == [], routine.id


@pytest.mark.parametrize("paper", PAPERS)
def test_a_name_stands_between_its_place_and_its_number(
    printed: tuple[Guide, Path], paper: str
) -> None:
    guide, folder = printed
    for routine in guide.routines:
        text = squeeze(read_text(folder / f"routine-{routine.id}-{paper}.pdf"))
        named = [
            f"{place}. {guide.exercise_by_id[step.do].name}{guide.numbers[step.do]}"
            for place, step in enumerate(routine.steps, 1)
        ]
        assert miss(text, named) == [], routine.id


def test_both_papers_say_the_same(printed: tuple[Guide, Path]) -> None:
    guide, folder = printed
    for routine in guide.routines:
        texts = [
            squeeze(read_text(folder / f"routine-{routine.id}-{paper}.pdf")) for paper in PAPERS
        ]
        for note in routine.notes:
            assert len({squeeze(note) in text for text in texts}) == 1, (routine.id, note)


@pytest.mark.parametrize("ink", ["", "ink-saver-"])
@pytest.mark.parametrize("paper", PAPERS)
def test_the_cheat_sheet_says_what_to_do_at_each_sign(
    folder: Path, real: Guide, ink: str, paper: str
) -> None:
    text = squeeze(read_text(folder / "print" / f"cheat-sheet-{ink}{paper}.pdf"))
    for exercise in real.exercises:
        first = tell_stops(exercise).signs[0]
        assert miss(text, [f"Stop if: {first.sign}. {first.then}"]) == [], exercise.id
    whole = next(r for r in real.routines if {s.do for s in r.steps} >= real.exercise_by_id.keys())
    assert miss(text, [*whole.warnings, *list_stops(whole.not_today), whole.when]) == []


def grow(guide: Guide, count: int) -> Guide:
    """Return a guide with more movements: the last one is in no routine, and not drawn yet."""
    *more, last = (guide.exercises * count)[:count]
    last = last.model_copy(update={"id": "towel-drags"})
    return guide.model_copy(update={"exercises": (*guide.exercises, *more, last)})


@pytest.mark.parametrize("palette", ["color", "ink"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["one more", "seven more", "long"])
def test_a_cheat_sheet_that_is_too_full_goes_on_over_the_page(
    kind: str, paper: str, palette: Palette, request: pytest.FixtureRequest
) -> None:
    guide: Guide = request.getfixturevalue("longest" if kind == "long" else "real")
    guide = guide if kind == "long" else grow(guide, 1 if kind == "one more" else 7)
    data = Content(guide, SITE, DRAWINGS).create_sheet(paper, palette)
    pdf = create_pdf(making.find_template("sheet"), data)
    pages = [squeeze(text) for text in read_text(pdf).split("\f")[:-1]]
    alts = list_alts(io.BytesIO(pdf))
    drawn = 0
    for exercise in guide.exercises:
        first = tell_stops(exercise).first
        figure = exercise.figure
        drawn += DRAWINGS.exists(exercise.id, "start")
        assert {figure.start, figure.end} <= {*alts}, exercise.id
        wanted = [f"{first.sign}. {first.then}", exercise.name, *exercise.cues[:2]]
        assert any(miss(text, wanted) == [] for text in pages), exercise.id
    assert len(alts) == 2 * drawn + 1  # the code
    told, safety = tell_overview(guide), guide.safety
    rules = [*list_zones(safety.pain.zones), safety.pain.limit, tell_morning(safety).line]
    signs = [f"{sign.sign}. {sign.then}" for sign in told.not_today.signs]
    asks = ["who should ask first", safety.disclaimer_short]
    assert miss(pages[0], [told.when, *told.warnings, *signs, *rules, *asks]) == []
    assert len(pages) > 1
    assert squeeze(f"1 of {len(pages)}, see over") in pages[0]
    for number, text in enumerate(pages[1:], 2):
        assert squeeze(f"{data['title']}, {number} of {len(pages)}") in text
    assert (squeeze("A good order") in pages[0]) is (kind == "long")


# ------------------------------------------------------------------------------------ pictures


def read_picture(job: making.Job) -> str:
    """Return all that is written into a picture, squeezed; its template makes a PDF as well."""
    return squeeze(read_text(create_pdf(job.template, job.data)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_says_who_should_ask_first(kind: str, request: pytest.FixtureRequest) -> None:
    guide: Guide = request.getfixturevalue("real" if kind == "real" else "longest")
    sheet, *cards = making.list_picture_jobs(guide, Content(guide, SITE, DRAWINGS))
    for job, exercise in zip(cards, guide.exercises, strict=True):
        text = read_picture(job)
        dose, first = exercise.dose.start, exercise.stop[0]
        told = [guide.safety.disclaimer_short, exercise.ask_first, first.sign, first.then]
        # The dose is drawn in parts; what stands behind it is one text.
        details = wording.dose_details(dose, exercise)
        assert miss(text, [*told, details, exercise.figure.note or ""]) == [], exercise.id
    text = read_picture(sheet)
    for exercise in guide.exercises:
        goal = exercise.dose.target
        words = wording.dose_amount(goal)
        if wording.dose_details(goal, exercise) != wording.dose_details(
            exercise.dose.start, exercise
        ):
            words += " " + wording.dose_details(goal, exercise)
        first = exercise.stop[0]
        assert miss(text, [f"build up to {words}", first.sign, first.then]) == [], exercise.id
    assert squeeze(guide.safety.disclaimer_short) in text


def test_the_longest_texts_have_their_place_in_a_picture(longest: Guide) -> None:
    content = Content(longest, "https://the-runners.github.io/" + "feet-" * 12 + "x/", DRAWINGS)
    for job in making.list_picture_jobs(longest, content):
        picture = Image.open(io.BytesIO(making.do_job(job)[0])).convert("L")
        if job.kind == "card-picture":  # it gets higher where every sign needs more room
            assert picture.width == 1080, job.name
            assert picture.height >= 1350, job.name
        edge = 40
        inner = (edge, edge, picture.width - edge, picture.height - edge)
        around = picture.copy()
        around.paste(255, inner)
        assert around.getextrema() == (255, 255), job.name


# ------------------------------------------------------------------------- addresses and links


SITES = {
    "root": "https://footwork.example/",
    "project page": "https://riverside-runners.github.io/footwork/",
    "long host": "https://the-foot-strength-pages-of-the-runners-of-the-north.example.org/",
    "long path": "https://runners.example/club/2026/" + "foot" * 15 + "/guide/",
}


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("club", [None, "Harbor_Harriers_" + "x" * 44])
def test_a_card_prints_the_whole_address_of_its_page(
    site: str, club: str | None, real: Guide, tmp_path: Path
) -> None:
    content = Content(real, SITES[site], DRAWINGS, club and Club(club))
    for exercise in (real.exercises[0], real.exercises[1]):
        movement = content.create_movement(exercise, "color")
        data = content.create_cards("One", [movement], ("a6", "a6"), {"apart": True})
        path = tmp_path / "card.pdf"
        path.write_bytes(create_pdf(making.find_template("cards"), data))
        address = f"{SITES[site]}exercises/{exercise.id}/"
        for text in read_pages(path)[1:]:
            assert squeeze(address.removeprefix("https://").rstrip("/")) in text
            assert miss(text, [club or ""]) == []
        for sheet in pypdf.PdfReader(path).pages:
            assert address in list_links(sheet)
        sheets = read_sheets(path)
        assert list_overlaps(sheets) == []
        assert page.is_pdf_compliant(str(path), profile=page.ValidationProfile.PDF_UA_1)
        assert_inside(sheets)


LINKS = {
    "document": "https://docs.google.com/document/d/1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvWxYz0123456789/edit",
    "no break": "https://" + "x" * 112,
    "query": "https://harbor.example/feet?" + "&".join(f"week{n}=on" for n in range(9)),
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("link", LINKS)
def test_a_long_link_stays_in_its_place(link: str, paper: str, real: Guide, tmp_path: Path) -> None:
    club = Club("Laufgemeinschaft_" + "y" * 43)
    content = Content(real, SITE, DRAWINGS, club)
    log = content.create_log(Selection.of(real.routines[0]), create_link(LINKS[link]), paper)
    path = tmp_path / "log.pdf"
    path.write_bytes(create_pdf(making.find_template("log"), log))
    assert squeeze(LINKS[link].removeprefix("https://")) in squeeze(read_text(path))
    assert list_links(pypdf.PdfReader(path).pages[0]).count(LINKS[link]) >= 2
    sheets = read_sheets(path)
    assert list_overlaps(sheets) == []
    assert_inside(sheets)


def test_codes_and_addresses_are_links(folder: Path, real: Guide) -> None:
    opened = list_opened(real)
    for path in sorted((folder / "print").glob("*.pdf")):
        stem = find_stem(path)
        sheets = pypdf.PdfReader(path).pages
        if stem == "cards":
            found = {link for sheet in sheets for link in list_links(sheet)}
            assert {SITE + opened[f"card-{exercise.id}"] for exercise in real.exercises} <= found
            continue
        address = SITE + opened[stem]
        assert address in list_links(sheets[0]), path.name
        links = [link for sheet in sheets for link in list_links(sheet)]
        assert links.count(address) >= 2, path.name  # the code and the printed address


# --------------------------------------------------------------------------------- a coach's own


OWN = """\
name: From a chair
steps:
  - do: calf-raises
    shows: seated
    dose: {sets: 2, reps: 15, tempo: {lift: 2, lower: 2}, note: seated}
    note: Lift both heels together.
  - do: calf-raises
    dose: {sets: 2, reps: 15, tempo: {lift: 2, lower: 2}, note: seated}
  - do: shin-curls
    level: start
    drawn: false
    note: Lean on the wall with your back.
"""


def make_own(guide: Guide, text: str, folder: Path) -> dict[str, Path]:
    """Make what a coach gets; return it by name."""
    file = folder / "my.yml"
    file.write_text(text)
    own = read_own(guide, file, None, None, None)
    content = Content(guide, SITE, DRAWINGS)
    movements = create_own_movements(guide, content, own)
    looks = making.find_looks(movements, content, {})
    made = {}
    for piece in list_own_pieces(guide, content, own, ["a4"], movements, looks):
        made[piece.name] = folder / f"{piece.name}.pdf"
        made[piece.name].write_bytes(
            create_pdf(making.find_template(piece.kind), piece.create_data())
        )
    return made


def test_own_cards_show_the_version_that_is_done(real: Guide, tmp_path: Path) -> None:
    made = make_own(real, OWN, tmp_path)
    calf, shin = (real.exercise_by_id[name].figure for name in ("calf-raises", "shin-curls"))
    for name, path in made.items():
        alts = list_alts(path)
        assert calf.others["seated"].alt in alts, name  # type: ignore[index]
        assert calf.start in alts, name  # of the second one, which shows nothing of its own
        assert shin.start not in alts, name
        assert shin.end not in alts, name
    cards = squeeze(read_text(made["cards-a4"]))
    seated = next(r for r in real.exercise_by_id["calf-raises"].easier if r.shows == "seated")
    told = [seated.how, "Lift both heels together.", "Lean on the wall with your back."]
    assert miss(cards, told) == []


def test_a_seated_card_shows_no_one_standing(real: Guide, tmp_path: Path) -> None:
    one = OWN[: OWN.index("  - do: calf-raises\n    dose")]
    made = make_own(real, one, tmp_path)
    figure = real.exercise_by_id["calf-raises"].figure
    for path in made.values():
        alts = list_alts(path)
        assert figure.start not in alts
        assert figure.end not in alts


def test_own_sheets_warn(real: Guide, tmp_path: Path) -> None:
    first = real.routines[0]
    for extra in ("", "warnings: [Never alone in the hall.]\n"):
        text = squeeze(read_text(make_own(real, OWN + extra, tmp_path)["routine-a4"]))
        assert miss(text, [*first.warnings, *list_stops(first.not_today)]) == []
        assert (squeeze("Never alone in the hall.") in text) == bool(extra)
        assert squeeze(real.safety.disclaimer_short) in text


def test_own_cards_say_who_should_ask_first(real: Guide, tmp_path: Path) -> None:
    text = squeeze(read_text(make_own(real, OWN, tmp_path)["cards-a4"]))
    for name in ("calf-raises", "shin-curls"):
        exercise = real.exercise_by_id[name]
        assert miss(text, [exercise.ask_first, *list_stops(exercise.stop)]) == []
    assert squeeze(real.safety.disclaimer_short) in text


def test_a_drawing_is_not_named_and_denied(real: Guide, tmp_path: Path) -> None:
    bad = OWN.replace("    shows: seated\n", "    shows: seated\n    drawn: false\n")
    with pytest.raises(OwnError, match="drawn is false"):
        make_own(real, bad, tmp_path)


def test_a_long_own_sheet_has_its_rules_on_the_first_page(real: Guide, tmp_path: Path) -> None:
    content = Content(real, SITE, DRAWINGS)
    steps = tuple(RoutineStep(do=item.id, level="start") for item in real.exercises) * 3
    first = real.routines[0]
    selection = Selection("Long", "", steps, first.not_today, (), first.warnings)
    path = tmp_path / "long.pdf"
    path.write_bytes(
        create_pdf(
            making.find_template("log"),
            content.create_log(selection, content.create_page(""), "a4"),
        )
    )
    pages = read_pages(path)
    pain = real.safety.pain
    wanted = [*first.warnings, *list_stops(first.not_today), *list_zones(pain.zones), pain.limit]
    assert miss(pages[0], wanted) == []
    assert len(pages) > 1
    assert squeeze(f"1 of {len(pages)}, see over") in pages[0]
    for number, text in enumerate(pages[1:], 2):
        assert squeeze(f"Long, {number} of {len(pages)}") in text


# ---------------------------------------------------------------------------- lines and columns


def list_torn_distances(pdf: Path) -> list[str]:
    """Return what is torn of the distances, which are told as `50 ft (15 m)`.

    A number and its unit are on one line. The meters stand behind the feet, or on the line below.
    """
    torn = []
    for sheet in read_sheets(pdf):
        boxes = [(text, at) for text, *at in sheet.words]
        units = [at for text, at in boxes if text == "ft"]
        numbers = [at for text, at in boxes if text.isdecimal()]
        ends = [at for text, at in boxes if text.startswith("m)")]
        torn += ["ft" for unit in units if not any(follow(one, unit) for one in numbers)]
        for text, at in boxes:
            if not re.fullmatch(r"\(\d+", text) or not any(follow(at, end) for end in ends):
                continue
            below = (at[1] - unit[3] for unit in units if unit[1] < at[1])
            if not any(follow(unit, at) for unit in units) and not any(-8 < x < 4 for x in below):
                torn.append(f"{text} m)")
    return torn


def follow(one: list[float], other: list[float]) -> bool:
    """Say whether a word stands right behind another one, whatever the sizes of their types."""
    middle = (other[1] + other[3]) / 2
    return one[1] < middle < one[3] and -1 < other[0] - one[2] < 0.3 * (one[3] - one[1])


def test_a_distance_keeps_its_number_its_unit_and_its_meters(folder: Path) -> None:
    names = ("card-*", "cards-*", "plan-*", "routine-*", "cheat-*")
    pdfs = [pdf for name in names for pdf in sorted((folder / "print").glob(f"{name}.pdf"))]
    assert any("ft (" in read_text(pdf) for pdf in pdfs)
    assert {pdf.name: torn for pdf in pdfs if (torn := list_torn_distances(pdf))} == {}


def find_words(words: list[Word], wanted: str) -> tuple[float, float]:
    """Return where a text begins whose first three words are those of the wanted one."""
    first = wanted.split()[:3]
    texts = [word[0] for word in words]
    at = next(index for index in range(len(texts)) if texts[index : index + 3] == first)
    return words[at][1], words[at][2]


@pytest.mark.parametrize("paper", PAPERS)
def test_what_must_be_known_stands_below_its_own_heading(
    folder: Path, real: Guide, paper: str
) -> None:
    sheets = {f"routine-{routine.id}": routine for routine in real.routines}
    for name, it in [*sheets.items(), ("plan", real.plan)]:
        words = read_sheets(folder / "print" / f"{name}-{paper}.pdf")[0].words
        for heading, texts in (
            ("Not today if", [stop.sign for stop in it.not_today]),
            ("Before you start", [*it.warnings, real.safety.disclaimer_short]),
        ):
            left, top = find_words(words, heading)
            for text in texts:
                x, y = find_words(words, text)
                assert abs(x - left) < 2, (name, text)
                assert y > top, (name, text)
