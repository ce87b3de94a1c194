"""What can keep a drawing from being made."""

from __future__ import annotations


class DrawingError(Exception):
    """A drawing cannot be made; the text says why and how to mend it."""
