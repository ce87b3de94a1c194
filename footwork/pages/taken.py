"""What can be taken away, as the list beside the files says: each drawing with its formats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from footwork.look.drawings import Drawings
from footwork.look.formats import AVIF, GIF, MP4, PNG, SQUARE, SVG, Format, list_formats
from footwork.look.maps import list_maps
from footwork.model import Exercise
from footwork.publishing import addresses
from footwork.views.drawn import DrawnView, list_drawn
from footwork.views.messages import gettext as _
from footwork.views.messages import number

_FORMATS = {
    SVG: ("SVG", _("Sharp at any size, for print and for any program")),
    PNG: ("PNG", _("For documents and web pages")),
    SQUARE: (_("Square PNG"), _("For posts")),
    GIF: ("GIF", _("For mail and slides")),
    AVIF: ("AVIF", _("Smaller, for web pages")),
    MP4: ("MP4", _("For chats")),
}
"""The name of each format, and what it is good for."""


@dataclass(frozen=True)
class TakenFile:
    """A drawing in one format."""

    path: str
    name: str
    """Of the format."""
    facts: str
    """Its size: `900 × 1200 pixels, 46 KB`."""


@dataclass(frozen=True)
class Taken:
    """A drawing with its files."""

    drawn: DrawnView
    picture: str
    """The drawing that a page shows for it, which follows its reader's scheme."""
    film: str
    """The film of one in motion; empty for one that stands still."""
    files: tuple[TakenFile, ...]


class TakenPictures:
    """The files that were made before the pages."""

    def __init__(self, docs: Path, drawings: Drawings) -> None:
        """Take the folder that is published as the root of the site, and the drawings."""
        self._list = docs / addresses.picture_list()
        self._drawings = drawings

    @cached_property
    def _sizes(self) -> dict[str, int]:
        if not self._list.is_file():
            return {}
        listed = json.loads(self._list.read_text(encoding="utf-8"))["files"]
        return {entry["path"]: entry["bytes"] for entry in listed}

    formats = tuple(_FORMATS.values())
    """The name of each format, with what it is good for."""

    @property
    def archive(self) -> str | None:
        """The size of the file that holds all others, in MB; None while it is not made."""
        size = self._sizes.get(addresses.picture_archive())
        return None if size is None else _("%(size)s MB", size=number(size / 1_000_000, 1))

    def list_of(self, exercise: Exercise) -> Iterator[Taken]:
        """Yield the drawings of a movement for which there are files."""
        return self._find(exercise.id, list_drawn(exercise))

    def list_maps(self) -> Iterator[Taken]:
        """Yield the views of the muscle map for which there are files."""
        return self._find(addresses.MAP, list_maps(self._drawings))

    def _find(self, name: str, listed: Iterable[DrawnView]) -> Iterator[Taken]:
        for drawn in listed:
            moves = drawn.kind == "motion"
            found = {
                one: addresses.picture(name, drawn.frame, one.ending)
                for one in list_formats(moves=moves)
            }
            if all(path in self._sizes for path in found.values()):
                yield Taken(
                    drawn,
                    addresses.figure(name, drawn.still),
                    found[MP4] if moves else "",
                    tuple(self._describe(one, path, moves=moves) for one, path in found.items()),
                )

    def _describe(self, one: Format, path: str, *, moves: bool) -> TakenFile:
        name = _("SVG of the end") if moves and one is SVG else _FORMATS[one][0]
        size = number(max(1, round(self._sizes[path] / 1000)))
        values = {"width": number(one.width), "height": number(one.height), "size": size}
        facts = (
            _("%(size)s KB", size=size)
            if one is SVG
            else _("%(width)s × %(height)s, %(size)s KB", **values)
        )
        return TakenFile(path, name, facts)
