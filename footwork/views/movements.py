"""A movement and its versions: what belongs together wherever one of them is told."""

from __future__ import annotations

from dataclasses import dataclass

from footwork.model import Exercise, Guide, Rung
from footwork.views.doses import DoseView, tell_dose
from footwork.views.messages import gettext as _
from footwork.views.stops import StopBox, tell_stops


@dataclass(frozen=True)
class Version:
    """What a person does: one rung of a movement's ladder, its start included.

    A version is never told without how it is done and when to take it up or to move on from it;
    where there is no room for both, it is left out.
    """

    label: str
    """Where it stands: `Easier`, `Start here`, `Harder`, `Hardest`."""
    name: str
    how: str
    """Empty for the start, which the steps of the movement tell."""
    dose: DoseView | None
    when: str
    """The bare sign, as the data has it, that `grow` names; empty for the start."""
    grow: str
    """When to move on from an easier version, or to try a harder one, as a sentence."""
    movement: str | None
    """Id of the movement that it is, where it is one of the guide."""
    drawn_as: str
    """Id of the movement whose drawings show it."""
    frames: dict[str, str]
    """The drawings that show it, in order, each with its words; none where nothing does."""


@dataclass(frozen=True)
class MistakeView:
    """A common fault with what mends it, and how both look."""

    fault: str
    fix: str
    frames: dict[str, str]
    """The drawing of the fault and the one of what is right, each with its words; none where
    words have to do."""


@dataclass(frozen=True)
class MovementView:
    """A movement as every surface tells it."""

    id: str
    number: int
    name: str
    start: DoseView
    target: DoseView
    easier: tuple[Version, ...]
    """The easiest first."""
    here: Version
    """The start, as a version among the others."""
    harder: tuple[Version, ...]
    """The hardest last."""
    mistakes: tuple[MistakeView, ...]
    stop: StopBox
    ask_first: str
    frames: dict[str, str]
    """The drawings of the start, in order, each with its words."""

    @property
    def ladder(self) -> tuple[tuple[str, Version], ...]:
        """All versions from the easiest on, each behind the bare sign to move up to it.

        The first one has none. What an easier version names is the sign to leave it, what a
        harder one names is the sign to try it.
        """
        signs = [version.when for version in (*self.easier, *self.harder)]
        versions = (*self.easier, self.here, *self.harder)
        return tuple(zip(("", *signs), versions, strict=True))


def tell_movement(guide: Guide, exercise: Exercise) -> MovementView:
    """Return a movement with its versions."""
    return MovementView(
        id=exercise.id,
        number=guide.numbers[exercise.id],
        name=exercise.name,
        start=tell_dose(exercise.dose.start, exercise),
        target=tell_dose(exercise.dose.target, exercise),
        easier=tuple(tell_easier(guide, exercise, rung) for rung in exercise.easier),
        here=_tell_start(exercise),
        harder=tuple(tell_harder(guide, exercise, rung) for rung in exercise.harder),
        mistakes=tell_mistakes(exercise),
        stop=tell_stops(exercise),
        ask_first=exercise.ask_first,
        frames=exercise.figure.frames(),
    )


def tell_mistakes(exercise: Exercise) -> tuple[MistakeView, ...]:
    """Return the mistakes of a movement, each with the pair of drawings that shows it."""
    figure = exercise.figure
    return tuple(
        MistakeView(
            mistake.fault, mistake.fix, figure.pair_frames(mistake.shows) if mistake.shows else {}
        )
        for mistake in exercise.mistakes
    )


def tell_easier(guide: Guide, exercise: Exercise, rung: Rung) -> Version:
    """Return an easier version, with the sign to move on from it."""
    return _tell(guide, exercise, rung, _("Easier"), _("Move on when %(sign)s.", sign=rung.when))


def tell_harder(guide: Guide, exercise: Exercise, rung: Rung) -> Version:
    """Return a harder version, with the sign to try it."""
    first, last = exercise.harder[0], exercise.harder[-1]
    label = _("Hardest") if rung is last is not first else _("Harder")
    return _tell(guide, exercise, rung, label, _("Try it when %(sign)s.", sign=rung.when))


def _tell_start(exercise: Exercise) -> Version:
    return Version(
        label=_("Start here"),
        name=exercise.name,
        how="",
        dose=tell_dose(exercise.dose.start, exercise),
        when="",
        grow="",
        movement=None,
        drawn_as=exercise.id,
        frames=exercise.figure.frames(),
    )


def _tell(guide: Guide, exercise: Exercise, rung: Rung, label: str, grow: str) -> Version:
    drawn = guide.exercise_by_id[rung.movement or exercise.id]
    return Version(
        label=label,
        name=rung.name,
        how=rung.how,
        dose=tell_dose(rung.dose, exercise) if rung.dose else None,
        when=rung.when,
        grow=grow,
        movement=rung.movement,
        drawn_as=drawn.id,
        frames=drawn.figure.frames(rung.shows) if rung.shows else {},
    )
