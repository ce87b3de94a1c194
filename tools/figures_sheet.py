"""Write the contact sheet of all drawings below .cache/."""

from __future__ import annotations

import sys
from pathlib import Path

from footwork.figures.pose.reading import read_figures
from footwork.figures.sheet import create_sheet
from footwork.reading.findings import GuideError

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write the sheet and say where it is; 1 when the poses cannot be read."""
    page = ROOT / ".cache" / "figures-sheet.html"
    try:
        sheet = create_sheet(read_figures(ROOT / "data/figures.yml"), ROOT / "docs/figures")
    except GuideError as error:
        print(error, file=sys.stderr)
        return 1
    page.parent.mkdir(exist_ok=True)
    page.write_text(sheet, encoding="utf-8")
    print(f"Open {page.relative_to(ROOT)} in a browser")
    return 0


if __name__ == "__main__":
    sys.exit(main())
