"""The page of the plan: one phase at a time where they do not stand side by side."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footwork.publishing import addresses
from tests.site.conftest import OpenPage
from tests.site.test_browser import GUIDE
from tests.site.test_log import log, session

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 664}}
PARTS = [part.name for part in GUIDE.plan.phase_by_id.values()]
ROWS = len({step.do for part in GUIDE.plan.phase_by_id.values() for step in part.steps})


def count_shown(page: Page) -> list[int]:
    """Return how many cells are seen of each part of the plan, in order."""
    return [
        page.locator(f".plan-t tbody td:nth-child({place}):visible").count()
        for place in range(2, 2 + len(PARTS))
    ]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_phone_shows_the_phase_that_is_chosen_and_that_whole(
    open_page: OpenPage, *, scripts: bool
) -> None:
    page = open_page(addresses.PLAN, java_script_enabled=scripts, **PHONE)
    for chosen, name in [(0, PARTS[0]), *enumerate(PARTS)]:
        if chosen:
            page.locator(".plan-w").get_by_text(name, exact=True).click()
        expect(page.get_by_role("radio", name=f"What to do in each phase {name}")).to_be_checked()
        assert count_shown(page) == [ROWS if at == chosen else 0 for at in range(len(PARTS))]
    page.locator(".plan-w").get_by_text("All phases").click()
    assert all(count_shown(page))
    assert page.locator(".plan-t .plan-c:visible").count() > 0


def test_where_phases_stand_side_by_side_nothing_is_to_be_chosen(open_page: OpenPage) -> None:
    page = open_page(addresses.PLAN, viewport={"width": 1280, "height": 800})
    assert count_shown(page) == [ROWS] * len(PARTS)
    assert page.locator(".plan-w:visible, .plan-r:visible").count() == 0


def test_paper_has_every_phase(open_page: OpenPage) -> None:
    page = open_page(addresses.PLAN, **PHONE)
    page.emulate_media(media="print")
    assert count_shown(page) == [ROWS] * len(PARTS)


def test_who_has_a_log_sees_the_phase_that_is_on(open_page: OpenPage) -> None:
    def prepare(page: Page) -> None:
        page.clock.set_fixed_time("2026-11-22T09:00:00Z")
        text = json.dumps(log([session("2026-11-18", pain=0)], ("2026-11-02", "2")))
        page.add_init_script(f"localStorage.setItem('footwork-log', {json.dumps(text)})")

    page = open_page(addresses.PLAN, prepare, timezone_id="UTC", **PHONE)
    name = GUIDE.plan.phase_by_id["2"].name
    expect(page.get_by_role("radio", name=f"What to do in each phase {name}")).to_be_checked()
    assert count_shown(page)[1] == ROWS
