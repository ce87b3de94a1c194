"""The rule for times in words: what `model/times.py` counts and the player counts after it."""

from __future__ import annotations

from footwork.model.times import CHANGE_SECONDS, SWITCH_SECONDS, WALKING_PACE
from footwork.views.messages import gettext as _
from footwork.views.messages import number
from footwork.views.wording import METERS_PER_FOOT


def tell_rule() -> str:
    """Return the whole rule."""
    return _(
        "The rule for times: sets × repetitions × tempo, both sides where a dose says so, the "
        "rests between sets, walks at %(meters)s meters (%(feet)s feet) a second, %(switch)s "
        "seconds to change sides, and %(change)s seconds to change from one movement to the next.",
        meters=number(WALKING_PACE),
        feet=number(WALKING_PACE / METERS_PER_FOOT, 1),
        switch=number(SWITCH_SECONDS),
        change=number(CHANGE_SECONDS),
    )


def tell_changes() -> str:
    """Return what the rule counts between sides and between movements."""
    return _(
        "The clock counts %(switch)s seconds to change sides and %(change)s to change from one "
        "movement to the next.",
        switch=number(SWITCH_SECONDS),
        change=number(CHANGE_SECONDS),
    )


DOSE = (
    "How long it takes, in seconds: every set on both sides, the rests, and "
    f"{SWITCH_SECONDS} seconds wherever the sides change without a rest as long as that."
)
"""The rule for a dose, for who programs."""
ROUTINE = (
    f"How long it takes: the doses, and {CHANGE_SECONDS} seconds to change from one movement to "
    "the next."
)
"""The rule for a routine, for who programs."""
