"""Drawings for print: the same paths in plain colours.

They are for readers of SVG that know no custom properties.

`color` is for a colour printer, `ink` saves ink and stands on its own in black and white.
"""

from __future__ import annotations

import re
from typing import Literal

from footwork.figures.camera import HEIGHT, WIDTH
from footwork.figures.svg import COLORS, RULES

Palette = Literal["color", "ink"]
Box = tuple[float, float, float, float]

# What differs from the light colours of the screen; no transparency, old printers stumble on it.
PAPER: dict[Palette, dict[str, str]] = {
    "color": {
        "skin": "#f3d2b5",
        "skin2": "#dfae8a",
        "skin-far": "#e3b997",
        "skin-far2": "#cb9a75",
        "nail": "#fbe9db",
        "floor": "#e3ecf0",
        "towel2": "#a9c9d6",
        "prop": "#dde5e9",
        "prop2": "#bccad2",
        "top": "#eef3f6",
        "top2": "#c7d5dd",
        "accent2": "#a83219",
    },
    "ink": {
        "line": "#000000",
        "skin": "#ffffff",
        "skin2": "#e4e4e4",
        "skin-far": "#f2f2f2",
        "skin-far2": "#d8d8d8",
        "nail": "#ffffff",
        "tendon": "#ffffff",
        "cloth": "#cfcfcf",
        "cloth2": "#b4b4b4",
        "top": "#ffffff",
        "top2": "#e6e6e6",
        "hair": "#555555",
        "hair2": "#333333",
        "prop": "#ffffff",
        "prop2": "#ececec",
        "floor": "#ffffff",
        "towel": "#ffffff",
        "towel2": "#e2e2e2",
        "towel-stripe": "#c4c4c4",
        "accent": "#000000",
        "accent2": "#000000",
        "shadow": "#000000",
        "ghost": "#777777",
        "muscle": "#e6e6e6",
        "muscle2": "#555555",
    },
}

# The working muscle, strongly and lightly, as flat fills.
MUSCLE: dict[Palette, tuple[str, str]] = {
    "color": ("#e98a6c", "#efb79f"),
    "ink": ("#b9b9b9", "#dadada"),
}

PENS = ("ol", "pl", "il", "fb", "mf")


def colors_of(palette: Palette) -> dict[str, str]:
    """Every colour of a palette."""
    return {name: light for name, (light, _) in COLORS.items()} | PAPER[palette]


def create_plain(  # noqa: PLR0913 - all but two have a default
    svg: str,
    palette: Palette,
    *,
    line: float = 1.0,
    arrow: float = 1.0,
    box: Box = (0, 0, WIDTH, HEIGHT),
    marked: dict[str, Literal["strong", "light"]] | None = None,
) -> str:
    """A drawing in plain colours, without ghost; pens and arrow scaled, cropped to a box.

    `marked` fills muscles of a map by id. Raises ValueError for a loop.
    """
    if "@keyframes" in svg:
        raise ValueError("only a still drawing can be made plain")
    colors = colors_of(palette)
    rules = {name: rule for name, rule in RULES.items() if f'class="{name}"' in svg}
    strong, light = MUSCLE[palette]
    for name, flat in (("mu", strong), ("mu2", light)):
        if name in rules:
            rules[name] = f"fill:{flat}"
    if "fb" in rules:
        rules["fb"] = "stroke:var(--fig-accent2,x);stroke-width:3"
    if "sh" in rules and palette == "color":
        rules["sh"] = "fill:#c9d5db"
    if palette == "ink":
        rules.pop("sh", None)
        svg = re.sub(r'<path class="sh"[^>]*/>', "", svg)
        if "fl2" in rules:
            rules["fl2"] = "fill:none;stroke:#999999;stroke-width:3"
    rules.pop("gh", None)
    svg = re.sub(r'<path class="gh"[^>]*/>', "", svg)
    pens = [name for name in ("fb", "mf", "ol", "pl", "ar") if name in rules]
    css = ",".join(f".{name}" for name in pens)
    css = f"{css}{{fill:none;stroke-linejoin:round;stroke-linecap:round}}" if pens else ""
    for name, rule in rules.items():
        scale = arrow if name == "ar" else line if name in PENS else 1.0
        css += f".{name}{{{_scaled(rule, scale)}}}"
    css = re.sub(r"var\(--fig-([\w-]+),[^)]*\)", lambda match: colors[match[1]], css)
    svg = re.sub(r"<style>.*?</style>", f"<style>{css}</style>", svg, flags=re.DOTALL)
    for muscle, how in (marked or {}).items():
        flat = strong if how == "strong" else light
        svg = re.sub(
            rf'(<g data-muscle="{re.escape(muscle)}".*?</g>)',
            lambda match, flat=flat: match[1].replace(  # type: ignore[misc]
                'class="mr"', f'class="mr" style="fill:{flat}"'
            ),
            svg,
        )
    x, y, width, height = box
    svg = re.sub(
        r'viewBox="[^"]*"',
        f'viewBox="{x:g} {y:g} {width:g} {height:g}" width="{width:g}" height="{height:g}"',
        svg,
        count=1,
    )
    if "var(" in svg:
        raise ValueError("a themable colour is left")
    return svg


def _scaled(rule: str, by: float) -> str:
    return re.sub(
        r"stroke-width:([\d.]+)", lambda match: f"stroke-width:{float(match[1]) * by:g}", rule
    )
