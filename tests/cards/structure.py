"""The structure of a PDF as a screen reader walks it: tags in order, read by pypdf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pypdf


@dataclass(frozen=True)
class Tag:
    """One element of the structure."""

    name: str
    """Its role, such as H1, L, LI, TH or Figure, as the standard calls it."""
    alt: str = ""
    scope: str = ""
    """What a head of a table is one for: Row or Column."""
    parts: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """Yield it, and then all within it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def find(self, *names: str) -> list[Tag]:
        """Return all within it of these names."""
        return [tag for tag in self.walk() if tag.name in names]


@cache
def read_structure(pdf: Path | Any) -> Tag:
    """Return the tags of a PDF, which nobody changes, below one that holds all."""
    root = pypdf.PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"]
    roles = root.get("/RoleMap", {})
    return Tag("Root", parts=list(_read_parts(root, roles)))


def _read_parts(holder: Any, roles: Any) -> Iterator[Tag]:
    kids = holder.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        part = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(part, dict) and "/S" in part:
            name = str(roles.get(part["/S"], part["/S"])).removeprefix("/")
            alt, scope = str(part.get("/Alt", "")), _find_scope(part)
            yield Tag(name, alt, scope, list(_read_parts(part, roles)))


def _find_scope(part: Any) -> str:
    given = part.get("/A", [])
    given = given.get_object() if hasattr(given, "get_object") else given
    for one in given if isinstance(given, list) else [given]:
        attributes = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(attributes, dict) and "/Scope" in attributes:
            return str(attributes["/Scope"]).removeprefix("/")
    return ""
