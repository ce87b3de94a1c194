"""The loop: a movement in motion, as a reel of frames that CSS alone moves past the picture.

It plays by itself where motion is welcome; `pause` on any element around it stops it, `play` starts
it even where
less motion is asked for. In print, and without motion, the end position stands still.
"""

from __future__ import annotations

import numpy as np

from footwork.figures.camera import WIDTH
from footwork.figures.drawing import camera_of, draw
from footwork.figures.poses import Figure, Phase
from footwork.figures.props import mat, meshes_of
from footwork.figures.scene import Drawing, look, outline, paint
from footwork.figures.svg import path


def ease(share: float) -> float:
    """Slow at both ends."""
    return share * share * (3 - 2 * share)


def frames_of(figure: Figure) -> list[float]:
    """The shares that are drawn."""
    if figure.close.way == "straight":
        return [ease(float(share)) for share in np.linspace(0, 1, figure.frames)]
    return [float(share) for share in np.linspace(0, 2, figure.frames + 1)[:-1]]


def timeline(figure: Figure) -> list[tuple[int, float]]:
    """Which frame is shown for how many seconds, one after the other."""
    shares = frames_of(figure)
    count = len(shares)
    times: list[tuple[int, float]] = []
    here = 0.0
    for phase in figure.loop:
        if phase.to == here:
            times.append((_nearest(figure, here, count), phase.seconds))
            continue
        span = np.linspace(here, phase.to, max(2, round(abs(phase.to - here) * (count or 1)) + 1))
        steps = [_nearest(figure, float(value), count) for value in span[1:]]
        steps = [
            step for number, step in enumerate(steps) if number == 0 or step != steps[number - 1]
        ]
        times += [(step, phase.seconds / len(steps)) for step in steps]
        here = phase.to
    return times


def _nearest(figure: Figure, value: float, count: int) -> int:
    if figure.close.way == "straight":
        return round(value * (count - 1))
    return round(value / 2 * count) % count


def _still(figure: Figure, detail: float) -> Drawing:
    """Everything that does not move."""
    scene = figure.close
    camera = camera_of(scene.view, detail)
    drawing = Drawing()
    for prop in scene.props:
        if prop.kind == "mat":
            drawing.ground.append(path("fl2", mat(prop, camera)))
    meshes = [mesh for prop in scene.props if prop.kind != "towel" for mesh in meshes_of(prop)]
    if meshes:
        seen = look(meshes, camera)
        paint(seen, drawing)
        outline(seen, drawing)
    return drawing


def animation_css(name: str, times: list[tuple[int, float]], rest: int) -> str:
    """Rules that move the reel from frame to frame; `rest` is the frame that stands still.

    One animation moves all frames, so that they cannot fall out of step. `name` is that of the
    animation and of the reel's class: many loops can play on one page.
    """
    total = sum(seconds for _, seconds in times)
    keys, clock = "", 0.0
    for frame, seconds in times:
        keys += f"{100 * clock / total:.4g}%{{transform:translateX({-WIDTH * frame}px)}}"
        clock += seconds
    return (
        f"@keyframes {name}{{{keys}}}"
        f".fw-fig>.{name}{{transform:translateX({-WIDTH * rest}px);"
        f"animation:{name} {total:g}s step-end infinite}}"
        ".pause .fw-fig>.fw-reel{animation-play-state:paused}"
        "@media(prefers-reduced-motion:reduce){:not(.play)>.fw-fig>.fw-reel{animation:none}}"
        "@media print{.fw-fig>.fw-reel{animation:none!important}}"
    )


def phases_text(phases: tuple[Phase, ...]) -> str:
    """The phases and their seconds, for the page that names them."""
    return ";".join(f"{phase.name} {phase.seconds:g}" for phase in phases)


def create_loop(name: str, figure: Figure, detail: float = 0.8) -> tuple[str, str, str]:
    """Body, extra rules and phases of a movement's loop."""
    shares = frames_of(figure)
    still = _still(figure, detail)
    frames = [draw(figure.close, share, detail=detail, frame=True).body for share in shares]
    rest = len(shares) - 1 if figure.close.way == "straight" else len(shares) // 2
    reel = "".join(
        f'<g transform="translate({WIDTH * number})">{body}</g>'
        for number, body in enumerate(frames)
    )
    css = animation_css(f"fw-{name}", timeline(figure), rest)
    return f'{still.body}<g class="fw-reel fw-{name}">{reel}</g>', css, phases_text(figure.loop)
