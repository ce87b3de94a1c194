"""A JSON file with what goes wrong in each movement and what mends it, for a pause in the player.

No session waits for it: nothing that has to be known before a start is in it.
"""

from __future__ import annotations

import json
from typing import Any

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.views.movements import MistakeView, tell_movement


def create_mistakes(guide: Guide, drawings: Drawings) -> str:
    """Return the mistakes of each movement by its id, as JSON."""
    data = {
        exercise.id: [
            _create_mistake(exercise.id, mistake, drawings)
            for mistake in tell_movement(guide, exercise).mistakes
        ]
        for exercise in guide.exercises
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _create_mistake(name: str, mistake: MistakeView, drawings: Drawings) -> dict[str, Any]:
    """Return a mistake; with its pair of drawings where both are there."""
    shown = {}
    if mistake.frames and drawings.exist(name, mistake.frames):
        pictures = [
            {
                "link": addresses.relative(addresses.figure(name, frame), addresses.PRACTICE),
                "alt": alt,
            }
            for frame, alt in mistake.frames.items()
        ]
        shown = dict(zip(("wrong", "right"), pictures, strict=True))
    return {"fault": mistake.fault, "fix": mistake.fix, **shown}
