"""All of the data together."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict

from footwork.model.benefits import Benefits
from footwork.model.dose import Dose
from footwork.model.exercise import Exercise
from footwork.model.measure import Measures
from footwork.model.question import Question
from footwork.model.reference import Muscle, Source
from footwork.model.review import Posed, Review
from footwork.model.routine import Plan, Routine, RoutineStep
from footwork.model.safety import Safety
from footwork.model.values import Equipment, Sentence, StandardLevel


class Guide(BaseModel):
    """All of the data, checked: what every surface is made from."""

    model_config = ConfigDict(frozen=True)

    exercises: tuple[Exercise, ...]
    days: Sentence
    """How often to train, as `routines.yml` has it."""
    routines: tuple[Routine, ...]
    plan: Plan
    benefits: Benefits
    safety: Safety
    questions: tuple[Question, ...]
    measures: Measures
    """The tests of the feet."""
    muscles: tuple[Muscle, ...]
    sources: tuple[Source, ...]
    reviews: tuple[Review, ...] = ()
    """Who read which words, the oldest first."""
    poses: dict[str, tuple[Posed, ...]] = {}
    """How the body is placed in the drawings, by the id of their movement."""

    @cached_property
    def exercise_by_id(self) -> dict[str, Exercise]:
        """Movements by their id."""
        return {exercise.id: exercise for exercise in self.exercises}

    @property
    def first_routine(self) -> Routine:
        """The routine that beginners are sent to."""
        return self.routines[0]

    @property
    def offered(self) -> tuple[Routine, ...]:
        """The routines that stand for all where there is room for few."""
        return tuple(routine for routine in self.routines if routine.offered)

    @cached_property
    def routine_by_id(self) -> dict[str, Routine]:
        """Routines by their id."""
        return {routine.id: routine for routine in self.routines}

    @cached_property
    def muscle_by_id(self) -> dict[str, Muscle]:
        """Muscles by their id."""
        return {muscle.id: muscle for muscle in self.muscles}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """Sources by their id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A movement's number, the same on every surface: its place in `exercises.yml`."""
        return {exercise.id: place for place, exercise in enumerate(self.exercises, 1)}

    def __copy__(self) -> Self:
        """Leave out what was worked out from the fields: a changed copy works it out anew."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied

    def step_dose(self, step: RoutineStep) -> Dose:
        """The dose of a routine's step: its own, or the movement's standard one."""
        if step.dose is not None:
            return step.dose
        doses = self.exercise_by_id[step.do].dose
        return doses.target if step.level is StandardLevel.TARGET else doses.start

    def step_needs(self, step: RoutineStep) -> tuple[Equipment, ...]:
        """What a routine's step needs: its own list, or that of the movement's start."""
        if step.needs is not None:
            return step.needs
        return self.exercise_by_id[step.do].equipment.start

    def step_frames(self, step: RoutineStep) -> dict[str, str]:
        """The drawings that show a routine's step, in order, each with its words.

        None where the step says that nothing shows it; else the one that it names, or what shows
        its dose.
        """
        exercise = self.exercise_by_id[step.do]
        if not step.drawn:
            return {}
        if step.shows:
            return exercise.figure.frames(step.shows)
        return exercise.frames(self.step_dose(step))
