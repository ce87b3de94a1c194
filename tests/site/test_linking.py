"""What chats, other sites and machines find on the built pages, each read by another's parser."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from linkpreview import Link, LinkPreview
from PIL import Image
from pyld import jsonld

from footwork.publishing import addresses
from footwork.publishing.ledger import LOCK, check_site, parse_lock
from footwork.reading.guide import read_guide
from tests.site.conftest import SITE_URL
from tools.kinds import KINDS

GUIDE = read_guide()
WITH_OEMBED = {addresses.exercise(item.id): item.id for item in GUIDE.exercises} | {
    addresses.routine(item.id): addresses.whole_routine(item.id) for item in GUIDE.routines
}

PAGES = sorted({*(path for path in KINDS.values() if path != "404.html"), *WITH_OEMBED})


def read(site: Path, path: str) -> str:
    return (site / addresses.file(path)).read_text(encoding="utf-8")


def tags(page: str, beginning: str) -> dict[str, str]:
    found = [
        (str(tag.get("property") or tag.get("name")), str(tag["content"]))
        for tag in BeautifulSoup(page, "html.parser").select("head meta[content]")
    ]
    kept = [(name, content) for name, content in found if name.startswith(beginning)]
    assert len(kept) == len(dict(kept)), "no tag twice"
    return dict(kept)


def local(site: Path, address: str) -> Path:
    assert address.startswith(SITE_URL)
    return site / addresses.file(address.removeprefix(SITE_URL))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_link_to_a_page_shows_title_text_and_picture(site: Path, path: str) -> None:
    page = read(site, path)
    preview = LinkPreview(Link(SITE_URL + path, page))
    for card in (preview.opengraph, preview.twitter):
        assert card.title
        assert card.description == preview.generic.description
        with Image.open(local(site, card.image)) as picture:
            assert picture.size == (1200, 630)
    assert preview.opengraph.site_name == "Footwork"
    graph = tags(page, "og:")
    assert graph["og:url"] == SITE_URL + path
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
    assert graph["og:image:type"] == "image/png"
    assert len(graph["og:image:alt"]) > 20
    assert graph["og:locale"] == "en_US"
    assert graph["og:type"] == ("article" if path else "website")
    twitter = tags(page, "twitter:")
    assert twitter["twitter:card"] == "summary_large_image"
    for name in ("title", "description", "image", "image:alt"):
        assert twitter[f"twitter:{name}"] == graph[f"og:{name}"]


@pytest.mark.parametrize("path", sorted(WITH_OEMBED))
def test_movements_and_routines_have_a_picture_of_their_own(site: Path, path: str) -> None:
    name = WITH_OEMBED[path]
    image = tags(read(site, path), "og:")["og:image"]
    assert image == SITE_URL + addresses.share(name)


def test_a_movement_says_when_it_changed(site: Path) -> None:
    for exercise in GUIDE.exercises:
        article = tags(read(site, addresses.exercise(exercise.id)), "article:")
        assert article == {"article:modified_time": exercise.changes[-1].date.isoformat()}


def test_a_page_that_is_not_there_is_not_found_by_search_engines(site: Path) -> None:
    page = (site / "404.html").read_text(encoding="utf-8")
    assert tags(page, "robots") == {"robots": "noindex"}
    assert local(site, tags(page, "og:")["og:image"]).is_file()


# ------------------------------------------------------------------------------------- oEmbed


def discover(page: str) -> str | None:
    """Return the oEmbed answer that WordPress finds in a page.

    As in wp-includes/class-wp-oembed.php, `discover` (2026), told in other words: it reads at
    most 150 KB, stops at the end of the head, and wants a link tag without < or > in it.
    """
    head = page.encode()[:153_600].decode(errors="ignore")
    head = head[: head.lower().find("</head>")]
    for link in re.findall(r"<link([^<>]+?)/?>", head, re.IGNORECASE):
        values = dict(re.findall(r'([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)', link))
        if values.get("type") == "application/json+oembed" and values.get("href"):
            return html.unescape(values["href"])
    return None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_wordpress_discovers_the_answer_for_movements_and_routines_alone(
    site: Path, path: str
) -> None:
    found = discover(read(site, path))
    if path not in WITH_OEMBED:
        assert found is None
        return
    assert found == SITE_URL + addresses.oembed(WITH_OEMBED[path])
    answer = json.loads(local(site, found).read_text(encoding="utf-8"))
    frame = BeautifulSoup(answer["html"], "html.parser").iframe
    assert frame is not None
    assert local(site, str(frame["src"])).is_file()
    assert local(site, answer["thumbnail_url"]).is_file()


def test_pages_lead_to_the_feed_and_to_their_record(site: Path) -> None:
    for path in PAGES:
        links = {
            str(link["type"]): urljoin(SITE_URL + path, str(link["href"]))
            for link in BeautifulSoup(read(site, path), "html.parser").select(
                'head link[rel="alternate"]'
            )
        }
        assert links["application/atom+xml"] == SITE_URL + addresses.FEED
        record = links.get("application/json")
        assert bool(record) == (path in WITH_OEMBED or path == addresses.PLAN)
        if record:
            content = json.loads(local(site, record).read_text(encoding="utf-8"))
            (whole,) = [
                content[kind] for kind in ("exercise", "routine", "plan") if kind in content
            ]
            assert whole["links"]["page"] == SITE_URL + path


def test_every_address_of_a_record_is_on_the_site(site: Path) -> None:
    def check(value: Any) -> int:
        if isinstance(value, dict):
            return sum(map(check, value.values()))
        if isinstance(value, list):
            return sum(map(check, value))
        if isinstance(value, str) and value.startswith(SITE_URL):
            file, _, anchor = value.partition("#")
            assert local(site, file).is_file(), value
            assert not anchor or f'id="{anchor}"' in read(site, file.removeprefix(SITE_URL))
            return 1
        return 0

    found = 0
    for path in sorted((site / addresses.API_FILES).rglob("*.json")):
        if "schema" not in path.parts and path.name != "openapi.json":
            found += check(json.loads(path.read_text(encoding="utf-8")))
    assert found > 200


# ------------------------------------------------------------------------------------ JSON-LD


def load_context(address: str, _options: object) -> dict[str, Any]:
    """Answer for schema.org, whose context is one vocabulary, without the network."""
    assert address == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": {"@vocab": "https://schema.org/", "type": "@type"}},
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_structured_data_is_linked_data(site: Path, path: str) -> None:
    scripts = BeautifulSoup(read(site, path), "html.parser").select(
        'script[type="application/ld+json"]'
    )
    assert scripts
    for script in scripts:
        nodes = jsonld.expand(json.loads(script.text), {"documentLoader": load_context})
        assert nodes
        for node in nodes:
            (kind,) = node["@type"]
            assert re.fullmatch(r"https://schema\.org/[A-Z]\w+", kind)
            assert all(key.startswith(("@", "https://schema.org/")) for key in node)


# ---------------------------------------------------------------------------------- addresses


def test_every_published_address_answers_and_all_are_listed(site: Path) -> None:
    lock = parse_lock(LOCK.read_text(encoding="utf-8"))
    assert [str(finding) for finding in check_site(lock, site)] == []
