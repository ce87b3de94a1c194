"""Shapes in motion as SMIL, which every browser plays without a script.

Every moving path has the values of its points in every key, and goes from one to the next. A second
writing of the loop, hidden, stands still at the end position: for paper, and for who wants no
motion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from footwork.figures.loop.cels import Cel
from footwork.figures.loop.shapes import Shape, write_path
from footwork.figures.loop.timing import Timing
from footwork.figures.typed import Line

RULES = (
    "/*motion*/@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-still{display:inline}"
    ":not(.play)>.fw-fig>.fw-moving{display:none}}"
    "@media print{.fw-fig>.fw-still{display:inline!important}"
    ".fw-fig>.fw-moving{display:none!important}}/*still*/"
)
"""What moves is hidden in print, and where motion is unwelcome unless the picture is to play."""


@dataclass(frozen=True)
class Extra:
    """What moves in a way of its own, as SVG: at rest, and in motion."""

    still: str
    moving: str


Layer = Cel | Shape | Extra


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("0.", ".", 1) if value else "0"


def animation(timing: Timing, attribute: str, values: Sequence[str]) -> str:
    """Write the motion of an attribute, given its value at each key."""
    splines = ";".join(f".333 {_number(one)} .667 {_number(two)}" for one, two in timing.splines)
    return (
        f'<animate attributeName="{attribute}" {_clock(timing.seconds, timing.times)} '
        f'calcMode="spline" keySplines="{splines}" '
        f'values="{";".join(values)}"/>'
    )


def sliding(seconds: float, times: Sequence[float], ways: Line) -> str:
    """Write how something slides evenly: by so much (k, 2), in units, at shares of its seconds."""
    values = ";".join(f"{x:.1f} {y:.1f}" for x, y in ways)
    return (
        f'<animateTransform attributeName="transform" type="translate" {_clock(seconds, times)} '
        f'values="{values}"/>'
    )


def _clock(seconds: float, times: Sequence[float]) -> str:
    listed = ";".join(_number(time) for time in times)
    return f'dur="{seconds:g}s" repeatCount="indefinite" keyTimes="{listed}"'


Write = Callable[[Shape, str], str]
"""Writes a shape with more attributes than its path data."""


def still(timing: Timing) -> Write:
    """Write shapes as they are at the end."""

    def write(shape: Shape, attributes: str) -> str:
        return f'<path{attributes} d="{write_path(shape)[timing.at_end]}"/>'

    return write


def moving(timing: Timing) -> Write:
    """Write shapes in motion; what stands still has none."""

    def write(shape: Shape, attributes: str) -> str:
        texts = write_path(shape)
        home = texts[timing.at_end]
        if len(set(texts)) == 1:
            return f'<path{attributes} d="{home}"/>'
        motion = animation(timing, "d", [texts[place] for place in timing.order])
        return f'<path{attributes} d="{home}">{motion}</path>'

    return write


def write_shape(shape: Shape, write: Write) -> str:
    """Write a shape of a class."""
    return write(shape, f' class="{shape.css}"')


def write_cel(cel: Cel, name: str, write: Write) -> str:
    """Write a part; `name` is the id of its outline, which fill and line share."""
    # In another site's frame Firefox puts a clip that is made of a <use> in the wrong place.
    edge = write(cel.outline, f' id="{name}"')
    painted = "".join(write_shape(shape, write) for shape in cel.inside)
    if painted:
        edge = f'<clipPath id="{name}c">{edge}</clipPath>'
        painted = f'<g clip-path="url(#{name}c)">{painted}</g>'
    else:
        edge = f"<defs>{edge}</defs>"
    fill = f'<use class="{cel.css}" href="#{name}"/>'
    lines = "".join(write_shape(shape, write) for shape in cel.lines)
    return f'{edge}{fill}{painted}<use class="{cel.outline.css}" href="#{name}"/>{lines}'


def write_loop(name: str, timing: Timing, parts: Sequence[Layer]) -> str:
    """Write a loop twice, at rest and in motion: all of its layers, the lowest first."""
    groups = []
    for css, own, write in (("fw-still", "s", still(timing)), ("fw-moving", "", moving(timing))):
        body = ""
        for number, part in enumerate(parts):
            match part:
                case Cel():
                    body += write_cel(part, f"{name}-{own}{number}", write)
                case Shape():
                    body += write_shape(part, write)
                case Extra():
                    body += part.still if own else part.moving
        # An attribute: readers that know neither motion nor rules of media show one of them too.
        hidden = ' display="none"' if own else ""
        groups.append(f'<g class="{css}"{hidden}>{body}</g>')
    return f"{groups[0]}<!--still-->{groups[1]}"
