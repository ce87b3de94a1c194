"""Structured data for machines: JSON-LD in the terms of schema.org.

It stands in the body of a page, where schema.org allows it, because the page's own data is
known there. Nothing is claimed that a person did not do: there is no `reviewedBy`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from footwork.model import Exercise, Guide, Kind, Routine, times
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME, LICENSE_ADDRESS
from footwork.views.doses import tell_dose
from footwork.views.messages import LANGUAGE_TAG, number
from footwork.views.messages import gettext as _
from footwork.views.questions import TITLE, QuestionView
from footwork.views.wording import join

_AUDIENCE = {"@type": "MedicalAudience", "audienceType": _("Healthy adult runners")}
_TYPES = {
    Kind.STRENGTH: _("Strength training"),
    Kind.BALANCE: _("Balance training"),
    Kind.MOBILITY: _("Flexibility training"),
}


class Structured:
    """Makes the structured data of one guide's pages."""

    def __init__(self, guide: Guide, site: str) -> None:
        """Take the guide and the published root of the site."""
        self._guide = guide
        self._site = site

    def create_home(self) -> Markup:
        """Return the site itself."""
        return self._script(
            {
                "@type": "WebSite",
                "name": GUIDE_NAME,
                "url": self._address(addresses.HOME),
                "inLanguage": LANGUAGE_TAG,
                "license": LICENSE_ADDRESS,
            }
        )

    def create_exercises(self) -> Markup:
        """Return the list of the movements."""
        items = [(item.name, addresses.exercise(item.id)) for item in self._guide.exercises]
        return self._list(items, addresses.EXERCISES, _("Movements"))

    def create_routines(self) -> Markup:
        """Return the list of the routines."""
        items = [(item.name, addresses.routine(item.id)) for item in self._guide.routines]
        return self._list(items, addresses.ROUTINES, _("Routines"))

    def create_exercise(self, exercise: Exercise) -> Markup:
        """Return a movement as a reviewed page about an exercise plan."""
        page = addresses.exercise(exercise.id)
        dose = exercise.dose.start
        told = tell_dose(dose, exercise)
        plan = {
            "@type": "ExercisePlan",
            "name": exercise.name,
            "alternateName": list(exercise.also_called),
            "description": exercise.summary,
            "exerciseType": _TYPES[exercise.kind],
            "repetitions": dose.reps,
            "restPeriods": _("%(seconds)s s between sets", seconds=number(dose.rest))
            if dose.rest
            else None,
            "activityDuration": _duration(told.seconds),
            "workload": told.sentence,
            "associatedAnatomy": [
                {"@type": "AnatomicalStructure", "name": self._guide.muscle_by_id[name].anatomical}
                for name in exercise.muscles.main
            ],
            "license": LICENSE_ADDRESS,
        }
        trail = [(_("Movements"), addresses.EXERCISES), (exercise.name, page)]
        return self._script(
            self._medical_page(page, exercise.name, exercise.reviewed, _clean(plan)),
            self._trail(trail),
        )

    def create_routine(self, routine: Routine) -> Markup:
        """Return a routine as a reviewed page about an exercise plan of several parts."""
        page = addresses.routine(routine.id)
        seconds = times.session_seconds(self._guide, routine.steps)
        plan = {
            "@type": "ExercisePlan",
            "name": routine.name,
            "description": routine.summary,
            "activityDuration": _duration(seconds),
            "activityFrequency": routine.when,
            "hasPart": [self._part(step.do) for step in routine.steps],
            "license": LICENSE_ADDRESS,
        }
        trail = [(_("Routines"), addresses.ROUTINES), (routine.name, page)]
        return self._script(
            self._medical_page(page, routine.title, routine.reviewed, plan), self._trail(trail)
        )

    def create_plan(self) -> Markup:
        """Return the twelve weeks."""
        plan = self._guide.plan
        entity = {
            "@type": "ExercisePlan",
            "name": plan.name,
            "description": plan.summary,
            "activityDuration": f"P{plan.phases[-1].last_week}W",
            "hasPart": [self._part(exercise.id) for exercise in self._guide.exercises],
            "license": LICENSE_ADDRESS,
        }
        trail = [(plan.name, addresses.PLAN)]
        return self._script(
            self._medical_page(addresses.PLAN, plan.name, plan.reviewed, entity),
            self._trail(trail),
        )

    def create_page(self, page: str, name: str, reviewed: datetime.date) -> Markup:
        """Return a reviewed page without a plan."""
        return self._script(
            self._medical_page(page, name, reviewed, None), self._trail([(name, page)])
        )

    def create_questions(self, told: Iterable[QuestionView]) -> Markup:
        """Return what runners ask, with all that belongs to each answer."""
        page = {
            "@type": "FAQPage",
            "name": TITLE,
            "url": self._address(addresses.QUESTIONS),
            "lastReviewed": max(one.reviewed for one in self._guide.questions).isoformat(),
            "inLanguage": LANGUAGE_TAG,
            "license": LICENSE_ADDRESS,
            "mainEntity": [
                {
                    "@type": "Question",
                    "name": one.question,
                    "url": self._address(addresses.question(one.id)),
                    "acceptedAnswer": {"@type": "Answer", "text": _answer(one)},
                }
                for one in told
            ],
        }
        return self._script(page, self._trail([(TITLE, addresses.QUESTIONS)]))

    def create_breadcrumbs(self, page: str, name: str) -> Markup:
        """Return only where the page stands."""
        return self._script(self._trail([(name, page)]))

    def _address(self, path: str) -> str:
        return addresses.absolute(path, self._site)

    def _part(self, name: str) -> dict[str, Any]:
        exercise = self._guide.exercise_by_id[name]
        address = self._address(addresses.exercise(name))
        return {"@type": "ExercisePlan", "name": exercise.name, "url": address}

    def _medical_page(
        self, page: str, name: str, reviewed: datetime.date, entity: dict[str, Any] | None
    ) -> dict[str, Any]:
        return _clean(
            {
                "@type": "MedicalWebPage",
                "name": name,
                "url": self._address(page),
                "lastReviewed": reviewed.isoformat(),
                "medicalAudience": _AUDIENCE,
                "inLanguage": LANGUAGE_TAG,
                "license": LICENSE_ADDRESS,
                "mainEntity": entity,
            }
        )

    def _list(self, items: list[tuple[str, str]], page: str, name: str) -> Markup:
        entries = [
            {"@type": "ListItem", "position": place, "name": title, "url": self._address(path)}
            for place, (title, path) in enumerate(items, 1)
        ]
        listed = {"@type": "ItemList", "name": name, "itemListElement": entries}
        return self._script(listed, self._trail([(name, page)]))

    def _trail(self, pages: list[tuple[str, str]]) -> dict[str, Any]:
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": self._address(path)}
                for place, (name, path) in enumerate([(GUIDE_NAME, addresses.HOME), *pages], 1)
            ],
        }

    def _script(self, *nodes: dict[str, Any]) -> Markup:
        text = create_json({"@context": "https://schema.org", "@graph": nodes})
        return Markup('<script type="application/ld+json">{}</script>').format(text)


def _answer(question: QuestionView) -> str:
    """Return an answer as plain text, with what to do, to leave, and when to be seen."""
    parts = [question.answer]
    for title, choices in (
        (question.do_title, question.do),
        (question.leave_title, question.leave),
    ):
        if choices:
            parts.append(f"{title}:")
            parts += [join([one.name and f"{one.name}.", one.how], " ") for one in choices]
    parts.append(f"{question.see.title}:")
    parts += [f"{sign.sign}. {sign.then}" for sign in question.see.signs]
    return " ".join(parts)


def create_json(data: Any) -> Markup:
    """Return plain data as JSON to stand in a script element.

    There nothing is escaped, so what could end the element must not be there.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _clean(node: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}


def _duration(seconds: int) -> str:
    """Return seconds as an ISO 8601 duration."""
    return f"PT{seconds // 60}M{seconds % 60}S" if seconds >= 60 else f"PT{seconds}S"
