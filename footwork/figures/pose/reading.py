"""Reads the poses of `data/figures.yml` and names everything that is wrong with them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from footwork.figures.pose.schema import Figure, Seen
from footwork.figures.pose.texts import add_texts
from footwork.model import Exercise
from footwork.reading.findings import Finding, GuideError
from footwork.reading.guide import read_guide
from footwork.reading.misspelled import find_nearest, pair_fields
from footwork.reading.schema import Schema, create_schema, find_part
from footwork.reading.yaml_tree import Place, Tree, load_tree


def check_figures(
    path: Path, exercises: Mapping[str, Exercise]
) -> tuple[Mapping[str, Figure], tuple[Finding, ...]]:
    """Read the figures by the id of their movement, and everything that is wrong with them.

    Alt texts and the tempo of the loop come from the movements. Nothing that draws is needed.
    """
    here = path.absolute()
    label = here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here
    tree = load_tree(path, label.as_posix())
    figures: dict[str, Figure] = {}
    blocks = tree.value if isinstance(tree.value, dict) else {}
    if tree.value is not None and not blocks:
        tree.report((), "must be blocks under the ids of movements")
    for name, raw in blocks.items():
        if name not in exercises or not isinstance(raw, dict):
            near = None if name in exercises else find_nearest(name, list(exercises))
            hint = f"did you mean {near}?" if near else ""
            tree.report((name,), "must be a block under the id of a movement", hint)
            continue
        scenes: dict[Place, Any] = {("close",): raw.get("close")}
        for part in ("others", "pairs"):
            if isinstance(raw.get(part), dict):
                scenes |= {(part, frame): scene for frame, scene in raw[part].items()}
        for place, scene in scenes.items():
            if isinstance(scene, dict) and "alt" in scene:
                tree.report((name, *place, "alt"), "must not be there", _explain_alt(name))
        try:
            whole = add_texts(raw, exercises[name])
            figures[name] = Figure.model_validate(whole)
            _check_muscles(figures[name], exercises[name], tree)
            _check_motions(figures[name], exercises[name], tree)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            unknown = (one["loc"] for one in faults if one["type"] == "extra_forbidden")
            missing = (one["loc"] for one in faults if one["type"] == "missing")
            meant = pair_fields(unknown, missing)
            for details in faults:
                if details["loc"] not in meant.values():
                    rule, hint = _rule(details), _hint(name, details, meant)
                    tree.report((name, *details["loc"]), rule, hint)
    return figures, tuple(sorted(set(tree.findings)))


def list_undrawn(figures: Mapping[str, Figure], exercises: Iterable[str]) -> list[str]:
    """Return a line for each movement, by id, that has no poses yet: nobody has to draw at once."""
    return [
        f"{name} has no poses in data/figures.yml yet: its pages show an empty place"
        for name in exercises
        if name not in figures
    ]


def _check_muscles(figure: Figure, exercise: Exercise, tree: Tree) -> None:
    """Report muscles shown at work that the movement does not name: none of them would be drawn."""
    known = {*exercise.muscles.main, *exercise.muscles.helping}
    scenes: list[tuple[Seen, Place]] = [
        (figure.close, ("close",)),
        *((scene, ("others", frame)) for frame, scene in figure.others.items()),
        *((pair, ("pairs", key)) for key, pair in figure.pairs.items()),
    ]
    for scene, place in scenes:
        for part in ("strong", "light"):
            for index, muscle in enumerate(getattr(scene.muscles, part)):
                if muscle not in known:
                    near = find_nearest(muscle, sorted(known))
                    hint = f"did you mean {near}?" if near else f"it has {', '.join(sorted(known))}"
                    rule = f"must be a muscle of {exercise.id} in exercises.yml, not {muscle!r}"
                    where = (exercise.id, *place, "muscles", part, index)
                    tree.report(where, rule, hint)


def _check_motions(figure: Figure, exercise: Exercise, tree: Tree) -> None:
    """Report what moves without words for who cannot see it, and words for what does not move."""
    for frame, scene in figure.others.items():
        drawn = exercise.figure.others.get(frame)
        told = drawn is not None and drawn.motion is not None
        if bool(scene.loop) == told:
            continue
        named = f"figure.others.{frame}.motion of {exercise.id}"
        if told:
            rule, hint = "must have loop: true", f"or take {named} out of exercises.yml"
        else:
            rule, hint = "must say what is seen in motion", f"write {named} in exercises.yml"
        tree.report((exercise.id, "others", frame), rule, hint)


def _rule(details: ErrorDetails) -> str:
    match details["type"]:
        case "value_error":
            return str(details["ctx"]["error"])
        case "extra_forbidden":
            return "must not be there: no field has this name"
        case "missing":
            return "must be given"
        case _:
            message = details["msg"]
            return f"must be mended: {message[0].lower()}{message[1:]}, not {details['input']!r}"


def _explain_alt(name: str) -> str:
    return f"write it in the figure of {name} in exercises.yml"


def _hint(name: str, details: ErrorDetails, meant: Mapping[Place, Place]) -> str:
    """How to mend a field that is not known; nothing for another fault."""
    place = details["loc"]
    if details["type"] == "missing" and place[-1] == "alt":
        return _explain_alt(name)
    if details["type"] != "extra_forbidden":
        return ""
    fields = list(find_part(_schema(), place[:-1]).get("properties", {}))
    near = meant[place][-1] if place in meant else find_nearest(str(place[-1]), fields)
    return f"did you mean {near}?" if near else "the fields here are " + ", ".join(fields)


@functools.cache
def _schema() -> Schema:
    return create_schema(Figure)


def read_figures(path: Path) -> Mapping[str, Figure]:
    """Read the figures by the id of their movement; the movements lie in the same folder.

    Raises `GuideError` with every finding when anything is wrong.
    """
    figures, findings = check_figures(path, read_guide(path.parent).exercise_by_id)
    if findings:
        raise GuideError(findings)
    return figures
