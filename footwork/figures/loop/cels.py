"""The parts of a loop, painted whole, one over the other, each with one outline.

A still shows of each part what the eye sees. In motion that changes all the time, and so the parts
are made like the cels of a drawn film: each is painted whole and the nearer one over it. What lies
on a part is drawn at the end position and carried by the skin, within the part's outline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage as ndi

from footwork.figures.ink.details import hems
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import shadow
from footwork.figures.ink.strokes import OUTLINE, edges_of, outline_distance
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.loop.material import Skin, seen_points
from footwork.figures.loop.shapes import Shape
from footwork.figures.loop.timing import Timing
from footwork.figures.loop.tracks import Stroke, find_inner, inner_shapes
from footwork.figures.loop.turning import Ring, outline, ring_of
from footwork.figures.pose.angles import Side, out
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, ground_of, stance_at
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.clothes import ARMS, BELOW_TRUNK, CELS, TRUNK, WALKING, in_cel
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.sight import Seen, look
from footwork.figures.scene.staging import meshes_at
from footwork.figures.stills import put_on_skin
from footwork.figures.typed import Field, Line, Mask

ROUGH = 1.9
"""Paths of a loop may be off by so many times more than those of a still of one leg."""


SLIT = 12.0
"""A gap or a strip of cloth narrower than this, in drawing units, is left out of an edge."""


@dataclass(frozen=True)
class Cel:
    """One part in motion."""

    css: str
    """What its outline is filled with."""
    outline: Shape
    inside: Sequence[Shape]
    """What is painted on it, under its outline, and cut off there."""
    lines: Sequence[Shape]
    """What is drawn over its outline."""

    def with_inner(self, more: Sequence[Shape]) -> Cel:
        """Return the part with more on it."""
        return replace(self, inside=[*self.inside, *more])


@dataclass(frozen=True)
class Stage:
    """What all keys of a loop share."""

    scene: Scene
    camera: Camera
    ground: Mask
    """The pixels that a shadow can fall on."""
    order: tuple[int, ...] = (*BELOW_TRUNK, TRUNK, *ARMS)
    """The parts of a person as they are painted, the farthest first."""

    @property
    def far(self) -> Side:
        """Return the side of the leg that is farther away."""
        return "R" if SIDES[self.scene.near] == "L" else "L"

    def with_arms(self, meshes: list[Mesh]) -> Stage:
        """Return the stage with shorts as they are worn, and each arm where it is seen in some key.

        An arm is behind all the rest, between shorts and shirt, or before them.
        """
        if self.scene.shows == "legs":
            return self
        below = WALKING if self.scene.way == "walk" else BELOW_TRUNK
        *lower, trunk = (self._part_of_body(number, meshes) for number in (*below, TRUNK))
        behind, between, before = list[int](), list[int](), list[int]()
        for number in ARMS:
            arm = self._part_of_body(number, meshes)
            if _is_nearer(arm, [trunk]):
                before.append(number)
            elif _is_nearer(arm, lower):
                between.append(number)
            else:
                behind.append(number)
        return replace(self, order=(*behind, *below, *between, TRUNK, *before))

    def visible_parts(self, meshes: list[Mesh]) -> Iterator[Seen]:
        """Yield each part, the farthest first, without what is behind a farther one's near bits.

        A shirt lies over what is below it, wherever that moves.
        """
        width, height = self.camera.size
        depth = np.full((height, width), np.inf)
        for seen in self._parts(meshes):
            shirt = seen.meshes[0].labels is not None
            hidden = (seen.raster.depth > depth + 0.001) & (not shirt)
            depth = np.minimum(depth, seen.raster.depth)
            yield seen if shirt else _without(seen, hidden, depth)

    def _parts(self, meshes: list[Mesh]) -> Iterator[Seen]:
        """Each part alone: towel, far leg and near leg, or towel and the parts of a person."""
        if self.scene.shows == "legs":
            for mesh in sorted(meshes, key=lambda mesh: ["tw", "skd", "sk"].index(mesh.css)):
                yield look([mesh], self.camera, ROUGH)
            return
        for mesh in meshes:
            if mesh.css == "tw":
                yield look([mesh], self.camera, ROUGH)
        for number in self.order:
            yield self._part_of_body(number, meshes)

    def _part_of_body(self, number: int, meshes: list[Mesh]) -> Seen:
        body, *eyes = (mesh for mesh in meshes if mesh.css != "tw")
        if body.rest is None or body.lined is None:
            raise ValueError("the body has no place at rest")
        mine = in_cel(number, body.rest, self.far, self.scene.body)
        body = replace(
            body,
            triangles=body.triangles[mine[body.triangles].any(axis=1)],
            lined=body.lined[mine[body.lined].all(axis=1)],
        )
        if number != TRUNK:
            body, eyes = replace(body, css=CELS[number], labels=None), []
        seen = look([body, *eyes], self.camera, ROUGH)
        other = ~in_cel(number, seen.rest, self.far, self.scene.body) | _within(seen, body)
        other &= seen.part == 0
        return _without(seen, other, np.where(other, np.inf, seen.raster.depth))

    def inner_strokes(self, seen: Seen, skin: Skin) -> list[Stroke]:
        """List the lines inside a part; the two parts of shorts that walk have only their edges."""
        if self.scene.way == "walk" and seen.meshes[0].css == "cl":
            return []
        return find_inner(seen, skin)

    def shadow_ring(self, meshes: Sequence[Mesh], side: Side) -> Line | None:
        """Return the ring of the shadow under one foot, None where it throws none."""
        casting = []
        for mesh in meshes:
            if not mesh.casts or mesh.rest is None:
                continue
            mine = mesh.rest[mesh.triangles][:, 0, 0] * out(side) > 0
            casting.append(replace(mesh, triangles=mesh.triangles[mine]))
        mask = shadow(casting, self.camera, ground_of(self.scene)) & self.ground
        return ring_of(mask, self.camera, soft=4.0)


def _within(seen: Seen, body: Mesh) -> Mask:
    """Find the pixels (h, w) that show the first part, a body that is cut, from its inside."""
    corners = body.points[body.triangles]
    outward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    within = outward @ seen.camera.to_viewer < 0
    triangle = seen.raster.triangle
    return np.asarray(within[np.clip(triangle, 0, len(within) - 1)] & (triangle >= 0))


def _is_nearer(part: Seen, others: Sequence[Seen]) -> bool:
    """Say whether a part is before others, in most of what is seen of both."""
    depth = np.min([other.raster.depth for other in others], axis=0)
    both = (part.part >= 0) & np.any([other.part >= 0 for other in others], axis=0)
    return bool(both.any() and (part.raster.depth[both] < depth[both]).mean() > 0.5)


def moving_meshes(scene: Scene, share: float) -> list[Mesh]:
    """List everything that moves, at a share of the way from start to end."""
    meshes = meshes_at(scene, min(share, 1.0), stance_at(scene, share))
    return [mesh for mesh in meshes if mesh.rest is not None]


def create_cels(
    stage: Stage, timing: Timing, frames: Sequence[list[Mesh]]
) -> tuple[list[Shape], list[Cel]]:
    """Return the shadows of a loop, and its parts, the farthest first.

    `frames` are what moves, at each of the shares of the timing.
    """
    end = timing.at_end
    rings: dict[int, list[Ring | None]] = {}
    keys: dict[int, list[Line]] = {}
    strokes: dict[int, list[list[Stroke]]] = {}
    drawn: dict[int, Seen] = {}
    shadows: dict[Side, list[Line | None]] = {"L": [], "R": []}
    for number, meshes in enumerate(frames):
        for side, found in shadows.items():
            found.append(stage.shadow_ring(meshes, side))
        for part, seen in enumerate(stage.visible_parts(meshes)):
            # Cloth is drawn before it is gathered: all of it can be seen.
            if timing.shares[number] == (0 if seen.meshes[0].css == "tw" else 1):
                drawn[part] = seen
            keys.setdefault(part, []).append(seen_points(seen.meshes, stage.camera))
            skin = Skin(seen)
            rings.setdefault(part, []).append(_ring(seen, skin))
            strokes.setdefault(part, []).append(stage.inner_strokes(seen, skin))
    cyclic = stage.scene.way != "straight"
    cels = [
        _create_cel(stage.scene, Skin(drawn[part]), rings[part], keys[part], end).with_inner(
            inner_shapes(strokes[part], keys[part], cyclic=cyclic)
        )
        for part in drawn
        if rings[part][end] is not None
    ]
    return [shape for found in shadows.values() for shape in _create_shadow(found)], cels


def _ring(seen: Seen, skin: Skin) -> Ring | None:
    """Return the edge of a part, and where on the body it is."""
    mask = seen.part >= 0
    if seen.meshes[0].css == "cl":
        mask = _without_slits(mask, seen.camera)
    places = ring_of(mask, seen.camera)
    if places is None:
        return None
    return Ring(places, seen.rest[skin.nearest(places)])


def _without_slits(mask: Mask, camera: Camera) -> Mask:
    """Close what is thinner than a line in a mask (h, w), and drop what sticks out as thin.

    A leg of the shorts goes behind the other: the last of it would be a needle.
    """
    times = round(SLIT / 2 * camera.detail)
    room = 2 * times
    closed = ndi.binary_closing(np.pad(mask, room), iterations=times)
    opened = ndi.binary_opening(closed, iterations=times)
    # A corner is no needle: what lies next to the rest comes back.
    whole = ndi.binary_dilation(opened, iterations=times, mask=closed)
    return np.asarray(whole[room:-room, room:-room])


def _create_shadow(found: Sequence[Line | None]) -> list[Shape]:
    """Return a foot's shadow in motion; where it throws none, it has shrunk to nothing."""
    known = {number: ring for number, ring in enumerate(found) if ring is not None}
    if not known:
        return []
    rings = []
    for number in range(len(found)):
        near = known[min(known, key=lambda other: abs(other - number))]
        gone = np.repeat(near.mean(axis=0)[None], len(near), axis=0)
        rings.append(Ring(known.get(number, gone)))
    longest = max(known, key=lambda number: len(known[number]))
    return [outline("sh", rings, longest, 4.0)]


def _create_cel(
    scene: Scene, skin: Skin, rings: Sequence[Ring | None], keys: list[Line], home: int
) -> Cel:
    seen = skin.seen
    body = seen.meshes[0]
    painted, inked = Drawing(), Drawing()
    paint(seen, painted, body.css)
    put_on_skin(seen, scene, painted)
    inked.lines.append(edges_of(seen, outline_distance(seen)))
    if scene.shows == "body" and body.css != "tw":
        inked.lines.append(hems(seen))
    own = rings[home]
    if body.labels is None and own is not None:
        edge = outline("ol", [ring or own for ring in rings], home, OUTLINE * ROUGH)
    else:
        # Head, arms and trunk hardly turn: their edge goes along with them.
        text = path("ol", trace_area(seen, seen.part >= 0, error=OUTLINE))
        [edge] = skin.carry_paths(text, keys)
    inside = skin.carry_paths("".join(painted.fills + painted.overlays), keys)
    return Cel(body.css, edge, inside, skin.carry_paths("".join(inked.lines), keys))


def _without(seen: Seen, hidden: Mask, depth: Field) -> Seen:
    """What was seen, less some pixels; `depth` is how far away the nearest thing is."""
    triangle = np.where(hidden, -1, seen.raster.triangle)
    raster = replace(seen.raster, triangle=triangle, depth=depth)
    return replace(seen, raster=raster, part=np.where(hidden, -1, seen.part))
