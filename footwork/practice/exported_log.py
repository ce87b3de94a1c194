"""The exported training log, and its JSON Schema.

The log itself is kept and read by the browser alone: `log/entries.js` holds the same rules, and the
tests hold the two against each other.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, TypeAdapter
from pydantic.json_schema import SkipJsonSchema

from footwork.model import ID_PATTERN
from footwork.model.values import Record, Score

_TIME = (
    r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$"
)
_DAY = r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_CODE = r"^[0-9a-z][0-9a-z.-]*$"

Time = Annotated[str, StringConstraints(pattern=_TIME, max_length=25)]
Day = Annotated[str, StringConstraints(pattern=_DAY, max_length=10)]
Code = Annotated[str, StringConstraints(pattern=_CODE, max_length=1000)]
Seconds = Annotated[int, Field(ge=0, le=86400)]
MovementId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]


class Chosen(StrEnum):
    """What a session was chosen by: the parameter of the practice page's address."""

    ROUTINE = "routine"
    MOVEMENT = "do"
    PHASE = "phase"
    OWN = "r"


def _leave_default(part: dict[str, Any]) -> None:
    part.pop("default")


Absent = SkipJsonSchema[None]
"""In Python alone: what has no value is left out of a log."""
Maybe = Field(json_schema_extra=_leave_default)
"""A field that came later, or that only some entries have: logs without it are as right."""


class Session(Record):
    """What was done in one go."""

    start: Time
    """When it began: the runner's local time with its offset from UTC."""
    kind: Chosen
    id: Code
    """Of the routine, the movement or the phase; the code of an own routine."""
    seconds: Seconds
    finished: bool
    """False when it was stopped early."""
    movements: Annotated[tuple[MovementId, ...], Field(max_length=30)]
    """Ids of the movements that were done."""
    pain: Annotated[Score | None, Maybe] = None
    """Pain next morning, out of 10; null when the runner does not know, missing when not asked."""
    felt: Annotated[Literal["sore", "sign"] | Absent, Maybe] = None
    """Sore muscles alone next morning, or a sign that asks to have it looked at; else missing."""
    settled: Annotated[Literal[True] | Absent, Maybe] = None
    """True when what was too bad to train on has gone back since; else missing."""
    after: Annotated[Time | Absent, Maybe] = None
    """When the newest session began whose morning had been told of before this one's, though by the
    clock it was still to come; else missing."""
    hand: Annotated[Literal[True] | Absent, Maybe] = None
    """True when it, or its day, was put in by hand; missing when the player counted it."""
    corrected: Annotated[Seconds | Absent, Maybe] = None
    """Seconds that were known of it when it was corrected; missing when it was not."""


class Turn(Record):
    """From when on which phase of the plan was followed."""

    from_: Annotated[Time, Field(alias="from")]
    phase: Annotated[str, StringConstraints(pattern=_CODE, max_length=20)]
    """Of the plan: `1` for the first; `maintain` after the last; `off` when the plan was left."""
    week: Annotated[Annotated[int, Field(ge=1, le=52)] | Absent, Maybe] = None
    """Of the plan in which the phase was joined; missing when that is its first."""


class Gone(Record):
    """A session that was taken out: older copies of the log do not bring it back."""

    start: Time
    kind: Chosen
    id: Code
    seconds: Seconds
    """What was known of it; when more is done of it, it is in the log again."""


class Dates(Record):
    """Days on which the plan waits, or a race; the first and the last of them count."""

    what: Literal["break", "race"]
    from_: Annotated[Day, Field(alias="from")]
    to: Day


class Own(Record):
    """An own routine that was kept."""

    r: Code
    """What its address says of it."""
    name: Annotated[
        str, StringConstraints(pattern=r"^[^\u0000-\u001f\u007f-\u009f]+$", max_length=60)
    ]


Side = Annotated[float, Field(ge=0, le=1000, multiple_of=0.5)]


class Measured(Record):
    """What a test of the feet gave on a day, in the unit of the test."""

    test: MovementId
    """Id of the test."""
    day: Day
    left: Annotated[Side | Absent, Maybe] = None
    """Missing when that side was not done."""
    right: Annotated[Side | Absent, Maybe] = None


class Unmeasured(Record):
    """What a test gave on a day, taken out: older copies of the log do not bring it back."""

    test: MovementId
    day: Day
    times: Annotated[int, Field(ge=1, le=1000, strict=True)]
    """How often it was taken out; a copy that knows of fewer times is older."""


class Log(Record):
    """A training log, as the page of the log exports and imports it."""

    footwork: Literal["log"]
    version: Literal[1]
    sessions: Annotated[tuple[Session, ...], Field(max_length=10_000)]
    plan: Annotated[tuple[Turn, ...], Field(max_length=1000)]
    gone: Annotated[tuple[Gone, ...], Field(max_length=1000), Maybe] = ()
    dates: Annotated[tuple[Dates, ...], Field(max_length=200), Maybe] = ()
    routines: Annotated[tuple[Own, ...], Field(max_length=100), Maybe] = ()
    measures: Annotated[tuple[Measured, ...], Field(max_length=1000), Maybe] = ()
    unmeasured: Annotated[tuple[Unmeasured, ...], Field(max_length=1000), Maybe] = ()


def create_log_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of an exported log."""
    schema = TypeAdapter(Log).json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2) + "\n"
