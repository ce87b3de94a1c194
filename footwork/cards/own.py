"""A coach's own sheets and cards: a selection in a file, a club's name, a logo and a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field

from footwork.cards.catalogue import CARD_PAPERS, PALETTES, Looks, Piece
from footwork.cards.clinic import Clinic, create_clinic
from footwork.cards.content import Club, Content, create_link
from footwork.cards.logos import LogoError, read_logo
from footwork.cards.own_words import read_printed
from footwork.look.drawings import Palette
from footwork.model import URL_PATTERN, Guide, Name, Record, RoutineStep, Sentence, Stop
from footwork.publishing import addresses
from footwork.reading.findings import Fault, Finding, GuideError
from footwork.reading.guide import read_file
from footwork.views.coding import create_query
from footwork.views.handouts import MAX_FIELD, MAX_SESSIONS, MAX_WEEKS
from footwork.views.messages import gettext as _
from footwork.views.sessions import Selection

MAX_CLUB = 60
"""Longest name of a club, in characters."""
MAX_LINK = 120
"""Longest link of a club, in characters: it is printed as well."""
MAX_SMALL = 180
MAX_LARGE = 330
"""Longest addresses that the codes of a sheet to tick, and of a clinic sheet, show clearly."""


class OwnError(Fault):
    """What a coach gave cannot be used; one line for each fault."""


class OwnRoutine(Record):
    """A selection of movements with doses, as a coach writes it."""

    name: Name
    when: Sentence | None = None
    """How often, and on which days."""
    steps: tuple[RoutineStep, ...] = Field(min_length=1, max_length=30)
    notes: tuple[Sentence, ...] = Field(default=(), max_length=6)
    not_today: tuple[Stop, ...] | None = Field(default=None, min_length=1, max_length=6)
    """When to leave it out; the guide's own list where there is none."""
    warnings: tuple[Sentence, ...] = Field(default=(), max_length=6)
    """What the runners must know before; it comes on top of the guide's general warnings."""


@dataclass(frozen=True)
class Own:
    """All that makes a coach's own sheet."""

    selection: Selection
    club: Club
    link: str | None
    clinic: Clinic


def read_own(  # noqa: PLR0913, PLR0917 - what a coach may give
    guide: Guide,
    routine: Path | None,
    club: str | None,
    logo: Path | None,
    link: str | None,
    clinic: Clinic | None = None,
) -> Own:
    """Read and check what a coach gave; raises OwnError with everything that is wrong.

    Without a routine it is the guide's first one; without a club, the guide's own head.
    """
    clinic = clinic or Clinic()
    faults = [*_check_club(club), *_check_link(link), *_check_clinic(clinic)]
    selection = first = Selection.of(guide.routines[0])
    svg, ratio = None, 1.0
    try:
        selection = first if routine is None else _read_selection(routine, guide, first)
    except OwnError as error:
        faults.append(str(error))
    try:
        svg, ratio = read_logo(logo) if logo else (None, 1.0)
    except LogoError as error:
        faults.append(str(error))
    if faults:
        raise OwnError("\n".join(faults))
    return Own(selection, Club(club or selection.name, svg, ratio), link, clinic)


def _check_clinic(clinic: Clinic) -> Iterator[str]:
    fields = {
        "--for": clinic.prepared_for,
        "--by": clinic.prepared_by,
        "--date": clinic.date,
        "--phone": clinic.phone,
        "--next-visit": clinic.next_visit,
    }
    for name, value in fields.items():
        if len(value) > MAX_FIELD:
            yield f"{name} must be at most {MAX_FIELD} characters long, not {len(value)}"
        elif not value.isprintable():
            yield f"{name} must be one line of plain text, without invisible characters"
    for name, count, most in (
        ("--sessions", clinic.sessions, MAX_SESSIONS),
        ("--weeks", clinic.weeks, MAX_WEEKS),
    ):
        if not 1 <= count <= most:
            yield f"{name} must be a whole number from 1 to {most}, not {count}"


def _check_club(name: str | None) -> Iterator[str]:
    if name is None:
        return
    if not 1 <= len(name.strip()) <= MAX_CLUB:
        yield f"--club must be 1 to {MAX_CLUB} characters long, not {len(name.strip())}"
    elif not name.isprintable():
        yield "--club must be one line of plain text, without invisible characters"


def _check_link(link: str | None) -> Iterator[str]:
    if link is None:
        return
    if not re.match(URL_PATTERN, link):
        yield f"--link must be an address that begins with https://, not {link[:60]!r}"
    elif not _is_address(link):
        yield f"--link must be an address that can be opened, not {link[:60]!r}"
    elif len(link) > MAX_LINK:
        yield f"--link must be at most {MAX_LINK} characters long, not {len(link)}"


def _is_address(link: str) -> bool:
    try:
        return bool(urlsplit(link).hostname)
    except ValueError:
        return False


def _read_selection(path: Path, guide: Guide, first: Selection) -> Selection:
    if not path.is_file():
        raise OwnError(f"{path}: the routine must be a file that exists")
    try:
        prepare = partial(read_printed, guide=guide)
        own = read_file(path, OwnRoutine, _list_known(guide), prepare)
    except GuideError as error:
        raise OwnError("\n".join(map(_one_line, error.findings))) from error
    # Whatever a coach warns of, the guide's own warnings hold for every selection.
    warnings = tuple(dict.fromkeys([*first.warnings, *own.warnings]))
    not_today = tuple(dict.fromkeys([*first.not_today, *(own.not_today or ())]))
    return Selection(own.name, own.when or "", own.steps, not_today, own.notes, warnings)


def _list_known(guide: Guide) -> dict[str, frozenset[str]]:
    """Return what a selection may name: movements, and their drawings beside start and end."""
    return {
        "movement": frozenset(guide.exercise_by_id),
        "drawing": frozenset(
            f"{exercise.id}-{frame}"
            for exercise in guide.exercises
            for frame in exercise.figure.others
        ),
    }


def _one_line(finding: Finding) -> str:
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.path}:{finding.line}: {finding.message}{hint}"


def create_own_movements(
    guide: Guide, content: Content, own: Own, palette: Palette = "color"
) -> list[dict[str, Any]]:
    """Return the movements of a selection for its cards, each version of one once."""
    cards = {
        (step.do, guide.step_dose(step), step.shows, step.drawn, step.note): step
        for step in own.selection.steps
    }
    return [
        content.create_movement(guide.exercise_by_id[step.do], palette, step=step)
        for step in cards.values()
    ]


def create_own_page(guide: Guide, content: Content, own: Own, longest: int) -> dict[str, str]:
    """Return what a code opens: a coach's link, else the player with just this selection.

    Where the guide has no words for a step, or the address has more than `longest` characters, it
    is the page of the routines.
    """
    if own.link:
        return create_link(own.link)
    if query := create_query(guide, own.selection.name, own.selection.steps):
        page = content.create_player(query)
        if len(page["address"]) <= longest:
            return page
    return content.create_page(addresses.ROUTINES)


def list_own_pieces(  # noqa: PLR0913, PLR0917 - what a coach's papers are made of
    guide: Guide,
    content: Content,
    own: Own,
    papers: Iterable[str],
    movements: Sequence[dict[str, Any]],
    looks: Looks,
    palette: Palette = "color",
) -> Iterator[Piece]:
    """Yield a sheet to tick, a clinic sheet and a set of cards for each paper.

    `movements` are those of the cards, in the same palette.
    """
    mark = next(mark for mark, one in PALETTES.items() if one == palette)
    name = own.selection.name
    small, large = (create_own_page(guide, content, own, most) for most in (MAX_SMALL, MAX_LARGE))
    for paper in papers:
        log = partial(content.create_log, own.selection, small, paper, palette)
        yield Piece(f"routine{mark}-{paper}", name, paper, "log", log)
        clinic = partial(create_clinic, content, own.selection, paper, own.clinic, large, palette)
        yield Piece(f"clinic{mark}-{paper}", name, paper, "clinic", clinic)
        card, title = CARD_PAPERS[paper], _("%(name)s: cards", name=name)
        how = (title, movements, (paper, card), looks[card], palette)
        yield Piece(
            f"cards{mark}-{paper}", title, paper, "cards", partial(content.create_cards, *how)
        )
