"""Names for the arrays of this room: what they hold, and in which shape.

Lengths are meters in the scene and drawing units in the picture; a pixel is a place of a raster
with h rows and w columns.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating]
"""(3,): a place, or a direction."""
Points = NDArray[np.floating]
"""(n, 3): places, or directions, one a vertex; where it is said so, (..., 3)."""
Turn = NDArray[np.floating]
"""(3, 3): a rotation."""
Place = NDArray[np.floating]
"""(4, 4): where a bone goes: moves points at rest."""
Quads = NDArray[np.integer]
"""(m, 4): numbers of vertices."""
Triangles = NDArray[np.integer]
"""(m, 3): numbers of vertices."""
Numbers = NDArray[np.integer]
"""(n,): numbers of vertices or of what else is counted."""
Values = NDArray[np.floating]
"""(n,): a value a point; where it is said so, (n, k)."""
Chosen = NDArray[np.bool]
"""(n,): which points are meant."""
Field = NDArray[np.floating]
"""(h, w): a value a pixel."""
Labels = NDArray[np.integer]
"""(h, w): a number a pixel."""
Mask = NDArray[np.bool]
"""(h, w): which pixels are meant."""
Line = NDArray[np.floating]
"""(n, 2) in the picture, (n, 3) in the scene: a polyline."""
Curve = NDArray[np.floating]
"""(4, 2): a cubic curve's ends and its two control points between them."""
