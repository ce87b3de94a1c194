"""The drawn figures as every surface uses them: found by address, inline, or in plain colors.

Inline, a drawing follows the scheme of its page: its own style and description are for when it
is opened as a file. Plain, it needs no custom properties, which the typesetter's and other
libraries' readers of SVG do not know: `color` is for the wall and for pictures; `ink` is pure
black on white, with white shapes, black outlines, and lines across a muscle in place of red.
`look.plain` makes what other programs take.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from footwork.look.coarse import create_coarse
from footwork.look.near import choose_near_view
from footwork.look.tokens import BLACK, PRINT, WHITE
from footwork.model import Guide
from footwork.publishing import addresses

Palette = Literal["color", "ink"]

_PRINTED = PRINT["figure"]

_COLORS: dict[Palette, dict[str, str]] = {
    "color": {name: _PRINTED[name] for name in ("prop", "prop2", "top", "floor")},
    "ink": {
        **dict.fromkeys(("line", "hair", "hair2", "accent", "accent2", "muscle2", "sign"), BLACK),
        **dict.fromkeys(("prop2", "towel2", "towel-stripe"), "url(#shade)"),
        **dict.fromkeys(("cloth", "cloth2"), "url(#weave)"),
    },
}

# Flat fills for what is see-through on the screen; old printers stumble over transparency.
_FLAT: dict[Palette, dict[str, str]] = {
    "color": {
        "mu": f"fill:{_PRINTED['worked']};stroke:{_PRINTED['fiber']};stroke-width:3",
        "mu2": f"fill:{_PRINTED['helping']};stroke:{_PRINTED['fiber']};stroke-width:3",
        "sh": f"fill:{_PRINTED['shadow']}",
        "fb": f"stroke:{_PRINTED['fiber']};stroke-width:3",
    },
    "ink": {
        "mu": f"fill:{WHITE};stroke:{BLACK};stroke-width:4",
        "mu2": f"fill:{WHITE};stroke:{BLACK};stroke-width:2.5;stroke-dasharray:9 6",
        "fb": f"stroke:{BLACK};stroke-width:3.4",
        "tb": f"fill:{WHITE};stroke:{BLACK};stroke-width:1.6",
        "lm": f"fill:{BLACK}",
    },
}
_NOT_PRINTED: dict[Palette, tuple[str, ...]] = {
    "color": ("gh",),  # the ghost of the start: the start stands beside it
    # Shades of skin, hair and cloth are white on white here, or the hatch that is there already.
    "ink": ("gh", "sh", "sk2", "skd2", "tp2", "cl2", "hg2"),
}
_PATTERNS = (
    '<defs><pattern id="shade" width="40" height="40" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(45)"><rect width="40" height="40" fill="{WHITE}"/>'
    f'<rect width="1.4" height="40" fill="{BLACK}"/></pattern>'
    '<pattern id="weave" width="16" height="16" patternUnits="userSpaceOnUse" '
    f'patternTransform="rotate(-45)"><rect width="16" height="16" fill="{WHITE}"/>'
    f'<rect width="1.5" height="16" fill="{BLACK}"/></pattern></defs>'
)
_PENS = ("ol", "pl", "il", "fb", "fl", "toe", "mu", "mu2")

_HAIR = ('class="hr"', 'class="hg"')
_OPENING = re.compile(r"<svg\b[^>]*>")
_FILE_ONLY = re.compile(r"<(title|metadata|style)\b.*?</\1>", re.DOTALL)
# The fibers of a muscle, too fine to be seen where a drawing is only a small sign.
_FINE = re.compile(r'<path class="fb"[^>]*/>')
# Lines within an outline and nails: less than half a pixel wide in a row of 44 pixels.
_THIN = re.compile(r'<path class="(?:il|nl)"[^>]*/>')
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_VIEW = re.compile(r'viewBox="([^"]+)"')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RULE = re.compile(r"\.fw-fig (\.[\w-]+(?:,\.fw-fig \.[\w-]+)*)\{([^}]*)\}")
_CLASS = re.compile(r'class="([\w-]+)"')
_TINY = {"ol": "8", "pl": "6", "gh": "6", "ar": "20"}
"""Widths of pens that a small drawing needs, by the class of a line."""
_CUSTOM = re.compile(r"(--fig-[\w-]+):([^;}]+)")
_PROPERTY = re.compile(r"var\(--fig-([\w-]+),([^)]*)\)")
_WIDTH = re.compile(r"(stroke-width:)([\d.]+)")
_SIGN = 'aria-hidden="true" preserveAspectRatio="xMidYMax slice"'
"""What a drawing is beside a text that says the same: it fills its place, its floor to the last."""
_MOTION = " data-seconds="
"""What a drawing in motion says of itself."""


def create_plain(svg: str, palette: Palette, *, line: float = 1, arrow: float = 1) -> str:
    """Return a drawing without custom properties, its pens and its arrow made heavier.

    Small drawings need heavier pens. Raises ValueError for a drawing in motion, and for one
    without a style.
    """
    if _MOTION in svg:
        raise ValueError("only a still drawing can be made plain")
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
        other = WHITE if palette == "ink" else match[2]
        return _COLORS[palette].get(match[1], other)

    scale = arrow if name == "ar" else line if name in _PENS else 1
    plain = _PROPERTY.sub(resolve, body)
    return _WIDTH.sub(lambda match: f"{match[1]}{float(match[2]) * scale:g}", plain)


def find_view(svg: str) -> str:
    """Return a drawing's view box; raises ValueError where it has none."""
    opening = _OPENING.search(svg)
    view = _VIEW.search(opening[0]) if opening else None
    if view is None:
        raise ValueError("a drawing must have a viewBox")
    return view[1]


def find_title(svg: str) -> str:
    """Return what a drawing says that it shows; raises ValueError where it says nothing."""
    return html.unescape(_match_title(svg)[1])


def replace_title(svg: str, words: str) -> str:
    """Return a drawing with other words of what it shows; raises ValueError without a title."""
    title = _match_title(svg)
    return svg[: title.start(1)] + html.escape(words, quote=False) + svg[title.end(1) :]


def _match_title(svg: str) -> re.Match[str]:
    title = _TITLE.search(svg)
    if title is None:
        raise ValueError("a drawing must have a title")
    return title


def find_ratio(svg: str) -> float:
    """Return width over height of a drawing; raises ValueError where it has no view box."""
    width, height = find_view(svg).split()[2:]
    return float(width) / float(height)


def find_content(svg: str) -> str:
    """Return what is drawn, without the element around it, its style and its description."""
    opening = _OPENING.search(svg)
    if opening is None:
        raise ValueError("a drawing must be an svg element")
    return _FILE_ONLY.sub("", svg[opening.end() : svg.rindex("</svg>")])


def create_style(svgs: Iterable[str]) -> tuple[str, str]:
    """Return the rules that drawings need on a page of their own, and their colors in the dark.

    The rules have the colors of a light page in them; the other text is custom properties to
    set where the page is dark.
    """
    rules: dict[str, None] = {}
    dark: dict[str, str] = {}
    for svg in svgs:
        style = _STYLE.search(svg)
        light, _, night = (style[1] if style else "").partition("svg:root")
        rules |= dict.fromkeys(rule[0] for rule in _RULE.finditer(light))
        dark |= dict(_CUSTOM.findall(night))
    return "".join(rules), "".join(f"{name}:{color};" for name, color in sorted(dark.items()))


def create_tiny(svg: str) -> str:
    """Return a drawing as a file for pictures up to a fifth as wide as it is, with heavier pens.

    It says nothing of itself: the text beside it does. Raises ValueError as `create_coarse` does.
    """
    bare = _FILE_ONLY.sub(lambda found: found[0] if found[1] == "style" else "", svg)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{find_view(svg)}">'
    drawn = create_coarse(_OPENING.sub(opening, _FINE.sub("", bare), count=1))
    used = set(_CLASS.findall(drawn))

    def keep(found: re.Match[str]) -> str:
        names = [name for name in found[1].split(",.fw-fig ") if name[1:] in used]
        pen = _TINY.get(names[0][1:]) if len(names) == 1 else None
        body = _WIDTH.sub(rf"\g<1>{pen}", found[2]) if pen else found[2]
        return f"{','.join(f'.fw-fig {name}' for name in names)}{{{body}}}" if names else ""

    return _RULE.sub(keep, drawn)


def create_tiny_files(guide: Guide, drawings: Drawings) -> dict[str, bytes]:
    """Return the small drawings by their published paths: every end, and what sessions show."""
    shown = [(exercise.id, "end") for exercise in guide.exercises]
    sessions = [*guide.routines, *guide.plan.phase_by_id.values()]
    shown += [
        (step.do, frame)
        for one in sessions
        for step in one.steps
        for frame in list(guide.step_frames(step))[-1:]
    ]
    return {
        addresses.tiny(name, frame): create_tiny(svg).encode()
        for name, frame in dict.fromkeys(shown)
        if (svg := drawings.read(name, frame)) is not None
    }


class Drawings:
    """Finds the drawings below the folder that is published as the root of the site."""

    def __init__(self, docs: Path) -> None:
        """Take the folder of the pages."""
        self._docs = docs
        self.read = cache(self._read)
        self._plain = cache(create_plain)

    def _read(self, name: str, frame: str) -> str | None:
        """Return the text of a drawing, None for one that is not drawn yet.

        Raises ValueError, naming the file, for one that is no drawing.
        """
        path = self._docs / addresses.figure(name, frame)
        if not path.is_file():
            return None
        svg = path.read_text(encoding="utf-8")
        try:
            find_view(svg)
        except ValueError:
            raise ValueError(f"{path} must be an SVG drawing with a viewBox") from None
        return svg

    def create_print(
        self, name: str, frame: str, palette: Palette, *, line: float = 1, arrow: float = 1
    ) -> dict[str, Any] | None:
        """Return a drawing as the typesetter takes it, None for one that is not drawn yet.

        That is its plain `svg`, its `ratio` of width to height, and whether it is of a whole
        `person`, who stands free where a foot reaches the edges. `line` and `arrow` make the
        pens heavier, as `create_plain` does.
        """
        svg = self.read(name, frame)
        if svg is None:
            return None
        return {
            "svg": self._plain(svg, palette, line=line, arrow=arrow),
            "ratio": find_ratio(svg),
            "person": any(mark in svg for mark in _HAIR),
        }

    def read_mark(self) -> str:
        """Return the guide's mark in its colors for light paper."""
        mark = (self._docs / addresses.MARK).read_text(encoding="utf-8")
        return re.sub(r"@media.*?\}\s*\}", "", mark, flags=re.DOTALL)

    def exists(self, name: str, frame: str = "") -> bool:
        """Return whether there is a drawing; without a frame, the one in motion."""
        return (self._docs / addresses.figure(name, frame)).is_file()

    def exist(self, name: str, frames: Iterable[str]) -> bool:
        """Return whether every one of some drawings of a movement is there."""
        return all(self.exists(name, frame) for frame in frames)

    def find_close_view(self, name: str, frames: Iterable[str]) -> str:
        """Return the view box in which some drawings show a foot's movement from near.

        It is nothing where that would need nearly all of the picture, or one is not drawn.
        """
        drawn = [self.read(name, frame) for frame in frames]
        return "" if None in drawn else choose_near_view([svg for svg in drawn if svg])

    def create_figure(self, name: str, frame: str, alt: str = "", view: str = "") -> Markup:
        """Return a drawing as inline SVG, or a quiet place of its size for one that is to come.

        With `alt` it is a picture of its own; without, it is a small sign beside a text that
        says the same, comes without what is too fine to be seen in one, and fills its place.
        `view` is the box to show of it, all where it is empty.
        """
        label = Markup('role="img" aria-label="{}"').format(alt) if alt else _SIGN
        svg = self.read(name, frame)
        if svg is None:
            return Markup(
                '<div class="placeholder" {}><svg class="i" aria-hidden="true">'
                '<use href="#mark"/></svg><span>Drawing to come</span></div>'
            ).format(Markup(label))
        content = find_content(svg)
        if not alt:
            content = create_coarse(_FINE.sub("", content))
        return Markup(
            f'<svg class="fig" viewBox="{view or find_view(svg)}" {label}>{content}</svg>'
        )

    def create_sign(self, name: str, frame: str) -> Markup:
        """Return a drawing as the smallest inline SVG, for a row about 44 pixels wide.

        The text beside it says the same; it comes without what is too thin to be seen there.
        """
        return Markup(_THIN.sub("", self.create_figure(name, frame)))
