"""One scale of type and one height for each kind of button, on every kind of page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.site.conftest import OpenPage
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


def open_kinds(open_page: OpenPage, width: int) -> Iterator[tuple[str, Page]]:
    """Open a page of every kind in turn; its folds are opened too."""
    for kind, path in KINDS.items():
        page = open_page(path, viewport={"width": width, "height": 844})
        page.wait_for_load_state("networkidle")
        page.evaluate(
            "document.querySelectorAll('#main details').forEach((fold) => { fold.open = true; })"
        )
        yield kind, page


@pytest.mark.parametrize("width", WIDTHS)
def test_type_has_ten_sizes_and_no_more(open_page: OpenPage, width: int) -> None:
    sizes: dict[str, str] = {}
    for kind, page in open_kinds(open_page, width):
        for size, where in page.evaluate(SIZES).items():
            sizes.setdefault(size, f"{kind}, {where}")
    assert len(sizes) <= MOST_SIZES, sizes


@pytest.mark.parametrize("width", WIDTHS)
def test_a_kind_of_button_has_one_height_and_one_style(open_page: OpenPage, width: int) -> None:
    odd, styles = [], set()
    for kind, page in open_kinds(open_page, width):
        for button in page.evaluate(BUTTONS):
            styles.add(button["style"])
            short = button["tall"] <= button["least"] - 20 and not button["row"]
            if button["least"] not in HEIGHTS or (short and button["height"] != button["least"]):
                odd.append((kind, button))
    assert odd == []
    assert len(styles) == 1, styles
