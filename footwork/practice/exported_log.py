"""The exported training log, and its JSON Schema.

The log itself is kept and read by the browser alone: `log/log.js` holds the same rules, and the
tests hold the two against each other.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter
from pydantic.json_schema import SkipJsonSchema

from footwork.model import ID_PATTERN
from footwork.model.values import Record, Score

_TIME = (
    r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-](0[0-9]|1[0-4]):[0-5][0-9]$"
)
_CODE = r"^[0-9a-z][0-9a-z.-]*$"

Time = Annotated[str, StringConstraints(pattern=_TIME, max_length=25)]
MovementId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]


class Chosen(StrEnum):
    """What a session was chosen by: the parameter of the practice page's address."""

    ROUTINE = "routine"
    MOVEMENT = "do"
    PHASE = "phase"
    OWN = "r"


class Session(Record):
    """What was done in one go."""

    start: Time
    """When it began: the runner's local time with its offset from UTC."""
    kind: Chosen
    id: Annotated[str, StringConstraints(pattern=_CODE, max_length=1000)]
    """Of the routine, the movement or the phase; the code of an own routine."""
    seconds: Annotated[int, Field(ge=0, le=86400)]
    finished: bool
    """False when it was stopped early."""
    movements: Annotated[tuple[MovementId, ...], Field(max_length=30)]
    """Ids of the movements that were done."""
    pain: Annotated[Score | None, Field(json_schema_extra=lambda part: part.pop("default"))] = None
    """Pain next morning, out of 10; null when the runner does not know, missing when not asked."""
    settled: Annotated[
        Literal[True] | SkipJsonSchema[None],
        Field(json_schema_extra=lambda part: part.pop("default")),
    ] = None
    """True when pain that was too high to train on has gone back since; else missing."""


class Turn(Record):
    """From when on which phase of the plan was followed."""

    from_: Annotated[Time, Field(alias="from")]
    phase: Annotated[str, StringConstraints(pattern=_CODE, max_length=20)]
    """Of the plan: `1` for the first; `maintain` after the last; `off` when the plan was left."""


class Log(Record):
    """A training log, as the page of the log exports and imports it."""

    footwork: Literal["log"]
    version: Literal[1]
    sessions: Annotated[tuple[Session, ...], Field(max_length=10_000)]
    plan: Annotated[tuple[Turn, ...], Field(max_length=1000)]


def create_log_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of an exported log."""
    schema = TypeAdapter(Log).json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**dialect, **schema}, ensure_ascii=False, indent=2) + "\n"
