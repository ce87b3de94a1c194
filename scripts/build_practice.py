"""Make the data and the scripts of the practice player, and the schema of its log, into docs/."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from footwork.findings import GuideError
from footwork.practice.guide_data import write_practice
from footwork.practice.log import write_log_schema
from footwork.practice.scripts import write_scripts
from footwork.reading import read_guide

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Write the files and say which; return 1, with what to mend, when it cannot be done."""
    try:
        data = write_practice(read_guide(), DOCS)
        scripts = write_scripts(DOCS)
        write_log_schema(DOCS)
    except (GuideError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{DOCS} cannot be written to: {error.strerror or error}", file=sys.stderr)
        return 1
    packed = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in scripts)
    print(
        f"{data.stat().st_size:,} bytes of data, "
        f"{len(scripts)} scripts of {packed:,} bytes compressed"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
