"""Check the data of the guide and print every finding, each with its file and line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from footwork.figures.pose.reading import check_figures
from footwork.pages.stubs import check_stubs
from footwork.reading.findings import create_report
from footwork.reading.guide import DATA, check_data


def main() -> int:
    """Return 0 and print one line when all is well, else print all findings and return 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data files")
    data = parser.parse_args().data
    guide, findings = check_data(data)
    if guide is not None:
        poses = data / "figures.yml"
        if data == DATA or poses.exists():
            _, findings = check_figures(poses, guide.exercise_by_id)
        if data == DATA:
            findings = (*findings, *check_stubs(guide))
    if guide is None or findings:
        print(create_report(findings), file=sys.stderr)
        return 1
    print(f"{len(guide.exercises)} movements, {len(guide.routines)} routines: all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
