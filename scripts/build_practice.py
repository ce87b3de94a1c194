"""Make the data and the scripts of the practice player, and the schema of its log, into docs/."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from footwork.look.drawings import Drawings
from footwork.practice.files import OWNED, create_files
from footwork.publishing import addresses
from footwork.publishing.writing import update_files
from footwork.reading.findings import GuideError
from footwork.reading.guide import read_guide

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
    scripts = [files[path] for path in files if path.startswith(addresses.PRACTICE_SCRIPTS)]
    packed = sum(len(gzip.compress(script, mtime=0)) for script in scripts)
    print(
        f"{len(files[addresses.practice_data()]):,} bytes of data, "
        f"{len(scripts)} scripts of {packed:,} bytes compressed"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
