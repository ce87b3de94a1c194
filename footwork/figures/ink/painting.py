"""Paints every layer and its shade."""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi
from scipy.ndimage import distance_transform_edt, gaussian_filter

from footwork.figures.body.normals import vertex_normals
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.scene.parts import LAYERS
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Field, Mask

LIGHT = (-0.35, 0.45, 0.8)
"""From the left, above and in front of the picture: right, up, to the viewer."""

SMALLEST, SMALLEST_THING = 60.0, 280.0
"""Smaller patches, in drawing units², are left out: of skin and cloth, and of things."""

CLOTH, SMALLEST_FOLD = ("cl", "tp"), 3000.0
"""Shade on clothes in smaller patches, in drawing units², looks like a stain and is left out."""

SPILL = 20.0
"""So many units beyond its edge, the shade of a part may be drawn when it is cut off there."""


def light_of(seen: Seen) -> Field:
    """Return how much light each pixel gets, -1 to 1, softened so that shade has a calm border."""
    meshes = seen.meshes
    starts = np.concatenate([[0], np.cumsum([len(mesh.points) for mesh in meshes])])
    triangles = np.concatenate(
        [mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]
    )
    normals = np.concatenate([vertex_normals(mesh.points, mesh.triangles) for mesh in meshes])
    axes = seen.camera.axes
    toward = LIGHT[0] * axes[0] - LIGHT[1] * axes[1] - LIGHT[2] * axes[2]
    toward = toward / np.linalg.norm(toward)
    hit = seen.raster.hit
    lit = np.where(hit, seen.raster.spread(triangles, normals) @ toward, 0)
    blur = 7 * seen.camera.detail
    return np.asarray(
        gaussian_filter(lit, blur) / np.maximum(gaussian_filter(hit.astype(float), blur), 1e-3)
    )


def paint(seen: Seen, drawing: Drawing, base: str = "") -> None:
    """Fill every layer and its shade; `base` names a layer that is filled already.

    A layer reaches a little under those painted later, so no seam shows.
    """
    light = light_of(seen)
    names = list(LAYERS)
    flat_props = np.zeros(seen.part.shape, bool)
    layer = np.full(seen.part.shape, -1)
    for number, mesh in enumerate(seen.meshes):
        mine = seen.part == number
        layer[mine] = names.index(mesh.css) if mesh.labels is None else mesh.labels(seen.rest[mine])
        if mesh.css == "pr":
            flat_props |= seen.part == number
    # The sides of blocks are shaded, their tops are not, wherever the light stands.
    upright = flat_props & (np.abs(seen.facing_up) < 0.7)
    grow = max(2, round(3 * seen.camera.detail))
    for number, (css, (shade, dark)) in enumerate(LAYERS.items()):
        mask = layer == number
        if not mask.any():
            continue
        later = layer > number
        if css != base:
            whole = mask | (ndi.binary_dilation(mask, iterations=grow) & later)
            smallest = SMALLEST_THING if css == "pr" else SMALLEST
            data = trace_area(seen, whole, error=1.3, smallest=smallest)
            drawing.fills.append(path(css, data))
        dim = upright & mask if css == "pr" else mask & (light < dark)
        dim = ndi.binary_opening(dim, iterations=2)
        dim |= (
            ndi.binary_dilation(dim, iterations=grow)
            & later
            & (light < dark if css != "pr" else later)
        )
        soft = 0.8 if css == "pr" else 2.0 * seen.camera.detail
        error, smallest = 1.5, SMALLEST_FOLD if css in CLOTH else 250.0
        if base:
            dim, soft, error, smallest = spill(dim, seen), 3 * soft, 4.0, 1500.0
        data = trace_area(seen, dim, soft=soft, error=error, smallest=smallest)
        drawing.fills.append(path(shade, data))


def spill(mask: Mask, seen: Seen) -> Mask:
    """Let a mask (h, w) go on a little beyond the part's edge, where it is cut off anyway."""
    away, nearest = distance_transform_edt(seen.part < 0, return_indices=True)
    near = away < SPILL * seen.camera.detail
    return np.asarray(near & mask[tuple(nearest)])
