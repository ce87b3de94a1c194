"""What a reviewer reads: every word of a scope, on what it rests, and the digest of all of it.

A digest is made of those words and of nothing else, so that it goes stale by the edit of any of
them, and by no other edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from footwork.model import Basis, Claim, Guide, Source, Stop, Strength
from footwork.model.review import create_digest
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names, ngettext
from footwork.views.stops import tell_not_today


class Surface(StrEnum):
    """Where words are read."""

    PAGE = "page"
    CARD = "card"
    CHEAT_SHEET = "cheat-sheet"
    SHEET = "sheet"
    """The sheets of routines, of the plan, of questions and of the tests of the feet."""
    PLAYER = "player"
    EMBED = "embed"
    JSON = "json"


SURFACE = {
    Surface.PAGE: _("Page"),
    Surface.CARD: _("Card"),
    Surface.CHEAT_SHEET: _("Cheat-sheet"),
    Surface.SHEET: _("Sheets to tick"),
    Surface.PLAYER: _("Player"),
    Surface.EMBED: _("Embed"),
    Surface.JSON: _("JSON"),
}

EVERYWHERE = tuple(Surface)


@dataclass(frozen=True)
class Text:
    """A text, and where it is read."""

    part: str
    """What it is, by a name that stays: a digest is made of it and of the text."""
    place: str
    """What it is, in words."""
    text: str
    on: tuple[Surface, ...]
    """The surfaces that say it, on one of their pages or sheets at least, in any order."""


@dataclass(frozen=True)
class Ground:
    """A source as a reviewer needs it."""

    citation: str
    what: str
    """Its kind, how many people, and how far it was read."""
    found: str
    limits: str


@dataclass(frozen=True)
class Claimed:
    """A claim, with what it rests on."""

    mark: str
    """How well it is known; of a number, a rule or a sign, what it is."""
    text: str
    caveat: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Judged:
    """A coach's judgment: what no source says."""

    place: str
    text: str


@dataclass(frozen=True)
class Reading:
    """All that a reviewer of a scope reads."""

    scope: str
    name: str
    parts: tuple[tuple[str, tuple[Text, ...]], ...]
    """Texts under their headings."""
    claims: tuple[Claimed, ...]
    judgments: tuple[Judged, ...]
    angles: tuple[tuple[str, str, str], ...]
    """Drawing, part of the body and its joints, in degrees."""
    digest: str


def create_reading(  # noqa: PLR0913, PLR0917 - all that a reading is made of
    scope: str,
    name: str,
    parts: Iterable[tuple[str, Iterable[Text]]],
    claims: Iterable[Claimed],
    judgments: Iterable[Judged],
    angles: Iterable[tuple[str, str, str]],
) -> Reading:
    """Return a reading of these parts with its digest; texts that are empty are left out.

    Judgments are some of the other words again, so the digest covers them already.
    """
    told = tuple((title, tuple(text for text in texts if text.text)) for title, texts in parts)
    claimed, posed = tuple(claims), tuple(angles)
    words = [(text.part, text.text) for _title, texts in told for text in texts]
    for claim in claimed:
        words += [("claim", claim.text), ("mark", claim.mark), ("caveat", claim.caveat)]
        for ground in claim.grounds:
            words += [("source", ground.citation), ("read", ground.what)]
            words += [("found", ground.found), ("limits", ground.limits)]
    words += [("angles", " ".join(one)) for one in posed]
    digest = create_digest(scope, words)
    return Reading(scope, name, told, claimed, tuple(judgments), posed, digest)


def tell_claim(guide: Guide, claim: Claim) -> Claimed:
    """Return a claim with its mark and its sources."""
    mark = tell_mark(claim.strength)
    return Claimed(mark, claim.text, claim.caveat or "", tell_grounds(guide, claim.sources))


def tell_mark(strength: Strength) -> str:
    """Return how well something is known: the letter of its mark, where it has one, and words."""
    mark = strength.value
    letter = f"{mark} · " if len(mark) == 1 else ""
    return letter + wording.STRENGTH[strength][0]


def tell_basis(guide: Guide, name: str, basis: Basis) -> Claimed:
    """Return where numbers come from, under the name of what they are for."""
    return Claimed(name, basis.text, "", tell_grounds(guide, basis.sources))


def list_not_today(place: str, stops: tuple[Stop, ...], on: tuple[Surface, ...]) -> Iterator[Text]:
    """Yield signs of its own; quoted rules by their ids: they are read as rules."""
    box = tell_not_today(stops)
    what = f"{place}: {wording.inner_case(box.title)}"
    yield Text("quotes", what, list_names(stop.rule for stop in stops if stop.rule), on)
    for stop, sign in zip(stops, box.signs, strict=True):
        if not stop.rule:
            yield Text("sign", what, sign.sign, on)
            yield Text("then", what, sign.then, on)


def list_sourced(guide: Guide, stops: Iterable[Stop]) -> Iterator[Claimed]:
    """Yield signs that name a source; those that quote a rule stand with the rules."""
    for stop in stops:
        if stop.sources and not stop.rule:
            words = f"{stop.sign}. {stop.then}"
            yield Claimed(_("A sign to stop at"), words, "", tell_grounds(guide, stop.sources))


def tell_grounds(guide: Guide, names: Iterable[str]) -> tuple[Ground, ...]:
    """Return sources, by id, as a reviewer needs them."""
    return tuple(_tell_source(guide.source_by_id[name]) for name in names)


def _tell_source(source: Source) -> Ground:
    volume = wording.join([str(source.year or ""), source.details or ""], "; ")
    published = wording.join([source.journal or "", volume], " ")
    address = f"doi:{source.doi}" if source.doi else source.url or ""
    title = source.title.rstrip(".")
    cited = [source.authors or "", title, published, address]
    people = source.people and ngettext("%(count)s person", "%(count)s people", source.people)
    kind = wording.SOURCE_KIND[source.kind]
    return Ground(
        citation=wording.join(cited, ". "),
        what=wording.join([kind, people or "", wording.EXTENT[source.read]], ", "),
        found=source.found,
        limits=source.limits or "",
    )
