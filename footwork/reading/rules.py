"""The rules of this guide that compare values with each other.

A rule takes the trees (what was typed, with lines) and the parts (the same as typed
records; missing where a file did not pass its types) and reports into the trees. Rules that
need only ids and names work on what was typed, so that they speak even when another value
of the same file is wrong.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from footwork.model import (
    COUNTED,
    START,
    Dose,
    Exercise,
    Figure,
    Guide,
    MorningZone,
    PainZone,
    Plan,
    Question,
    Routine,
    Routines,
    Safety,
    explain_count,
)
from footwork.model.citing import list_citations
from footwork.model.review import SHARED_SCOPES, Review, is_digest_of
from footwork.reading.marks import check_marks
from footwork.reading.misspelled import find_nearest
from footwork.reading.quoting import UNKNOWN
from footwork.reading.yaml_tree import Place, Tree

_ROUTINE = "routine-"
_TAKEN = ("default", "index", "plan", *SHARED_SCOPES)
# Names of devices on Windows, which has no file of such a name, with any ending.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[1-9]")
_TYPED_ID = re.compile(r"[\s-]*id:\s+[\"']?([\w-]+)")

Trees = Mapping[str, Tree]
Parts = Mapping[str, Any]


def check(trees: Trees, parts: Parts) -> None:
    """Run every rule."""
    whole = not any(tree.findings for tree in trees.values())
    for name in ("exercises", "muscles", "sources", "questions"):
        _check_list(trees[name])
    _check_unique(trees["exercises"], (), "name")
    _check_unique(trees["questions"], (), "question")
    _check_other_names(trees["exercises"])
    _check_unique(trees["measures"], ("tests",), "id")
    _check_unique(trees["measures"], ("tests",), "name")
    _check_unique(trees["routines"], ("routines",), "id")
    _check_unique(trees["routines"], ("routines",), "name")
    _check_unique(trees["routines"], ("plan", "phases"), "name")
    _check_former_ids(trees["exercises"])
    _check_free_ids(trees)
    if exercises := parts.get("exercises"):
        for place, exercise in enumerate(exercises):
            _check_exercise(exercise, (place,), trees["exercises"])
            _check_pairs(exercise, (place,), trees["exercises"])
        # Where two have one id, nobody knows which of them a version leads to.
        if not has_repeated_ids(trees["exercises"]):
            _check_no_circle(exercises, trees["exercises"])
            _check_ladders(exercises, trees["exercises"])
            _check_drawn(exercises, trees["exercises"])
    if routines := parts.get("routines"):
        _check_plan(routines.plan, trees["routines"])
    if safety := parts.get("safety"):
        for name, switch in (("pain", "stop"), ("morning", "train")):
            zones = getattr(safety, name).zones
            _check_scale(name, zones, trees["safety"])
            _check_turn(name, zones, switch, trees["safety"])
        _check_morning_signs(safety, trees["safety"])
    if routines and safety and not trees["safety"].findings:
        _check_move_on(routines.plan, safety.morning.zones, trees["routines"])
    if parts.get("reviews"):
        _check_reviews(parts["reviews"], parts.get("exercises"), trees["reviews"])
    for tree in trees.values():
        _check_named_once(tree)
        _check_counted(tree)
    _check_answers(trees, parts)
    _check_compared(trees, parts)
    _check_shown_tests(trees, parts)
    check_marks(trees, parts)
    # What cannot be read, or is given twice, may be what uses something.
    if whole and exercises:
        _check_all_used(trees, parts)


def _check_morning_signs(safety: Safety, tree: Tree) -> None:
    """What the signs of the morning after may be is there, and says how soon it has to be seen."""
    known = {situation.id for situation in safety.situations}
    for index, name in enumerate(safety.morning.signs.rules):
        if name not in known:
            place = ("morning", "signs", "rules", index)
            tree.report(place, f"must be the id of a situation, not {name!r}")


def _check_list(tree: Tree) -> None:
    """A file of blocks holds at least one, and no two of one id."""
    if tree.value == []:
        tree.report((), "must hold a block at least, not be an empty list")
    _check_unique(tree, (), "id")


def list_ids(tree: Tree) -> frozenset[str] | None:
    """Return the ids of the blocks of a file, also of those with other faults.

    A block that slipped into another one, or into a text, counts too. None where an id cannot
    be read, since then nobody knows what is missing: the file is no list of blocks, or one of
    them says no id.
    """
    blocks = (isinstance(tree.value, list) and tree.value) or [None]
    if not all(isinstance(block, dict) and _is_text(block.get("id")) for block in blocks):
        return None
    typed = (_TYPED_ID.match(line) for line in tree.typed)
    return _read_ids(tree) | {found[1] for found in typed if found}


def has_repeated_ids(tree: Tree) -> bool:
    """Say whether two blocks of a file have the same id."""
    ids = [block["id"] for _, block in _blocks(tree, ()) if _is_text(block.get("id"))]
    return len(ids) != len(set(ids))


def list_drawings(tree: Tree) -> frozenset[str]:
    """Return what is drawn of movements beside start and end: `toe-curls-easier`.

    A movement whose figure has a fault, or slipped out of sight, may be meant to have any: it
    stands there by itself, with a hyphen at its end.
    """
    figures: dict[str, Any] = {}
    for place, block in _blocks(tree, ()):
        figure = block.get("figure")
        damaged = any(fault[:2] == (*place, "figure") for fault in tree.damaged)
        if _is_text(block.get("id")) and _is_figure(figure) and not damaged:
            figures[block["id"]] = figure
    return frozenset(
        f"{name}-{frame}"
        for name in list_ids(tree) or ()
        for frame in (figures[name].get("others", ()) if name in figures else ("",))
    )


def _read_ids(tree: Tree) -> frozenset[str]:
    return frozenset(block["id"] for _, block in _blocks(tree, ()) if _is_text(block.get("id")))


def _is_figure(value: object) -> bool:
    try:
        Figure.model_validate(value)
    except ValidationError:
        return False
    return True


def explain_reserved(name: str) -> str:
    """Return the rule that an id of a movement breaks because of the guide's own addresses."""
    if name.startswith(_ROUTINE):
        return f"must not begin with {_ROUTINE}, as the addresses of routines do, not {name!r}"
    if name in _TAKEN:
        return f"must not be {name!r}, which is an address of the guide"
    return explain_device(name)


def explain_device(name: str) -> str:
    """Return the rule that an id breaks where no page of its name can be kept on Windows."""
    if _DEVICE.fullmatch(name):
        return f"must not be {name!r}, which names a device on Windows and no file there"
    return ""


def explain_undrawn(movement: str, shows: str, drawings: Iterable[str]) -> tuple[str, str]:
    """Return the rule for a drawing that a movement has not, and how to mend it."""
    start = f"{movement}-"
    frames = [name.removeprefix(start) for name in drawings if name.startswith(start)]
    near = find_nearest(shows, frames)
    added = f"add {shows} to the others of the figure of {movement}, or take shows out"
    return (
        f"must be a drawing of {movement}, which has none that is '{shows}'",
        f"did you mean {near}?" if near else added,
    )


def _check_named_once(tree: Tree) -> None:
    """A list of words or ids names each once; other names and former ids have a rule of theirs."""
    waiting: list[tuple[Place, Any]] = [((), tree.value)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*place, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, index), inner) for index, inner in enumerate(value)]
            if place and place[-1] in ("also_called", "formerly"):
                continue
            for index, inner in enumerate(value):
                if _is_text(inner) and inner != UNKNOWN and inner in value[:index]:
                    tree.report((*place, index), f"must be named once, not {inner!r} again")


def _blocks(tree: Tree, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield the blocks of the list at a place, with their own places."""
    value = tree.value
    for key in place:
        value = value.get(key) if isinstance(value, dict) else None
    for index, block in enumerate(value if isinstance(value, list) else []):
        if isinstance(block, dict):
            yield (*place, index), block


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _check_unique(tree: Tree, place: Place, field: str) -> None:
    first: dict[str, tuple[Place, str]] = {}
    for block_place, block in _blocks(tree, place):
        value = block.get(field)
        if not isinstance(value, str):
            continue
        folded = value.casefold()
        if folded in first:
            place_before, before = first[folded]
            rule = f"must be used once, and line {tree.line(place_before)} has {before!r} already"
            tree.report((*block_place, field), rule, f"give each its own {field}")
        else:
            first[folded] = (*block_place, field), value


def _check_other_names(tree: Tree) -> None:
    """Another name of a movement is the name of no other one: a reader would land on the wrong."""
    names: dict[str, Place] = {}
    for place, block in _blocks(tree, ()):
        if _is_text(block.get("name")):
            names.setdefault(block["name"].casefold(), (*place, "name"))
    for place, block in _blocks(tree, ()):
        others = block.get("also_called")
        for index, name in enumerate(others if isinstance(others, list) else []):
            owner = names.get(name.casefold()) if _is_text(name) else None
            if owner and owner[:-1] != place:
                rule = f"must be no name of another movement, and line {tree.line(owner)} has it"
                tree.report((*place, "also_called", index), f"{rule}: {name!r}", "take it out")


def _check_former_ids(tree: Tree) -> None:
    """A former id leads to one place only, so it may be neither in use nor claimed twice."""
    current = _read_ids(tree)
    claimed: dict[str, Place] = {}
    for place, block in _blocks(tree, ()):
        former = block.get("formerly")
        for index, name in enumerate(former if isinstance(former, list) else []):
            here = (*place, "formerly", index)
            if not isinstance(name, str):
                continue
            if name in current:
                tree.report(here, f"must be an id that is no longer in use, not {name!r}")
            elif name in claimed:
                line = tree.line(claimed[name])
                tree.report(here, f"must be claimed once, and line {line} has {name!r} already")
            else:
                claimed[name] = here


def _check_free_ids(trees: Trees) -> None:
    """Embeds and previews of movements stand beside those of routines, the plan and the guide."""
    for place, block in _blocks(trees["exercises"], ()):
        former = block.get("formerly")
        named: dict[Place, Any] = {("id",): block.get("id")}
        for index, name in enumerate(former if isinstance(former, list) else []):
            named[("formerly", index)] = name
        for where, name in named.items():
            if isinstance(name, str) and (rule := explain_reserved(name)):
                trees["exercises"].report((*place, *where), rule)
    for place, block in _blocks(trees["routines"], ("routines",)):
        if block.get("id") in ("index", "plan"):
            rule = f"must not be {block['id']!r}, which names something else of the guide"
            trees["routines"].report((*place, "id"), rule)
        elif _is_text(block.get("id")) and (rule := explain_device(block["id"])):
            trees["routines"].report((*place, "id"), rule)


# --------------------------------------------------------------------------------- movements


def _check_exercise(exercise: Exercise, place: Place, tree: Tree) -> None:
    doses: list[tuple[Place, Dose | None]] = [
        (("dose", "start"), exercise.dose.start),
        (("dose", "target"), exercise.dose.target),
    ]
    for name in ("easier", "harder"):
        for index, rung in enumerate(getattr(exercise, name)):
            doses.append(((name, index, "dose"), rung.dose))
    for where, dose in doses:
        _check_phases(exercise, dose, (*place, *where), tree)
    _check_changes(exercise, place, tree)
    both = sorted(set(exercise.muscles.main) & set(exercise.muscles.helping))
    if both:
        tree.report((*place, "muscles", "helping"), f"must not repeat main: {', '.join(both)}")
    names = [exercise.name, *exercise.also_called]
    for index, name in enumerate(exercise.also_called):
        if name.casefold() in (other.casefold() for other in names[: index + 1]):
            tree.report((*place, "also_called", index), f"must name it once, not {name!r} again")


def _list_doses(value: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield what was typed as a dose, and nothing else: every field of it is known."""
    items: Iterable[tuple[int | str, Any]] = ()
    if isinstance(value, dict):
        if "sets" in value and value.keys() <= Dose.model_fields.keys():
            yield place, value
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, inner in items:
        yield from _list_doses(inner, (*place, key))


def _check_counted(tree: Tree) -> None:
    """A dose says what it counts, also where something else of it is wrong."""
    for place, typed in _list_doses(tree.value):
        if fault := explain_count([name for name in COUNTED if typed.get(name) is not None]):
            tree.report(place, fault)


def _check_phases(exercise: Exercise, dose: Dose | None, place: Place, tree: Tree) -> None:
    """Every part of a repetition has a name, for the player and the drawing in motion."""
    if dose is None or dose.tempo is None:
        return
    for part in ("lift", "hold", "lower"):
        named = exercise.phases is not None and getattr(exercise.phases, part) is not None
        if getattr(dose.tempo, part) and not named:
            hint = f"add {part} to the phases of {exercise.id}"
            tree.report((*place, "tempo", part), "must have a name in phases", hint)


def _check_changes(exercise: Exercise, place: Place, tree: Tree) -> None:
    """Entries are only ever added at the end: their places are part of the feed's ids."""
    days = [change.date for change in exercise.changes]
    for index, (before, day) in enumerate(itertools.pairwise(days), 1):
        if day < before:
            rule = f"must be {before} or later, as the entry before, not {day}"
            tree.report((*place, "changes", index, "date"), rule, "new entries go to the end")


def _check_no_circle(exercises: Iterable[Exercise], tree: Tree) -> None:
    """A version that is a movement of the guide is another one."""
    for place, exercise in enumerate(exercises):
        for name in ("easier", "harder"):
            for index, rung in enumerate(getattr(exercise, name)):
                if rung.movement == exercise.id:
                    here = (place, name, index, "movement")
                    tree.report(here, f"must be another movement, not {exercise.id!r} itself")


def _check_ladders(exercises: Iterable[Exercise], tree: Tree) -> None:
    """No movement may be easier than itself by way of others."""
    harder_than: dict[str, dict[str, Place]] = {}
    for index, exercise in enumerate(exercises):
        for rung_index, rung in enumerate(exercise.easier):
            if rung.movement:
                here = (index, "easier", rung_index, "movement")
                harder_than.setdefault(rung.movement, {})[exercise.id] = here
        for rung_index, rung in enumerate(exercise.harder):
            if rung.movement:
                here = (index, "harder", rung_index, "movement")
                harder_than.setdefault(exercise.id, {})[rung.movement] = here
    for easy, links in harder_than.items():
        for hard, place in links.items():
            if hard != easy and easy in _reachable(hard, harder_than):
                rule = (
                    f"must not lead back: {hard} is said to be both easier and harder than {easy}"
                )
                tree.report(place, rule, "take one of the links out")


def _check_drawn(exercises: Sequence[Exercise], tree: Tree) -> None:
    """A version shows only what its movement has a drawing of; each drawing has its own file."""
    drawings = list_drawings(tree)
    files = {exercise.id: exercise.id for exercise in exercises}
    for place, exercise in enumerate(exercises):
        for frame, where in _list_frames(exercise):
            name = f"{exercise.id}-{frame}"
            if name in files:
                rule = f"must not make {name}.svg, which is a drawing of {files[name]}"
                hint = "choose another id" if where == ("id",) else "give it another name"
                tree.report((place, *where), rule, hint)
            files.setdefault(name, exercise.id)
        for ladder in ("easier", "harder"):
            for index, rung in enumerate(getattr(exercise, ladder)):
                movement = rung.movement or exercise.id
                if rung.shows is None or rung.shows == START:
                    continue
                if drawings.isdisjoint({f"{movement}-{rung.shows}", f"{movement}-"}):
                    why = explain_undrawn(movement, rung.shows, drawings)
                    tree.report((place, ladder, index, "shows"), *why)


def _list_frames(exercise: Exercise) -> Iterator[tuple[str, Place]]:
    """Yield every still of a movement by its name, with the field that gives it one."""
    figure = exercise.figure
    yield from ((frame, ("id",)) for frame in ("start", "end"))
    yield from ((frame, ("figure", "others", frame)) for frame in figure.others)
    for key in figure.pairs:
        yield from ((frame, ("figure", "pairs", key)) for frame in figure.pair_frames(key))


def _check_pairs(exercise: Exercise, place: Place, tree: Tree) -> None:
    """A mistake shows a pair that its movement has, and each pair shows one mistake."""
    pairs = exercise.figure.pairs
    shown: set[str] = set()
    for index, mistake in enumerate(exercise.mistakes):
        key = mistake.shows
        where = (*place, "mistakes", index, "shows")
        if key and key not in pairs:
            near = find_nearest(key, list(pairs))
            added = f"add {key} to the pairs of the figure of {exercise.id}, or take shows out"
            rule = f"must be a pair of drawings of {exercise.id}, which has none that is '{key}'"
            tree.report(where, rule, f"did you mean {near}?" if near else added)
        elif key in shown:
            rule = f"must be a pair of its own, not '{key}', which shows the mistake before"
            tree.report(where, rule, "take shows out of one of them")
        elif key:
            shown.add(key)
    for key in pairs:
        if key not in shown:
            rule = "must be shown by a mistake"
            hint = f"say shows: {key} at the mistake that it draws, or take the pair out"
            tree.report((*place, "figure", "pairs", key), rule, hint)


def _reachable(start: str, links: Mapping[str, Mapping[str, Place]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in links.get(waiting.pop(), ()):
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found


# ----------------------------------------------------------------------- plan, safety, sources


def _check_plan(plan: Plan, tree: Tree) -> None:
    expected = 1
    for index, phase in enumerate(plan.phases):
        place: Place = ("plan", "phases", index)
        if phase.first_week != expected:
            rule = f"must be {expected}, the week after the phase before, not {phase.first_week}"
            tree.report((*place, "first_week"), rule)
        if phase.last_week < phase.first_week:
            rule = f"must be {phase.first_week} or later, not {phase.last_week}"
            tree.report((*place, "last_week"), rule)
        expected = phase.last_week + 1
    first: dict[int, Place] = {}
    for index, rule_of_plan in enumerate(plan.rules):
        if rule_of_plan.missed is None:
            continue
        weeks, place = rule_of_plan.missed.weeks, ("plan", "rules", index, "missed", "weeks")
        if weeks in first:
            rule = f"must be used once, and line {tree.line(first[weeks])} has {weeks} already"
            tree.report(place, rule, "two rules for the same break lead to two places")
        else:
            first[weeks] = place


def _check_move_on(plan: Plan, zones: Sequence[MorningZone], tree: Tree) -> None:
    """Nobody goes on to a harder phase with what does not let the next session begin."""
    most = max((zone.high for zone in zones if zone.train), default=0)
    for index, rule_of_plan in enumerate(plan.rules):
        if rule_of_plan.move_on and rule_of_plan.move_on.pain > most:
            rule = f"must be at most {most}, not {rule_of_plan.move_on.pain}"
            hint = f"safety.yml lets a session begin as planned up to {most} the morning after"
            tree.report(("plan", "rules", index, "move_on", "pain"), rule, hint)


def _check_scale(name: str, zones: Sequence[PainZone | MorningZone], tree: Tree) -> None:
    """The zones of a scale cover it from 0 to 10, without gaps."""
    expected = 0
    for index, zone in enumerate(zones):
        place: Place = (name, "zones", index)
        if zone.low != expected:
            rule = f"must be {expected}, where the zone before ends, not {zone.low}"
            tree.report((*place, "low"), rule)
        if zone.high < zone.low:
            tree.report((*place, "high"), f"must be {zone.low} or more, not {zone.high}")
        expected = zone.high + 1
    if expected != 11:
        place = (name, "zones", len(zones) - 1, "high")
        tree.report(place, f"must be 10, the end of the scale, not {zones[-1].high}")


def _check_turn(
    name: str, zones: Sequence[PainZone | MorningZone], switch: str, tree: Tree
) -> None:
    """A scale turns once, from go on to stop: never the other way, and not before any pain."""
    last = len(zones) - 1
    goes = switch == "train"  # what the switch is where a reader may go on
    values = [getattr(zone, switch) for zone in zones]
    for index, value in enumerate(values):
        if index == 0 and value != goes:
            wanted, why = goes, " where nothing hurts"
        elif index and value == goes and values[index - 1] != goes:
            wanted, why = not goes, ", as in the zone below it"
        elif index == last and value == goes:
            wanted, why = not goes, " at the end of the scale"
        else:
            continue
        rule = f"must be {str(wanted).lower()}{why}, not {str(value).lower()}"
        tree.report((name, "zones", index, switch), rule)


def _check_reviews(
    reviews: Sequence[Review], exercises: Sequence[Exercise] | None, tree: Tree
) -> None:
    """A review is of words that were there: of its scope, and not before it was published.

    Whether a day is still to come nobody can tell without a clock; but entries stand in order.
    """
    known = {exercise.id: exercise for exercise in exercises or ()}
    days = [exercise.changes[0].date for exercise in known.values()]
    first: dict[tuple[str, str, str], int] = {}
    for index, review in enumerate(reviews):
        exercise = known.get(review.scope)
        names = [review.scope, *(exercise.formerly if exercise else ())]
        if not any(is_digest_of(review.digest, name) for name in names):
            rule = f"must be a digest of {review.scope}, which {review.digest!r} never was"
            hint = "copy it from the signed form, or see python -m scripts.review"
            tree.report((index, "digest"), rule, hint)
        begun = exercise.changes[0].date if exercise else min(days, default=review.date)
        if review.date < begun:
            rule = f"must be {begun} or later, when the words were first published"
            tree.report((index, "date"), f"{rule}, not {review.date}")
        if index and review.date < reviews[index - 1].date:
            before = reviews[index - 1].date
            rule = f"must be {before} or later, as the entry before, not {review.date}"
            tree.report((index, "date"), rule, "new entries go to the end")
        same = (review.name, review.scope, review.digest)
        if same in first:
            line = tree.line((first[same],))
            rule = f"must be recorded once, and line {line} has this reader for it already"
            tree.report((index, "digest"), rule, "take one of the two out")
        first.setdefault(same, index)


def _check_answers(trees: Trees, parts: Parts) -> None:
    """Hold what answers name against what is there, where all of that can be read."""
    exercises, routines, questions = map(parts.get, ("exercises", "routines", "questions"))
    named_in = (trees["exercises"], trees["routines"])
    if exercises and routines and questions and not any(tree.findings for tree in named_in):
        _check_choices(questions, exercises, routines.routines, trees["questions"])


def _check_choices(
    questions: Iterable[Question],
    exercises: Iterable[Exercise],
    routines: Iterable[Routine],
    tree: Tree,
) -> None:
    """What an answer sends a reader to is there: the routine, and the version of the movement."""
    known = [*(routine.id for routine in routines), "plan"]
    versions = {
        exercise.id: [rung.name for rung in (*exercise.easier, *exercise.harder)]
        for exercise in exercises
    }
    for number, question in enumerate(questions):
        for field in ("do", "leave"):
            for index, choice in enumerate(getattr(question, field)):
                place = (number, field, index)
                if choice.routine and choice.routine not in known:
                    rule = f"must be the id of a routine, or plan, not {choice.routine!r}"
                    tree.report((*place, "routine"), rule, _name_near(choice.routine, known))
                named = versions.get(choice.movement or "", [])
                if choice.version and choice.version not in named:
                    rule = f"must be a version of {choice.movement}, not {choice.version!r}"
                    tree.report((*place, "version"), rule, _name_near(choice.version, named))


def _check_compared(trees: Trees, parts: Parts) -> None:
    """A version whose sides a test compares is there."""
    exercises, measures = parts.get("exercises"), parts.get("measures")
    if not (exercises and measures) or trees["exercises"].findings:
        return
    versions = {
        exercise.id: [rung.name for rung in (*exercise.easier, *exercise.harder)]
        for exercise in exercises
    }
    for number, test in enumerate(measures.tests):
        for index, compared in enumerate(test.compares):
            named = versions.get(compared.movement, [])
            if compared.version not in named:
                place = ("tests", number, "compares", index, "version")
                rule = f"must be a version of {compared.movement}, not {compared.version!r}"
                trees["measures"].report(place, rule, _name_near(compared.version, named))


def _check_shown_tests(trees: Trees, parts: Parts) -> None:
    """The drawing that shows a test is one of its movement."""
    exercises, measures = parts.get("exercises"), parts.get("measures")
    if not (exercises and measures) or trees["exercises"].findings:
        return
    figures = {exercise.id: exercise.figure for exercise in exercises}
    for number, test in enumerate(measures.tests):
        figure = figures.get(test.shows.movement) if test.shows else None
        if test.shows and figure and figure.words(test.shows.drawing) is None:
            known = [*figure.frames(), *figure.others]
            rule = f"must be a drawing of {test.shows.movement}, not {test.shows.drawing!r}"
            hint = _name_near(test.shows.drawing, known)
            trees["measures"].report(("tests", number, "shows", "drawing"), rule, hint)


def _name_near(name: str, known: Sequence[str]) -> str:
    near = find_nearest(name, known)
    return f"did you mean {near}?" if near else "there are: " + ", ".join(known)


def _check_all_used(trees: Trees, parts: Parts) -> None:
    """What nothing refers to is either forgotten or a leftover."""
    routines: Routines = parts["routines"]
    # The guide as it will be when nothing else is found: its parts are checked already.
    guide = Guide.model_construct(**{**parts, "routines": routines.routines, "plan": routines.plan})
    used = {
        "sources": {citation.source for citation in list_citations(guide)},
        "muscles": {
            muscle
            for exercise in parts["exercises"]
            for muscle in (*exercise.muscles.main, *exercise.muscles.helping)
        },
    }
    for name, ids in used.items():
        for index, record in enumerate(parts[name]):
            if record.id not in ids:
                trees[name].report((index, "id"), "must be used somewhere", "use it or take it out")
