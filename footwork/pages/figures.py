"""The drawings on the pages: put inline where they exist, else a quiet place of their size."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from footwork import addresses

_OPENING = re.compile(r"<svg\b[^>]*>")
_TITLE = re.compile(r"<title\b[^>]*>.*?</title>", re.DOTALL)


class Figures:
    """Finds the drawings of a folder by their published address."""

    def __init__(self, docs: Path) -> None:
        """Take the folder that is published as the root of the site."""
        self._docs = docs
        self._load = cache(self._read)

    def _read(self, name: str, frame: str) -> str | None:
        path = self._docs / addresses.figure(name, frame)
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8")
        return text[_OPENING.search(text).start() :]  # type: ignore[union-attr]

    def create_figure(self, name: str, frame: str, alt: str = "") -> Markup:
        """Return a drawing as inline SVG with its alt text, or the placeholder.

        Without `alt` the drawing is decoration beside a text that says the same.
        """
        drawing = self._load(name, frame)
        label = Markup('role="img" aria-label="{}"').format(alt) if alt else 'aria-hidden="true"'
        if drawing is None:
            return Markup(
                '<div class="placeholder" {}><svg class="i" aria-hidden="true">'
                '<use href="#mark"/></svg><span>Drawing to come</span></div>'
            ).format(Markup(label))
        return Markup(
            _OPENING.sub(
                f'<svg class="fig" viewBox="{_box(drawing)}" {label}>', _TITLE.sub("", drawing), 1
            )
        )


def _box(drawing: str) -> str:
    found = re.search(r'viewBox="([^"]+)"', drawing)
    return found[1] if found else "0 0 900 1200"
