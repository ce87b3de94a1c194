"""Where each muscle lies, in the frames of `frames.py`, and which points of the skin it covers.

The numbers are layout facts of the adult leg: slices of one measured leg, guided by BodyParts3D
(The Database Center for Life Science), with the ends of the bellies moved to population averages:
medial gastrocnemius ends at t 0.61 (Rosso 2012), the lateral head at 0.53 (Elson 2007), soleus at 0.92 to 0.97,
abductor hallucis reaches x 0.58 (Kura 1997). Good to about 0.03 in t or x and 6 degrees.
Attachments are those of Gray 1918 and Terminologia Anatomica 2; extensor digitorum brevis is placed from text alone.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree

from footwork.figures.body import leg_faces, refine
from footwork.figures.camera import vertex_normals
from footwork.figures.frames import LEG_TOP, as_left, foot_frame, leg_frame
from footwork.figures.tracing import resample

Array = np.ndarray[Any, Any]
Depth = Literal["near", "deep"]
Face = Literal["sole", "top", "inner", "outer"]

# Bellies on the lower leg. "t from-to", theta in degrees.
LEG_BELLIES = {
    "tibialis-anterior": ".05 36-52; .10 24-54; .15 20-56; .20 16-57; .30 13-60; .40 16-60; .50 16-60; .60 16-61; "
    ".68 18-58; .74 24-48",
    "extensor-digitorum-longus": ".05 52-66; .10 54-70; .20 57-70; .30 60-70; .40 60-74; .50 60-80; .60 61-90; "
    ".65 62-97; .70 62-96; .75 62-92; .80 62-84",
    "extensor-hallucis-longus": ".70 58-63; .75 54-64; .80 49-60; .85 42-56; .90 32-45",
    "fibularis-tertius": ".70 90-98; .75 86-94; .80 80-88; .85 74-86; .90 64-72",
    "fibularis-longus": ".03 74-100; .10 72-104; .20 70-106; .30 70-108; .40 74-112; .50 80-116; .55 86-120; "
    ".60 92-125; .65 101-130; .70 108-128",
    "fibularis-brevis": ".66 128-138; .70 130-144; .75 130-153; .80 128-154; .85 128-156; .90 132-156; .95 140-155; "
    ".99 150-160",
    "gastrocnemius-lateral": "-.06 140-182; .00 114-188; .05 114-192; .10 112-198; .20 110-202; .30 112-201; "
    ".40 120-199; .45 126-198; .50 136-197; .54 150-196; .57 168-192",
    "gastrocnemius-medial": "-.06 190-232; .00 188-244; .05 192-262; .10 198-282; .15 202-300; .20 203-312; "
    ".25 203-318; .30 202-320; .35 201-316; .40 200-308; .45 199-298; .50 198-288; .55 200-272; .59 208-254; "
    ".62 220-240",
    "soleus": ".05 103-114; .20 106-112; .30 108-114; .40 112-122; .50 116-140; .55 120-156; .60 125-178; "
    ".65 132-196; .70 144-196; .75 156-198; .80 170-202; .85 184-204; .90 196-208",
    "flexor-digitorum-longus": ".33 345-349; .40 342-348; .45 338-348; .50 334-344; .55 326-340; .60 308-332; "
    ".65 288-320; .70 276-312; .75 264-306; .80 254-296; .85 244-288; .90 244-278; .95 244-264",
    "flexor-hallucis-longus": ".78 153-168; .80 154-172; .85 156-186; .90 158-200; .95 174-205",
}

# Second strips of the same muscle.
LEG_MORE = {
    "soleus": ".18 312-330; .25 318-344; .30 320-345; .35 316-344; .40 308-342; .45 298-338; .50 288-334; "
    ".55 272-326; .60 240-308; .65 226-288; .70 220-276; .75 219-262; .80 219-252; .85 220-240; .90 222-232",
    "fibularis-brevis": ".70 101-108; .75 101-113; .80 100-113; .85 103-110",
}

# Bellies under others: coarse, drawn dashed.
LEG_DEEP = {
    "extensor-hallucis-longus": ".42 52-62; .50 50-66; .60 50-66; .70 54-66",
    "fibularis-brevis": ".45 96-112; .55 98-122; .65 112-136",
    "soleus": ".02 112-150; .10 108-230; .20 108-300; .30 110-330; .40 112-330; .50 118-320; .60 130-300",
    "flexor-hallucis-longus": ".33 128-150; .45 122-165; .60 120-185; .70 126-205; .78 140-220; .85 160-225",
    "tibialis-posterior": ".10 160-200; .20 150-230; .35 146-250; .50 170-270; .60 210-284; .70 262-302",
    "plantaris": "-.08 160-180; -.03 152-190; .03 172-186",
}

# Tendons down the leg: "t:theta", and width in millimetres.
LEG_TENDONS = {
    "tibialis-anterior": (".66:36 .75:32 .80:31 .85:26 .90:19 .95:8 1.0:356 1.05:346", 7.0),
    "extensor-digitorum-longus": (".76:76 .80:72 .85:66 .90:55 .95:45 1.0:39 1.05:36", 7.0),
    "extensor-hallucis-longus": (".85:48 .90:38 .95:24 1.0:12 1.05:6", 5.0),
    "fibularis-tertius": (".88:76 .92:64 .95:56 1.0:60", 4.0),
    "fibularis-longus": (".60:106 .70:118 .80:120 .90:126 .95:135 1.0:152 1.05:172", 5.0),
    "tibialis-posterior": (".70:308 .80:300 .85:291 .90:279 .95:266 1.0:256 1.05:266", 5.0),
    "flexor-digitorum-longus": (".80:285 .90:265 1.0:245 1.05:234", 5.0),
}

# The Achilles tendon: "t:theta" of its middle, and its width in millimetres there.
ACHILLES = ".57:192:52 .62:206:40 .70:209:28 .80:210:20 .90:212:16 1.0:212:15 1.06:206:18 1.12:198:24"

# Areas of the foot: which face, layer (0 is nearest the skin), polygon of "x,y" (or "x,h" at the sides).
FOOT_AREAS: dict[str, list[tuple[Face, int, str]]] = {
    "plantar-fascia": [("sole", 0, ".11,.28 .13,.26 .25,.30 .40,.31 .51,.28 .60,.17 .68,.10 .73,.12 .74,.40 .72,.57 "
                        ".70,.71 .66,.87 .60,.84 .51,.72 .40,.70 .25,.66 .13,.62 .11,.58")],
    "abductor-hallucis": [
        ("sole", 1, ".10,.28 .14,.20 .20,.12 .25,.07 .30,.06 .40,.05 .50,.05 .58,.05 .58,.12 .52,.17 .46,.22 .40,.30 "
         ".35,.36 .30,.37 .20,.37 .11,.36"),
        ("inner", 1, ".13,.07 .18,.12 .26,.15 .37,.17 .48,.13 .58,.08 .59,.05 .50,.05 .38,.07 .26,.06 .16,.04"),
    ],
    "flexor-digitorum-brevis": [("sole", 1, ".115,.42 .15,.36 .20,.38 .30,.35 .40,.32 .50,.34 .57,.37 .58,.50 "
                                 ".56,.62 .55,.74 .50,.72 .40,.70 .30,.72 .20,.73 .15,.70 .12,.60")],
    "abductor-digiti-minimi": [
        ("sole", 1, ".115,.64 .15,.74 .20,.75 .30,.73 .35,.77 .40,.82 .50,.86 .58,.90 .58,.95 .50,.95 .40,.93 "
         ".30,.93 .20,.91 .12,.80"),
        ("outer", 1, ".13,.03 .18,.08 .28,.10 .40,.085 .52,.07 .63,.06 .66,.04 .60,.02 .40,.02 .20,.02"),
    ],
    "quadratus-plantae": [("sole", 2, ".15,.68 .20,.36 .25,.34 .30,.35 .35,.41 .40,.45 .47,.56 .47,.64 .40,.69 "
                           ".30,.74 .20,.77 .15,.76")],
    "lumbricals": [
        ("sole", 2, ".38,.27 .50,.28 .62,.30 .70,.32 .70,.36 .60,.36 .48,.33 .38,.31"),
        ("sole", 2, ".455,.37 .55,.39 .64,.44 .70,.46 .70,.50 .62,.49 .54,.45 .46,.41"),
        ("sole", 2, ".45,.47 .55,.52 .64,.58 .70,.61 .70,.66 .62,.63 .53,.57 .45,.51"),
        ("sole", 2, ".45,.58 .54,.65 .62,.72 .66,.75 .65,.79 .59,.75 .51,.69 .45,.62"),
    ],
    "flexor-hallucis-brevis": [
        ("sole", 3, ".42,.11 .50,.10 .60,.08 .70,.08 .72,.12 .68,.17 .55,.18 .48,.14"),
        ("sole", 3, ".42,.30 .45,.20 .56,.19 .62,.20 .68,.22 .70,.28 .60,.31 .45,.35"),
    ],
    "adductor-hallucis": [
        ("sole", 3, ".43,.52 .50,.42 .62,.28 .70,.27 .62,.44 .51,.64 .46,.61"),
        ("sole", 3, ".63,.78 .655,.82 .715,.50 .715,.28 .69,.27 .68,.42 .655,.56"),
    ],
    "flexor-digiti-minimi-brevis": [("sole", 3, ".39,.77 .45,.75 .58,.80 .65,.88 .70,.93 .60,.90 .50,.89 .40,.81")],
    "plantar-interossei": [
        ("sole", 4, ".525,.48 .60,.48 .70,.49 .76,.51 .76,.54 .68,.54 .58,.53 .525,.51"),
        ("sole", 4, ".505,.60 .60,.61 .68,.63 .73,.64 .73,.67 .66,.67 .57,.65 .505,.63"),
        ("sole", 4, ".465,.73 .55,.73 .64,.75 .70,.76 .70,.79 .62,.79 .53,.77 .465,.75"),
    ],
    "dorsal-interossei": [
        (face, 4, f".46,{y - 0.03:.2f} .55,{y - 0.045:.3f} .66,{y - 0.04:.2f} .74,{y - 0.015:.3f} .74,{y + 0.015:.3f} "
         f".66,{y + 0.04:.2f} .55,{y + 0.045:.3f} .46,{y + 0.03:.2f}")
        for face in ("top", "sole")
        for y in (0.33, 0.49, 0.63, 0.77)
    ],
    "extensor-hallucis-brevis": [("top", 1, ".285,.68 .32,.61 .36,.55 .40,.48 .45,.42 .49,.38 .49,.45 .45,.58 .40,.66 "
                                  ".35,.74 .30,.78")],
    "extensor-digitorum-brevis": [("top", 1, ".285,.76 .30,.88 .35,.90 .42,.86 .48,.78 .51,.70 .50,.56 .45,.60 "
                                   ".40,.68 .35,.76 .30,.80")],
}

# Tendons of the foot: face, layer, "x,y" along the way (or "x,h" at the sides), width in millimetres.
FOOT_TENDONS: dict[str, list[tuple[Face, int, str, float]]] = {
    "tibialis-anterior": [("top", 0, ".31,.40 .36,.30 .40,.18 .45,.12 .50,.10 .54,.08", 6.0)],
    "extensor-hallucis-longus": [("top", 0, ".33,.50 .37,.42 .40,.35 .45,.28 .50,.24 .55,.21 .60,.20 .70,.19 .80,.14 "
                                  ".88,.15", 4.0)],
    "extensor-digitorum-longus": [
        ("top", 0, ".32,.62 .40,.60 .45,.50 .50,.46 .60,.43 .75,.40 .93,.44", 3.5),
        ("top", 0, ".32,.62 .40,.60 .45,.57 .60,.57 .70,.58 .90,.62", 3.5),
        ("top", 0, ".32,.62 .40,.60 .45,.64 .60,.71 .68,.72 .85,.78", 3.5),
        ("top", 0, ".32,.62 .40,.60 .45,.71 .55,.81 .65,.88 .78,.92", 3.0),
    ],
    "fibularis-tertius": [("top", 0, ".30,.72 .36,.81 .40,.87 .43,.89", 3.0)],
    "extensor-hallucis-brevis": [("top", 1, ".48,.41 .56,.31 .65,.22 .76,.18", 3.0)],
    "extensor-digitorum-brevis": [
        ("top", 1, ".49,.56 .60,.50 .74,.44", 2.5),
        ("top", 1, ".50,.62 .60,.62 .72,.61", 2.5),
        ("top", 1, ".50,.68 .60,.74 .70,.75", 2.5),
    ],
    "fibularis-brevis": [("outer", 0, ".19,.24 .25,.17 .30,.14 .36,.10", 5.0)],
    "fibularis-longus": [
        ("outer", 0, ".18,.23 .25,.15 .30,.12 .34,.08", 4.5),
        ("sole", 4, ".30,.84 .34,.78 .40,.60 .45,.42 .50,.34 .515,.30", 4.0),
    ],
    "tibialis-posterior": [
        ("inner", 0, ".18,.30 .25,.24 .30,.22 .37,.22", 5.0),
        ("sole", 4, ".30,.05 .37,.08 .39,.16 .43,.30 .47,.45", 4.0),
    ],
    "flexor-digitorum-longus": [
        ("inner", 0, ".14,.30 .18,.18 .25,.14", 4.0),
        ("sole", 2, ".20,.20 .25,.24 .30,.30 .35,.37 .45,.47 .60,.44 .76,.42 .93,.45", 3.0),
        ("sole", 2, ".35,.37 .45,.47 .60,.53 .74,.59 .91,.65", 3.0),
        ("sole", 2, ".35,.37 .45,.47 .58,.62 .70,.73 .86,.80", 3.0),
        ("sole", 2, ".35,.37 .45,.47 .56,.68 .67,.87 .79,.92", 3.0),
    ],
    "flexor-hallucis-longus": [
        ("sole", 2, ".15,.23 .25,.22 .33,.28 .40,.25 .50,.21 .60,.17 .72,.18 .80,.13 .89,.16", 4.0),
        ("inner", 2, ".13,.29 .20,.19 .30,.16", 4.0),
    ],
    "abductor-hallucis": [("sole", 1, ".56,.08 .62,.08 .68,.07 .75,.09", 4.0)],
    "flexor-digitorum-brevis": [
        ("sole", 1, ".57,.39 .72,.40 .90,.46", 3.0),
        ("sole", 1, ".57,.52 .72,.57 .885,.66", 3.0),
        ("sole", 1, ".56,.64 .70,.72 .83,.77", 3.0),
        ("sole", 1, ".55,.72 .67,.87 .775,.90", 3.0),
    ],
    "abductor-digiti-minimi": [("sole", 1, ".57,.93 .62,.94 .69,.93", 3.5)],
}

CAP = 0.022
"""Over this much of t a belly runs out round at its ends."""


@dataclass(frozen=True)
class Spot:
    """Points of skin that are looked at: their place at rest and the direction their skin faces at rest."""

    rest: Array
    normal: Array

    @functools.cached_property
    def leg(self) -> tuple[Array, Array, Array]:
        """t, theta, radius."""
        return leg_frame().of(self.rest)

    @functools.cached_property
    def foot(self) -> tuple[Array, Array, Array]:
        """x, y, h."""
        return foot_frame().of(self.rest)

    def faces(self, face: Face) -> Array:
        """Skin of the foot that looks that way."""
        t, _, _ = self.leg
        _, y, h = self.foot
        up = self.normal[..., 2]
        match face:
            case "sole":
                return np.asarray((up < -0.25) & (h < 0.2))
            case "top":
                return np.asarray((up > 0.05) & (h < 0.5))
            case "inner":
                return np.asarray((y < 0.5) & (h < 0.5) & (up < 0.75))
            case "outer":
                return np.asarray((y > 0.5) & (h < 0.5) & (up < 0.75))


def _rows(text: str) -> Array:
    rows = []
    for row in text.split(";"):
        t, span = row.split()
        begin, end = span.split("-")
        rows.append((float(t), float(begin), float(end)))
    return np.array(rows)


def _pairs(text: str, mark: str) -> Array:
    return np.array([[float(number) for number in word.split(mark)] for word in text.split()])


@functools.cache
def _belly(text: str) -> tuple[Array, Array, Array]:
    """A belly on a fine grid: t, middle, half width (degrees), run out round at both ends."""
    rows = _rows(text)
    t = np.linspace(rows[0, 0] - CAP, rows[-1, 0] + CAP, 240)
    inner = np.clip(t, rows[0, 0], rows[-1, 0])
    begin, end = (PchipInterpolator(rows[:, 0], rows[:, column])(inner) for column in (1, 2))
    middle, half = gaussian_filter1d((begin + end) / 2, 5), gaussian_filter1d((end - begin) / 2, 5)
    past = np.abs(t - inner) / CAP
    return t, middle, half * np.sqrt(np.clip(1 - past**2, 0, 1))


def across_belly(text: str, spot: Spot) -> Array:
    """For each point: -1 at the belly's one border, 0 in its middle, 1 at the other; beyond 1 outside."""
    t, theta, _ = spot.leg
    levels, middles, halves = _belly(text)
    inside = (t > levels[0]) & (t < levels[-1])
    middle, half = np.interp(t, levels, middles), np.interp(t, levels, halves)
    gap = np.mod(theta - middle + 180, 360) - 180
    return np.where(inside & (half > 0.5), gap / np.maximum(half, 0.5), 9.0)


def _smooth_ring(points: Array) -> Array:
    ring = resample(np.concatenate([points, points[:1]]), 0.006)[:-1]
    return gaussian_filter1d(ring, 2.2, axis=0, mode="wrap")


def inside_ring(x: Array, y: Array, ring: Array) -> Array:
    """Which points lie in a closed polygon (even-odd rule)."""
    inside = np.zeros(np.shape(x), bool)
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return inside


def in_foot_area(face: Face, text: str, spot: Spot) -> Array:
    """Points of the foot inside an area."""
    x, y, h = spot.foot
    ring = _smooth_ring(_pairs(text, ","))
    found = np.zeros(x.shape, bool)
    chosen = spot.faces(face) & (x > ring[:, 0].min()) & (x < ring[:, 0].max())
    second = y if face in ("sole", "top") else h
    found[chosen] = inside_ring(x[chosen], second[chosen], ring)
    return found


@functools.cache
def _skin_spot() -> tuple[Spot, Array]:
    skin = refine(leg_faces("L", LEG_TOP), 2)
    normals = vertex_normals(skin.rest, skin.triangles)
    return Spot(skin.rest, normals), skin.rest


@functools.cache
def leg_course(text: str) -> Array:
    """A tendon's way over the skin of the left leg, at rest: dense points in metres."""
    spot, rest = _skin_spot()
    t, theta, radius = spot.leg
    way = _pairs(text, ":")
    angle = np.unwrap(np.radians(way[:, 1]))
    steps = np.linspace(way[0, 0], way[-1, 0], 60)
    angles = np.degrees(PchipInterpolator(way[:, 0], angle)(steps))
    places = []
    for level, goal in zip(steps, angles, strict=True):
        gap = np.mod(theta - goal + 180, 360) - 180
        far = np.hypot((t - level) * leg_frame().length, np.radians(gap) * radius)
        nearest = np.argsort(far, kind="stable")[:4]
        weight = 1 / (far[nearest] + 1e-4)
        places.append((rest[nearest] * weight[:, None]).sum(axis=0) / weight.sum())
    return resample(gaussian_filter1d(np.array(places), 1.5, axis=0, mode="nearest"), 0.001)


@functools.cache
def foot_course(face: Face, text: str) -> Array:
    """A tendon's way over the skin of the left foot, at rest: dense points in metres."""
    spot, rest = _skin_spot()
    x, y, h = spot.foot
    chosen = np.flatnonzero(spot.faces(face) & (x < 1.05))
    frame = foot_frame()
    way = resample(_pairs(text, ","), 0.012)
    way = gaussian_filter1d(way, 1.5, axis=0, mode="nearest")
    if face in ("sole", "top"):
        flat = np.stack([rest[chosen] @ frame.ahead, rest[chosen] @ frame.outward], axis=1)
        goals = frame.point(way[:, 0], way[:, 1])
    else:
        flat = np.stack([x[chosen], h[chosen]], axis=1) * frame.length
        goals = way * frame.length
    near = cKDTree(flat).query(goals, k=4)
    weight = 1 / (near[0] + 1e-4)
    places = (rest[chosen][near[1]] * weight[..., None]).sum(axis=1) / weight.sum(axis=1, keepdims=True)
    return resample(gaussian_filter1d(places, 1.5, axis=0, mode="nearest"), 0.001)


@functools.cache
def joined_course(leg: str, face: Face, foot: str) -> Array:
    """A tendon from the leg onto the foot without a break: past the ankle it is led over the skin."""
    above, below = leg_course(leg), foot_course(face, foot)
    _, rest = _skin_spot()
    t, _, _ = leg_frame().of(above)
    above = above[t < 0.99]
    gaps = np.linalg.norm(below - above[-1], axis=1)
    below = below[int(gaps.argmin()) :]
    way = resample(np.concatenate([above, below]), 0.002)
    way = gaussian_filter1d(way, 6, axis=0, mode="nearest")
    _, near = cKDTree(rest).query(way, k=4)
    return resample(gaussian_filter1d(rest[near].mean(axis=1), 4, axis=0, mode="nearest"), 0.001)


def near_course(course: Array, width: float, spot: Spot) -> Array:
    """Points within a tendon of that width (millimetres)."""
    reach = width / 2000
    left = as_left(spot.rest)
    box = ((left > course.min(axis=0) - reach) & (left < course.max(axis=0) + reach)).all(axis=-1)
    found = np.zeros(left.shape[:-1], bool)
    if box.any():
        distance, _ = cKDTree(course).query(left[box], distance_upper_bound=reach)
        found[box] = np.isfinite(distance)
    return found


def on_achilles(spot: Spot) -> Array:
    """Points over the Achilles tendon."""
    t, theta, radius = spot.leg
    way = _pairs(ACHILLES, ":")
    middle, width = (PchipInterpolator(way[:, 0], way[:, column])(np.clip(t, 0.57, 1.12)) for column in (1, 2))
    gap = np.radians(np.mod(theta - middle + 180, 360) - 180) * radius * 1000
    past = np.clip((t - 1.09) / 0.05, 0, 1) + np.clip((0.60 - t) / 0.05, 0, 1)
    inside = (t > 0.55) & (t < 1.14) & (np.abs(gap) < width / 2 * np.sqrt(np.clip(1 - past**2, 0, 1)))
    return np.asarray(inside)


def belly(muscle: str, spot: Spot) -> Array:
    """Points over the part of a muscle that lies under the skin."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            found |= np.abs(across_belly(table[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer <= 1:
            found |= in_foot_area(face, text, spot)
    return found


def deep_belly(muscle: str, spot: Spot) -> Array:
    """Points over the part of a muscle that lies under other muscles."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    if muscle in LEG_DEEP:
        found |= np.abs(across_belly(LEG_DEEP[muscle], spot)) <= 1
    for face, layer, text in FOOT_AREAS.get(muscle, []):
        if layer > 1:
            found |= in_foot_area(face, text, spot)
    return found


def tendon(muscle: str, spot: Spot, deep: bool = False) -> Array:
    """Points over a muscle's tendons (`deep`: those under other tissue of the sole and the inner side)."""
    found = np.zeros(spot.rest.shape[:-1], bool)
    leg = LEG_TENDONS.get(muscle)
    for face, layer, text, width in FOOT_TENDONS.get(muscle, []):
        if (layer > 1) != deep:
            continue
        if leg is not None and layer == 0:
            found |= near_course(joined_course(leg[0], face, text), width, spot)
        else:
            found |= near_course(foot_course(face, text), width, spot) & spot.faces(face)
    if leg is not None and not deep and not any(part[1] == 0 for part in FOOT_TENDONS.get(muscle, [])):
        found |= near_course(leg_course(leg[0]), leg[1], spot)
    return found


Test = Callable[[str, Spot], Array]
