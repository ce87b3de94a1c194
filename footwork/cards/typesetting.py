"""From data and a template to a PDF or a picture of its first page.

The templates are Typst. Fonts come from a package and from Typst itself, never from the
machine, and no date is set: the same data gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from footwork.look.typefaces import FONTS, OTHER_FONTS, load_fonts
from footwork.views.messages import TRANSLATIONS

TEMPLATES = Path(__file__).parent / "templates"

_SAID = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)*)"')


class TypesettingError(Exception):
    """A document cannot be made; the text says why in one line."""


def find_messages(template: Path) -> list[str]:
    """Return the messages of a template, in order: each string that is given to `say`."""
    return list(dict.fromkeys(_SAID.findall(template.read_text(encoding="utf-8"))))


@cache
def create_messages() -> dict[str, str]:
    """Return every message of the templates in the language of the build, by its English words."""
    templates = sorted(TEMPLATES.glob("*.typ"))
    found = dict.fromkeys(message for path in templates for message in find_messages(path))
    return {message: TRANSLATIONS.gettext(message) for message in found}


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=load_fonts(FONTS, OTHER_FONTS, embedded=True),
        sys_inputs={"data": json.dumps(data)},
    )


def create_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return a tagged PDF that follows PDF/UA-1; raises TypesettingError."""
    try:
        pdf = _compiler(template, data).compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise TypesettingError(" ".join(str(error.message).split())) from error
    if not isinstance(pdf, bytes):
        raise TypesettingError("the typesetter returned no document")
    return pdf


def create_pages(template: str, data: Mapping[str, Any], dots_per_inch: float) -> list[bytes]:
    """Return every page as a PNG; raises TypesettingError."""
    try:
        pages = _compiler(template, data).compile(format="png", ppi=dots_per_inch)
    except typst.TypstError as error:
        raise TypesettingError(" ".join(str(error.message).split())) from error
    return pages if isinstance(pages, list) else [pages or b""]


def find_value(template: str, data: Mapping[str, Any], label: str) -> Any:
    """Return the value that a template states under a label; raises TypesettingError."""
    try:
        found = _compiler(template, data).query(f"<{label}>", field="value")
    except typst.TypstError as error:
        raise TypesettingError(" ".join(str(error.message).split())) from error
    return json.loads(found)[0]
