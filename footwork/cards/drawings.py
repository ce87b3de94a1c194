"""The drawings in plain colors, because the typesetter's reader of SVG knows no properties.

`color` is for the wall; `ink` is pure black on white: white shapes, black outlines, and lines
across a muscle in place of red.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

from footwork import addresses

Palette = Literal["color", "ink"]

_COLORS: dict[Palette, dict[str, str]] = {
    # What differs from the colors of the screen: a little stronger on white paper.
    "color": {
        "prop": "#f4f7f8",
        "prop2": "#c3d1d8",
        "top": "#ffffff",
        "floor": "#dbe7ec",
    },
    "ink": {
        "line": "#000000",
        "hair": "#000000",
        "hair2": "#000000",
        "accent": "#000000",
        "accent2": "#000000",
        "prop2": "url(#shade)",
        "towel2": "url(#shade)",
        "towel-stripe": "url(#shade)",
        "cloth": "url(#weave)",
        "cloth2": "url(#weave)",
    },
}
_INK_OTHER = "#ffffff"

# Flat fills for what is see-through on the screen; old printers stumble over transparency.
_FLAT: dict[Palette, dict[str, str]] = {
    "color": {
        "mu": "fill:#e5805f",
        "mu2": "fill:#efb79f",
        "sh": "fill:#cbd8de",
        "fb": "stroke:#a83219;stroke-width:3",
    },
    "ink": {
        "mu": "fill:#ffffff;stroke:#000000;stroke-width:4",
        "mu2": "fill:#ffffff;stroke:#000000;stroke-width:2.5;stroke-dasharray:9 6",
        "fb": "stroke:#000000;stroke-width:3.4",
    },
}
_NOT_PRINTED: dict[Palette, tuple[str, ...]] = {
    "color": ("gh",),  # the ghost of the start: the start stands beside it
    "ink": ("gh", "sh"),
}
_PATTERNS = (
    '<defs><pattern id="shade" width="13" height="13" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="13" height="13" fill="#ffffff"/>'
    '<rect width="2" height="13" fill="#000000"/></pattern>'
    '<pattern id="weave" width="16" height="16" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(-45)"><rect width="16" height="16" fill="#ffffff"/>'
    '<rect width="2.2" height="16" fill="#000000"/></pattern></defs>'
)
_PENS = ("ol", "pl", "il", "fb", "fl", "mu", "mu2")

_HEAD = 'class="hr"'
"""A drawing with hair shows a whole person."""
_VIEW = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RULE = re.compile(r"\.fw-fig (\.[\w-]+(?:,\.fw-fig \.[\w-]+)*)\{([^}]*)\}")
_PROPERTY = re.compile(r"var\(--fig-([\w-]+),([^)]*)\)")
_WIDTH = re.compile(r"(stroke-width:)([\d.]+)")


def create_plain(svg: str, palette: Palette, *, line: float = 1, arrow: float = 1) -> str:
    """Return a drawing without custom properties, its pens and its arrow made heavier.

    Small drawings need heavier pens. Raises ValueError for a drawing without a style.
    """
    style = _STYLE.search(svg)
    if style is None:
        raise ValueError("a drawing must have a style")
    rules = [
        f"{selectors}{{{_create_rule(selectors, body, palette, line, arrow)}}}"
        for selectors, body in _RULE.findall(re.sub(r"@media.*", "", style[1], flags=re.DOTALL))
    ]
    for name in _NOT_PRINTED[palette]:
        svg = re.sub(rf'<path class="{name}"[^>]*/>', "", svg)
    svg = re.sub(r"<(title|metadata)\b.*?</\1>", "", svg, flags=re.DOTALL)
    patterns = _PATTERNS if palette == "ink" else ""
    return _STYLE.sub(lambda _: f"<style>{''.join(rules)}</style>{patterns}", svg, count=1)


def _create_rule(selectors: str, body: str, palette: Palette, line: float, arrow: float) -> str:
    name = selectors.removeprefix(".")
    body = _FLAT[palette].get(name, body)

    def resolve(match: re.Match[str]) -> str:
        other = _INK_OTHER if palette == "ink" else match[2]
        return _COLORS[palette].get(match[1], other)

    scale = arrow if name == "ar" else line if name in _PENS else 1
    plain = _PROPERTY.sub(resolve, body)
    return _WIDTH.sub(lambda match: f"{match[1]}{float(match[2]) * scale:g}", plain)


def _find_ratio(svg: str) -> float:
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError("a drawing must have a viewBox")
    return float(view[1]) / float(view[2])


class Drawings:
    """Finds the drawings below the folder that is published as the root of the site."""

    def __init__(self, docs: Path) -> None:
        """Take the folder of the pages."""
        self._docs = docs
        self._read = cache(self._read_file)

    def _read_file(self, name: str, frame: str) -> str | None:
        path = self._docs / addresses.figure(name, frame)
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def create(
        self, name: str, palette: Palette, *, small: bool = False
    ) -> list[dict[str, Any] | None]:
        """Return start and end of a movement; None for one that is not drawn yet."""
        line, arrow = (1.5, 1.7) if small else (1.1, 1.2)
        if palette == "ink":
            line, arrow = 0.8 * line, 0.9 * arrow
        drawn = (self._read(name, "start"), self._read(name, "end"))
        return [
            {
                "svg": create_plain(svg, palette, line=line, arrow=arrow),
                "person": _HEAD in svg,
                "ratio": _find_ratio(svg),
            }
            if svg
            else None
            for svg in drawn
        ]
