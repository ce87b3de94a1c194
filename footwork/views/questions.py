"""What runners ask: the answer, what to do, what to leave, and when to be seen."""

from __future__ import annotations

from dataclasses import dataclass

from footwork.model import Choice, Guide, Question, Topic
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.movements import Version, tell_movement
from footwork.views.stops import StopBox, tell_see

TITLE = _("Your questions")
TOPICS = {
    Topic.PAIN: _("Something hurts"),
    Topic.FEET: _("My feet and shoes"),
    Topic.TRAINING: _("How to train"),
}
"""What questions are about, in the order in which they are shown."""
JUDGMENT = _("What to do, when not to run and what to leave out is a coach’s judgment.")


@dataclass(frozen=True)
class ChoiceView:
    """Something to do or to leave out."""

    name: str
    """Of the movement, with its version, or of the routine; empty for words alone."""
    movement: str | None
    """Id of the movement whose page tells it whole."""
    routine: str | None
    """Id of the routine whose page does; `plan` for the twelve weeks."""
    version: Version | None
    """The version to do: it is never told without its how and its sign."""
    note: str

    @property
    def how(self) -> str:
        """What stands behind the name: how and when it is done, and what to know of it."""
        version = self.version
        return wording.join([*((version.how, version.grow) if version else ()), self.note], " ")


@dataclass(frozen=True)
class QuestionView:
    """A question as every surface tells it; nothing of it is left out."""

    id: str
    question: str
    answer: str
    mark: str
    """How well it is known, in words."""
    do_title: str
    do: tuple[ChoiceView, ...]
    leave_title: str
    leave: tuple[ChoiceView, ...]
    see: StopBox


def tell_questions(guide: Guide) -> tuple[QuestionView, ...]:
    """Return every question in its order."""
    return tuple(_tell(guide, question) for question in guide.questions)


def _tell(guide: Guide, question: Question) -> QuestionView:
    return QuestionView(
        id=question.id,
        question=question.question,
        answer=" ".join(question.answer),
        mark=wording.STRENGTH[question.strength][0],
        do_title=_("Do"),
        do=tuple(_tell_choice(guide, choice, told=True) for choice in question.do),
        leave_title=_("Leave out"),
        leave=tuple(_tell_choice(guide, choice, told=False) for choice in question.leave),
        see=tell_see(question.see),
    )


def _tell_choice(guide: Guide, choice: Choice, *, told: bool) -> ChoiceView:
    """Return a choice; a version that is only named, to be left out, needs no how."""
    note = choice.note or ""
    if choice.movement:
        exercise = guide.exercise_by_id[choice.movement]
        movement = tell_movement(guide, exercise)
        ladder = (*movement.easier, *movement.harder)
        version = next((one for one in ladder if one.name == choice.version), None)
        name = exercise.name
        if version:
            name = _("%(movement)s: %(version)s", movement=name, version=version.name)
        return ChoiceView(name, exercise.id, None, version if told else None, note)
    if choice.routine:
        routine = guide.routine_by_id.get(choice.routine, guide.plan)
        return ChoiceView(routine.name, None, choice.routine, None, note)
    return ChoiceView("", None, None, None, note)
