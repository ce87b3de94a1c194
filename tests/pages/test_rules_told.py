"""Rules that keep people from harm are told in one way wherever they stand in the data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.model import (
    Dose,
    Equipment,
    Kind,
    Plan,
    Position,
    RoutineStep,
    StandardLevel,
    Stop,
    Strength,
    times,
)
from footwork.pages import calendar
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.pain import tell_pain
from footwork.views.stops import tell_not_today

ROOT = Path(__file__).resolve().parents[2]
GUIDE = read_guide()
PAGES = Pages(GUIDE, "https://feet.example/guide/", ROOT / "docs")


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(html, "html.parser").get_text(" ")).strip()


def list_stops() -> list[Stop]:
    """Return every sign to stop at, or not to begin at, of movements, routines and the plan."""
    stops = [stop for exercise in GUIDE.exercises for stop in exercise.stop]
    stops += [stop for routine in GUIDE.routines for stop in routine.not_today]
    return [*stops, *GUIDE.plan.not_today]


def list_doses() -> list[Dose]:
    doses = [dose for item in GUIDE.exercises for dose in (item.dose.start, item.dose.target)]
    doses += [
        rung.dose for item in GUIDE.exercises for rung in (*item.easier, *item.harder) if rung.dose
    ]
    steps: list[RoutineStep] = [step for routine in GUIDE.routines for step in routine.steps]
    steps += [step for phase in GUIDE.plan.phase_by_id.values() for step in phase.steps]
    return [*doses, *(GUIDE.step_dose(step) for step in steps)]


def test_a_reason_to_leave_a_session_out_has_one_answer() -> None:
    """Whoever reads the same reason on two sheets is told to do the same."""
    answers: dict[str, set[str]] = {}
    for stops in (*(routine.not_today for routine in GUIDE.routines), GUIDE.plan.not_today):
        for stop in stops:
            answers.setdefault(stop.sign, set()).add(stop.then)
    assert {sign: then for sign, then in answers.items() if len(then) > 1} == {}


def test_numb_feet_are_told_the_same_movements_everywhere() -> None:
    """What may be done is named where numb feet are, and the movements that may not are not it."""
    (text,) = {stop.then for stop in list_stops() if "foot is numb" in stop.sign}
    only = re.search(r"\bonly (?:the )?seated ([^.]*), in shoes", text.casefold())
    assert only
    assert "toe" not in only[1]  # no work of the toes can be done in shoes
    assert "skin" in text
    assert text in {situation.then for situation in GUIDE.safety.situations}


def test_who_is_on_the_heels_can_hold_on_and_knows_when_to_stop() -> None:
    """A fall from both heels goes backward: lifting the front of both feet needs a hand."""
    on_heels = [
        item
        for item in GUIDE.exercises
        if Position.SEATED is not item.position[0]
        and "tibialis-anterior" in item.muscles.main
        and not item.dose.start.per_side
    ]
    assert on_heels
    for exercise in on_heels:
        assert Equipment.WALL in exercise.equipment.start, exercise.id
        assert any("unsteady" in stop.sign for stop in exercise.stop), exercise.id


def test_nobody_walks_with_the_feet_tied_together() -> None:
    for exercise in GUIDE.exercises:
        if exercise.position[0] is Position.WALKING:
            assert Equipment.BAND not in exercise.equipment.later, exercise.id


def test_harm_is_not_filed_under_no_effect() -> None:
    """A source whose trial found harm speaks for no claim that says `no effect`."""
    harmful = {row.source for group in GUIDE.benefits.trials for row in group.rows if row.harm}
    assert harmful
    claims = [item.claim for item in (*GUIDE.benefits.claims, *GUIDE.benefits.not_proven)]
    about = [claim for claim in claims if harmful & set(claim.sources)]
    assert {claim.strength for claim in about} == {Strength.HARM}
    html = PAGES.claims() + PAGES.not_proven() + PAGES.marks()
    assert "o-harm" in html


def test_a_distance_is_told_in_feet_and_meters_on_every_page() -> None:
    pages = [PAGES.home(), PAGES.plan()]
    pages += [PAGES.exercise(exercise.id) for exercise in GUIDE.exercises]
    pages += [PAGES.routine(routine.id) for routine in GUIDE.routines]
    text = " ".join(map(text_of, pages))
    for meters in {dose.meters for dose in list_doses() if dose.meters}:
        assert f"{wording.feet(meters)} ft ({meters} m)" in text
    assert re.findall(r"× \d+ m\b", text) == []


def test_a_walk_at_half_the_pace_counts_seconds() -> None:
    """Meters are counted at one pace, so a slower walk would end half way."""
    for dose in list_doses():
        assert not (dose.meters and "half the pace" in (dose.note or ""))


def test_no_session_is_said_to_run() -> None:
    """Runners read `two sessions running` as two runs."""
    for path in sorted((ROOT / "data").glob("*.yml")):
        assert "sessions running" not in path.read_text(encoding="utf-8"), path.name


def test_how_often_is_one_rule() -> None:
    for exercise in GUIDE.exercises:
        assert GUIDE.days in text_of(PAGES.exercise(exercise.id))
        assert "Three days a week" not in text_of(PAGES.exercise(exercise.id))
    for routine in GUIDE.routines:
        if "two or three days" in routine.when.casefold():
            assert "at least one day between" in routine.when, routine.id
    assert GUIDE.plan.rest_days >= 1


def test_clubs_read_the_rules_word_for_word() -> None:
    told = text_of(PAGES.club_rules())
    safety = GUIDE.safety
    for zone in (*safety.pain.zones, *safety.morning.zones):
        assert f"{zone.low} to {zone.high}: {zone.name}. {zone.text}" in told
    for rule in (safety.pain.limit, safety.morning.ask, safety.disclaimer_short, GUIDE.days):
        assert rule in told
    page = (ROOT / "docs" / "clubs.md").read_text(encoding="utf-8")
    assert "{{ club_rules() }}" in page
    assert re.search(r"[Pp]ain (over|above)", page) is None


def test_beginners_are_sent_to_the_core_movements_at_their_starting_doses() -> None:
    begin = GUIDE.routines[0]
    assert all(GUIDE.exercise_by_id[step.do].core for step in begin.steps)
    assert all(step.level is StandardLevel.START for step in begin.steps)
    home = BeautifulSoup(PAGES.home(), "html.parser")
    (main,) = home.select(".act-go")
    assert str(main["href"]).endswith(addresses.routine(begin.id))


def test_the_home_page_names_all_that_a_beginner_needs() -> None:
    begin = GUIDE.routines[0]
    lead = text_of(str(BeautifulSoup(PAGES.home(), "html.parser").select_one(".lead")))
    assert all(wording.EQUIPMENT[item] in lead for item in begin.equipment)
    needed = {
        item for step in begin.steps for item in GUIDE.exercise_by_id[step.do].equipment.start
    }
    assert needed == set(begin.equipment)
    assert wording.minutes(times.session_seconds(GUIDE, begin.steps)) in lead


def test_tendons_under_certain_drugs_are_asked_about_first() -> None:
    """The movements that load the Achilles tendon most, and the page of who should ask."""
    loaded = [
        item
        for item in GUIDE.exercises
        if "soleus" in item.muscles.main and item.kind is not Kind.BALANCE
    ]
    assert loaded
    for exercise in loaded:
        assert "fluoroquinolone" in exercise.ask_first, exercise.id
    asked = " ".join(f"{one.when} {one.more}" for one in GUIDE.safety.situations)
    for who in (
        "fluoroquinolone",
        "steroids",
        "blood thinners",
        "65",
        "18",
        "pregnant",
        "circulation",
    ):
        assert who in asked, who


def test_numb_feet_are_a_sign_of_every_movement_but_no_reason_of_its_own() -> None:
    """Each movement says it, in the same words, whether it may be done or not."""
    told = {
        stop.then
        for exercise in GUIDE.exercises
        for stop in exercise.stop
        if "numb" in stop.sign and "foot is" in stop.sign
    }
    assert len(told) == 1
    for exercise in GUIDE.exercises:
        assert any("foot is numb" in stop.sign for stop in exercise.stop), exercise.id


def test_the_first_sign_of_shin_work_is_pressure_in_the_leg() -> None:
    """Sheets print one sign of a movement, and a tender bone stands under `not today` there."""
    shins = [item for item in GUIDE.exercises if item.muscles.main[:1] == ("tibialis-anterior",)]
    assert shins
    for exercise in shins:
        assert "numb or weak" in exercise.stop[0].sign, exercise.id


def test_a_fresh_twist_is_looked_at_on_the_same_day_when_a_bone_is_sore() -> None:
    """What the safety page says of a fresh injury holds on every sheet."""
    stops = [stop for routine in GUIDE.routines for stop in routine.not_today]
    stops += GUIDE.plan.not_today
    sprains = [stop for stop in stops if "fresh ankle sprain" in stop.sign]
    bones = [stop for stop in stops if stop.rule == "bone-stress"]
    assert sprains
    assert bones
    assert all("four steps" in stop.then and "today" in stop.then for stop in sprains)
    assert all("today after a twist or a fall" in stop.then for stop in bones)


def test_both_pain_rules_stand_with_every_movement_routine_and_the_plan() -> None:
    line = tell_pain(GUIDE.safety).line
    for zone in (*GUIDE.safety.pain.zones, *GUIDE.safety.morning.zones):
        assert f"{zone.low} to {zone.high}, {zone.name[:1].lower()}{zone.name[1:]}" in line
    pages = [PAGES.exercise(exercise.id) for exercise in GUIDE.exercises]
    pages += [PAGES.routine(routine.id) for routine in GUIDE.routines]
    for page in (*pages, PAGES.plan()):
        assert line in text_of(page)


def test_a_routine_says_on_a_phone_too_when_to_do_it() -> None:
    """The panel beside the routine is for wide windows alone."""
    for routine in GUIDE.routines:
        soup = BeautifulSoup(PAGES.routine(routine.id), "html.parser")
        assert any(routine.when in text_of(str(part)) for part in soup.select(".rt-total"))


def test_no_drawing_stands_beside_a_harder_version_that_has_none() -> None:
    """A step that is done as a harder version is, but not as the start, shows what that shows."""
    seen = 0
    steps = [step for routine in GUIDE.routines for step in routine.steps]
    steps += [step for phase in GUIDE.plan.phase_by_id.values() for step in phase.steps]
    for step in steps:
        exercise, dose = GUIDE.exercise_by_id[step.do], GUIDE.step_dose(step)
        rungs = [rung for rung in exercise.harder if rung.dose and rung.dose.way == dose.way]
        if rungs and dose.way != exercise.dose.start.way:
            seen += 1
            assert set(GUIDE.step_frames(step)) <= {str(rung.shows) for rung in rungs}, step
    for exercise in GUIDE.exercises:
        target = exercise.dose.target
        rungs = [rung for rung in exercise.harder if rung.dose and rung.dose.way == target.way]
        if rungs and target.way != exercise.dose.start.way:
            seen += 1
            assert set(exercise.frames(target)) <= {str(rung.shows) for rung in rungs}
    assert seen


def test_the_plan_reaches_every_target() -> None:
    """Who follows the plan is not sent to a dose that it never comes to."""
    for exercise in GUIDE.exercises:
        target = exercise.dose.target
        doses = [
            GUIDE.step_dose(step)
            for phase in GUIDE.plan.phases
            for step in phase.steps
            if step.do == exercise.id
        ]

        def measure(dose: Dose) -> float:
            return dose.sets * float(dose.reps or dose.meters or dose.seconds or 0)

        alike = [dose for dose in doses if bool(dose.meters) == bool(target.meters)]
        most = max(map(measure, alike), default=None)
        assert most is None or most >= measure(target), exercise.id


def list_untold(steps: Iterable[RoutineStep]) -> list[str]:
    """Return the movements of steps that neither a drawing nor a note tells."""
    return [step.do for step in steps if not GUIDE.step_frames(step) and step.note is None]


def test_a_step_that_no_drawing_shows_says_how_it_is_done() -> None:
    steps = [step for routine in GUIDE.routines for step in routine.steps]
    steps += [step for phase in GUIDE.plan.phase_by_id.values() for step in phase.steps]
    assert list_untold(steps) == []
    # Where all of them are drawn, a step that is not would be found all the same.
    silent = steps[0].model_copy(update={"drawn": False, "shows": None, "note": None})
    assert list_untold([silent]) == [silent.do]
    assert list_untold([silent.model_copy(update={"note": "Stand at a wall."})]) == []


def test_sessions_are_left_out_for_the_same_reasons() -> None:
    """What keeps a reader from the core routine keeps the same reader from all of the others."""
    begin, *others = GUIDE.routines
    for sign in ("bone", "fresh ankle sprain"):
        for stops in (*(routine.not_today for routine in others), GUIDE.plan.not_today):
            assert any(sign in stop.sign for stop in stops), sign
    for name in {stop.sign for stop in begin.not_today if "ill" in stop.sign}:
        standing = [item for item in others if Equipment.WALL in item.equipment]
        for routine in standing:
            assert name in {stop.sign for stop in routine.not_today}, routine.id


def test_who_stands_on_an_edge_or_on_the_heels_is_told_to_hold_on() -> None:
    """Sheets print no steps: what a hand is for stands in their warnings."""
    for routine in GUIDE.routines:
        if Equipment.WALL in routine.equipment:
            assert any("Hold on" in warning for warning in routine.warnings), routine.id
    assert any("Hold on" in warning for warning in GUIDE.plan.warnings)


def test_a_race_has_one_distance_from_a_session() -> None:
    """Two days in the rules of the plan are two days everywhere."""
    for path in (*(ROOT / "data").glob("*.yml"), ROOT / "docs" / "clubs.md"):
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert re.findall(r"the day before a race", text) == [], path.name


def test_no_mark_is_told_twice() -> None:
    """What has no source gets the words "A coach's judgment" from its page, a claim its mark."""
    safety, judgment = GUIDE.safety, wording.STRENGTH[Strength.JUDGMENT][0]
    marked = [(judgment, f"{item.act} {item.how}") for item in safety.setup if not item.sources]
    marked += [
        (judgment, f"{item.when} {item.then}") for item in safety.situations if not item.sources
    ]
    claims = [claim for exercise in GUIDE.exercises for claim in exercise.why]
    claims += [item.claim for item in (*GUIDE.benefits.claims, *GUIDE.benefits.not_proven)]
    marked += [
        (wording.STRENGTH[claim.strength][0], f"{claim.text} {claim.caveat or ''}")
        for claim in claims
        if claim.strength.value not in "ABCD"  # their marks are words that any text may have
    ]
    assert {mark for mark, _ in marked} >= {judgment}

    def plain(text: str) -> str:
        return text.replace("’", "'").casefold()

    assert [text for mark, text in marked if plain(mark) in plain(text)] == []


@pytest.mark.parametrize(
    "plan",
    [GUIDE.plan, GUIDE.plan.model_copy(update={"warnings": (), "not_today": ()})],
    ids=["as it is", "without warnings and signs"],
)
def test_a_session_in_a_calendar_has_what_keeps_from_harm(plan: Plan) -> None:
    guide = GUIDE.model_copy(update={"plan": plan})
    made = calendar.create_plan(guide, "https://feet.example/g/")
    wanted = [
        *plan.warnings,
        *(f"{stop.sign}. {stop.then}" for stop in tell_not_today(plan.not_today).signs),
    ]
    wanted += [tell_pain(GUIDE.safety).line, GUIDE.safety.disclaimer_short]
    # A calendar goes by dates, the plan does not.
    moves = [f"{rule.when}: {rule.then}" for rule in plan.rules if rule.move_on]
    assert moves
    for stretch in made["stretches"]:
        lines = stretch["description"].split("\n")
        assert [text for text in (*wanted, *moves) if text not in lines] == []
        assert lines[-1] == "https://feet.example/g/plan/"
        assert ("Know this first:" in lines) == bool(plan.warnings)
        assert ("Not today if:" in lines) == bool(plan.not_today)


def test_clubs_are_told_what_the_sheet_of_the_core_routine_has() -> None:
    """A sheet prints one sign of each movement: `stop rules` would promise all of them."""
    page = " ".join((ROOT / "docs" / "clubs.md").read_text(encoding="utf-8").split())
    printed = page.partition("## Print for a session")[2].partition(" ## ")[0]
    assert "stop rules" not in printed
    for words in ("when to leave it out", "the first sign to stop at", "the pain rules"):
        assert words in printed
