"""How long doses and routines take, by one stated rule. No time is typed anywhere.

The rule: a set takes its repetitions times the tempo, or its seconds, or its meters at a
slow walking pace; once for each direction. A dose takes its sets on each side, the rests
between the sets, and 5 seconds wherever the sides change without a rest as long as that. A
routine takes its doses and 12 seconds to change between two of them.

The player counts by the same rule, in `footwork/practice/player/schedule.js`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from footwork.model import Dose, Guide, RoutineStep

CHANGE_SECONDS = 12
"""Seconds to get from one movement to the next."""

SWITCH_SECONDS = 5
"""Seconds to set one foot down, shift the weight and start on the other (a coach's judgment)."""

WALKING_PACE = 0.8
"""Meters a second of a slow, careful walk on heels or toes (a coach's judgment)."""


def set_seconds(dose: Dose) -> float:
    """Return the seconds of one set on one side."""
    if dose.reps is not None and dose.tempo is not None:
        return dose.reps * dose.tempo.seconds * (2 if dose.each_way else 1)
    if dose.meters is not None:
        return dose.meters / WALKING_PACE
    return dose.seconds or 0


def dose_seconds(dose: Dose) -> int:
    """Return the seconds of a whole dose, rounded up to a whole second."""
    if not dose.per_side:
        return math.ceil(dose.sets * set_seconds(dose) + (dose.sets - 1) * dose.rest)
    # After both sides comes the rest, in which the sides change as well.
    work = dose.sets * (2 * set_seconds(dose) + SWITCH_SECONDS)
    return math.ceil(work + (dose.sets - 1) * max(dose.rest, SWITCH_SECONDS))


def routine_seconds(doses: Sequence[Dose]) -> int:
    """Return the seconds of doses done one after the other."""
    return sum(map(dose_seconds, doses)) + CHANGE_SECONDS * max(0, len(doses) - 1)


def session_seconds(guide: Guide, steps: Iterable[RoutineStep]) -> int:
    """Return the seconds of a routine's steps, or of a phase's, in the doses that they name."""
    return routine_seconds([guide.step_dose(step) for step in steps])


def start_seconds(doses: Sequence[Dose]) -> list[int]:
    """Return at which second each dose of a routine begins."""
    starts, now = [], 0
    for dose in doses:
        starts.append(now)
        now += dose_seconds(dose) + CHANGE_SECONDS
    return starts
