"""oEmbed answers, and what WordPress and feed readers leave of them."""

from __future__ import annotations

import html
import json
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.sharing import oembed
from tests.wordpress import HEIGHTS, KEPT, filter_answer, loads_script

SITE = "https://feet.example/guide/"
SECRET = "aB3dE6gH9j"  # noqa: S105 - not a password: WordPress makes one for each iframe


@pytest.fixture
def answers(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {
        path.removeprefix("oembed/").removesuffix(".json"): json.loads(content)
        for path, content in files.items()
        if path.startswith("oembed/")
    }


def test_each_movement_and_routine_has_an_answer(
    answers: dict[str, dict[str, Any]], real: Guide
) -> None:
    wanted = {item.id for item in real.exercises} | {f"routine-{item.id}" for item in real.routines}
    assert answers.keys() == wanted


def test_an_answer_has_what_the_specification_asks_of_the_type_rich(
    answers: dict[str, dict[str, Any]],
) -> None:
    for name, answer in answers.items():
        assert answer["version"] == "1.0"
        assert answer["type"] == "rich"
        assert isinstance(answer["width"], int)
        assert isinstance(answer["height"], int)
        assert answer["thumbnail_url"] == f"{SITE}share/{name}.png"
        assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
        assert answer["provider_url"] == SITE
        assert answer["cache_age"] > 0
        assert answer["title"]


def find_page(name: str) -> str:
    routine = name.removeprefix("routine-")
    return f"{SITE}exercises/{name}/" if routine == name else f"{SITE}routines/{routine}/"


def test_wordpress_keeps_the_quote_and_the_iframe_and_nothing_of_them_is_lost(
    answers: dict[str, dict[str, Any]],
) -> None:
    for name, answer in answers.items():
        sent = BeautifulSoup(answer["html"], "html.parser")
        assert [tag.name for tag in sent.children] == ["blockquote", "iframe"]
        shown = filter_answer(answer, SECRET)
        assert shown is not None
        kept = BeautifulSoup(shown, "html.parser")
        (link,) = kept.select("blockquote > a")
        assert link["href"] == find_page(name)
        assert link.get_text() == f"{answer['title']}: Footwork"
        (frame,) = kept.select("iframe")
        assert frame["src"] == f"{SITE}embed/{name}/#?secret={SECRET}"
        assert frame["sandbox"] == ["allow-scripts"]
        assert frame["title"] == f"{answer['title']}: Footwork"
        assert sent.iframe is not None
        assert sent.iframe.attrs.keys() <= KEPT
        assert HEIGHTS[0] <= int(str(frame["height"])) <= HEIGHTS[1]


def test_wordpress_loads_its_script_for_an_answer(answers: dict[str, dict[str, Any]]) -> None:
    for answer in answers.values():
        assert loads_script(filter_answer(answer, SECRET) or "")
    # It is the quote that it asks for: an iframe alone gets none.
    bare = {"type": "rich", "html": '<iframe src="https://feet.example/" width="9"></iframe>'}
    assert not loads_script(filter_answer(bare, SECRET) or "")


def test_iframe_is_as_wide_as_there_is_room(answers: dict[str, dict[str, Any]]) -> None:
    # A number would make a phone scroll sideways, and themes scale by it.
    for answer in answers.values():
        frame = BeautifulSoup(answer["html"], "html.parser").iframe
        assert frame is not None
        assert frame["width"] == "100%"


def test_feed_of_a_club_keeps_a_link_where_readers_drop_the_iframe(
    answers: dict[str, dict[str, Any]],
) -> None:
    for name, answer in answers.items():
        post = html.escape(f"<p>Twice a week:</p>{filter_answer(answer, SECRET)}")
        item = f"<item><title>News</title><description>{post}</description></item>"
        feed = f'<rss version="2.0"><channel><title>Club</title>{item}</channel></rss>'
        (entry,) = feedparser.parse(feed).entries
        read = BeautifulSoup(entry.summary, "html.parser")
        assert read.iframe is None
        (link,) = read.select("a")
        assert (link["href"], link.get_text()) == (find_page(name), f"{answer['title']}: Footwork")


def test_a_title_comes_out_literally(hostile: Guide, drawings: Drawings) -> None:
    made = oembed.create_files(hostile, SITE, drawings)
    for exercise in hostile.exercises[:1]:
        answer = json.loads(made[f"oembed/{exercise.id}.json"])
        assert answer["title"] == exercise.name
        tree = BeautifulSoup(answer["html"], "html.parser")
        assert [tag.name for tag in tree.find_all()] == ["blockquote", "a", "iframe"]
        assert tree.a is not None
        assert tree.a.get_text() == f"{exercise.name}: Footwork"
        assert tree.iframe is not None
        assert tree.iframe["title"] == f"{exercise.name}: Footwork"
        assert filter_answer(answer, SECRET)
