"""Moves bones, and the skin that follows them.

A rotation is given in the axes of the body at rest and turns its bone about the bone's head;
children follow.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from footwork.figures.body.loading import load_body
from footwork.figures.body.who import Who
from footwork.figures.typed import Numbers, Place, Points, Turn, Vector

Rotations = dict[str, Turn]

_THIGH = "upperleg01."


def bone_places(rotations: Mapping[str, Turn], who: Who = "adult") -> dict[str, Place]:
    """Return where every bone goes: matrices (4, 4) that move points at rest."""
    body = load_body(who)
    places: dict[str, Place] = {}
    for name in body.order:
        bone = body.bones[name]
        above = np.eye(4) if bone.parent is None else places[bone.parent]
        rotation = rotations.get(name)
        if rotation is None:
            places[name] = above
            continue
        if name.startswith(_THIGH):
            # Its turn is against the level: hips that tip leave the legs as they are.
            rotation = rotations.get(f"pelvis.{name[-1]}", np.eye(3)).T @ rotation
        move = np.eye(4)
        move[:3, :3] = rotation
        move[:3, 3] = bone.head - rotation @ bone.head
        places[name] = above @ move
    return places


def skin_points(
    places: Mapping[str, Place], chosen: Numbers | None = None, who: Who = "adult"
) -> Points:
    """Move the body's vertices, or some of them, with the bones that carry them: (n, 3) meters."""
    body = load_body(who)
    points = body.vertices if chosen is None else body.vertices[chosen]
    weights = body.weights if chosen is None else body.weights[chosen]
    carried = np.flatnonzero(weights.any(axis=0))
    moves = np.stack([places[body.order[int(column)]][:3] for column in carried])
    blended = (weights[:, carried] @ moves.reshape(len(carried), 12)).reshape(-1, 3, 4)
    return np.asarray(np.einsum("vij,vj->vi", blended[:, :, :3], points) + blended[:, :, 3])


def move_point(places: Mapping[str, Place], bone: str, point: Vector) -> Vector:
    """Return where a bone takes a point (3,) that lies on it at rest, in meters."""
    return np.asarray(places[bone][:3, :3] @ point + places[bone][:3, 3])
