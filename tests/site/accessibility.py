"""What axe finds in a page: one set of rules for all of them, and one way to ask."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def find_faults(
    page: Page | Frame, context: Any = None, only: list[str] | None = None
) -> list[tuple[str, object, str]]:
    """Return each fault with its place and how to mend it.

    `context` is what to look at; `only` names rules of axe, where all were held before.
    """
    rules = {"runOnly": {"type": "rule", "values": only}} if only else WCAG
    violations = Axe().run(page, context, rules).response["violations"]
    return [
        (item["id"], node["target"], node.get("failureSummary", ""))
        for item in violations
        for node in item["nodes"]
    ]
