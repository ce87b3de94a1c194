"""What the page of the training log has to know of the guide."""

from __future__ import annotations

from typing import Any

from footwork.model import Guide, Maintenance, Phase
from footwork.publishing import addresses
from footwork.views.messages import gettext as _


def create_facts(guide: Guide) -> dict[str, Any]:
    """Return names, phases and rules, as `log/log.js` and the log's page read them."""
    plan = guide.plan
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
                name: _("%(plan)s: %(phase)s", plan=plan.name, phase=phase.name)
                for name, phase in plan.phase_by_id.items()
            },
        },
        "weeks": plan.phases[-1].last_week,
        "phases": [_create_phase(name, phase) for name, phase in plan.phase_by_id.items()],
        "restDays": plan.rest_days,
        "rules": [
            {
                "moveOn": rule.move_on and rule.move_on.model_dump(),
                "missed": rule.missed and rule.missed.model_dump(mode="json"),
            }
            for rule in plan.rules
        ],
    }


def _create_phase(name: str, phase: Phase | Maintenance) -> dict[str, Any]:
    """Return a phase; what keeps the gain has neither a first week nor a last."""
    record = {"id": name, "name": phase.name, "sessions": phase.sessions}
    if isinstance(phase, Maintenance):
        return record
    weeks = phase.last_week - phase.first_week + 1
    return {**record, "first": phase.first_week, "weeks": weeks}
