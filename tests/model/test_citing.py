"""Where each source is used."""

from __future__ import annotations

from footwork.model import Guide
from footwork.model.citing import Citation, exercise_sources, list_citations


def test_every_use_is_listed_page_by_page_and_once_a_page(guide: Guide) -> None:
    assert list_citations(guide) == (
        Citation("guideline-2021", "exercise", "shin-curls"),
        Citation("trial-2020", "exercise", "shin-curls"),
        Citation("trial-2020", "exercise", "calf-raises"),
        Citation("guideline-2021", "routine", "pre-run"),
        Citation("trial-2020", "routine", "pre-run"),
        Citation("guideline-2021", "plan"),
        Citation("leaflet", "benefits"),
        Citation("trial-2020", "benefits"),
        Citation("guideline-2021", "benefits"),
        Citation("guideline-2021", "safety"),
        Citation("leaflet", "safety"),
        Citation("trial-2020", "questions"),
        Citation("guideline-2021", "questions"),
        Citation("leaflet", "questions"),
        Citation("guideline-2021", "measures"),
        Citation("trial-2020", "measures"),
    )


def test_the_sources_of_a_movement_come_in_the_order_of_its_page(guide: Guide) -> None:
    assert list(exercise_sources(guide.exercises[0])) == [
        "guideline-2021",  # stop
        "trial-2020",  # dose
        "trial-2020",  # benchmark
        "trial-2020",  # why
    ]


def test_a_movement_without_sources_has_none(guide: Guide) -> None:
    assert list(exercise_sources(guide.exercises[2])) == []
