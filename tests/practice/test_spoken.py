"""What the voice says: enough for who sees nothing, and never cut short."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from footwork.model.values import Equipment
from footwork.views import wording
from tests.site.practice_tools import GUIDE
from tools.spoken import find_cut, listen, write_script

QUERIES = [
    *(f"?routine={item.id}" for item in GUIDE.routines),
    *(f"?phase={name}" for name in GUIDE.plan.phase_by_id),
    *(f"?do={item.id}&level={level}" for item in GUIDE.exercises for level in ("start", "target")),
]


@pytest.fixture(scope="module")
def sessions() -> dict[str, dict[str, Any]]:
    return dict(zip(QUERIES, listen(QUERIES), strict=True))


def told(session: dict[str, Any], name: str) -> str:
    """Return what is said of a movement before it is done."""
    texts = (str(cue.get("say", "")) for cue in session["cues"] if cue.get("tone") == "ready")
    return next(text for text in texts if re.search(rf"(^|\. ){re.escape(name)}\b", text))


@pytest.mark.parametrize("query", QUERIES)
def test_no_sentence_is_cut_short(sessions: dict[str, dict[str, Any]], query: str) -> None:
    # Of who moves quicker than it is said, only names of parts of a repetition are cut.
    cut = [text for text in find_cut(sessions[query]) if len(text) > 30]
    assert cut == []


@pytest.mark.parametrize("routine", GUIDE.routines, ids=lambda routine: routine.id)
def test_each_movement_is_told_before_it(sessions: dict[str, dict[str, Any]], routine: Any) -> None:
    session = sessions[f"?routine={routine.id}"]
    things = wording.list_equipment(routine.equipment)
    assert f"For all of it you need {things}." in session["cues"][0]["say"]
    for step in routine.steps:
        exercise = GUIDE.exercise_by_id[step.do]
        text = told(session, exercise.name)
        if step.note:
            assert step.note in text
        # How to sit or stand: by the start, or in the words of the version that is done.
        first = exercise.steps[0].act
        others = exercise.figure.others
        frames = GUIDE.step_frames(step)
        captions = [others[frame].caption for frame in frames if frame in others]
        versions = [rung.how for rung in exercise.easier if rung.shows == step.shows and step.shows]
        assert any(words in text for words in [first, *captions, *versions, step.note or first])
        if "start" in GUIDE.step_frames(step) and not step.shows:
            assert exercise.line in text
        dose = GUIDE.step_dose(step)
        assert str(dose.reps or dose.seconds or wording.feet(dose.meters or 0)) in text
        assert "×" not in text


@pytest.mark.parametrize("routine", GUIDE.routines, ids=lambda routine: routine.id)
def test_every_set_but_the_first_is_told(sessions: dict[str, dict[str, Any]], routine: Any) -> None:
    cues = sessions[f"?routine={routine.id}"]["cues"]
    numbers = [one for cue in cues for one in re.findall(r"Set (\d+) of", cue.get("say") or "")]
    doses = [GUIDE.step_dose(step) for step in routine.steps]
    assert numbers == [str(place) for dose in doses for place in range(2, dose.sets + 1)]


STEPS = {
    **{f"?routine={item.id}": item.steps for item in GUIDE.routines},
    **{f"?phase={name}": phase.steps for name, phase in GUIDE.plan.phase_by_id.items()},
}


@pytest.mark.parametrize("query", STEPS)
def test_only_what_is_new_and_needed_is_asked_for(
    sessions: dict[str, dict[str, Any]], query: str
) -> None:
    """Who sits is not told to fetch a chair, and who stands on the floor to fetch a step."""
    session = sessions[query]
    at_hand: tuple[Equipment, ...] = ()
    for place, step in enumerate(STEPS[query]):
        needs = GUIDE.step_needs(step)
        new = [thing for thing in needs if thing not in at_hand]
        text = told(session, GUIDE.exercise_by_id[step.do].name)
        wanted = f" You need {wording.list_equipment(new)}." if new and place else ""
        assert re.findall(r" You need [^.]*\.", text) == ([wanted] if wanted else []), step.do
        at_hand = needs or at_hand


def test_it_waits_where_something_has_to_be_fetched(sessions: dict[str, dict[str, Any]]) -> None:
    for query, session in sessions.items():
        ready = [cue for cue in session["cues"] if cue.get("tone") == "ready"]
        assert ready[0]["waits"], query
        for cue in ready:
            if "You need" in cue["say"]:
                assert cue["waits"], cue["say"]
            if cue["waits"]:
                assert cue["say"].endswith("Tap the drawing when you are ready, or wait.")


SLOW_VOICE = 150 / 60
"""Words a second: slower than a browser's voice at its usual pace."""


def test_a_wait_lasts_until_all_is_heard_and_fetched(sessions: dict[str, dict[str, Any]]) -> None:
    for query, session in sessions.items():
        spoken = [cue for cue in session["cues"] if cue.get("say")]
        for cue, after in pairwise(spoken):
            if cue["waits"]:
                heard = len(cue["say"].split()) / SLOW_VOICE
                fetched = 5 if "You need" in cue["say"] else 0
                assert after["at"] - cue["at"] >= heard + fetched, (query, cue["say"])


def test_waits_are_no_part_of_the_time_of_a_session(sessions: dict[str, dict[str, Any]]) -> None:
    for session in sessions.values():
        assert session["end"] > session["total"]


def test_the_script_marks_what_it_waits_for_and_what_is_cut() -> None:
    cues = [
        {"at": 0, "tone": "ready", "say": "A long one.", "takes": 5, "waits": True},
        {"at": 3, "tone": "go", "say": "Go.", "takes": 1, "waits": False},
        {"at": 9, "tone": "count", "takes": 0, "waits": False},
    ]
    lines = write_script({"name": "Any", "total": 61, "cues": cues}).splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines[1:]] == [
        "A long one. [waits for a tap] [CUT]",
        "Go.",
        "(count)",
    ]
