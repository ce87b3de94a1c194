"""Which words of a text are neither a message nor a text of the data, in the made-up language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

OPEN, CLOSE = "«‹", "»›"

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|doi:\S+|\b[\w.-]+\.(?:example|pdf|png|json|xml|js|html)\S*"
)


def list_bare(parts: Iterable[str]) -> Iterator[str]:
    """Yield the stretches with words in them that stand in no marks, addresses left out.

    `parts` follow one another; a message that is set in several ways goes over more than one.
    """
    depth = 0
    for part in parts:
        bare = ""
        for sign in part:
            if sign in OPEN:
                depth += 1
                bare += "\n"
            elif sign in CLOSE:
                depth -= 1
                assert depth >= 0, f"a mark that ends nothing: {part[:100]!r}"
            elif depth == 0:
                bare += sign
        for stretch in _ADDRESS.sub(" ", bare).split("\n"):
            if _WORD.search(stretch):
                yield " ".join(stretch.split())
    assert depth == 0, "a mark that nothing ends"
