"""What axe finds in a page: one set of rules for all of them, and one way to ask."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}

# What is right is most of what axe tells, up to 3 MB of a page: only what is wrong is asked for.
_ASK = """([context, rules]) => axe
  .run(context ?? document, { ...rules, resultTypes: ["violations"] })
  .then(({ violations }) => violations)"""


def find_faults(
    page: Page | Frame, context: Any = None, only: list[str] | None = None
) -> list[tuple[str, object, str]]:
    """Return each fault with its place and how to mend it.

    `context` is what to look at; `only` names rules of axe, where all were held before.
    """
    rules = {"runOnly": {"type": "rule", "values": only}} if only else WCAG
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(_ASK, [context, rules])
    return [
        (item["id"], node["target"], node.get("failureSummary", ""))
        for item in violations
        for node in item["nodes"]
    ]
