"""Which files there are to print and to share, and what makes each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from footwork.cards.content import Content
from footwork.cards.review_kit import PAPER, tell_title
from footwork.look.drawings import Palette
from footwork.model import Guide, Routine
from footwork.publishing import addresses
from footwork.publishing.publisher import HEADING
from footwork.views import measures, questions
from footwork.views.messages import gettext as _
from footwork.views.reviews import list_scopes, tell_reading
from footwork.views.sessions import Selection

CARD_PAPERS = {"a4": "a6", "letter": "quarter"}
"""The paper of a card, a quarter of each paper to print on."""


@dataclass(frozen=True)
class Piece:
    """A PDF to make, with its data when it is wanted."""

    name: str
    title: str
    paper: str
    kind: str
    """The name of its template."""
    create_data: Callable[[], dict[str, Any]]


Looks = dict[str, dict[str, Any]]
"""How the cards of each paper are laid out; found once for a whole set."""


def list_pieces(guide: Guide, content: Content, looks: Looks) -> Iterator[Piece]:
    """Yield every PDF of the guide in the order of the page that lists them.

    `looks` holds the layout of a set of cards by the paper of a card.
    """
    for paper in CARD_PAPERS:
        yield _sheet(content, paper, "cheat-sheet", _("The cheat-sheet"), "color")
    for paper in CARD_PAPERS:
        title = _("The cheat-sheet, ink-saver")
        yield _sheet(content, paper, "cheat-sheet-ink-saver", title, "ink")
    for paper, card in CARD_PAPERS.items():
        title = _("%(guide)s: all cards", guide=HEADING)
        names = tuple(exercise.id for exercise in guide.exercises)
        yield _cards(guide, content, f"cards-{paper}", title, names, (paper, card), looks)
    for exercise in guide.exercises:
        for paper, card in CARD_PAPERS.items():
            name = f"card-{exercise.id}" + ("" if paper == "a4" else f"-{paper}")
            title = _("%(name)s: a card", name=exercise.name)
            yield _cards(guide, content, name, title, (exercise.id,), (card, card), looks)
    for routine in guide.routines:
        for paper in CARD_PAPERS:
            yield _log(content, routine, paper)
    for paper in CARD_PAPERS:
        create_data = partial(content.create_plan, paper)
        yield Piece(f"plan-{paper}", guide.plan.name, paper, "plan", create_data)
    for scope in list_scopes(guide):
        title = tell_title(tell_reading(guide, scope))
        create_data = partial(content.create_review, scope)
        yield Piece(addresses.review(scope), title, PAPER, "review", create_data)
    for paper in CARD_PAPERS:
        create_data = partial(content.create_questions, paper)
        yield Piece(f"questions-{paper}", questions.TITLE, paper, "questions", create_data)
    for paper in CARD_PAPERS:
        create_data = partial(content.create_measures, paper)
        yield Piece(f"measures-{paper}", measures.TITLE, paper, "measures", create_data)


def _sheet(content: Content, paper: str, name: str, title: str, palette: Palette) -> Piece:
    return Piece(
        f"{name}-{paper}", title, paper, "sheet", lambda: content.create_sheet(paper, palette)
    )


def _cards(  # noqa: PLR0913, PLR0917 - what a set of cards is made of
    guide: Guide,
    content: Content,
    name: str,
    title: str,
    names: tuple[str, ...],
    papers: tuple[str, str],
    looks: Looks,
) -> Piece:
    def create_data() -> dict[str, Any]:
        movements = [
            content.create_movement(guide.exercise_by_id[exercise], "color") for exercise in names
        ]
        return content.create_cards(title, movements, papers, looks[papers[1]])

    return Piece(name, title, papers[0], "cards", create_data)


def _log(content: Content, routine: Routine, paper: str) -> Piece:
    def create_data() -> dict[str, Any]:
        page = content.create_page(addresses.routine(routine.id))
        return content.create_log(Selection.of(routine), page, paper)

    return Piece(f"routine-{routine.id}-{paper}", routine.name, paper, "log", create_data)
