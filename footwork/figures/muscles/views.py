"""The sides from which the muscle map shows the leg."""

from __future__ import annotations

from dataclasses import dataclass


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
    cut: float | None = None
    """Only what lies below this height (meters) is shown, when not all of the leg is."""
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
