"""What the guide knows, in the words and the order in which the templates print it.

Everything here is plain data for the typesetter: text stays text there, whatever
characters it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from footwork.cards.codes import create_code
from footwork.look.drawings import Drawings, Palette
from footwork.model import (
    Dose,
    Exercise,
    Guide,
    MorningZone,
    PainZone,
    Routine,
    RoutineStep,
    Rung,
    Stop,
    times,
)
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME, HEADING, LICENSE
from footwork.views import wording
from footwork.views.wording import breakable

_SHORT_ADDRESS = re.compile(r"^https?://(www\.)?")


@dataclass(frozen=True)
class Club:
    """Whose paper it is."""

    name: str
    logo: str | None = None
    """The logo as SVG around a picture."""
    ratio: float = 1
    """Width of the logo for its height."""


@dataclass(frozen=True)
class Selection:
    """Movements in order, as they stand on a sheet with boxes to tick."""

    name: str
    when: str
    steps: tuple[RoutineStep, ...]
    not_today: tuple[Stop, ...]
    notes: tuple[str, ...] = ()
    """What a sheet without room for it leaves out."""
    warnings: tuple[str, ...] = ()
    """What every sheet says."""

    @classmethod
    def of(cls, routine: Routine) -> Selection:
        """Return a routine of the guide."""
        return cls(
            routine.name,
            routine.when,
            routine.steps,
            routine.not_today,
            routine.notes,
            routine.warnings,
        )


class Content:
    """Makes the data of every layout from one guide."""

    def __init__(
        self, guide: Guide, site: str, drawings: Drawings, club: Club | None = None
    ) -> None:
        """Take the guide, the published root of the site, the drawings and perhaps a club."""
        self._guide = guide
        self._site = site
        self._drawings = drawings
        self._club = club

    # ----------------------------------------------------------------------------- layouts

    def create_sheet(self, paper: str, palette: Palette) -> dict[str, Any]:
        """Return the data of the cheat-sheet."""
        routine = self._find_whole_routine()
        order = ", ".join(
            dict.fromkeys(str(self._guide.numbers[step.do]) for step in routine.steps)
        )
        return self._frame(f"{HEADING}: the cheat-sheet", paper, palette) | {
            "heading": HEADING,
            "subtitle": breakable(f"{routine.when} A good order: {order}."),
            "home": self.create_page(addresses.HOME),
            "warnings": [breakable(warning) for warning in routine.warnings],
            "not-today": self._create_stops(routine.not_today),
            "movements": [
                self.create_movement(exercise, palette, small=True)
                for exercise in self._guide.exercises
            ],
        }

    def create_cards(
        self,
        title: str,
        movements: Sequence[dict[str, Any]],
        papers: tuple[str, str],
        look: dict[str, Any] | None,
    ) -> dict[str, Any]:
        """Return the data of a set of cards.

        `papers` are the paper to print on and the one of a card; `look` is the set's layout,
        None to ask for them.
        """
        return self._frame(title, papers[0], "color") | {
            "card": papers[1],
            "look": look,
            "movements": list(movements),
        }

    def create_log(
        self, selection: Selection, page: dict[str, str], paper: str, palette: Palette = "color"
    ) -> dict[str, Any]:
        """Return the data of a sheet to tick; `page` is where its code leads."""
        steps = selection.steps
        summary = f"About {self._minutes(steps)}. {selection.when}"
        return self._frame(f"{selection.name}: a training log", paper, palette) | {
            "page": page,
            "routine": {
                "name": breakable(selection.name),
                "summary": breakable(summary.strip()),
                "steps": [self._create_step(step, palette) for step in steps],
                "not-today": self._create_stops(selection.not_today),
                "warnings": [breakable(warning) for warning in selection.warnings],
                "notes": [breakable(note) for note in selection.notes],
            },
        }

    def create_plan(self, paper: str, palette: Palette = "color") -> dict[str, Any]:
        """Return the data of the plan's sheet."""
        plan = self._guide.plan
        used = {step.do for phase in plan.phase_by_id.values() for step in phase.steps}
        exercises = [exercise for exercise in self._guide.exercises if exercise.id in used]
        first = {step.do: place for place, step in reversed([*enumerate(plan.phases[0].steps)])}
        exercises.sort(key=lambda exercise: first.get(exercise.id, len(first)))
        return self._frame(plan.name, paper, palette) | {
            "page": self.create_page(addresses.PLAN),
            "plan": {
                "name": breakable(plan.name),
                "summary": breakable(plan.summary),
                "phases": [
                    {
                        "name": breakable(phase.name),
                        "first": phase.first_week,
                        "last": phase.last_week,
                        "sessions": phase.sessions,
                        "minutes": self._minutes(phase.steps),
                        "cells": self._create_cells(exercises, phase.steps),
                    }
                    for phase in plan.phases
                ],
                "maintain": {
                    "name": breakable(plan.maintain.name),
                    "often": f"{plan.maintain.sessions} sessions a week",
                    "minutes": self._minutes(plan.maintain.steps),
                    "cells": self._create_cells(exercises, plan.maintain.steps),
                },
                "rows": [self._create_head(item, palette, small=True) for item in exercises],
                "warnings": [breakable(warning) for warning in plan.warnings],
                "not-today": self._create_stops(plan.not_today),
                "rules": [
                    {"when": breakable(rule.when), "then": breakable(rule.then)}
                    for rule in plan.rules
                ],
            },
        }

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
        dose = self._guide.step_dose(step) if step else exercise.dose.start
        target = None if step else self._create_dose(exercise.dose.target, exercise)
        version = _find_version(exercise, step) if step else None
        easier = [rung for rung in exercise.easier if rung is not version]
        return self._create_head(exercise, palette, small=small, step=step) | {
            "facts": _describe_kind(exercise, version),
            "line": breakable(exercise.line),
            "cues": [breakable(cue) for cue in exercise.cues],
            "feel": breakable(exercise.feel),
            "note": breakable((step.note if step else None) or ""),
            "version": version
            and self._create_rung(version, exercise, wording.MOVE_ON) | {"dose": None},
            "steps": [
                {"act": breakable(step.act), "how": breakable(step.how or "")}
                for step in exercise.steps
            ],
            "easier": [self._create_rung(rung, exercise, wording.MOVE_ON) for rung in easier],
            "harder": [
                self._create_rung(rung, exercise, wording.TRY_IT) for rung in exercise.harder
            ],
            "dose": self._create_dose(dose, exercise),
            "target": target,
            "ask": breakable(exercise.ask_first),
            "page": self.create_page(addresses.exercise(exercise.id)),
        }

    def create_picture(self, exercise: Exercise) -> dict[str, Any]:
        """Return a movement with what its picture, which stands alone, has to say as well."""
        return self.create_movement(exercise, "color") | {
            "disclaimer": breakable(self._guide.safety.disclaimer_short)
        }

    def create_page(self, path: str) -> dict[str, str]:
        """Return the full address of a page of the site, its short form, and its code."""
        return create_link(addresses.absolute(path, self._site))

    def _frame(self, title: str, paper: str, palette: Palette) -> dict[str, Any]:
        """Return what every layout needs."""
        safety = self._guide.safety
        return {
            "title": title,
            "author": GUIDE_NAME,
            "description": safety.disclaimer_short,
            "guide": GUIDE_NAME,
            "license": LICENSE,
            "paper": paper,
            "palette": palette,
            "disclaimer": breakable(safety.disclaimer_short),
            "exercises": self.create_page(addresses.EXERCISES),
            "days": breakable(self._guide.days),
            "pain-line": breakable(wording.pain_line(safety)),
            "morning-line": breakable(wording.morning_line(safety)),
            "pain": {
                "limit": breakable(safety.pain.limit),
                "zones": _create_zones(safety.pain.zones),
            },
            "morning": {
                "ask": breakable(safety.morning.ask),
                "zones": _create_zones(safety.morning.zones),
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
        palette: Palette,
        *,
        small: bool = False,
        step: RoutineStep | None = None,
    ) -> dict[str, Any]:
        """Return what every row, cell and card of a movement shows."""
        figure = exercise.figure
        frames = self._guide.step_frames(step) if step else figure.frames()
        note = figure.note if frames == figure.frames() else None
        return {
            "id": exercise.id,
            "number": self._guide.numbers[exercise.id],
            "name": breakable(exercise.name),
            "core": exercise.core,
            "drawings": self._create_drawings(exercise.id, frames, palette, small=small),
            "alt": list(frames.values()),
            "figure-note": breakable(note or ""),
            "stop": self._create_stops(exercise.stop),
        }

    def _create_drawings(
        self, name: str, frames: Iterable[str], palette: Palette, *, small: bool
    ) -> list[dict[str, Any] | None]:
        """Return drawings of a movement; None for one that is not drawn yet."""
        line, arrow = (1.5, 1.7) if small else (1.1, 1.2)
        if palette == "ink":
            line, arrow = 0.65 * line, 0.8 * arrow
        return [
            self._drawings.create_print(name, frame, palette, line=line, arrow=arrow)
            for frame in frames
        ]

    def _create_step(self, step: RoutineStep, palette: Palette) -> dict[str, Any]:
        exercise = self._guide.exercise_by_id[step.do]
        return self._create_head(exercise, palette, small=True, step=step) | {
            "dose": self._create_dose(self._guide.step_dose(step), exercise),
            "note": breakable(step.note or ""),
        }

    def _create_cells(
        self, exercises: Iterable[Exercise], steps: Iterable[RoutineStep]
    ) -> list[dict[str, Any] | None]:
        """Return the dose of each movement in a stretch of the plan; None where it has none."""
        by_id = {step.do: step for step in steps}
        return [
            {
                "dose": self._create_dose(self._guide.step_dose(by_id[item.id]), item),
                "note": breakable(by_id[item.id].note or ""),
            }
            if item.id in by_id
            else None
            for item in exercises
        ]

    def _create_rung(self, rung: Rung, exercise: Exercise, sign: str) -> dict[str, Any]:
        """Return a version, whole; `sign` is what its `when` is the sign for."""
        return {
            "name": breakable(rung.name),
            "how": breakable(rung.how),
            "dose": rung.dose and self._create_dose(rung.dose, exercise),
            "when": f"{sign} {breakable(rung.when)}.",
        }

    def _find_whole_routine(self) -> Routine:
        """Return the first routine with every movement, else the first one."""
        routines = self._guide.routines
        wanted = set(self._guide.exercise_by_id)
        whole = (item for item in routines if wanted <= {step.do for step in item.steps})
        return next(whole, routines[0])

    @staticmethod
    def _create_stops(stops: Iterable[Stop]) -> list[dict[str, str]]:
        return [{"sign": breakable(stop.sign), "then": breakable(stop.then)} for stop in stops]

    @staticmethod
    def _create_dose(dose: Dose, exercise: Exercise) -> dict[str, Any]:
        count, unit = wording.dose_count(dose)
        return {
            "sets": dose.sets,
            "count": count,
            "unit": unit,
            "amount": wording.dose_amount(dose).replace(" ", "\u00a0"),
            "details": breakable(wording.dose_details(dose, exercise)),
            "pace": breakable(wording.pace(dose, exercise)),
        }

    def _minutes(self, steps: Iterable[RoutineStep]) -> str:
        return wording.minutes(times.session_seconds(self._guide, steps))


def _find_version(exercise: Exercise, step: RoutineStep) -> Rung | None:
    """Return the easier version that the drawing of a step shows, where it shows one."""
    if step.shows is None:
        return None
    own = (rung for rung in exercise.easier if rung.movement is None)
    return next((rung for rung in own if rung.shows == step.shows), None)


def _describe_kind(exercise: Exercise, version: Rung | None) -> str:
    """Return the kind and what it needs; what a version of its own needs stands in its words."""
    kind = wording.KIND[exercise.kind]
    if version:
        return f"{kind}. {breakable(version.name)}."
    needs = wording.equipment(exercise.equipment.start)
    return f"{kind}. You need {wording.inner_case(needs)}."


def _create_zones(zones: Iterable[PainZone | MorningZone]) -> list[dict[str, Any]]:
    return [
        {
            "low": zone.low,
            "high": zone.high,
            "range": str(zone.low) if zone.low == zone.high else f"{zone.low} to {zone.high}",
            "name": breakable(zone.name),
            "text": breakable(zone.text),
        }
        for zone in zones
    ]


def create_link(address: str) -> dict[str, str]:
    """Return an address, its short form for readers, and its code as SVG."""
    parts = urlsplit(address)
    short = _SHORT_ADDRESS.sub("", address) if parts.query else parts.netloc + parts.path
    short = short.removeprefix("www.").rstrip("/")
    return {
        "address": address,
        "short": short,
        "code": create_code(address),
    }
