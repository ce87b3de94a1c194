"""Every style sheet as it is published, by its published path, with its tokens filled in."""

from __future__ import annotations

from pathlib import Path

from footwork.look.tokens import fill_tokens
from footwork.publishing import addresses

SOURCES = Path(__file__).parents[1]


def create_styles(sources: Path = SOURCES) -> dict[str, str]:
    """Return the style sheets of the surfaces below a folder by their published path.

    Raises ValueError, with the place, for a token that is not there, and where two sheets would
    have one address.
    """
    styles: dict[str, str] = {}
    for source in sorted(sources.glob("*/styles/*.css")):
        path = addresses.style(source.stem)
        if path in styles:
            raise ValueError(f"{source}: another sheet is published as {path} already")
        try:
            styles[path] = fill_tokens(source.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ValueError(f"{source}: {error}") from error
    return styles
