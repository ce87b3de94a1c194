"""Write the contact sheet of all drawings below .cache/, and the rules of the skin tones."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from footwork.figures.poses import read_figures  # noqa: E402
from footwork.figures.sheet import create_sheet, create_tones_css  # noqa: E402


def main() -> None:
    """Write both."""
    folder = ROOT / "docs" / "figures"
    (folder / "skin-tones.css").write_text(create_tones_css(), encoding="utf-8")
    page = ROOT / ".cache" / "figures-sheet.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(create_sheet(read_figures(ROOT / "data" / "figures.yml"), folder), "utf-8")
    print(f"Open {page.relative_to(ROOT)} in a browser")


if __name__ == "__main__":
    main()
