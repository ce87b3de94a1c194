"""A frame of a loop: parts painted whole, one over the other, each with one outline.

A still shows of each part what the eye sees. A frame has to be small, and so its parts are made
like the cels of a drawn film: each is painted whole and the nearer one over it. Then one path is
both fill and outline of a part, and a part that does not move is the same in every frame.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from footwork.figures.ink.details import hems, toe_lines
from footwork.figures.ink.ground import stripes, walked_ground
from footwork.figures.ink.layers import Drawing
from footwork.figures.ink.painting import paint
from footwork.figures.ink.shadows import shadow
from footwork.figures.ink.strokes import OUTLINE, inner_lines
from footwork.figures.ink.svg import path
from footwork.figures.ink.tracing import trace_area
from footwork.figures.muscles.marks import working_areas
from footwork.figures.pose.angles import Side
from footwork.figures.pose.schema import Scene
from footwork.figures.pose.stances import SIDES, ground_of, stance_at
from footwork.figures.scene.camera import Camera
from footwork.figures.scene.clothes import CELS, in_cel
from footwork.figures.scene.parts import Mesh
from footwork.figures.scene.sight import Seen, look
from footwork.figures.scene.staging import marked_sides, meshes_at
from footwork.figures.typed import Field, Line, Mask, Points, Triangles

ROUGH = 2.4
"""Paths of a loop's frames may be off by so many times more than those of a still."""

ANKLE = 0.09
"""Height at rest in meters below which a muscle is one of the foot."""

PLACES = 300
"""How many places on a muscle say where it is."""


@dataclass(frozen=True)
class Cel:
    """One part of a frame."""

    css: str
    """What its shape is filled with."""
    shape: str
    """Path data of its outline."""
    inside: str
    """What is painted on it, under its outline."""
    lines: str
    """What is drawn over its outline."""

    def markup(self, name: str) -> str:
        """Write the cel as SVG; `name` is the id of its shape, which fill and outline share."""
        # In another site's frame Firefox puts a clip that is made of a <use> in the wrong place.
        clip = f'<clipPath id="{name}c"><path id="{name}" d="{self.shape}"/></clipPath>'
        fill = f'<use class="{self.css}" href="#{name}"/>'
        inside = f'<g clip-path="url(#{name}c)">{self.inside}</g>'
        return f'{clip}{fill}{inside}<use class="ol" href="#{name}"/>{self.lines}'


@dataclass(frozen=True)
class Mark:
    """A working muscle: drawn once, and laid on the leg wherever a frame has the leg."""

    css: str
    shape: str
    """Path data, counted from its middle."""
    corners: Triangles
    """Some places on it: the three corners of the triangle that each lies in,"""
    mix: Field
    """and how much of each corner there is in it."""
    home: Line
    """Where these places are seen in its own drawing, counted from its middle."""

    def seen_at(self, points: Points, camera: Camera) -> Line:
        """Find where its places are seen (n, 2), in units, with the mesh at `points` (v, 3)."""
        return camera.units(
            camera.project((points[self.corners] * self.mix[..., None]).sum(axis=1))
        )

    def transform(self, points: Points, camera: Camera) -> str:
        """Return what lays its shape on a leg whose mesh is at `points` (v, 3), for an attribute.

        A bone turned in space is an affine change in a view.
        """
        known = np.column_stack([self.home, np.ones(len(self.home))])
        change = np.linalg.lstsq(known, self.seen_at(points, camera), rcond=None)[0]
        turned = " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in change[:2].ravel())
        return f"matrix({turned} {change[2][0]:.1f} {change[2][1]:.1f})"


@dataclass(frozen=True)
class Stage:
    """What all frames of a loop share."""

    scene: Scene
    camera: Camera
    ground: Mask
    """The pixels that a shadow can fall on."""
    name: str
    """Ids begin with it."""

    @functools.cached_property
    def far(self) -> Side:
        """Return the side of the leg that is farther away."""
        return "R" if SIDES[self.scene.near] == "L" else "L"

    @functools.cached_property
    def upper(self) -> Seen:
        """Look at head, arms and trunk of a person: they hold still."""
        return self._part_of_body(len(CELS) - 1, self.meshes(1.0))

    @functools.cached_property
    def upper_cel(self) -> Cel:
        """Paint head, arms and trunk."""
        return _create_cel(self.upper, {})

    @functools.cached_property
    def marks(self) -> list[dict[str, Mark]]:
        """Draw for each part its working muscles by their ids, as they are seen half way."""
        found: list[dict[str, Mark]] = []
        number = itertools.count()
        for seen in self.visible_parts(self.meshes(0.5)):
            found.append({})
            for side in marked_sides(self.scene):
                for css, area in working_areas(seen, self.scene, side).items():
                    # A muscle of the leg moves with the leg, one of the foot with the foot.
                    in_foot = seen.rest[..., 2] < ANKLE
                    for mask in (area & ~in_foot, area & in_foot):
                        mark = _create_mark(css, mask, seen)
                        if mark is not None:
                            found[-1][f"{self.name}-m{next(number)}"] = mark
        return found

    def meshes(self, share: float) -> list[Mesh]:
        """List everything that moves, at a share of the way from start to end."""
        meshes = meshes_at(self.scene, min(share, 1.0), stance_at(self.scene, share))
        return [mesh for mesh in meshes if mesh.rest is not None]

    def visible_parts(self, meshes: list[Mesh]) -> Iterator[Seen]:
        """Yield each part, the farthest first, without what nearer ones have hidden of it already.

        A shirt lies over what is below it, wherever that moves.
        """
        width, height = self.camera.size
        depth = np.full((height, width), np.inf)
        for seen in self._parts(meshes):
            if seen.meshes[0].labels is not None:
                yield seen
                continue
            hidden = seen.raster.depth > depth + 0.001
            depth = np.minimum(depth, seen.raster.depth)
            yield _without(seen, hidden, depth)

    def _parts(self, meshes: list[Mesh]) -> Iterator[Seen]:
        """Each part alone: towel, far leg and near leg, or the parts of a person."""
        if self.scene.shows == "legs":
            for mesh in sorted(meshes, key=lambda mesh: ["tw", "skd", "sk"].index(mesh.css)):
                yield look([mesh], self.camera, ROUGH)
            return
        for number in range(len(CELS) - 1):
            yield self._part_of_body(number, [replace(meshes[0], css=CELS[number], labels=None)])
        yield self.upper

    def _part_of_body(self, number: int, meshes: list[Mesh]) -> Seen:
        body, *eyes = meshes
        if body.rest is None or body.lined is None:
            raise ValueError("the body has no place at rest")
        mine = in_cel(number, body.rest, self.far)
        body = replace(
            body,
            triangles=body.triangles[mine[body.triangles].any(axis=1)],
            lined=body.lined[mine[body.lined].all(axis=1)],
        )
        seen = look([body, *eyes], self.camera, ROUGH)
        other = (seen.part == 0) & ~in_cel(number, seen.rest, self.far)
        return _without(seen, other, np.where(other, np.inf, seen.raster.depth))


def _create_mark(css: str, mask: Mask, seen: Seen) -> Mark | None:
    if not mask.any():
        return None
    rows, columns = np.nonzero(mask)
    middle = seen.camera.units(np.array([columns.mean(), rows.mean()]))
    options = {"soft": 1.5 * seen.camera.detail, "error": 0.6, "smallest": 800.0}
    shape = trace_area(seen, mask, np.round(middle), **options)
    if not shape:
        return None
    some = slice(None, None, max(1, len(rows) // PLACES))
    mesh = seen.meshes[0]
    corners = mesh.triangles[seen.raster.triangle[mask][some]]
    mark = Mark(css, shape, corners, seen.raster.mix[mask][some], np.zeros((0, 2)))
    return replace(mark, home=mark.seen_at(mesh.points, seen.camera) - np.round(middle))


def create_frame(stage: Stage, share: float) -> list[Cel | str]:
    """List the parts of a scene at a moment, the farthest first; a text is the ground."""
    meshes = stage.meshes(share)
    frame: list[Cel | str] = [walked_ground(stage.scene, share, stage.camera)]
    shaded = False
    for seen, marks in zip(stage.visible_parts(meshes), stage.marks, strict=True):
        if not shaded and seen.meshes[0].rest_normals is not None:
            shade = shadow(meshes, stage.camera, ground_of(stage.scene)) & stage.ground
            frame.append(path("sh", trace_area(seen, shade, soft=4.0, error=3.0)))
            shaded = True
        if seen.meshes[0].labels is not None:
            frame.append(stage.upper_cel)
        elif (seen.part >= 0).any():
            frame.append(_create_cel(seen, marks))
    return frame


def _create_cel(seen: Seen, marks: Mapping[str, Mark]) -> Cel:
    drawing = Drawing()
    body = seen.meshes[0]
    paint(seen, drawing, body.css)
    drawing.overlays.append(stripes(seen))
    for name, mark in marks.items():
        change = mark.transform(body.points, seen.camera)
        drawing.overlays.append(f'<use class="{mark.css}" href="#{name}" transform="{change}"/>')
    inner_lines(seen, drawing)
    if body.labels is not None:
        drawing.lines.append(hems(seen))
    elif body.group == "body":
        drawing.lines.append(toe_lines(seen))
    return Cel(
        body.css,
        trace_area(seen, seen.part >= 0, error=OUTLINE),
        "".join(drawing.fills + drawing.overlays),
        "".join(drawing.lines),
    )


def _without(seen: Seen, hidden: Mask, depth: Field) -> Seen:
    """What was seen, less some pixels; `depth` is how far away the nearest thing is."""
    triangle = np.where(hidden, -1, seen.raster.triangle)
    raster = replace(seen.raster, triangle=triangle, depth=depth)
    return replace(seen, raster=raster, part=np.where(hidden, -1, seen.part))
