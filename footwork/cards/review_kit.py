"""The paper on which a clinician reads a scope, marks it and signs: its data for the template."""

from __future__ import annotations

from typing import Any

from footwork.model import Guide
from footwork.model.review import MEASURES, QUESTIONS
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.readings import SURFACE, Claimed, Reading, Surface, Text
from footwork.views.reviews import list_scopes, tell_review
from footwork.views.wording import breakable

PAPER = "a4"
"""One paper: a few people read it, on a screen or on what their printer scales it to."""


def create_kit(guide: Guide, reading: Reading) -> dict[str, Any]:
    """Return what the template of a reading shows, beside what every layout needs."""
    return {
        "scope": reading.scope,
        "name": breakable(reading.name),
        "digest": reading.digest,
        "status": breakable(tell_review(guide, reading.scope).line),
        "count": len(list_scopes(guide)),
        "surfaces": list(SURFACE.values()),
        "parts": [
            {"title": title, "texts": [_create_text(text) for text in texts]}
            for title, texts in reading.parts
            if texts
        ],
        "claims": [_create_claim(claim) for claim in reading.claims],
        "judgments": [[breakable(one.place), breakable(one.text)] for one in reading.judgments],
        "angles": [list(map(breakable, one)) for one in reading.angles],
    }


def find_page(scope: str, guide: Guide) -> str:
    """Return the page on which readers find most of what a scope says."""
    if scope in guide.exercise_by_id:
        return addresses.exercise(scope)
    return {QUESTIONS: addresses.QUESTIONS, MEASURES: addresses.MEASURES}.get(
        scope, addresses.SAFETY
    )


def tell_title(reading: Reading) -> str:
    """Return the title of the paper."""
    return _("Review kit: %(name)s", name=reading.name)


def _create_text(text: Text) -> dict[str, Any]:
    return {
        "place": breakable(text.place),
        "text": breakable(text.text),
        "on": [surface in text.on for surface in Surface],
    }


def _create_claim(claim: Claimed) -> dict[str, Any]:
    return {
        "mark": claim.mark,
        "text": breakable(claim.text),
        "caveat": breakable(claim.caveat),
        "grounds": [
            {
                "citation": breakable(ground.citation),
                "what": ground.what,
                "found": breakable(ground.found),
                "limits": breakable(ground.limits),
            }
            for ground in claim.grounds
        ],
    }
