"""Numbers and terms of the guide in words, the same on every surface."""

from __future__ import annotations

import re
from collections.abc import Iterable

from footwork.model import (
    Dose,
    Equipment,
    Exercise,
    Extent,
    Kind,
    Place,
    Position,
    Side,
    SourceKind,
    Strength,
    Tempo,
    grades,
)
from footwork.views.messages import gettext as _
from footwork.views.messages import list_all, list_any, measure, ngettext, number

METERS_PER_FOOT = 0.3048
"""The international foot, exactly: Federal Register 24 FR 5348, 1959."""

_LONG_WORD = re.compile(r"[^\W\d_]{17,}")
_BREAK_EVERY = 9
"""A word longer than 16 letters may be broken after so many."""

KIND = {Kind.STRENGTH: _("Strength"), Kind.BALANCE: _("Balance"), Kind.MOBILITY: _("Mobility")}

POSITION = {
    Position.STANDING: _("Standing"),
    Position.SEATED: _("Seated"),
    Position.WALKING: _("Walking"),
}

DRAWING = {"start": _("Start"), "end": _("End")}
"""What the drawings of a movement show that are shown side by side."""

EQUIPMENT = {
    Equipment.WALL: _("a wall or counter"),
    Equipment.CHAIR: _("a steady chair"),
    Equipment.STEP: _("a low step"),
    Equipment.TOWEL: _("a hand towel"),
    Equipment.CLEAR_FLOOR: _("a clear, dry floor"),
    Equipment.CUSHION: _("a cushion"),
    Equipment.BAND: _("an exercise band"),
    Equipment.WEIGHT: _("a light weight"),
    Equipment.BACKPACK: _("a backpack"),
}

STRENGTH = {
    Strength.A: (
        _("Strong"),
        _(
            "Two or more trials or reviews agree, and one has %(people)s people or more.",
            people=number(grades.STRONG),
        ),
    ),
    Strength.B: (
        _("Fair"),
        _("A trial or review of %(people)s people or more.", people=number(grades.FAIR)),
    ),
    Strength.C: (
        _("Early"),
        _("Fewer than %(people)s people, or no comparison group.", people=number(grades.FAIR)),
    ),
    Strength.D: (_("Indirect"), _("How the body works. Not tested as training.")),
    Strength.MIXED: (_("Trials differ"), _("Two or more trials, and they do not agree.")),
    Strength.RISK: (
        _("Risk factor"),
        _("Seen over time: people were followed to see who got hurt. No training was tested."),
    ),
    Strength.HARM: (_("Did harm in a trial"), _("Tested. More people were hurt than without it.")),
    Strength.NO_EFFECT: (
        _("No effect found"),
        _(
            "Tested in %(people)s people or more. It made no clear difference.",
            people=number(grades.CLEAR),
        ),
    ),
    Strength.TOO_SMALL: (
        _("Too small to tell"),
        _(
            "No difference seen, in fewer than %(people)s people. A real one may have been missed.",
            people=number(grades.CLEAR),
        ),
    ),
    Strength.NOT_TESTED: (_("Not tested"), _("No trial has looked.")),
    Strength.JUDGMENT: (_("Coach’s judgment"), _("Reasoned, not measured.")),
}

SOURCE_KIND = {
    SourceKind.TRIAL: _("Trial"),
    SourceKind.REVIEW: _("Review"),
    SourceKind.STUDY: _("Study"),
    SourceKind.GUIDELINE: _("Guideline"),
    SourceKind.LEAFLET: _("Leaflet"),
    SourceKind.BOOK: _("Book"),
}

SOURCE_GROUP = {
    SourceKind.GUIDELINE: _("Guidelines"),
    SourceKind.REVIEW: _("Reviews of many studies"),
    SourceKind.TRIAL: _("Trials"),
    SourceKind.STUDY: _("Other studies"),
    SourceKind.BOOK: _("Books"),
    SourceKind.LEAFLET: _("Leaflets"),
}
"""Sources of a kind, in the order in which they are listed: what weighs most comes first."""

EXTENT = {
    Extent.PAGE: _("its page was read"),
    Extent.ABSTRACT: _("its abstract was read"),
    Extent.SUMMARY: _("only a summary by others was read"),
}

EACH_SIDE = {Side.LEG: _("each leg"), Side.FOOT: _("each foot")}

PLACE = {Place.LEG: _("in the leg"), Place.FOOT: _("in the foot")}

COUNT = (
    _("one"),
    _("two"),
    _("three"),
    _("four"),
    _("five"),
    _("six"),
    _("seven"),
    _("eight"),
    _("nine"),
    _("ten"),
    _("eleven"),
    _("twelve"),
    _("thirteen"),
    _("fourteen"),
    _("fifteen"),
    _("sixteen"),
    _("seventeen"),
    _("eighteen"),
    _("nineteen"),
    _("twenty"),
)
"""Numbers as they are spelled out in a sentence, from one on."""


def count_word(count: int) -> str:
    """Return a number as it stands in a sentence: `eight`, from twenty-one on `21`."""
    return COUNT[count - 1] if 1 <= count <= len(COUNT) else number(count)


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds: `9:44`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, none of which has a period within it."""
    return re.split(r"(?<=[.!?]) +", text)


def whole_minutes(seconds: int) -> int:
    """Return seconds as whole minutes, rounded up so that nobody runs late; at least one."""
    return max(1, -(-seconds // 60))


def minutes(seconds: int) -> str:
    """Return seconds as whole minutes in words, rounded up: `10 minutes`."""
    return measure(whole_minutes(seconds), "minute")


def feet(meters: int) -> int:
    """Return meters as feet, rounded to what a reader can pace out: fives, below 20 ft ones."""
    exact = meters / METERS_PER_FOOT
    step = 5 if exact >= 20 else 1
    return step * int(exact / step + 0.5)


def dose_count(dose: Dose) -> tuple[str, str]:
    """Return the length of a set and its unit: `12` and none, `20` and `s`, `50` and `ft (15 m)`.

    A distance is told in feet too: beside seconds, a bare `m` reads as minutes.
    """
    if dose.reps is not None:
        return number(dose.reps), ""
    if dose.seconds is not None:
        return number(dose.seconds), _("s")
    meters = dose.meters or 0
    return number(feet(meters)), _("ft (%(meters)s m)", meters=number(meters))


def dose_amount(dose: Dose) -> str:
    """Return sets and their length: `2 × 12`, `2 × 20 s`, `2 × 50 ft (15 m)`, `8` for one set."""
    once = join(dose_count(dose), " ")
    return once if dose.sets == 1 else _("%(sets)s × %(once)s", sets=number(dose.sets), once=once)


def dose_unit(dose: Dose) -> str:
    """Return what is counted: `sets × reps`, `sets × seconds`, `sets × distance`, `reps`."""
    once = _("reps") if dose.reps else _("seconds") if dose.seconds else _("distance")
    return once if dose.sets == 1 else _("sets × %(once)s", once=once)


def dose_sides(dose: Dose, side: Side) -> str:
    """Return `each leg`, `each way, each foot`, or nothing."""
    parts = [_("each way")] if dose.each_way else []
    if dose.per_side:
        parts.append(EACH_SIDE[side])
    return ", ".join(parts)


def dose_details(dose: Dose, exercise: Exercise) -> str:
    """Return all that stands behind the amount: sides and note."""
    return join([dose_sides(dose, exercise.sides), dose.note or ""], ", ")


def pace(dose: Dose, exercise: Exercise) -> str:
    """Return tempo and rest as a sentence: `Rise 2 s, lower 2 s, rest 60 s.`, or nothing."""
    words = join([tempo_words(dose, exercise), rest_words(dose)], ", ")
    return sentence_case(words) + "." if words else ""


def rest_words(dose: Dose) -> str:
    """Return the rest between sets: `rest 60 s`; nothing where there is none."""
    return _("rest %(rest)s s", rest=number(dose.rest)) if dose.rest and dose.sets > 1 else ""


def rest_between(dose: Dose) -> str:
    """Return what is between two sets: `60 s`, `change sides`, or `none`."""
    if dose.rest:
        return _("%(seconds)s s", seconds=number(dose.rest))
    return _("change sides") if dose.per_side else _("none")


def dose_sentence(dose: Dose, exercise: Exercise) -> str:
    """Return a whole dose in words, as for a reader of the page's text alone."""
    if dose.reps is not None:
        once = ngettext("%(count)s repetition", "%(count)s repetitions", dose.reps)
    elif dose.seconds is not None:
        once = measure(dose.seconds, "second")
    else:
        meters = dose.meters or 0
        far = measure(feet(meters), "foot")
        once = _("%(feet)s (%(meters)s)", feet=far, meters=measure(meters, "meter"))
    sets = once
    if dose.sets > 1:
        sets = ngettext(
            "%(count)s set of %(once)s", "%(count)s sets of %(once)s", dose.sets, once=once
        )
    parts = [sets, dose_details(dose, exercise), tempo_words(dose, exercise), rest_words(dose)]
    return join(parts, ", ")


def tempo_parts(tempo: Tempo, exercise: Exercise) -> list[tuple[str, float]]:
    """Return the named parts of a repetition with their seconds, in order."""
    phases = exercise.phases
    named = (
        (phases and phases.lift, tempo.lift),
        (phases and phases.hold, tempo.hold),
        (phases and phases.lower, tempo.lower),
    )
    return [(name or "", seconds) for name, seconds in named if seconds]


def tempo_words(dose: Dose, exercise: Exercise) -> str:
    """Return the tempo: `rise 2 s, hold 1 s, lower 2 s`; nothing for a hold or a walk."""
    if dose.tempo is None:
        return ""
    parts = tempo_parts(dose.tempo, exercise)
    return ", ".join(
        _("%(part)s %(seconds)s s", part=inner_case(name), seconds=number(seconds))
        for name, seconds in parts
    )


def positions(items: Iterable[Position]) -> str:
    """Return the positions that a movement can be done in: `Standing or seated`."""
    return sentence_case(list_any([inner_case(POSITION[item]) for item in items]))


def equipment(items: Iterable[Equipment]) -> str:
    """Return what is needed as one phrase, `Nothing` where nothing is."""
    return sentence_case(join([EQUIPMENT[item] for item in items], ", ")) or _("Nothing")


def list_equipment(items: Iterable[Equipment]) -> str:
    """Return what is needed within a sentence: `a wall or counter, a chair, and a hand towel`."""
    return list_all([EQUIPMENT[item] for item in items] or [_("nothing else")])


def join(parts: Iterable[str], between: str) -> str:
    """Join the parts that are not empty."""
    return between.join(part for part in parts if part)


def sentence_case(text: str) -> str:
    """Return text with its first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def inner_case(text: str) -> str:
    """Return text as it stands within a sentence: with a small first letter, the rest untouched."""
    return text[:1].lower() + text[1:]


def breakable(text: str) -> str:
    """Return text whose very long words can be broken; the marks are seen only at a break."""

    def mark(match: re.Match[str]) -> str:
        word = match[0]
        pieces = [word[at : at + _BREAK_EVERY] for at in range(0, len(word), _BREAK_EVERY)]
        if len(pieces[-1]) < 4:
            pieces[-2:] = [pieces[-2] + pieces[-1]]
        return "\u00ad".join(pieces)

    return _LONG_WORD.sub(mark, text)


def describe_preview(exercise: Exercise) -> str:
    """Return what the preview picture of a movement shows, for a reader who cannot see it."""
    dose = exercise.dose.start
    amount = join([dose_amount(dose), dose_details(dose, exercise)], " ")
    figure = exercise.figure  # both are shown, and the words for the end go on from the start
    return _(
        "%(name)s. Start: %(start)s End: %(end)s Begin with %(amount)s.",
        name=exercise.name,
        start=figure.start,
        end=figure.end,
        amount=amount,
    )


def describe_routine_preview(name: str, exercises: Iterable[str]) -> str:
    """Return what the preview picture of a routine shows: the names of its movements."""
    movements = ", ".join(dict.fromkeys(exercises))
    return _("%(name)s. Drawings of %(movements)s.", name=name, movements=movements)
