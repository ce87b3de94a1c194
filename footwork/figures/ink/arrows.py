"""The arrow of a scene: where the movement goes."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import make_interp_spline

from footwork.figures.body.loading import load_body
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import resample, smooth_open
from footwork.figures.pose.angles import out
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.schema import Arrow, Scene
from footwork.figures.pose.stances import SIDES, stance_at
from footwork.figures.scene.camera import Camera, place
from footwork.figures.typed import Line

CIRCLE_AHEAD = 0.05
"""The circle is drawn this far beyond the toes, in meters along the foot."""


def _track(scene: Scene, arrow: Arrow, camera: Camera) -> Line:
    """Follow a place of the body: where it goes (n, 2), in drawing units."""
    body = load_body(scene.body)
    side = SIDES[arrow.side]
    bones = {"toes": f"toe2-3.{side}", "heel": f"foot.{side}", "knee": f"lowerleg01.{side}"}
    bone = bones[arrow.follow]
    point = body.bones[bone].tail if arrow.follow == "toes" else body.head(bone)
    if arrow.follow == "heel":
        heel = body.used[body.vertices[body.used][:, 0] * out(side) > 0]
        heel = heel[(body.vertices[heel][:, 2] > 0.02) & (body.vertices[heel][:, 2] < 0.05)]
        point = body.vertices[heel[body.vertices[heel][:, 1].argmax()]]
    places = []
    for share in np.linspace(arrow.begin, arrow.end, 6):
        stance = stance_at(scene, float(share))
        places.append(camera.units(camera.project(move_point(stance.places, bone, point))))
    return np.array(places)


def _circle(scene: Scene, arrow: Arrow, camera: Camera) -> Line:
    """Go round as the toes do (n, 2), in the air before them, open where the arrow begins."""
    side = SIDES[scene.near]
    tip = load_body(scene.body).bones[f"toe2-3.{side}"].tail + np.array([0, -CIRCLE_AHEAD, 0])
    ring = []
    for degrees in np.linspace(arrow.begin, arrow.end, 17):
        places = stance_at(scene, float(degrees) / 180).places
        ring.append(camera.units(camera.project(move_point(places, f"foot.{side}", tip))))
    return np.array(ring)


def _along(arrow: Arrow, camera: Camera) -> Line:
    """Lay a calm curve (n, 2) through the places that the data name."""
    points = camera.units(camera.project(np.array([place(*way) for way in arrow.ways])))
    if len(points) < 3:
        return points
    steps = np.linspace(0, len(points) - 1, 30)
    return np.asarray(make_interp_spline(np.arange(len(points)), points, k=2)(steps))


def arrow_line(scene: Scene, camera: Camera) -> Line | None:
    """Return a scene's arrow from its beginning to its tip, (n, 2) in drawing units, if any."""
    arrow = scene.arrow
    if arrow is None:
        return None
    match arrow.follow:
        case "circle":
            points = _circle(scene, arrow, camera)
        case "along":
            points = _along(arrow, camera)
        case _:
            points = _track(scene, arrow, camera)
    return smooth_open(resample(points + np.array(arrow.aside), 4.0), 4.0)


def _head(line: Line, size: float) -> str:
    """Write an open head at the end of a line (n, 2) as path data."""
    tip = line[-1]
    before = line[max(0, len(line) - 1 - int(size / 4))]
    ahead = (tip - before) / np.linalg.norm(tip - before)
    aside = np.array([-ahead[1], ahead[0]])
    barbs = [
        tip - ahead * size * 0.78 + aside * size * 0.72,
        tip,
        tip - ahead * size * 0.78 - aside * size * 0.72,
    ]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in barbs)


def arrow_path(line: Line, head: float = 34.0, *, two_way: bool = False) -> str:
    """Write a line (n, 2) with an open head at its end as path data; all in drawing units.

    One that goes two ways has a head at its beginning too.
    """
    marks = _head(line, head) + (_head(line[::-1], head) if two_way else "")
    return curve_path(fit_open(line, 1.2)) + marks


def arrow_of(scene: Scene, camera: Camera) -> str:
    """Write a scene's arrow as path data, "" when it has none."""
    line = arrow_line(scene, camera)
    if line is None or scene.arrow is None:
        return ""
    return arrow_path(line, two_way=scene.arrow.two_way)
