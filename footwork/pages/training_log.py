"""What the page of the training log has to know of the guide."""

from __future__ import annotations

from typing import Any

from footwork import addresses
from footwork.model import Guide


def create_facts(guide: Guide) -> dict[str, Any]:
    """Return names, phases and rules, as `player/log.js` and the log's page read them."""
    plan = guide.plan
    phases = [
        {
            "id": str(number),
            "name": phase.name,
            "first": phase.first_week,
            "weeks": phase.last_week - phase.first_week + 1,
            "sessions": phase.sessions,
        }
        for number, phase in enumerate(plan.phases, 1)
    ]
    maintain = {"id": "maintain", "name": plan.maintain.name, "sessions": plan.maintain.sessions}
    return {
        "practice": addresses.relative(addresses.PRACTICE, addresses.LOG),
        "names": {
            "routine": {routine.id: routine.name for routine in guide.routines},
            "do": {
                name: exercise.name
                for exercise in guide.exercises
                for name in (exercise.id, *exercise.formerly)
            },
            "phase": {
                phase["id"]: f"{plan.name}: {phase['name']}" for phase in [*phases, maintain]
            },
        },
        "phases": [*phases, maintain],
        "rules": [
            {
                "moveOn": rule.move_on and rule.move_on.model_dump(),
                "missed": rule.missed and rule.missed.model_dump(mode="json"),
            }
            for rule in plan.rules
        ],
    }
