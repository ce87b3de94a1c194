"""One scale of type and one height for each kind of button, on every kind of page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site.conftest import watch_page
from tools.kinds import KINDS

MOST_SIZES = 10
WIDTHS = (390, 1280)
HEIGHTS = {56, 48}
"""Of the main buttons and of the small ones in pixels, where their words need one line."""

SIZES = """() => {
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: box } = walker.currentNode;
    // What is drawn grows with its drawing.
    const apart = box.closest("svg, script, style, template, .vh");
    if (apart || !data.trim()) continue;
    if (!box.checkVisibility({ visibilityProperty: true })) continue;
    const where = `${box.tagName}.${box.className}: ${data.trim().slice(0, 40)}`;
    found[getComputedStyle(box).fontSize] ??= where;
  }
  return found;
}"""

BUTTONS = """() => [...document.querySelectorAll(".btn")].filter((one) =>
  one.checkVisibility({ visibilityProperty: true })
).map((one) => {
  const style = getComputedStyle(one);
  const words = document.createRange();
  words.selectNodeContents(one);
  return {
    what: one.outerHTML.slice(0, 90),
    least: parseFloat(style.minHeight),
    height: one.getBoundingClientRect().height,
    tall: words.getBoundingClientRect().height,
    // In a row, a button is as tall as the one beside it whose words need more lines.
    row: [...(one.parentElement?.children ?? [])].some((other) =>
      other !== one && other.matches(".btn")
        && other.getBoundingClientRect().height === one.getBoundingClientRect().height),
    style: ["boxSizing", "fontSize", "fontWeight", "borderRadius", "borderWidth"]
      .map((name) => style[name])
      .join(" "),
  };
})"""


@dataclass(frozen=True)
class Look:
    """What a page of a kind looks like, with its folds open."""

    kind: str
    sizes: dict[str, str]
    buttons: list[dict[str, Any]]


@pytest.fixture(scope="module", params=WIDTHS)
def looks(request: pytest.FixtureRequest, browser: Browser, address: str) -> list[Look]:
    """The looks of all kinds of pages in a window of a width."""
    faults: list[str] = []
    found = []
    size = {"viewport": {"width": request.param, "height": 844}}
    for kind, path in KINDS.items():
        with watch_page(browser, (address,), faults, size) as page:
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.evaluate(
                "document.querySelectorAll('#main details')"
                ".forEach((fold) => { fold.open = true; })"
            )
            found.append(Look(kind, page.evaluate(SIZES), page.evaluate(BUTTONS)))
    assert faults == []
    return found


def test_type_has_ten_sizes_and_no_more(looks: list[Look]) -> None:
    sizes: dict[str, str] = {}
    for look in looks:
        for size, where in look.sizes.items():
            sizes.setdefault(size, f"{look.kind}, {where}")
    assert len(sizes) <= MOST_SIZES, sizes


def test_a_kind_of_button_has_one_height_and_one_style(looks: list[Look]) -> None:
    odd, styles = [], set()
    for look in looks:
        for button in look.buttons:
            styles.add(button["style"])
            short = button["tall"] <= button["least"] - 20 and not button["row"]
            if button["least"] not in HEIGHTS or (short and button["height"] != button["least"]):
                odd.append((look.kind, button))
    assert odd == []
    assert len(styles) == 1, styles
