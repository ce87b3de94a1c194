"""The arrow of a scene: where the movement goes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage as ndi
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
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import meshes_at
from footwork.figures.typed import Line, Mask

CIRCLE, FLAT = 0.105, 0.86
"""Half the width of the circle round the toes in meters, and its height as a share of that."""

CLEAR = 14.0
"""So far from the body, in drawing units, a circle ends that goes on behind it."""

COARSE = 0.5
"""Pixels a drawing unit where only the place of the body is looked for."""


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


def _circle(scene: Scene, camera: Camera) -> Line:
    """Go round the toes the way they go (n, 2), in drawing units.

    The circle is seen from the front and ends where the body hides it: there it is behind the leg.
    """
    side = SIDES[scene.near]
    body, places = load_body(scene.body), stance_at(scene, 1).places
    root = move_point(places, f"toe3-1.{side}", body.head(f"toe3-1.{side}"))
    middle = camera.units(camera.project(root))
    # At the top the toes turn inward: for a left foot seen from ahead that is to the left.
    inward = -out(side) * float(np.sign(camera.axes[0, 0]))
    turned = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    wide = CIRCLE * camera.units_per_meter
    ring = middle + wide * np.stack([inward * np.sin(turned), -FLAT * np.cos(turned)], axis=1)
    free = _free(scene, ring, camera)
    start = int(np.argmin(free))
    names, _ = ndi.label(np.roll(free, -start))
    longest = int(np.bincount(names)[1:].argmax()) + 1
    return np.asarray(np.roll(ring, -start, axis=0)[names == longest])


def _free(scene: Scene, places: Line, camera: Camera) -> Mask:
    """Say which places (n, 2), in drawing units, are clear of the body at the end of a scene."""
    coarse = replace(camera, detail=COARSE)
    seen = look(meshes_at(scene, 1, stance_at(scene, 1)), coarse)
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    x, y = coarse.pixels(places)
    return np.asarray(~ndi.binary_dilation(body, iterations=round(CLEAR * COARSE))[y, x])


def _along(arrow: Arrow, camera: Camera) -> Line:
    """Lay a calm curve (n, 2) through the places that the data name."""
    points = camera.units(camera.project(np.array([place(*way) for way in arrow.ways])))
    if len(points) < 3:
        return points
    steps = np.linspace(0, len(points) - 1, 30)
    return np.asarray(make_interp_spline(np.arange(len(points)), points, k=2)(steps))


def arrow_lines(scene: Scene, camera: Camera) -> list[Line]:
    """Return a scene's arrows, each from its beginning to its tip, (n, 2) in drawing units."""
    arrow = scene.arrow
    if arrow is None:
        return []
    match arrow.follow:
        case "circle":
            points = _circle(scene, camera)
        case "along":
            points = _along(arrow, camera)
        case _:
            points = _track(scene, arrow, camera)
    line = smooth_open(resample(points + np.array(arrow.aside), 4.0), 4.0)
    here = camera.project(np.zeros(3))
    moves = [camera.project(place(*way)) - here for way in arrow.again]
    return [line, *(line + move[:2] / camera.detail for move in moves)]


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
    """Write a scene's arrows as path data, "" when it has none."""
    two_way = scene.arrow is not None and scene.arrow.two_way
    return "".join(arrow_path(line, two_way=two_way) for line in arrow_lines(scene, camera))
