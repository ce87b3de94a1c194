"""Make every script of the guide into docs/, as it is published."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from footwork import addresses
from footwork.scripting import create_scripts
from footwork.writing import update_files

DOCS = Path(__file__).resolve().parent.parent / "docs"
OWNED = ("assets/js/**/*", addresses.worker())


def main() -> int:
    """Bring the scripts up to date and say how large they are; return 1, with what to mend."""
    try:
        files = {path: text.encode() for path, text in create_scripts().items()}
        update_files(DOCS, files, OWNED)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{DOCS} cannot be written to: {error.strerror or error}", file=sys.stderr)
        return 1
    packed = sum(len(gzip.compress(script, mtime=0)) for script in files.values())
    print(f"{len(files)} scripts of {packed:,} bytes compressed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
