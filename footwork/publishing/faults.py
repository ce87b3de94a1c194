"""Errors as whoever has to mend them reads them: a line, with its place in the guide."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from footwork.reading.findings import Fault

ROOT = Path(__file__).parents[2]

_PAGE = "<template>"
"""What a template is called that was read from no file, as the text of a page is."""
_INTERRUPTED = 130
"""The exit status of a program that Ctrl+C has ended."""


def explain(error: BaseException, page: str = "", above: int = 0) -> str:
    """Return what is wrong, with its place where that is in a file of the guide.

    `page` is the path of the page that was being made, if any, and `above` how many of its lines
    stand before what is rendered of it.
    """
    if isinstance(error, Fault):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        place = shorten(error.filename2 or error.filename)
        return f"{place} cannot be read or written: {error.strerror or error}"
    if isinstance(error, SyntaxError | TemplateSyntaxError):
        of_page = page and error.filename in (None, _PAGE)
        place = page if of_page else shorten(str(error.filename))
        line = (error.lineno or 1) + (above if of_page else 0)
        return f"{place}:{line}: {error.msg if isinstance(error, SyntaxError) else error.message}"
    place, code = _find_places(error, page, above)
    told = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
    if not place or not code or isinstance(error, ValueError):
        return f"{place or code}: {told}" if place or code else told
    return f"{place}: {told} ({code})"


def _find_places(error: BaseException, page: str, above: int) -> tuple[str, str]:
    """Return where an error came up: in a template or a page, and behind that in code."""
    place = code = ""
    for frame in traceback.extract_tb(error.__traceback__):
        line, file = frame.lineno or 1, shorten(frame.filename)
        if page and frame.filename == _PAGE:
            place, code = f"{page}:{line + above}", ""
        elif file != frame.filename and file.endswith(".py"):
            code = f"{file}:{line}"
        elif file != frame.filename:
            place, code = f"{file}:{line}", ""
    return place, code


def shorten(path: str | Path) -> str:
    """Return the path of a file of the guide from its root; another one's as it is."""
    inside = Path(path).is_relative_to(ROOT) and ".venv" not in Path(path).parts
    return Path(path).relative_to(ROOT).as_posix() if inside else str(path)


def run(main: Callable[[], int]) -> int:
    """Run a command and return its exit status.

    What somebody can mend is said in whole lines, without the frames of the program, and gives 1;
    Ctrl+C gives 130.
    """
    try:
        return main()
    except (Fault, OSError, TemplateError, ValueError) as error:
        print(explain(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
