"""What there is to print, as the list beside the files says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from footwork.look.tokens import PAPERS, PREVIEW_WIDTH
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.messages import ngettext, number

Paper = Literal["a4", "letter"]
"""The two families of paper that a reader chooses from."""
Ink = Literal["color", "saver"]

_ENDINGS: dict[Paper, tuple[str, ...]] = {
    "a4": ("-a4", "-a3", ""),
    "letter": ("-letter", "-tabloid"),
}
"""How the name of a file ends on the papers of a family: sheet, wall chart, card."""


@dataclass(frozen=True)
class Printed:
    """A file to print or to share."""

    path: str
    is_picture: bool
    """Whether it is a picture to share, and none to print."""
    paper: str
    """The name of its paper; phone for a picture."""
    pages: int
    size: str
    """In KB, as a reader's computer shows it."""

    @property
    def facts(self) -> str:
        """Pages and size: `2 pages, 127 KB`."""
        return ngettext(
            "%(count)s page, %(size)s", "%(count)s pages, %(size)s", self.pages, size=self.size
        )


@dataclass(frozen=True)
class Preview:
    """The picture of a first page, in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class Version:
    """A sheet on one paper, in one ink."""

    file: Printed
    preview: Preview
    paper: Paper
    ink: Ink | None
    """None where the sheet comes in one ink alone."""
    words: str
    """Paper and ink as a reader knows them."""


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
                entry["path"].endswith(".png"),
                entry["paper"],
                entry["pages"],
                _("%(size)s KB", size=number(max(1, round(entry["bytes"] / 1000)))),
            )
            for entry in listed
        }

    def find(self, name: str, ending: str = "pdf") -> Printed | None:
        """Return a file by name; None while it is not made."""
        return self._files.get(addresses.printed(name, ending))

    def versions(self, name: str) -> list[Version]:
        """Return what is printed under a name on each paper, in color and as ink-saver.

        A sheet that has no ink-saver has versions for either ink. Empty while none is made.
        """
        inks: dict[Ink, str] = {"color": "", "saver": "-ink-saver"}
        found: list[tuple[Paper, Ink, str]] = [
            (paper, ink, name + mark + ending)
            for paper, endings in _ENDINGS.items()
            for ink, mark in inks.items()
            for ending in endings
            if self.find(name + mark + ending)
        ]
        has_both = {ink for _paper, ink, _stem in found} == set(inks)
        return [self._version(stem, paper, ink if has_both else None) for paper, ink, stem in found]

    def _version(self, stem: str, paper: Paper, ink: Ink | None) -> Version:
        file = self._files[addresses.printed(stem)]
        words = {
            "a4": _("A4"),
            "letter": _("Letter"),
            "a3": _("A3"),
            "tabloid": _("Tabloid"),
            "a6": _("A6"),
            "quarter": _("Quarter Letter"),
        }[file.paper]
        if ink == "saver":
            words = _("%(paper)s, ink-saver", paper=words)
        return Version(file, self.preview(stem, file.paper), paper, ink, words)

    @staticmethod
    def preview(name: str, paper: str = "a4") -> Preview:
        """Return the picture of a file's first page."""
        width, height = PAPERS[paper]
        return Preview(
            addresses.preview(name), PREVIEW_WIDTH, round(PREVIEW_WIDTH * height / width)
        )
