"""What a reviewer of the rules reads: what holds for every movement, routines and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from footwork.model import Guide
from footwork.model.review import RULES
from footwork.views import timing, wording
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names, ngettext
from footwork.views.pain import MorningScale, PainScale, tell_morning, tell_pain
from footwork.views.readings import (
    Claimed,
    Judged,
    Reading,
    Surface,
    Text,
    create_reading,
    list_not_today,
    list_sourced,
    tell_basis,
    tell_grounds,
)
from footwork.views.stops import tell_general_stops

_P, _C, _H, _S, _L, _E, _J = Surface


def read_rules(guide: Guide) -> Reading:
    """Return all that a reviewer of the rules reads."""
    safety = guide.safety
    pain, morning = tell_pain(safety), tell_morning(safety)
    parts = (
        (_("Disclaimers"), _list_disclaimers(guide)),
        (pain.title, _list_pain(guide, pain)),
        (morning.title, _list_morning(guide, morning)),
        (_("Ask first, or stop"), _list_situations(guide)),
        (_("Set up well"), _list_setup(guide)),
        (_("Routines"), _list_routines(guide)),
        (_("The plan"), _list_plan(guide)),
        (_("What the marks mean"), _list_marks()),
    )
    claims, judgments = _list_rule_claims(guide), _judge_rules(guide)
    return create_reading(RULES, _("The rules"), parts, claims, judgments, ())


def _list_disclaimers(guide: Guide) -> Iterator[Text]:
    safety = guide.safety
    short = (_P, _C, _H, _S, _L, _E, _J)
    yield Text("disclaimer", _("In full"), safety.disclaimer, (_P, _J))
    yield Text("disclaimer-short", _("In short"), safety.disclaimer_short, short)


def _list_pain(guide: Guide, pain: PainScale) -> Iterator[Text]:
    for zone in pain.zones:
        yield Text("zone", zone.span, zone.name, (_P, _C, _H, _S, _E, _J))
        yield Text("zone-text", zone.span, zone.text, (_P, _C, _H, _S, _J))
    rule = guide.safety.pain
    yield Text("limit", _("Where the limit is zero"), rule.limit, (_P, _C, _H, _S, _L, _J))
    yield Text("aim", _("In a sentence"), rule.aim, (*_find_warned(guide, rule.aim), _J))
    sign, then = rule.too_much.when, rule.too_much.then
    on = (*_find_quoted(guide, "pain"), _J)
    yield Text("sign", _("As a sign to stop at"), sign, on)
    yield Text("then", _("As a sign to stop at"), then, on)
    yield Text("line", _("Both rules in a line"), pain.line, (_P, _C, _L, _E))


def _list_morning(guide: Guide, morning: MorningScale) -> Iterator[Text]:
    yield Text("ask", _("Ask first"), morning.ask, (_P, _C, _S, _J))
    for zone in morning.zones:
        yield Text("zone", zone.span, zone.name, (_P, _C, _H, _S, _E, _J))
        yield Text("zone-text", zone.span, zone.text, (_P, _C, _S, _L, _J))
    yield Text("signs", _("What no number tells"), morning.signs.when, (_P, _L))
    yield Text("signs-then", morning.signs.when, morning.signs.then, (_P, _L))
    yield Text("line", _("In a line"), morning.line, (_H,))
    yield Text("days", _("Days of training"), guide.days, (_P, _C))


def _list_situations(guide: Guide) -> Iterator[Text]:
    for one in guide.safety.situations:
        place = _("%(rule)s, urgent", rule=one.id) if one.urgent else one.id
        on = (_P, *_find_quoted(guide, one.id), _J)
        yield Text("when", place, one.when, on)
        yield Text("then", place, one.then, on)
        yield Text("more", place, one.more or "", (_P, _J))


def _find_quoted(guide: Guide, rule: str) -> Iterator[Surface]:
    """Yield where a rule is read as a sign to stop at, or as one to leave a session out."""
    for exercise in guide.exercises:
        if exercise.stop[0].rule == rule:
            yield _H
        if any(stop.rule == rule for stop in exercise.stop):
            yield from (_P, _C, _S, _L, _E)
    if any(stop.rule == rule for routine in guide.routines for stop in routine.not_today):
        yield from (_P, _S, _L, _E)
    if any(stop.rule == rule for stop in guide.plan.not_today):
        yield from (_P, _S, _L)


def _find_warned(guide: Guide, sentence: str) -> Iterator[Surface]:
    """Yield where a sentence is read as a warning."""
    if any(sentence in routine.warnings for routine in guide.routines):
        yield from (_P, _S, _L, _E)
    if sentence in guide.plan.warnings:
        yield from (_P, _S, _L)


def _list_setup(guide: Guide) -> Iterator[Text]:
    for one in guide.safety.setup:
        yield Text("act", one.id, one.act, (_P, _J))
        yield Text("how", one.id, one.how, (_P, *_find_warned(guide, one.how), _J))
        yield Text("more", one.id, one.more or "", (_P, _J))
        if one.avoid:
            on = (*_find_quoted(guide, one.id), _J)
            yield Text("sign", one.id, one.avoid.when, on)
            yield Text("then", one.id, one.avoid.then, on)


def _list_routines(guide: Guide) -> Iterator[Text]:
    travels = (_P, _S, _L, _E, _J)
    for routine in guide.routines:
        place = routine.name
        yield Text("summary", place, routine.summary, (_P, _J))
        yield Text("when", place, routine.when, (_P, _S, _E, _J))
        names = [guide.exercise_by_id[step.do].name for step in routine.steps]
        yield Text("order", _("%(name)s: its order", name=place), list_names(names), (_P,))
        yield from list_not_today(place, routine.not_today, travels)
        for note in routine.notes:
            yield Text("note", _("%(name)s: a note", name=place), note, (_P, _S, _J))
        yield Text("basis", _("%(name)s: why so", name=place), routine.basis.text, (_P, _J))
    warned: dict[str, list[str]] = {}
    for routine in guide.routines:
        for warning in routine.warnings:
            warned.setdefault(warning, []).append(routine.name)
    for warning, names in warned.items():
        place = _("%(name)s: know this first", name=list_names(names))
        yield Text("warning", place, warning, travels)
    general = tell_general_stops()
    for sign in general.signs:
        yield Text("sign", general.title, f"{sign.sign}. {sign.then}", (_L,))
    yield Text("changes", _("Time"), timing.tell_changes(), (_P,))


def _list_plan(guide: Guide) -> Iterator[Text]:
    plan = guide.plan
    yield Text("summary", plan.name, plan.summary, (_P, _S, _J))
    for phase in plan.phase_by_id.values():
        yield Text("aim", phase.name, phase.aim, (_P, _J))
        often = ngettext("%(count)s session a week", "%(count)s sessions a week", phase.sessions)
        yield Text("sessions", phase.name, often, (_P,))
    for warning in plan.warnings:
        yield Text("warning", _("Know this first"), warning, (_P, _S, _L, _J))
    yield from list_not_today(plan.name, plan.not_today, (_P, _S, _L, _J))
    for rule in plan.rules:
        yield Text("rule", _("On the way"), rule.when, (_P, _S, _J))
        player = (_L,) if rule.race else ()  # which tells of a race before a start
        yield Text("rule-then", rule.when, rule.then, (_P, _S, *player, _J))
    yield Text("basis", _("Why so"), plan.basis.text, (_P, _J))


def _list_marks() -> Iterator[Text]:
    for strength, (name, means) in wording.STRENGTH.items():
        yield Text("mark", strength.value, name, (_P,))
        yield Text("mark-means", name, means, (_P,))


def _list_rule_claims(guide: Guide) -> Iterator[Claimed]:
    safety = guide.safety
    yield tell_basis(guide, tell_pain(safety).title, safety.pain.basis)
    yield tell_basis(guide, tell_morning(safety).title, safety.morning.basis)
    for one in safety.situations:
        if one.sources:
            yield Claimed(one.id, f"{one.when}. {one.then}", "", tell_grounds(guide, one.sources))
    for tip in safety.setup:
        if tip.sources:
            yield Claimed(tip.id, f"{tip.act} {tip.how}", "", tell_grounds(guide, tip.sources))
    for routine in guide.routines:
        yield tell_basis(guide, routine.name, routine.basis)
        yield from list_sourced(guide, routine.not_today)
    yield tell_basis(guide, guide.plan.name, guide.plan.basis)
    yield from list_sourced(guide, guide.plan.not_today)


def _judge_rules(guide: Guide) -> Iterator[Judged]:
    safety = guide.safety
    yield Judged(tell_pain(safety).title, safety.pain.basis.text)
    yield Judged(tell_morning(safety).title, safety.morning.basis.text)
    for one in safety.situations:
        if not one.sources:
            yield Judged(one.id, f"{one.when}. {one.then}")
    for tip in safety.setup:
        if not tip.sources:
            yield Judged(tip.id, f"{tip.act} {tip.how}")
    for routine in guide.routines:
        yield Judged(routine.name, routine.basis.text)
    yield Judged(guide.plan.name, guide.plan.basis.text)
    for rule in guide.plan.rules:
        yield Judged(rule.when, rule.then)
