"""What there is to print, as the list beside the files says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from footwork.publishing import addresses

_PREVIEW_WIDTH = 480
_SHAPES = {"a4": 297 / 210, "letter": 279.4 / 215.9, "a6": 297 / 210, "quarter": 279.4 / 215.9}
_PAPERS = {"a4": "A4", "letter": "Letter"}


@dataclass(frozen=True)
class Printed:
    """A file to print or to share."""

    path: str
    paper: str
    pages: int
    size: str
    """In KB, as a reader's computer shows it."""

    @property
    def facts(self) -> str:
        """Pages and size: `2 pages, 127 KB`."""
        return f"{self.pages} page{'' if self.pages == 1 else 's'}, {self.size}"


@dataclass(frozen=True)
class Preview:
    """The picture of a first page, in pixels."""

    path: str
    width: int
    height: int


class PrintedFiles:
    """The files that were made before the pages, by name."""

    def __init__(self, docs: Path) -> None:
        """Take the folder that is published as the root of the site."""
        self._list = docs / addresses.print_list()

    @cached_property
    def _files(self) -> dict[str, Printed]:
        if not self._list.is_file():
            return {}
        listed = json.loads(self._list.read_text(encoding="utf-8"))["files"]
        return {
            entry["path"]: Printed(
                entry["path"],
                _PAPERS.get(entry["paper"], "Picture"),
                entry["pages"],
                f"{max(1, round(entry['bytes'] / 1000))} KB",
            )
            for entry in listed
        }

    def find(self, name: str, ending: str = "pdf") -> Printed | None:
        """Return a file by name; None while it is not made."""
        return self._files.get(addresses.printed(name, ending))

    def find_papers(self, name: str) -> list[Printed]:
        """Return a file on each paper that it is made for."""
        found = [self.find(f"{name}-{paper}") for paper in _PAPERS]
        return [file for file in found if file]

    @staticmethod
    def preview(name: str, paper: str = "a4") -> Preview:
        """Return the picture of a file's first page."""
        return Preview(
            addresses.preview(name), _PREVIEW_WIDTH, round(_PREVIEW_WIDTH * _SHAPES[paper])
        )
