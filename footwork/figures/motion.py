"""The loop: a movement in motion, as a reel of frames that CSS alone moves past the picture.

It plays by itself where motion is welcome; `pause` on any element around it stops it, `play` starts
it even where less motion is asked for. In print, and without motion, the end position stands still.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

import numpy as np

from footwork.figures.cels import Cel, Stage, create_frame
from footwork.figures.ink.ground import lying
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import shadow_ground
from footwork.figures.ink.strokes import outline
from footwork.figures.ink.svg import document
from footwork.figures.picture import WIDTH
from footwork.figures.pose.schema import Figure, Phase
from footwork.figures.scene.camera import Camera, aim
from footwork.figures.scene.props import meshes_of
from footwork.figures.scene.sight import look
from footwork.figures.typed import Mask


def ease(share: float) -> float:
    """Slow a share of the way, 0 to 1, at both ends."""
    return share * share * (3 - 2 * share)


def frames_of(figure: Figure) -> list[float]:
    """List the shares of the way that are drawn.

    Between start and end, and back by the same frames; or once round.
    """
    if figure.close.way == "straight":
        return [ease(float(share)) for share in np.linspace(0, 1, figure.frames)]
    return [float(share) for share in np.linspace(0, 2, figure.frames + 1)[:-1]]


def ends_of(figure: Figure) -> list[int]:
    """List the frame at which each phase arrives."""
    last = figure.frames - 1 if figure.close.way == "straight" else figure.frames / 2
    return [round(phase.to * last) for phase in figure.loop]


def rest_of(figure: Figure) -> int:
    """Return the frame that stands still: the end position."""
    return figure.frames - 1 if figure.close.way == "straight" else figure.frames // 2


def _still(figure: Figure, camera: Camera) -> tuple[str, Mask]:
    """Everything that does not move, and the pixels that a shadow can fall on."""
    scene = figure.close
    drawing = Drawing()
    drawing.ground.append(lying(scene, camera))
    meshes = [mesh for prop in scene.props if not prop.bunched for mesh in meshes_of(prop)]
    if not meshes:
        width, height = camera.size
        return drawing.body, np.ones((height, width), bool)
    seen = look(meshes, camera)
    paint(seen, drawing)
    outline(seen, drawing)
    return drawing.body, shadow_ground(seen)


def animation_css(name: str, figure: Figure) -> str:
    """Write the rules that move the reel, in as many steps a phase as it has frames.

    One animation moves all frames, so that they cannot fall out of step. `name` is that of the
    animation and of the reel's class: many loops can play on one page.
    """
    total = sum(phase.seconds for phase in figure.loop)
    keys, clock, here = "", 0.0, 0
    for phase, there in zip(figure.loop, ends_of(figure), strict=True):
        steps = f"steps({abs(there - here)},{'end' if figure.close.way != 'straight' else 'start'})"
        moves = f";animation-timing-function:{steps}" if there != here else ""
        keys += f"{100 * clock / total:.4g}%{{transform:translateX({-WIDTH * here}px){moves}}}"
        clock, here = clock + phase.seconds, there
    keys += f"to{{transform:translateX({-WIDTH * here}px)}}"
    return (
        f"@keyframes {name}{{{keys}}}"
        f".fw-fig>.{name}{{transform:translateX({-WIDTH * rest_of(figure)}px);"
        f"animation:{name} {total:g}s infinite}}"
        ".pause .fw-fig>.fw-reel{animation-play-state:paused}"
        "@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-reel{animation:none}}"
        "@media print{.fw-fig>.fw-reel{animation:none!important}}"
    )


def phases_text(phases: tuple[Phase, ...]) -> str:
    """Write the phases and their seconds, for the page that names them."""
    return ";".join(f"{phase.name} {phase.seconds:g}" for phase in phases)


def create_loop(name: str, title: str, figure: Figure, detail: float = 0.8) -> str:
    """Return a movement's loop as SVG; `title` says what is seen."""
    camera = aim(figure.close.view, detail)
    still, ground = _still(figure, camera)
    stage = Stage(figure.close, camera, ground, name)
    muscles = "".join(
        f'<path id="{mark}" d="{drawn.shape}"/>'
        for part in stage.marks
        for mark, drawn in part.items()
    )
    frames = [create_frame(stage, share) for share in frames_of(figure)]
    reel = "".join(
        f'<g transform="translate({WIDTH * number})">{body}</g>'
        for number, body in enumerate(join_frames(name, frames))
    )
    own = f"fw-{name}"
    body = f'<defs>{muscles}</defs>{still}<g class="fw-reel {own}">{reel}</g>'
    css, phases = animation_css(own, figure), phases_text(figure.loop)
    return document(name, title, body, more_style=css, phases=phases)


def join_frames(name: str, frames: Sequence[Sequence[Cel | str]]) -> list[str]:
    """Write each frame as SVG; what an earlier one has drawn already is used again.

    Ids begin with `name`, so that many loops can stand on a page.
    """
    times = Counter(part for frame in frames for part in frame)
    drawn: dict[Cel | str, str] = {}
    number = itertools.count()

    def put(part: Cel | str) -> str:
        if part in drawn:
            return f'<use href="#{drawn[part]}"/>'
        again = times[part] > 1 and part
        if again:
            drawn[part] = f"{name}-{next(number)}"
        markup = part if isinstance(part, str) else part.markup(f"{name}-{next(number)}")
        # A copy is styled by rules that reach into what is copied.
        return f'<g id="{drawn[part]}" class="fw-fig">{markup}</g>' if again else markup

    return ["".join(put(part) for part in frame) for frame in frames]
