"""The start position of a foot, dashed, behind its end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.body.frames import foot_frame
from footwork.figures.ink.curves import fit_open
from footwork.figures.ink.paths import curve_path
from footwork.figures.ink.polylines import length_of, resample, smooth_open
from footwork.figures.ink.tracing import rings_of
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.sight import Seen, look


def ghost(before: Sequence[Mesh], seen: Seen) -> str:
    """Write the foot's outline as it was before as path data, where nothing covers it now."""
    camera = seen.camera
    was = look(before, camera)
    mask = was.raster.hit
    _, _, h = foot_frame().of(was.rest)
    foot = ndi.binary_dilation(mask & (h < 0.30), iterations=3)
    covered = ndi.binary_dilation(
        seen.mask(*{m.group for m in seen.meshes if m.rest_normals is not None}), iterations=5
    )
    text = ""
    for ring in rings_of(mask, 1.0, camera.detail, camera.margin, 2000.0):
        even = resample(np.concatenate([ring, ring[:1]]), 2.0)
        x, y = camera.pixels(even)
        free = foot[y, x] & ~covered[y, x]
        start = int(np.argmin(free))
        free, even = np.roll(free, -start), np.roll(even, -start, axis=0)
        names, count = ndi.label(free)
        for name in range(1, count + 1):
            piece = even[names == name]
            if length_of(piece) > 40:
                text += curve_path(fit_open(smooth_open(piece, 4), 1.5))
    return text
