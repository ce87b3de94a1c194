"""Make what other sites and machines read, into docs/; only what changed is written again.

Embed pages, oEmbed, the JSON API, the feed, preview pictures, and every address of an id that a
movement had before.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from footwork.look.canvas import PictureError
from footwork.publishing.writing import update_files
from footwork.reading.findings import GuideError
from footwork.reading.guide import DATA, read_guide
from footwork.sharing.files import OWNED, create_files
from scripts.find_site import find_project, find_site

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> int:
    """Bring the files up to date; return 1 after one line for each fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data")
    parser.add_argument("--docs", type=Path, default=DOCS, help="folder of the guide's files")
    parser.add_argument("--site", default=find_site(), help="published root of the site")
    parser.add_argument("--project", default=find_project(), help="address of the project")
    arguments = parser.parse_args()
    begin = time.perf_counter()
    try:
        guide = read_guide(arguments.data)
        files = create_files(guide, arguments.site, arguments.docs, arguments.project)
        written, removed = update_files(arguments.docs, files, OWNED)
    except (GuideError, PictureError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        reason = error.strerror or error
        print(f"{arguments.docs} cannot be written to: {reason}", file=sys.stderr)
        return 1
    seconds = time.perf_counter() - begin
    print(f"{len(files)} files, {written} written, {removed} removed, in {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
