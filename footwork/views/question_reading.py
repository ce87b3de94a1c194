"""What a reviewer of the questions reads: each answer, what to do, and when to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footwork.model import Guide, Question
from footwork.model.review import QUESTIONS
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names
from footwork.views.questions import TITLE, ChoiceView, QuestionView, tell_questions
from footwork.views.readings import (
    Claimed,
    Judged,
    Reading,
    Surface,
    Text,
    create_reading,
    list_sourced,
    tell_grounds,
    tell_mark,
)

_TOLD = (Surface.PAGE, Surface.SHEET, Surface.JSON)


def read_questions(guide: Guide) -> Reading:
    """Return all that a reviewer of the questions reads.

    How a version is done, and its sign, are read with its movement.
    """
    pairs = tuple(zip(guide.questions, tell_questions(guide), strict=True))
    parts = [(known.question, _list_answer(known, told)) for known, told in pairs]
    claims = [claim for known in guide.questions for claim in _list_claims(guide, known)]
    judgments = [one for known, told in pairs for one in _judge(known, told)]
    return create_reading(QUESTIONS, TITLE, parts, claims, judgments, ())


def _list_answer(known: Question, told: QuestionView) -> Iterator[Text]:
    yield Text("question", _("Question"), known.question, _TOLD)
    for asked in known.also_asked:
        yield Text("also-asked", _("Other words for it"), asked, (Surface.JSON,))
    for sentence in known.answer:
        yield Text("answer", _("Answer"), sentence, _TOLD)
    for part, title, choices in (
        ("do", told.do_title, told.do),
        ("leave", told.leave_title, told.leave),
    ):
        for choice in choices:
            yield Text(part, title, choice.name, _TOLD)
            yield Text(f"{part}-note", title, choice.note, _TOLD)
    see = told.see
    for stop, sign in zip(known.see, see.signs, strict=True):
        if not stop.rule:
            yield Text("sign", see.title, sign.sign, _TOLD)
            yield Text("then", see.title, sign.then, _TOLD)
    quoted = list_names(stop.rule for stop in known.see if stop.rule)
    yield Text("quotes", see.title, quoted, _TOLD)


def _list_claims(guide: Guide, known: Question) -> Iterator[Claimed]:
    mark, grounds = tell_mark(known.strength), tell_grounds(guide, known.sources)
    yield Claimed(mark, " ".join(known.answer), "", grounds)
    yield from list_sourced(guide, known.see)


def _judge(known: Question, told: QuestionView) -> Iterator[Judged]:
    if not known.sources:
        yield Judged(known.question, told.answer)
    for title, choices in ((told.do_title, told.do), (told.leave_title, told.leave)):
        if choices:
            yield Judged(f"{known.question} {title}", _join(choices))
    for stop, sign in zip(known.see, told.see.signs, strict=True):
        if not stop.sources and not stop.rule:
            yield Judged(known.question, f"{sign.sign}. {sign.then}")


def _join(choices: Iterable[ChoiceView]) -> str:
    return wording.join([wording.join([one.name, one.note], ". ") for one in choices], "; ")
