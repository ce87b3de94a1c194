"""A drawing as a file for every program that reads SVG: no style sheet, only attributes.

Browsers know custom properties, style sheets and drawings within drawings. Libraries that turn
SVG into pixels, word processors and slides know some of it or none: they draw a black shape.
"""

from __future__ import annotations

import re

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RULE = re.compile(r"(\.fw-fig \.[\w-]+(?:,\.fw-fig \.[\w-]+)*)\{([^{}]*)\}")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_PROPERTY = re.compile(r"var\(--fig-[\w-]+,([^)]*)\)")
_PLATE = re.compile(r"svg:root\{background:(#[0-9a-f]+)")
_OPENING = re.compile(r'<svg\b([^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*)>')
_INNER = re.compile(r'<svg class="fw-fig"[^>]*>')
_LINK = re.compile(r"\shref=")


def resolve_colors(svg: str) -> str:
    """Return a drawing in the colors of a light screen, on its plate; the style sheet stays.

    The drawing within the drawing becomes a group: a library clips the former at its edges, which
    takes longer than all of what is drawn in it. Raises ValueError for a drawing without a plate,
    and for one in motion.
    """
    style, plate = _read_style(svg)
    rules = _PROPERTY.sub(r"\1", style.partition("svg:root")[0])
    whole = _STYLE.sub(lambda _: f"<style>{rules}</style>{plate}", svg, count=1)
    return _open_inner(whole, '<g class="fw-fig">')


def create_picture(svg: str) -> str:
    """Return a drawing as a file of its own for any reader: plain colors, on its own plate.

    Raises ValueError for a drawing without a plate, and for one in motion.
    """
    style, plate = _read_style(svg)
    rules: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(style.partition("svg:root")[0]):
        told = dict(part.split(":", 1) for part in _PROPERTY.sub(r"\1", body).split(";") if part)
        for selector in selectors.split(","):
            rules.setdefault(selector.removeprefix(".fw-fig ."), {}).update(told)

    def write(found: re.Match[str]) -> str:
        names = found[1].split()
        told = {key: value for name in rules if name in names for key, value in rules[name].items()}
        return "".join(f' {key}="{value}"' for key, value in told.items())

    plain = _CLASS.sub(write, _open_inner(_STYLE.sub(plate, svg, count=1), "<g>"))
    linked = ' xmlns:xlink="http://www.w3.org/1999/xlink"' if _LINK.search(plain) else ""
    plain = _LINK.sub(" xlink:href=", plain)
    return _OPENING.sub(rf'<svg width="\2" height="\3"{linked}\1>', plain, count=1)


def _open_inner(svg: str, group: str) -> str:
    """Return a drawing with a group, which begins as given, in place of the drawing within it."""
    head, _, rest = _INNER.sub(group, svg, count=1).rpartition("</svg></svg>")
    return f"{head}</g></svg>{rest}"


def _read_style(svg: str) -> tuple[str, str]:
    """Return a drawing's style sheet, and its plate as a shape."""
    style, opening = _STYLE.search(svg), _OPENING.search(svg)
    color = _PLATE.search(style[1]) if style else None
    if style is None or color is None or opening is None:
        raise ValueError("a drawing must have a viewBox, a style and the color of its plate")
    if "@keyframes" in style[1] or "<animate" in svg:
        raise ValueError("only a still drawing can be made plain")
    plate = f'<rect width="{opening[2]}" height="{opening[3]}" fill="{color[1]}"/>'
    return style[1], plate
