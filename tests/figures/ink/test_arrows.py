"""Arrows: beside the body, within the picture."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np
from scipy import ndimage as ndi

from footwork.figures.ink.arrows import arrow_line
from footwork.figures.picture import MARGIN
from footwork.figures.pose.stances import stance_at
from footwork.figures.scene.camera import aim
from footwork.figures.scene.sight import look
from footwork.figures.scene.staging import meshes_at
from tests.figures.scenes import SCENES


@pytest.mark.parametrize("name", [n for n, s in SCENES.items() if s.arrow])
def test_the_arrow_keeps_off_the_body(name: str) -> None:
    scene = SCENES[name]
    camera = aim(scene.view, 0.5)
    seen = look(meshes_at(scene, 1, stance_at(scene, 1)), camera)
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    line = arrow_line(scene, camera)
    assert line is not None
    assert (line > 8).all()
    assert (line < [892, 1192]).all()
    pixels = np.floor((line + MARGIN) * camera.detail).astype(int)
    wide = ndi.binary_dilation(body, iterations=4)
    assert not wide[pixels[:, 1], pixels[:, 0]].any()
