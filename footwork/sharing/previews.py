"""The preview pictures that chats, feeds and other sites show beside a link.

Every one has the same frame: drawings at the top right, a name at the top left, facts and the
guide's mark in the band below. A viewer that crops to a square still shows the drawings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from footwork.look.canvas import INK, Canvas, encode, load_font, render_drawings
from footwork.look.drawings import Drawings
from footwork.look.tokens import COLOR
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

_PAPER, _PLATE, _RULE, _SOFT, _MARK_RED = (
    COLOR[name].light for name in ("paper", "plate", "rule", "ink-2", "red")
)
_MARGIN = 56
_PANEL = 726, 480
"""Size of the field of drawings in the top right corner."""
_LEFT = SIZE[0] - _PANEL[0]
_TEXT_WIDTH = _LEFT - _MARGIN - 28
_GAP = 6
"""Pixels of paper between two plates."""
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
    """Return every preview picture; raises PictureError for text that cannot be shown."""
    previews = {exercise.id: _of_exercise(guide, exercise) for exercise in guide.exercises}
    previews |= {
        addresses.whole_routine(routine.id): _of_routine(guide, routine)
        for routine in guide.routines
    }
    previews[addresses.SHARE_PLAN] = _of_plan(guide)
    previews[addresses.SHARE_DEFAULT] = _of_guide(guide)
    painter = _Painter(drawings, urlsplit(site).netloc)
    return {addresses.share(name): painter.paint(it) for name, it in previews.items()}


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


# ------------------------------------------------------------------------------------- paint


class _Painter:
    """Paints previews."""

    def __init__(self, drawings: Drawings, host: str) -> None:
        self._drawings = drawings
        self._host = host.removeprefix("www.")
        mark = {"svg": drawings.read_mark(), "ratio": 1, "person": True}
        (self._mark,) = render_drawings([mark], 60, 60, _PAPER)

    def paint(self, preview: _Preview) -> bytes:
        canvas = Canvas(*SIZE, _PAPER)
        self._paint_drawings(canvas, preview.drawings)
        self._paint_name(canvas, preview)
        self._paint_facts(canvas, preview)
        self._paint_brand(canvas)
        return encode(canvas.image, quickly=True)

    def _paint_drawings(self, canvas: Canvas, shown: Sequence[tuple[str, str]]) -> None:
        """Paint the drawings in one row or two, each on a plate of its own."""
        canvas.draw.rectangle((_LEFT, 0, SIZE[0], _PANEL[1] - 1), fill=_PLATE)
        if not shown:
            return
        first = len(shown) if len(shown) <= 3 else (len(shown) + 1) // 2
        rows = [row for row in (shown[:first], shown[first:]) if row]
        height = (_PANEL[1] - _GAP * (len(rows) - 1)) // len(rows)
        width = (_PANEL[0] - _GAP * (first - 1)) // first
        for place, row in enumerate(rows):
            y = place * (height + _GAP)
            canvas.draw.rectangle((_LEFT, y - _GAP, SIZE[0], y - 1), fill=_PAPER)
            drawings = [self._drawings.create_print(*drawing, "color") for drawing in row]
            images = render_drawings(drawings, width, min(height, width * 4 // 3), _PLATE)
            for column, image in enumerate(images):
                x = _LEFT + column * (width + _GAP)
                canvas.draw.rectangle((x - _GAP, y, x - 1, y + height), fill=_PAPER)
                canvas.image.paste(image, (x, y))

    @staticmethod
    def _paint_name(canvas: Canvas, preview: _Preview) -> None:
        y = _MARGIN
        if preview.number:
            movement = {"core": preview.core, "number": preview.number}
            canvas.bib(movement, (_MARGIN + 34, y + 34), 34)
        else:
            canvas.draw.rectangle((_MARGIN, y, _MARGIN + 47, y + 7), fill=_MARK_RED)
            y -= 56
        y += 92
        name = wording.breakable(preview.name)
        line = wording.breakable(preview.line)
        for size in (68, 60, 52, 44, 38):
            trial = Canvas(*SIZE)
            font = load_font(size, bold=True)
            fits = all(font.getlength(part) <= _TEXT_WIDTH for part in re.split("[ \u00ad]", name))
            end = trial.write(name, (0, y), size, _TEXT_WIDTH, bold=True, leading=1.12)
            end = trial.write(line, (0, end + 12), 30, _TEXT_WIDTH)
            if fits and end <= _PANEL[1] - 10:
                break
        end = canvas.write(name, (_MARGIN, y), size, _TEXT_WIDTH, bold=True, leading=1.12)
        canvas.write(line, (_MARGIN, end + 12), 30, _TEXT_WIDTH, color=_SOFT)

    def _paint_facts(self, canvas: Canvas, preview: _Preview) -> None:
        top = _PANEL[1]
        canvas.draw.line((_MARGIN, top + 1, _LEFT, top + 1), fill=_RULE, width=2)
        x = _MARGIN
        room = SIZE[0] - _MARGIN - 264
        if preview.dose is None:
            canvas.write(preview.facts, (x, top + 48), 44, room - x, bold=True)
            return
        dose = preview.dose
        words = {"sets": dose.sets, "count": dose.count, "unit": dose.unit}
        x = canvas.dose(words, (x, top + 104), 84)
        x += 32
        details = wording.breakable(dose.details)
        size = next(
            (s for s in (32, 28, 24) if load_font(s).getlength(dose.details) <= room - x), 22
        )
        if not details:
            canvas.write(preview.facts, (x, top + 58), 32, room - x, color=_SOFT)
            return
        end = canvas.write(details, (x, top + 36), size, room - x, leading=1.2)
        canvas.write(preview.facts, (x, end + 4), 28, room - x, color=_SOFT)

    def _paint_brand(self, canvas: Canvas) -> None:
        right, bottom = SIZE[0] - _MARGIN, SIZE[1] - 44
        bold = load_font(38, bold=True)
        left = right - round(bold.getlength(GUIDE_NAME))
        canvas.image.paste(self._mark, (left - 76, bottom - 62))
        canvas.draw.text((left, bottom - 26), GUIDE_NAME, font=bold, fill=INK, anchor="ls")
        room = right - left + 76
        size = next((s for s in (20, 18, 16) if load_font(s).getlength(self._host) <= room), 0)
        if size:  # a longer host stands in the viewer's own line
            font = load_font(size)
            x = min(left, right - round(font.getlength(self._host)))
            canvas.draw.text((x, bottom), self._host, font=font, fill=_SOFT, anchor="ls")
