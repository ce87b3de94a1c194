"""Draw the figures that changed, or check that the committed ones still match.

python scripts/draw_figures.py            draw what changed
python scripts/draw_figures.py --all      draw everything
python scripts/draw_figures.py NAME ...   draw drawings or movements by name
python scripts/draw_figures.py --check    only check (needs no body data)
python scripts/draw_figures.py --verify   draw everything elsewhere and compare it byte for byte
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from footwork.figures.catalogue import jobs, stale, strangers, unlike, write_all  # noqa: E402
from footwork.figures.poses import read_figures  # noqa: E402
from footwork.reading.findings import GuideError  # noqa: E402
from footwork.reading.guide import read_guide  # noqa: E402

DATA, FOLDER = ROOT / "data" / "figures.yml", ROOT / "docs" / "figures"


def main() -> int:
    """Do what the arguments ask; 1 when a check finds something."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    try:
        figures = read_figures(DATA)
        guide = read_guide() if asked.check else None
    except GuideError as error:
        print(error)
        return 1
    if guide is not None:
        formerly = [name for exercise in guide.exercises for name in exercise.formerly]
        late, extra = stale(FOLDER, figures), strangers(FOLDER, figures, formerly)
        for job in late:
            print(f"docs/figures/{job.name}.svg no longer matches its pose or the drawing code")
        for path in extra:
            print(f"docs/figures/{path.name} is made by nothing: remove it")
        print(
            f"{len(jobs(figures))} drawings, {len(late)} to be drawn again, {len(extra)} too many"
        )
        return 1 if late or extra else 0
    if asked.verify:
        with tempfile.TemporaryDirectory() as other:
            write_all(jobs(figures), DATA, Path(other), asked.jobs)
            changed = unlike(FOLDER, Path(other), figures)
        for job in changed:
            print(f"docs/figures/{job.name}.svg comes out different when it is drawn again")
        count = len(jobs(figures))
        print(f"{count - len(changed)} of {count} drawings are the same bytes when drawn again")
        return 1 if changed else 0
    chosen = stale(FOLDER, figures)
    if asked.all:
        chosen = jobs(figures)
    if asked.names:
        chosen = [
            job for job in jobs(figures) if {job.name, job.movement, job.kind} & set(asked.names)
        ]
    began = time.monotonic()
    write_all(chosen, DATA, FOLDER, asked.jobs)
    print(f"{len(chosen)} drawn in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
