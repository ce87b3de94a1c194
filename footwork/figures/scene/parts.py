"""The parts of a scene, and the layers that paint them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from footwork.figures.body.who import Who
from footwork.figures.typed import Line, Numbers, Points, Triangles

# Painted in this order; the second class is the shade, and the number how much light is too little
# for it.
LAYERS: dict[str, tuple[str, float]] = {
    "pr": ("pr2", 0.5),
    "tw": ("tw2", 0.42),
    "skd": ("skd2", 0.34),
    "sk": ("sk2", 0.34),
    "hr": ("hr2", 0.40),
    "hg": ("hg2", 0.40),
    "cl": ("cl2", 0.38),
    "tp": ("tp2", 0.40),
}

THIN = 3.4
"""Width of inner lines in drawing units."""


@dataclass(frozen=True)
class Mesh:
    """A part of the scene."""

    points: Points
    triangles: Triangles
    css: str
    """Which layer paints it."""
    group: str = ""
    """Parts of one group share one outline; parts without a group have none."""
    rest: Points | None = None
    """Where its points are on the body at rest; None for things."""
    rest_normals: Points | None = None
    edges: Sequence[Line] = ()
    """Lines drawn where they can be seen (things, hems)."""
    turning: bool = True
    """Draw lines where the surface turns away."""
    casts: bool = False
    """Throws a shadow on the ground where it comes near it."""
    thin: float = THIN
    shortest: float = 18.0
    """Inner lines below this length (drawing units) are left out."""
    labels: Callable[[Points], Numbers] | None = None
    """Says by place at rest which layer paints a point, when it is not always the same."""
    who: Who = "adult"
    """Whose body it is, if it is one."""
    lined: Triangles | None = None
    """The triangles that may draw lines, when not all do."""
