"""Measure how long everything that other sites read takes, and that it grows with its count."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from footwork.model import Exercise, Guide
from footwork.publishing import addresses
from footwork.publishing.writing import update_files
from footwork.reading.guide import read_guide
from footwork.sharing.files import OWNED, create_files

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SITE = "https://footwork.example/"
MOST_SECONDS = 5
"""Seconds that the guide's own files may take."""
MOST_GROWTH = 1.25
"""How much longer each of 800 movements may take than each of 80; 1 is linear."""


def multiply(guide: Guide, times: int, docs: Path) -> Guide:
    """Return a guide with each movement so often, and put drawings for each into a folder."""
    exercises = tuple(_copy(guide, times, docs))
    return guide.model_copy(update={"exercises": exercises})


def _copy(guide: Guide, times: int, docs: Path) -> Iterator[Exercise]:
    _link(DOCS / addresses.MARK, docs / addresses.MARK)
    for exercise in guide.exercises:
        for number in range(times):
            name = exercise.id if number == 0 else f"{exercise.id}-{number}"
            for frame in ("start", "end", ""):
                source = DOCS / addresses.figure(exercise.id, frame)
                _link(source, docs / addresses.figure(name, frame))
            yield exercise.model_copy(update={"id": name})


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(source)


def measure(guide: Guide, times: int) -> float:
    """Make and write everything for each movement so often; return the seconds."""
    with tempfile.TemporaryDirectory(prefix="footwork-sharing-") as name:
        docs = Path(name)
        many = multiply(guide, times, docs)
        begin = time.perf_counter()
        update_files(docs, create_files(many, SITE, docs), OWNED)
        return time.perf_counter() - begin


def main() -> int:
    """Print the times; return 1 when the guide's own takes too long or growth is not linear."""
    guide = read_guide()
    count = len(guide.exercises)
    measure(guide, 1)  # compiles the templates and fills the system's caches
    seconds = {count * times: measure(guide, times) for times in (1, 10, 100)}
    for movements, taken in seconds.items():
        each = 1000 * taken / movements
        print(f"{movements:4} movements  {taken:6.1f} s  {each:5.0f} ms each")
    few, some, many = seconds.values()
    growth = (many - some) / 90 / ((some - few) / 9)
    print(f"own files  {few:5.1f} s of at most {MOST_SECONDS}")
    print(f"growth     {growth:5.2f} of at most {MOST_GROWTH}")
    return 1 if few > MOST_SECONDS or growth > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
