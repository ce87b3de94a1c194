"""A routine is told from the others by its pictures, and each is of the version that is done."""

from __future__ import annotations

from bs4 import BeautifulSoup

from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.pages.thumbs import choose_thumbs, list_thumbs
from footwork.reading.guide import read_guide
from footwork.views.sessions import tell_plan, tell_routine

GUIDE = read_guide()
SESSIONS = {one.id: tell_routine(GUIDE, one) for one in GUIDE.routines}


def test_a_thumb_is_of_the_version_that_its_step_asks_for() -> None:
    for session in [*SESSIONS.values(), *tell_plan(GUIDE).phases.values()]:
        drawn = [step for step in session.steps if step.frames]
        assert [name for name, _ in list_thumbs(session)] == [step.exercise.id for step in drawn]
        for step, (_, frame) in zip(drawn, list_thumbs(session), strict=True):
            assert frame in step.frames


def test_no_two_routines_have_the_same_pictures_unless_all_of_theirs_are_the_same() -> None:
    chosen = {frozenset(thumbs) for thumbs in choose_thumbs(SESSIONS, 4).values()}
    assert len(chosen) >= len({frozenset(list_thumbs(session)) for session in SESSIONS.values()})


def test_few_pictures_stand_in_the_order_of_the_routine() -> None:
    for name, thumbs in choose_thumbs(SESSIONS, 4).items():
        listed = list_thumbs(SESSIONS[name])
        starts = any(frame == "end" for _, frame in listed)  # else each is loaded for this alone
        assert len(thumbs) == min(4 if starts else 2, len(listed))
        assert thumbs == [thumb for thumb in listed if thumb in thumbs]


def test_what_comes_is_seen_before_a_start(pages: Pages, guide: Guide) -> None:
    html = BeautifulSoup(pages.practice(), "html.parser")
    for routine in guide.routines:
        strip = html.select_one(f"#pr-of-{routine.id}")
        assert strip
        thumbs = list_thumbs(tell_routine(guide, routine))
        assert len(strip.select(".plate")) == len(thumbs)
        assert strip.has_attr("hidden"), "its script shows the one that is chosen"
    for exercise in guide.exercises:
        assert html.select_one(f"#pr-of-{exercise.id}")
