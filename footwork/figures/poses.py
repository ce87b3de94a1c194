"""The poses of `data/figures.yml`, checked against what a healthy adult can do.

Joint limits are degrees. Ankle and sole: World J Orthop 2017;8:21, table 5 (ankle 20 up, 50 down,
35 in, 15 out); under load the ankle bends up to 35; 674 people pointed it 55 to 62 down (Soucie
2011). Big toe at its root 70 up and 45 down; smaller toes 40 up and 40 down at the root, 35 down in
the middle, 60 down at the end. Hip and knee after Soucie 2011. A toe that lies on the ground may be
bent up to 70 at its root, as in any push-off.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails

from footwork.figures.texts import add_texts
from footwork.model import Exercise, Frame
from footwork.reading.findings import Finding, GuideError
from footwork.reading.guide import read_guide
from footwork.reading.misspelled import find_nearest, pair_fields
from footwork.reading.schema import Schema, create_schema, find_part
from footwork.reading.yaml_tree import Place, load_tree

if TYPE_CHECKING:
    from footwork.figures.posing import LegAngles

# Words: field of LegAngles, word for plus and its limit, word for minus and its limit.
JOINTS: dict[str, tuple[str, str, float, str, float]] = {
    "hip": ("hip", "flexed", 130, "extended", 20),
    "hip out": ("hip_out", "out", 40, "in", 15),
    "knee": ("knee", "flexed", 140, "extended", 0),
    "ankle": ("ankle", "dorsiflexed", 35, "plantarflexed", 55),
    "sole": ("inverted", "inverted", 35, "everted", 15),
    "foot": ("turned_in", "turned in", 20, "turned out", 20),
    "big toe": ("big_toe", "extended", 70, "flexed", 45),
    "big toe tip": ("big_toe_tip", "extended", 5, "flexed", 45),
    "toes": ("toes", "extended", 40, "flexed", 40),
    "toes middle": ("toes_middle", "extended", 0, "flexed", 35),
    "toes end": ("toes_end", "extended", 30, "flexed", 60),
    "spread": ("spread", "apart", 12, "together", 5),
}

LYING_LIMIT = 70.0
"""How far the root of a toe that lies on the ground may be bent up (degrees)."""


def read_angle(joint: str, words: object) -> float:
    """The angle that words such as `12 dorsiflexed` mean; plus as in LegAngles."""
    _, plus, most, minus, least = JOINTS[joint]
    if words in (0, "straight"):
        return 0.0
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ([a-z ]+)", str(words))
    if match is None or match[2] not in (plus, minus):
        raise ValueError(
            f"must give {joint} as straight, or in degrees and '{plus}' or '{minus}', not {words!r}"
        )
    size = float(match[1])
    limit = most if match[2] == plus else least
    if size > limit:
        raise ValueError(f"must have {joint} at most {limit:g} {match[2]}, not {size:g}")
    return size if match[2] == plus else -size


def check_leg(words: object) -> dict[str, Any]:
    """The fields of LegAngles that a leg in words means.

    `toes: lie` and `toes: reach` leave the toes' roots to the ground.
    """
    if not isinstance(words, dict):
        raise ValueError("must be joints and their angles")  # noqa: TRY004 - for pydantic
    # Each angle is a float, said or not: what a drawing was made from is told by its stamp.
    values: dict[str, Any] = {field: 0.0 for field, *_ in JOINTS.values()}
    for joint, angle in words.items():
        if joint not in JOINTS:
            raise ValueError(f"must not name '{joint}': the joints are {', '.join(JOINTS)}")
        if joint == "toes" and angle in ("lie", "reach"):
            values[f"toes_{angle}"] = True
        else:
            values[JOINTS[joint][0]] = read_angle(joint, angle)
    return values


def read_leg(words: object) -> LegAngles:
    """A leg from its joints in words, as `check_leg` takes them."""
    from footwork.figures.posing import LegAngles  # noqa: PLC0415 - a check needs no numpy

    return words if isinstance(words, LegAngles) else LegAngles(**check_leg(words))


def _validate_leg(words: object, info: ValidationInfo) -> object:
    """Read a leg, or only check it where the context says so."""
    return check_leg(words) if (info.context or {}).get(_CHECK_ONLY) else read_leg(words)


_CHECK_ONLY = "check only"

if TYPE_CHECKING:
    Leg = LegAngles
else:
    Leg = Annotated[Any, BeforeValidator(_validate_leg)]
Centimetres = float
Point = Annotated[tuple[Centimetres, Centimetres, Centimetres], Field(strict=False)]


class Model(BaseModel):
    """Frozen, and strict about what is in it."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )


class Arm(Model):
    """An arm in degrees: raised ahead, away from the side, bent at the elbow."""

    ahead: float = 0
    away: float = 8
    elbow: float = 10
    hand: Literal["loose", "on wall"] = "loose"
    """It hangs, or its fingertips reach for a wall ahead."""


class Arms(Model):
    """Both arms."""

    left: Arm = Arm()
    right: Arm = Arm()


class Stands(Model):
    """What of each foot stands on the ground; the first one named decides where the body is."""

    left: Literal["heel", "ball", "sole", "none"] = "none"
    right: Literal["heel", "ball", "sole", "none"] = "none"


class Pose(Model):
    """One position."""

    left: Leg | None = None
    right: Leg | None = None
    stands: Stands
    arms: Arms = Arms()
    lean: float = 0
    """The trunk leans ahead by so many degrees."""


class View(Model):
    """From where it is seen.

    Turned round the body from the front towards its left, raised, and what is framed.
    """

    turn: float
    height: float
    center: Annotated[Point, Field(strict=False)]
    """Middle of the picture in cm: to the body's left, ahead, up from where it stands."""
    width: Centimetres
    """How much of the world the picture's width shows."""


class Prop(Model):
    """A thing in the scene: measures in cm, in the same directions as the view's center."""

    kind: Literal["mat", "step", "towel", "chair", "wall", "stool"]
    left: float = 0
    right: float = 0
    front: float = 0
    back: float = 0
    height: float = 0
    bunched: float = 0


class Arrow(Model):
    """A motion arrow: follows a place of the body from start to end, moved aside in the picture."""

    follow: Literal["toes", "heel", "knee", "circle", "along"]
    side: Literal["left", "right"] = "left"
    aside: Annotated[tuple[float, float], Field(strict=False)] = (0, 0)
    """Right and down in drawing units."""
    begin: float = 0.0
    end: float = 1.0
    ways: Annotated[tuple[Point, ...], Field(strict=False)] = ()
    """Places in cm that an arrow `along` something passes."""


class Muscles(Model):
    """What works, by id: strongly and lightly."""

    strong: Annotated[tuple[str, ...], Field(strict=False)] = ()
    light: Annotated[tuple[str, ...], Field(strict=False)] = ()
    leg: Literal["left", "right", "both"] = "left"


class Alt(Model):
    """What is seen, for someone who cannot see it."""

    start: str = Field(min_length=10)
    end: str = Field(min_length=10)
    motion: str = ""


class Phase(Model):
    """A part of the loop: its word, how long it lasts, and which frame it reaches."""

    name: str
    seconds: float
    to: float
    """0 is the start, 1 the end, 2 the start again after a second step or half circle."""


class Scene(Model):
    """A start and an end seen the same way."""

    shows: Literal["legs", "body"] = "legs"
    view: View
    props: Annotated[tuple[Prop, ...], Field(strict=False)] = ()
    muscles: Muscles = Muscles()
    near: Literal["left", "right"] = "left"
    start: Pose
    end: Pose
    way: Literal["straight", "walk", "circle"] = "straight"
    """How start becomes end.

    All joints at once, a step of a walk, or half a circle of the ankle.
    """
    ghost: bool = True
    """The start position of the foot is shown, dashed, in the end."""
    arrow: Arrow | None = None
    alt: Alt


class Figure(Model):
    """All drawings of a movement."""

    close: Scene
    loop: Annotated[tuple[Phase, ...], Field(strict=False)] = ()
    frames: int = Field(12, ge=4, le=48)
    """How many different frames the loop has."""
    body: Scene | None = None
    easier: Scene | None = None
    seated: Scene | None = None
    step: Scene | None = None

    @model_validator(mode="after")
    def _loops(self) -> Figure:
        if self.loop and any(not 0 <= phase.to <= 2 or phase.seconds <= 0 for phase in self.loop):
            raise ValueError("must have phases that take time and go to a share from 0 to 2")
        return self


def list_findings(path: Path, exercises: Mapping[str, Exercise]) -> tuple[Finding, ...]:
    """Everything that is wrong with the figures; what draws them need not be installed."""
    return _read(path, exercises, {_CHECK_ONLY: True})[1]


def check_figures(
    path: Path, exercises: Mapping[str, Exercise]
) -> tuple[Mapping[str, Figure], tuple[Finding, ...]]:
    """Read the figures by the id of their movement, and everything that is wrong with them.

    Alt texts and the tempo of the loop come from the movements.
    """
    return _read(path, exercises, {})


def _read(
    path: Path, exercises: Mapping[str, Exercise], context: Mapping[str, Any]
) -> tuple[Mapping[str, Figure], tuple[Finding, ...]]:
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
        for scene in ("close", *Frame):
            if isinstance(raw.get(scene), dict) and "alt" in raw[scene]:
                hint = f"write it in the figure of {name} in exercises.yml"
                tree.report((name, scene, "alt"), "must not be there", hint)
        try:
            whole = add_texts(raw, exercises[name])
            figures[name] = Figure.model_validate(whole, context=context)
        except ValidationError as error:
            faults = error.errors(include_url=False)
            unknown = (one["loc"] for one in faults if one["type"] == "extra_forbidden")
            missing = (one["loc"] for one in faults if one["type"] == "missing")
            meant = pair_fields(unknown, missing)
            for details in faults:
                if details["loc"] not in meant.values():
                    rule, hint = _rule(details), _hint(details, meant)
                    tree.report((name, *details["loc"]), rule, hint)
    return figures, tuple(sorted(set(tree.findings)))


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


def _hint(details: ErrorDetails, meant: Mapping[Place, Place]) -> str:
    """How to mend a field that is not known; nothing for another fault."""
    place = details["loc"]
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
