"""What the review kit says of where words are read is so, on what is published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from footwork.model.review import SHARED_SCOPES
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from footwork.views.readings import Surface, Text
from footwork.views.reviews import list_scopes, tell_reading, tell_review
from tests.cards.conftest import list_alts
from tools.travel import read_page, read_sheet, squeeze

GUIDE = read_guide()
SCOPES = list_scopes(GUIDE)


def read_whole(path: Path) -> str:
    """Return the text of a page and the words for its pictures."""
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    named = [
        str(tag[key])
        for key in ("alt", "aria-label", "data-alt")
        for tag in soup.select(f"[{key}]")
    ]
    return " | ".join([read_page(path), *named])


@cache
def read_pdf(path: Path) -> str:
    return " | ".join([*read_sheet(path), *list_alts(path)])


def list_values(value: Any) -> Iterator[str]:
    """Yield every value of JSON, without the names of its fields."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from list_values(inner)
    else:
        yield str(value)


def read_values(path: Path) -> str:
    return " | ".join(list_values(json.loads(path.read_text("utf-8"))))


def read_drawings(site: Path) -> str:
    """Return what the drawings that the player shows say of themselves."""
    data = (site / addresses.practice_data()).read_text("utf-8")
    links = set(re.findall(r'"\.\./([^"]+\.svg)"', data))
    assert links
    drawings = [(site / link).read_text("utf-8") for link in sorted(links)]
    return " | ".join(
        unescape(re.findall(r"<title[^>]*>(.*?)</title>", one)[0]) for one in drawings
    )


@pytest.fixture(scope="session")
def surfaces(site: Path) -> dict[Surface, dict[str, str]]:
    """What each surface says, file by file."""
    found = [path for path in site.rglob("index.html") if "embed" not in path.parts]
    pages = {path.parent.name: read_whole(path) for path in found}
    embeds = {path.parent.name: read_whole(path) for path in site.glob("embed/*/index.html")}
    files = [path for path in site.glob("api/v1/**/*.json") if "schema" not in path.parts]
    names = ("routine-*", "plan", "questions", "measures")
    sheets = [path for name in names for path in site.glob(f"print/{name}-a4.pdf")]
    return {
        surface: {name: squeeze(text) for name, text in told.items()}
        for surface, told in {
            Surface.PAGE: pages,
            Surface.CARD: {path.stem: read_pdf(path) for path in site.glob("print/card-*.pdf")},
            Surface.CHEAT_SHEET: {"": read_pdf(site / "print" / "cheat-sheet-a4.pdf")},
            Surface.SHEET: {path.stem: read_pdf(path) for path in sheets},
            Surface.PLAYER: {
                "data": read_values(site / addresses.practice_data()),
                "mistakes": read_values(site / addresses.practice_mistakes()),
                "drawings": read_drawings(site),
                "page": read_whole(site / addresses.file(addresses.PRACTICE)),
            },
            Surface.EMBED: embeds,
            Surface.JSON: {
                path.stem: read_values(path) for path in files if path.name != "openapi.json"
            },
        }.items()
    }


def find_core(text: Text, surface: Surface) -> str:
    """Return what of a text stands together on a surface, whatever is laid out apart."""
    if text.part == "version-when" and surface in (Surface.PAGE, Surface.JSON):
        return text.text.split(" when ", 1)[1]
    if text.part.endswith("-dose"):  # sides, tempo and rest may stand apart
        return re.split(r", |\. ", text.text)[0]
    return text.text


def is_checked(text: Text, surface: Surface) -> bool:
    """Say whether a text is found as it is.

    That is no list of ids, nothing that the player counts, and no drawing for which a card may
    have no room.
    """
    counted = text.part.endswith("-dose") and surface is Surface.PLAYER
    spare = text.part == "alt" and surface is Surface.CARD
    return text.part not in ("quotes", "order", "also-called") and not (counted or spare)


@pytest.mark.parametrize("scope", SCOPES)
def test_every_word_stands_where_the_kit_says(
    scope: str, surfaces: dict[Surface, dict[str, str]]
) -> None:
    reading = tell_reading(GUIDE, scope)
    missing = [
        (text.place, surface.value, text.text)
        for _, texts in reading.parts
        for text in texts
        for surface in text.on
        if is_checked(text, surface)
        and not any(
            squeeze(find_core(text, surface)) in told for told in surfaces[surface].values()
        )
    ]
    assert missing == []


BY_CHANCE = 8
"""So many words may stand in another sentence by chance."""
SHARED = (
    *("sign", "then", "when", "how", "summary", "warning", "aim", "days", "quotes"),
    *("answer", "do-note", "leave-note"),
)
"""Rules, which others quote as well, and which a sheet with room may say too."""


@pytest.mark.parametrize("scope", SCOPES)
def test_no_word_stands_where_the_kit_does_not_say(
    scope: str, surfaces: dict[Surface, dict[str, str]]
) -> None:
    shared = SHARED if scope in SHARED_SCOPES else ("sign", "then")
    rows = [text for _, texts in tell_reading(GUIDE, scope).parts for text in texts]
    said = {
        surface: " | ".join(squeeze(text.text) for text in rows if surface in text.on)
        for surface in Surface
    }
    found = [
        (text.place, surface.value, text.text)
        for text in rows
        if len(text.text.split()) > BY_CHANCE
        and text.part not in shared
        and not text.part.endswith("-dose")
        for surface in Surface
        # A note may say the same words, as a row of its own.
        if squeeze(text.text) not in said[surface]
        and any(squeeze(text.text) in told for told in surfaces[surface].values())
    ]
    assert found == []


SAID = ".steps b, .steps span, .stop li b, .fixes span, .cues li, .claim .c, .basis, .rung .small"


def test_the_kit_says_every_word_of_a_movement_page(site: Path) -> None:
    """The other way round: what a page says to do is in the kit."""
    for exercise in GUIDE.exercises:
        kit = squeeze(read_pdf(site / addresses.printed(addresses.review(exercise.id))))
        page = site / addresses.file(addresses.exercise(exercise.id))
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        # Its sources, which the kit gives in full, and tests, which have a kit of their own.
        for link in soup.select(".basis a, :has(> [data-sides])"):
            link.decompose()
        told = [tag.get_text(" ", strip=True) for tag in soup.select(SAID)]
        assert len(told) > 20
        parts = [squeeze(part) for words in told for part in re.split(r"(?<=[.!?]) ", words)]
        assert [part for part in parts if part not in kit] == [], exercise.id


def test_each_kit_has_its_digest_and_its_form(site: Path) -> None:
    for scope in SCOPES:
        text = squeeze(read_pdf(site / addresses.printed(addresses.review(scope))))
        assert squeeze(tell_reading(GUIDE, scope).digest) in text
        assert squeeze(tell_review(GUIDE, scope).line) in text
        for words in ("Signature", "Next review", "Interests", "Did this hurt anyone?"):
            assert squeeze(words) in text, (scope, words)


CLAIM = re.compile(r"(?:readby|reviewedby|approvedby|signedby|checkedbya)(?!clinicians).{12}")
"""What would tell a reader that somebody stands by the words, as `squeeze` leaves it."""


def test_nothing_published_claims_a_review_that_the_data_does_not_hold(
    site: Path, surfaces: dict[Surface, dict[str, str]]
) -> None:
    told = [tell_review(GUIDE, scope) for scope in SCOPES]
    held = [squeeze(line) for status in told for line in (status.line, status.short)]
    texts = {
        f"{kind} {name}": text for kind, some in surfaces.items() for name, text in some.items()
    }
    for scope in SCOPES:
        kit = site / addresses.printed(addresses.review(scope))
        texts[kit.name] = squeeze(read_pdf(kit))
    claims = [(name, claim) for name, text in texts.items() for claim in CLAIM.findall(text)]
    assert len(claims) > len(SCOPES)
    assert [one for one in claims if not any(one[1] in line for line in held)] == []
