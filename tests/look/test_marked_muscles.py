"""A muscle that works stands out from every skin: by its color, or by its outline."""

from __future__ import annotations

import re

import pytest

from footwork.figures.ink.svg import MARKS, RULES
from footwork.look.tokens import FIGURE, SKINS

FILL, OUTLINE = 1.6, 3.0
"""Least luminance contrast with the skin: of the muscle's fill, or of its outline."""


def luminance(color: list[float]) -> float:
    """Relative luminance of WCAG 2.2, of red, green and blue from 0 to 1."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def read_color(text: str) -> list[float]:
    return [int(text[start : start + 2], 16) / 255 for start in (1, 3, 5)]


@pytest.mark.parametrize("skin", range(len(SKINS) + 1))
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("css", ["mu", "mu2"])
def test_a_marked_muscle_stands_out_from_the_skin(css: str, scheme: str, skin: int) -> None:
    colors = {name: getattr(pair, scheme) for name, pair in FIGURE.items()}
    colors |= {} if skin == 0 else SKINS[skin - 1]
    bare, red, line = (read_color(colors[name]) for name in ("skin", "accent", "accent2"))
    opacity = float(re.search(r"fill-opacity:(\.\d+)", RULES[css])[1])  # type: ignore[index]
    mixed = [opacity * one + (1 - opacity) * two for one, two in zip(red, bare, strict=True)]
    assert contrast(mixed, bare) >= FILL or contrast(line, bare) >= OUTLINE


def test_every_marked_muscle_has_an_outline() -> None:
    for rule in (RULES["mu"], RULES["mu2"], *re.findall(r"\.(?:mr|dp)\{([^}]*)\}", MARKS)):
        if "accent" in rule:
            assert "stroke:var(--fig-accent2" in rule
            assert "stroke-width:3" in rule
