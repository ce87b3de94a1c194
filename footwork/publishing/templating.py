"""The templates of a surface, which stand in the folder `templates` beside its code."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup, escape

from footwork.publishing import addresses, publisher
from footwork.views import wording
from footwork.views.catalogs import TAG
from footwork.views.messages import LOCALE, TRANSLATIONS


def create_environment(surface: str, memory: Path | None = None) -> Environment:
    """Return a surface's templates; they escape every value, and none may be missing.

    `memory` is a folder in which compiled templates are kept for the next time. A template says
    with `here` which page it makes, so that its links work in any folder.
    """
    if memory is not None:
        memory.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(memory)) if memory else None,
        extensions=["jinja2.ext.i18n"],
        loader=PackageLoader(f"footwork.{surface}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        _translate, _translate_count, newstyle=True
    )
    environment.globals |= {
        "addresses": addresses,
        "language": LOCALE.language,
        "link": _link,
        "publisher": publisher,
        "wording": wording,
    }
    return environment


def _translate(message: str) -> Markup:
    return _escape(TRANSLATIONS.gettext(message), message)


def _translate_count(one: str, other: str, count: int) -> Markup:
    return _escape(TRANSLATIONS.ngettext(one, other, count), one)


def _escape(told: str, message: str) -> Markup:
    """Return a translation in which the tags of its message are markup, and nothing else is."""
    tags = set(TAG.findall(message))
    parts = re.split(f"({TAG.pattern})", told)
    return Markup().join(Markup(part) if part in tags else escape(part) for part in parts)  # noqa: S704 - tags of a template


@pass_context
def _link(context: Context, target: str) -> str:
    """Return the link from the page being rendered to a path of the site."""
    return addresses.relative(target, context["here"])
