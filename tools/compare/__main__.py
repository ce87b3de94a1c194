"""Compare what a reader meets in two revisions: `make compare old=main new=my-branch`.

Both are built, and told apart: addresses, the text of every page, printed file, data file and
frame, a page of each kind on a phone and on a desktop, and every printed page. The whole report
and the pictures, old, new and difference side by side, go to .cache/compare/report/.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.compare import pictures, reading, report, trees

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "compare"


def main() -> int:
    """Compare two revisions; return 1 when one is not there or cannot be built."""
    parser = argparse.ArgumentParser(description=__doc__, prog="make compare")
    parser.add_argument("old")
    parser.add_argument("new", nargs="?", default="HEAD")
    chosen = parser.parse_args()
    try:
        old, new = (trees.build(ROOT, name, CACHE) for name in (chosen.old, chosen.new))
    except trees.RevisionError as error:
        print(error, file=sys.stderr)
        return 1
    texts = reading.compare(reading.read_site(old), reading.read_site(new))
    folder = CACHE / "report"
    before, after = (
        pictures.take(site, CACHE / "pictures" / site.parent.name) for site in (old, new)
    )
    seen = pictures.compare(before, after, folder)
    (folder / "report.txt").write_text(report.create_report(texts, seen), encoding="utf-8")
    print(report.create_summary(texts, seen))
    print(f"The whole report: {(folder / 'report.txt').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
