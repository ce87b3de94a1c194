"""Whose body is drawn: shape changes of the one mesh, so that what is known of it holds for each.

A shape is named as in the body's data, with how much of it the person carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Who = Literal["adult", "elder"]

_FEET = {"feet/l-foot-scale-incr": 0.12, "feet/r-foot-scale-incr": 0.12}

SHAPES: Mapping[Who, Mapping[str, float]] = {
    # The mesh is neither man nor woman; the legs are those of a runner.
    "adult": {"legs/l-lowerleg-muscle-incr": 0.35, "legs/r-lowerleg-muscle-incr": 0.35} | _FEET,
    # A woman of about seventy who moves: softer at the waist, fuller at hips and bust.
    "elder": {
        "macrodetails/african-female-old": 0.33,
        "macrodetails/asian-female-old": 0.33,
        "macrodetails/caucasian-female-old": 0.33,
        "breast/female-old-averagemuscle-averageweight-maxcup-averagefirmness": 0.35,
        "legs/l-lowerleg-muscle-incr": 0.2,
        "legs/r-lowerleg-muscle-incr": 0.2,
        "torso/measure-hips-circ-incr": 0.3,
        "stomach/stomach-tone-decr": 0.5,
    }
    | _FEET,
}
"""What shapes each of them, by who it is."""
