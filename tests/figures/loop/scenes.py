"""Scenes for loops that are cheap to draw: one leg, or two that walk."""

from __future__ import annotations

from footwork.figures.pose.schema import Figure, Pose

ALT = {"start": "A foot on the floor.", "end": "A foot on the floor."}

PHASES = [
    {"name": "Lift", "seconds": 2, "to": 1},
    {"name": "Hold", "seconds": 1, "to": 1},
    {"name": "Lower", "seconds": 3, "to": 0},
]


def lift(rest: float = 0.5) -> Figure:
    """Return a foot that lifts its front from the heel, and rests at the bottom for a while."""
    close = {
        "view": {"turn": 72, "height": 8, "center": [11, 8, 19], "width": 50},
        "muscles": {"strong": ["tibialis-anterior"]},
        "start": {"left": {"knee": "3 flexed"}, "stands": {"left": "heel"}},
        "end": {
            "left": {"knee": "3 flexed", "ankle": "17 dorsiflexed", "toes": "24 extended"},
            "stands": {"left": "heel"},
        },
        "alt": ALT,
    }
    return Figure.model_validate({"close": close, "loop": PHASES, "rest": rest})


def stages() -> Figure:
    """Return a foot that lifts its toes first, and then its front."""
    figure = lift()
    leg = {"knee": "3 flexed", "toes": "24 extended"}
    midway = Pose.model_validate({"left": leg, "stands": {"left": "sole"}})
    return figure.model_copy(update={"close": figure.close.model_copy(update={"midway": midway})})


def rise() -> Figure:
    """Return a leg that rises on its ball, cut off by the upper edge of the picture."""
    close = {
        "view": {"turn": 72, "height": 8, "center": [11, 8, 19], "width": 50},
        "start": {"left": {"ankle": "12 dorsiflexed", "toes": "lie"}, "stands": {"left": "ball"}},
        "end": {"left": {"ankle": "30 plantarflexed", "toes": "lie"}, "stands": {"left": "ball"}},
        "alt": ALT,
    }
    return Figure.model_validate({"close": close, "loop": PHASES})


def walk() -> Figure:
    """Return two legs that walk on their heels."""
    ahead = {"hip": "7 flexed", "knee": "12 flexed", "ankle": "24 dorsiflexed"}
    behind = {"hip": "6 extended", "knee": "2 flexed", "ankle": "23 dorsiflexed"}
    close = {
        "view": {"turn": 36, "height": 11, "center": [0, 5, 25], "width": 57},
        "props": [{"kind": "mat", "left": 26, "right": -26, "front": 30, "back": -22}],
        "start": {"left": ahead, "right": behind, "stands": {"left": "heel", "right": "heel"}},
        "end": {"left": behind, "right": ahead, "stands": {"right": "heel", "left": "heel"}},
        "way": "walk",
        "ghost": False,
        "alt": ALT,
    }
    steps = [{"name": "Step", "seconds": 0.75, "to": to} for to in (1, 2)]
    return Figure.model_validate({"close": close, "loop": steps})
