"""The drawings on the pages: put inline where they exist, else a quiet place of their size.

Inline, a drawing follows the scheme of the page. Its own style and description are for when
it is opened as a file: on a page the style sheet and the alt text of the data stand for them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from footwork import addresses

_OPENING = re.compile(r"<svg\b[^>]*>")
_FILE_ONLY = re.compile(r"<(title|metadata|style)\b.*?</\1>", re.DOTALL)
# The fibers of a muscle, too fine to be seen where a drawing is only a small sign.
_FINE = re.compile(r'<path class="fb"[^>]*/>')
_VIEW = re.compile(r'viewBox="([^"]+)"')


class Figures:
    """Finds the drawings below a folder by their published address."""

    def __init__(self, docs: Path) -> None:
        """Take the folder that is published as the root of the site."""
        self._docs = docs
        self.read = cache(self._read)

    def _read(self, name: str, frame: str) -> tuple[str, str] | None:
        """Return the view box of a drawing and what is inside its svg element."""
        path = self._docs / addresses.figure(name, frame)
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8")
        opening = _OPENING.search(text)
        view = _VIEW.search(opening[0]) if opening else None
        if opening is None or view is None:
            raise ValueError(f"{path} must be an SVG drawing with a viewBox")
        body = text[opening.end() : text.rindex("</svg>")]
        return view[1], _FILE_ONLY.sub("", body)

    def exists(self, name: str, frame: str = "") -> bool:
        """Return whether there is a drawing; without a frame, the one in motion."""
        return (self._docs / addresses.figure(name, frame)).is_file()

    def create_figure(self, name: str, frame: str, alt: str = "") -> Markup:
        """Return a drawing as inline SVG, or its placeholder.

        With `alt` it is a picture of its own; without, it is a small sign beside a text that
        says the same, and comes without the finest lines.
        """
        label = Markup('role="img" aria-label="{}"').format(alt) if alt else 'aria-hidden="true"'
        drawing = self.read(name, frame)
        if drawing is None:
            return Markup(
                '<div class="placeholder" {}><svg class="i" aria-hidden="true">'
                '<use href="#mark"/></svg><span>Drawing to come</span></div>'
            ).format(Markup(label))
        view, body = drawing
        if not alt:
            body = _FINE.sub("", body)
        return Markup(f'<svg class="fig" viewBox="{view}" {label}>{body}</svg>')
