"""What the records of the model hold."""

from __future__ import annotations

from typing import get_args

from pydantic import BaseModel


def list_fields(kind: type[BaseModel]) -> set[str]:
    """Return the fields of a record and of all that it holds."""
    found: set[str] = set()
    for name, field in kind.model_fields.items():
        found.add(name)
        inner = [field.annotation]
        while inner:
            one = inner.pop()
            if isinstance(one, type) and issubclass(one, BaseModel):
                found |= list_fields(one)
            inner += get_args(one)
    return found
