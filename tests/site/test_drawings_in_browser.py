"""The drawings as a reader meets them: still, in motion, in another skin, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from footwork.model import Exercise
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.drawn import MAP_VIEWS
from tests.site.conftest import OpenPage

GUIDE = read_guide()
DESKTOP = {"viewport": {"width": 1280, "height": 1000}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
STILL = {**DESKTOP, "reduced_motion": "reduce"}


DRAWN = "document.querySelector('.mv-art .plate:last-child svg.fig > svg')"


def motion(page: Page) -> str:
    """Return the state of the drawing in motion: running, paused, or nothing."""
    return str(
        page.evaluate(
            f"""() => {{
                const drawn = {DRAWN};
                if (!drawn.querySelector('animate')) return 'nothing';
                return drawn.animationsPaused() ? 'paused' : 'running';
            }}"""
        )
    )


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_start_and_end_are_drawn_and_described(open_page: OpenPage, exercise: Exercise) -> None:
    page = open_page(f"exercises/{exercise.id}/", java_script_enabled=False, **DESKTOP)
    pictures = page.locator(".mv-art svg.fig")
    assert pictures.count() == 2
    described = [picture.get_attribute("aria-label") for picture in pictures.all()]
    assert described == [exercise.figure.start, exercise.figure.end]


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_button_plays_and_pauses_every_movement(open_page: OpenPage, exercise: Exercise) -> None:
    page = open_page(f"exercises/{exercise.id}/", **STILL)
    assert motion(page) == "nothing"
    still = page.locator(".mv-art .plate:last-child svg.fig")
    before, view = still.bounding_box(), still.get_attribute("viewBox")
    page.get_by_role("button", name="Play the movement").first.click()
    pause = page.get_by_role("button", name="Pause the movement")
    expect(pause).to_be_visible()
    assert motion(page) == "running"
    moving = page.locator(".mv-art .plate:last-child svg.fig")
    assert moving.bounding_box() == pytest.approx(before)
    assert moving.get_attribute("viewBox") == view
    assert moving.get_attribute("aria-label") == exercise.figure.motion
    pause.click()
    assert motion(page) == "paused"


def test_motion_starts_by_itself_where_it_is_welcome(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", reduced_motion="no-preference", **DESKTOP)
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    assert motion(page) == "running"


def test_phases_are_named_in_step_with_the_drawing(open_page: OpenPage) -> None:
    exercise = GUIDE.exercise_by_id["calf-raises"]
    tempo = exercise.dose.start.tempo
    assert tempo is not None
    page = open_page("exercises/calf-raises/", **STILL)
    page.get_by_role("button", name="Play the movement").first.click()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    began = 0.0
    for name, seconds in wording.tempo_parts(tempo, exercise):
        page.evaluate(
            f"(time) => {{ const drawn = {DRAWN}; drawn.pauseAnimations();"
            " drawn.setCurrentTime(time) }",
            began + seconds / 2,
        )
        expect(page.locator(".phase b")).to_have_text(name)
        expect(page.locator(".mv-art .plate:last-child .tag")).to_have_text(name)
        began += seconds


def test_the_phase_that_stands_there_is_named_when_it_is_paused(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    tag = page.locator(".mv-art .plate:last-child .tag")
    before = tag.inner_text()
    page.get_by_role("button", name="Play the movement").first.click()
    page.get_by_role("button", name="Pause the movement").click()
    phases = GUIDE.exercise_by_id["calf-raises"].phases
    assert phases
    expect(tag).to_have_text(phases.lift)  # it begins at the bottom
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(tag).to_have_text(before)


def test_the_drawing_lasts_as_long_as_a_repetition(open_page: OpenPage) -> None:
    page = open_page("exercises/shin-curls/", **STILL)
    page.get_by_role("button", name="Play the movement").first.click()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    length = page.evaluate(f"{DRAWN}.querySelector('animate').getSimpleDuration()")
    tempo = GUIDE.exercise_by_id["shin-curls"].dose.start.tempo
    assert tempo is not None
    assert length == tempo.seconds


def test_paper_shows_the_end_position(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    page.get_by_role("button", name="Play the movement").first.click()
    expect(page.get_by_role("button", name="Pause the movement")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert motion(page) == "nothing"
    page.emulate_media(media="print")
    assert page.locator(".play:visible").count() == 0


def test_a_chosen_skin_shows_on_every_page_and_is_remembered(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    color = "getComputedStyle(document.querySelector('.fig .sk')).fill"
    before = page.evaluate(color)
    page.get_by_role("radio", name="Tone 4 of 5").check()
    chosen = page.evaluate(color)
    assert chosen != before
    page.goto(page.url.replace("calf-raises", "toe-curls"))
    assert page.evaluate(color) == chosen
    assert page.get_by_role("radio", name="Tone 4 of 5").is_checked()


def test_what_is_drawn_in_another_skin_moves_too(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    page.get_by_role("radio", name="Tone 4 of 5").check()
    drawn = page.locator(".drawn[data-motion]").first
    level = page.locator("details.level", has=page.locator(".drawn[data-motion]")).first
    level.locator("summary").first.click()
    drawn.scroll_into_view_if_needed()
    expect(drawn.locator("svg.later")).to_be_visible()  # it stands where a picture was
    drawn.get_by_role("button", name="Play the movement").click()
    expect(drawn.locator("svg animate").first).to_be_attached()


def test_drawings_follow_the_scheme_of_the_page(open_page: OpenPage) -> None:
    color = "getComputedStyle(document.querySelector('.fig .sk')).fill"
    light = open_page("exercises/calf-raises/", color_scheme="light", **STILL).evaluate(color)
    dark = open_page("exercises/calf-raises/", color_scheme="dark", **STILL).evaluate(color)
    assert light != dark


def test_a_muscle_leads_to_its_movements(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    page.locator("details:has(.mm-l) > summary").click()
    page.locator('.mm-l a[href$="#soleus"]').click()
    page.wait_for_url("**/muscles/#soleus")
    entry = page.locator("#soleus")
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link", name=GUIDE.exercise_by_id["calf-raises"].name).click()
    page.wait_for_url("**/exercises/calf-raises/")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_name_on_the_map_shows_its_muscle_alone(open_page: OpenPage, width: int) -> None:
    page = open_page("muscles/", viewport={"width": width, "height": 800})
    name = page.locator(".atlas-v a:visible").first
    muscle = str(name.get_attribute("href"))[1:]
    name.click()
    marked = page.locator(".map .on").evaluate_all("(all) => all.map((e) => e.dataset.muscle)")
    assert set(marked) == {muscle}
    told = page.locator(".mm-say")
    expect(told).to_be_in_viewport()
    expect(told).to_contain_text(page.locator(f"#{muscle} b").first.inner_text())
    assert page.evaluate("location.hash") == ""


def test_a_name_on_the_map_leads_to_its_entry_without_a_script(open_page: OpenPage) -> None:
    page = open_page("muscles/", java_script_enabled=False, **PHONE)
    name = page.locator(".atlas-v a:visible").last
    name.click()
    expect(page.locator(str(name.get_attribute("href")))).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_one_view_of_the_map_is_seen_and_each_can_be_chosen(
    open_page: OpenPage, *, script: bool
) -> None:
    page = open_page("muscles/", java_script_enabled=script, **PHONE)
    seen = page.locator(".atlas-v figure:visible")
    tiles = page.get_by_role("group", name="View").get_by_role("radio")
    assert tiles.count() == len(MAP_VIEWS)
    for tile, name in zip(tiles.all(), MAP_VIEWS.values(), strict=True):
        tile.check()
        expect(seen).to_have_count(1)
        expect(seen.locator("figcaption")).to_have_text(name)


@pytest.mark.parametrize("path", ["muscles/", "exercises/heel-walking/", "exercises/toe-curls/"])
def test_names_of_muscles_are_as_large_as_what_is_read(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE)
    texts = page.locator(".named .mk text:visible")
    assert texts.count()
    for text in texts.all():
        height = text.evaluate(
            "(e) => e.getAttribute('font-size') * e.ownerSVGElement.getScreenCTM().a"
        )
        assert height >= 15.9


def test_five_skins_differ_from_each_other(open_page: OpenPage) -> None:
    page = open_page("exercises/calf-raises/", **STILL)
    radios = page.get_by_role("group", name="Skin in the drawings").get_by_role("radio")
    colors = set()
    for radio in radios.all():
        radio.check()
        colors.add(page.evaluate("getComputedStyle(document.querySelector('.fig .sk')).fill"))
    assert len(colors) == radios.count() == 5
