"""No debris in a drawing: no crumb of a line, no fleck of color, no bit of a thing.

Held on the committed files, as paths: it costs nothing to look at all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="drawing has an environment of its own: make figures")

from footwork.figures.ink.svg import FILLS, PENS
from tests.figures.paths import Part, parts_of

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "figures"

STILLS = sorted(path for path in FOLDER.glob("*.svg") if "data-phases" not in path.read_text())

CRUMB = 5.0
"""A line shorter than this, in drawing units, says nothing."""

FLECK = 38.0
"""Nor does a patch of color smaller than this, in drawing units²."""

BIT = 250.0
"""Nor does a bit of a thing that peeps out from behind a limb."""

DASHED = {"gh"}
"""Lines that stop where something covers them, and go on behind it."""


def crumbs(parts: list[Part]) -> list[Part]:
    """Lines with a free end that are too short to be one."""
    pens = set(PENS) - DASHED
    return [one for one in parts if one.css in pens and not one.closed and one.length < CRUMB]


def flecks(parts: list[Part]) -> list[Part]:
    """Patches of color too small to be one; small things' sides and nails may be so small."""
    fills = set(FILLS) - {"nl", "lh", "td", "pr2", "tws"}
    return [one for one in parts if one.css in fills and one.closed and one.area < FLECK]


def bits(parts: list[Part]) -> list[Part]:
    """Pieces of things too small to be seen as one."""
    return [one for one in parts if one.css == "pr" and one.closed and one.area < BIT]


@pytest.mark.parametrize("path", STILLS, ids=lambda path: path.stem)
def test_no_debris_is_drawn(path: Path) -> None:
    parts = parts_of(path.read_text(encoding="utf-8"))
    for fault in (crumbs, flecks, bits):
        places = [(one.css, one.points[0].tolist()) for one in fault(parts)]
        assert not places, f"{path.stem}: {fault.__name__} at {places}"


def test_debris_is_found() -> None:
    """The test sees what it looks for: relative and smooth curves, lines, several pieces."""
    svg = (
        '<path class="fl" d="M10 10l2 1"/>'
        '<path class="toe" d="M10 10c5 0 10 5 20 5s10 5 20 0"/>'
        '<path class="sk" d="M0 0l4 0 0 4-4 0zM100 100l40 0 0 40-40 0z"/>'
        '<path class="pr" d="M0 0l10 0 0 10-10 0z"/>'
    )
    parts = parts_of(svg)
    assert [one.css for one in crumbs(parts)] == ["fl"]
    assert [one.area for one in flecks(parts)] == [16.0]
    assert [one.area for one in bits(parts)] == [100.0]
