"""A card for a purse: the first routine, and behind it the signs that its front has no room for."""

from __future__ import annotations

from typing import Any

from footwork.cards.content import Content
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.sessions import Selection


def create_wallet(guide: Guide, content: Content, paper: str) -> dict[str, Any]:
    """Return the data of the sheet of wallet cards."""
    selection = Selection.of(guide.first_routine)
    page = content.create_page(addresses.routine(guide.first_routine.id))
    data = content.create_log(selection, page, paper)
    return data | {
        "title": _("%(name)s: a card for the wallet", name=guide.first_routine.name),
        "routine": data["routine"] | {"caution": content.create_other_signs(selection)},
    }
