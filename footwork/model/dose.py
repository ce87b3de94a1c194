"""How much of a movement is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from footwork.model.values import Phrase, Record, Seconds, Switch


class Tempo(Record):
    """How long the parts of one repetition take, each in seconds."""

    lift: Annotated[float, Field(ge=0.5, le=20, multiple_of=0.5, strict=True)]
    """Seconds of the working part: up, or once round a circle."""
    hold: Seconds = 0
    """Seconds still at the end of the lift."""
    lower: Seconds = 0
    """Seconds of the way back."""

    @property
    def seconds(self) -> float:
        """Seconds of one whole repetition."""
        return self.lift + self.hold + self.lower


COUNTED = ("reps", "seconds", "meters")
"""The fields of which a dose has exactly one."""


def explain_count(given: Sequence[str]) -> str:
    """Return the rule that a dose breaks that has these of the fields; nothing for one of them."""
    if len(given) == 1:
        return ""
    found = " and ".join(given) or "none of them"
    return f"must have exactly one of reps, seconds and meters, not {found}"


class Dose(Record):
    """How much: sets of repetitions, of seconds or of meters."""

    sets: Annotated[int, Field(ge=1, le=10, strict=True)]
    """Sets, on each side where `per_side` is set."""
    reps: Annotated[int, Field(ge=1, le=100, strict=True)] | None = None
    """Repetitions in a set; give exactly one of reps, seconds and meters."""
    seconds: Annotated[int, Field(ge=1, le=600, strict=True)] | None = None
    """Length of a hold or a walk in seconds."""
    meters: Annotated[int, Field(ge=1, le=200, strict=True)] | None = None
    """Length of a walk in meters."""
    tempo: Tempo | None = None
    """How long a repetition takes; goes with reps."""
    rest: Annotated[int, Field(ge=0, le=300, strict=True)] = 0
    """Seconds of rest between two sets; 0 where the other side works meanwhile."""
    per_side: Switch = False
    """Whether the sets are done on each side."""
    each_way: Switch = False
    """Whether the repetitions are done in both directions."""
    note: Phrase | None = None
    """What else matters, such as `both legs, on the floor`."""

    @property
    def way(self) -> tuple[Tempo | None, bool, bool, str | None]:
        """How it is done, however much of it: what tells one version from another."""
        return self.tempo, self.per_side, self.each_way, self.note

    @model_validator(mode="after")
    def _measure_once(self) -> Self:
        given = [name for name in COUNTED if getattr(self, name) is not None]
        if fault := explain_count(given):
            raise ValueError(fault)
        if (self.tempo is None) == (self.reps is not None):
            rule = "must have a tempo" if self.reps else "must not have a tempo"
            raise ValueError(f"{rule} when it counts {given[0]}")
        if self.each_way and self.reps is None:
            raise ValueError(f"must count reps when it goes each way, not {given[0]}")
        return self
