"""A towel or cloth on the floor that toes draw in: folds under the arch, taut ahead of the toes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from footwork.figures.body.subdivision import triangles
from footwork.figures.pose.schema import Prop
from footwork.figures.pose.stances import TOWEL
from footwork.figures.scene.parts import Mesh
from footwork.figures.typed import Field, Points, Values

THICK = 100 * TOWEL
"""How high the top of the cloth lies, in cm."""

FOLDS = 3
"""So many folds gather between the toes and the near edge."""

HIGHEST = 1.9
"""No fold is higher, in cm: what is drawn in farther hides between them."""

NEARER = 0.25
"""The near edge comes toward the heel by this share of what is drawn in."""

WIDE = 1.0
"""Skin rests on what lies less than this far from it, in cm along the floor."""

ALONG, ACROSS = 181, 41
"""Points of the cloth's mesh."""


def grip_of(skin: Points) -> float:
    """Return how far ahead, in cm, the foremost skin (n, 3) lies that touches the cloth."""
    low = skin[skin[:, 2] < skin[:, 2].min() + 0.004]
    return float(-100 * low[:, 1].min())


def _gathered(prop: Prop, share: float, grip: float) -> tuple[Values, Values]:
    """Return how far ahead and how high the cloth lies, in cm, along its middle: (n,) each.

    What lies ahead of the toes stays flat and comes nearer. Between them and the near edge there is
    then more cloth than floor. It stands in folds whose height follows from that: the arc of a low
    wave is longer than its base by 1 + (pi height / 2 wave length) squared.
    """
    drawn = prop.bunched * share
    near, far = prop.back - NEARER * drawn, prop.front - drawn
    taut = far - grip
    cloth = np.linspace(0, prop.front - prop.back, ALONG)
    slack = cloth[-1] - taut
    ahead = np.where(cloth < slack, near + (grip - near) * cloth / slack, grip + cloth - slack)
    wave = (grip - near) / FOLDS
    more = max(0.0, slack / (grip - near) - 1)
    high = min(HIGHEST, 2 * wave / np.pi * np.sqrt(more))
    rise = high * (1 - np.cos(2 * np.pi * FOLDS * np.clip(cloth / slack, 0, 1))) / 2
    return ahead, rise


def _rests_on(skin: Points, over: Field, up: Field) -> Field:
    """Keep cloth below the skin (n, 3) that is above it: no fold goes through a sole.

    `over` (..., 2) is where the cloth lies on the floor in meters, `up` (...) how high in cm.
    """
    low = skin[skin[:, 2] < 0.05]
    near = cKDTree(low[:, :2]).query_ball_point(over.reshape(-1, 2), WIDE / 100)
    roof = np.array([100 * low[one, 2].min() - 0.1 if one else np.inf for one in near])
    return np.asarray(np.minimum(up, np.maximum(roof.reshape(up.shape), THICK - 0.1)))


def towel(prop: Prop, share: float = 0.0, skin: Points | None = None) -> Mesh:
    """Make a towel or cloth, drawn in by a share (0 to 1) of what its prop says.

    `skin` (n, 3) is the body at that moment, in meters; without it nobody stands on the cloth.
    """
    if skin is not None:
        skin = skin[(skin[:, 0] > prop.right / 100) & (skin[:, 0] < prop.left / 100)]
    grip = (prop.front + prop.back) / 2 if skin is None else grip_of(skin)
    ahead, rise = _gathered(prop, share, grip)
    across = np.linspace(prop.right, prop.left, ACROSS)
    # No fold is straight: each bends a little, and runs out toward the sides.
    place = (across - across.mean()) / np.ptp(across)
    bend = np.outer(np.clip(rise, 0, 0.6), 1.6 * np.sin(7 * place + 1))
    up = THICK + rise[:, None] * (1 - 0.5 * (2 * np.abs(place[None])) ** 3)
    over = np.stack([np.broadcast_to(across, up.shape), -(ahead[:, None] + bend)], axis=-1) / 100
    if skin is not None:
        up = _rests_on(skin, over, up)
    points = np.concatenate([over, up[..., None] / 100], axis=-1)
    return _mesh(prop, points)


def _mesh(prop: Prop, points: Points) -> Mesh:
    """Make the mesh of a cloth from a grid of points (along, across, 3); a towel has stripes."""
    lie = np.linspace(0, prop.front - prop.back, ALONG) * (prop.kind == "towel")
    flat = np.zeros_like(points)
    flat[..., 1] = -lie[:, None] / 100
    index = np.arange(ALONG * ACROSS).reshape(ALONG, ACROSS)
    corners = [index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]]
    border: Sequence[Points] = [points[0], points[-1], points[:, 0], points[:, -1]]
    return Mesh(
        points.reshape(-1, 3),
        triangles(np.stack(corners, axis=-1).reshape(-1, 4)),
        "tw",
        "towel",
        rest=flat.reshape(-1, 3),
        edges=[np.asarray(line) for line in border],
        thin=2.6,
        shortest=44.0,
    )
