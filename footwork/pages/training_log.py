"""What the page of the training log has to know of the guide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from footwork.model import Guide, Maintenance, Phase, PlanRule, RoutineStep, times
from footwork.publishing import addresses
from footwork.views import wording
from footwork.views.messages import gettext as _


def create_plan_facts(guide: Guide) -> dict[str, Any]:
    """Return phases, rules and the zones of the morning after: what `log/today.js` goes by."""
    plan = guide.plan
    return {
        "phases": [_create_phase(name, phase) for name, phase in plan.phase_by_id.items()],
        "restDays": plan.rest_days,
        "rules": [_create_rule(rule) for rule in plan.rules],
        "zones": [
            {"low": zone.low, "high": zone.high, "train": zone.train}
            for zone in guide.safety.morning.zones
        ],
    }


def _create_rule(rule: PlanRule) -> dict[str, Any]:
    """Return what a rule of the plan says in numbers: nothing when it is one of words alone."""
    said = {
        "moveOn": rule.move_on and rule.move_on.model_dump(),
        "missed": rule.missed and rule.missed.model_dump(mode="json"),
        "race": rule.race and {"sessions": rule.race.sessions, "clearDays": rule.race.clear_days},
    }
    return {name: value for name, value in said.items() if value}


def create_today_facts(guide: Guide, here: str) -> dict[str, Any]:
    """Return what the page at `here` has to know to tell a runner who comes back what is next."""
    return {
        **create_plan_facts(guide),
        "weeks": guide.plan.phases[-1].last_week,
        "practice": addresses.relative(addresses.PRACTICE, here),
        "first": guide.first_routine.id,
    }


def create_facts(guide: Guide) -> dict[str, Any]:
    """Return all that the log's page knows of the guide: the plan, names, doses and times."""
    plan = guide.plan
    sessions = _list_sessions(guide)
    return {
        **create_plan_facts(guide),
        "doses": {
            kind: {name: _tell_doses(guide, steps) for name, steps in named.items()}
            for kind, named in sessions.items()
        },
        "minutes": {
            kind: {
                name: wording.whole_minutes(times.session_seconds(guide, steps))
                for name, steps in named.items()
            }
            for kind, named in sessions.items()
        },
        "practice": addresses.relative(addresses.PRACTICE, addresses.LOG),
        "names": {
            "routine": {routine.id: routine.name for routine in guide.routines},
            "do": {
                name: exercise.name
                for exercise in guide.exercises
                for name in (exercise.id, *exercise.formerly)
            },
            "phase": {
                name: _("%(plan)s: %(phase)s", plan=plan.name, phase=phase.name)
                for name, phase in plan.phase_by_id.items()
            },
        },
        "weeks": plan.phases[-1].last_week,
        "measureAt": list(guide.measures.at),
    }


def _list_sessions(guide: Guide) -> dict[str, dict[str, Sequence[RoutineStep]]]:
    """Return the steps of all that can be done in one go, by kind and id as a log has them."""
    return {
        "phase": {name: phase.steps for name, phase in guide.plan.phase_by_id.items()},
        "routine": {routine.id: routine.steps for routine in guide.routines},
        "do": {
            exercise.id: [RoutineStep.model_validate({"do": exercise.id, "level": "start"})]
            for exercise in guide.exercises
        },
    }


def _tell_doses(guide: Guide, steps: Sequence[RoutineStep]) -> dict[str, str]:
    """Return what steps ask of each movement, in words; of one that comes twice, the last."""
    told = {}
    for step in steps:
        exercise, dose = guide.exercise_by_id[step.do], guide.step_dose(step)
        details = wording.dose_details(dose, exercise)
        told[step.do] = wording.join([wording.dose_amount(dose), details], ", ")
    return told


def _create_phase(name: str, phase: Phase | Maintenance) -> dict[str, Any]:
    """Return a phase; what keeps the gain has neither a first week nor a last."""
    record = {"id": name, "name": phase.name, "sessions": phase.sessions}
    if isinstance(phase, Maintenance):
        return record
    weeks = phase.last_week - phase.first_week + 1
    return {**record, "first": phase.first_week, "weeks": weeks}
