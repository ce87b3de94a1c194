"""Own routines as addresses: what Python writes is what the player reads."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from footwork.model import Guide, RoutineStep
from footwork.reading.guide import read_guide
from footwork.views.coding import create_code, create_query


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide()


def read_parts(query: str) -> list[str]:
    """Return the coded steps of a query whose check is right."""
    text = parse_qs(query)["r"][0]
    body, check = text.rsplit(".", 1)
    assert check == create_code(body)
    assert body[0] == "1"
    return body[1:].split(".")


def test_every_step_of_the_guide_that_is_drawn_has_an_address(guide: Guide) -> None:
    for routine in guide.routines:
        drawn = [step for step in routine.steps if guide.step_frames(step)]
        query = create_query(guide, routine.name, drawn)
        assert query is not None, routine.id
        parts = read_parts(query)
        for step, part in zip(drawn, parts, strict=True):
            dose = guide.step_dose(step)
            assert part.startswith(f"{create_code(step.do)}{dose.sets}")
            words = " ".join(filter(None, [dose.note, step.note]))
            assert part.endswith(f"v{create_code(words, 3)}") is bool(words)


def test_a_way_that_the_guide_has_no_words_for_has_no_address(guide: Guide) -> None:
    step = guide.first_routine.steps[0]
    own = guide.step_dose(step).model_copy(update={"note": "on a trampoline"})
    assert create_query(guide, "Own", [RoutineStep(do=step.do, dose=own)]) is None
    undrawn = RoutineStep(do=step.do, level="start", drawn=False)
    assert create_query(guide, "Own", [undrawn]) is None


def test_a_version_is_known_by_its_name(guide: Guide) -> None:
    found = False
    for exercise in guide.exercises:
        for rung in exercise.easier:
            if rung.shows is None or rung.movement or rung.shows not in exercise.figure.others:
                continue
            plain = exercise.dose.start.model_copy(update={"note": None})
            step = RoutineStep(do=exercise.id, dose=plain, shows=rung.shows)
            query = create_query(guide, "Own", [step])
            assert query is not None
            found |= read_parts(query)[0].endswith(f"v{create_code(rung.name, 3)}")
    assert found


def test_a_long_name_is_cut_and_the_routine_comes_last(guide: Guide) -> None:
    query = create_query(guide, "Füße " * 8, guide.first_routine.steps)
    assert query is not None
    name, routine = query.split("&")
    assert len(name) <= len("name=") + 100
    assert routine.startswith("r=1")


def test_a_note_of_ones_own_on_a_plain_dose_stays_on_paper(guide: Guide) -> None:
    exercise = next(one for one in guide.exercises if one.dose.start.note is None)
    step = RoutineStep(do=exercise.id, level="start", note="As we did it on Tuesday.")
    query = create_query(guide, "Own", [step])
    assert query is not None
    assert "v" not in read_parts(query)[0][4:]
