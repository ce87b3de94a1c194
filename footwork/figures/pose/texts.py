"""What the drawings take from the movements: alt texts, and the tempo of the loop.

They stand once, in `data/exercises.yml`. A movement without a tempo (a hold, a walk) has the
loop of its drawing in `data/figures.yml`.
"""

from __future__ import annotations

from typing import Any

from footwork.model import Exercise, Tempo


def add_texts(raw: dict[str, Any], exercise: Exercise) -> dict[str, Any]:
    """Return the raw block of a figure with what its movement says of it."""
    figure = exercise.figure
    described = {"start": figure.start, "end": figure.end, "motion": figure.motion}
    whole = dict(raw)
    if "close" in raw:
        whole["close"] = _describe(raw["close"], described)
    if isinstance(raw.get("others"), dict):
        whole["others"] = {
            frame: _create_other(frame, scene, exercise, raw.get("loop"))
            for frame, scene in raw["others"].items()
        }
    if isinstance(raw.get("pairs"), dict):
        whole["pairs"] = {
            key: _describe(scene, pair.model_dump()) if (pair := figure.pairs.get(key)) else scene
            for key, scene in raw["pairs"].items()
        }
    tempo = exercise.dose.start.tempo
    if tempo is not None and exercise.phases is not None:
        whole["loop"] = _create_loop(raw.get("close"), tempo, exercise)
    return whole


def _create_other(frame: str, scene: Any, exercise: Exercise, loop: Any) -> Any:
    """Return a scene beside the close one, with its text and, where it moves, its phases.

    They are those of the version that it shows, else of the movement, else its `loop`.
    """
    drawn = exercise.figure.others.get(frame)
    if drawn is None or not isinstance(scene, dict):
        return scene
    described = {"start": drawn.alt, "end": drawn.alt, "motion": drawn.motion or ""}
    whole = _describe(scene, described)
    if scene.get("loop") is not True:
        return whole
    doses = [rung.dose for rung in (*exercise.easier, *exercise.harder) if rung.shows == frame]
    tempos = [dose.tempo for dose in (*doses, exercise.dose.start) if dose and dose.tempo]
    if tempos and exercise.phases is not None:
        loop = _create_loop(scene, tempos[0], exercise)
    return {**whole, "loop": loop or True}


def _create_loop(scene: Any, tempo: Tempo, exercise: Exercise) -> list[dict[str, Any]]:
    circles = isinstance(scene, dict) and scene.get("way") == "circle"
    return _circle(tempo, exercise) if circles else _repetition(tempo, exercise)


def _describe(scene: Any, alt: dict[str, str]) -> Any:
    return {**scene, "alt": alt} if isinstance(scene, dict) else scene


def _repetition(tempo: Tempo, exercise: Exercise) -> list[dict[str, Any]]:
    """Return the parts of a repetition: to the end, still there, and back to the start."""
    phases = exercise.phases
    parts = (
        (phases and phases.lift, tempo.lift, 1.0),
        (phases and phases.hold, tempo.hold, 1.0),
        (phases and phases.lower, tempo.lower, 0.0),
    )
    return [{"name": name, "seconds": seconds, "to": to} for name, seconds, to in parts if seconds]


def _circle(tempo: Tempo, exercise: Exercise) -> list[dict[str, Any]]:
    """Return once round in two halves."""
    name = exercise.phases.lift if exercise.phases else ""
    return [{"name": name, "seconds": tempo.lift / 2, "to": to} for to in (1.0, 2.0)]
