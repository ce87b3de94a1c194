"""A sheet that a clinic or a coach hands out: for whom, with large figures and a grid to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from footwork.cards.content import Content
from footwork.look.drawings import Palette
from footwork.publishing import addresses
from footwork.views import handouts
from footwork.views.messages import gettext as _
from footwork.views.sessions import Selection
from footwork.views.wording import breakable


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
    sessions: int = handouts.SESSIONS
    """A week; seven of them are every day."""
    weeks: int = handouts.WEEKS


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
    way = (
        _("Scan: this routine, with a timer. All routines:") if plays else _("How to do each one:")
    )
    data = content.create_log(selection, page, paper, palette)
    values = (
        clinic.prepared_for,
        clinic.prepared_by,
        clinic.date,
        clinic.phone,
        clinic.next_visit,
    )
    fields = zip(handouts.FIELDS.values(), values, strict=True)
    return data | {
        "title": selection.name,
        "routine": data["routine"] | {"caution": content.create_other_signs(selection)},
        "fields": [{"name": name, "value": breakable(value)} for name, value in fields],
        "blank": clinic.blank,
        "sessions": clinic.sessions,
        "weeks": clinic.weeks,
        "way": way,
    }
