"""Points of skin that are looked at, and where they are on the leg and on the foot."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

import numpy as np

from footwork.figures.body.frames import foot_frame, leg_frame
from footwork.figures.typed import Chosen, Points, Values

Face = Literal["sole", "top", "inner", "outer"]


@dataclass(frozen=True)
class Spot:
    """Points of skin that are looked at.

    Their place at rest and the direction their skin faces at rest.
    """

    rest: Points
    normal: Points

    @functools.cached_property
    def leg(self) -> tuple[Values, Values, Values]:
        """Find t, theta (degrees) and distance from the slice's middle (meters): each (...)."""
        return leg_frame().of(self.rest)

    @functools.cached_property
    def foot(self) -> tuple[Values, Values, Values]:
        """Find x, y and h, in the foot's own measures: each (...)."""
        return foot_frame().of(self.rest)

    def faces(self, face: Face) -> Chosen:
        """Say which points of the foot look that way: (...)."""
        _, y, h = self.foot
        up = self.normal[..., 2]
        match face:
            case "sole":
                return np.asarray((up < -0.25) & (h < 0.2))
            case "top":
                return np.asarray((up > 0.05) & (h < 0.5))
            case "inner":
                return np.asarray((y < 0.5) & (h < 0.5) & (np.abs(up) < 0.72))
            case "outer":
                return np.asarray((y > 0.5) & (h < 0.5) & (np.abs(up) < 0.72))
