"""A coach's file as a coach writes it: movements by their printed names, doses as they are printed.

What is understood is put in the words of `data/routines.yml`; what is not stays as it is, so that
the checks say what is wrong with just what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from footwork.model import Dose, Exercise, Guide, Rung
from footwork.reading.yaml_tree import Tree

_AMOUNT = re.compile(
    r"(?:(?P<sets>\d{1,2})\s*[x×]\s*)?(?P<count>\d{1,3})\s*"
    r"(?P<unit>s|sec|seconds?|m|meters?)?"
    r"(?P<way>,?\s*each\s+way)?(?P<side>,?\s*(?:each|per)\s+(?:leg|foot|side))?",
    re.IGNORECASE,
)
"""`3 x 12`, `2 × 20 s each leg`, `8 each way, each foot`, `8`."""
_IN_FEET = re.compile(r"\d+\s*ft\s*\((\d+\s*m)\)", re.IGNORECASE)
"""`50 ft (15 m)`, as a distance is printed."""
_NO_LETTER = re.compile(r"[\W_]+")


def read_printed(tree: Tree, guide: Guide) -> None:
    """Put what a coach wrote into the words of the data, in the tree of the file."""
    steps = tree.value.get("steps") if isinstance(tree.value, dict) else None
    if isinstance(steps, list):
        steps[:] = map(partial(_read_step, guide=guide), steps)


def _read_step(typed: Any, guide: Guide) -> Any:
    step = {"do": typed} if isinstance(typed, str) else typed
    if not isinstance(step, dict) or not isinstance(step.get("do"), str):
        return typed
    name = _slug(step["do"])
    by_name = {_slug(exercise.name): exercise for exercise in guide.exercises}
    exercise = guide.exercise_by_id.get(step["do"]) or by_name.get(name)
    if exercise is None:
        # Written as an id, a misspelled name is near to the one that is meant.
        return step | {"do": name or step["do"]}
    step = step | {"do": exercise.id} | dict(_read_version(step, exercise))
    if isinstance(step.get("dose"), str | int) and not isinstance(step["dose"], bool):
        step["dose"] = _read_dose(str(step["dose"]), exercise) or step["dose"]
    elif isinstance(step.get("dose"), dict):
        step["dose"] = dict(_list_tempo(step["dose"], exercise)) | step["dose"]
    return step if {"level", "dose"} & step.keys() else step | {"level": "start"}


def _slug(text: str) -> str:
    """Return a name as an id has it: `Calf raises` is calf-raises."""
    return _NO_LETTER.sub("-", text.lower()).strip("-")


def _read_version(step: dict[str, Any], exercise: Exercise) -> Iterator[tuple[str, Any]]:
    """Yield the drawing of an easier version, named by its id or as it is printed, and its dose."""
    shows = step.get("shows")
    rungs = (rung for rung in exercise.easier if rung.shows and rung.movement is None)
    rung = next((one for one in rungs if isinstance(shows, str) and _is_named(one, shows)), None)
    if rung:
        yield "shows", rung.shows
        if not {"level", "dose"} & step.keys():
            yield "dose", (rung.dose or exercise.dose.start).model_dump(exclude_none=True)


def _is_named(rung: Rung, shows: str) -> bool:
    return shows == rung.shows or _slug(shows) == _slug(rung.name)


def _read_dose(typed: str, exercise: Exercise) -> dict[str, Any] | None:
    """Return a dose from its printed form: else as the movement's start; None where it is none."""
    found = _AMOUNT.fullmatch(_IN_FEET.sub(r"\1", typed.strip()))
    if found is None:
        return None
    start = exercise.dose.start
    unit = (found["unit"] or "").lower()[:1]
    counted = {"s": "seconds", "m": "meters"}.get(unit) or _find_counted(start)
    given = {"sets": int(found["sets"] or 1), counted: int(found["count"])}
    sides = {"per_side": True} if found["side"] else {}
    ways = {"each_way": True} if found["way"] else {}
    # The note of the start says how both sides are done: with a side at a time it is not so.
    notes = set() if sides and not start.per_side else {"note"}
    kept = start.model_dump(include={"rest", "per_side", *notes}, exclude_none=True)
    if counted == _find_counted(start):
        kept |= start.model_dump(include={"each_way"})
    return kept | dict(_list_tempo(given, exercise)) | given | ways | sides


def _find_counted(dose: Dose) -> str:
    return "reps" if dose.reps else "seconds" if dose.seconds else "meters"


def _list_tempo(dose: dict[str, Any], exercise: Exercise) -> Iterator[tuple[str, Any]]:
    """Yield the movement's own tempo where repetitions are counted."""
    doses = (exercise.dose.start, exercise.dose.target)
    tempo = next((one.tempo for one in doses if one.tempo), None)
    if "reps" in dose and tempo:
        yield "tempo", tempo.model_dump()


def list_movements(guide: Guide) -> str:
    """Return what a coach's file may name, one movement a line, its versions below it."""
    lines = []
    for exercise in guide.exercises:
        lines.append(f"  {exercise.id:20} {exercise.name}")
        lines += [
            f"      shows: {rung.shows:13} {rung.name}"
            for rung in exercise.easier
            if rung.shows and rung.movement is None
        ]
    return "\n".join(lines)


def create_example(guide: Guide) -> str:
    """Return a file to begin with, every line of it explained."""
    first, second, *_ = guide.first_routine.steps
    names = [guide.exercise_by_id[step.do].name for step in (first, second)]
    return f"""\
# A selection of your own. A line that begins with # is a note for you: change what stands below.

# What stands at the top of the sheet.
name: Tuesday feet

# How often, and when. Take the line out if you like.
when: Every Tuesday after the easy run.

# What is done, in this order. A movement has the name that is printed on its card.
steps:
  # As the guide begins with it:
  - do: {names[0]}
  # In a dose of your own: "3 x 12" repetitions, "2 x 20 s" seconds, "2 x 15 m" meters. Tempo and
  # rest are those of the guide.
  - do: {names[1]}
    dose: 2 x 10
  # level: target is what the guide leads to. note is yours.
  # - do: {names[0]}
  #   level: target
  #   note: Hold on to the fence.

# What your runners should know. The guide's own warnings are there anyway.
# warnings: [Never alone in the hall.]
# notes: [Bring a towel.]
"""
