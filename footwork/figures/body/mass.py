"""Where the mass of a body is: its segments, each as heavy as in life.

Masses and places of the segments' centers after P. de Leva, "Adjustments to Zatsiorsky-Seluyanov's
segment inertia parameters", J Biomech 1996;29(9):1223-30, table 4: of college-aged men and women,
the only ones for whom it is measured so finely; the adult is midway between them.

The article itself was not seen. Every number was compared with the copy of its table in the
teaching notes of M. Duarte (BMClab/BMC, data/BSPfemale_ZdeLeva.txt and BSPmale_ZdeLeva.txt), and
agrees; the segments are those from VERT to MIDG (head), SUPR to MIDH (trunk), SJC to EJC, EJC to
WJC, WJC to MET3, HJC to KJC, KJC to AJC, and HEEL to TTIP.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.who import Who
from footwork.figures.typed import Place, Vector

# Segment: share of the mass in percent, and where its center lies in percent of the way from its
# first end to its second; women, then men.
_TABLE: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "head": ((6.68, 58.94), (6.94, 59.76)),
    "trunk": ((42.57, 41.51), (43.46, 44.86)),
    "upper arm": ((2.55, 57.54), (2.71, 57.72)),
    "forearm": ((1.38, 45.59), (1.62, 45.74)),
    "hand": ((0.56, 74.74), (0.61, 79.00)),
    "thigh": ((14.78, 36.12), (14.16, 40.95)),
    "shank": ((4.81, 43.52), (4.33, 43.95)),
    "foot": ((1.29, 40.14), (1.37, 44.15)),
}

_MEN: Mapping[Who, float] = {"adult": 0.5, "elder": 0.0}
"""How far each body is from the women's values to the men's."""

_LIMBS = {
    "upper arm": ("upperarm01", "lowerarm01"),
    "forearm": ("lowerarm01", "wrist"),
    "thigh": ("upperleg01", "lowerleg01"),
    "shank": ("lowerleg01", "foot"),
}


@dataclass(frozen=True)
class Segment:
    """A part of the body: its share of the mass, and its center between two carried points."""

    mass: float
    center: float
    """How far from its first end to its second the center lies, 0 to 1."""
    ends: tuple[tuple[str, Vector], tuple[str, Vector]]
    """Each end: the bone that carries it, and where it is at rest (3,) in meters."""


@functools.cache
def segments(who: Who = "adult") -> tuple[Segment, ...]:
    """Return the segments of a body; their masses make 1."""
    body = load_body(who)
    skin = body.vertices[body.used]

    def make(name: str, first: tuple[str, Vector], second: tuple[str, Vector]) -> Segment:
        women, men = np.array(_TABLE[name])
        mass, center = ((1 - _MEN[who]) * women + _MEN[who] * men) / 100
        return Segment(float(mass), float(center), (first, second))

    top = np.array([0.0, body.head("head")[1], skin[:, 2].max()])
    hips = (body.head("upperleg01.L") + body.head("upperleg01.R")) / 2
    notch = (body.head("clavicle.L") + body.head("clavicle.R")) / 2
    found = [
        make("head", ("head", top), ("head", body.head("jaw"))),
        make("trunk", ("spine01", notch), ("root", hips)),
    ]
    for side in "LR":
        for name, (here, there) in _LIMBS.items():
            first, last = f"{here}.{side}", f"{there}.{side}"
            found.append(make(name, (first, body.head(first)), (last, body.head(last))))
        wrist, knuckle = f"wrist.{side}", f"metacarpal3.{side}"
        ends = body.head(wrist), body.bones[knuckle].tail
        found.append(make("hand", (wrist, ends[0]), (wrist, ends[1])))
        foot = skin[(skin[:, 0] * (1 if side == "L" else -1) > 0) & (skin[:, 2] < 0.06)]
        heel, toe = foot[foot[:, 1].argmax()], foot[foot[:, 1].argmin()]
        found.append(make("foot", (f"foot.{side}", heel), (f"foot.{side}", toe)))
    whole = sum(one.mass for one in found)
    return tuple(Segment(one.mass / whole, one.center, one.ends) for one in found)


def center_of_mass(places: Mapping[str, Place], who: Who = "adult") -> Vector:
    """Return the center of mass (3,) in meters of a body whose bones are at these places."""
    center = np.zeros(3)
    for segment in segments(who):
        first, second = (
            places[bone][:3, :3] @ point + places[bone][:3, 3] for bone, point in segment.ends
        )
        center += segment.mass * ((1 - segment.center) * first + segment.center * second)
    return center
