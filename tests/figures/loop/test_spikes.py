"""No outline in motion has a spike: two of its sides so near that only a black needle is seen.

Held on the committed loops, at every key and between any two of them, as a browser would draw it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.ink.polylines import resample
from footwork.figures.loop.shapes import read_path
from footwork.figures.typed import Line
from tests.figures.loop.curves import bend

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "figures"
LOOPS = sorted(path for path in FOLDER.glob("*.svg") if "data-phases" in path.read_text())

LONG, THIN = 48.0, 7.0
"""A spike is longer than the one and at its foot thinner than the other, in drawing units.

A gap between fingers is shorter; a pen of 5 units fills what is so thin.
"""

STEP = 3.0

BETWEEN = 5
"""So many moments are looked at between two keys."""

_OUTLINE = re.compile(r'<path id="[\w-]+" d="([^"]+)">(?:<animate [^>]*? values="([^"]+)"/>)')


def outlines(svg: str) -> Iterator[Line]:
    """Yield every outline (n, 2) in motion, at its keys and between them, in drawing units."""
    for _, values in set(_OUTLINE.findall(svg)):
        keys = [read_path(value) for value in values.split(";")]
        for (letters, one), (_, two) in itertools.pairwise(keys):
            for share in np.linspace(0, 1, BETWEEN + 2)[:-1]:
                yield bend(letters, (1 - share) * one + share * two)
                if np.array_equal(one, two):
                    break


def spikes(line: Line) -> list[tuple[int, int]]:
    """Return the tips of the spikes of an outline (n, 2)."""
    ring = resample(np.concatenate([line, line[:1]]), STEP)[:-1]
    reach = round(LONG / STEP)
    if len(ring) < 3 * reach:
        return []
    gaps = [
        np.linalg.norm(np.roll(ring, back, axis=0) - np.roll(ring, -back, axis=0), axis=1)
        for back in range(1, reach + 1)
    ]
    inside = ((ring > 0) & (ring < (900, 1200))).all(axis=1)
    found = np.flatnonzero((np.max(gaps, axis=0) < THIN) & inside)
    return [(round(x), round(y)) for x, y in ring[found]]


def test_a_spike_is_found() -> None:
    block = np.array([[100, 100], [300, 100], [300, 300], [100, 300]], float)
    needle = np.array([[302, 300], [302, 380], [300, 300]], float)
    assert not spikes(block)
    assert spikes(np.insert(block, 3, needle, axis=0))


@pytest.mark.parametrize("path", LOOPS, ids=lambda path: path.stem)
def test_no_outline_in_motion_has_a_spike(path: Path) -> None:
    found = {tip for line in outlines(path.read_text(encoding="utf-8")) for tip in spikes(line)}
    assert not found, f"{path.stem}: an outline must have no spike, as at {sorted(found)[:6]}"
