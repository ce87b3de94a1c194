"""One small JSON file with everything that the player has to know before a session begins.

Doses are resolved and addresses are relative to the practice page, so that the player only
has to read. What a drawing shows stands in the drawing, as its title; what goes wrong in a
movement is looked up in a pause, and has a file of its own (`mistakes_data`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from footwork.look.drawings import Drawings
from footwork.model import (
    Dose,
    Equipment,
    Exercise,
    Guide,
    Position,
    RoutineStep,
    Rung,
    times,
)
from footwork.publishing import addresses
from footwork.views import wording
from footwork.views.coding import create_code
from footwork.views.movements import Version, tell_movement
from footwork.views.stops import NOT_TODAY_TITLE, STOP_TITLE, Sign, tell_signs

_UNDRAWN = "none"
"""In the place of a drawing: no drawing shows it."""


def create_practice(guide: Guide, drawings: Drawings) -> str:
    """Return the data of the player as JSON.

    Raises ValueError when two movements would have the same code in an address.
    """
    plan = guide.plan
    data = {
        "rule": {
            "change": times.CHANGE_SECONDS,
            "switch": times.SWITCH_SECONDS,
            "pace": times.WALKING_PACE,
        },
        "codes": _create_codes(guide),
        "movements": [_create_movement(exercise, guide, drawings) for exercise in guide.exercises],
        "routines": [
            {
                "id": routine.id,
                "name": routine.name,
                "page": _link(addresses.routine(routine.id)),
                "steps": _create_steps(guide, routine.steps),
                "notToday": _create_stops(tell_signs(routine.not_today)),
                "warnings": routine.warnings,
                "needs": routine.equipment,
            }
            for routine in guide.routines
        ],
        "plan": {
            "name": plan.name,
            "page": _link(addresses.PLAN),
            "phases": [
                {"id": name, "name": phase.name, "steps": _create_steps(guide, phase.steps)}
                for name, phase in plan.phase_by_id.items()
            ],
            "notToday": _create_stops(tell_signs(plan.not_today)),
            "warnings": plan.warnings,
        },
        "things": wording.EQUIPMENT,
        "stopTitle": STOP_TITLE,
        "notTodayTitle": NOT_TODAY_TITLE,
        "limit": guide.safety.pain.limit,
        "disclaimer": guide.safety.disclaimer_short,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _create_codes(guide: Guide) -> dict[str, str]:
    """Return the movement of every code; one that was renamed answers to its old codes too."""
    codes: dict[str, str] = {}
    for exercise in guide.exercises:
        for name in (exercise.id, *exercise.formerly):
            code = create_code(name)
            if codes.setdefault(code, exercise.id) != exercise.id:
                rule = f"must have another code in an address than {codes[code]}, not {code}"
                raise ValueError(f"the id {name} {rule}: choose another id")
    return codes


def _create_movement(exercise: Exercise, guide: Guide, drawings: Drawings) -> dict[str, Any]:
    told = tell_movement(guide, exercise)
    return _without_nothing(
        {
            "id": exercise.id,
            "code": create_code(exercise.id),
            "number": guide.numbers[exercise.id],
            "name": exercise.name,
            "page": _link(addresses.exercise(exercise.id)),
            "setup": _tell_first(exercise),
            "line": exercise.line,
            "needs": exercise.equipment.start,
            "cues": exercise.cues,
            "side": exercise.sides.value,
            "walks": exercise.position[0] is Position.WALKING,
            "phases": exercise.phases and exercise.phases.model_dump(exclude_none=True),
            "start": _create_dose(exercise.dose.start),
            "target": _create_dose(exercise.dose.target),
            "easier": list(map(_create_rung, exercise.easier, told.easier)),
            "harder": list(map(_create_rung, exercise.harder, told.harder)),
            "stop": _create_stops(told.stop.signs),
            "askFirst": exercise.ask_first,
            "drawn": exercise.figure.side,
            "targetShows": _name_frame(exercise.frames(exercise.dose.target)),
            "drawings": _create_drawings(exercise.id, drawings),
            "others": _create_others(exercise, drawings),
        }
    )


def _name_frame(frames: Mapping[str, str]) -> str | None:
    """Return the drawing beside start and end that shows something; None where these two do."""
    if len(frames) > 1:
        return None
    return next(iter(frames), _UNDRAWN)


def _create_drawings(name: str, drawings: Drawings) -> dict[str, str] | None:
    """Return the links to the drawings of a movement; None where one of them is missing."""
    frames = {"start": "start", "end": "end", "motion": ""}
    if not all(drawings.exists(name, frame) for frame in frames.values()):
        return None
    return {kind: _link(addresses.figure(name, frame)) for kind, frame in frames.items()}


def _create_others(exercise: Exercise, drawings: Drawings) -> dict[str, Any]:
    """Return the drawings beside start and end that steps and versions can show."""

    def find_motion(frame: str) -> str | None:
        motion = f"{frame}-motion"
        there = drawings.exists(exercise.id, motion)
        return _link(addresses.figure(exercise.id, motion)) if there else None

    return {
        frame: _without_nothing(
            {
                "link": _link(addresses.figure(exercise.id, frame)),
                "motion": find_motion(frame),
                "caption": drawn.caption,
            }
        )
        for frame, drawn in exercise.figure.others.items()
        if drawings.exists(exercise.id, frame)
    }


def _create_steps(guide: Guide, steps: Iterable[RoutineStep]) -> list[dict[str, Any]]:
    return [
        _without_nothing(
            {
                "do": step.do,
                "dose": _create_dose(guide.step_dose(step)),
                "note": step.note,
                "shows": _name_frame(guide.step_frames(step)),
                "setup": _find_setup(guide, step),
                "needs": step.needs,
            }
        )
        for step in steps
    ]


def _find_setup(guide: Guide, step: RoutineStep) -> str | None:
    """Return how to stand in a step that no drawing shows; None where the movement's start says it.

    The note of such a step says how it is done; it stands alone where the start is on a step, which
    the version has left.
    """
    exercise = guide.exercise_by_id[step.do]
    left = not guide.step_frames(step) and Equipment.STEP in exercise.equipment.start
    return step.note if left else None


def _tell_first(exercise: Exercise) -> str:
    """Return the first step: how to stand or sit, and where to hold on."""
    first = exercise.steps[0]
    return wording.join([first.act, first.how or ""], " ")


def _create_dose(dose: Dose) -> dict[str, Any]:
    """Return a dose; what is left out is none, 0 or false."""
    tempo = dose.tempo
    return _without_nothing(
        {
            "sets": dose.sets,
            "reps": dose.reps,
            "seconds": dose.seconds,
            "meters": dose.meters,
            "tempo": tempo and [tempo.lift, tempo.hold, tempo.lower],
            "rest": dose.rest,
            "perSide": dose.per_side,
            "eachWay": dose.each_way,
            "note": dose.note,
        }
    )


def _create_rung(rung: Rung, told: Version) -> dict[str, Any]:
    return _without_nothing(
        {
            "name": rung.name,
            "how": rung.how,
            "dose": rung.dose and _create_dose(rung.dose),
            "movement": rung.movement,
            "shows": rung.shows,
            "needs": rung.needs,
            "grow": told.grow,
        }
    )


def _create_stops(stops: Sequence[Sign]) -> list[dict[str, str]]:
    return [{"sign": stop.sign, "then": stop.then} for stop in stops]


def _link(path: str) -> str:
    return addresses.relative(path, addresses.PRACTICE)


def _without_nothing(record: dict[str, Any]) -> dict[str, Any]:
    # To need nothing is not the same as to need what the movement's start does.
    return {
        key: value
        for key, value in record.items()
        if value or (key == "needs" and value is not None)
    }
