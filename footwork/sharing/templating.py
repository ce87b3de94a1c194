"""The templates of this surface, and the files that stand beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from footwork.publishing.templating import create_environment

load_template = create_environment("sharing").get_template


@cache
def read_file(name: str) -> str:
    """Return a file that stands beside the templates."""
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
