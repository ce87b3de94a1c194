"""The trace of the big toe as it goes round: a tail that follows it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline

from footwork.figures.body.loading import load_body
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import length_of, resample
from footwork.figures.loop.timing import Timing
from footwork.figures.loop.writing import Extra, animation
from footwork.figures.pose.angles import Side, out
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Line, Vector

TAIL = 0.6
"""The trace is so much of the way round."""

FINE = 12
"""So many places of the way lie between two keys."""


def toe_tip(meshes: Sequence[Mesh], side: Side, camera: Camera) -> Vector:
    """Return where the tip of the big toe is seen, (2,) in drawing units."""
    tip = load_body().bones["toe1-2.L"].tail * [out(side), 1, 1]
    body, rest = next(
        (mesh, mesh.rest)
        for mesh in meshes
        if mesh.rest is not None and mesh.group in ("body", f"leg{side}")
    )
    nearest = int(np.linalg.norm(rest - tip, axis=1).argmin())
    return np.asarray(camera.units(camera.project(body.points[nearest])))


def create_trace(places: Line, timing: Timing) -> Extra:
    """Draw the way (n, 2) of a toe that is round, with a tail that ends at the toe.

    `places` are those of the keys, in drawing units.
    """
    count = len(places)
    round_ = np.concatenate([places, places[:1]])
    spline = CubicSpline(np.arange(count + 1), round_, bc_type="periodic")
    fine = spline(np.linspace(0, count, count * FINE + 1))
    whole = length_of(fine)
    gone = [length_of(fine[: number * FINE + 1]) for number in range(count)]
    way = curve_path(fit_open(resample(fine, 3.0), 0.8))
    # The pattern goes round with the toe: its dash ends where the toe is.
    dashes = f'stroke-dasharray="{TAIL * whole:.0f} {whole - round(TAIL * whole):.0f}"'
    ways = [gone[place] for place in timing.order[:-1]] + [whole]
    offsets = [f"{TAIL * whole - so_far:.0f}" for so_far in ways]
    motion = animation(timing, "stroke-dashoffset", offsets)
    moving = f'<path class="tr" {dashes} d="{way}">{motion}</path>'
    return Extra(f'<path class="tr" d="{way}"/>', moving)
