"""Text with anything in it comes out of the builder as it stands, in the head of a page too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from linkpreview import Link, LinkPreview
from lxml import etree

from footwork.publishing import addresses
from tests.site.conftest import SETTINGS, SITE_URL
from tests.site.test_linking import discover, tags
from tools.copies import copy_guide, run_in_tree

NAME = "</script><b>&amp;\"'🦶 שלום {{ 7*7 }}"
SUMMARY = 'Lift <i>both</i> & "hold" \'em, </title> then {% x %} lower them 🦶 slowly, שלום, on.'
ID = "toe-presses"

pytestmark = pytest.mark.slow


def quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a guide in which a movement's name and summary are hostile."""
    folder = copy_guide(tmp_path_factory.mktemp("literal"), tree)
    data = folder / "data" / "exercises.yml"
    lines = data.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"- id: {ID}")
    for key, value in (("name", NAME), ("summary", SUMMARY)):
        place = next(n for n in range(start, len(lines)) if lines[n].startswith(f"  {key}:"))
        lines[place] = f"  {key}: {quote(value)}"
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run_in_tree(folder, "-m", "footwork", "stubs", "sharing", "pages", "seal", **SETTINGS)
    return folder / "site"


@pytest.fixture(scope="module")
def page(built: Path) -> str:
    file = built / addresses.file(addresses.exercise(ID))
    return file.read_text(encoding="utf-8")


def test_the_head_says_it(page: str) -> None:
    tree = BeautifulSoup(page, "html.parser")
    assert tree.title is not None
    assert tree.title.text == f"{NAME} · Footwork"
    graph, card = tags(page, "og:"), tags(page, "twitter:")
    assert graph["og:title"] == card["twitter:title"] == NAME
    assert graph["og:description"] == tags(page, "description")["description"] == SUMMARY
    assert graph["og:image:alt"].startswith(NAME)
    preview = LinkPreview(Link(SITE_URL, page))
    assert preview.opengraph.title == NAME
    assert preview.opengraph.description == SUMMARY


def test_the_page_and_its_structured_data_say_it(page: str) -> None:
    tree = BeautifulSoup(page, "html.parser")
    assert [heading.text for heading in tree.select("h1")] == [NAME]
    (script,) = tree.select('script[type="application/ld+json"]')
    entity = json.loads(script.text)["@graph"][0]["mainEntity"]
    assert (entity["name"], entity["description"]) == (NAME, SUMMARY)


def test_wordpress_still_finds_the_answer_and_it_says_it(built: Path, page: str) -> None:
    assert discover(page) == SITE_URL + addresses.oembed(ID)
    answer = json.loads((built / addresses.oembed(ID)).read_text(encoding="utf-8"))
    assert answer["title"] == NAME
    frame = BeautifulSoup(answer["html"], "html.parser").iframe
    assert frame is not None
    assert frame["title"] == f"{NAME}: Footwork"


def test_the_embed_the_record_and_the_feed_say_it(built: Path) -> None:
    embed = (built / addresses.file(addresses.embed(ID))).read_text(encoding="utf-8")
    assert NAME in BeautifulSoup(embed, "html.parser").get_text()
    record = json.loads((built / addresses.api_exercise(ID)).read_text(encoding="utf-8"))
    assert (record["exercise"]["name"], record["exercise"]["summary"]) == (NAME, SUMMARY)
    feed = etree.fromstring((built / addresses.FEED).read_bytes())
    titles = [node.text or "" for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any(title.startswith(f"{NAME}: ") for title in titles)
