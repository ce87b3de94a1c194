"""What a reviewer of the tests of the feet reads: how each is done, and what a number is worth."""

from __future__ import annotations

from collections.abc import Iterator

from footwork.model import Guide, Measure
from footwork.model.review import MEASURES
from footwork.views.measures import TITLE, UNIT, MeasureView, tell_measures, tell_weeks
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names
from footwork.views.movement_reading import read_movement
from footwork.views.readings import (
    Claimed,
    Judged,
    Reading,
    Surface,
    Text,
    create_reading,
    list_not_today,
    list_sourced,
    tell_grounds,
)

_PAGE = (Surface.PAGE,)
_TOLD = (Surface.PAGE, Surface.SHEET)


def read_measures(guide: Guide) -> Reading:
    """Return all that a reviewer of the tests of the feet reads."""
    told = tell_measures(guide).tests
    parts = [
        (_("Before any of them"), _list_before(guide)),
        *((test.measure.name, _list_test(guide, test)) for test in told),
    ]
    tests = guide.measures.tests
    claims = [claim for test in tests for claim in _list_claims(guide, test)]
    judgments = [one for test in told for one in _judge(test)]
    return create_reading(MEASURES, TITLE, parts, claims, judgments, ())


def _list_before(guide: Guide) -> Iterator[Text]:
    known = guide.measures
    yield Text("rough", TITLE, known.rough, _TOLD)
    for week in tell_weeks(guide):
        yield Text("week", _("When"), week, _TOLD)
    for warning in known.warnings:
        yield Text("warning", _("Know this first"), warning, _TOLD)
    yield from list_not_today(TITLE, known.not_today, _TOLD)


def _list_test(guide: Guide, test: MeasureView) -> Iterator[Text]:
    known = test.measure
    yield Text("test", _("Name"), known.name, _TOLD)
    yield Text("summary", _("Summary"), known.summary, _TOLD)
    for need in known.needs:
        yield Text("need", _("You need"), need, _TOLD)
    for place, step in enumerate(known.steps, 1):
        what = _("Step %(number)s", number=place)
        yield Text("act", what, step.act, _TOLD)
        yield Text("how", what, step.how or "", _TOLD)
    yield Text("tries", _("How often"), test.tries, _TOLD)
    yield Text("unit", _("What is noted"), UNIT[known.unit], _PAGE)
    yield Text("ends", _("It ends when:"), known.ends, _TOLD)
    for stop, sign in zip(known.stop, test.stop.signs, strict=True):
        if not stop.rule:
            yield Text("sign", test.stop.title, sign.sign, _TOLD)
            yield Text("then", test.stop.title, sign.then, _TOLD)
    quoted = list_names(stop.rule for stop in known.stop if stop.rule)
    yield Text("quotes", test.stop.title, quoted, _TOLD)
    yield Text("ask-first", _("Who should ask first"), known.ask_first, _TOLD)
    for norm in known.norms:
        yield Text("norm", _("What healthy people managed"), norm.who, _PAGE)
        yield Text("norm-value", norm.who, norm.value, _PAGE)
    if test.drawn and known.shows:
        on = _find_surfaces(guide, known.shows.movement, test.drawn.alt)
        yield Text("alt", _("What the drawing shows"), test.drawn.alt, on)
    yield Text("caveat", _("Caveat"), known.caveat, _PAGE)
    yield Text("change", _("How much may be chance"), known.change, _PAGE)


def _find_surfaces(guide: Guide, movement: str, alt: str) -> tuple[Surface, ...]:
    """Return where the words for a drawing of a movement are read: it is told there as well."""
    reading = read_movement(guide, guide.exercise_by_id[movement])
    texts = (text for _part, texts in reading.parts for text in texts)
    on = {Surface.PAGE, *(surface for text in texts if text.text == alt for surface in text.on)}
    return tuple(surface for surface in Surface if surface in on)


def _list_claims(guide: Guide, test: Measure) -> Iterator[Claimed]:
    yield Claimed(test.name, test.summary, test.change, tell_grounds(guide, test.sources))
    for norm in test.norms:
        words = f"{norm.who}: {norm.value}"
        yield Claimed(test.name, words, test.caveat, tell_grounds(guide, norm.sources))
    yield from list_sourced(guide, test.stop)


def _judge(test: MeasureView) -> Iterator[Judged]:
    known = test.measure
    for stop, sign in zip(known.stop, test.stop.signs, strict=True):
        if not stop.sources and not stop.rule:
            yield Judged(known.name, f"{sign.sign}. {sign.then}")
    yield Judged(f"{known.name}: {_('Who should ask first')}", known.ask_first)
