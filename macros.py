"""The door between data and pages: mkdocs-macros calls `define_env` and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from footwork.pages.render import Pages
from footwork.reading import read_guide


def define_env(env: Any) -> None:
    """Read the guide and offer each public method of `Pages` as a macro."""
    docs = Path(__file__).parent / "docs"
    pages = Pages(read_guide(), site=env.conf["site_url"], docs=docs)
    for name in vars(Pages):
        if not name.startswith("_"):
            env.macro(getattr(pages, name), name)
