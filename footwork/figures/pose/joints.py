"""What the joints of a leg can do in a healthy adult, and the words that say an angle.

Limits are degrees. Ankle and sole: World J Orthop 2017;8:21, table 5 (ankle 20 up, 50 down,
35 in, 15 out); under load the ankle bends up to 35; 674 people pointed it 55 to 62 down (Soucie
2011). Big toe at its root 70 up and 45 down; smaller toes 40 up and 40 down at the root, 35 down in
the middle, 60 down at the end. Hip and knee after Soucie 2011.
"""

from __future__ import annotations

import re
from typing import Any

from footwork.figures.pose.angles import LegAngles

# Words: field of LegAngles, word for plus and its limit, word for minus and its limit.
JOINTS: dict[str, tuple[str, str, float, str, float]] = {
    "hip": ("hip", "flexed", 130, "extended", 20),
    "hip out": ("hip_out", "out", 40, "in", 15),
    "knee": ("knee", "flexed", 140, "extended", 0),
    "ankle": ("ankle", "dorsiflexed", 35, "plantarflexed", 55),
    "sole": ("inverted", "inverted", 35, "everted", 15),
    "foot": ("turned_in", "turned in", 20, "turned out", 20),
    "big toe": ("big_toe", "extended", 70, "flexed", 45),
    "big toe tip": ("big_toe_tip", "extended", 5, "flexed", 45),
    "toes": ("toes", "extended", 40, "flexed", 40),
    "toes middle": ("toes_middle", "extended", 0, "flexed", 35),
    "toes end": ("toes_end", "extended", 30, "flexed", 60),
    "spread": ("spread", "apart", 12, "together", 5),
    # Not an angle: by how many millimeters the inner arch is higher or lower than at rest.
    "arch": ("arch", "raised", 12, "lowered", 5),
}


def read_angle(joint: str, words: object) -> float:
    """Read the angle, in degrees, that words such as `12 dorsiflexed` mean; plus as in LegAngles.

    Raises `ValueError` when the joint does not bend that way, or not so far.
    """
    _, plus, most, minus, least = JOINTS[joint]
    if words in (0, "straight"):
        return 0.0
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ([a-z ]+)", str(words))
    if match is None or match[2] not in (plus, minus):
        raise ValueError(
            f"must give {joint} as straight, or in degrees and '{plus}' or '{minus}', not {words!r}"
        )
    size = float(match[1])
    limit = most if match[2] == plus else least
    if size > limit:
        raise ValueError(f"must have {joint} at most {limit:g} {match[2]}, not {size:g}")
    return size if match[2] == plus else -size


def check_leg(words: object) -> dict[str, Any]:
    """Read the fields of LegAngles that a leg in words means.

    `toes: lie` and `toes: reach` leave the toes' roots to the ground. Raises `ValueError` for what
    is no joint or no angle.
    """
    if not isinstance(words, dict):
        raise ValueError("must be joints and their angles")  # noqa: TRY004 - for pydantic
    # Each angle is a float, said or not: what a drawing is made from is hashed.
    values: dict[str, Any] = {field: 0.0 for field, *_ in JOINTS.values()}
    for joint, angle in words.items():
        if joint not in JOINTS:
            raise ValueError(f"must not name '{joint}': the joints are {', '.join(JOINTS)}")
        if joint == "toes" and angle in ("lie", "reach"):
            values[f"toes_{angle}"] = True
        else:
            values[JOINTS[joint][0]] = read_angle(joint, angle)
    return values


def read_leg(words: object) -> LegAngles:
    """Return a leg from its joints in words, as `check_leg` takes them."""
    return words if isinstance(words, LegAngles) else LegAngles(**check_leg(words))
