"""The drawing as SVG: its classes, colors and wrapping.

Colors are custom properties, so a page decides them; the values here hold when the drawing is
opened alone, where it also follows the dark scheme. Rules reach no farther than `.fw-fig`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from footwork.figures.picture import HEIGHT, WIDTH
from footwork.look.tokens import COLOR, FIGURE

FILLS = {
    "sk": "skin",
    "sk2": "skin2",
    "skd": "skin-far",
    "skd2": "skin-far2",
    "nl": "nail",
    "td": "tendon",
    "lh": "nail",
    "cl": "cloth",
    "cl2": "cloth2",
    "tp": "top",
    "tp2": "top2",
    "hr": "hair",
    "hr2": "hair2",
    "hg": "hair-gray",
    "hg2": "hair-gray2",
    "pr": "prop",
    "pr2": "prop2",
    "fl2": "floor",
    "tw": "towel",
    "tw2": "towel2",
    "tws": "towel-stripe",
}

SIGN_PEN = 24
"""The pen of a cross and of a check, in drawing units."""

PENS = ("fb", "mf", "hx", "fl", "toe", "ol", "pl", "gh", "lv", "ar", "tr", "no", "yes")

PEN = "fill:none;stroke-linejoin:round;stroke-linecap:round"


def _color(name: str) -> str:
    return f"var(--fig-{name},{FIGURE[name].light})"


# Every class a drawing may use, with its rule. Fills first.
RULES: dict[str, str] = {
    **{name: f"fill:{_color(color)}" for name, color in FILLS.items()},
    "sh": f"fill:{_color('shadow')};fill-opacity:.14",
    # The outline makes a working muscle stand out on every skin, in grey, and without red.
    "mu": f"fill:{_color('accent')};fill-opacity:.66;stroke:{_color('accent2')};stroke-width:3",
    "mu2": f"fill:{_color('accent')};fill-opacity:.34;stroke:{_color('accent2')};stroke-width:3",
    "fb": f"stroke:{_color('accent2')};stroke-width:2.5;stroke-opacity:.6",
    "ol": f"stroke:{_color('line')};stroke-width:5",
    "pl": f"stroke:{_color('line')};stroke-width:4",
    "il": f"fill:{_color('line')};stroke:{_color('line')};stroke-width:.8;stroke-linejoin:round",
    "fl": f"stroke:{_color('line')};stroke-width:3.2",
    # The toes of a person: strong enough for one pixel where the drawing is 190 pixels wide.
    "toe": f"stroke:{_color('line')};stroke-width:5",
    "gh": f"stroke:{_color('ghost')};stroke-width:4;stroke-dasharray:14 11",
    "lv": f"stroke:{_color('line')};stroke-width:8;stroke-dasharray:26 18",
    "ar": f"stroke:{_color('accent')};stroke-width:13",
    "no": f"stroke:{_color('accent')};stroke-width:{SIGN_PEN}",
    "yes": f"stroke:{_color('sign')};stroke-width:{SIGN_PEN}",
    "tr": f"stroke:{_color('accent')};stroke-width:7;stroke-opacity:.8",
    "mr": f"fill:{_color('muscle')};stroke:{_color('muscle2')};stroke-width:2",
    "mf": f"stroke:{_color('muscle2')};stroke-width:1.6;stroke-opacity:.55",
    "dp": f"fill:{_color('muscle')};fill-opacity:.12;stroke:{_color('muscle2')};stroke-width:2.5;"
    "stroke-dasharray:9 7",
    "hx": f"stroke:{_color('muscle2')};stroke-width:1.6;stroke-opacity:.4",
    "tb": f"fill:{_color('tendon')};stroke:{_color('muscle2')};stroke-width:1.6;stroke-opacity:.7",
    "bn": f"fill:{_color('nail')};stroke:{_color('muscle2')};stroke-width:1.6;stroke-opacity:.6",
    "lm": f"fill:{_color('line')};fill-opacity:.72",
}

LICENSE = (
    "Footwork, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; "
    "drawn from CC0 body data (MakeHuman)"
)


def path(css: str, data: str) -> str:
    """Write one path of a class, "" when it has no data."""
    return f'<path class="{css}" d="{data}"/>' if data else ""


# A muscle that works: a page puts `on` or `on2` (lightly) on its group. One that lies deep is
# hatched then, or striped by its fibers, so that it never looks like one next to the skin.
MARKS = (
    f".fw-fig :is(.on,.on2) .mr{{fill:{_color('accent')};fill-opacity:.8;"
    f"stroke:{_color('accent2')};stroke-width:3}}"
    f".fw-fig .on2 .mr{{fill-opacity:.4}}"
    f".fw-fig :is(.on,.on2) .mf{{stroke:{_color('accent2')}}}"
    f".fw-fig :is(.on,.on2)[data-deep] .mr{{fill-opacity:.34}}"
    f".fw-fig .on[data-deep] .mf{{stroke:{_color('accent')};stroke-width:6;stroke-opacity:.9}}"
    f".fw-fig :is(.on,.on2) .dp{{fill:{_color('accent')};fill-opacity:.16;"
    f"stroke:{_color('accent2')};stroke-width:3}}"
    f".fw-fig :is(.on,.on2) .hx{{stroke:{_color('accent')};stroke-width:3;stroke-opacity:.9}}"
    f".fw-fig .on .hx{{stroke-width:6}}"
)


def used_classes(body: str) -> list[str]:
    """List the classes in a piece of SVG, in the order of the rules."""
    found = {name for group in re.findall(r'class="([^"]+)"', body) for name in group.split()}
    return [name for name in RULES if name in found]


def style(body: str, more: str = "") -> str:
    """Write the rules that a drawing needs, and the colors of its dark scheme."""
    names = used_classes(body)
    rules = "".join(f".fw-fig .{name}{{{RULES[name]}}}" for name in names)
    pens = ",".join(f".fw-fig .{name}" for name in names if name in PENS)
    if pens:
        rules = f"{pens}{{{PEN}}}{rules}"
    wanted = [c for c in FIGURE if any(f"--fig-{c}," in RULES[name] for name in names)]
    dark = "".join(f"--fig-{name}:{FIGURE[name].dark};" for name in wanted)
    plate = COLOR["plate"]
    alone = (
        f"svg:root{{background:{plate.light}}}"
        f"@media(prefers-color-scheme:dark){{svg:root{{background:{plate.dark};{dark.rstrip(';')}}}}}"
    )
    return f"<style>{rules}{more}{alone}</style>"


def document(
    name: str,
    title: str,
    body: str,
    *,
    more_style: str = "",
    more: Mapping[str, str] | None = None,
) -> str:
    """Wrap a body into a whole drawing, with more rules and more attributes, by their names.

    Its one id begins with its name, so that many can stand on a page. The inner `svg` cuts off
    what is drawn beyond the edges when the outer one gets more room than 3 to 4.
    """
    mark = f"{name}-title"
    told = "".join(f" {key}={quoteattr(value)}" for key, value in (more or {}).items())
    note = f"<metadata>{escape(LICENSE)}</metadata>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-labelledby="{mark}"><title id="{mark}">{escape(title)}</title>{note}'
        f'{style(body, more_style)}<svg class="fw-fig" width="{WIDTH}" height="{HEIGHT}"{told}>'
        f"{body}</svg></svg>\n"
    )
