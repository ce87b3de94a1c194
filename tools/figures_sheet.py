"""Write the contact sheet of all drawings below .cache/."""

from __future__ import annotations

from pathlib import Path

from footwork.figures.poses import read_figures
from footwork.figures.sheet import create_sheet

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the sheet and say where it is."""
    folder = ROOT / "docs" / "figures"
    page = ROOT / ".cache" / "figures-sheet.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(create_sheet(read_figures(ROOT / "data" / "figures.yml"), folder), "utf-8")
    print(f"Open {page.relative_to(ROOT)} in a browser")


if __name__ == "__main__":
    main()
