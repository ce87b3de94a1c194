"""A loop in a real browser: moving where motion is welcome, still elsewhere, no script needed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from footwork.figures.motion import create_loop
from tests.figures.loop.scenes import lift

LOOP = create_loop("lift", "A foot that lifts its front.", lift(), 0.35)

STATE = """() => ({
  moving: getComputedStyle(document.querySelector(".fw-moving")).display !== "none",
  still: getComputedStyle(document.querySelector(".fw-still")).display !== "none",
})"""
STILL = {"moving": False, "still": True}
MOVING = {"moving": True, "still": False}


def look(browser: Browser, svg: str, *, media: str = "screen", **options: Any) -> dict[str, bool]:
    """Open a page with a drawing, and say which of its two writings is seen."""
    page = browser.new_page(**options)
    page.set_content(f"<!doctype html><body>{svg}")
    page.emulate_media(media=media)  # type: ignore[arg-type]
    found: dict[str, bool] = page.evaluate(STATE)
    page.close()
    return found


@pytest.mark.parametrize(
    ("media", "motion", "css", "seen"),
    [
        ("screen", "no-preference", "fig", MOVING),
        ("screen", "reduce", "fig", STILL),
        ("screen", "reduce", "fig play", MOVING),
        ("print", "no-preference", "fig", STILL),
        ("print", "reduce", "fig play", STILL),
    ],
)
def test_what_is_seen_follows_the_reader(
    browser: Browser, media: str, motion: str, css: str, seen: dict[str, bool]
) -> None:
    svg = LOOP.replace('class="fig"', f'class="{css}"', 1)
    assert look(browser, svg, media=media, reduced_motion=motion) == seen


def test_a_script_stops_it_sets_its_time_and_lets_it_go_on(browser: Browser) -> None:
    page = browser.new_page(reduced_motion="no-preference")
    page.set_content(f"<!doctype html><body>{LOOP}")
    box = """(time) => {
      const svg = document.querySelector("svg svg");
      svg.pauseAnimations();
      svg.setCurrentTime(time);
      return document.querySelector(".fw-moving .ol").getBoundingClientRect().toJSON();
    }"""
    bottom, resting, top = (page.evaluate(box, time) for time in (0, 5.7, 2.5))
    assert bottom == resting
    assert top["x"] != bottom["x"] or top["height"] != bottom["height"]
    page.evaluate("document.querySelector('svg svg').unpauseAnimations()")
    assert page.evaluate("document.querySelector('svg svg').animationsPaused()") is False
    page.close()


def test_between_two_keys_it_goes_on_without_steps(browser: Browser) -> None:
    page = browser.new_page(reduced_motion="no-preference")
    page.set_content(f"<!doctype html><body>{LOOP}")
    lefts = page.evaluate(
        """() => {
          const svg = document.querySelector("svg svg");
          svg.pauseAnimations();
          return Array.from({ length: 25 }, (_, frame) => {
            svg.setCurrentTime(0.5 + frame / 24);
            return document.querySelector(".fw-moving .ol").getBoundingClientRect().left;
          });
        }"""
    )
    assert len(set(lefts)) == len(lefts)
    page.close()
