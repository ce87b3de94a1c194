"""Measure how long everything to print takes: from nothing, and when nothing changed."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_FROM_NOTHING = 15
"""Seconds that the first build may take on two cores."""
MOST_UNCHANGED = 2
"""Seconds that a build may take when nothing changed."""


def measure(folder: Path) -> float:
    """Build everything into a folder in a process of its own; return the seconds."""
    begin = time.perf_counter()
    command = [sys.executable, str(ROOT / "scripts" / "build_cards.py"), "--docs", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> int:
    """Print both times; return 1 when one is too long."""
    with tempfile.TemporaryDirectory(prefix="footwork-cards-") as name:
        first, second = measure(Path(name)), measure(Path(name))
    print(f"from nothing  {first:5.1f} s of at most {MOST_FROM_NOTHING}")
    print(f"unchanged     {second:5.1f} s of at most {MOST_UNCHANGED}")
    return 1 if first > MOST_FROM_NOTHING or second > MOST_UNCHANGED else 0


if __name__ == "__main__":
    sys.exit(main())
