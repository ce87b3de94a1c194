"""Shapes in motion as SMIL, which every browser plays without a script.

Every moving path has the values of its points in every key, and goes from one to the next. A second
writing of the loop, hidden, stands still at the end position: for paper, and for who wants no
motion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footwork.figures.ink.svg import path
from footwork.figures.loop.cels import Cel
from footwork.figures.loop.shapes import Shape, write_path
from footwork.figures.loop.timing import Timing

RULES = (
    "/*motion*/.fw-fig>.fw-still{display:none}"
    "@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-still{display:inline}"
    ":not(.play)>.fw-fig>.fw-moving{display:none}}"
    "@media print{.fw-fig>.fw-still{display:inline!important}"
    ".fw-fig>.fw-moving{display:none!important}}/*still*/"
)
"""What moves is hidden where motion is unwelcome, but for a picture that is to play, and in print."""


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("0.", ".", 1) if value else "0"


def animation(timing: Timing, attribute: str, values: Sequence[str], kind: str = "") -> str:
    """Write the motion of an attribute, given its value at each of the shares that are drawn.

    `kind` names what kind of transform it is, where it is one.
    """
    tag = "animateTransform" if kind else "animate"
    more = f' type="{kind}"' if kind else ""
    times = ";".join(_number(time) for time in timing.times)
    splines = ";".join(
        f".333 {_number(one)} .667 {_number(two)}" for one, two in timing.splines
    )
    listed = ";".join(values[place] for place in timing.order)
    return (
        f'<{tag} attributeName="{attribute}"{more} dur="{timing.seconds:g}s" '
        f'repeatCount="indefinite" calcMode="spline" keyTimes="{times}" keySplines="{splines}" '
        f'values="{listed}"/>'
    )


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
        return f'<path{attributes} d="{home}">{animation(timing, "d", texts)}</path>'

    return write


def write_shape(shape: Shape, write: Write) -> str:
    """Write a shape of a class."""
    return write(shape, f' class="{shape.css}"')


def write_cel(cel: Cel, name: str, write: Write) -> str:
    """Write a part; `name` is the id of its outline, which fill and line share."""
    # In another site's frame Firefox puts a clip that is made of a <use> in the wrong place.
    edge = write(cel.outline, f' id="{name}"')
    clip = f'<clipPath id="{name}c">{edge}</clipPath>'
    fill = f'<use class="{cel.css}" href="#{name}"/>'
    painted = "".join(write_shape(shape, write) for shape in cel.inside)
    inside = f'<g clip-path="url(#{name}c)">{painted}</g>' if painted else ""
    lines = "".join(write_shape(shape, write) for shape in cel.lines)
    return f'{clip}{fill}{inside}<use class="{cel.outline.css}" href="#{name}"/>{lines}'


def write_loop(
    name: str, timing: Timing, shadows: Sequence[Shape], cels: Sequence[Cel], ground: str
) -> str:
    """Write a loop twice: in motion, and at rest; `ground` moves by itself."""
    groups = []
    for css, own, write in (("fw-still", "s", still(timing)), ("fw-moving", "", moving(timing))):
        body = "".join(write_shape(shape, write) for shape in shadows)
        body += "".join(
            write_cel(cel, f"{name}-{own}{number}", write) for number, cel in enumerate(cels)
        )
        groups.append(f'<g class="{css}">{body}</g>')
    return f"{ground}{groups[0]}<!--still-->{groups[1]}"
