"""Draw the figures that changed, or check that the committed ones still match.

python scripts/draw_figures.py            draw what changed
python scripts/draw_figures.py --all      draw everything
python scripts/draw_figures.py NAME ...   draw drawings, movements or kinds by name
python scripts/draw_figures.py --check    only check (needs no body data)
python scripts/draw_figures.py --verify   draw everything elsewhere and compare it byte for byte
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from footwork.figures import stamps
from footwork.figures.catalogue import Job, jobs, stamps_of, strangers, unlike
from footwork.figures.errors import DrawingError
from footwork.figures.pose.reading import list_undrawn, read_figures
from footwork.figures.pose.schema import Figure
from footwork.publishing import addresses
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.reading.findings import Fault
from footwork.reading.guide import read_guide
from footwork.reading.misspelled import find_nearest

ROOT = Path(__file__).resolve().parent.parent
POSES, LOCK, FOLDER = ROOT / "data/figures.yml", ROOT / stamps.NAME, ROOT / stamps.FOLDER


def main() -> int:
    """Do what the arguments ask; 1 when a check finds something or nothing can be drawn."""
    parser = Parser(__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verify", action="store_true")
    parser.add_count("--jobs", 1, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    if (asked.check or asked.verify) and (asked.names or asked.all):
        parser.error("--check and --verify look at every drawing: leave the names and --all out")
    if asked.check and asked.verify:
        parser.error("--check looks and --verify draws: ask for one of them")
    # Each process draws one figure: threads within them would only be in each other's way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        figures = read_figures(POSES)
        if asked.check:
            return check(figures)
        if asked.verify:
            return verify(figures, asked.jobs)
        return draw(figures, choose(figures, asked.names, everything=asked.all), asked.jobs)
    except DrawingError as error:
        raise Fault(str(error)) from error


def check(figures: Mapping[str, Figure]) -> int:
    """Say what is to be drawn again and what belongs to no drawing."""
    kept, wanted = stamps.read_lock(LOCK), stamps_of(figures)
    copies = [
        path
        for exercise in read_guide().exercises
        for name in exercise.formerly
        for path in addresses.files_of_exercise(name, exercise.figure.beside)
    ]
    late = stamps.find_late(FOLDER, kept, wanted)
    found = stamps.list_findings(late, kept, wanted, strangers(FOLDER, figures, copies))
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print(f"{len(wanted)} drawings are of their poses and of the drawing code")
    return 0


def verify(figures: Mapping[str, Figure], workers: int) -> int:
    """Draw everything in another folder and say what comes out different."""
    every = jobs(figures)
    with tempfile.TemporaryDirectory() as other:
        for _ in show_progress(every, figures, Path(other), workers):
            pass
        changed = unlike(FOLDER, Path(other), figures)
    for job in changed:
        print(f"{stamps.FOLDER}/{job.name}.svg comes out different when it is drawn again")
    same = len(every) - len(changed)
    print(f"{same} of {len(every)} drawings are the same bytes when drawn again")
    return 1 if changed else 0


def choose(figures: Mapping[str, Figure], names: Sequence[str], *, everything: bool) -> list[Job]:
    """Return the drawings that are named or no longer match, or all of them."""
    every = jobs(figures)
    if everything:
        return every
    if names:
        known = {name for job in every for name in (job.name, job.movement, job.kind)}
        for name in names:
            if name not in known:
                near = find_nearest(name, sorted(known))
                hint = f"did you mean {near}?" if near else "see data/figures.yml"
                raise DrawingError(f"no drawing, movement or kind is named {name}: {hint}")
        return [job for job in every if {job.name, job.movement, job.kind} & set(names)]
    late = stamps.find_late(FOLDER, stamps.read_lock(LOCK), stamps_of(figures))
    return [job for job in every if job.name in late]


def draw(figures: Mapping[str, Figure], chosen: Sequence[Job], workers: int) -> int:
    """Draw what is chosen and write it into the lock file, from which goes what is no drawing."""
    began, wanted = time.monotonic(), stamps_of(figures)
    kept = {name: line for name, line in stamps.read_lock(LOCK).items() if name in wanted}
    for job, svg in show_progress(chosen, figures, FOLDER, workers):
        kept[job.name] = stamps.Kept(wanted[job.name], stamps.hash_svg(svg))
        # After each, so that who stops halfway goes on from there.
        write_lock(kept)
    write_lock(kept)
    for line in list_undrawn(figures, read_guide().exercise_by_id):
        print(line)
    print(f"{len(chosen)} drawn in {time.monotonic() - began:.0f} s")
    return 0


def write_lock(kept: Mapping[str, stamps.Kept]) -> None:
    """Write the lock file."""
    LOCK.write_text(stamps.create_lock(kept), encoding="utf-8", newline="\n")


def show_progress(
    chosen: Sequence[Job], figures: Mapping[str, Figure], folder: Path, workers: int
) -> Iterator[tuple[Job, bytes]]:
    """Draw into a folder, say each drawing when it is done, and yield it with its bytes."""
    from footwork.figures.making import write_all  # noqa: PLC0415 - a check needs no numpy

    drawn = write_all(chosen, figures, folder, workers)
    for number, (job, svg) in enumerate(drawn, start=1):
        size = f"{len(svg) / 1024:.1f} KB"
        print(f"[{number:2}/{len(chosen)}] {job.name}.svg  {size}", flush=True)
        yield job, svg


if __name__ == "__main__":
    sys.exit(run(main))
