"""What a view holds belongs together: no surface can tell one half of it."""

from __future__ import annotations

import re

import pytest

from footwork.model import START, Exercise, Guide, RoutineStep
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.movements import tell_movement
from footwork.views.pain import Tone, tell_morning, tell_pain
from footwork.views.sessions import tell_overview, tell_plan, tell_routine
from footwork.views.stops import tell_general_stops, tell_pain_stops
from tests.fields import list_fields
from tests.views.test_drawn import add_pair
from tools.copies import ROOT


def test_a_version_has_a_sign_and_how_it_is_done(guide: Guide) -> None:
    for exercise in guide.exercises:
        told = tell_movement(guide, exercise)
        for version, rung in zip(
            (*told.easier, *told.harder), (*exercise.easier, *exercise.harder), strict=True
        ):
            assert rung.when in version.grow
            assert (version.how, version.when) == (rung.how, rung.when)


def test_a_version_has_pictures_where_its_data_names_some_and_borrows_none() -> None:
    guide = read_guide()
    for exercise in guide.exercises:
        told = tell_movement(guide, exercise)
        rungs = (*exercise.easier, *exercise.harder)
        for version, rung in zip((*told.easier, *told.harder), rungs, strict=True):
            drawn = bool(rung.shows or rung.movement)
            assert bool(version.frames) == drawn, f"{exercise.id}: {version.name}"


def test_a_version_that_looks_as_the_start_has_its_pictures(guide: Guide) -> None:
    exercise = guide.exercises[0]
    rung = exercise.easier[0].model_copy(update={"movement": None, "shows": START})
    same = exercise.model_copy(update={"easier": (rung,)})
    changed = guide.model_copy(update={"exercises": (same, *guide.exercises[1:])})
    assert tell_movement(changed, same).easier[0].frames == exercise.figure.frames()


def test_a_ladder_holds_every_version_behind_the_sign_to_move_up_to_it(guide: Guide) -> None:
    for exercise in guide.exercises:
        told = tell_movement(guide, exercise)
        signs, versions = zip(*told.ladder, strict=True)
        assert versions == (*told.easier, told.here, *told.harder)
        first, *others = signs
        assert first == ""
        assert others == [rung.when for rung in (*exercise.easier, *exercise.harder)]


@pytest.mark.parametrize("stops", [(False, True, True), (False, False, True)])
def test_a_zone_says_itself_whether_it_means_stop(guide: Guide, stops: tuple[bool, ...]) -> None:
    zones = tuple(
        zone.model_copy(update={"stop": stop})
        for zone, stop in zip(guide.safety.pain.zones, stops, strict=True)
    )
    pain = guide.safety.pain.model_copy(update={"zones": zones})
    scale = tell_pain(guide.safety.model_copy(update={"pain": pain}))
    assert tuple(zone.stop for zone in scale.zones) == stops
    assert [zone.tone for zone in scale.zones] == [
        Tone.GO,
        Tone.STOP if stops[1] else Tone.GO,
        Tone.END,
    ]


def test_a_morning_without_training_means_stop(guide: Guide) -> None:
    zones = guide.safety.morning.zones
    scale = tell_morning(guide.safety)
    assert [zone.stop for zone in scale.zones] == [not zone.train for zone in zones]
    assert [score for zone in scale.zones for score in zone.scores] == [*range(11)]


def test_what_no_number_tells_says_how_soon_in_the_words_of_the_situations(guide: Guide) -> None:
    signs = tell_morning(guide.safety).signs
    known = {rule.when: rule for rule in guide.safety.situations}
    told = [known[one.sign] for one in signs.signs]
    for one, rule in zip(signs.signs, told, strict=True):
        assert one.then == (f"Urgent. {rule.then}" if rule.urgent else rule.then)
    urgent = [rule.urgent for rule in told]
    assert urgent == sorted(urgent, reverse=True)  # what is needed today comes first
    assert any(urgent)


def test_every_box_says_what_its_signs_are_for(guide: Guide) -> None:
    boxes = [tell_movement(guide, exercise).stop for exercise in guide.exercises]
    general = [tell_pain_stops(guide.safety), tell_general_stops()]
    assert {box.title for box in (*boxes, *general)} == {"Stop if"}
    assert all(box.signs for box in (*boxes, *general))
    sessions = [tell_routine(guide, routine) for routine in guide.routines]
    assert {session.not_today.title for session in sessions} == {"Not today if"}


def test_the_plan_is_told_with_what_goes_for_each_of_its_sessions(guide: Guide) -> None:
    told = tell_plan(guide)
    assert list(told.phases) == list(guide.plan.phase_by_id)
    for session in told.phases.values():
        assert session.warnings == told.warnings == guide.plan.warnings
        assert session.not_today == told.not_today


def test_a_mistake_comes_with_both_its_drawings_or_with_none(guide: Guide) -> None:
    for exercise in (add_pair(guide.exercises[0]), *guide.exercises):
        told = tell_movement(guide, exercise).mistakes
        for view, mistake in zip(told, exercise.mistakes, strict=True):
            assert (view.fault, view.fix) == (mistake.fault, mistake.fix)
            frames = [f"{mistake.shows}-{which}" for which in ("wrong", "right")]
            assert list(view.frames) == (frames if mistake.shows else [])


def find_unread(fields: set[str]) -> set[str]:
    """Return the fields that neither a view nor a surface reads."""
    rooms = [
        ROOT / "footwork" / name for name in ("views", "pages", "cards", "sharing", "practice")
    ]
    files = [path for room in rooms for path in room.rglob("*") if path.suffix in (".py", ".html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return {name for name in fields if not re.search(rf"\.{name}\b", text)}


def test_what_is_known_of_a_movement_is_told_somewhere() -> None:
    """All but which rule a sign quotes: its words have been put into its place."""
    pair = {"wrong", "right"}  # read together, so that no surface can show one of them alone
    fields = list_fields(Exercise) - pair | {"pair_frames"}
    assert find_unread(fields) == set()
    assert find_unread({"towel_tip"}) == {"towel_tip"}


def add_movement(guide: Guide) -> Guide:
    """Return a guide with one more movement, which is in no routine."""
    more = guide.exercises[0].model_copy(update={"id": "towel-drags"})
    return guide.model_copy(update={"exercises": (*guide.exercises, more)})


def test_the_order_of_all_movements_is_that_of_a_routine_that_has_them(guide: Guide) -> None:
    wanted = {exercise.id for exercise in guide.exercises}
    steps = tuple(RoutineStep(do=name, level="start") for name in sorted(wanted))
    whole = guide.routines[0].model_copy(update={"steps": steps})
    told = tell_overview(guide.model_copy(update={"routines": (*guide.routines, whole)}))
    assert {guide.exercises[number - 1].id for number in told.order} == wanted
    assert (told.when, told.warnings) == (whole.when, whole.warnings)


def test_no_order_is_good_where_no_routine_has_all_movements(guide: Guide) -> None:
    more = add_movement(guide)
    told = tell_overview(more)
    assert (told.when, told.order) == (guide.days, ())
    for it in (guide.plan, guide.routines[0]):
        assert {*it.warnings} <= {*told.warnings}
        signs = {sign.sign for sign in it.not_today}
        assert signs <= {sign.sign for sign in told.not_today.signs}


def test_one_repetition_lasts_as_long_as_its_parts(guide: Guide) -> None:
    for exercise in guide.exercises:
        dose = tell_movement(guide, exercise).start
        total = sum(seconds for _, seconds in dose.tempo)
        assert dose.repetition.split(" ")[0] == (f"{total:g}" if total else "")


@pytest.mark.parametrize(
    ("count", "word"),
    [(1, "one"), (8, "eight"), (9, "nine"), (20, "twenty"), (21, "21"), (0, "0"), (1200, "1,200")],
)
def test_a_count_is_a_word_as_long_as_there_is_one(count: int, word: str) -> None:
    assert wording.count_word(count) == word
