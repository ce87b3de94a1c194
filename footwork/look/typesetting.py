"""From data and a template to a PDF or to pictures of its pages.

The templates are Typst. Fonts come from a package and from Typst itself, never from the
machine, and no date is set: the same data gives the same bytes everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from footwork.look.packing import pack
from footwork.look.tokens import PRINT
from footwork.look.typefaces import FONTS, OTHER_FONTS, load_fonts
from footwork.publishing.faults import shorten
from footwork.publishing.publisher import GUIDE_NAME
from footwork.reading.findings import Fault
from footwork.views.messages import LANGUAGE_TAG, LOCALE, TRANSLATIONS

PACKAGE = Path(__file__).parents[1]
"""Where templates begin to look for those that they import."""
TEMPLATES = tuple(sorted(PACKAGE.glob("*/templates/*.typ")))

_PLACE = re.compile(r"┌─ ((?!__typst_py).+\.typ):(\d+):\d+")
# A cell of a table with the heads of its columns, as Typst writes it; and one of the first column.
_CELL = re.compile(rb"(/S/TD/P \d+ 0 R/A\[?<</O/Table)(/Headers\[[^]]*\])")
_FIRST_CELL = re.compile(
    rb"/S/TD(/P \d+ 0 R/A\[?<</O/Table)(/Headers\[\(U\d+x0y\d+\)[^]]*\])((?:(?!endobj).)*?/K\[.)",
    re.DOTALL,
)
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")
_SAID = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)*)"')


class TypesettingError(Fault):
    """A document cannot be made; the text says why in one line."""


def find_messages(template: Path) -> list[str]:
    """Return the messages of a template, in order: each string that is given to `say`."""
    return list(dict.fromkeys(_SAID.findall(template.read_text(encoding="utf-8"))))


@cache
def create_messages() -> dict[str, str]:
    """Return every message of the templates in the language of the build, by its English words."""
    found = dict.fromkeys(message for path in TEMPLATES for message in find_messages(path))
    return {message: TRANSLATIONS.gettext(message) for message in found}


def create_frame(title: str, description: str = "") -> dict[str, Any]:
    """Return what every template reads: words, colors, and what is told of the document."""
    return {
        "title": title,
        "author": GUIDE_NAME,
        "description": description,
        "guide": GUIDE_NAME,
        "palette": "color",
        "tokens": PRINT,
        "language": LOCALE.language,
        "region": LANGUAGE_TAG.partition("-")[2] or None,
        "messages": create_messages(),
    }


def _compiler(template: Path | bytes, data: Any) -> typst.Compiler:
    how: dict[str, Any] = {
        "root": str(PACKAGE),
        "font_paths": load_fonts(FONTS, OTHER_FONTS, embedded=True),
        "sys_inputs": {"data": json.dumps(data)},
    }
    if isinstance(template, bytes):
        return typst.Compiler(template, **how)
    return typst.Compiler(str(template), **how)


def _fail(error: typst.TypstError) -> TypesettingError:
    """Return what went wrong in one line, with its place where that is in a template."""
    told = " ".join(str(error.message).split())
    found = _PLACE.search(str(getattr(error, "diagnostic", "")))
    place = found and shorten(Path(found[1]).absolute())
    return TypesettingError(f"{place}:{found[2]}: {told}" if found else told)


def create_pdf(template: Path | bytes, data: Any) -> bytes:
    """Return a tagged PDF that follows PDF/UA-1; raises TypesettingError.

    `template` is a file or a source that imports nothing, `data` what it reads as JSON.
    """
    return _finish(_compile_pdf(_compiler(template, data)))


def create_pdf_and_picture(
    template: Path, data: Mapping[str, Any], dots_per_inch: float
) -> tuple[bytes, int, bytes]:
    """Return what `create_pdf` does, how many pages it has, and the first one as a PNG.

    It is laid out once. There is no picture, and no time taken for one, at 0 dots per inch.
    Raises TypesettingError.
    """
    compiler = _compiler(template, data)
    pdf = _compile_pdf(compiler)
    pages = _COUNT.search(pdf)
    if pages is None:
        raise TypesettingError("the typesetter returned a document without pages")
    picture = _write_pages(compiler, dots_per_inch)[0] if dots_per_inch else b""
    return _finish(pdf), int(pages[1]), picture


def _compile_pdf(compiler: typst.Compiler) -> bytes:
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise _fail(error) from error
    if not isinstance(pdf, bytes):
        raise TypesettingError("the typesetter returned no document")
    return pdf


def _finish(pdf: bytes) -> bytes:
    """Return what the typesetter wrote with heads of rows, in less room."""
    return pack(_create_row_heads(pdf))


def _create_row_heads(pdf: bytes) -> bytes:
    """Return a PDF in which the first cell of a row, unless it is empty, is the head of the row.

    Typst has heads of columns alone: those of rows wait behind a feature that its Python package
    does not open. Each change is as long as what it replaces, so that every offset in the file
    stays. A list of heads of a cell goes, for it would keep a reader from those of rows; by their
    scopes, heads are found both ways (ISO 32000-1, 14.8.5.7).
    """

    def head(found: re.Match[bytes]) -> bytes:
        before, listed, after = found.groups()
        if after.endswith(b"]"):
            return found[0]
        return b"/S/TH" + before + b"/Scope/Row".ljust(len(listed)) + after

    named = _FIRST_CELL.sub(head, pdf)
    return _CELL.sub(lambda cell: cell[1] + b" " * len(cell[2]), named)


def create_pages(template: Path | bytes, data: Any, dots_per_inch: float) -> list[bytes]:
    """Return every page as a PNG; raises TypesettingError."""
    return _write_pages(_compiler(template, data), dots_per_inch)


def _write_pages(compiler: typst.Compiler, dots_per_inch: float) -> list[bytes]:
    try:
        pages = compiler.compile(format="png", ppi=dots_per_inch)
    except typst.TypstError as error:
        raise _fail(error) from error
    return pages if isinstance(pages, list) else [pages or b""]


def find_value(template: Path, data: Mapping[str, Any], label: str) -> Any:
    """Return the value that a template states under a label; raises TypesettingError."""
    try:
        found = _compiler(template, data).query(f"<{label}>", field="value")
    except typst.TypstError as error:
        raise _fail(error) from error
    return json.loads(found)[0]


def check_letters(texts: Iterable[str]) -> None:
    """Raise TypesettingError, naming the text, where a character has no letter in any typeface.

    A picture would show an empty box for it; PDF/UA alone asks for a letter.
    """
    source = (
        b"#let texts = json(bytes(sys.inputs.data))\n"
        b'#set document(title: "Letters")\n'
        b'#set text(font: "Atkinson Hyperlegible")\n'
        b"#for it in texts { par(it) }\n"
    )
    listed = list(texts)
    try:
        create_pdf(source, listed)
    except TypesettingError:
        for text in listed:
            try:
                create_pdf(source, [text])
            except TypesettingError as error:
                raise TypesettingError(f"{text!r} cannot be shown in a picture: {error}") from error
        raise
