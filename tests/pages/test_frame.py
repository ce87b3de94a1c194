"""What stands around the pages is said in the language of the build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

from footwork.pages import frame
from footwork.views.messages import pseudo_translate

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings() -> dict[str, Any]:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        return dict(yaml_load(file))


def test_every_reader_s_word_of_the_settings_is_a_message(settings: dict[str, Any]) -> None:
    frame.translate_settings(settings, pseudo_translate)
    extra = settings["extra"]
    said = [
        settings["site_description"],
        settings["copyright"],
        *(title for entry in settings["nav"] for title in entry),
        extra["preview"]["alt"],
        *(group["for"] for group in extra["footer_links"]),
        *(link["title"] for group in extra["footer_links"] for link in group["links"]),
        *extra["words"].values(),
    ]
    assert [text for text in said if not text.startswith("«")] == []


def test_english_settings_stay_as_they_are(settings: dict[str, Any]) -> None:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        before = dict(yaml_load(file))
    frame.translate_settings(settings)
    assert not settings["extra"].pop("messages")  # in English the scripts need none
    assert settings == before


def test_a_page_has_what_is_made_for_it_and_is_under_the_tab_of_its_language() -> None:
    front = {"title": "Old", "section": "Movements", "hide": ["toc"]}
    frame.translate_front(front, {"title": "New", "section": "Movements"}, pseudo_translate)
    assert front == {"title": "New", "section": pseudo_translate("Movements"), "hide": ["toc"]}
    plain: dict[str, Any] = {}
    frame.translate_front(plain, {}, pseudo_translate)
    assert plain == {}


def test_every_word_that_the_theme_asks_for_is_there(settings: dict[str, Any]) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")]
    asked = {name for text in sources for name in re.findall(r"extra\.words\.(\w+)", text)}
    assert asked == set(settings["extra"]["words"])
