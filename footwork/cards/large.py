"""A booklet in large print: a routine with a movement on each page."""

from __future__ import annotations

from typing import Any

from footwork.cards.content import Content
from footwork.model import Guide, Routine
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.sessions import Selection


def create_large(guide: Guide, content: Content, routine: Routine, paper: str) -> dict[str, Any]:
    """Return the data of a routine's booklet."""
    page = content.create_page(addresses.routine(routine.id))
    data = content.create_log(Selection.of(routine), page, paper)
    return data | {
        "title": _("%(name)s in large print", name=routine.name),
        "movements": [
            content.create_movement(guide.exercise_by_id[step.do], "color", step=step)
            for step in routine.steps
        ],
    }
