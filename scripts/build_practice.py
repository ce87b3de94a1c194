"""Make the data of the practice player, and the schema of its log, into docs/."""

from __future__ import annotations

import sys
from pathlib import Path

from footwork import addresses
from footwork.drawings import Drawings
from footwork.findings import GuideError
from footwork.practice.files import OWNED, create_files
from footwork.reading import read_guide
from footwork.writing import update_files

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Bring the files up to date and say how large they are; return 1, with what to mend."""
    try:
        files = create_files(read_guide(), Drawings(DOCS))
        update_files(DOCS, files, OWNED)
    except (GuideError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{DOCS} cannot be written to: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f"{len(files[addresses.practice_data()]):,} bytes of data")
    return 0


if __name__ == "__main__":
    sys.exit(main())
