"""Which files there are to print and to share, and what makes each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from footwork.cards.clinic import Clinic, create_clinic
from footwork.cards.content import Content
from footwork.cards.large import create_large
from footwork.cards.review_kit import PAPER, tell_title
from footwork.cards.wallet import create_wallet
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
WALL_PAPERS = ("a3", "tabloid")
PALETTES: dict[str, Palette] = {"": "color", "-ink-saver": "ink"}
"""What the name of a file has for each palette."""


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
    yield from _list_sheets(content)
    yield from _list_cards(guide, content, looks)
    for routine in guide.routines:
        for mark, palette in PALETTES.items():
            for paper in CARD_PAPERS:
                yield _log(content, routine, paper, mark, palette)
    for paper in CARD_PAPERS:
        yield _clinic(content, guide.first_routine, paper)
    for mark, palette in PALETTES.items():
        for paper in CARD_PAPERS:
            create_data = partial(content.create_plan, paper, palette)
            yield Piece(f"plan{mark}-{paper}", guide.plan.name, paper, "plan", create_data)
    yield from _list_large(guide, content)
    yield from _list_others(guide, content)


def _list_sheets(content: Content) -> Iterator[Piece]:
    """Yield what shows every movement on one page."""
    for paper in CARD_PAPERS:
        yield _sheet(content, paper, "cheat-sheet", _("The cheat-sheet"), "color")
    for paper in CARD_PAPERS:
        title = _("The cheat-sheet, ink-saver")
        yield _sheet(content, paper, "cheat-sheet-ink-saver", title, "ink")
    for mark, palette in PALETTES.items():
        for paper in WALL_PAPERS:
            create_data = partial(content.create_wall, paper, palette)
            yield Piece(
                f"wall-chart{mark}-{paper}", _("The wall chart"), paper, "wall", create_data
            )


def _list_cards(guide: Guide, content: Content, looks: Looks) -> Iterator[Piece]:
    names = tuple(exercise.id for exercise in guide.exercises)
    for mark, palette in PALETTES.items():
        for paper, card in CARD_PAPERS.items():
            title = _("%(guide)s: all cards", guide=HEADING)
            papers = (paper, card)
            yield _cards(
                guide, content, f"cards{mark}-{paper}", title, names, papers, looks, palette
            )
    for exercise in guide.exercises:
        for paper, card in CARD_PAPERS.items():
            name = f"card-{exercise.id}" + ("" if paper == "a4" else f"-{paper}")
            title = _("%(name)s: a card", name=exercise.name)
            yield _cards(guide, content, name, title, (exercise.id,), (card, card), looks)
    for paper in CARD_PAPERS:
        create_data = partial(create_wallet, guide, content, paper)
        yield Piece(f"wallet-card-{paper}", _("The wallet card"), paper, "wallet", create_data)


def _list_large(guide: Guide, content: Content) -> Iterator[Piece]:
    """Yield the booklets in large print: of the first routine, and of one with all movements."""
    wanted = set(guide.exercise_by_id)
    whole = (it for it in guide.routines if wanted <= {step.do for step in it.steps})
    for routine in dict.fromkeys([guide.first_routine.id, *(it.id for it in whole)][:2]):
        for paper in CARD_PAPERS:
            create_data = partial(create_large, guide, content, guide.routine_by_id[routine], paper)
            title = _("%(name)s in large print", name=guide.routine_by_id[routine].name)
            yield Piece(f"large-print-{routine}-{paper}", title, paper, "large", create_data)


def _list_others(guide: Guide, content: Content) -> Iterator[Piece]:
    """Yield the review kits, the questions and the tests of the feet."""
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
    palette: Palette = "color",
) -> Piece:
    def create_data() -> dict[str, Any]:
        movements = [
            content.create_movement(guide.exercise_by_id[exercise], palette) for exercise in names
        ]
        return content.create_cards(title, movements, papers, looks[papers[1]], palette)

    return Piece(name, title, papers[0], "cards", create_data)


def _log(content: Content, routine: Routine, paper: str, mark: str, palette: Palette) -> Piece:
    def create_data() -> dict[str, Any]:
        page = content.create_page(addresses.routine(routine.id))
        return content.create_log(Selection.of(routine), page, paper, palette)

    return Piece(f"routine-{routine.id}{mark}-{paper}", routine.name, paper, "log", create_data)


def _clinic(content: Content, routine: Routine, paper: str) -> Piece:
    """Return the sheet that a clinic fills in by hand: where beginners begin, without its doses."""
    page = content.create_player(f"routine={routine.id}")

    def create_data() -> dict[str, Any]:
        return create_clinic(content, Selection.of(routine), paper, Clinic(blank=True), page)

    return Piece(f"clinic-{routine.id}-{paper}", routine.name, paper, "clinic", create_data)
