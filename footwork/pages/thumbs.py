"""Which drawings stand for a routine where there is room for few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from footwork.views.sessions import Session

Thumb = tuple[str, str]
"""A drawing: the id of its movement, and its frame."""

END = "end"
"""The frame in which a start version arrives."""


def list_thumbs(session: Session) -> list[Thumb]:
    """Return the last drawing of every step that has one, in order: each of the step's version."""
    return [(step.exercise.id, list(step.frames)[-1]) for step in session.steps if step.frames]


def choose_thumbs(sessions: Mapping[str, Session], most: int) -> dict[str, list[Thumb]]:
    """Return at most `most` drawings for each of some routines, in its order.

    The drawings of the start versions come first: the page shows them anyway, and each other one
    has to be loaded for this alone, so that a routine without them has half as many. Then come
    those that stand for the fewest routines before it, then those that the fewest have at all, so
    that no two cards look alike.
    """
    listed = {name: list_thumbs(session) for name, session in sessions.items()}
    had = Counter(thumb for thumbs in listed.values() for thumb in thumbs)
    used: Counter[Thumb] = Counter()
    chosen = {}
    for name, thumbs in listed.items():
        ranked = sorted(thumbs, key=lambda thumb: (thumb[1] != END, used[thumb], had[thumb]))
        rare = ranked[: most if any(frame == END for _, frame in thumbs) else most // 2]
        used.update(rare)
        chosen[name] = [thumb for thumb in thumbs if thumb in rare]
    return chosen
