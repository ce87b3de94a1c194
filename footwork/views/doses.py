"""A dose in words and numbers: all that a surface prints of it."""

from __future__ import annotations

from dataclasses import dataclass

from footwork.model import Dose, Exercise, times
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.messages import measure


@dataclass(frozen=True)
class DoseView:
    """How much, as it is told."""

    sets: int
    count: str
    """The length of a set without its unit: `12`, `20`, `50`."""
    unit: str
    """Nothing for repetitions, `s`, or `ft (15 m)`."""
    unit_alone: str
    """The unit behind a number that is filled in by hand: nothing, `s` or `ft`."""
    amount: str
    """Sets and their length: `2 × 12`."""
    counted: str
    """What the amount counts: `sets × reps`."""
    sides: str
    """`each leg`, or nothing."""
    details: str
    """All that stands behind the amount: sides and note."""
    tempo: tuple[tuple[str, float], ...]
    """The named parts of a repetition with their seconds; empty for a hold or a walk."""
    repetition: str
    """How long one takes: `4 seconds`; nothing for a hold or a walk."""
    each_one: str
    """The tempo in words; nothing for a hold or a walk."""
    rest: str
    """What is between two sets."""
    pace: str
    """Tempo and rest as a sentence, or nothing."""
    sentence: str
    """All of it for a reader of text alone."""
    seconds: int
    """How long it takes: `footwork.model.times` has the rule."""
    minutes: str
    """The same in words."""


def tell_dose(dose: Dose, exercise: Exercise) -> DoseView:
    """Return a dose of a movement as it is told."""
    count, unit = wording.dose_count(dose)
    seconds = times.dose_seconds(dose)
    return DoseView(
        sets=dose.sets,
        count=count,
        unit=unit,
        unit_alone=_("s") if dose.seconds else _("ft") if dose.meters else "",
        amount=wording.dose_amount(dose),
        counted=wording.dose_unit(dose),
        sides=wording.dose_sides(dose, exercise.sides),
        details=wording.dose_details(dose, exercise),
        tempo=tuple(wording.tempo_parts(dose.tempo, exercise)) if dose.tempo else (),
        repetition=measure(dose.tempo.seconds, "second") if dose.tempo else "",
        each_one=wording.tempo_words(dose, exercise),
        rest=wording.rest_between(dose),
        pace=wording.pace(dose, exercise),
        sentence=wording.dose_sentence(dose, exercise),
        seconds=seconds,
        minutes=wording.minutes(seconds),
    )
