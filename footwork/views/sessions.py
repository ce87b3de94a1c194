"""Movements in order, as they are done: a routine, a phase of the plan, a coach's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from footwork.model import Exercise, Guide, Routine, RoutineStep, Rung, Stop, times
from footwork.views import wording
from footwork.views.doses import DoseView, tell_dose
from footwork.views.movements import Version, tell_easier
from footwork.views.stops import Caution, StopBox, gather_caution, tell_not_today, tell_stops


@dataclass(frozen=True)
class StepView:
    """A movement of a routine in the version and the dose that it asks for."""

    exercise: Exercise
    number: int
    dose: DoseView
    note: str
    frames: dict[str, str]
    """The drawings that show it, in order, each with its words; none where nothing does."""
    version: Version | None
    """The easier version of its own that its drawing shows, where it is one."""
    stop: StopBox
    ask_first: str
    starts: int
    """When it begins, in seconds from the start of the session."""

    @property
    def ends(self) -> int:
        """When it is done, in seconds from the start of the session."""
        return self.starts + self.dose.seconds

    @property
    def words(self) -> str:
        """What stands behind the amount: sides, note of the dose and note of the step."""
        return wording.join([self.dose.details, self.note], ". ")


@dataclass(frozen=True)
class Selection:
    """Movements in order as somebody chose them: the guide's routine, or a coach's own."""

    name: str
    when: str
    steps: tuple[RoutineStep, ...]
    not_today: tuple[Stop, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, routine: Routine) -> Selection:
        """Return a routine of the guide."""
        return cls(
            routine.name,
            routine.when,
            routine.steps,
            routine.not_today,
            routine.notes,
            routine.warnings,
        )


@dataclass(frozen=True)
class Session:
    """Steps in order, with all that goes wherever they go."""

    name: str
    when: str
    """How often, and on which days; empty where nobody said."""
    steps: tuple[StepView, ...]
    not_today: StopBox
    warnings: tuple[str, ...]
    """What a reader must know before: they always travel."""
    caution: Caution
    """Every sign of its movements, and who should ask first: on the same screen or sheet."""
    notes: tuple[str, ...]
    """What else is good to know: a surface without room may leave them out."""
    seconds: int
    minutes: str
    """How long it takes, in words."""


@dataclass(frozen=True)
class PlanCell:
    """A movement in a phase of the plan."""

    step: StepView
    pace: str
    """Tempo and rest, where they are new or change."""
    is_new: bool
    """Whether it asks for another amount or another version than the phase before."""


@dataclass(frozen=True)
class PlanRow:
    """A movement on its way through the plan."""

    exercise: Exercise
    number: int
    cells: tuple[PlanCell | None, ...]
    """One for each phase, and for what keeps the gain; none where the movement rests."""


@dataclass(frozen=True)
class PlanView:
    """The plan's sessions, with all that goes for each of them."""

    phases: dict[str, Session]
    """A session of each phase, and of what keeps the gain, by its id."""
    paces: dict[str, dict[str, str]]
    """Tempo and rest of the movements in each phase, by their ids, where they are new or change."""
    rows: tuple[PlanRow, ...]
    """Its movements in the order of the sessions, each with what every phase asks for."""
    not_today: StopBox
    warnings: tuple[str, ...]
    caution: Caution


@dataclass(frozen=True)
class Overview:
    """All the movements of the guide, with all that goes for any of them."""

    when: str
    """How often, and on which days."""
    order: tuple[int, ...]
    """The numbers of the movements in a good order; empty where no routine has all of them."""
    not_today: StopBox
    warnings: tuple[str, ...]


def tell_steps(guide: Guide, steps: Sequence[RoutineStep]) -> tuple[StepView, ...]:
    """Return the steps of a session."""
    starts = times.start_seconds([guide.step_dose(step) for step in steps])
    return tuple(tell_step(guide, step, start) for step, start in zip(steps, starts, strict=True))


def tell_step(guide: Guide, step: RoutineStep, starts: int = 0) -> StepView:
    """Return a step that begins so many seconds after its session."""
    exercise = guide.exercise_by_id[step.do]
    rung = _find_version(exercise, step)
    return StepView(
        exercise=exercise,
        number=guide.numbers[exercise.id],
        dose=tell_dose(guide.step_dose(step), exercise),
        note=step.note or "",
        frames=guide.step_frames(step),
        version=tell_easier(guide, exercise, rung) if rung else None,
        stop=tell_stops(exercise),
        ask_first=exercise.ask_first,
        starts=starts,
    )


def tell_session(guide: Guide, selection: Selection) -> Session:
    """Return a selection with all that its reader has to know."""
    seconds = times.session_seconds(guide, selection.steps)
    return Session(
        name=selection.name,
        when=selection.when,
        steps=tell_steps(guide, selection.steps),
        caution=gather_caution(guide.exercise_by_id[step.do] for step in selection.steps),
        not_today=tell_not_today(selection.not_today),
        warnings=selection.warnings,
        notes=selection.notes,
        seconds=seconds,
        minutes=wording.minutes(seconds),
    )


def tell_routine(guide: Guide, routine: Routine) -> Session:
    """Return a routine of the guide."""
    return tell_session(guide, Selection.of(routine))


def tell_plan(guide: Guide) -> PlanView:
    """Return the plan as it is told."""
    plan = guide.plan
    phases = {
        name: tell_session(
            guide,
            Selection(phase.name, "", phase.steps, plan.not_today, warnings=plan.warnings),
        )
        for name, phase in plan.phase_by_id.items()
    }
    paces = dict(_tell_changes(phases))
    used = (step.exercise for session in phases.values() for step in session.steps)
    not_today = tell_not_today(plan.not_today)
    rows = tuple(_tell_rows(phases, paces))
    return PlanView(phases, paces, rows, not_today, plan.warnings, gather_caution(used))


def _tell_rows(
    phases: Mapping[str, Session], paces: Mapping[str, Mapping[str, str]]
) -> Iterator[PlanRow]:
    """Yield the movements of the phases, in the order in which they first come."""
    by_phase = [
        (paces[name], {step.exercise.id: step for step in session.steps})
        for name, session in phases.items()
    ]
    for step in {id_: step for _, steps in by_phase for id_, step in steps.items()}.values():
        cells: list[PlanCell | None] = []
        before: StepView | None = None
        for changes, steps in by_phase:
            now = steps.get(step.exercise.id)
            if now is None:
                cells.append(None)
                continue
            is_new = before is None or _asked(now) != _asked(before)
            cells.append(PlanCell(now, changes.get(step.exercise.id, ""), is_new))
            before = now
        yield PlanRow(step.exercise, step.number, tuple(cells))


def _asked(step: StepView) -> tuple[str, str]:
    """Return what a step asks for, as its reader sees it."""
    return step.dose.amount, step.words


def _tell_changes(phases: Mapping[str, Session]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield for each phase the tempo and rest that its reader does not know from the one before."""
    known: dict[str, str] = {}
    for name, session in phases.items():
        paces = {step.exercise.id: step.dose.pace for step in session.steps}
        yield (
            name,
            {movement: pace for movement, pace in paces.items() if pace != known.get(movement)},
        )
        known |= paces


def tell_overview(guide: Guide) -> Overview:
    """Return all the movements as they are told together.

    Order and warnings are those of the first routine that has all of them. Where none has, no order
    is known to be good, and what the first routine and the plan warn of holds: nobody who begins
    is sent to anything else.
    """
    wanted = set(guide.exercise_by_id)
    whole = (it for it in guide.routines if wanted <= {step.do for step in it.steps})
    if routine := next(whole, None):
        told = tell_routine(guide, routine)
        order = tuple(dict.fromkeys(step.number for step in told.steps))
        return Overview(told.when, order, told.not_today, told.warnings)
    first, plan = guide.routines[0], guide.plan
    not_today = tuple({sign.sign: sign for sign in (*plan.not_today, *first.not_today)}.values())
    warnings = tuple(dict.fromkeys([*first.warnings, *plan.warnings]))
    return Overview(guide.days, (), tell_not_today(not_today), warnings)


def _find_version(exercise: Exercise, step: RoutineStep) -> Rung | None:
    """Return the easier version of its own that the drawing of a step shows, where it shows one."""
    if step.shows is None:
        return None
    own = (rung for rung in exercise.easier if rung.movement is None)
    return next((rung for rung in own if rung.shows == step.shows), None)
