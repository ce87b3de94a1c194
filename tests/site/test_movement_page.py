"""A movement's page for bare feet: short, with everything there, by its address and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from footwork.model import Exercise
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tests.site.conftest import OpenPage, wait_until

GUIDE = read_guide()
PHONE = {"viewport": {"width": 390, "height": 664}, "has_touch": True}
MOST = 8
"""Screens of a phone that the page of a movement may take, from top to bottom."""

each_movement = pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)


@each_movement
def test_a_movement_is_few_screens_and_its_stop_box_is_whole(
    open_page: OpenPage, exercise: Exercise
) -> None:
    page = open_page(addresses.exercise(exercise.id), **PHONE)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST * 664
    box = page.locator(".stop")
    assert box.locator("xpath=ancestor::details").count() == 0
    assert box.locator("details").count() == 0
    for stop in box.locator("li").all():
        assert stop.is_visible()
    assert page.locator(".level[open]").count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("place", ["dose", "why", "sources"])
def test_a_fold_opens_by_its_address(open_page: OpenPage, place: str, *, scripts: bool) -> None:
    path = f"{addresses.exercise('calf-raises')}#{place}"
    page = open_page(path, java_script_enabled=scripts, **PHONE)
    fold = page.locator(f".fold:has(#{place})")
    expect(fold.locator(".fold-b")).to_be_visible()
    if scripts:
        fold.locator("summary").click()
        expect(fold.locator(".fold-b")).to_be_hidden()


def test_a_level_opens_by_its_address_and_closes_the_one_before(open_page: OpenPage) -> None:
    page = open_page(f"{addresses.exercise('calf-raises')}#level-1", **PHONE)
    expect(page.locator("#level-1")).to_have_attribute("open", "")
    assert page.locator(".level[open]").count() == 1


@each_movement
def test_the_switch_shows_the_version_that_is_chosen(
    open_page: OpenPage, exercise: Exercise
) -> None:
    page = open_page(addresses.exercise(exercise.id), reduced_motion="reduce", **PHONE)
    plate, ways = page.locator(".mv-art"), page.locator(".vers a")
    for way in reversed(ways.all()):
        way.click()
        expect(way).to_have_attribute("aria-current", "true")
        level = page.locator(str(way.get_attribute("href")))
        expect(level).to_have_attribute("open", "")
        if level.locator(".here").count():
            expect(plate.locator(".pair")).to_be_visible()
            expect(plate.locator(".mv-v")).to_be_hidden()
        else:
            expect(plate.locator(".pair")).to_be_hidden()
            expect(plate.locator(".mv-v")).to_contain_text(level.locator(".rung > b").inner_text())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_paper_has_all_that_is_folded(open_page: OpenPage, *, scripts: bool) -> None:
    page = open_page(addresses.exercise("calf-raises"), java_script_enabled=scripts, **PHONE)
    page.emulate_media(media="print")
    if scripts:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#main details:not([open])").count() == 0
    for inside in page.locator("#main .fold-b, #main .rung").all():
        assert inside.is_visible()
    if scripts:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".level[open]").count() == 1


@pytest.mark.parametrize("width", [768, 1280, 1920])
def test_the_plate_stands_beside_what_is_read(open_page: OpenPage, width: int) -> None:
    page = open_page(addresses.exercise("calf-raises"), viewport={"width": width, "height": 900})
    page.locator(".stop").scroll_into_view_if_needed()
    wait_until(page, "document.querySelector('.stop').getBoundingClientRect().top < 900")
    plate, box = page.locator(".mv-art").bounding_box(), page.locator(".stop").bounding_box()
    assert plate
    assert box
    assert plate["x"] + plate["width"] <= box["x"]
    assert 0 <= plate["y"] < 900
