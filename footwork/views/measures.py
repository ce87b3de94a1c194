"""The tests of the feet: how they are done, what others managed, and what a number is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from footwork.model import Guide, Measure, Method, Unit
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names, ngettext
from footwork.views.stops import Caution, StopBox, gather_caution, tell_not_today, tell_stops

TITLE = _("Test your feet")

UNIT: Mapping[Unit, str] = {
    Unit.REPS: _("Raises"),
    Unit.SECONDS: _("Seconds"),
    Unit.CENTIMETERS: _("Centimeters (2.5 cm are an inch)"),
    Unit.HOLDS: _("Times the card stayed"),
}
"""What is noted, as the head of a field or a column."""

STEP: Mapping[Unit, float] = {
    Unit.REPS: 1,
    Unit.SECONDS: 1,
    Unit.CENTIMETERS: 0.5,
    Unit.HOLDS: 1,
}
"""How finely a number is noted, in its unit."""


@dataclass(frozen=True)
class Drawing:
    """A drawing of a movement, with its words."""

    movement: str
    frame: str
    alt: str


@dataclass(frozen=True)
class MeasureView:
    """A test as every surface tells it; nothing of it is left out."""

    measure: Measure
    needs: str
    unit: str
    step: float
    tries: str
    """How often on each side; nothing where once is all."""
    stop: StopBox
    drawn: Drawing | None
    """What it looks like; nothing where no drawing shows it."""

    @property
    def is_counted(self) -> bool:
        """Say whether the page counts it, or times it."""
        return self.measure.method is not Method.TYPED


@dataclass(frozen=True)
class MeasuresView:
    """All tests, with what goes wherever they go."""

    tests: tuple[MeasureView, ...]
    warnings: tuple[str, ...]
    not_today: StopBox
    caution: Caution
    """Every sign, and who should ask first: for a sheet."""


def tell_measures(guide: Guide) -> MeasuresView:
    """Return the tests in their order."""
    known = guide.measures
    return MeasuresView(
        tuple(_tell(guide, test) for test in known.tests),
        known.warnings,
        tell_not_today(known.not_today),
        gather_caution(known.tests),
    )


def tell_weeks(guide: Guide) -> tuple[str, ...]:
    """Return the weeks of the plan in which the tests are asked for, each in words."""
    return tuple(_("Week %(week)s", week=str(week)) for week in guide.measures.at)


def tell_times(guide: Guide) -> str:
    """Return when the plan asks for the tests, as a sentence that follows a link to them."""
    weeks = (
        _("week %(week)s", week=str(week)) if week else _("before week 1")
        for week in guide.measures.at
    )
    return list_names(tuple(weeks))


def find_compared(guide: Guide, movement: str) -> dict[str, tuple[Measure, ...]]:
    """Return the tests that say how far apart two sides are, by the version that asks for it."""
    found: dict[str, tuple[Measure, ...]] = {}
    for test in guide.measures.tests:
        for compared in test.compares:
            if compared.movement == movement:
                found[compared.version] = (*found.get(compared.version, ()), test)
    return found


def _tell(guide: Guide, test: Measure) -> MeasureView:
    tries = ngettext("%(count)s try a side", "%(count)s tries a side, the best counts", test.tries)
    return MeasureView(
        measure=test,
        needs=_("You need %(needs)s.", needs=list_names(test.needs)),
        unit=UNIT[test.unit],
        step=STEP[test.unit],
        tries=tries if test.tries > 1 else "",
        stop=tell_stops(test),
        drawn=_find_drawing(guide, test),
    )


def _find_drawing(guide: Guide, test: Measure) -> Drawing | None:
    if test.shows is None:
        return None
    movement, frame = test.shows.movement, test.shows.drawing
    alt = guide.exercise_by_id[movement].figure.words(frame)
    return Drawing(movement, frame, alt) if alt else None
