"""Write the page stubs of movements and routines that are missing or differ from the data."""

from __future__ import annotations

import sys

from footwork.pages.stubs import DOCS, write_stubs
from footwork.reading.findings import GuideError
from footwork.reading.guide import read_guide


def main() -> int:
    """Write the stubs and say which; return 1 with the report when the data has faults."""
    try:
        guide = read_guide()
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    written = write_stubs(guide)
    for path in written:
        print(f"wrote docs/{path.relative_to(DOCS)}")
    if not written:
        print("every stub is as the data says")
    return 0


if __name__ == "__main__":
    sys.exit(main())
