"""From how much evidence each mark may be given: the numbers behind its words."""

from __future__ import annotations

from collections.abc import Sequence

from footwork.model.reference import Source
from footwork.model.values import SourceKind, Strength

STRONG = 1000
"""Fewest people in one of the trials or reviews behind a strong claim."""
FAIR = 50
"""Fewest people in a trial or review behind a fair claim."""
CLEAR = 100
"""Fewest people in a trial or review from which "no effect" may be said."""

_TESTED = (SourceKind.TRIAL, SourceKind.REVIEW)
_LOOKED = (*_TESTED, SourceKind.STUDY)

UNSOURCED = (Strength.NOT_TESTED, Strength.JUDGMENT)
"""Marks that need no source."""


def is_earned(strength: Strength, sources: Sequence[Source]) -> bool:
    """Say whether sources are enough for a mark, as far as their kinds and numbers of people tell.

    Whether trials agree, or are good ones, is for a reader to judge: a claim may always be given
    less than its sources would bear.
    """
    if strength in UNSOURCED:
        return True
    tested = [source for source in sources if source.kind in _TESTED]
    looked = [source for source in sources if source.kind in _LOOKED]
    people = [source.people for source in tested if source.people]
    most = max(people, default=0)
    return {
        Strength.A: len(tested) >= 2 and most >= STRONG,
        Strength.B: most >= FAIR,
        Strength.MIXED: len(tested) >= 2,
        Strength.HARM: bool(tested),
        Strength.NO_EFFECT: most >= CLEAR,
        Strength.TOO_SMALL: any(count < CLEAR for count in people),
    }.get(strength, bool(looked))
