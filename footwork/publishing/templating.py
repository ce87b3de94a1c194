"""The templates of a surface, which stand in the folder `templates` beside its code."""

from __future__ import annotations

from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context

from footwork.publishing import addresses, publisher
from footwork.views import wording


def create_environment(surface: str, memory: Path | None = None) -> Environment:
    """Return a surface's templates; they escape every value, and none may be missing.

    `memory` is a folder in which compiled templates are kept for the next time. A template says
    with `here` which page it makes, so that its links work in any folder.
    """
    if memory is not None:
        memory.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(memory)) if memory else None,
        loader=PackageLoader(f"footwork.{surface}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "addresses": addresses,
        "link": _link,
        "publisher": publisher,
        "wording": wording,
    }
    return environment


@pass_context
def _link(context: Context, target: str) -> str:
    """Return the link from the page being rendered to a path of the site."""
    return addresses.relative(target, context["here"])
