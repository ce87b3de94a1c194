from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from footwork.look.drawings import Drawings
from footwork.look.styling import create_styles
from footwork.model import Exercise, Guide, Routine, times
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.publishing.sealing import seal_page
from footwork.reading.guide import read_guide
from footwork.sharing import embeds
from footwork.views import wording

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SITE = "https://feet.example/guide/"

LITERAL = '<b>&amp; "it\'s" </script> 🦶🏽 پا [x](y) *z*'


@pytest.fixture
def odd(guide: Guide) -> Guide:
    """A guide with markup, emoji and right-to-left script in the fields of its first records."""
    exercise = guide.exercises[0]
    stop = exercise.stop[0].model_copy(update={"sign": LITERAL, "then": LITERAL})
    step = exercise.steps[0].model_copy(update={"act": LITERAL, "how": LITERAL})
    dose = exercise.dose.start.model_copy(update={"note": LITERAL})
    changed: Exercise = exercise.model_copy(
        update={
            "name": LITERAL,
            "line": LITERAL,
            "steps": (step, *exercise.steps[1:]),
            "stop": (stop, *exercise.stop[1:]),
            "dose": exercise.dose.model_copy(update={"start": dose}),
        }
    )
    routine: Routine = guide.routines[0].model_copy(
        update={"title": LITERAL, "summary": LITERAL, "when": LITERAL, "not_today": (stop,)}
    )
    return guide.model_copy(
        update={
            "exercises": (changed, *guide.exercises[1:]),
            "routines": (routine, *guide.routines[1:]),
        }
    )


def create_both(guide: Guide, docs: Path) -> list[str]:
    drawings = Drawings(docs)
    return [
        embeds.create_movement(guide, guide.exercises[0], SITE, drawings),
        embeds.create_routine(guide, guide.routines[0], SITE, drawings),
    ]


def words(text: str) -> str:
    return " ".join(text.split())


def test_text_comes_out_literally_in_an_embed(odd: Guide, tmp_path: Path) -> None:
    for html in create_both(odd, tmp_path):
        page = BeautifulSoup(html, "html.parser")
        assert words(page.title.get_text()) == f"{LITERAL} · Footwork"  # type: ignore[union-attr]
        assert words(page.select_one("h1").get_text()) == LITERAL  # type: ignore[union-attr]
        assert page.select_one(".stop b").get_text() == f"{LITERAL}."  # type: ignore[union-attr]
        assert page.select_one(".stop li span").get_text() == LITERAL  # type: ignore[union-attr]
        assert len(page.select("script")) == 1
        assert seal_page(html, "embed") == (html, [])


def test_policy_names_the_drawing_in_motion(guide: Guide) -> None:
    # In the sandbox of another site 'self' means nothing to WebKit.
    drawings = Drawings(DOCS)
    exercise, routine = guide.exercises[0], guide.routines[0]
    moves = f"img-src 'self' {SITE}{addresses.figure(exercise.id)};"
    assert moves in embeds.create_movement(guide, exercise, SITE, drawings)
    assert "img-src 'self';" in embeds.create_routine(guide, routine, SITE, drawings)


def test_text_comes_out_literally_in_the_lines_to_copy(odd: Guide, tmp_path: Path) -> None:
    pages = Pages(odd, SITE, tmp_path)
    for html in (pages.exercise(odd.exercises[0].id), pages.routine(odd.routines[0].id)):
        # As on the site: Markdown leaves the block alone.
        page = BeautifulSoup(markdown.markdown(html, extensions=["md_in_html"]), "html.parser")
        lines = {str(field["id"]): field.get_text() for field in page.select("textarea")}
        picture = BeautifulSoup(lines["share-picture"], "html.parser")
        assert picture.select_one("a > img")["alt"] == f"{LITERAL}: {LITERAL}"  # type: ignore[index]
        iframe = BeautifulSoup(lines["share-iframe"], "html.parser").select_one("iframe")
        assert iframe is not None
        assert iframe["title"] == f"{LITERAL}, Footwork"
        link = BeautifulSoup(markdown.markdown(lines["share-markdown"]), "html.parser").p
        assert link is not None
        assert [tag.name for tag in link.find_all()] == ["a"]
        assert link.get_text() == LITERAL


def test_embed_without_drawings_shows_its_text(guide: Guide, tmp_path: Path) -> None:
    movement, routine = create_both(guide, tmp_path)
    assert 'class="pair"' not in movement
    assert 'class="play"' not in movement
    assert guide.exercises[0].steps[0].act in BeautifulSoup(movement, "html.parser").get_text()
    assert "Drawing to come" not in routine


def carried_by_movement(exercise: Exercise) -> list[str]:
    """Return what may not be missing where the dose of a movement is shown."""
    signs = [text for stop in exercise.stop for text in (stop.sign, stop.then)]
    return [*signs, exercise.ask_first]


def test_an_embed_carries_all_that_keeps_its_reader_safe() -> None:
    guide, drawings = read_guide(), Drawings(DOCS)
    disclaimer = guide.safety.disclaimer_short
    for exercise in guide.exercises:
        html = embeds.create_movement(guide, exercise, SITE, drawings)
        box = words(BeautifulSoup(html, "html.parser").select(".stop")[0].get_text(" "))
        wanted = [*carried_by_movement(exercise), disclaimer]
        assert [text for text in wanted if words(text) not in box] == [], exercise.id
    for routine in guide.routines:
        page = BeautifulSoup(embeds.create_routine(guide, routine, SITE, drawings), "html.parser")
        shown = words(page.select("main")[0].get_text(" "))
        wanted = [*routine.warnings, disclaimer]
        wanted += [text for stop in routine.not_today for text in (stop.sign, stop.then)]
        for step in routine.steps:
            wanted += carried_by_movement(guide.exercise_by_id[step.do])
            wanted += [text for text in (step.note, guide.step_dose(step).note) if text]
        assert [text for text in wanted if words(text) not in shown] == [], routine.id


def test_a_step_on_one_side_is_not_drawn_as_one_on_both() -> None:
    guide, drawings = read_guide(), Drawings(DOCS)
    start = guide.exercise_by_id["calf-raises"].dose.start
    routine = guide.routines[0]
    step = routine.steps[0].model_copy(
        update={"do": "calf-raises", "level": None, "dose": start, "shows": None}
    )
    turned = start.model_copy(update={"per_side": not start.per_side})
    for one, drawn in ((step, True), (step.model_copy(update={"dose": turned}), False)):
        alone = routine.model_copy(update={"steps": (one,)})
        html = embeds.create_routine(guide, alone, SITE, drawings)
        assert (str(drawings.create_sign("calf-raises", "end")) in html) == drawn


def test_a_routine_is_drawn_as_it_is_done() -> None:
    guide, drawings = read_guide(), Drawings(DOCS)
    seated = guide.routine_by_id["seated"]
    html = embeds.create_routine(guide, seated, SITE, drawings)
    for step in seated.steps:
        assert str(drawings.create_sign(step.do, step.shows or "end")) in html
        assert (str(drawings.create_sign(step.do, "end")) in html) == (not step.shows)


def test_colors_are_those_of_the_site(guide: Guide) -> None:
    site = create_styles()[addresses.style("footwork")]
    light, dark = read_colors(site, ":root{"), read_colors(site, "[data-md-color-scheme=slate]{")
    own = BeautifulSoup(create_both(guide, DOCS)[0], "html.parser").style
    assert own is not None
    style = own.get_text()
    for colors, of_site in (
        (read_colors(style, ":root {"), light),
        (read_colors(style, ':root[data-theme="dark"]'), light | dark),
    ):
        tokens = {name: value for name, value in colors.items() if not name.startswith("--fig-")}
        assert len(tokens) > 10
        assert {name: of_site[name] for name in tokens} == tokens


def read_colors(style: str, selector: str) -> dict[str, str]:
    """Return the colors that the first block behind a selector sets."""
    block = style[style.index(selector) :].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})", block))


def test_drawings_keep_their_colors_in_the_dark(guide: Guide) -> None:
    name = "calf-raises"
    svg = (DOCS / addresses.figure(name, "start")).read_text(encoding="utf-8")
    night = svg.partition("prefers-color-scheme:dark")[2].partition("}")[0]
    colors = re.findall(r"--fig-[\w-]+:#[0-9a-f]+", night)
    assert len(colors) > 5
    exercise = guide.exercises[0].model_copy(update={"id": name})
    odd = guide.model_copy(update={"exercises": (exercise, *guide.exercises[1:])})
    html = embeds.create_movement(odd, exercise, SITE, Drawings(DOCS))
    assert [color for color in colors if html.count(color) != 2] == []


def test_same_data_gives_the_same_files(guide: Guide) -> None:
    files = [embeds.create_files(guide, SITE, Drawings(DOCS)) for _ in range(2)]
    assert files[0] == files[1]
    assert addresses.EMBED_SCRIPT in files[0]
    assert len(files[0]) == len(guide.exercises) + len(guide.routines) + 1


def test_a_routine_takes_the_minutes_that_its_page_says() -> None:
    guide, drawings = read_guide(), Drawings(DOCS)
    for routine in guide.routines:
        html = embeds.create_routine(guide, routine, SITE, drawings)
        dose = BeautifulSoup(html, "html.parser").select(".dose")[0].get_text(" ")
        minutes = wording.minutes(times.session_seconds(guide, routine.steps))
        assert words(dose).startswith(f"{minutes} in all")


def test_steps_that_name_something_to_hold_are_kept_open(guide: Guide) -> None:
    first = guide.exercises[0].steps[0]
    bare = {"act": "Lift one foot.", "how": None}
    holds = ("Touch the wall.", "Hold on.", "Both hands stay on the COUNTER.", "No loose rug.")
    steps = [first.model_copy(update=bare)]
    steps += [first.model_copy(update={**bare, "how": how}) for how in holds]
    steps += [first.model_copy(update=bare), first.model_copy(update={"act": "Hold the rail."})]
    exercise = guide.exercises[0].model_copy(update={"steps": tuple(steps)})
    assert embeds.list_steadying(exercise) == [1, 2, 3, 4, 5, 7]
    page = BeautifulSoup(
        embeds.create_movement(guide, exercise, SITE, Drawings(DOCS)), "html.parser"
    )
    assert [item["data-keep"] for item in page.select("[data-keep]")] == list("123457")
