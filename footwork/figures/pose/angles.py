"""The joint angles of a leg, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Side = Literal["L", "R"]


@dataclass(frozen=True)
class LegAngles:
    """Joint angles of a leg in degrees, 0 in a relaxed stand.

    Plus is: hip flexed, hip out to the side, knee flexed, ankle dorsiflexed, sole turned in
    (inverted), toes turned in, toes extended (up), toes spread.
    """

    hip: float = 0
    hip_out: float = 0
    knee: float = 0
    ankle: float = 0
    inverted: float = 0
    turned_in: float = 0
    big_toe: float = 0
    big_toe_tip: float = 0
    toes: float = 0
    toes_middle: float = 0
    toes_end: float = 0
    spread: float = 0
    arch: float = 0
    """The inner arch is raised by so many millimeters."""
    toes_lie: bool = False
    """The toes lie on the ground, whatever the foot does: their roots are worked out."""
    toes_reach: bool = False
    """The roots of the toes bend until the tips touch the ground."""

    def blend(self, other: LegAngles, share: float) -> LegAngles:
        """Mix this leg with another, from all of this (0) to all of the other (1)."""
        mixed = {
            name: (1 - share) * value + share * getattr(other, name)
            for name, value in vars(self).items()
            if not isinstance(value, bool)
        }
        lie, reach = self.toes_lie and other.toes_lie, self.toes_reach or other.toes_reach
        return replace(self, **mixed, toes_lie=lie, toes_reach=reach)


def out(side: Side) -> int:
    """Return the sign of "outward" along X: 1 for the left side, -1 for the right."""
    return 1 if side == "L" else -1
