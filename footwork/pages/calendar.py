"""What the plan page hands to the script that puts the plan into a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footwork.model import Guide, RoutineStep, times
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME
from footwork.views import wording


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
    """Return what an appointment holds: what to know first, the doses, and the rules on the way.

    A calendar moves on by its dates, the plan by its rule; so every appointment has that rule.
    """
    plan, safety = guide.plan, guide.safety
    doses = []
    for place, step in enumerate(steps, 1):
        exercise = guide.exercise_by_id[step.do]
        dose = wording.dose_sentence(guide.step_dose(step), exercise)
        doses.append(f"{place}. {exercise.name}: {dose}.")
        if step.note:
            doses.append(f"   {step.note}")
    parts = [
        [aim],
        _list("Know this first:", plan.warnings),
        _list("Not today if:", [f"{stop.sign}. {stop.then}" for stop in plan.not_today]),
        doses,
        [wording.pain_line(safety)],
        [f"{rule.when}: {rule.then}" for rule in plan.rules if rule.move_on],
        [safety.disclaimer_short, addresses.absolute(addresses.PLAN, site)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _list(title: str, lines: Sequence[str]) -> list[str]:
    """Return lines below their title; nothing where there are none."""
    return [title, *lines] if lines else []
