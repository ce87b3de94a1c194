"""The data of the player: small, complete, and the same as the guide says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from footwork.look.drawings import Drawings
from footwork.model import Equipment, Guide, times
from footwork.model.exercise import Drawn
from footwork.practice.files import create_files
from footwork.practice.guide_data import create_practice
from footwork.practice.mistakes_data import create_mistakes
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.views.coding import create_code
from footwork.views.movements import tell_movement
from footwork.views.stops import tell_not_today, tell_stops

ROOT = Path(__file__).parents[2]

NOTHING = Drawings(Path("nowhere"))
"""What a guide has whose movements are not drawn yet."""


def read(guide: Guide, drawings: Drawings = NOTHING) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(create_practice(guide, drawings))
    return data


def test_the_rule_is_the_one_of_the_pages(guide: Guide) -> None:
    assert read(guide)["rule"] == {
        "change": times.CHANGE_SECONDS,
        "switch": times.SWITCH_SECONDS,
        "pace": times.WALKING_PACE,
    }


def test_steps_come_with_their_doses(guide: Guide) -> None:
    data = read(guide)
    for routine, record in zip(guide.routines, data["routines"], strict=True):
        for step, found in zip(routine.steps, record["steps"], strict=True):
            dose = guide.step_dose(step)
            assert found["do"] == step.do
            assert found.get("note") == step.note
            assert found.get("shows") == step.shows
            counts = (found["dose"].get(name) for name in ("sets", "reps", "seconds", "meters"))
            assert tuple(counts) == (dose.sets, dose.reps, dose.seconds, dose.meters)
            assert found["dose"].get("rest", 0) == dose.rest
            assert found["dose"].get("perSide", False) == dose.per_side
            assert found["dose"].get("eachWay", False) == dose.each_way
            tempo = dose.tempo and [dose.tempo.lift, dose.tempo.hold, dose.tempo.lower]
            assert found["dose"].get("tempo") == tempo


def test_addresses_lead_from_the_practice_page(guide: Guide) -> None:
    exercise = guide.exercises[0]
    record = read(guide, Drawings(ROOT / "docs"))["movements"][0]
    here = f"https://feet.example/guide/{addresses.PRACTICE}"
    root = "https://feet.example/guide/"
    assert urljoin(here, record["page"]) == root + addresses.exercise(exercise.id)
    motion = urljoin(here, record["drawings"]["motion"])
    assert motion == root + addresses.figure(exercise.id)


def test_a_movement_without_drawings_names_none(guide: Guide) -> None:
    assert not any({"drawings", "others"} & record.keys() for record in read(guide)["movements"])


def test_what_a_step_shows_comes_with_its_words() -> None:
    guide = read_guide()
    data = read(guide, Drawings(ROOT / "docs"))
    records = {record["id"]: record for record in data["movements"]}
    shown = [(step.do, step.shows) for step in guide.routine_by_id["seated"].steps if step.shows]
    assert shown
    for name, shows in shown:
        drawn = guide.exercise_by_id[name].figure.others[shows]
        told = records[name]["others"][shows]
        motion = told.pop("motion", None)
        link = f"../{addresses.figure(name, shows)}"
        assert told == {"link": link, "caption": drawn.caption}
        moving = addresses.figure(name, f"{shows}-motion")
        there = (ROOT / "docs" / moving).is_file()
        assert motion == (f"../{moving}" if there else None)
        rungs = guide.exercise_by_id[name].easier
        wanted = [rung.shows for rung in rungs if rung.shows]
        assert [rung["shows"] for rung in records[name]["easier"] if "shows" in rung] == wanted


def test_a_step_has_what_its_version_needs() -> None:
    guide = read_guide()
    data = read(guide)
    starts = {record["id"]: record["needs"] for record in data["movements"]}
    records = [*data["routines"], *data["plan"]["phases"]]
    sessions = [*guide.routines, *guide.plan.phase_by_id.values()]
    own = set()
    for session, record in zip(sessions, records, strict=True):
        for step, found in zip(session.steps, record["steps"], strict=True):
            assert found.get("needs", starts[step.do]) == list(guide.step_needs(step))
            own.add("needs" in found)
    assert own == {True, False}
    for routine in guide.routines:
        needed = {thing for step in routine.steps for thing in guide.step_needs(step)}
        assert set(routine.equipment) == needed, routine.id


def test_a_version_has_what_it_needs() -> None:
    guide = read_guide()
    first = guide.exercises[0]
    needs: list[tuple[Equipment, ...] | None] = [None, (), (Equipment.CHAIR, Equipment.TOWEL)]
    harder = tuple(first.harder[0].model_copy(update={"needs": one}) for one in needs)
    changed = first.model_copy(update={"harder": harder})
    data = read(guide.model_copy(update={"exercises": (changed, *guide.exercises[1:])}))
    found = [rung.get("needs") for rung in data["movements"][0]["harder"]]
    assert found == [None, [], ["chair", "towel"]]


def test_every_mistake_is_told_with_its_pictures() -> None:
    guide = read_guide()
    drawings = Drawings(ROOT / "docs")
    data = json.loads(create_mistakes(guide, drawings))
    assert data.keys() == guide.exercise_by_id.keys()
    pictured = 0
    for exercise in guide.exercises:
        for mistake, record in zip(exercise.mistakes, data[exercise.id], strict=True):
            assert (record["fault"], record["fix"]) == (mistake.fault, mistake.fix)
            frames = exercise.figure.pair_frames(mistake.shows) if mistake.shows else {}
            if not all(drawings.exists(exercise.id, frame) for frame in frames):
                frames = {}  # a new one that is still to be drawn
            shown = [record[side] for side in ("wrong", "right") if side in record]
            assert [picture["alt"] for picture in shown] == list(frames.values())
            for picture in shown:
                assert (ROOT / "docs" / picture["link"].removeprefix("../")).is_file()
                pictured += 1
    assert pictured
    bare = json.loads(create_mistakes(guide, NOTHING))
    assert {key for faults in bare.values() for one in faults for key in one} == {"fault", "fix"}


def test_cautions_come_with_what_is_chosen(guide: Guide) -> None:
    data = read(guide)
    for routine, record in zip(guide.routines, data["routines"], strict=True):
        assert record["warnings"] == list(routine.warnings)
        assert [stop["sign"] for stop in record["notToday"]] == [
            stop.sign for stop in routine.not_today
        ]
    assert data["plan"]["warnings"] == list(guide.plan.warnings)
    assert len(data["plan"]["notToday"]) == len(guide.plan.not_today)
    for exercise, record in zip(guide.exercises, data["movements"], strict=True):
        assert record["askFirst"] == exercise.ask_first
        assert record["drawn"] == exercise.figure.side


def test_the_player_is_told_its_titles_and_signs_by_the_views(guide: Guide) -> None:
    data = read(guide)
    first = guide.exercises[0]
    assert data["stopTitle"] == tell_stops(first).title
    assert data["notTodayTitle"] == tell_not_today(guide.plan.not_today).title
    for exercise, record in zip(guide.exercises, data["movements"], strict=True):
        told = tell_movement(guide, exercise)
        assert [rung["grow"] for rung in record["easier"]] == [one.grow for one in told.easier]
        assert [rung["grow"] for rung in record["harder"]] == [one.grow for one in told.harder]


def test_a_target_that_a_harder_version_is_comes_with_its_drawing(guide: Guide) -> None:
    first = guide.exercises[0]
    target = first.dose.target.model_copy(update={"note": "done as the harder one is"})
    doses = first.dose.model_copy(update={"target": target})
    harder = first.harder[0].model_copy(update={"dose": target})

    drawn = Drawn(caption="Easier", alt="It is done sitting.")
    figure = first.figure.model_copy(update={"others": {"easier": drawn}})

    def shown(**changed: object) -> object:
        one = harder.model_copy(update=changed)
        changes = {"dose": doses, "figure": figure, "harder": (one,)}
        same = first.model_copy(update=changes)
        changed_guide = guide.model_copy(update={"exercises": (same, *guide.exercises[1:])})
        data = read(changed_guide)
        levels = [step.level for step in guide.plan.phases[1].steps]
        assert levels[0] == "target"
        (record,) = (item for item in data["movements"] if item["id"] == first.id)
        assert data["plan"]["phases"][1]["steps"][0].get("shows") == record.get("targetShows")
        return record.get("targetShows")

    assert shown(shows="easier") == "easier"
    assert shown(shows=None) == "none"
    assert read(guide)["movements"][0].get("targetShows") is None


# Written out: routines that were sent as links stand on them.
CODES = {
    "shin-curls": "k5ef",
    "single-leg-balance": "zwbx",
    "heel-walking": "viu1",
    "toe-presses": "ioph",
    "toe-curls": "irql",
    "calf-raises": "li67",
    "ankle-circles": "m5lk",
    "toe-walks": "9qlc",
}


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_a_code_never_changes(name: str, code: str) -> None:
    assert create_code(name) == code


def test_every_movement_of_the_guide_has_its_code() -> None:
    guide = read_guide()
    now = {name: one.id for one in guide.exercises for name in (one.id, *one.formerly)}
    codes = read(guide)["codes"]
    assert {codes[code] for code in CODES.values()} == {now[name] for name in CODES}


def test_a_renamed_movement_answers_to_its_old_code(guide: Guide) -> None:
    first = guide.exercises[0].model_copy(update={"formerly": ("old-name",)})
    renamed = guide.model_copy(update={"exercises": (first, *guide.exercises[1:])})
    assert read(renamed)["codes"][create_code("old-name")] == first.id


def test_two_movements_with_one_code_are_a_fault(guide: Guide) -> None:
    taken = create_code(guide.exercises[1].id)
    twin = next(name for name in map("a{}".format, range(10**7)) if create_code(name) == taken)
    first = guide.exercises[0].model_copy(update={"formerly": (twin,)})
    clashing = guide.model_copy(update={"exercises": (first, *guide.exercises[1:])})
    with pytest.raises(ValueError, match=f"{taken}: choose another id"):
        read(clashing)


def test_the_same_guide_gives_the_same_files(guide: Guide) -> None:
    files = create_files(guide, NOTHING)
    names = ("guide.json", "mistakes.json", "log.schema.json")
    assert {f"practice/{name}" for name in names} == files.keys()
    assert create_files(guide, NOTHING) == files
