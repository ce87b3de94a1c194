"""The muscle map: the left lower leg and foot from six sides, every muscle a group of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import ndimage as ndi

from footwork.figures import muscles
from footwork.figures.camera import Camera
from footwork.figures.drawing import leg_mesh
from footwork.figures.frames import LEG_TOP
from footwork.figures.overlays import nails, spread
from footwork.figures.places import FOOT_AREAS, LEG_BELLIES, LEG_MORE
from footwork.figures.planting import take_stance
from footwork.figures.posing import LegAngles
from footwork.figures.scene import Drawing, Seen, level_lines, look, outline, paint
from footwork.figures.svg import path

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class MapView:
    """One side: the camera in degrees and cm, and what it shows."""

    turn: float
    height: float
    center: tuple[float, float, float]
    width: float
    alt: str
    near: tuple[str, ...]
    """Muscles drawn as they lie under the skin, those farther from the viewer first."""
    deep: tuple[str, ...] = ()
    """Muscles under others, drawn dashed."""
    open_: bool = False
    """The layers over the deep ones are left out, so that those are drawn whole."""
    fascia: bool = False
    cut: float = LEG_TOP
    """Only what lies below this height (metres) is shown."""
    ankle: float = 0.0
    """The foot is pointed by so much (degrees), to be seen flat."""


FRONT = (
    "soleus",
    "gastrocnemius-medial",
    "gastrocnemius-lateral",
    "fibularis-brevis",
    "fibularis-longus",
    "fibularis-tertius",
    "extensor-hallucis-longus",
    "extensor-digitorum-longus",
    "tibialis-anterior",
)
BACK = (
    "fibularis-brevis",
    "fibularis-longus",
    "flexor-hallucis-longus",
    "flexor-digitorum-longus",
    "soleus",
    "gastrocnemius-lateral",
    "gastrocnemius-medial",
)
SOLE_DEEP = (
    "fibularis-longus",
    "tibialis-posterior",
    "dorsal-interossei",
    "plantar-interossei",
    "flexor-digiti-minimi-brevis",
    "flexor-hallucis-brevis",
    "adductor-hallucis",
    "quadratus-plantae",
    "flexor-hallucis-longus",
    "flexor-digitorum-longus",
    "lumbricals",
)

VIEWS = {
    "front": MapView(
        12,
        6,
        (11, 4, 24.5),
        42,
        "The lower leg from the front, with the shin muscles on its outer half.",
        FRONT,
        ("extensor-hallucis-longus",),
    ),
    "outer": MapView(
        86,
        5,
        (11, 6, 24.5),
        42,
        "The lower leg from the outer side: shin muscles in front, the two fibularis muscles in "
        "the middle, the calf behind.",
        (
            "flexor-hallucis-longus",
            "soleus",
            "gastrocnemius-lateral",
            "fibularis-brevis",
            "fibularis-longus",
            "fibularis-tertius",
            "extensor-hallucis-longus",
            "extensor-digitorum-longus",
            "tibialis-anterior",
            "extensor-hallucis-brevis",
            "extensor-digitorum-brevis",
            "abductor-digiti-minimi",
        ),
        ("fibularis-brevis", "extensor-hallucis-longus"),
    ),
    "inner": MapView(
        -84,
        5,
        (11, 6, 24.5),
        42,
        "The lower leg from the inner side: the calf behind, the long toe curler along the shin "
        "bone, the arch muscle along the inner edge of the foot.",
        (
            "tibialis-anterior",
            "tibialis-posterior",
            "flexor-digitorum-longus",
            "soleus",
            "gastrocnemius-medial",
            "abductor-hallucis",
        ),
        ("tibialis-posterior",),
    ),
    "back": MapView(
        182,
        5,
        (11, 0, 24.5),
        42,
        "The lower leg from behind: the two heads of the calf, the deep calf below them, and the "
        "Achilles tendon down to the heel.",
        BACK,
        ("soleus", "tibialis-posterior", "flexor-hallucis-longus", "plantaris"),
    ),
    "sole": MapView(
        0,
        -90,
        (11, 7.4, 0),
        21,
        "The sole of the left foot, toes up: under the skin the plantar fascia, and three muscles "
        "from the heel to the toes.",
        ("abductor-digiti-minimi", "flexor-digitorum-brevis", "abductor-hallucis"),
        fascia=True,
        cut=0.11,
    ),
    "sole-deep": MapView(
        0,
        -90,
        (11, 7.4, 0),
        21,
        "The sole of the left foot, toes up, without its first layer: the long tendons and the "
        "short muscles that lie deep in the foot.",
        (),
        SOLE_DEEP,
        open_=True,
        cut=0.11,
    ),
    "top": MapView(
        14,
        64,
        (11, 9, 4),
        25,
        "The left foot from above, toes down, with the short toe lifters and the long tendons.",
        (
            "fibularis-tertius",
            "extensor-digitorum-brevis",
            "extensor-hallucis-brevis",
            "extensor-digitorum-longus",
            "extensor-hallucis-longus",
            "tibialis-anterior",
        ),
        ("dorsal-interossei",),
        ankle=-16,
    ),
}

FIBRES = (-0.6, -0.2, 0.2, 0.6)

NOTCH = 12
"""Notches up to twice as wide, in pixels, are filled."""


def _middle(mask: Array, camera: Camera) -> str:
    """A place well inside a region, in drawing units: where a leader line can end."""
    depth = ndi.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    x, y = camera.units(np.array([column + 0.5, row + 0.5]))
    return f"{x:.0f} {y:.0f}"


def _fibres(seen: Seen, muscle: str, mask: Array, spot: muscles.Spot) -> str:
    text = ""
    for table in (LEG_BELLIES, LEG_MORE):
        if muscle in table:
            across = muscles.across_belly(table[muscle], spot)
            inside = spread(mask, np.abs(across) <= 1)
            levels = FIBRES if inside.sum() > 16000 * seen.camera.detail**2 else (0.0,)
            text += level_lines(seen, inside, spread(mask, across, fill=9.0), levels, 80)
    return text


def _region(seen: Seen, muscle: str, skin: tuple[Array, muscles.Spot], *, view: MapView) -> str:
    """One muscle under the skin as a group, "" when this side does not show it."""
    mask, spot = skin
    belly = spread(mask, muscles.belly(muscle, spot))
    if len(FOOT_AREAS.get(muscle, ())) > 1:
        # Round the edge of the sole: the places of its two sides leave notches between them.
        belly = mask & ndi.binary_closing(belly, iterations=NOTCH)
    cord = spread(mask, muscles.tendon(muscle, spot)) & ~belly
    body = _shape(seen, belly, 2.0 if view.height < 0 else 1.3)
    string = _cord(seen, cord)
    parts = path("td", string) + path("mr", body) + path("mf", _fibres(seen, muscle, mask, spot))
    at = _middle(belly if body else cord, seen.camera)
    return f'<g data-muscle="{muscle}" data-at="{at}">{parts}</g>' if body or string else ""


def _deep_region(
    seen: Seen, muscle: str, skin: tuple[Array, muscles.Spot], *, view: MapView
) -> str:
    """One muscle under others: dashed, or whole where those are left out."""
    mask, spot = skin
    belly = spread(mask, muscles.deep_belly(muscle, spot))
    cord = spread(mask, muscles.tendon(muscle, spot, deep=True))
    body, string = _shape(seen, belly, 1.3), _cord(seen, cord)
    cord_css, belly_css = ("td", "mr") if view.open_ else ("dt", "dp")
    parts = path(belly_css, body) + path(cord_css, string)
    at = _middle(belly if body else cord, seen.camera)
    group = f'<g data-muscle="{muscle}" data-deep="" data-at="{at}">{parts}</g>'
    return group if body or string else ""


def _shape(seen: Seen, area: Array, soft: float) -> str:
    return seen.trace(area, soft=soft * seen.camera.detail, error=1.4, smallest=160.0)


def _cord(seen: Seen, area: Array) -> str:
    return seen.trace(area, soft=0.9 * seen.camera.detail, error=1.4, smallest=760.0)


def draw_map(view: MapView, detail: float = 1.25) -> Drawing:
    """One side of the map."""
    x, y, z = view.center
    camera = Camera(
        view.turn, view.height, (x / 100, -y / 100, z / 100), 90000 / view.width, detail
    )
    stance = take_stance(
        {"L": LegAngles(ankle=view.ankle)}, {} if view.height < 0 or view.ankle else {"L": "sole"}
    )
    seen = look([leg_mesh("L", stance, "sk", view.cut)], camera)
    drawing = Drawing()
    paint(seen, drawing)
    mask = seen.mask("legL")
    spot = seen.skin(mask)
    if view.fascia:
        fascia = spread(
            mask, muscles.in_foot_area("sole", FOOT_AREAS["plantar-fascia"][0][2], spot)
        )
        data = seen.trace(fascia, soft=1.5, error=1.2)
        drawing.overlays.append(f'<g data-part="plantar-fascia">{path("td", data)}</g>')
    for muscle in view.near:
        drawing.overlays.append(_region(seen, muscle, (mask, spot), view=view))
    achilles = spread(mask, muscles.on_achilles(spot))
    if achilles.any() and view.height > -45:
        data = seen.trace(achilles, soft=1.5, error=1.2, smallest=200.0)
        bellies = next((n for n, p in enumerate(drawing.overlays) if "gastrocnemius" in p), 0)
        drawing.overlays.insert(bellies, f'<g data-part="achilles-tendon">{path("td", data)}</g>')
    for muscle in view.deep:
        drawing.overlays.append(_deep_region(seen, muscle, (mask, spot), view=view))
    if view.height > -45:
        drawing.overlays.append(
            path("nl", seen.trace(nails(seen, "legL", "L"), soft=0.8, smallest=12.0))
        )
    outline(seen, drawing)
    return drawing
