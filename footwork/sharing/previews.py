"""The preview pictures that chats, feeds and other sites show beside a link.

Every one has the same frame: drawings at the top right, a name at the top left, facts and the
guide's mark in the band below. A viewer that crops to a square still shows the drawings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from footwork.look.drawings import Drawings
from footwork.look.pixels import create_picture
from footwork.look.tokens import COLOR, PRINT
from footwork.look.typesetting import check_letters, create_frame
from footwork.model import Exercise, Guide, Routine
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME, HEADING
from footwork.views import wording
from footwork.views.doses import DoseView
from footwork.views.messages import gettext as _
from footwork.views.messages import ngettext
from footwork.views.movements import tell_movement
from footwork.views.sessions import StepView, tell_plan, tell_routine

SIZE = 1200, 630
"""Width and height in pixels, as Open Graph viewers want them."""

_TEMPLATE = Path(__file__).parent / "templates" / "preview.typ"
_COLORS = {"paper": "paper", "plate": "plate", "rule": "rule", "soft": "ink-2", "mark": "red"}
"""The colors of screens that stand in place of printed ones, by the template's names."""
_MOST = 8
"""Drawings that still can be told apart."""


@dataclass(frozen=True)
class _Preview:
    """What stands in the frame."""

    name: str
    line: str
    facts: str
    drawings: tuple[tuple[str, str], ...]
    """Ids of movements with the frame that is shown."""
    dose: DoseView | None = None
    number: int = 0
    """Number of the movement; 0 for more than one."""
    core: bool = False


def create_files(guide: Guide, site: str, drawings: Drawings) -> dict[str, bytes]:
    """Return every preview picture; raises TypesettingError for text that cannot be shown."""
    previews = {exercise.id: _of_exercise(guide, exercise) for exercise in guide.exercises}
    previews |= {
        addresses.whole_routine(routine.id): _of_routine(guide, routine)
        for routine in guide.routines
    }
    previews[addresses.SHARE_PLAN] = _of_plan(guide)
    previews[addresses.SHARE_DEFAULT] = _of_guide(guide)
    check_letters(text for it in previews.values() for text in (it.name, it.line, it.facts))
    frame = _frame(drawings, site)
    return {
        addresses.share(name): create_picture(_TEMPLATE, frame | _create_data(it, drawings))
        for name, it in previews.items()
    }


# ------------------------------------------------------------------------------------ content


def _of_exercise(guide: Guide, exercise: Exercise) -> _Preview:
    movement = tell_movement(guide, exercise)
    position = wording.POSITION[exercise.position[0]]
    return _Preview(
        exercise.name,
        exercise.line,
        f"{wording.KIND[exercise.kind]} · {position} · {movement.start.minutes}",
        tuple((exercise.id, frame) for frame in movement.frames),
        movement.start,
        movement.number,
        exercise.core,
    )


def _of_routine(guide: Guide, routine: Routine) -> _Preview:
    session = tell_routine(guide, routine)
    facts = f"{_count_movements(len(session.steps))} · {session.minutes}"
    return _Preview(routine.name, routine.title, facts, _choose_steps(session.steps))


def _of_plan(guide: Guide) -> _Preview:
    plan = guide.plan
    weeks = ngettext("%(count)s week", "%(count)s weeks", plan.phases[-1].last_week)
    phases = ngettext("%(count)s phase", "%(count)s phases", len(plan.phases))
    *_earlier, hardest, _maintenance = tell_plan(guide).phases.values()
    return _Preview(plan.name, plan.title, f"{weeks} · {phases}", _choose_steps(hardest.steps))


def _of_guide(guide: Guide) -> _Preview:
    routines = ngettext("%(count)s routine", "%(count)s routines", len(guide.routines))
    facts = f"{_count_movements(len(guide.exercises))} · {routines}"
    drawings = _choose((item.id, item.figure.frames()) for item in guide.exercises)
    return _Preview(HEADING, _("Drawn, explained, dosed and sourced."), facts, drawings)


def _choose_steps(steps: Sequence[StepView]) -> tuple[tuple[str, str], ...]:
    return _choose((step.exercise.id, step.frames) for step in steps)


def _choose(shown: Iterable[tuple[str, Iterable[str]]]) -> tuple[tuple[str, str], ...]:
    """Return the last drawing of each movement; of a single one, all that show it."""
    names = dict.fromkeys((name, tuple(frames)) for name, frames in shown)
    listed = [[(name, frame) for frame in frames] for name, frames in names if frames]
    if len(listed) == 1:
        return tuple(listed[0])
    return tuple(frames[-1] for frames in listed[:_MOST])


def _count_movements(count: int) -> str:
    return ngettext("%(count)s movement", "%(count)s movements", count)


# ----------------------------------------------------------------------------------- picture


def _frame(drawings: Drawings, site: str) -> dict[str, Any]:
    """Return what every preview needs."""
    colors = {name: COLOR[of].light for name, of in _COLORS.items()}
    return create_frame(GUIDE_NAME) | {
        "tokens": {**PRINT, **colors},
        "size": SIZE,
        "host": urlsplit(site).netloc.removeprefix("www."),
        "mark": drawings.read_mark(),
    }


def _create_data(preview: _Preview, drawings: Drawings) -> dict[str, Any]:
    dose = preview.dose
    return {
        "title": preview.name,
        "name": wording.breakable(preview.name),
        "line": wording.breakable(preview.line),
        "facts": preview.facts,
        "number": preview.number,
        "core": preview.core,
        "dose": dose
        and {
            "sets": dose.sets,
            "count": dose.count,
            "unit": dose.unit,
            "details": wording.breakable(dose.details),
        },
        "drawings": [drawings.create_print(*it, "color") for it in preview.drawings],
    }
