"""The face: a quiet hint of brows, nose and mouth, ears, and lids where the eyes are closed.

Nobody looks out of a drawing: where the eyes are there is soft shade.
"""

from __future__ import annotations

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.rotations import unit
from footwork.figures.body.who import Who
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.planting import Stance
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, stage_at
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.clothes import HAIR
from footwork.figures.scene.sight import Seen, spread
from footwork.figures.typed import Chosen, Points

LID = 0.0165
"""Half the width of a closed lid, in meters; a little more than in life, to be seen on a person."""

SAG = 0.0075
"""So far its lashes hang below its corners, in meters."""

TURNED = 0.12
"""An eye that faces the viewer less than this (1 is straight on) is not seen."""


def _lids(side: str, who: Who) -> tuple[Points, Points]:
    """Return the line of a closed lid at rest (n, 3), and the way the eye looks (3,)."""
    eye = load_body(who).bones[f"eye.{side}"]
    ahead = unit(eye.tail - eye.head)
    along = np.linspace(-1, 1, 13)
    across = np.array([1.0, 0.0, 0.0])
    line = (
        eye.tail
        + 0.004 * ahead
        + LID * along[:, None] * across
        # The lid bends round the eye: its corners lie farther back.
        - 0.006 * (along**2)[:, None] * ahead
        - SAG * (1 - along**2)[:, None] * np.array([0.0, 0.0, 1.0])
    )
    return line, ahead


def closed_eyes(scene: Scene, share: float, stance: Stance, camera: Camera) -> str:
    """Draw the lids of eyes that are closed at a share of the way, "" where they are open."""
    before, after, between = stage_at(scene, share)
    if (before if between < 0.5 else after).eyes == "open":
        return ""
    text = ""
    for side in SIDES.values():
        line, ahead = _lids(side, scene.body)
        bone = f"eye.{side}"
        moved = np.array([move_point(stance.places, bone, point) for point in line])
        facing = stance.places[bone][:3, :3] @ ahead
        if facing @ camera.to_viewer > TURNED:
            text += curve_path(fit_open(camera.units(camera.project(moved)), 0.6))
    return path("toe", text)


EAR = (
    (-0.063, 1.545),
    (-0.056, 1.558),
    (-0.041, 1.561),
    (-0.031, 1.549),
    (-0.034, 1.529),
    (-0.046, 1.511),
    (-0.053, 1.496),
    (-0.061, 1.500),
)
"""The edge of an ear of the body at rest, from its root over its top to the lobe: how far ahead
(minus) and how high, in meters, where the skin of the head reaches farthest to the side."""

ASIDE = 0.086
"""So far from the middle it lies, in meters."""

BARE_EARS: tuple[Who, ...] = ("adult",)
"""Whose hair leaves the ears bare."""

SIDEWAYS = 0.35
"""An ear that faces the viewer less than this (1 is straight on) is but an edge of the head."""


def ears(stance: Stance, camera: Camera) -> str:
    """Draw the ears that face the viewer, "" where there are none."""
    text = ""
    for aside in (1.0, -1.0) if stance.who in BARE_EARS else ():
        rest = np.array([(aside * ASIDE, ahead, up) for ahead, up in EAR])
        moved = np.array([move_point(stance.places, "head", point) for point in rest])
        facing = stance.places["head"][:3, :3] @ np.array([aside, 0.0, 0.0])
        if facing @ camera.to_viewer > SIDEWAYS:
            text += curve_path(fit_open(camera.units(camera.project(moved)), 0.6))
    return path("sk", text) + path("toe", text)


FRONT = 0.03
"""A face lies no more than this behind the roots of the eyes, in meters."""

SMALLEST = 48.0
"""What of it is smaller, in drawing units², is left out, as where the edge of a cheek hides it."""


def _brows(rest: Points) -> Chosen:
    """Say which points of a face at rest (n, 3) lie in a brow: it thins out toward the temple."""
    eye = load_body().bones["eye.L"].tail
    along = (np.abs(rest[:, 0]) - 0.012) / 0.040
    line = 0.0185 + 0.006 * np.sin(np.pi * np.clip(along, 0, 1) ** 0.8) - 0.004 * along
    half = 0.003 * np.sqrt(np.clip(1.1 - along, 0, 1))
    near = np.abs(rest[:, 2] - eye[2] - line) < half
    return np.asarray((along > 0) & (along < 1) & near)


def _shades(rest: Points) -> Chosen:
    """Say which points of a face at rest (n, 3) are in the shade: of brows, nose and lips."""
    body = load_body()
    eye, lip = body.bones["eye.L"].tail, body.bones["oris01"].tail[2] + 0.001
    nose = body.head("oris06")[2]
    left, up = rest[:, 0], rest[:, 2]
    aside = np.abs(left)
    socket = ((aside - eye[0]) / 0.0165) ** 2 + ((up - eye[2] - 0.003) / 0.0075) ** 2 < 1
    # Light comes from the viewer's left, and so the nose shades its own left side.
    slope = np.clip((eye[2] - up) / (eye[2] - nose), 0, 1)
    beside = (left > 0.005 + 0.004 * slope) & (left < 0.006 + 0.011 * slope)
    beside &= (up > nose + 0.002) & (up < eye[2])
    below = (aside < 0.014) & (np.abs(up - nose - 0.001) < 0.003)
    mouth = (aside < 0.023) & (np.abs(up - lip - 2 * aside**2) < 0.0018)
    return np.asarray(socket | beside | below | mouth)


def face(seen: Seen) -> str:
    """Draw what can be seen of a face, "" where there is none."""
    who = next((mesh.who for mesh in seen.meshes if mesh.group == "body"), None)
    if who is None:
        return ""
    # Places at rest are those of one body, whoever is seen.
    body = load_body()
    mask = seen.mask("body")
    mask &= (seen.rest[..., 2] > body.head("jaw")[2] - 0.05) & (np.abs(seen.rest[..., 0]) < 0.08)
    mask &= seen.rest[..., 1] < body.head("eye.L")[1] + FRONT
    if not mask.any():
        return ""
    text = ""
    for css, found in (("sk2", _shades), (HAIR[who], _brows)):
        area = spread(mask, found(seen.rest[mask]))
        text += path(css, trace_area(seen, area, soft=0.6, error=0.6, smallest=SMALLEST))
    return text
