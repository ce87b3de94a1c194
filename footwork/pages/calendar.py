"""What the plan page hands to the script that puts the plan into a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from footwork.model import Guide
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names
from footwork.views.pain import tell_pain
from footwork.views.sessions import Session, tell_plan
from footwork.views.stops import SharedSign


def create_plan(guide: Guide, site: str) -> dict[str, Any]:
    """Return the plan's phases, each with its session as a text, in plain data.

    `site` is the published root of the site.
    """
    plan = guide.plan
    sessions = tell_plan(guide).phases.values()
    return {
        "title": GUIDE_NAME,
        "name": _("%(guide)s: %(plan)s", guide=GUIDE_NAME, plan=plan.name),
        "url": addresses.absolute(addresses.PLAN, site),
        "stretches": [
            {
                "name": phase.name,
                "first": phase.first_week,
                "last": phase.last_week,
                "sessions": phase.sessions,
                "minutes": wording.whole_minutes(session.seconds),
                "description": _create_description(guide, phase.aim, session, site),
            }
            for phase, session in zip(
                plan.phases, sessions, strict=False
            )  # and none for maintenance
        ],
    }


def _create_description(guide: Guide, aim: str, session: Session, site: str) -> str:
    """Return what an appointment holds: what to know first, the doses, and the rules on the way.

    A calendar moves on by its dates, the plan by its rule; so every appointment has that rule.
    """
    plan, safety, not_today = guide.plan, guide.safety, session.not_today
    doses = []
    for place, step in enumerate(session.steps, 1):
        doses.append(f"{place}. {step.exercise.name}: {step.dose.sentence}.")
        if step.note:
            doses.append(f"   {step.note}")
    parts = [
        [aim],
        _list(_("Know this first"), session.warnings),
        _list(not_today.title, (f"{stop.sign}. {stop.then}" for stop in not_today.signs)),
        doses,
        [tell_pain(safety).line],
        _list(session.caution.title, map(_tell_sign, session.caution.signs)),
        _list(session.caution.ask_title, (f"{name}: {who}" for name, who in session.caution.asks)),
        [f"{rule.when}: {rule.then}" for rule in plan.rules],
        [safety.disclaimer_short, addresses.absolute(addresses.PLAN, site)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _tell_sign(shared: SharedSign) -> str:
    told = f"{shared.sign.sign}. {shared.sign.then}"
    return f"{list_names(shared.movements)}: {told}" if shared.movements else told


def _list(title: str, lines: Iterable[str]) -> list[str]:
    """Return lines below their title; nothing where there are none."""
    found = list(lines)
    return [f"{title}:", *found] if found else []
