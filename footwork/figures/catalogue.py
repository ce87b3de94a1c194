"""Which drawings there are, what each is made from, and whether the committed ones still match."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from footwork.figures.poses import Figure, Scene, read_figures
from footwork.publishing import addresses

Kind = Literal["start", "end", "loop", "body", "easier", "seated", "step", "map"]

# What reads poses (their values are in the stamp) or finished drawings does not change how they
# are drawn.
NOT_DRAWING = ("catalogue.py", "plain.py", "poses.py", "sheet.py", "texts.py")

# The largest size of each kind in bytes; the second number is for the compressed loop.
LARGEST: dict[Kind, int] = {
    "start": 8192,
    "end": 8192,
    "loop": 61440,
    "body": 14336,
    "easier": 14336,
    "seated": 14336,
    "step": 8192,
    "map": 12288,
}
LARGEST_BODY = 14336
LARGEST_LOOP_GZIP = 18432


MAP_SIDES = ("front", "outer", "inner", "back", "sole", "sole-deep", "top")


@dataclass(frozen=True)
class Job:
    """One drawing: its file's name without `.svg`, and where it comes from."""

    name: str
    kind: Kind
    movement: str
    """Id of the movement, or the view of a map."""


def jobs(figures: Mapping[str, Figure]) -> list[Job]:
    """Every drawing there is."""
    found: list[Job] = []
    for movement, figure in figures.items():
        found += [
            Job(f"{movement}-start", "start", movement),
            Job(f"{movement}-end", "end", movement),
        ]
        if figure.loop:
            found.append(Job(movement, "loop", movement))
        others: tuple[Kind, ...] = ("body", "easier", "seated", "step")
        found += [
            Job(f"{movement}-{kind}", kind, movement) for kind in others if getattr(figure, kind)
        ]
    return found + [Job(f"muscles-{side}", "map", side) for side in MAP_SIDES]


@functools.cache
def code_hash() -> str:
    """A hash of the drawing code."""
    folder = Path(__file__).parent
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        if path.name not in NOT_DRAWING:
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def stamp_of(job: Job, figures: Mapping[str, Figure]) -> str:
    """What a drawing was made from, in short: its pose and the drawing code."""
    figure = figures.get(job.movement)
    source = (
        ""
        if figure is None
        # Without what it has not, so that a new kind of drawing leaves those of the others alone.
        else json.dumps(
            figure.model_dump(mode="json", exclude_none=True), sort_keys=True, default=vars
        )
    )
    return hashlib.sha256(f"{job.name}\n{source}\n{code_hash()}".encode()).hexdigest()[:16]


def stamp_in(svg: str) -> str:
    """The stamp that a committed drawing carries, "" when none."""
    match = re.search(r"made from ([0-9a-f]{16})", svg)
    return match[1] if match else ""


def stale(folder: Path, figures: Mapping[str, Figure]) -> list[Job]:
    """Drawings that are missing or no longer match."""
    late = []
    for job in jobs(figures):
        path = folder / f"{job.name}.svg"
        if not path.exists() or stamp_in(path.read_text(encoding="utf-8")) != stamp_of(
            job, figures
        ):
            late.append(job)
    return late


def strangers(
    folder: Path, figures: Mapping[str, Figure], formerly: Iterable[str] = ()
) -> list[Path]:
    """Files that no job makes; copies for ids that a movement had before are none."""
    known = {f"{job.name}.svg" for job in jobs(figures)}
    known |= {Path(path).name for name in formerly for path in addresses.files_of_exercise(name)}
    return [path for path in sorted(folder.glob("*.svg")) if path.name not in known]


def unlike(folder: Path, other: Path, figures: Mapping[str, Figure]) -> list[Job]:
    """Drawings that are not the same bytes in two folders."""
    return [
        job
        for job in jobs(figures)
        if (folder / f"{job.name}.svg").read_bytes() != (other / f"{job.name}.svg").read_bytes()
    ]


def create(job: Job, data: Path) -> str:
    """One drawing as SVG."""
    from footwork.figures.drawing import draw  # noqa: PLC0415 - a check needs no body data
    from footwork.figures.maps import VIEWS, draw_map  # noqa: PLC0415 - a check needs no body data
    from footwork.figures.motion import create_loop  # noqa: PLC0415 - a check needs no body data
    from footwork.figures.svg import MARKS, document  # noqa: PLC0415 - a check needs no body data

    figures = read_figures(data)
    stamp = f"made from {stamp_of(job, figures)}"
    if job.kind == "map":
        view = VIEWS[job.movement]
        return document(job.name, view.alt, draw_map(view).body, more_style=MARKS, stamp=stamp)
    figure = figures[job.movement]
    match job.kind:
        case "start" | "end":
            alt = figure.close.alt.start if job.kind == "start" else figure.close.alt.end
            body = draw(figure.close, 0 if job.kind == "start" else 1).body
            return document(job.name, alt, body, stamp=stamp)
        case "body" | "easier" | "seated" | "step":
            scene: Scene = getattr(figure, job.kind)
            return document(job.name, scene.alt.end, draw(scene, 1).body, stamp=stamp)
        case _:
            body, css, phases = create_loop(job.name, figure)
            alt = figure.close.alt.motion
            return document(job.name, alt, body, more_style=css, stamp=stamp, phases=phases)


def write(job: Job, data: Path, folder: Path) -> int:
    """Draw and write one; its size in bytes."""
    svg = create(job, data)
    (folder / f"{job.name}.svg").write_text(svg, encoding="utf-8")
    return len(svg.encode())


def write_all(chosen: list[Job], data: Path, folder: Path, workers: int) -> list[tuple[Job, int]]:
    """Draw many at a time, saying each as it is done."""
    folder.mkdir(parents=True, exist_ok=True)
    done: list[tuple[Job, int]] = []
    # Loops take longest and come last.
    chosen = sorted(chosen, key=lambda job: job.kind == "loop")
    with ProcessPoolExecutor(workers) as pool:
        running = {job: pool.submit(write, job, data, folder) for job in chosen}
        for number, (job, future) in enumerate(running.items(), start=1):
            done.append((job, future.result()))
            print(
                f"[{number:2}/{len(chosen)}] {job.name}.svg  {done[-1][1] / 1024:.1f} KB",
                flush=True,
            )
    return done
