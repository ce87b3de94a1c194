"""From a scene in the data to a drawing.

Pose, stand, look, paint, mark the muscles, point the arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np
from scipy import ndimage as ndi

from footwork.figures import muscles
from footwork.figures.body import leg_faces, load_body, refine
from footwork.figures.camera import MARGIN, Camera, vertex_normals
from footwork.figures.frames import LEG_TOP, foot_frame
from footwork.figures.person import hair, person_meshes, pose_upper, shirt, shorts
from footwork.figures.places import LEG_BELLIES, LEG_MORE
from footwork.figures.planting import Part, Stance, take_stance
from footwork.figures.poses import Arm, Arms, Arrow, Pose, Prop, Scene, View
from footwork.figures.posing import LegAngles, Rotations, Side, move_point, out
from footwork.figures.props import mat, meshes_of, place
from footwork.figures.scene import Drawing, Mesh, Seen, level_lines, look, outline, paint, shadow
from footwork.figures.svg import path
from footwork.figures.tracing import (
    curve_path,
    fit_open,
    length_of,
    resample,
    rings_of,
    smooth_open,
)

Array = np.ndarray[Any, Any]

SIDES: dict[str, Side] = {"left": "L", "right": "R"}
FIBRES = (-0.72, -0.44, -0.15, 0.15, 0.44, 0.72)


def camera_of(view: View, detail: float) -> Camera:
    """The camera for a view."""
    x, y, z = place(*view.center)
    return Camera(view.turn, view.height, (x, y, z), 90000 / view.width, detail)


def legs_at(scene: Scene, share: float) -> dict[Side, LegAngles]:
    """The legs of a scene between start (0) and end (1)."""
    legs: dict[Side, LegAngles] = {}
    for word, side in SIDES.items():
        one = cast(LegAngles | None, getattr(scene.start, word))
        two = cast(LegAngles | None, getattr(scene.end, word))
        if one is not None and two is not None:
            legs[side] = one.blend(two, share)
    return legs


def _planted(pose: Pose) -> dict[Side, Part]:
    """What stands, in the order of the data: the first one decides where the body is."""
    named = [word for word in ("left", "right") if word in pose.stands.model_fields_set]
    first = sorted(named, key=list(pose.stands.model_dump(exclude_unset=True)).index)
    return {
        SIDES[word]: getattr(pose.stands, word)
        for word in first
        if getattr(pose.stands, word) != "none"
    }


def stance_at(scene: Scene, share: float) -> Stance:
    """The body of a scene between start and end.

    A walk or a circle goes on from 1 to 2, where it starts again.
    """
    if scene.way == "walk":
        return _hips_still(take_stance(*walking(scene, share)))
    if scene.way == "circle":
        side = SIDES[scene.near]
        top, bottom = legs_at(scene, 0)[side], legs_at(scene, 1)[side]
        turned = circled(top.blend(bottom, 0.5), (top.ankle - bottom.ankle) / 2, 180 * share)
        others = _blend_upper(scene, 0) if scene.shows == "body" else None
        return take_stance({**legs_at(scene, 0), side: turned}, _planted(scene.start), others)
    planted = _planted(scene.start if share < 0.5 else scene.end)
    ground = 0.0035 if any(prop.kind == "towel" for prop in scene.props) else 0.0
    step = None
    for prop in scene.props:
        if prop.kind == "step":
            step = (-prop.front / 100, -prop.back / 100)
    others = _blend_upper(scene, share) if scene.shows == "body" else None
    return take_stance(legs_at(scene, share), planted, others, ground=ground, step=step)


def _blend_upper(scene: Scene, share: float) -> Rotations:
    """Arms and trunk between start and end: the angles are blended, then posed."""

    def arm(one: Arm, two: Arm) -> Arm:
        return Arm(
            **{
                name: (1 - share) * getattr(one, name) + share * getattr(two, name)
                for name in Arm.model_fields
            }
        )

    one, two = scene.start, scene.end
    arms = Arms(left=arm(one.arms.left, two.arms.left), right=arm(one.arms.right, two.arms.right))
    lean = (1 - share) * one.lean + share * two.lean
    return pose_upper(one.model_copy(update={"arms": arms, "lean": lean}))


SWING: dict[Part, float] = {"heel": 15.0, "ball": 30.0, "sole": 30.0}
"""A swinging leg bends its knee by so many degrees more than a standing one."""


def walking(
    scene: Scene, share: float
) -> tuple[dict[Side, LegAngles], dict[Side, Part], Rotations | None]:
    """Legs, standing feet, and arms of a walk.

    From 0 to 1 the leg that is ahead at the start stands and goes back under the body while the
    other swings ahead;
    from 1 to 2 they change parts.
    """
    ahead, behind = _planted(scene.start)
    part = _planted(scene.start)[ahead]
    front, back = legs_at(scene, 0)[ahead], legs_at(scene, 0)[behind]
    phase = float(np.mod(share, 2))
    stands, swings = (ahead, behind) if phase < 1 else (behind, ahead)
    along = float(np.mod(phase, 1))
    lift = float(np.sin(np.pi * along))
    swinging = back.blend(front, along)
    swinging = replace(
        swinging,
        knee=swinging.knee + SWING[part] * lift,
        ankle=swinging.ankle + (14 * lift if swinging.toes_lie else 0),
        hip=swinging.hip + 0.45 * SWING[part] * lift,
        toes_lie=False,
        toes=swinging.toes + (25 * lift if swinging.toes_lie else 0),
    )
    legs = {stands: front.blend(back, along), swings: swinging}
    planted: dict[Side, Part] = {stands: part}
    if along == 0:
        legs[swings] = back
        planted[swings] = part
    others = _blend_upper(scene, (1 - np.cos(np.pi * phase)) / 2) if scene.shows == "body" else None
    return legs, planted, others


def _hips_still(stance: Stance) -> Stance:
    """A walk on the spot: the ground goes by under the hips."""
    hips = load_body().head("root")
    gap = hips[1] - move_point(stance.places, "root", hips)[1] - HIPS_AHEAD
    step = np.array([0.0, gap, 0.0])
    places = {
        name: place_ + np.pad(step[:, None], ((0, 1), (3, 0)))
        for name, place_ in stance.places.items()
    }
    return replace(stance, places=places, points=stance.points + step)


HIPS_AHEAD = 0.0


def leg_mesh(side: Side, stance: Stance, css: str, top: float = LEG_TOP) -> Mesh:
    """One leg of the posed body, up to a height at rest in metres."""
    skin = refine(leg_faces(side, top), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    return Mesh(
        np.asarray(skin.matrix @ stance.points),
        skin.triangles,
        css,
        f"leg{side}",
        skin.rest,
        normals,
        casts=True,
    )


def meshes_at(scene: Scene, share: float, stance: Stance) -> list[Mesh]:
    """Everything in the scene."""
    near = SIDES[scene.near]
    parts: list[Mesh] = []
    if scene.shows == "body":
        parts += person_meshes(stance, "R" if near == "L" else "L")
    else:
        parts += [
            leg_mesh(side, stance, "sk" if side == near else "skd") for side in legs_at(scene, 0)
        ]
    for prop in scene.props:
        parts += meshes_of(prop, share if prop.bunched else 0.0)
    return parts


def _on_skin(seen: Seen, group: str) -> tuple[Array, muscles.Spot]:
    mask = seen.mask(group)
    return mask, seen.skin(mask)


def _spread(mask: Array, values: Array, *, fill: Any = 0) -> Array:
    whole = np.full(mask.shape, fill, dtype=values.dtype)
    whole[mask] = values
    return whole


def _one_leg(seen: Seen, mask: Array, spot: muscles.Spot, side: Side) -> tuple[Array, muscles.Spot]:
    """Only the bare skin of one leg."""
    mine = (spot.rest[:, 0] * out(side) > 0) & (spot.rest[:, 2] < LEG_TOP) & (shorts(spot.rest) < 0)
    narrowed = mask.copy()
    narrowed[mask] = mine
    return narrowed, seen.skin(narrowed)


def nails(seen: Seen, group: str, side: Side) -> Array:
    """The toe nails: an oval on the back of each last joint."""
    body = load_body()
    mask, spot = _on_skin(seen, group)
    mirror = np.array([out(side), 1, 1])
    found = np.zeros(len(spot.rest), bool)
    rest, normal = spot.rest * mirror, spot.normal * mirror
    for toe in range(1, 6):
        bone = body.bones[f"toe{toe}-{2 if toe == 1 else 3}.L"]
        way = bone.tail - bone.head
        long = float(np.linalg.norm(way))
        ahead = way / long
        across = np.cross([0, 0, 1.0], ahead)
        across /= np.linalg.norm(across)
        u = (rest - bone.head) @ ahead / long
        v = (rest - bone.head) @ across
        half = 0.0062 if toe == 1 else 0.0036
        oval = ((u - 0.80) / 0.30) ** 2 + (v / half) ** 2 < 1
        found |= oval & (normal[:, 2] > 0.35)
    return _spread(mask, found)


def mark_muscles(seen: Seen, scene: Scene, drawing: Drawing, *, fine: bool = True) -> None:
    """The muscles that work, with fibres, and the tendons through which they pull."""
    wanted: list[Side] = ["L", "R"] if scene.muscles.leg == "both" else [SIDES[scene.muscles.leg]]
    for side in wanted:
        group = "body" if scene.shows == "body" else f"leg{side}"
        mask, spot = _on_skin(seen, group)
        mask, spot = _one_leg(seen, mask, spot, side)
        if not mask.any():
            continue
        light = np.zeros(mask.shape, bool)
        strong = np.zeros(mask.shape, bool)
        cords = np.zeros(mask.shape, bool)
        fibres = ""
        for name in scene.muscles.light:
            light |= _spread(mask, muscles.belly(name, spot))
        for name in scene.muscles.strong:
            mine = _spread(mask, muscles.belly(name, spot))
            strong |= mine
            cords |= _spread(mask, muscles.tendon(name, spot))
            for table in (LEG_BELLIES, LEG_MORE) if fine else ():
                if name in table:
                    across = muscles.across_belly(table[name], spot)
                    part = _spread(mask, np.abs(across) <= 1)
                    width = (
                        part.sum() / max(1, np.ptp(np.flatnonzero(part.any(axis=1))))
                        if part.any()
                        else 0
                    )
                    levels = FIBRES if width > 46 * seen.camera.detail else (-0.4, 0.2)
                    fibres += level_lines(seen, part, _spread(mask, across, fill=9.0), levels)
        if any(name.startswith(("gastrocnemius", "soleus")) for name in scene.muscles.strong):
            cords |= _spread(mask, muscles.on_achilles(spot))
        cords &= ~strong
        soft = 1.5 * seen.camera.detail
        drawing.overlays.append(path("td", seen.trace(cords, soft=soft * 0.7, smallest=120.0)))
        drawing.overlays.append(
            path("mu2", seen.trace(light & ~strong, soft=soft, error=1.0, smallest=200.0))
        )
        drawing.overlays.append(
            path("mu", seen.trace(strong, soft=soft, error=1.0, smallest=200.0))
        )
        drawing.overlays.append(path("fb", fibres))


def ghost(scene: Scene, seen: Seen, camera: Camera) -> str:
    """Path data of the foot's outline at the start, where nothing of the end covers it."""
    stance = stance_at(scene, 0)
    before = look(
        [mesh for mesh in meshes_at(scene, 0, stance) if mesh.group == f"leg{SIDES[scene.near]}"],
        camera,
    )
    mask = before.raster.hit
    _, _, h = foot_frame().of(before.rest)
    foot = ndi.binary_dilation(mask & (h < 0.30), iterations=3)
    covered = ndi.binary_dilation(
        seen.mask(*{m.group for m in seen.meshes if m.rest_normals is not None}), iterations=5
    )
    height, width = mask.shape
    text = ""
    for ring in rings_of(mask, 1.0, camera.detail, MARGIN, 2000.0):
        even = resample(np.concatenate([ring, ring[:1]]), 2.0)
        pixels = np.round((even + MARGIN) * camera.detail - 0.5).astype(int)
        x, y = np.clip(pixels[:, 0], 0, width - 1), np.clip(pixels[:, 1], 0, height - 1)
        free = foot[y, x] & ~covered[y, x]
        start = int(np.argmin(free))
        free, even = np.roll(free, -start), np.roll(even, -start, axis=0)
        names, count = ndi.label(free)
        for name in range(1, count + 1):
            piece = even[names == name]
            if length_of(piece) > 40:
                text += curve_path(fit_open(smooth_open(piece, 4), 1.5))
    return text


def _track(scene: Scene, arrow: Arrow, camera: Camera) -> Array:
    """Where the followed place goes, in drawing units."""
    body = load_body()
    side = SIDES[arrow.side]
    bones = {"toes": f"toe2-3.{side}", "heel": f"foot.{side}", "knee": f"lowerleg01.{side}"}
    bone = bones[arrow.follow]
    point = body.bones[bone].tail if arrow.follow == "toes" else body.head(bone)
    if arrow.follow == "heel":
        heel = body.used[body.vertices[body.used][:, 0] * out(side) > 0]
        heel = heel[(body.vertices[heel][:, 2] > 0.02) & (body.vertices[heel][:, 2] < 0.05)]
        point = body.vertices[heel[body.vertices[heel][:, 1].argmax()]]
    places = []
    for share in np.linspace(arrow.begin, arrow.end, 6):
        stance = stance_at(scene, float(share))
        places.append(camera.units(camera.project(move_point(stance.places, bone, point))))
    return np.array(places)


def arrow_path(points: Array, head: float = 34.0) -> str:
    """A line with an open head at its end."""
    line = smooth_open(resample(points, 4.0), 4.0)
    tip = line[-1]
    before = line[max(0, len(line) - 1 - int(head / 4))]
    ahead = (tip - before) / np.linalg.norm(tip - before)
    aside = np.array([-ahead[1], ahead[0]])
    barbs = [
        tip - ahead * head * 0.78 + aside * head * 0.72,
        tip,
        tip - ahead * head * 0.78 - aside * head * 0.72,
    ]
    marks = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in barbs)
    return curve_path(fit_open(line, 1.2)) + marks


CIRCLE_AHEAD = 0.05
"""The circle is drawn this far beyond the toes, in metres along the foot."""


def circle_path(scene: Scene, arrow: Arrow, camera: Camera) -> str:
    """The way the toes go round, drawn in the air before them, open where the arrow begins."""
    side = SIDES[arrow.side]
    tip = load_body().bones[f"toe2-3.{side}"].tail + np.array([0, -CIRCLE_AHEAD, 0])
    top, bottom = legs_at(scene, 0)[side], legs_at(scene, 1)[side]
    middle = top.blend(bottom, 0.5)
    ring = []
    for turn_ in np.radians(np.linspace(arrow.begin, arrow.end, 17)):
        angles = circled(middle, (top.ankle - bottom.ankle) / 2, float(np.degrees(turn_)))
        places = take_stance({**legs_at(scene, 0), side: angles}, _planted(scene.start)).places
        ring.append(camera.units(camera.project(move_point(places, f"foot.{side}", tip))))
    return arrow_path(np.array(ring) + np.array(arrow.aside))


def circled(middle: LegAngles, size: float, degrees: float) -> LegAngles:
    """An ankle on its circle: 0 is the top, 90 inward, 180 the bottom, 270 outward."""
    angle = np.radians(degrees)
    inward = float(np.sin(angle))
    return replace(
        middle,
        ankle=middle.ankle + size * float(np.cos(angle)),
        inverted=middle.inverted + inward * (16 if inward > 0 else 9),
        turned_in=middle.turned_in + inward * (20 if inward > 0 else 16),
    )


def arrow_of(scene: Scene, camera: Camera) -> str:
    """Path data of the scene's arrow."""
    arrow = scene.arrow
    if arrow is None:
        return ""
    if arrow.follow == "circle":
        return circle_path(scene, arrow, camera)
    if arrow.follow == "along":
        points = camera.units(camera.project(np.array([place(*way) for way in arrow.ways])))
        return arrow_path(points + np.array(arrow.aside))
    return arrow_path(_track(scene, arrow, camera) + np.array(arrow.aside))


ROUGH = 2.6
"""Paths of a loop's frames may be off by so many times more than those of a still."""


def draw(scene: Scene, share: float, *, detail: float = 1.25, frame: bool = False) -> Drawing:
    """The drawing of a scene between start (0) and end (1).

    The end carries ghost and arrow. A `frame` of a loop has neither, no fine detail, and no things
    that stand still.
    """
    camera = camera_of(scene.view, detail)
    stance = stance_at(scene, share)
    meshes = meshes_at(scene, min(share, 1.0), stance)
    if frame:
        meshes = [mesh for mesh in meshes if mesh.rest is not None]
    marks = not frame
    seen = look(meshes, camera, ROUGH if frame else 1.0)
    drawing = Drawing()
    for prop in scene.props if marks else ():
        if prop.kind == "mat":
            drawing.ground.append(path("fl2", mat(prop, camera)))
    ground = 0.0035 if any(prop.kind == "towel" for prop in scene.props) else 0.0
    shade = shadow(seen, ground)
    has_props = any(mesh.rest_normals is None for mesh in seen.meshes)
    paint(seen, drawing)
    if shade.any():
        data = seen.trace(_shade_on_ground(seen, shade, scene.props), soft=2.0, error=1.5)
        spot = path("sh", data)
        if has_props:
            cut = next(
                (n for n, p in enumerate(drawing.fills) if 'class="sk' in p), len(drawing.fills)
            )
            drawing.fills.insert(cut, spot)
        else:
            drawing.ground.append(spot)
    if marks and share == 1 and scene.ghost:
        drawing.ground.append(path("gh", ghost(scene, seen, camera)))
    for number, mesh in enumerate(seen.meshes):
        if mesh.css == "tw":
            there = seen.part == number
            stripes = there & (np.abs(np.mod(seen.rest[..., 1] * 100, 7) - 3.5) < 0.8)
            drawing.overlays.append(path("tws", seen.trace(stripes, soft=0.8, error=1.2)))
    mark_muscles(seen, scene, drawing, fine=marks)
    for side in legs_at(scene, 0) if scene.shows == "legs" and marks else ():
        drawing.overlays.append(
            path("nl", seen.trace(nails(seen, f"leg{side}", side), soft=0.8, smallest=12.0))
        )
    outline(seen, drawing)
    if scene.shows == "body":
        drawing.lines.append(path("pl", hems(seen)))
    if marks and share == 1:
        drawing.front.append(path("ar", arrow_of(scene, camera)))
    return drawing


def hems(seen: Seen) -> str:
    """Where clothes and hair end, as path data."""
    mask = seen.mask("body")
    spot = seen.rest[mask]
    over = np.maximum(shirt(spot), 0)
    text = ""
    for field, cover in ((shorts, over), (shirt, 0 * over), (hair, 0 * over)):
        values = np.where(cover > 0, 1.0, field(spot))
        text += level_lines(seen, mask, _spread(mask, values), (0.0,), shortest=14)
    return text


def _shade_on_ground(seen: Seen, shade: Array, props: Sequence[Prop]) -> Array:
    """The shadow, kept off the sides of a step and off the air beside it."""
    body = seen.mask(*{mesh.group for mesh in seen.meshes if mesh.rest_normals is not None})
    if not any(prop.kind == "step" for prop in props):
        return shade
    up = np.zeros(shade.shape, bool)
    for number, mesh in enumerate(seen.meshes):
        if mesh.rest_normals is None:
            part = seen.part == number
            # On top of a block the depth of a pixel says its height.
            x, y = np.meshgrid(np.arange(shade.shape[1]) + 0.5, np.arange(shade.shape[0]) + 0.5)
            scale = seen.camera.units_per_metre * seen.camera.detail
            _, height = seen.camera.size
            down = (y - height / 2) / scale
            axes = seen.camera.axes
            z = seen.camera.center[2] + down * axes[1, 2] + seen.raster.depth * axes[2, 2]
            up |= part & (z > -0.002)
            del x
    return np.asarray(shade & (up | body))


__all__ = ["arrow_of", "camera_of", "draw", "legs_at", "stance_at"]
