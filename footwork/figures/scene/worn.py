"""What a person wears or holds: shoes, a backpack, dumbbells, a band round a foot.

Each is made round the posed body, so that it goes wherever the body goes.
"""

from __future__ import annotations

import numpy as np
from scipy.interpolate import make_interp_spline
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import ConvexHull, cKDTree

from footwork.figures.body.frames import foot_frame
from footwork.figures.body.loading import load_body
from footwork.figures.body.normals import vertex_normals
from footwork.figures.body.subdivision import triangles
from footwork.figures.pose.angles import Side
from footwork.figures.pose.bones import move_point
from footwork.figures.pose.feet import foot_skin
from footwork.figures.pose.planting import Stance
from footwork.figures.pose.schema import Prop, Scene
from footwork.figures.pose.stances import SIDES
from footwork.figures.scene.camera import place
from footwork.figures.scene.parts import LAYERS, Mesh
from footwork.figures.scene.solids import bar, box
from footwork.figures.typed import Chosen, Numbers, Points

SHOE_TOP, SHOE_SOLE = 0.085, 0.014
"""Height at rest in meters up to which a foot is in its shoe, and below which that is the sole."""

UPPER = 0.006
"""A shoe lies so far outside the skin, in meters."""

BALL = 0.64
"""Where a shoe bends, as a share of the foot's length from the heel."""

BAND_AT = (0.60, 0.72)
"""Where a band lies round the forefoot, as shares of the foot's length from the heel."""

BAND = 0.006
"""Half the thickness of a band that is pulled, in meters."""

TIED = 0.06
"""A band is tied to a post so high above the floor, in meters."""

WRAP, WRAP_HALF = 0.5, 2.0
"""A band lies so far outside the post that it is wrapped round, and is half so wide there; cm."""

KNOT, END = 1.7, 4.5
"""Radius of the knot of a band, and how far its ends hang below it; cm."""

PACK_MIDDLE, PACK_HALF = np.array([0.0, 0.125, 1.19]), np.array([0.135, 0.085, 0.21])
"""Middle of a backpack on the body at rest, and half of its width, depth and height; meters."""

STRAP = np.array(
    [
        [0.090, 0.10, 1.31],
        [0.098, 0.06, 1.36],
        [0.102, 0.00, 1.40],
        [0.104, -0.07, 1.37],
        [0.104, -0.12, 1.30],
        [0.114, -0.14, 1.21],
        [0.150, -0.09, 1.12],
        [0.162, 0.02, 1.09],
        [0.120, 0.15, 1.06],
    ]
)
"""What a strap of a backpack passes on the left of the body at rest: from the top of the pack over
the shoulder and under the arm to its lower end; meters."""

STRAP_HALF, STRAP_THICK = 0.019, 0.008
"""Half the width of a strap, and how far it stands out from the shirt, in meters."""

STRAP_ON = 12
"""A strap lies on the mean of so many points of the shirt near it."""

GRIP, PLATES = 0.062, 0.028
"""Half the length of a dumbbell's grip, and how thick each of its ends is; meters."""


def worn_meshes(scene: Scene, stance: Stance, person: Mesh) -> list[Mesh]:
    """Make what the person of a scene wears or holds; `person` is the dressed skin."""
    found: list[Mesh] = []
    for thing in scene.worn:
        match thing:
            case "shoes":
                found += [part for side in SIDES.values() for part in shoe(side, stance)]
            case "backpack":
                found += [*straps(person), pack(stance)]
            case "dumbbells":
                found += [part for side in SIDES.values() for part in dumbbell(side, stance)]
            case "band":
                post = next(prop for prop in scene.props if prop.kind == "post")
                found += band(SIDES[scene.near], stance, post)
    return found


def _hull(points: Points, rest: Points, css: str, group: str) -> Mesh:
    """Wrap points (n, 3) as tightly as can be without a hollow."""
    hull = ConvexHull(points)
    corners = points[hull.simplices]
    middle = points.mean(axis=0)
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    inward = np.einsum("ij,ij->i", normal, corners[:, 0] - middle) < 0
    faces = hull.simplices.copy()
    faces[inward] = faces[inward][:, ::-1]
    return Mesh(points, faces, css, group, rest, turning=False, casts=True)


def _foot(side: Side, stance: Stance) -> tuple[Points, Points]:
    """Return the fine skin of a posed foot, a little outside itself, and where it is at rest."""
    foot = foot_skin(side)
    points = np.asarray(foot.skin.matrix @ stance.points)
    outward = vertex_normals(points, foot.skin.triangles)
    return points + UPPER * outward * [1, 1, 0.5], foot.skin.rest


def _paint_sole(rest: Points) -> Numbers:
    names = list(LAYERS)
    return np.where(rest[:, 2] < SHOE_SOLE, names.index("cl"), names.index("tp"))


def shoe(side: Side, stance: Stance) -> list[Mesh]:
    """Make a running shoe: a part round heel and arch, and one round the toes."""
    points, rest = _foot(side, stance)
    along, _, _ = foot_frame().of(rest)
    points = np.column_stack([points[:, :2], np.maximum(points[:, 2], 0.0005)])
    inside = rest[:, 2] < SHOE_TOP
    parts: list[Chosen] = [inside & (along < BALL + 0.06), inside & (along > BALL - 0.06)]
    found = []
    for part in parts:
        mesh = _hull(points[part], rest[part], "tp", f"shoe{side}")
        found.append(Mesh(**{**vars(mesh), "labels": _paint_sole}))
    return found


def pack(stance: Stance) -> Mesh:
    """Make a backpack: a block with round edges on the upper back."""
    down, round_ = (
        grid.ravel()
        for grid in np.meshgrid(np.linspace(-1, 1, 25), np.linspace(-1, 1, 49)[:-1], indexing="ij")
    )
    up, across = np.pi / 2 * down, np.pi * round_

    def soft(value: Points, power: float = 0.45) -> Points:
        return np.asarray(np.sign(value) * np.abs(value) ** power)

    ball = np.stack(
        [
            soft(np.cos(up)) * soft(np.cos(across)),
            soft(np.cos(up)) * soft(np.sin(across)),
            soft(np.sin(up)),
        ],
        axis=1,
    )
    rest = PACK_MIDDLE + PACK_HALF * ball
    back = stance.places["spine02"]
    return _hull(rest @ back[:3, :3].T + back[:3, 3], rest, "cl", "pack")


def straps(person: Mesh) -> list[Mesh]:
    """Lay the straps of a backpack over the shirt of a dressed person, as two flat bands."""
    if person.rest is None:
        raise ValueError("a backpack hangs on a person that has a place at rest")
    body = load_body(person.who)
    aside, up = np.abs(person.rest[:, 0]), person.rest[:, 2]
    trunk = np.flatnonzero(
        (aside < body.head("upperarm01.L")[0] - 0.01)
        & (up > body.head("upperleg01.L")[2])
        & (up < body.head("neck01")[2])
    )
    found = []
    for name, sign in (("L", 1.0), ("R", -1.0)):
        way = make_interp_spline(np.arange(len(STRAP)), STRAP * [sign, 1, 1], k=3)
        along = way(np.linspace(0, len(STRAP) - 1, 90))
        found.append(_band_on(person, trunk, along, f"strap{name}"))
    return found


def _band_on(person: Mesh, trunk: Numbers, along: Points, group: str) -> Mesh:
    """Lay a flat band on the points `trunk` of a person, nearest to a way (n, 3) at rest."""
    normals = vertex_normals(person.points, person.triangles)
    rest = np.asarray(person.rest)
    away, near = cKDTree(rest[trunk]).query(along, k=STRAP_ON)
    weight = 1 / (away + 0.01) ** 2
    weight /= weight.sum(axis=1, keepdims=True)  # type: ignore[union-attr]
    middle, outward = (
        gaussian_filter1d(np.einsum("ij,ijk->ik", weight, field[trunk[near]]), 2.0, axis=0)
        for field in (person.points, normals)
    )
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    aside = np.cross(np.gradient(middle, axis=0), outward)
    aside *= STRAP_HALF / np.linalg.norm(aside, axis=1, keepdims=True)
    corners = [
        middle + side * aside + high * STRAP_THICK * outward
        for side, high in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    points = np.stack(corners, axis=1).reshape(-1, 3)
    first = 4 * np.arange(len(middle) - 1)
    quads = np.concatenate(
        [
            np.stack([first + k, first + 4 + k, first + 4 + after, first + after], axis=1)
            for k, after in ((0, 1), (1, 2), (2, 3), (3, 0))
        ]
    )
    return Mesh(points, triangles(quads), "cl", group, np.zeros_like(points), turning=False)


def dumbbell(side: Side, stance: Stance) -> list[Mesh]:
    """Make a small dumbbell in a hand that hangs, its grip across the palm."""
    body = load_body(stance.who)
    knuckle, tip, first, last = (
        move_point(stance.places, bone, body.head(bone))
        for bone in (
            f"finger3-1.{side}",
            f"finger3-3.{side}",
            f"finger2-2.{side}",
            f"finger5-2.{side}",
        )
    )
    middle = (knuckle + tip) / 2
    along = first - last
    along /= np.linalg.norm(along)
    ends = [
        bar(
            middle + sign * GRIP * along,
            middle + sign * (GRIP + PLATES) * along,
            0.034,
            "cl",
            f"bell{side}{sign}",
        )
        for sign in (1, -1)
    ]
    grip = bar(middle - GRIP * along, middle + GRIP * along, 0.012, "pr", f"grip{side}")
    return [grip, *ends]


def band(side: Side, stance: Stance, post: Prop) -> list[Mesh]:
    """Lay a band round the forefoot and pull it, on both sides of the foot, to a post ahead."""
    points, rest = _foot(side, stance)
    along, _, _ = foot_frame().of(rest)
    chosen = (along > BAND_AT[0]) & (along < BAND_AT[1]) & (rest[:, 2] < SHOE_TOP)
    cuff = _hull(points[chosen], rest[chosen], "cl", "band")
    edges = [
        points[chosen][points[chosen][:, 0].argmax()],
        points[chosen][points[chosen][:, 0].argmin()],
    ]
    tied = [place(left, post.back, 100 * TIED) for left in (post.left, post.right)]
    strands = [bar(begin, end, BAND, "cl", "band") for begin, end in zip(edges, tied, strict=True)]
    return [cuff, *strands, *_tie(post)]


def _tie(post: Prop) -> list[Mesh]:
    """Wrap a band round a post and knot it on the left, two short ends hanging from the knot."""
    low, high = (
        place(left, ahead, 100 * TIED + up)
        for left, ahead, up in (
            (post.right - WRAP, post.back - WRAP, -WRAP_HALF),
            (post.left + WRAP, post.front + WRAP, WRAP_HALF),
        )
    )
    middle = (post.front + post.back) / 2
    knot = place(post.left + KNOT, middle, 100 * TIED)
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    rings = [
        np.stack([np.cos(up) * np.cos(turn), np.cos(up) * np.sin(turn), 0 * turn + np.sin(up)], 1)
        for up in np.linspace(-np.pi / 2, np.pi / 2, 9)
    ]
    ball = knot + KNOT / 100 * np.unique(np.concatenate(rings).round(6), axis=0)
    ends = [
        bar(knot, place(post.left + KNOT + 1, middle + ahead, 100 * TIED - END), BAND, "cl", "band")
        for ahead in (-2.5, 2.5)
    ]
    wrap = box(np.minimum(low, high), np.maximum(low, high), "cl", "band")
    return [wrap, *ends, _hull(ball, ball * 0, "cl", "band")]
