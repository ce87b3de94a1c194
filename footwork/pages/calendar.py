"""What the plan page hands to the script that puts the plan into a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footwork import addresses, times, wording
from footwork.model import Guide, RoutineStep
from footwork.terms import GUIDE_NAME


def create_plan(guide: Guide, site: str) -> dict[str, Any]:
    """Return the plan's phases, each with its session as a text, in plain data.

    `site` is the published root of the site.
    """
    plan = guide.plan
    return {
        "title": GUIDE_NAME,
        "name": f"{GUIDE_NAME}: {plan.name}",
        "url": addresses.absolute(addresses.PLAN, site),
        "stretches": [
            {
                "name": phase.name,
                "first": phase.first_week,
                "last": phase.last_week,
                "sessions": phase.sessions,
                "minutes": wording.whole_minutes(times.session_seconds(guide, phase.steps)),
                "description": _create_description(guide, phase.aim, phase.steps, site),
            }
            for phase in plan.phases
        ],
    }


def _create_description(guide: Guide, aim: str, steps: Sequence[RoutineStep], site: str) -> str:
    lines = [aim, ""]
    for place, step in enumerate(steps, 1):
        exercise = guide.exercise_by_id[step.do]
        dose = wording.dose_sentence(guide.step_dose(step), exercise)
        lines.append(f"{place}. {exercise.name}: {dose}.")
        if step.note:
            lines.append(f"   {step.note}")
    address = addresses.absolute(addresses.PLAN, site)
    return "\n".join([*lines, "", guide.safety.disclaimer_short, address])
