"""Things of a room stand where the data put them, and are shaped as such things are."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")
import numpy as np

from footwork.figures.pose.schema import Prop
from footwork.figures.scene.props import BAR, PLATE, meshes_of
from footwork.figures.scene.solids import bar
from tests.figures.scenes import NEAR

COUNTER = Prop(kind="counter", left=40, right=-40, front=90, back=30, height=92, base=-10)
ALONG = Prop(kind="rail", left=-20, right=-24, front=90, back=-30, height=95, base=-16)
ACROSS = Prop(kind="rail", left=70, right=-70, front=44, back=40, height=95)


def extent_of(prop: Prop) -> tuple[np.ndarray, np.ndarray]:
    """Least and most to the left, ahead and up, in cm."""
    points = np.concatenate([mesh.points for mesh in meshes_of(prop)]) * [100, -100, 100]
    return points.min(axis=0), points.max(axis=0)


@pytest.mark.parametrize("prop", [COUNTER, ALONG, ACROSS])
def test_a_thing_fills_its_measures(prop: Prop) -> None:
    low, high = extent_of(prop)
    aside = PLATE - BAR if prop.kind == "rail" else 0.0  # plates stand out on both sides
    assert np.abs(low - [prop.right, prop.back, prop.base]).max() < 0.5 + aside
    assert np.abs(high - [prop.left, prop.front, prop.height]).max() < 0.5 + aside


def test_the_top_of_a_counter_stands_out_over_its_doors_and_these_over_its_foot() -> None:
    widths = [float(np.ptp(mesh.points[:, 0])) for mesh in meshes_of(COUNTER)]
    tops = [float(mesh.points[:, 2].max()) for mesh in meshes_of(COUNTER)]
    by_height = [width for _, width in sorted(zip(tops, widths, strict=True))]
    assert by_height == sorted(by_height)
    assert len(set(by_height)) == len(by_height)


@pytest.mark.parametrize("prop", [ALONG, ACROSS])
def test_posts_of_a_rail_stand_on_plates_on_the_floor_below_it(prop: Prop) -> None:
    *feet, top = meshes_of(prop)
    plates, posts = feet[: len(feet) // 2], feet[len(feet) // 2 :]
    assert len(posts) > 1
    for plate, post in zip(plates, posts, strict=True):
        assert abs(100 * post.points[:, 2].min() - prop.base) < 0.1
        assert post.points[:, 2].max() < top.points[:, 2].max()
        middle = post.points.mean(axis=0)[:2]
        assert (middle > top.points[:, :2].min(axis=0)).all()
        assert (middle < top.points[:, :2].max(axis=0)).all()
        assert abs(100 * plate.points[:, 2].min() - prop.base) < 0.1
        assert np.ptp(plate.points[:, 0]) > 2 * np.ptp(post.points[:, 0])
        assert np.abs(plate.points.mean(axis=0)[:2] - middle).max() < NEAR


def test_every_side_of_a_bar_faces_outward() -> None:
    begin, end = np.array([0.1, 0.0, 0.2]), np.array([0.1, 0.5, 0.3])
    mesh = bar(begin, end, 0.02)
    corners = mesh.points[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    outward = corners.mean(axis=1) - (begin + end) / 2
    assert (np.einsum("ij,ij->i", normals, outward) > 0).all()
