"""What there is to print, as the list beside the files says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from footwork.look.tokens import PAPERS, PREVIEW_WIDTH
from footwork.publishing import addresses
from footwork.views.messages import gettext as _
from footwork.views.messages import ngettext, number


@dataclass(frozen=True)
class Printed:
    """A file to print or to share."""

    path: str
    is_picture: bool
    """Whether it is a picture to share, and none to print."""
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
                entry["pages"],
                _("%(size)s KB", size=number(max(1, round(entry["bytes"] / 1000)))),
            )
            for entry in listed
        }

    def find(self, name: str, ending: str = "pdf") -> Printed | None:
        """Return a file by name; None while it is not made."""
        return self._files.get(addresses.printed(name, ending))

    def both(self, name: str) -> list[tuple[Printed | None, str]]:
        """Return what is printed on both papers in color and as ink-saver, each with its words."""
        words = {
            "-a4": _("A4"),
            "-letter": _("Letter"),
            "-ink-saver-a4": _("A4, ink-saver"),
            "-ink-saver-letter": _("Letter, ink-saver"),
        }
        return [(self.find(name + ending), label) for ending, label in words.items()]

    @staticmethod
    def preview(name: str, paper: str = "a4") -> Preview:
        """Return the picture of a file's first page."""
        width, height = PAPERS[paper]
        return Preview(
            addresses.preview(name), PREVIEW_WIDTH, round(PREVIEW_WIDTH * height / width)
        )
