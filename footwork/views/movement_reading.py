"""What a reviewer of a movement reads: all that any surface says of it."""

from __future__ import annotations

from collections.abc import Iterator

from footwork.model import Dose, Exercise, Guide, Strength
from footwork.views import wording
from footwork.views.doses import DoseView, tell_dose
from footwork.views.messages import gettext as _
from footwork.views.messages import list_names
from footwork.views.movements import Version, tell_movement
from footwork.views.readings import (
    EVERYWHERE,
    Claimed,
    Judged,
    Reading,
    Surface,
    Text,
    create_reading,
    list_sourced,
    tell_basis,
    tell_claim,
    tell_grounds,
)
from footwork.views.sessions import tell_steps

_P, _C, _H, _S, _L, _E, _J = Surface


def read_movement(guide: Guide, exercise: Exercise) -> Reading:
    """Return all that a reviewer of a movement reads."""
    parts = (
        (_("What it is"), _list_about(guide, exercise)),
        (_("How to do it"), _list_steps(exercise)),
        (_("How much"), _list_doses(guide, exercise)),
        (_("Easier and harder"), _list_versions(guide, exercise)),
        (_("When to stop, and who should ask first"), _list_stops(guide, exercise)),
        (_("What the drawings show"), _list_drawings(guide, exercise)),
    )
    return create_reading(
        exercise.id,
        exercise.name,
        parts,
        _list_claims(guide, exercise),
        _judge_exercise(guide, exercise),
        ((one.drawing, one.part, one.angles) for one in guide.poses.get(exercise.id, ())),
    )


def _list_about(guide: Guide, exercise: Exercise) -> Iterator[Text]:
    yield Text("name", _("Name"), exercise.name, EVERYWHERE)
    others = list_names(exercise.also_called)
    yield Text("also-called", _("Also called"), others, (_P,))
    yield Text("summary", _("Summary"), exercise.summary, (_P, _J))
    yield Text("line", _("In a few words"), exercise.line, (_P, _C, _L, _J))
    yield Text("kind", _("Kind"), wording.KIND[exercise.kind], (_P, _C))
    yield Text("position", _("Position"), wording.positions(exercise.position), (_P,))
    needs = wording.equipment(exercise.equipment.start)
    yield Text("needs", _("You need"), needs, (_P, _C))
    yield Text("feel", _("You should feel"), exercise.feel, (_P, _C, _J))
    muscles = [(name, True) for name in exercise.muscles.main]
    muscles += [(name, False) for name in exercise.muscles.helping]
    for name, main in muscles:
        muscle = guide.muscle_by_id[name]
        place = _("Works") if main else _("Helps")
        yield Text("main" if main else "helping", place, muscle.anatomical, (_P, _J))
        if main:
            yield Text("action", muscle.anatomical, muscle.action, (_P, _J))
    if exercise.benchmark:
        yield Text("benchmark", _("A rough check"), exercise.benchmark.result, (_P, _J))
        yield Text("benchmark-text", _("A rough check"), exercise.benchmark.text, (_P, _J))


def _list_steps(exercise: Exercise) -> Iterator[Text]:
    for place, step in enumerate(exercise.steps, 1):
        what = _("Step %(number)s", number=place)
        # The player shows where to begin, and no more of them.
        on = (_P, _C, *((_L,) if place == 1 else ()), _E, _J)
        yield Text("act", what, step.act, on)
        yield Text("how", what, step.how or "", on)
    for place, cue in enumerate(exercise.cues):
        sheet = (_H,) if place < 2 else ()
        yield Text("cue", _("Cue"), cue, (_P, _C, *sheet, _L, _J))
    for mistake in exercise.mistakes:
        yield Text("fault", _("Mistake"), mistake.fault, (_P, _L, _J))
        yield Text("fix", _("Its fix"), mistake.fix, (_P, _L, _J))


def _list_doses(guide: Guide, exercise: Exercise) -> Iterator[Text]:
    doses = exercise.dose
    uses = _gather_uses(guide, exercise)
    told: tuple[tuple[str, str, Dose, tuple[Surface, ...]], ...] = (
        ("start", _("To start"), doses.start, (_P, _C, _H, _L, _E, _J)),
        ("target", _("To reach"), doses.target, (_P, _C, _H, _L, _J)),
    )
    for part, place, dose, on in told:
        view = tell_dose(dose, exercise)
        _name, more = uses.pop(_amount(view), ("", ()))
        yield Text(f"{part}-dose", place, _amount(view), (*on, *more))
        yield Text(f"{part}-sentence", place, view.sentence, (_J,))
    yield Text("basis", _("Where it comes from"), doses.basis.text, (_P, _J))
    for words, (name, on) in uses.items():
        yield Text("use-dose", _("In %(name)s", name=name), words, on)


def _amount(dose: DoseView) -> str:
    told = wording.join([dose.amount, dose.details], ", ")
    return wording.join([told, dose.pace], ". ")


def _gather_uses(guide: Guide, exercise: Exercise) -> dict[str, tuple[str, tuple[Surface, ...]]]:
    """Return how routines and the plan ask for a movement: dose and note, each once.

    With them stand the name of the first that asks so, and where it is read.
    """
    travels: tuple[Surface, ...] = (_P, _S, _L, _E, _J)
    sessions = [(routine.name, routine.steps, travels) for routine in guide.routines]
    phases = guide.plan.phase_by_id.values()
    sessions += [
        (f"{guide.plan.name}: {phase.name}", phase.steps, (_P, _S, _L, _J)) for phase in phases
    ]
    uses: dict[str, tuple[str, tuple[Surface, ...]]] = {}
    for name, steps, on in sessions:
        for step in tell_steps(guide, steps):
            if step.exercise.id == exercise.id:
                words = wording.join([_amount(step.dose), step.note], " ")
                uses.setdefault(words, (name, on))
    return uses


def _list_versions(guide: Guide, exercise: Exercise) -> Iterator[Text]:
    movement = tell_movement(guide, exercise)
    choices = [choice for question in guide.questions for choice in question.do]
    asked = {choice.version for choice in choices if choice.movement == exercise.id}
    for version in (*movement.easier, *movement.harder):
        # An answer that leads to a version tells it whole, also on its sheet.
        yield from _list_version(version, (_S,) if version.name in asked else ())


def _list_version(version: Version, sheet: tuple[Surface, ...]) -> Iterator[Text]:
    place = f"{version.label}: {version.name}"
    yield Text("version", version.label, version.name, (_P, _C, *sheet, _L, _J))
    yield Text("version-how", place, version.how, (_P, _C, *sheet, _L, _J))
    if version.dose:
        yield Text("version-dose", place, _amount(version.dose), (_P, _C, _L, _J))
    yield Text("version-when", place, version.grow, (_P, _C, *sheet, _L, _J))


def _list_stops(guide: Guide, exercise: Exercise) -> Iterator[Text]:
    box = tell_movement(guide, exercise).stop
    for place, (stop, sign) in enumerate(zip(exercise.stop, box.signs, strict=True)):
        first = (_H,) if place == 0 else ()
        quoted = _("%(title)s (the rule %(rule)s)", title=box.title, rule=stop.rule)
        what = quoted if stop.rule else box.title
        yield Text("sign", what, sign.sign, (_P, _C, *first, _S, _L, _E, _J))
        yield Text("then", what, sign.then, (_P, _C, *first, _S, _L, _E, _J))
    on = (_P, _C, _S, _L, _E, _J)
    yield Text("ask-first", _("Who should ask first"), exercise.ask_first, on)


def _list_drawings(guide: Guide, exercise: Exercise) -> Iterator[Text]:
    figure = exercise.figure
    steps = [step for routine in guide.routines for step in routine.steps]
    shown = [guide.step_frames(step).values() for step in steps if step.do == exercise.id]
    drawn = {alt for alts in shown for alt in alts}

    told = tell_movement(guide, exercise)
    pairs = [mistake.frames.values() for mistake in told.mistakes if mistake.frames]
    rungs = [list(version.frames.values())[-1:] for version in (*told.easier, *told.harder)]
    # A card that has room shows one mistake, and where each version arrives.
    carded = {alt for alts in (*pairs[:1], *rungs) for alt in alts}

    def sheet(alt: str) -> tuple[Surface, ...]:
        return (_S,) if alt in drawn else ()

    def card(alt: str) -> tuple[Surface, ...]:
        return (_C,) if alt in carded else ()

    yield Text(
        "alt-start", _("Start"), figure.start, (_P, _C, _H, *sheet(figure.start), _L, _E, _J)
    )
    yield Text("alt-end", _("End"), figure.end, (_P, _C, _H, *sheet(figure.end), _L, _E, _J))
    yield Text("alt-motion", _("In motion"), figure.motion, (_P, _L, _E, _J))
    yield Text("figure-note", _("Note"), figure.note or "", (_P, _C))
    for mistake in exercise.mistakes:
        if mistake.shows:
            for alt in figure.pair_frames(mistake.shows).values():
                yield Text("alt", mistake.fault, alt, (_P, *card(alt), _L, _J))
    for other in figure.others.values():
        yield Text("caption", _("Another drawing"), other.caption, (_P, _L, _J))
        on = (_P, *card(other.alt), *sheet(other.alt), _L, _J)
        yield Text("alt", other.caption, other.alt, on)
        moving = _("%(version)s, in motion", version=other.caption)
        yield Text("alt-motion", moving, other.motion or "", (_P, _L, _J))


def _list_claims(guide: Guide, exercise: Exercise) -> Iterator[Claimed]:
    for claim in exercise.why:
        yield tell_claim(guide, claim)
    yield tell_basis(guide, _("The doses"), exercise.dose.basis)
    if exercise.benchmark:
        told = exercise.benchmark
        mark = _("A rough check")
        yield Claimed(mark, told.text, "", tell_grounds(guide, told.sources))
    yield from list_sourced(guide, exercise.stop)


def _judge_exercise(guide: Guide, exercise: Exercise) -> Iterator[Judged]:
    yield Judged(_("The doses"), exercise.dose.basis.text)
    for claim in exercise.why:
        if claim.strength is Strength.JUDGMENT:
            yield Judged(_("Why"), claim.text)
    movement = tell_movement(guide, exercise)
    for version in (*movement.easier, *movement.harder):
        words = wording.join([_amount(version.dose) if version.dose else "", version.grow], " ")
        yield Judged(f"{version.label}: {version.name}", words)
    for stop, sign in zip(exercise.stop, movement.stop.signs, strict=True):
        if not stop.sources and not stop.rule:
            yield Judged(_("A sign to stop at"), f"{sign.sign}. {sign.then}")
    yield Judged(_("Who should ask first"), exercise.ask_first)
