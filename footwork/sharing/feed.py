"""The Atom feed (RFC 4287) of changes to movements.

Written with the standard library: the libraries that make feeds bring an XML library in C and
put the clock into what they make, for a dozen elements.
"""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

from footwork.look.drawings import Drawings
from footwork.model import Change, Exercise, Guide
from footwork.publishing import addresses, corrections, publisher
from footwork.views.messages import LANGUAGE_TAG
from footwork.views.messages import gettext as _

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 100
"""How many changes the feed holds; readers keep the older ones."""

_TAG = "tag:footwork.example,2026:"
"""Begins every id. An id never changes, also where the guide is published elsewhere."""


def create_files(
    guide: Guide,
    site: str,
    drawings: Drawings,  # noqa: ARG001
    project: str = "",
) -> dict[str, bytes]:
    """Return the feed by its published path."""
    return {addresses.FEED: create_feed(guide, site, project)}


def create_feed(guide: Guide, site: str, project: str = "") -> bytes:
    """Return the newest changes, the last one first; those of a day by the movements' numbers.

    `project` is the address of the project; each entry then leads to its correction form.
    """
    changes = [
        (change, place, exercise)
        for exercise in guide.exercises
        for place, change in enumerate(exercise.changes, 1)
    ]
    changes.sort(key=lambda entry: entry[0].date, reverse=True)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": LANGUAGE_TAG})
    _add(feed, "id", f"{_TAG}changes")
    _add(feed, "title", _("%(guide)s: changes to movements", guide=publisher.GUIDE_NAME))
    _add(feed, "subtitle", _("Corrections and new movements, each with its reason."))
    _add(feed, "updated", _time(changes[0][0].date))
    address = addresses.absolute(addresses.FEED, site)
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    home = addresses.absolute(addresses.HOME, site)
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=home)
    author = ET.SubElement(feed, "author")
    _add(author, "name", publisher.GUIDE_NAME)
    _add(author, "uri", home)
    _add(feed, "rights", f"{publisher.LICENSE}, {publisher.LICENSE_ADDRESS}")
    for change, place, exercise in changes[:NEWEST]:
        entry = _create_entry(change, place, exercise, site)
        form = corrections.create_link(
            project, site, addresses.exercise(exercise.id), exercise.name
        )
        if form:
            ET.SubElement(
                entry, "link", rel="related", type="text/html", href=form, title=corrections.ASK
            )
        feed.append(entry)
    ET.indent(feed, " ")
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _create_entry(change: Change, place: int, exercise: Exercise, site: str) -> ET.Element:
    # The first id that the movement had, so that an entry stays itself when the movement is
    # renamed; changes are only ever added at the end of the list.
    first = exercise.formerly[0] if exercise.formerly else exercise.id
    page = addresses.absolute(addresses.exercise(exercise.id), site)
    entry = ET.Element("entry")
    _add(entry, "id", f"{_TAG}{first}/{place}")
    _add(entry, "title", f"{exercise.name}: {change.what}")
    _add(entry, "updated", _time(change.date))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    _add(entry, "summary", change.why)
    return entry


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _time(day: datetime.date) -> str:
    """Return a day as a time, which Atom asks for."""
    return f"{day.isoformat()}T00:00:00Z"
