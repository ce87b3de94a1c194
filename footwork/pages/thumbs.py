"""Which drawings stand for a routine where there is room for few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from footwork.views.sessions import Session

Thumb = tuple[str, str]
"""A drawing: the id of its movement, and its frame."""


def list_thumbs(session: Session) -> list[Thumb]:
    """Return the last drawing of every step that has one, in order: each of the step's version."""
    return [(step.exercise.id, list(step.frames)[-1]) for step in session.steps if step.frames]


def choose_thumbs(sessions: Mapping[str, Session], most: int) -> dict[str, list[Thumb]]:
    """Return at most `most` drawings for each of some routines, in its order.

    Those come first that stand for the fewest routines before it, then those that the fewest have
    at all, so that no two cards look alike.
    """
    listed = {name: list_thumbs(session) for name, session in sessions.items()}
    had = Counter(thumb for thumbs in listed.values() for thumb in thumbs)
    used: Counter[Thumb] = Counter()
    chosen = {}
    for name, thumbs in listed.items():
        rare = sorted(thumbs, key=lambda thumb: (used[thumb], had[thumb]))[:most]
        used.update(rare)
        chosen[name] = [thumb for thumb in thumbs if thumb in rare]
    return chosen
