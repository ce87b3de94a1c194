"""What a reviewer reads, and what is said of who has read it: no word less, and no claim more."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.cards.content import Content
from footwork.look.drawings import Drawings
from footwork.model import Guide, Posed, Review, Strength
from footwork.model.review import MEASURES, QUESTIONS, RULES, SHARED_SCOPES, create_digest
from footwork.pages.render import Pages
from footwork.publishing import addresses
from footwork.reading.guide import DATA, read_guide
from footwork.sharing import api
from footwork.views.reviews import (
    State,
    list_scopes,
    list_stale,
    tell_reading,
    tell_review,
    tell_reviews,
)
from footwork.views.translating import list_texts, map_texts
from scripts.review import create_report
from tests.conftest import GOOD

SITE = "https://feet.example/"
NAME = "Jo Roe"
MOVEMENT = "shin-curls"


def sign(guide: Guide, *scopes: str, digest: str = "") -> Guide:
    """Return a guide that the same person has read, in some scopes and in nothing else."""
    reviews = [
        Review(
            name=NAME,
            role="Physical therapist",
            registered_with="Board of Feet",
            number="12345",
            interests="None declared.",
            scope=scope,
            date=datetime.date(2026, 11, 24),
            next_review=None,
            digest=digest or tell_reading(guide, scope).digest,
        )
        for scope in scopes
    ]
    return guide.model_copy(update={"reviews": tuple(reviews)})


def change(guide: Guide, place: str) -> Guide:
    """Return a guide in which the text at a place is another one.

    Only the part that has the place is gone through: there are a thousand places to change.
    """

    def alter(at: str, text: str, _: object) -> str:
        return f"{text[:-1]}~" if at == place else text

    name = place.partition(".")[0]
    part = getattr(guide, name)
    new: object
    if isinstance(part, tuple):
        named = [(one, f"{name}.{one.id}") for one in part]
        new = tuple(
            map_texts(one, alter, at) if place.startswith(f"{at}.") else one for one, at in named
        )
    else:
        new = alter(name, part, None) if isinstance(part, str) else map_texts(part, alter, name)
    assert new != part, f"there is no text at {place}"
    return guide.model_copy(update={name: new})


# ------------------------------------------------------------------------------ the digest


def is_history(place: str) -> bool:
    """Say whether a text tells of what was, and not of what to do."""
    return ".changes[" in place


@pytest.mark.parametrize("data", [GOOD, DATA], ids=["small", "real"])
def test_the_digest_of_a_movement_covers_each_of_its_words(data: Path) -> None:
    guide = read_guide(data)
    before = tell_reading(guide, MOVEMENT).digest
    places = [place for place, _ in list_texts(guide) if place.startswith(f"exercises.{MOVEMENT}.")]
    told = [place for place in places if not is_history(place)]
    assert len(told) > 20
    assert [at for at in told if tell_reading(change(guide, at), MOVEMENT).digest == before] == []


def test_the_digest_of_a_movement_covers_what_its_sources_found(guide: Guide) -> None:
    exercise = guide.exercise_by_id[MOVEMENT]
    before = tell_reading(guide, MOVEMENT).digest
    for source in {source for claim in exercise.why for source in claim.sources}:
        changed = change(guide, f"sources.{source}.found")
        assert tell_reading(changed, MOVEMENT).digest != before


def list_quoted(guide: Guide) -> set[str]:
    """Return where a rule is quoted: its words are read, and covered, with the rules."""
    told = [(f"routines.{one.id}", one.not_today) for one in guide.routines]
    told.append(("plan", guide.plan.not_today))
    listed = [(f"{place}.not_today", stops) for place, stops in told]
    listed.append(("measures.not_today", guide.measures.not_today))
    listed += [(f"measures.tests.{one.id}.stop", one.stop) for one in guide.measures.tests]
    listed += [(f"questions.{one.id}.see", one.see) for one in guide.questions]
    return {
        f"{place}[{number}].{field}"
        for place, stops in listed
        for number, stop in enumerate(stops)
        for field in ("sign", "then")
        if stop.rule
    }


@pytest.mark.parametrize("data", [GOOD, DATA], ids=["small", "real"])
def test_the_digest_of_the_rules_covers_each_of_their_words(data: Path) -> None:
    guide = read_guide(data)
    before = tell_reading(guide, RULES).digest
    places = [
        place
        for place, _ in list_texts(guide)
        if place.startswith(("safety.", "routines.", "plan.", "days"))
        # What is done in a step is read with its movement; a title and a name say nothing to do;
        # the words that lead the search to a rule are read nowhere.
        and not re.search(r"^[rp].*\.steps\[|\.title$|\.words\[|\.also_asked\[", place)
        and place not in ("plan.name", "plan.maintain.name")
        and not re.fullmatch(r"plan\.phases\[\d\]\.name", place)
        and not re.fullmatch(r"routines\.[\w-]+\.name", place)
        and place not in list_quoted(guide)
    ]
    assert len(places) > 20
    assert [at for at in places if tell_reading(change(guide, at), RULES).digest == before] == []


@pytest.mark.parametrize("data", [GOOD, DATA], ids=["small", "real"])
@pytest.mark.parametrize("scope", [QUESTIONS, MEASURES])
def test_the_digest_of_questions_and_of_measures_covers_each_of_their_words(
    data: Path, scope: str
) -> None:
    guide = read_guide(data)
    before = tell_reading(guide, scope).digest
    quoted = list_quoted(guide)
    places = [
        place
        for place, _ in list_texts(guide)
        if place.startswith(f"{scope}.")
        and place not in quoted
        # What names a version, and is told with its own name.
        and not re.search(r"\.(do|leave|compares)(\[\d\])?\.version$", place)
    ]
    assert len(places) > 5
    assert [at for at in places if tell_reading(change(guide, at), scope).digest == before] == []


@pytest.mark.parametrize("scope", [QUESTIONS, MEASURES])
def test_the_digest_of_questions_and_of_measures_covers_what_their_sources_found(
    guide: Guide, scope: str
) -> None:
    named = guide.questions if scope == QUESTIONS else guide.measures.tests
    before = tell_reading(guide, scope).digest
    sources = {source for one in named for source in one.sources}
    assert sources
    for source in sources:
        changed = change(guide, f"sources.{source}.found")
        assert tell_reading(changed, scope).digest != before


def test_a_shared_scope_goes_stale_by_its_own_words_alone(guide: Guide) -> None:
    places = [place for place, _ in list_texts(guide)]
    changed = {
        QUESTIONS: next(at for at in places if re.search(r"^questions\..*\.question$", at)),
        MEASURES: "measures.rough",
        RULES: "safety.disclaimer",
    }
    for scope, place in changed.items():
        edited = change(sign(guide, *SHARED_SCOPES), place)
        assert [review.scope for review in list_stale(edited)] == [scope]


@pytest.mark.parametrize("scope", ["calf-raises", *SHARED_SCOPES])
def test_a_digest_stays_when_other_words_change(guide: Guide, scope: str) -> None:
    before = tell_reading(guide, scope).digest
    others = [
        place
        for place, _ in list_texts(guide)
        if place.startswith((f"exercises.{MOVEMENT}.", "benefits."))
        # What names a movement, or a version of it, in an answer.
        and not re.search(rf"^exercises\.{MOVEMENT}\.((easier|harder)\[\d\]\.)?name$", place)
        # A test of the feet says what its drawing shows.
        and not (scope == MEASURES and re.search(r"\.figure\.(start|end)$", place))
    ]
    assert others
    assert [at for at in others if tell_reading(change(guide, at), scope).digest != before] == []


def test_a_digest_covers_doses_marks_and_joint_angles(guide: Guide) -> None:
    exercise = guide.exercise_by_id[MOVEMENT]
    claim, dose = exercise.why[0], exercise.dose
    more = dose.start.model_copy(update={"sets": 9})
    slower = dose.start.model_copy(update={"rest": 299})
    harm = claim.model_copy(update={"strength": Strength.HARM})
    others = [
        {"dose": dose.model_copy(update={"start": more})},
        {"dose": dose.model_copy(update={"start": slower})},
        {"why": (harm, *exercise.why[1:])},
        {"steps": exercise.steps[::-1]},
    ]
    before = tell_reading(guide, MOVEMENT).digest
    for update in others:
        changed = exercise.model_copy(update=update)
        exercises = tuple(changed if one is exercise else one for one in guide.exercises)
        other = guide.model_copy(update={"exercises": exercises})
        assert tell_reading(other, MOVEMENT).digest != before
    knee = Posed(drawing="start", part="left", angles="knee 3 flexed")
    posed = guide.model_copy(update={"poses": {MOVEMENT: (knee,)}})
    assert tell_reading(posed, MOVEMENT).digest != before


def test_the_digest_of_a_movement_covers_how_routines_ask_for_it(guide: Guide) -> None:
    place = next(at for at, _ in list_texts(guide) if re.match(r"routines.*steps\[\d\]\.note", at))
    changed = change(guide, place)
    digests = {
        scope: tell_reading(changed, scope).digest != tell_reading(guide, scope).digest
        for scope in list_scopes(guide)
    }
    assert [scope for scope, other in digests.items() if other] == [MOVEMENT]


def test_a_digest_stays_when_days_and_numbers_of_order_change(guide: Guide) -> None:
    exercise = guide.exercise_by_id[MOVEMENT]
    later = exercise.model_copy(update={"reviewed": datetime.date(2030, 1, 1)})
    others = tuple(one for one in guide.exercises if one is not exercise)
    moved = guide.model_copy(update={"exercises": (*others, later)})
    assert tell_reading(moved, MOVEMENT).digest == tell_reading(guide, MOVEMENT).digest


# ------------------------------------------------------------------------- what may be said


def test_what_nobody_has_read_is_said_to_be_unread(guide: Guide) -> None:
    unread = guide.model_copy(update={"reviews": ()})
    for scope in list_scopes(unread):
        status = tell_review(unread, scope)
        assert (status.state, status.review) == (State.UNREAD, None)
        assert status.line == status.short == "Read by no clinician yet."
    assert tell_reviews(unread, [MOVEMENT]) == "Read by no clinician yet."


def test_what_was_read_is_said_with_who_when_and_until_when(guide: Guide) -> None:
    signed = sign(guide, MOVEMENT)
    assert tell_review(signed, MOVEMENT).line == (
        "Read by Jo Roe (Physical therapist, Board of Feet) on 2026-11-24; next review 2027-11-24."
    )
    assert tell_review(signed, "calf-raises").state is State.UNREAD
    assert tell_review(signed, RULES).state is State.UNREAD
    assert list_stale(signed) == ()


def test_an_edit_makes_a_review_stale_by_itself(guide: Guide) -> None:
    edited = change(sign(guide, MOVEMENT, RULES), f"exercises.{MOVEMENT}.steps[0].act")
    status = tell_review(edited, MOVEMENT)
    assert status.state is State.CHANGED
    assert status.line == "Read by Jo Roe on 2026-11-24; the words have changed since."
    assert tell_review(edited, RULES).state is State.CURRENT
    assert [review.scope for review in list_stale(edited)] == [MOVEMENT]


def test_of_several_reviews_the_last_that_holds_is_told(guide: Guide) -> None:
    stale = create_digest(MOVEMENT, [])
    first, last = sign(guide, MOVEMENT).reviews[0], sign(guide, MOVEMENT, digest=stale).reviews[0]
    both = guide.model_copy(update={"reviews": (first, last)})
    assert tell_review(both, MOVEMENT).review == first


@pytest.mark.parametrize(
    ("scopes", "line"),
    [
        ([MOVEMENT], "1 of 3 parts of this"),
        ([MOVEMENT, "calf-raises"], "2 of 3 parts of this"),
        ([MOVEMENT, "calf-raises", RULES], "3 of 3 parts of this"),
    ],
)
def test_a_session_is_read_as_far_as_its_parts_are(
    guide: Guide, scopes: list[str], line: str
) -> None:
    told = tell_reviews(sign(guide, *scopes), [MOVEMENT, "calf-raises", MOVEMENT])
    assert told.startswith(line)


# ------------------------------------------------------------- on every surface, nothing more


def read_surfaces(guide: Guide, tmp_path: Path) -> dict[str, str]:
    """Return what surfaces say: pages, the data of what is printed, and the API."""
    pages = Pages(guide, SITE, tmp_path)
    content = Content(guide, SITE, Drawings(tmp_path))
    made = {f"page {name}": pages.exercise(name) for name in guide.exercise_by_id}
    made |= {f"routine {name}": pages.routine(name) for name in guide.routine_by_id}
    made |= {"plan": pages.plan(), "safety": pages.setup(), "about": pages.reviews()}
    made = {name: BeautifulSoup(html, "html.parser").get_text(" ") for name, html in made.items()}
    printed = {f"card {e.id}": content.create_movement(e, "color") for e in guide.exercises}
    printed |= {"cheat-sheet": content.create_sheet("a4", "color")}
    printed |= {"plan sheet": content.create_plan("a4")}
    printed |= {f"kit {scope}": content.create_review(scope) for scope in list_scopes(guide)}
    files = api.create_files(guide, SITE, Drawings(tmp_path))
    wanted = {addresses.api("safety"), *map(addresses.api_exercise, guide.exercise_by_id)}
    made |= {name: json.dumps(data, ensure_ascii=False) for name, data in printed.items()}
    return made | {path: files[path].decode() for path in wanted}


def test_every_surface_says_that_nobody_has_read_it_and_claims_nothing(
    guide: Guide, tmp_path: Path
) -> None:
    unread = guide.model_copy(update={"reviews": ()})
    for name, text in read_surfaces(unread, tmp_path).items():
        found = re.findall(r"\b[Rr]ead by [^.;]*", text)
        assert set(found) == {"Read by no clinician yet"}, name
        assert NAME not in text, name


def test_a_name_stands_only_where_its_words_were_read(guide: Guide, tmp_path: Path) -> None:
    made = read_surfaces(sign(guide, MOVEMENT), tmp_path)
    named = {name for name, text in made.items() if NAME in text}
    assert named == {
        f"page {MOVEMENT}", f"card {MOVEMENT}", f"kit {MOVEMENT}", "about", "cheat-sheet",
        addresses.api_exercise(MOVEMENT),
    }  # fmt: skip


def test_after_an_edit_every_surface_says_so(guide: Guide, tmp_path: Path) -> None:
    edited = change(sign(guide, MOVEMENT), f"exercises.{MOVEMENT}.steps[0].act")
    for name, text in read_surfaces(edited, tmp_path).items():
        told = re.findall(r"Read by Jo Roe[^.]*", text)
        assert set(told) <= {"Read by Jo Roe on 2026-11-24; the words have changed since"}, name
        assert "next review 20" not in text, name


def test_the_api_gives_a_review_field_by_field(guide: Guide, tmp_path: Path) -> None:
    files = api.create_files(sign(guide, RULES), SITE, Drawings(tmp_path))
    review = json.loads(files[addresses.api("safety")])["safety"]["review"]
    assert (review["state"], review["name"]) == ("current", NAME)
    assert (review["date"], review["next_review"]) == ("2026-11-24", "2027-11-24")
    assert review["digest"] == tell_reading(guide, RULES).digest
    other = json.loads(files[addresses.api_exercise(MOVEMENT)])["exercise"]["review"]
    empty = {key for key, value in other.items() if value is None}
    assert empty == review.keys() - {"state", "words", "digest"}
    assert other["state"] == "unread"


# -------------------------------------------------------------------------------- the report


def test_the_report_names_every_scope_and_each_stale_review(guide: Guide) -> None:
    edited = change(sign(guide, MOVEMENT, RULES), f"exercises.{MOVEMENT}.steps[0].act")
    *lines, stale = create_report(edited, list(list_scopes(edited))).splitlines()
    assert [line.split()[:2] for line in lines] == [
        [scope, tell_reading(edited, scope).digest] for scope in list_scopes(edited)
    ]
    assert stale.startswith(f"stale: {MOVEMENT}, {NAME}, 2026-11-24, ")
