"""Single values: text, ids, numbers and terms, each with the rules that concern it alone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

# Control characters, and the marks that turn the direction of text round: both can make a
# page show something other than what the data says.
_FORBIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _check_plain(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"must not contain the invisible character U+{ord(found[0]):04X}")
    if text != text.strip():
        raise ValueError("must not begin or end with a blank")
    return text


_Plain = AfterValidator(_check_plain)


def is_text(marks: Iterable[object]) -> bool:
    """Say whether what is said of a type makes it a text for readers, and neither id nor term."""
    return any(mark is _Plain for mark in marks)


# One line of text, kept exactly as it is written; the limits are what the cards can hold.
Name = Annotated[str, StringConstraints(min_length=1, max_length=40), _Plain]
Cue = Annotated[str, StringConstraints(min_length=1, max_length=60), _Plain]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=100), _Plain]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=200), _Plain]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=500), _Plain]

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
MAX_ID = 60
"""Longest id, in characters."""
# Published schemas carry these patterns, so they keep to what JavaScript compiles with the flag u.
DOI_PATTERN = r'^10\.[0-9]{4,9}/[^\s<>"]+$'
URL_PATTERN = r'^https://[^\s<>"]+$'

# What search engines show below a title, whole.
Summary = Annotated[str, StringConstraints(min_length=50, max_length=155), _Plain]

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=120)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=300)]


def _refers_to(kind: str) -> AfterValidator:
    """Check that an id names a record of a kind, where the ids of that kind are known.

    The reader of the data hands them in as the context of the validation.
    """

    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(kind)
        if known is not None and value not in known:
            raise PydanticCustomError("reference", "must be the id of a {kind}", {"kind": kind})
        return value

    return AfterValidator(check)


def _check_frame(name: str) -> str:
    if name in OWN_FRAMES:
        raise ValueError(f"must not be {name!r}, a name that the guide keeps for itself")
    return name


OWN_FRAMES = ("start", "end", "motion", "none")
"""The drawings that every movement has, and the word for none."""
Frame = Annotated[Id, AfterValidator(_check_frame)]
"""The name of a drawing that a movement has beside them, the end of its address."""

START = "start"
"""The word for start and end of a movement, where a version looks as they do."""


def _check_shown(name: str) -> str:
    return name if name == START else _check_frame(name)


Shown = Annotated[Id, AfterValidator(_check_shown)]
"""What shows a version: a drawing of its movement, or `start`."""

ExerciseId = Annotated[Id, _refers_to("movement")]
MuscleId = Annotated[Id, _refers_to("muscle")]
SourceId = Annotated[Id, _refers_to("source")]

# Numbers, switches and days are strict: `"10"`, `1.0` and `yes` are faults, not guesses.
Seconds = Annotated[float, Field(ge=0, le=20, multiple_of=0.5, strict=True)]
Percent = Annotated[float, Field(ge=0, le=100, strict=True)]
Ratio = Annotated[float, Field(gt=0, le=100, strict=True)]
Count = Annotated[int, Field(ge=1, le=1000, strict=True)]
People = Annotated[int, Field(ge=1, le=10_000_000, strict=True)]
Year = Annotated[int, Field(ge=1900, le=2100, strict=True)]
Score = Annotated[int, Field(ge=0, le=10, strict=True)]
Week = Annotated[int, Field(ge=1, le=52, strict=True)]
Switch = Annotated[bool, Field(strict=True)]
Day = Annotated[datetime.date, Field(strict=True)]


class Kind(StrEnum):
    """What a movement trains."""

    STRENGTH = "strength"
    BALANCE = "balance"
    MOBILITY = "mobility"


class Position(StrEnum):
    """How the body is placed."""

    STANDING = "standing"
    SEATED = "seated"
    WALKING = "walking"


class Equipment(StrEnum):
    """What a reader has to have at hand."""

    WALL = "wall"
    CHAIR = "chair"
    STEP = "step"
    TOWEL = "towel"
    CLEAR_FLOOR = "clear-floor"
    CUSHION = "cushion"
    BAND = "band"
    WEIGHT = "weight"
    BACKPACK = "backpack"


class Side(StrEnum):
    """The word for one side, where a movement is done on one side after the other."""

    LEG = "leg"
    FOOT = "foot"


class Foot(StrEnum):
    """One of the two sides of the body."""

    LEFT = "left"
    RIGHT = "right"


class Place(StrEnum):
    """Where the belly of a muscle lies."""

    LEG = "leg"
    FOOT = "foot"


class Depth(StrEnum):
    """Whether a muscle can be seen from outside or lies under others."""

    SURFACE = "surface"
    DEEP = "deep"


class Strength(StrEnum):
    """How well a claim is supported; the letters are explained on the benefits page."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    MIXED = "mixed"
    RISK = "risk-factor"
    HARM = "harm"
    NO_EFFECT = "no-effect"
    TOO_SMALL = "too-small"
    NOT_TESTED = "not-tested"
    JUDGMENT = "judgment"


class StandardLevel(StrEnum):
    """One of the two doses that every movement has."""

    START = "start"
    TARGET = "target"


class Back(StrEnum):
    """Where the plan is taken up again after a break."""

    PREVIOUS = "previous"
    """With the phase before."""
    FIRST = "first"
    """At week 1."""


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    TRIAL = "trial"
    REVIEW = "review"
    STUDY = "study"
    GUIDELINE = "guideline"
    LEAFLET = "leaflet"
    BOOK = "book"


class Extent(StrEnum):
    """How much of a source was read for the guide."""

    PAGE = "page"
    ABSTRACT = "abstract"
    SUMMARY = "summary"


class Record(BaseModel):
    """Base of every record: frozen, and without keys that the model does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        # What is written out is written out whole, and its schema says so.
        json_schema_serialization_defaults_required=True,
    )
