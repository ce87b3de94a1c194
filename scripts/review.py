"""Tell which words there are to review, and which reviews hold.

python -m scripts.review            every scope: its digest, and who has read it
python -m scripts.review SCOPE …    of some: the ids of movements, rules, questions, measures

A line for each entry of data/reviews.yml whose words have changed since comes last. It is no fault:
the guide says so itself wherever it would name the reader.
"""

from __future__ import annotations

import sys

from footwork.model import Guide
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.reading.findings import GuideError
from footwork.reading.guide import read_guide
from footwork.views.reviews import list_scopes, list_stale, tell_reading, tell_review


def create_report(guide: Guide, scopes: list[str]) -> str:
    """Return a line for each scope, and one for each of their reviews that has gone stale."""
    width = max(map(len, scopes))
    lines = [
        f"{scope:{width}}  {tell_reading(guide, scope).digest}  {tell_review(guide, scope).line}"
        for scope in scopes
    ]
    stale = [review for review in list_stale(guide) if review.scope in scopes]
    lines += [
        f"stale: {review.scope}, {review.name}, {review.date}, {review.digest}" for review in stale
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the report; return 1, after every finding, when the data has a fault."""
    try:
        guide = read_guide()
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    known = list_scopes(guide)
    parser = Parser(__doc__)
    parser.add_argument("scopes", nargs="*", metavar="SCOPE")
    asked: list[str] = parser.parse_args().scopes
    if unknown := [scope for scope in asked if scope not in known]:
        print(f"{unknown[0]!r} must be one of {', '.join(known)}", file=sys.stderr)
        return 1
    print(create_report(guide, asked or list(known)))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
