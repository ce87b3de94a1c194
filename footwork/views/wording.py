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
    MorningZone,
    PainZone,
    Place,
    Position,
    Safety,
    Side,
    SourceKind,
    Strength,
    Tempo,
)

_METERS_PER_FOOT = 0.3048
"""The international foot, exactly: Federal Register 24 FR 5348, 1959."""

_LONG_WORD = re.compile(r"[^\W\d_]{17,}")
_BREAK_EVERY = 9
"""A word longer than 16 letters may be broken after so many."""

KIND = {Kind.STRENGTH: "Strength", Kind.BALANCE: "Balance", Kind.MOBILITY: "Mobility"}

POSITION = {
    Position.STANDING: "Standing",
    Position.SEATED: "Seated",
    Position.WALKING: "Walking",
}

EQUIPMENT = {
    Equipment.WALL: "a wall or counter",
    Equipment.CHAIR: "a steady chair",
    Equipment.STEP: "a low step",
    Equipment.TOWEL: "a hand towel",
    Equipment.CLEAR_FLOOR: "a clear, dry floor",
    Equipment.CUSHION: "a cushion",
    Equipment.BAND: "an exercise band",
    Equipment.WEIGHT: "a light weight",
    Equipment.BACKPACK: "a backpack",
}

STRENGTH = {
    Strength.A: ("Strong", "Several good trials agree."),
    Strength.B: ("Fair", "One decent trial, or trials that differ."),
    Strength.C: ("Early", "Small studies, or no comparison group."),
    Strength.D: ("Indirect", "How the body works. Not tested as training."),
    Strength.HARM: ("Did harm in a trial", "Tested. More people were hurt than without it."),
    Strength.NO_EFFECT: ("No effect found", "Tested. It made no clear difference."),
    Strength.NOT_TESTED: ("Not tested", "No trial has looked."),
    Strength.JUDGMENT: ("Coach’s judgment", "Reasoned, not measured."),
}

SOURCE_KIND = {
    SourceKind.TRIAL: "Trial",
    SourceKind.REVIEW: "Review",
    SourceKind.STUDY: "Study",
    SourceKind.GUIDELINE: "Guideline",
    SourceKind.LEAFLET: "Leaflet",
    SourceKind.BOOK: "Book",
}

EXTENT = {
    Extent.PAGE: "its page was read",
    Extent.ABSTRACT: "its abstract was read",
    Extent.SUMMARY: "only a summary by others was read",
}

MOVE_ON, TRY_IT = "Move on when", "Try it when"
"""What the `when` of an easier and of a harder version is the sign for."""

PLACE = {Place.LEG: "in the leg", Place.FOOT: "in the foot"}


def number(value: float) -> str:
    """Return a number without a needless `.0`."""
    return f"{value:g}"


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds: `9:44`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def whole_minutes(seconds: int) -> int:
    """Return seconds as whole minutes, rounded up so that nobody runs late; at least one."""
    return max(1, -(-seconds // 60))


def minutes(seconds: int) -> str:
    """Return seconds as whole minutes in words, rounded up: `10 minutes`."""
    whole = whole_minutes(seconds)
    return f"{whole} minute{'' if whole == 1 else 's'}"


def feet(meters: int) -> int:
    """Return meters as feet, rounded to what a reader can pace out: fives, below 20 ft ones."""
    exact = meters / _METERS_PER_FOOT
    step = 5 if exact >= 20 else 1
    return step * int(exact / step + 0.5)


def dose_count(dose: Dose) -> tuple[str, str]:
    """Return the length of a set and its unit: `12` and none, `20` and `s`, `50` and `ft (15 m)`.

    A distance is told in feet too: beside seconds, a bare `m` reads as minutes.
    """
    if dose.reps is not None:
        return str(dose.reps), ""
    if dose.seconds is not None:
        return str(dose.seconds), "s"
    return str(feet(dose.meters or 0)), f"ft ({dose.meters} m)"


def dose_amount(dose: Dose) -> str:
    """Return sets and their length: `2 × 12`, `2 × 20 s`, `2 × 50 ft (15 m)`, `8` for one set."""
    once = join(dose_count(dose), " ")
    return once if dose.sets == 1 else f"{dose.sets} × {once}"


def dose_unit(dose: Dose) -> str:
    """Return what is counted: `sets × reps`, `sets × seconds`, `sets × distance`, `reps`."""
    once = "reps" if dose.reps else "seconds" if dose.seconds else "distance"
    return once if dose.sets == 1 else f"sets × {once}"


def dose_sides(dose: Dose, side: Side) -> str:
    """Return `each leg`, `each way, each foot`, or nothing."""
    parts = ["each way"] if dose.each_way else []
    if dose.per_side:
        parts.append(f"each {side.value}")
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
    return f"rest {dose.rest} s" if dose.rest and dose.sets > 1 else ""


def dose_sentence(dose: Dose, exercise: Exercise) -> str:
    """Return a whole dose in words, as for a reader of the page's text alone."""
    if dose.reps is not None:
        once = f"{dose.reps} repetition{'' if dose.reps == 1 else 's'}"
    elif dose.seconds is not None:
        once = f"{dose.seconds} second{'' if dose.seconds == 1 else 's'}"
    else:
        far = feet(dose.meters or 0)
        meters = f"{dose.meters} meter{'' if dose.meters == 1 else 's'}"
        once = f"{far} {'foot' if far == 1 else 'feet'} ({meters})"
    sets = once if dose.sets == 1 else f"{dose.sets} sets of {once}"
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
    return ", ".join(f"{name.lower()} {number(seconds)} s" for name, seconds in parts)


def equipment(items: Iterable[Equipment]) -> str:
    """Return what is needed as one phrase, `Nothing` where nothing is."""
    return sentence_case(join([EQUIPMENT[item] for item in items], ", ")) or "Nothing"


def list_equipment(items: Iterable[Equipment]) -> str:
    """Return what is needed within a sentence: `a wall or counter, a steady chair and a towel`."""
    *most, last = [EQUIPMENT[item] for item in items] or ["nothing else"]
    return join([", ".join(most), last], " and ")


def pain_line(safety: Safety) -> str:
    """Return both pain rules in a line, by the names of their zones.

    It is what stands beside a movement; the safety page has what to do in each zone.
    """
    during, after = _name_zones(safety.pain.zones), _name_zones(safety.morning.zones)
    return f"Pain from 0 to 10: {during}. Next morning: {after}."


def morning_line(safety: Safety) -> str:
    """Return the rule for the morning after in a line, by the names of its zones."""
    return f"Pain next morning: {_name_zones(safety.morning.zones)}."


def _name_zones(zones: Iterable[PainZone | MorningZone]) -> str:
    """Return what to do in each zone: `0 to 2, carry on; 3 to 10, stop`."""
    return "; ".join(f"{zone.low} to {zone.high}, {inner_case(zone.name)}" for zone in zones)


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
    return f"{exercise.name}. Start: {figure.start} End: {figure.end} Begin with {amount}."


def describe_routine_preview(name: str, exercises: Iterable[str]) -> str:
    """Return what the preview picture of a routine shows: the names of its movements."""
    return f"{name}. Drawings of {', '.join(dict.fromkeys(exercises))}."
