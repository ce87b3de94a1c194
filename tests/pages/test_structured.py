"""Structured data says what the data says, in the terms of schema.org."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from footwork.model import Guide
from footwork.pages.structured import Structured
from footwork.views.questions import tell_questions

SITE = "https://feet.example/guide/"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def structured(guide: Guide) -> Structured:
    """Give the structured data of the small guide."""
    return Structured(guide, SITE)


def graph(markup: str) -> list[dict[str, Any]]:
    (script,) = BeautifulSoup(markup, "html.parser").select("script")
    assert script["type"] == "application/ld+json"
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def trail(node: dict[str, Any]) -> list[tuple[int, str, str]]:
    assert node["@type"] == "BreadcrumbList"
    return [(item["position"], item["name"], item["item"]) for item in node["itemListElement"]]


def test_a_movement_is_a_reviewed_page_about_an_exercise_plan(
    guide: Guide, structured: Structured
) -> None:
    page, crumbs = graph(structured.create_exercise(guide.exercises[0]))
    address = f"{SITE}exercises/shin-curls/"
    plan = page.pop("mainEntity")
    assert page == {
        "@type": "MedicalWebPage",
        "name": "Shin curls",
        "url": address,
        "lastReviewed": "2026-11-20",
        "medicalAudience": {
            "@type": "MedicalAudience",
            "audienceType": "Healthy adult runners",
        },
        "inLanguage": "en-US",
        "license": LICENSE,
    }
    assert plan == {
        "@type": "ExercisePlan",
        "name": "Shin curls",
        "alternateName": ["Tibialis raise", "Toe lifts"],
        "description": guide.exercises[0].summary,
        "exerciseType": "Strength training",
        "repetitions": 12,
        "restPeriods": "20 s between sets",
        "activityDuration": "PT1M56S",
        "workload": plan["workload"],
        "associatedAnatomy": [{"@type": "AnatomicalStructure", "name": "Tibialis anterior"}],
        "license": LICENSE,
    }
    assert plan["workload"].startswith("2 sets of 12 repetitions, ")
    assert trail(crumbs) == [
        (1, "Footwork", SITE),
        (2, "Movements", f"{SITE}exercises/"),
        (3, "Shin curls", address),
    ]


def test_what_is_not_known_is_left_out(guide: Guide, structured: Structured) -> None:
    page, _ = graph(structured.create_exercise(guide.exercises[2]))
    assert "associatedAnatomy" not in page["mainEntity"]
    assert "restPeriods" not in page["mainEntity"]
    assert page["mainEntity"]["activityDuration"] == "PT1M41S"


def test_a_routine_names_its_parts_and_its_time(guide: Guide, structured: Structured) -> None:
    page, crumbs = graph(structured.create_routine(guide.routines[0]))
    plan = page["mainEntity"]
    assert page["name"] == "The quick routine"
    assert plan["activityDuration"] == "PT5M26S"
    assert plan["activityFrequency"] == "Two or three days a week."
    assert [(part["name"], part["url"]) for part in plan["hasPart"]] == [
        ("Ankle circles", f"{SITE}exercises/ankle-circles/"),
        ("Shin curls", f"{SITE}exercises/shin-curls/"),
        ("Calf raises", f"{SITE}exercises/calf-raises/"),
    ]
    assert trail(crumbs)[1:] == [
        (2, "Routines", f"{SITE}routines/"),
        (3, "Quick", f"{SITE}routines/quick/"),
    ]


def test_the_plan_lasts_its_weeks(structured: Structured) -> None:
    page, _ = graph(structured.create_plan())
    assert page["url"] == f"{SITE}plan/"
    assert page["mainEntity"]["activityDuration"] == "P12W"


@pytest.mark.parametrize(
    ("method", "names"),
    [
        ("create_exercises", ["Shin curls", "Calf raises", "Ankle circles"]),
        ("create_routines", ["Quick", "Before a run"]),
    ],
)
def test_an_index_is_a_numbered_list(structured: Structured, method: str, names: list[str]) -> None:
    listed, _ = graph(getattr(structured, method)())
    assert listed["@type"] == "ItemList"
    entries = listed["itemListElement"]
    assert [(entry["position"], entry["name"]) for entry in entries] == list(enumerate(names, 1))
    assert all(entry["url"].startswith(SITE) for entry in entries)


def test_the_home_page_is_the_site(structured: Structured) -> None:
    (site,) = graph(structured.create_home())
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Footwork", SITE)


def test_other_pages_say_where_they_stand(guide: Guide, structured: Structured) -> None:
    (crumbs,) = graph(structured.create_breadcrumbs("about/", "About"))
    assert trail(crumbs) == [(1, "Footwork", SITE), (2, "About", f"{SITE}about/")]
    page, _ = graph(structured.create_page("safety/", "Safety", guide.safety.reviewed))
    assert page["lastReviewed"] == "2026-11-20"
    assert "mainEntity" not in page


def test_each_question_comes_with_its_whole_answer(guide: Guide, structured: Structured) -> None:
    page, crumbs = graph(structured.create_questions(tell_questions(guide)))
    assert (page["@type"], page["url"]) == ("FAQPage", f"{SITE}questions/")
    assert page["lastReviewed"] == "2026-11-20"
    assert trail(crumbs)[-1] == (2, "Your questions", f"{SITE}questions/")
    first, second = page["mainEntity"]
    assert (first["@type"], first["name"]) == ("Question", guide.questions[0].question)
    assert first["url"] == f"{SITE}questions/#sore-shins"
    assert first["acceptedAnswer"] == {
        "@type": "Answer",
        "text": "Nobody has tested it in a trial of sore shins. On two days a week. "
        "Do: Shin curls: Seated shin curls. Sit and lift the front of both feet. Move on when "
        "Two sets of ten feel easy. Slowly & with care. Take rugs away. "
        "Leave out: Shin curls: Feet farther out. Running <fast>. "
        "Stop or be seen if: You cannot put weight on the foot. Urgent. Go to a clinic today. "
        "It still hurts after a week. See a doctor.",
    }
    assert "Leave out" not in second["acceptedAnswer"]["text"]
    assert "Do: Twelve weeks. Begin in week 1." in second["acceptedAnswer"]["text"]


def test_no_reviewer_is_claimed(guide: Guide, structured: Structured) -> None:
    for exercise in guide.exercises:
        assert "reviewedBy" not in structured.create_exercise(exercise)


@pytest.mark.parametrize("name", ["</script><b>", "<!--<script>", "&amp;", '"\\u003c', "Füße 🦶"])
def test_no_text_can_end_the_script(guide: Guide, name: str) -> None:
    renamed = guide.exercises[0].model_copy(update={"name": name})
    markup = Structured(guide, SITE).create_exercise(renamed)
    assert str(markup).count("<") == 2
    assert graph(markup)[0]["name"] == name


@pytest.mark.parametrize("site", ["https://feet.example/guide", "https://feet.example/guide/"])
def test_addresses_follow_the_published_root(guide: Guide, site: str) -> None:
    page, _ = graph(Structured(guide, site).create_plan())
    assert page["url"] == f"{SITE}plan/"
