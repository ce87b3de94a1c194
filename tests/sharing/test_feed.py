"""The feed is Atom, and its entries stay themselves."""

from __future__ import annotations

import datetime
import re
from collections import Counter

import feedparser
from lxml import etree

from footwork.model import Change, Exercise, Guide
from footwork.sharing.feed import NEWEST, create_feed

SITE = "https://feet.example/guide/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def change(day: int, what: str = "A dose") -> Change:
    return Change(date=datetime.date(2026, 12, day), what=what, why="A new trial says so.")


def with_changes(guide: Guide, *changes: Change, **more: object) -> Guide:
    first: Exercise = guide.exercises[0]
    update = {"changes": (*first.changes, *changes), **more}
    return guide.model_copy(
        update={"exercises": (first.model_copy(update=update), *guide.exercises[1:])}
    )


def ids(guide: Guide) -> list[str]:
    return [entry.id for entry in feedparser.parse(create_feed(guide, SITE)).entries]


def test_the_feed_is_read_without_a_complaint(real: Guide) -> None:
    read = feedparser.parse(create_feed(real, SITE))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Footwork: changes to movements"
    told = [
        (change.date.isoformat(), f"{exercise.name}: {change.what}", page)
        for exercise in real.exercises
        for change in exercise.changes
        for page in [f"{SITE}exercises/{exercise.id}/"]
    ]
    found = [(entry.updated[:10], entry.title, entry.link) for entry in read.entries]
    assert len(found) == min(NEWEST, len(told))
    assert Counter(found) <= Counter(told)
    days = sorted((day for day, *_ in told), reverse=True)
    assert [day for day, *_ in found] == days[:NEWEST]


def test_it_has_what_the_standard_asks_for(real: Guide) -> None:
    # RFC 4287, sections 4.1.1 and 4.1.2: what must be there once, and 4.2.6: ids are IRIs.
    feed = etree.fromstring(create_feed(real, SITE))
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            (found,) = node.findall(f"a:{name}", ATOM)
            assert found.text
        assert RFC3339.fullmatch(node.findtext("a:updated", namespaces=ATOM) or "")
    assert feed.find("a:author/a:name", ATOM) is not None  # then entries need none
    (own,) = feed.findall("a:link[@rel='self']", ATOM)
    assert own.get("href") == f"{SITE}feed.xml"
    names = [node.text or "" for node in feed.iterfind(".//a:id", ATOM)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"tag:[a-z.]+,\d{4}:[a-z0-9/-]+", name) for name in names)


def test_the_newest_change_comes_first_and_dates_the_feed(guide: Guide) -> None:
    read = feedparser.parse(create_feed(with_changes(guide, change(3), change(9)), SITE))
    assert [entry.updated[:10] for entry in read.entries][:2] == ["2026-12-09", "2026-12-03"]
    assert read.feed.updated == "2026-12-09T00:00:00Z"


def test_an_entry_stays_itself_when_more_follow_and_the_movement_is_renamed(guide: Guide) -> None:
    before = ids(guide)
    first = guide.exercises[0]
    former = (*first.formerly, first.id)
    renamed = with_changes(guide, change(3), id="new-name", formerly=former)
    assert set(before) < set(ids(renamed))


def test_the_feed_does_not_grow_without_end(guide: Guide) -> None:
    many = with_changes(guide, *(change(1) for _ in range(NEWEST + 5)))
    assert len(ids(many)) == NEWEST


def test_text_comes_out_literally(hostile: Guide) -> None:
    read = etree.fromstring(create_feed(hostile, SITE))
    texts = {node.text for node in read.iterfind(".//a:summary", ATOM)}
    assert hostile.exercises[0].changes[0].why in texts
    titles = {node.text for node in read.iterfind("a:entry/a:title", ATOM)}
    first = hostile.exercises[0]
    assert f"{first.name}: {first.changes[0].what}" in titles
