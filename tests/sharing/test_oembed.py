"""oEmbed answers, and what WordPress leaves of them.

The filter is told after WordPress' own code as of 2026 (github.com/WordPress/wordpress-develop,
src/wp-includes/embed.php: `wp_filter_oembed_result`; src/wp-includes/class-wp-oembed.php:
`discover`, `_parse_json`, `data2html`), in other words, not copied.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup

from footwork.drawings import Drawings
from footwork.model import Guide
from footwork.sharing import oembed

SITE = "https://feet.example/guide/"
KEPT = {
    "src",
    "width",
    "height",
    "frameborder",
    "marginwidth",
    "marginheight",
    "scrolling",
    "title",
}
SECRET = "aB3dE6gH9j"  # noqa: S105 - not a password: WordPress makes one for each iframe


def filter_as_wordpress(answer: dict[str, Any]) -> str | None:
    """Return what WordPress shows of an answer of a provider that it does not know."""
    if answer["type"] not in ("rich", "video") or not answer["html"]:
        return None
    tree = BeautifulSoup(answer["html"], "html.parser")
    for tag in tree.find_all():
        if tag.name not in ("a", "blockquote", "iframe"):
            tag.unwrap()
        elif tag.name == "iframe":
            tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT}
    found = re.search(
        r"(?:<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", str(tree), re.DOTALL
    )
    if found is None:
        return None
    frame = found[1]
    source = re.search(r""" src=(['"])(.*?)\1""", frame)
    if source:
        address = html.escape(html.unescape(source[2]) + f"#?secret={SECRET}")
        frame = frame.replace(source[0], f' src="{address}" data-secret="{SECRET}"')
    safe = 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    return frame.replace("<iframe", f"<iframe {safe}")


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


def test_wordpress_keeps_the_iframe_and_nothing_of_it_is_lost(
    answers: dict[str, dict[str, Any]],
) -> None:
    for name, answer in answers.items():
        (sent,) = BeautifulSoup(answer["html"], "html.parser").contents
        kept = filter_as_wordpress(answer)
        assert kept is not None
        (frame,) = BeautifulSoup(kept, "html.parser").select("iframe")
        assert frame["src"] == f"{SITE}embed/{name}/#?secret={SECRET}"
        assert frame["sandbox"] == ["allow-scripts"]
        assert frame["title"] == f"{answer['title']}: Footwork"
        assert sent.attrs.keys() <= KEPT  # type: ignore[union-attr]
        assert 200 <= int(str(frame["height"])) <= 1000  # what wp-embed.js clamps heights to


def test_a_title_comes_out_literally(hostile: Guide, drawings: Drawings) -> None:
    made = oembed.create_files(hostile, SITE, drawings)
    for exercise in hostile.exercises[:1]:
        answer = json.loads(made[f"oembed/{exercise.id}.json"])
        assert answer["title"] == exercise.name
        tree = BeautifulSoup(answer["html"], "html.parser")
        assert [tag.name for tag in tree.find_all()] == ["iframe"]
        assert tree.iframe is not None
        assert tree.iframe["title"] == f"{exercise.name}: Footwork"
        assert filter_as_wordpress(answer)
