"""Make the data of the practice player, into docs/."""

from __future__ import annotations

import sys
from pathlib import Path

from footwork.findings import GuideError
from footwork.practice.guide_data import write_practice
from footwork.reading import read_guide

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the data and say where; return 1, with what to mend, when it cannot be done."""
    try:
        path = write_practice(read_guide(), ROOT / "docs")
    except (GuideError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{ROOT / 'docs'} cannot be written to: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f"{path.relative_to(ROOT)}, {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
