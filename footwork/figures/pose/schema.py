"""The schema of `data/figures.yml`: poses, what stands round them, and from where they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from footwork.figures.body.who import Who
from footwork.figures.pose.angles import LegAngles
from footwork.figures.pose.joints import read_leg

if TYPE_CHECKING:
    Leg = LegAngles
else:
    Leg = Annotated[Any, BeforeValidator(read_leg)]
Centimeters = float

Point = Annotated[tuple[Centimeters, Centimeters, Centimeters], Field(strict=False)]


class Model(BaseModel):
    """Frozen, and strict about what is in it."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )


Hand = Literal["loose", "on wall", "on counter", "over counter", "on rail", "on thigh"]


class Arm(Model):
    """An arm in degrees: raised ahead, away from the side, bent at the elbow."""

    ahead: float = 0
    away: float = 8
    elbow: float = 10
    hand: Hand = "loose"
    """It hangs, lies on the thigh of its side, or holds on to a thing of the scene.

    A hand over a counter is open and flat, near enough to take hold at once.

    A hand on something reaches from where these angles put it for the nearest place there: its
    fingertips on a wall, its fingers on a counter, its grip round a rail.
    """


class Arms(Model):
    """Both arms."""

    left: Arm = Arm()
    right: Arm = Arm()


class Stands(Model):
    """What of each foot stands on the ground; where both do, the left decides where the body is."""

    left: Literal["heel", "ball", "sole", "none"] = "none"
    right: Literal["heel", "ball", "sole", "none"] = "none"


class Hips(Model):
    """The pelvis of a whole person in degrees; the legs stay as they are turned."""

    sink: float = Field(0, ge=-15, le=15)
    """Its left side sinks by so many degrees; minus is its right side."""
    tilt: float = Field(0, ge=-15, le=45)
    """It tips ahead by so many degrees and takes the trunk along; minus tucks it under."""


class Pose(Model):
    """One position."""

    left: Leg | None = None
    right: Leg | None = None
    stands: Stands
    arms: Arms = Arms()
    lean: float = 0
    """The trunk leans ahead by so many degrees."""
    hips: Hips = Hips()
    head: float = 0
    """The head is turned to the body's left by so many degrees; minus is to its right."""
    eyes: Literal["open", "closed"] = "open"


class View(Model):
    """From where it is seen.

    Turned round the body from the front toward its left, raised, and what is framed.
    """

    turn: float
    height: float
    center: Annotated[Point, Field(strict=False)]
    """Middle of the picture in cm: to the body's left, ahead, up from where it stands."""
    width: Centimeters
    """How much of the world the picture's width shows."""


class Prop(Model):
    """A thing in the scene: measures in cm, in the same directions as the view's center."""

    kind: Literal[
        "mat",
        "floor",
        "step",
        "towel",
        "chair",
        "wall",
        "stool",
        "counter",
        "post",
        "rail",
        "cloth",
        "book",
        "cushion",
    ]
    """A floor reaches beyond the picture; a counter and a rail may."""
    left: float = 0
    right: float = 0
    front: float = 0
    back: float = 0
    height: float = 0
    """How high its top is above what is stood on; of a step, how high it is itself."""
    base: float = 0
    """How high it begins: below a person on a step the floor lies deeper."""
    bunched: Centimeters = 0
    """How much nearer the far end of a towel or cloth, and what lies on it, is drawn at the end."""


Worn = Literal["shoes", "backpack", "dumbbells", "band"]
"""What a person wears or holds, on both sides; a band runs from the nearer foot to a post."""


class Arrow(Model):
    """A motion arrow: follows a place of the body from start to end, moved aside in the picture.

    A circle goes round the toes of the near foot, and behind the leg.
    """

    follow: Literal["toes", "heel", "knee", "circle", "along"]
    side: Literal["left", "right"] = "left"
    aside: Annotated[tuple[float, float], Field(strict=False)] = (0, 0)
    """Right and down in drawing units."""
    begin: float = 0.0
    end: float = 1.0
    ways: Annotated[tuple[Point, ...], Field(strict=False)] = ()
    """Places in cm that an arrow `along` something passes."""
    again: Annotated[tuple[Point, ...], Field(strict=False)] = ()
    """The same arrow once more, moved by so many cm each time."""
    two_way: bool = False
    """What goes to and fro has a head at both ends."""


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

    name: str = Field(min_length=1)
    seconds: float
    to: float
    """0 is the start, 1 the end, 2 the start again after a second step or half circle."""


class Seen(Model):
    """Who and what is seen, and from where."""

    shows: Literal["legs", "body"] = "legs"
    body: Who = "adult"
    """Whose body is seen: a young adult's, or an older woman's."""
    view: View
    props: Annotated[tuple[Prop, ...], Field(strict=False)] = ()
    worn: Annotated[tuple[Worn, ...], Field(strict=False)] = ()
    muscles: Muscles = Muscles()
    near: Literal["left", "right"] = "left"
    hip_line: bool = False
    """A dashed line through both hips shows whether the pelvis is level."""


class Scene(Seen):
    """A start and an end seen the same way."""

    start: Pose
    midway: Pose | None = None
    """What comes first on the way from start to end, where a movement has two stages."""
    end: Pose
    way: Literal["straight", "walk", "circle"] = "straight"
    """How start becomes end.

    All joints at once, a step of a walk, or half a circle of the ankle.
    """
    balanced: bool = True
    """Who stands keeps the balance; false where something else carries, as a wall at the back."""
    moment: float = Field(0, ge=0, lt=1)
    """A walk is seen so far into a step: 0 is when both feet are down."""
    ghost: bool = True
    """The start position of the foot is shown, dashed, in the end."""
    arrow: Arrow | None = None
    alt: Alt


class Other(Scene):
    """What is drawn beside start and end."""

    loop: Annotated[tuple[Phase, ...], Field(strict=False)] | bool = False
    """True where it is drawn in motion too: its phases are those of the version that it shows."""


_BOTH: tuple[Literal["wrong"], Literal["right"]] = ("wrong", "right")


class PairAlt(Model):
    """What the two drawings of a pair show, for someone who cannot see them."""

    wrong: str = Field(min_length=10)
    right: str = Field(min_length=10)


class Pair(Seen):
    """A mistake and what is right, seen the same way: they differ by the pose alone."""

    wrong: Pose
    right: Pose
    alt: PairAlt

    def create_scene(self, which: Literal["wrong", "right"]) -> Scene:
        """Return one of the two as a scene without motion."""
        pose, alt = getattr(self, which), getattr(self.alt, which)
        shared = {name: getattr(self, name) for name in Seen.model_fields}
        return Scene(**shared, start=pose, end=pose, ghost=False, alt=Alt(start=alt, end=alt))


class Figure(Model):
    """All drawings of a movement."""

    body: Who = "adult"
    """Whose body is seen in its scenes, where a scene does not say it."""
    close: Scene
    loop: Annotated[tuple[Phase, ...], Field(strict=False)] = ()
    rest: float = Field(0, ge=0, le=2)
    """At the start the loop stands still for so many seconds, at the end of its last phase."""
    others: dict[str, Other] = Field(default_factory=dict)
    """What is drawn beside start and end, by its name in the figure of the movement."""
    pairs: dict[str, Pair] = Field(default_factory=dict)
    """Mistakes beside what is right, by their names in the figure of the movement."""

    @property
    def scenes(self) -> dict[str, Scene]:
        """All that is seen, by name."""
        pairs = {
            f"{name}-{which}": pair.create_scene(which)
            for name, pair in self.pairs.items()
            for which in _BOTH
        }
        return {"close": self.close, **self.others, **pairs}

    @model_validator(mode="before")
    @classmethod
    def _one_body(cls, raw: Any) -> Any:
        """Give a figure's body to its scenes."""
        if not isinstance(raw, dict) or "body" not in raw:
            return raw

        def give(scene: Any) -> Any:
            return {"body": raw["body"], **scene} if isinstance(scene, dict) else scene

        whole = {name: give(part) if name == "close" else part for name, part in raw.items()}
        for part in ("others", "pairs"):
            if isinstance(raw.get(part), dict):
                whole[part] = {name: give(scene) for name, scene in raw[part].items()}
        return whole

    @model_validator(mode="after")
    def _loops(self) -> Figure:
        if self.loop and any(not 0 <= phase.to <= 2 or phase.seconds <= 0 for phase in self.loop):
            raise ValueError("must have phases that take time and go to a share from 0 to 2")
        for frame, other in self.others.items():
            if other.loop is True:
                raise ValueError(f"must have phases, or no loop: true at {frame}")
        return self
