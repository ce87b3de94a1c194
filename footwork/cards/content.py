"""What the guide knows, in the words and the order in which the templates print it.

Everything here is plain data for the typesetter: text stays text there, whatever
characters it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from footwork.cards.codes import create_qr
from footwork.cards.review_kit import PAPER, create_kit, find_page, tell_title
from footwork.look.drawings import Drawings, Palette
from footwork.look.tokens import PAPERS
from footwork.look.typesetting import create_frame
from footwork.model import Exercise, Guide, RoutineStep
from footwork.model.review import MEASURES
from footwork.publishing import addresses
from footwork.publishing.publisher import HEADING, LICENSE
from footwork.views import measures, questions, wording
from footwork.views.doses import DoseView
from footwork.views.measures import MeasuresView, MeasureView
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names, ngettext, number
from footwork.views.movements import MovementView, Version, tell_movement
from footwork.views.pain import Zone, tell_morning, tell_pain
from footwork.views.reviews import tell_reading, tell_review, tell_reviews
from footwork.views.sessions import (
    Overview,
    PlanView,
    Selection,
    Session,
    StepView,
    tell_overview,
    tell_plan,
    tell_session,
    tell_step,
)
from footwork.views.stops import Caution, Sign, StopBox, gather_caution
from footwork.views.wording import breakable


@dataclass(frozen=True)
class Club:
    """Whose paper it is."""

    name: str
    logo: str | None = None
    """The logo as SVG around a picture."""
    ratio: float = 1
    """Width of the logo for its height."""


class Content:
    """Makes the data of every layout from one guide."""

    def __init__(
        self,
        guide: Guide,
        site: str,
        drawings: Drawings,
        club: Club | None = None,
        project: str = "",
    ) -> None:
        """Take the guide, the published root of the site, the drawings and perhaps a club.

        `project` is the address of the project, where harm is reported; the page that says how,
        where there is none.
        """
        self._guide = guide
        self._site = site
        self._drawings = drawings
        self._club = club
        self._harm = project or addresses.absolute(addresses.HARM, site)

    # ----------------------------------------------------------------------------- layouts

    def create_sheet(self, paper: str, palette: Palette) -> dict[str, Any]:
        """Return the data of the cheat-sheet."""
        told = tell_overview(self._guide)
        subtitle = told.when
        if told.order:
            order = list_names(map(number, told.order))
            subtitle = _("%(when)s A good order: %(order)s.", when=told.when, order=order)
        title = _("%(guide)s: the cheat-sheet", guide=HEADING)
        return self._frame(title, paper, palette) | {
            "heading": HEADING,
            "subtitle": breakable(subtitle),
            "home": self.create_page(addresses.HOME),
            "when": breakable(told.when),
            "order": list(told.order),
            "review": self._tell_reviews(exercise.id for exercise in self._guide.exercises),
            **_create_before(told),
            "movements": [
                self.create_movement(exercise, palette, small=True)
                for exercise in self._guide.exercises
            ],
        }

    def create_wall(self, paper: str, palette: Palette) -> dict[str, Any]:
        """Return the data of the wall chart: the cheat-sheet's, under its own title."""
        title = _("%(guide)s: the wall chart", guide=HEADING)
        return self.create_sheet(paper, palette) | {"title": title}

    def create_cards(
        self,
        title: str,
        movements: Sequence[dict[str, Any]],
        papers: tuple[str, str],
        look: dict[str, Any] | None,
        palette: Palette = "color",
    ) -> dict[str, Any]:
        """Return the data of a set of cards.

        `papers` are the paper to print on and the one of a card; `look` is the set's layout,
        None to ask for them.
        """
        return self._frame(title, papers[0], palette) | {
            "card": papers[1],
            "look": look,
            "movements": list(movements),
        }

    def create_log(
        self, selection: Selection, page: dict[str, str], paper: str, palette: Palette = "color"
    ) -> dict[str, Any]:
        """Return the data of a sheet to tick; `page` is where its code leads."""
        session = tell_session(self._guide, selection)
        summary = _("About %(minutes)s. %(when)s", minutes=session.minutes, when=session.when)
        title = _("%(name)s: a training log", name=session.name)
        return self._frame(title, paper, palette) | {
            "page": page,
            "review": self._tell_reviews(step.do for step in selection.steps),
            "routine": {
                "name": breakable(session.name),
                "summary": breakable(summary.strip()),
                "steps": [self._create_step(step, palette) for step in session.steps],
                **_create_before(session),
                "notes": [breakable(note) for note in session.notes],
                "caution": _create_caution(session.caution),
            },
        }

    def create_plan(self, paper: str, palette: Palette = "color") -> dict[str, Any]:
        """Return the data of the plan's sheet."""
        plan = self._guide.plan
        view = tell_plan(self._guide)
        sessions = list(view.phases.values())
        exercises = self._sort_by_first_use(sessions)
        told = [
            {
                "name": breakable(session.name),
                "minutes": session.minutes,
                "cells": _create_cells(exercises, session.steps, view.paces[phase]),
            }
            for phase, session in view.phases.items()
        ]
        often = ngettext(
            "%(count)s session a week", "%(count)s sessions a week", plan.maintain.sessions
        )
        return self._frame(plan.name, paper, palette) | {
            "page": self.create_page(addresses.PLAN),
            "review": self._tell_reviews(exercise.id for exercise in exercises),
            "plan": {
                "name": breakable(plan.name),
                "summary": breakable(plan.summary),
                "phases": [
                    {
                        **phase,
                        "first": known.first_week,
                        "last": known.last_week,
                        "sessions": known.sessions,
                    }
                    for phase, known in zip(told[:-1], plan.phases, strict=True)
                ],
                "maintain": {**told[-1], "often": often},
                "rows": [self._create_row(exercise, palette) for exercise in exercises],
                **_create_before(view),
                "caution": _create_caution(view.caution),
                "rules": [
                    {"when": breakable(rule.when), "then": breakable(rule.then)}
                    for rule in plan.rules
                ],
            },
        }

    def create_other_signs(self, selection: Selection) -> dict[str, Any]:
        """Return the signs of a selection behind the first one of each movement."""
        exercises = (self._guide.exercise_by_id[step.do] for step in selection.steps)
        return _create_caution(gather_caution(exercises, told=1))

    def _tell_reviews(self, exercises: Iterable[str]) -> str:
        return breakable(tell_reviews(self._guide, exercises))

    def create_questions(self, paper: str) -> dict[str, Any]:
        """Return the data of the sheet of questions."""
        return self._frame(questions.TITLE, paper, "color") | {
            "page": self.create_page(addresses.QUESTIONS),
            "judgment": questions.JUDGMENT,
            "questions": list(map(_create_question, questions.tell_questions(self._guide))),
        }

    def create_measures(self, paper: str) -> dict[str, Any]:
        """Return the data of the sheet on which the tests of the feet are noted."""
        guide = self._guide
        told = measures.tell_measures(guide)
        return self._frame(measures.TITLE, paper, "color") | {
            "page": self.create_page(addresses.MEASURES),
            "review": breakable(tell_review(guide, MEASURES).short),
            "rough": breakable(guide.measures.rough),
            "weeks": list(measures.tell_weeks(guide)),
            "tests": list(map(_create_measure, told.tests)),
            **_create_before(told),
            "caution": _create_caution(told.caution),
        }

    def _sort_by_first_use(self, sessions: Sequence[Session]) -> list[Exercise]:
        """Return the movements of the plan, those of its first phase first and in its order."""
        used = {step.exercise.id for session in sessions for step in session.steps}
        first: dict[str, int] = {}
        for place, step in enumerate(sessions[0].steps):
            first.setdefault(step.exercise.id, place)
        exercises = [exercise for exercise in self._guide.exercises if exercise.id in used]
        return sorted(exercises, key=lambda exercise: first.get(exercise.id, len(first)))

    # ------------------------------------------------------------------------------- parts

    def create_movement(
        self,
        exercise: Exercise,
        palette: Palette,
        *,
        small: bool = False,
        step: RoutineStep | None = None,
    ) -> dict[str, Any]:
        """Return a movement; as a step of a coach's routine it has no dose to grow to."""
        movement = tell_movement(self._guide, exercise)
        told = tell_step(self._guide, step) if step else None
        version = told.version if told else None
        easier = [rung for rung in movement.easier if rung != version]
        head = self._create_head(exercise, told or movement, palette, small=small)
        return head | {
            "facts": _describe_kind(exercise, version),
            "line": breakable(exercise.line),
            "feel": breakable(exercise.feel),
            "cues": [breakable(cue) for cue in exercise.cues],
            "note": breakable(told.note if told else ""),
            "version": version and self._create_version(version, palette) | {"dose": None},
            "steps": [
                {"act": breakable(step.act), "how": breakable(step.how or "")}
                for step in exercise.steps
            ],
            "easier": [self._create_version(rung, palette) for rung in easier],
            "harder": [self._create_version(rung, palette) for rung in movement.harder],
            "mistake": self._create_mistake(movement, palette),
            "dose": _create_dose(told.dose if told else movement.start),
            "target": None if told else _create_dose(movement.target),
            "ask_first": breakable(movement.ask_first),
            "review": breakable(tell_review(self._guide, exercise.id).short),
            "page": self.create_page(addresses.exercise(exercise.id)),
        }

    def create_picture(self, exercise: Exercise) -> dict[str, Any]:
        """Return the data of a movement's picture, which stands alone on a phone."""
        frame = self._frame(exercise.name, "phone", "color")
        return frame | {"movement": self.create_movement(exercise, "color")}

    def create_review(self, scope: str) -> dict[str, Any]:
        """Return the data of the paper on which a clinician reads and signs a scope."""
        guide, reading = self._guide, tell_reading(self._guide, scope)
        exercise = guide.exercise_by_id.get(scope)
        frames = exercise.figure.frames() if exercise else {}
        return self._frame(tell_title(reading), PAPER, "color") | {
            "page": self.create_page(find_page(scope, guide)),
            "harm": create_link(self._harm),
            "kit": create_kit(guide, reading),
            "drawings": self._create_drawings(scope, frames, "color", small=True),
            "alt": list(frames.values()),
        }

    def create_page(self, path: str) -> dict[str, str]:
        """Return the full address of a page of the site, its short form, and its code."""
        return create_link(addresses.absolute(path, self._site))

    def create_player(self, query: str) -> dict[str, str]:
        """Return the address of the player with something chosen; in short, the player's own.

        Nobody types the text of a routine: the code and the link have it.
        """
        page = self.create_page(f"{addresses.PRACTICE}?{query}")
        return page | {"short": self.create_page(addresses.PRACTICE)["short"]}

    def _frame(self, title: str, paper: str, palette: Palette) -> dict[str, Any]:
        """Return what every layout needs."""
        safety = self._guide.safety
        pain, morning = tell_pain(safety), tell_morning(safety)
        return create_frame(title, safety.disclaimer_short) | {
            "license": LICENSE,
            "paper": paper,
            "palette": palette,
            "papers": PAPERS,
            "disclaimer": breakable(safety.disclaimer_short),
            "exercises": self.create_page(addresses.EXERCISES),
            "days": breakable(self._guide.days),
            "pain-line": breakable(pain.line),
            "morning-line": breakable(morning.line),
            "pain": {
                "title": pain.title,
                "limit": breakable(pain.limit),
                "zones": [_create_zone(zone) for zone in pain.zones],
            },
            "morning": {
                "ask": breakable(morning.ask),
                "zones": [_create_zone(zone) for zone in morning.zones],
            },
            "club": self._club
            and {
                "name": breakable(self._club.name),
                "logo": self._club.logo and {"svg": self._club.logo, "ratio": self._club.ratio},
            },
        }

    def _create_head(
        self,
        exercise: Exercise,
        told: MovementView | StepView,
        palette: Palette,
        *,
        small: bool,
    ) -> dict[str, Any]:
        """Return what every row, cell and card of a movement, or of a step with it, shows."""
        note = exercise.figure.note if told.frames == exercise.figure.frames() else None
        first = self._guide.first_routine
        used = {step.do for step in first.steps}
        return {
            "id": exercise.id,
            "number": told.number,
            "name": breakable(exercise.name),
            "core": exercise.core,
            "first-routine": breakable(first.name if exercise.id in used else ""),
            "drawings": self._create_drawings(exercise.id, told.frames, palette, small=small),
            "alt": list(told.frames.values()),
            "figure-note": breakable(note or ""),
            **_create_stops(told.stop),
        }

    def _create_row(self, exercise: Exercise, palette: Palette) -> dict[str, Any]:
        movement = tell_movement(self._guide, exercise)
        return self._create_head(exercise, movement, palette, small=True)

    def _create_drawings(
        self, name: str, frames: Iterable[str], palette: Palette, *, small: bool
    ) -> list[dict[str, Any] | None]:
        """Return drawings of a movement; None for one that is not drawn yet."""
        line, arrow = (1.5, 1.7) if small else (1.1, 1.2)
        if palette == "ink":
            line, arrow = 0.55 * line, 0.8 * arrow
        return [
            self._drawings.create_print(name, frame, palette, line=line, arrow=arrow)
            for frame in frames
        ]

    def _create_version(self, version: Version, palette: Palette) -> dict[str, Any]:
        """Return a version, with the drawing of where it arrives; None where nothing shows it."""
        last = dict(list(version.frames.items())[-1:])
        drawn = self._create_drawings(version.drawn_as, last, palette, small=True)
        return {
            "name": breakable(version.name),
            "how": breakable(version.how),
            "dose": version.dose and _create_dose(version.dose),
            "grow": breakable(version.grow),
            "drawing": next(iter(drawn), None),
            "alt": next(iter(last.values()), ""),
        }

    def _create_mistake(self, movement: MovementView, palette: Palette) -> dict[str, Any] | None:
        """Return the first mistake of a movement that is drawn, with both drawings."""
        for mistake in movement.mistakes:
            frames = mistake.frames
            if frames and self._drawings.exist(movement.id, frames):
                return {
                    "words": [breakable(mistake.fault), breakable(mistake.fix)],
                    "drawings": self._create_drawings(movement.id, frames, palette, small=True),
                    "alt": list(frames.values()),
                }
        return None

    def _create_step(self, step: StepView, palette: Palette) -> dict[str, Any]:
        head = self._create_head(step.exercise, step, palette, small=True)
        cues = [breakable(cue) for cue in step.exercise.cues]
        return head | _create_told(step) | {"cues": cues, "sides": step.dose.sides != ""}


def _create_cells(
    exercises: Iterable[Exercise], steps: Iterable[StepView], paces: Mapping[str, str]
) -> list[dict[str, Any] | None]:
    """Return the dose of each movement in a stretch of the plan; None where it has none.

    `paces` are tempo and rest of those in which they are new.
    """
    by_id = {step.exercise.id: step for step in steps}
    found = (by_id.get(exercise.id) for exercise in exercises)
    return [_create_told(step, paces.get(step.exercise.id)) if step else None for step in found]


def _create_told(step: StepView, pace: str | None = None) -> dict[str, Any]:
    """Return what is told of a movement where it is done."""
    note = wording.join([pace or "", step.note], " ")
    return {"dose": _create_dose(step.dose), "note": breakable(note)}


def _create_before(told: Session | PlanView | Overview | MeasuresView) -> dict[str, Any]:
    """Return what must be known before movements are done; no sheet leaves it out."""
    return {
        "warnings": [breakable(warning) for warning in told.warnings],
        "not-today-title": told.not_today.title,
        "not-today": [_create_sign(sign) for sign in told.not_today.signs],
    }


def _create_caution(caution: Caution) -> dict[str, Any]:
    """Return every sign to stop at, and who should ask first: a sheet has them somewhere."""
    return {
        "title": caution.title,
        "signs": [
            {
                "sign": breakable(one.sign.sign),
                "then": breakable(one.sign.then),
                "at": breakable(list_names(one.movements)),
            }
            for one in caution.signs
        ],
        "ask-title": caution.ask_title,
        "asks": [[breakable(name), breakable(first)] for name, first in caution.asks],
    }


def _create_stops(box: StopBox) -> dict[str, Any]:
    return {
        "stop-title": box.title,
        "stop-first": _create_sign(box.first),
        "stop": [_create_sign(sign) for sign in box.signs],
    }


def _create_sign(sign: Sign) -> dict[str, str]:
    return {"sign": breakable(sign.sign), "then": breakable(sign.then)}


def _create_dose(dose: DoseView) -> dict[str, Any]:
    return {
        "sets": dose.sets,
        "count": dose.count,
        "unit": dose.unit,
        "unit-alone": dose.unit_alone,
        "amount": dose.amount.replace(" ", "\u00a0"),
        "details": breakable(dose.details),
        "pace": breakable(dose.pace),
    }


def _create_measure(test: MeasureView) -> dict[str, Any]:
    known = test.measure
    return {
        "name": breakable(known.name),
        "summary": breakable(known.summary),
        "needs": breakable(test.needs),
        "tries": breakable(test.tries),
        "steps": [breakable(wording.join([step.act, step.how or ""], " ")) for step in known.steps],
        "ends": breakable(known.ends),
        **_create_stops(test.stop),
    }


def _create_question(question: questions.QuestionView) -> dict[str, Any]:
    def create(choices: Iterable[questions.ChoiceView]) -> list[dict[str, str]]:
        return [{"name": breakable(one.name), "how": breakable(one.how)} for one in choices]

    return {
        "question": breakable(question.question),
        "answer": breakable(question.answer),
        "mark": question.mark,
        "do-title": question.do_title,
        "do": create(question.do),
        "leave-title": question.leave_title,
        "leave": create(question.leave),
        **_create_stops(question.see),
    }


def _create_zone(zone: Zone) -> dict[str, Any]:
    return {
        "high": zone.high,
        "width": zone.width,
        "name": breakable(zone.name),
        "head": breakable(zone.head),
        "text": breakable(zone.text),
        "tone": zone.tone.value,
    }


def _describe_kind(exercise: Exercise, version: Version | None) -> str:
    """Return the kind and what it needs; what a version of its own needs stands in its words."""
    kind = wording.KIND[exercise.kind]
    if version:
        return _("%(kind)s. %(version)s.", kind=kind, version=breakable(version.name))
    needs = wording.inner_case(wording.equipment(exercise.equipment.start))
    return _("%(kind)s. You need %(needs)s.", kind=kind, needs=needs)


def create_link(address: str) -> dict[str, str]:
    """Return an address, its short form for readers, and its code as SVG."""
    return {
        "address": address,
        "short": addresses.shorten(address),
        "code": create_qr(address),
    }
