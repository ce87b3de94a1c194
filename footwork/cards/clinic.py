"""A sheet that a clinic or a coach hands out: for whom, with large figures and a grid to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from footwork.cards.content import Content
from footwork.look.drawings import Palette
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.sessions import Selection
from footwork.views.wording import breakable

MAX_FIELD = 60
"""Longest text of a line of the head, in characters."""
MAX_WEEKS = 12
MAX_SESSIONS = 7


@dataclass(frozen=True)
class Clinic:
    """What is chosen for one sheet. A line that is empty is left to be filled in by hand."""

    prepared_for: str = ""
    prepared_by: str = ""
    date: str = ""
    phone: str = ""
    next_visit: str = ""
    blank: bool = False
    """Whether the doses are left to be filled in by hand."""
    sessions: int = 3
    """A week; seven of them are every day."""
    weeks: int = 4


def create_clinic(  # noqa: PLR0913, PLR0917 - what one sheet is made of
    content: Content,
    selection: Selection,
    paper: str,
    clinic: Clinic,
    page: dict[str, str],
    palette: Palette = "color",
) -> dict[str, Any]:
    """Return the data of the sheet of a selection; `page` is what its code opens."""
    plays = urlsplit(page["address"]).path.endswith(f"/{addresses.PRACTICE}")
    way = _("Opens this routine, with a timer:") if plays else _("How to do each one:")
    data = content.create_log(selection, page, paper, palette)
    fields = (
        (_("Prepared for"), clinic.prepared_for),
        (_("Prepared by"), clinic.prepared_by),
        (_("Date"), clinic.date),
        (_("Phone"), clinic.phone),
        (_("Next visit"), clinic.next_visit),
    )
    return data | {
        "title": selection.name,
        "fields": [{"name": name, "value": breakable(value)} for name, value in fields],
        "blank": clinic.blank,
        "sessions": clinic.sessions,
        "weeks": clinic.weeks,
        "way": way,
    }
