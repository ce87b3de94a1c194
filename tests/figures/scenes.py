"""Every scene of the guide, and the skin that stands in it."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np

from footwork.figures.body.skin import leg_faces, refine
from footwork.figures.pose.angles import Side
from footwork.figures.pose.feet import Part
from footwork.figures.pose.planting import Stance
from footwork.figures.pose.reading import read_figures
from footwork.figures.pose.schema import Prop, Scene
from footwork.figures.pose.stances import planted_at as planted_by
from footwork.figures.pose.stances import stance_at as take_stance
from footwork.figures.pose.stances import walking
from footwork.reading.guide import read_guide

EXERCISES = read_guide().exercise_by_id


FIGURES = read_figures(Path(__file__).resolve().parents[2] / "data" / "figures.yml")


SCENES = {
    f"{name}-{kind}": scene
    for name, figure in FIGURES.items()
    for kind, scene in figure.scenes.items()
}


SHARES = (0.0, 0.15, 0.3, 0.7, 0.9, 1.0)


NEAR = 0.002


@functools.cache
def stance_at(scene: Scene, share: float) -> Stance:
    """Return a stance; many tests look at the same one, and to take it is slow."""
    return take_stance(scene, share)


@functools.cache
def skin_of(side: Side, scene: Scene, share: float) -> np.ndarray:
    skin = refine(leg_faces(side, 0.16), 2)
    return np.asarray(skin.matrix @ stance_at(scene, share).points)


def planted_at(scene: Scene, share: float) -> dict[Side, Part]:
    if scene.way == "walk":
        return walking(scene, share)[1]
    return planted_by(scene, share)


def step_of(scene: Scene) -> Prop | None:
    return next((prop for prop in scene.props if prop.kind == "step"), None)
