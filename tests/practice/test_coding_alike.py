"""What papers write into an address is what a browser reads there, for any routine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page

from footwork.model import Dose, Exercise, RoutineStep, StandardLevel, Tempo
from footwork.views import wording
from footwork.views.coding import create_query
from tests.practice.conftest import OpenBlank
from tests.practice.test_player_rules import as_script, examples
from tests.site.practice_tools import GUIDE

pytestmark = pytest.mark.slow

MODULES = """async () => {
  window.code = await import("/practice/player/code.js");
  window.player = await import("/practice/player/guide.js");
  window.own = await import("/practice/builder/routine.js");
  window.guide = await (await fetch("/guide.json")).json();
}"""

READ = """(queries) => queries.map((query) => {
  const { name, steps } = player.choose(guide, `?${query}`);
  const { steps: built } = own.readQuery(guide, `?${query}`);
  return {
    name,
    clean: code.cleanName(name),
    again: own.writeQuery(guide, name, built),
    steps: steps.map(({ do: id, dose: { note: said, ...dose }, note, version, shows }) => ({
      id, dose, shows: shows ?? "start", said: said ?? "", note: note ?? "", version: version ?? "",
    })),
  };
})"""


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


def list_known(exercise: Exercise) -> Iterator[RoutineStep]:
    """Yield the ways in which the guide asks for a movement."""
    for level in StandardLevel:
        yield RoutineStep(do=exercise.id, level=level)
    for rung in exercise.easier:
        if rung.movement is None and rung.shows:
            dose = rung.dose or exercise.dose.start
            yield RoutineStep(do=exercise.id, dose=dose, shows=rung.shows)
    for steps in (*GUIDE.routines, *GUIDE.plan.phase_by_id.values()):
        yield from (step for step in steps.steps if step.do == exercise.id)


def any_numbers(dose: Dose, chance: random.Random) -> Dose:
    """Return a dose that is counted as another one, in other numbers."""
    numbers: dict[str, Any] = {"sets": chance.randint(1, 10), "rest": chance.randint(0, 300)}
    numbers["per_side"] = chance.random() < 0.5
    for count, most in (("reps", 100), ("seconds", 600), ("meters", 200)):
        if getattr(dose, count):
            numbers[count] = chance.randint(1, most)
    if dose.tempo:
        lift, hold, lower = (chance.randint(least, 40) / 2 for least in (1, 0, 0))
        numbers |= {"tempo": Tempo(lift=lift, hold=hold, lower=lower)}
        numbers |= {"each_way": chance.random() < 0.3}
    return Dose.model_validate(dose.model_dump() | numbers)


def any_steps(chance: random.Random) -> list[RoutineStep]:
    steps = []
    for _ in range(chance.choice([1, chance.randint(1, 12), chance.randint(1, 30)])):
        step = chance.choice(list(list_known(chance.choice(GUIDE.exercises))))
        if chance.random() < 0.6:
            dose = any_numbers(GUIDE.step_dose(step), chance)
            step = step.model_copy(update={"level": None, "dose": dose})
        steps.append(step)
    return steps


NAMES = st.text(st.characters(categories=["L", "N", "So", "P"]), min_size=1, max_size=40)


def find_words(step: RoutineStep) -> set[tuple[str, str]]:
    """Return what may stand behind a step: the name of its version, or the words of its dose."""
    dose, exercise = GUIDE.step_dose(step), GUIDE.exercise_by_id[step.do]
    told = wording.join([dose.note or "", step.note or ""], " ")
    named = {("", told), ("", dose.note or "")}
    return named | {(rung.name, "") for rung in exercise.easier if step.shows == rung.shows}


def test_a_browser_reads_what_a_paper_writes(page: Page) -> None:
    chance = random.Random(16)
    names = examples(NAMES, 200)
    given = [(name, any_steps(chance)) for name in names]
    queries = [create_query(GUIDE, name, steps) for name, steps in given]
    told = [(one, query) for one, query in zip(given, queries, strict=True) if query]
    assert len(told) > 50
    for ((name, steps), query), read in zip(
        told, page.evaluate(READ, [query for _, query in told]), strict=True
    ):
        assert name.startswith(read["name"])
        assert read["name"] == read["clean"]
        # What the builder makes of it opens the same again.
        assert read["again"].partition("r=")[2] == query.partition("r=")[2]
        for step, seen in zip(steps, read["steps"], strict=True):
            dose = GUIDE.step_dose(step)
            bare = {key: value for key, value in as_script(dose).items() if key != "note"}
            assert (seen["id"], seen["dose"]) == (step.do, bare)
            said = wording.join([seen["said"], seen["note"]], " ")
            assert (seen["version"], said if not seen["version"] else "") in find_words(step)
            exercise = GUIDE.exercise_by_id[step.do]
            frames = GUIDE.step_frames(step)
            shown = "start" if frames == exercise.figure.frames() else next(iter(frames), "none")
            assert seen["shows"] == shown, (step, seen)


def test_a_name_is_as_long_on_paper_as_in_a_browser(page: Page) -> None:
    step = [RoutineStep(do=GUIDE.exercises[0].id, level=StandardLevel.START)]
    names = [letter * count for letter in ("ж", "ü", "a", "🦶", " a") for count in range(1, 41, 3)]
    for name in map(str.strip, names):
        query = create_query(GUIDE, name, step)
        (read,) = page.evaluate(READ, [[query]])
        assert read["name"] == page.evaluate("code.cleanName", name)
