"""Draws: each drawing from its source, many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from footwork.figures.catalogue import Job, Source, source_of
from footwork.figures.motion import create_loop
from footwork.figures.muscles.maps import create_map
from footwork.figures.muscles.views import VIEWS
from footwork.figures.pose.schema import Figure
from footwork.figures.stills import create_still


def create(job: Job, source: Source) -> str:
    """Return one drawing as SVG, drawn from its source."""
    if source.figure is None:
        return create_map(job.name, source.title, VIEWS[job.movement])
    if job.kind == "loop":
        return create_loop(job.name, source.title, source.figure)
    sign = job.kind if job.kind in ("wrong", "right") else None
    return create_still(job.name, source.title, source.figure.close, source.share, sign)


def write(job: Job, source: Source, folder: Path) -> bytes:
    """Draw and write one, and return its bytes."""
    svg = create(job, source).encode()
    (folder / f"{job.name}.svg").write_bytes(svg)
    return svg


def write_all(
    chosen: Sequence[Job], figures: Mapping[str, Figure], folder: Path, workers: int
) -> Iterator[tuple[Job, bytes]]:
    """Draw many at a time, and yield each with its bytes when it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    # Loops take longest: begun first, the last one does not keep all others waiting.
    chosen = sorted(chosen, key=lambda job: job.kind != "loop")
    with ProcessPoolExecutor(workers) as pool:
        running = {pool.submit(write, job, source_of(job, figures), folder): job for job in chosen}
        for future in as_completed(running):
            yield running[future], future.result()
