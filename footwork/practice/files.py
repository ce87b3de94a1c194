"""Every file that this surface makes, by its published path."""

from __future__ import annotations

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.practice.exported_log import create_log_schema
from footwork.practice.guide_data import create_practice
from footwork.practice.mistakes_data import create_mistakes
from footwork.publishing import addresses

OWNED = (
    addresses.practice_data(),
    addresses.practice_mistakes(),
    addresses.log_schema(),
)
"""Patterns of the files that nothing else makes."""


def create_files(guide: Guide, drawings: Drawings) -> dict[str, bytes]:
    """Return every file by its published path.

    Raises ValueError when two movements would have the same code in an address.
    """
    files = {
        addresses.practice_data(): create_practice(guide, drawings),
        addresses.practice_mistakes(): create_mistakes(guide, drawings),
        addresses.log_schema(): create_log_schema(),
    }
    return {path: text.encode() for path, text in files.items()}
