"""Which drawings there are, what each is made from, and whether the committed ones still match."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from footwork.figures.muscles.views import VIEWS
from footwork.figures.pose.schema import Alt, Figure, Other, Scene
from footwork.figures.stamps import Stamp
from footwork.figures.versions import ROOT, create_version
from footwork.look.tokens import COLOR, FIGURE

Kind = Literal["start", "end", "loop", "other", "wrong", "right", "map"]


@dataclass(frozen=True)
class Job:
    """One drawing: its file's name without `.svg`, and where it comes from."""

    name: str
    kind: Kind
    movement: str
    """Id of the movement, or the view of a map."""
    frame: str = ""
    """Which of the others or of the pairs, where it is one."""


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
        for frame, scene in figure.others.items():
            found.append(Job(f"{movement}-{frame}", "other", movement, frame))
            if scene.loop:
                found.append(Job(f"{movement}-{frame}-motion", "loop", movement, frame))
        for key in figure.pairs:
            found += [
                Job(f"{movement}-{key}-wrong", "wrong", movement, key),
                Job(f"{movement}-{key}-right", "right", movement, key),
            ]
    return found + [Job(f"muscles-{side}", "map", side) for side in VIEWS]


_ENTRIES: dict[Kind, str] = {
    "loop": "footwork.figures.motion",
    "map": "footwork.figures.muscles.maps",
}

_STILL = "footwork.figures.stills"


@dataclass(frozen=True)
class Source:
    """All of the data that one drawing is drawn from, and nothing else of it."""

    name: str
    share: float
    """How far from start (0) to end (1) a still is."""
    title: str
    """What is seen in it."""
    figure: Figure | None = None
    """The scene to draw as `close`, with the phases of a loop; None for a map."""

    @property
    def digest(self) -> str:
        """The hash of all this, 16 hexadecimal digits."""
        # Without what it has not, so that a new kind of thing leaves the drawings without it alone.
        figure = self.figure and self.figure.model_dump(
            mode="json", exclude_none=True, exclude={"others", "pairs"}
        )
        told = [self.name, self.share, self.title, figure]
        text = json.dumps(told, sort_keys=True, default=vars)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def source_of(job: Job, figures: Mapping[str, Figure]) -> Source:
    """Return what a drawing is drawn from: a change of anything else leaves it alone."""
    if job.kind == "map":
        return Source(job.name, 1, VIEWS[job.movement].alt)
    whole = figures[job.movement]
    if job.kind == "loop":
        # Arrow and ghost are for who sees no motion.
        moves = whole.others[job.frame] if job.frame else whole.close
        own = moves.loop if isinstance(moves, Other) else ()
        phases = own if isinstance(own, tuple) and own else whole.loop
        bare = _bare(moves, arrow=None, ghost=False)
        figure = Figure(close=bare, loop=phases, rest=whole.rest)
        return Source(job.name, 1, moves.alt.motion, figure)
    if job.kind == "start":
        figure = Figure(close=_bare(whole.close, arrow=None, ghost=False))
        return Source(job.name, 0, whole.close.alt.start, figure)
    if job.kind in ("wrong", "right"):
        scene = whole.pairs[job.frame].create_scene(job.kind)
        return Source(job.name, 1, scene.alt.end, Figure(close=_bare(scene)))
    scene = whole.close if job.kind == "end" else whole.others[job.frame]
    return Source(job.name, 1, scene.alt.end, Figure(close=_bare(scene)))


def _bare(scene: Scene, **without: bool | None) -> Scene:
    """Return a scene without its texts, and with what else is said."""
    return scene.model_copy(update={"alt": Alt.model_construct(start="", end=""), **without})


COLORS = json.dumps([FIGURE, COLOR["plate"]])
"""What of the tokens a drawing has in it."""


def stamps_of(figures: Mapping[str, Figure], root: Path = ROOT) -> dict[str, Stamp]:
    """Return what each drawing would be made from now, by its name.

    `root` is the folder that holds the package with the drawing code.
    """
    version = functools.cache(functools.partial(create_version, root=root, told=COLORS))
    return {
        job.name: Stamp(source_of(job, figures).digest, version(_ENTRIES.get(job.kind, _STILL)))
        for job in jobs(figures)
    }


def strangers(
    folder: Path, figures: Mapping[str, Figure], copies: Iterable[str] = ()
) -> list[Path]:
    """Files that no job makes; copies for ids that a movement had before, by path, are none."""
    known = {f"{job.name}.svg" for job in jobs(figures)} | {Path(path).name for path in copies}
    return [path for path in sorted(folder.glob("*.svg")) if path.name not in known]


def unlike(folder: Path, other: Path, figures: Mapping[str, Figure]) -> list[Job]:
    """Drawings that are not the same bytes in two folders."""
    return [
        job
        for job in jobs(figures)
        if (folder / f"{job.name}.svg").read_bytes() != (other / f"{job.name}.svg").read_bytes()
    ]
