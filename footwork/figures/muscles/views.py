"""The sides from which the muscle map shows the leg, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass

ACHILLES, FASCIA = "achilles-tendon", "plantar-fascia"
"""Parts of the map that are no muscles."""


@dataclass(frozen=True)
class MapView:
    """One side: the camera in degrees and cm, and what it shows."""

    turn: float
    height: float
    center: tuple[float, float, float]
    width: float
    alt: str
    near: tuple[str, ...] = ()
    """Muscles drawn as they lie under the skin, those farther from the viewer first."""
    deep: tuple[str, ...] = ()
    """Muscles under others, hatched."""
    open_: tuple[str, ...] = ()
    """Muscles under others that are left out, so that these are drawn whole."""
    cut: float | None = None
    """Only what lies below this height (meters) is shown, when not all of the leg is."""
    ankle: float = 0.0
    """The foot is pointed by so much (degrees), to be seen flat."""


FRONT = (
    "soleus",
    "gastrocnemius-medial",
    "fibularis-brevis",
    "fibularis-longus",
    "fibularis-tertius",
    "extensor-digitorum-brevis",
    "extensor-hallucis-brevis",
    "extensor-hallucis-longus",
    "extensor-digitorum-longus",
    "tibialis-anterior",
)

OUTER = (
    "flexor-hallucis-longus",
    "soleus",
    ACHILLES,
    "gastrocnemius-lateral",
    "extensor-digitorum-brevis",
    "extensor-hallucis-brevis",
    "fibularis-brevis",
    "fibularis-longus",
    "abductor-digiti-minimi",
    "fibularis-tertius",
    "extensor-hallucis-longus",
    "extensor-digitorum-longus",
    "tibialis-anterior",
)

INNER = (
    "tibialis-anterior",
    "flexor-hallucis-longus",
    "tibialis-posterior",
    "flexor-digitorum-longus",
    "soleus",
    ACHILLES,
    "gastrocnemius-medial",
    "abductor-hallucis",
)

BACK = (
    "fibularis-brevis",
    "fibularis-longus",
    "flexor-hallucis-longus",
    "flexor-digitorum-longus",
    "tibialis-posterior",
    "soleus",
    ACHILLES,
    "gastrocnemius-lateral",
    "gastrocnemius-medial",
)

BACK_DEEP = (
    "heel-bone",
    "thigh-bone",
    "shin-bone",
    "outer-leg-bone",
    "fibularis-brevis",
    "tibialis-posterior",
    "flexor-digitorum-longus",
    "flexor-hallucis-longus",
    "plantaris",
)

SOLE = ("flexor-digitorum-brevis", FASCIA, "abductor-digiti-minimi", "abductor-hallucis")

SOLE_MIDDLE = (
    "quadratus-plantae",
    "flexor-hallucis-longus",
    "flexor-digitorum-longus",
    "lumbricals",
)

SOLE_DEEP = (
    "dorsal-interossei",
    "plantar-interossei",
    "fibularis-longus",
    "tibialis-posterior",
    "flexor-digiti-minimi-brevis",
    "adductor-hallucis",
    "flexor-hallucis-brevis",
)

TOP = (
    "fibularis-tertius",
    "extensor-digitorum-brevis",
    "extensor-hallucis-brevis",
    "extensor-digitorum-longus",
    "extensor-hallucis-longus",
    "tibialis-anterior",
)

FROM_BELOW = (11, 7.4, 0)

VIEWS = {
    "front": MapView(
        12,
        6,
        (11, 4, 24.5),
        42,
        "The lower leg from the front: the shin muscles outside the edge of the shin bone, their "
        "tendons over the front of the ankle to the toes.",
        FRONT,
        ("extensor-hallucis-longus",),
    ),
    "outer": MapView(
        86,
        5,
        (11, 6, 24.5),
        42,
        "The lower leg from the outer side: shin muscles in front, the two fibularis muscles in "
        "the middle with two tendons behind the outer ankle bone, the calf behind, the short toe "
        "lifters in front of the ankle bone.",
        OUTER,
        ("fibularis-brevis", "extensor-hallucis-longus"),
    ),
    "inner": MapView(
        -84,
        5,
        (11, 6, 24.5),
        42,
        "The lower leg from the inner side: the calf behind, the long toe curler along the shin "
        "bone, three tendons behind the inner ankle bone, the arch muscle along the inner edge of "
        "the foot; hatched behind the shin bone, the muscle that holds the arch.",
        INNER,
        ("tibialis-posterior",),
    ),
    "back": MapView(
        182,
        5,
        (11, 0, 24.5),
        42,
        "The lower leg from behind: the two heads of the calf, the inner one larger and lower, the "
        "deep calf below them, and the Achilles tendon down to the heel.",
        BACK,
        ("soleus",),
    ),
    "back-deep": MapView(
        182,
        5,
        (11, 0, 24.5),
        42,
        "The lower leg from behind without the calf: in the middle the muscle that holds the arch, "
        "beside it the two long toe curlers, their tendons behind the inner ankle bone.",
        open_=BACK_DEEP,
    ),
    "top": MapView(
        14,
        64,
        (11, 9, 4),
        25,
        "The left foot from above, toes down, with the short toe lifters and the long tendons.",
        TOP,
        ("dorsal-interossei",),
        ankle=-16,
    ),
    "sole": MapView(
        0,
        -90,
        FROM_BELOW,
        21,
        "The sole of the left foot, toes up: the plantar fascia, with a window cut into it, over "
        "the short toe curler, and a muscle along either edge.",
        SOLE,
        cut=0.11,
    ),
    "sole-middle": MapView(
        0,
        -90,
        FROM_BELOW,
        21,
        "The sole of the left foot, toes up, without its first layer: the tendons of the long toe "
        "curlers, the heel muscle that pulls at them, and the four small ones that begin at them.",
        open_=SOLE_MIDDLE,
        cut=0.11,
    ),
    "sole-deep": MapView(
        0,
        -90,
        FROM_BELOW,
        21,
        "The sole of the left foot, toes up, without its first two layers: the short muscles of "
        "the big and the little toe, the cross-arch muscle, and those between the bones.",
        open_=SOLE_DEEP,
        cut=0.11,
    ),
}
