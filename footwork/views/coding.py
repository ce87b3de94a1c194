"""An own routine as one short text for an address, as `practice/player/code.js` reads it.

People have sent such addresses, and papers carry them as codes: the form never changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from footwork.model import Dose, Exercise, Guide, RoutineStep
from footwork.views import wording

_VERSION = "1"
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST_CODED = 100
"""Characters that a name may take in an address."""


def create_code(text: str, length: int = 4) -> str:
    """Return a few letters or digits that stand for a movement's id, or check a text.

    They are made from the text alone (FNV-1a, 32 bits), so that a routine sent as a link means
    the same for ever, whatever the order and the number of the movements.
    """
    digest = 0x811C9DC5
    # As a script counts letters: by their UTF-16 units.
    units = text.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        digest = (digest ^ (low | high << 8)) * 0x01000193 & 0xFFFFFFFF
    code = ""
    for _ in range(length):
        digest, place = divmod(digest, len(_LETTERS))
        code = _LETTERS[place] + code
    return code


def create_query(guide: Guide, name: str, steps: Sequence[RoutineStep]) -> str | None:
    """Return the query that opens just these steps in the player: `name=…&r=…`.

    None where one of them is done in a way that the guide has no words for, or that no drawing
    shows: the player would show another one.
    """
    coded = [_create_step(guide, step) for step in steps]
    if None in coded:
        return None
    text = _VERSION + ".".join(filter(None, coded))
    while len(_encode({"": name})) > _LONGEST_CODED:
        name = name[:-1]
    # Last, so that no chat that cuts an address at its end can cut the name's routine off.
    return _encode({"name": name.strip(), "r": f"{text}.{create_code(text)}"})


def _encode(values: dict[str, str]) -> str:
    """Return a query as a browser's URLSearchParams writes it."""
    return urlencode(values, safe="*").replace("~", "%7E")


def _create_step(guide: Guide, step: RoutineStep) -> str | None:
    dose = guide.step_dose(step)
    words = _find_words(guide, step, dose)
    return None if words is None else _create_dose(create_code(step.do), dose, words)


def _create_dose(code: str, dose: Dose, words: str) -> str:
    counts = (("r", dose.reps), ("s", dose.seconds), ("m", dose.meters))
    count = next(f"{unit}{value}" for unit, value in counts if value)
    tempo = ""
    if dose.tempo:
        parts = (dose.tempo.lift, dose.tempo.hold, dose.tempo.lower)
        tempo = "t" + "-".join(str(round(2 * part)) for part in parts)
    rest = f"p{dose.rest}" if dose.rest else ""
    sides = ("b" if dose.per_side else "") + ("w" if dose.each_way else "")
    return f"{code}{dose.sets}{count}{tempo}{rest}{sides}{words and f'v{create_code(words, 3)}'}"


def _find_words(guide: Guide, step: RoutineStep, dose: Dose) -> str | None:
    """Return the words of a step's version; empty for a plain dose, None where the guide has none.

    A note of one's own that only adds to a plain dose stays on the paper.
    """
    exercise = guide.exercise_by_id[step.do]
    frames = tuple(guide.step_frames(step))
    told = wording.join([dose.note or "", step.note or ""], " ")
    known = list(_list_versions(guide, exercise))
    for words, shown in known:
        if shown == frames and words and words == told:
            return words
    for words, shown in known:
        if shown == frames and words and words == (dose.note or ""):
            return words
    own = (rung for rung in exercise.easier if rung.movement is None)
    for rung in own:
        if step.shows and step.shows == rung.shows:
            return rung.name
    plain = dose.note is None and frames == tuple(exercise.figure.frames())
    return "" if plain else None


def _list_versions(guide: Guide, exercise: Exercise) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words of each way to do a movement that has no name, and what shows it.

    The player takes the first of those with the same words.
    """
    seen = set()
    doses: list[tuple[Dose, str | None, tuple[str, ...]]] = [
        (dose, None, tuple(exercise.frames(dose)))
        for dose in (exercise.dose.start, exercise.dose.target)
    ]
    lists = [it.steps for it in (*guide.routines, *guide.plan.phase_by_id.values())]
    doses += [
        (guide.step_dose(step), step.note, tuple(guide.step_frames(step)))
        for steps in lists
        for step in steps
        if step.do == exercise.id
    ]
    for dose, note, frames in doses:
        words = wording.join([dose.note or "", note or ""], " ")
        if words not in seen:
            seen.add(words)
            yield words, frames
