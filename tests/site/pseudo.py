"""Which words of a text are neither a message nor a text of the data, in the made-up language."""

from __future__ import annotations

import re
from collections.abc import Iterable

OPEN, CLOSE = "«‹", "»›"

_WORD = re.compile(r"[^\W\d_]{2,}")


def find_bare(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Return the stretches of a text with words in them that stand in no marks.

    `allowed` are texts that may stand bare, such as the prose of the pages.
    """
    known = [_squeeze(one) for one in allowed]
    return [part for part in split_bare(text) if not any(_squeeze(part) in one for one in known)]


def split_bare(text: str) -> list[str]:
    """Return the stretches outside of all marks that hold a word."""
    depth, parts, part = 0, [], ""
    for sign in text:
        if sign in OPEN:
            depth += 1
            parts.append(part)
            part = ""
        elif sign in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            part += sign
    return [one.strip() for one in (*parts, part) if _WORD.search(one)]


def _squeeze(text: str) -> str:
    return re.sub(r"[\s*_`#|>\[\]\\-]+", " ", text).strip().casefold()
