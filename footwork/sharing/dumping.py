"""JSON as it is published: readable, in the order of the fields, the same bytes every time."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel


def dump(value: Any) -> bytes:
    """Return plain data as JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def dump_record(record: BaseModel) -> bytes:
    """Return a record as JSON."""
    return dump(record.model_dump(mode="json", by_alias=True))
