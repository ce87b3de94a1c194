"""Measure how long everything to print takes: from nothing, and when nothing changed."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from tools.copies import copy_guide, run_in_tree

MOST_FROM_NOTHING = 15
"""Seconds that the first build may take on two cores."""
MOST_UNCHANGED = 2
"""Seconds that a build may take when nothing changed."""


def measure(tree: Path) -> float:
    """Build everything in a copy of the guide, in a process of its own; return the seconds."""
    begin = time.perf_counter()
    run_in_tree(tree, "-m", "footwork", "cards")
    return time.perf_counter() - begin


def main() -> int:
    """Print both times; return 1 when one is too long."""
    with tempfile.TemporaryDirectory(prefix="footwork-cards-") as name:
        tree = copy_guide(Path(name, "guide"))
        shutil.rmtree(tree / "docs" / "print", ignore_errors=True)
        first, second = measure(tree), measure(tree)
    print(f"from nothing  {first:5.1f} s of at most {MOST_FROM_NOTHING}")
    print(f"unchanged     {second:5.1f} s of at most {MOST_UNCHANGED}")
    return 1 if first > MOST_FROM_NOTHING or second > MOST_UNCHANGED else 0


if __name__ == "__main__":
    sys.exit(main())
