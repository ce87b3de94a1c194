"""Measure build time and memory of the guide against plain Material.

Trees with 8, 80 and 800 movements are made from the guide's own by copying them under new
ids. Each is built by the guide and, in turn with it, by plain Material from the same pages
with the macros already done. Every build is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tools.copies import copy_guide, run_in_tree

PLAIN_PAGES = Path(__file__).with_name("plain_pages.py")
SIZES = (8, 80, 800)
MOST_AGAINST_PLAIN = 1.25
"""How much longer than plain Material the guide may take, at 80 movements."""
MOST_GROWTH = 12
"""How much longer than 80 movements 800 may take."""


class Dumper(yaml.SafeDumper):
    """Writes every value out, because the guide's data may not hold aliases."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Use none."""
        return True


@dataclass(frozen=True)
class Measure:
    """One build."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Row:
    """The builds of one tree, by the guide and by plain Material."""

    movements: int
    guide: Measure
    plain: Measure
    runs: int

    @property
    def ratio(self) -> float:
        """How many times longer than plain Material the guide takes."""
        return self.guide.seconds / self.plain.seconds


def write_tree(movements: int, folder: Path) -> None:
    """Copy the guide into a folder, with this many movements in it."""
    copy_guide(folder)
    path = folder / "data" / "exercises.yml"
    originals = yaml.safe_load(path.read_text(encoding="utf-8"))
    blocks = list(originals)
    for place in range(len(originals), movements):
        original = originals[place % len(originals)]
        blocks.append(copy_movement(original, place // len(originals) + 1))
    text = yaml.dump(blocks, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=200)
    path.write_text(text, encoding="utf-8")
    run_in_tree(folder, "-m", "footwork", "stubs")


def copy_movement(original: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a movement under a new id and name, leading to the copies of the same number."""
    block = {**original, "id": f"{original['id']}-{number}", "name": f"{original['name']} {number}"}
    block.pop("formerly", None)
    for ladder in ("easier", "harder"):
        block[ladder] = [
            {**rung, "movement": f"{rung['movement']}-{number}"} if rung.get("movement") else rung
            for rung in original[ladder]
        ]
    return block


def measure_build(folder: Path) -> Measure:
    """Build the tree in a folder, as a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "out")]
    environment = os.environ | {"PYTHONPATH": str(folder)}
    log = folder / "build.log"
    with log.open("wb") as stream:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=stream, stderr=stream
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise SystemExit("\n".join([*lines[-20:], f"The build in {folder.name} failed"]))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Measure(seconds, usage.ru_maxrss / unit)


def measure_size(movements: int, runs: int, folder: Path) -> Row:
    """Build one tree both ways in turn, and return the best of each."""
    guide_tree, plain_tree = folder / f"guide-{movements}", folder / f"plain-{movements}"
    guide_tree.mkdir()
    write_tree(movements, guide_tree)
    run_in_tree(guide_tree, str(PLAIN_PAGES), str(plain_tree))
    guide, plain = [], []
    for run in range(runs):
        guide.append(measure_build(guide_tree))
        plain.append(measure_build(plain_tree))
        print(
            f"  {movements:>4} movements, run {run + 1} of {runs}: "
            f"guide {guide[-1].seconds:.2f} s, plain {plain[-1].seconds:.2f} s",
            flush=True,
        )
    return Row(movements, best(guide), best(plain), runs)


def best(measures: list[Measure]) -> Measure:
    """Return the shortest time, which other work on the machine disturbs least, and most memory."""
    return Measure(
        min(measure.seconds for measure in measures),
        max(measure.megabytes for measure in measures),
    )


def create_table(rows: list[Row]) -> str:
    """Return what was measured as a table."""
    lines = [
        "",
        "movements   runs      guide      plain   guide/plain   guide memory   plain memory",
    ]
    lines += [
        f"{row.movements:>9}   {row.runs:>4}"
        f"   {row.guide.seconds:>6.2f} s   {row.plain.seconds:>6.2f} s   {row.ratio:>11.2f}"
        f"   {row.guide.megabytes:>9.0f} MB   {row.plain.megabytes:>9.0f} MB"
        for row in rows
    ]
    return "\n".join(lines)


def check_targets(rows: list[Row]) -> list[tuple[bool, str]]:
    """Return for each target whether it holds, and what was measured."""
    by_size = {row.movements: row for row in rows}
    results = []
    if row := by_size.get(80):
        results.append(
            (
                row.ratio <= MOST_AGAINST_PLAIN,
                f"80 movements: {row.ratio:.2f} times plain Material, at most {MOST_AGAINST_PLAIN}",
            )
        )
    if 80 in by_size and 800 in by_size:
        growth = by_size[800].guide.seconds / by_size[80].guide.seconds
        results.append(
            (
                growth <= MOST_GROWTH,
                f"800 movements: {growth:.1f} times the time of 80, at most {MOST_GROWTH}",
            )
        )
    return results


def main() -> int:
    """Measure, print a table, and return 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of movements")
    parser.add_argument("--runs", type=int, default=5, help="builds of each tree each way")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="footwork-bench-") as folder:
        for movements in arguments.sizes:
            runs = arguments.runs if movements < 800 else min(arguments.runs, 3)
            rows.append(measure_size(movements, runs, Path(folder)))
    print(create_table(rows))
    results = check_targets(rows)
    print()
    for holds, text in results:
        print(("holds   " if holds else "MISSED  ") + text)
    return 0 if all(holds for holds, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
