"""Inner lines in motion: where a surface turns away, in every key, from one key to the next.

Such a line wanders over the skin, grows, shrinks and is gone. Each is followed from key to key: a
line of the next key that lies where the skin has carried this one is the same line. Where a line is
not seen it has shrunk to a point, at the end with which it meets the outline, if only one does: a
fold of cloth runs in from the edge. One of a towel does so however near to the edge it is seen, and
not before it is long: a short one would be a dash in the air.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from footwork.figures.ink.curves import fit_together
from footwork.figures.ink.digits import WIDTH as TOE
from footwork.figures.ink.digits import find_toe_lines
from footwork.figures.ink.lines import pen_ring
from footwork.figures.ink.polylines import gaps_between, length_of, resample, smooth_open
from footwork.figures.ink.strokes import find_strokes, outline_distance
from footwork.figures.loop.material import Skin
from footwork.figures.loop.shapes import Shape, shape_of
from footwork.figures.scene.sight import Seen
from footwork.figures.typed import Line, Numbers, Points, Values

REACH = 14.0
"""The same line lies at most so many drawing units from where the skin would have carried it."""


OFTEN = 0.3
"""A line is seen in at least this share of the keys."""

PEN = 2.4
"""The edges of a line may be off by so many drawing units: it is a few units wide at most."""

WHOLE = 0.85
"""A fold of a towel is left out where it is shorter than this share of its longest."""

FULL = 90.0
"""A line that is shorter, in drawing units, is as much thinner: it comes and goes as a hairline."""

SHORTEST = 4
"""A line has at least so many places."""


@dataclass(frozen=True)
class Stroke:
    """An inner line in one key."""

    line: Line
    """Its places in the picture, in units."""
    rest: Points
    """And on the body at rest."""
    meets: tuple[bool, bool]
    """Whether it begins, and whether it ends, at the outline."""
    width: float
    hold: tuple[Numbers, Values]
    """The corners (3,) of the triangle where it grows from, and how much of each there is in it."""
    fold: bool = False
    """Whether it is a fold of a towel."""


@dataclass(eq=False)
class Track:
    """A line through the keys in which it is seen."""

    seen: dict[int, Stroke] = field(default_factory=dict)


def find_inner(seen: Seen, skin: Skin) -> list[Stroke]:
    """Find the inner lines of a part in one key, and those of its toes."""
    near = outline_distance(seen)
    strokes: list[Stroke] = []

    def add(line: Line, meets: tuple[bool, bool], width: float, *, fold: bool = False) -> None:
        even = resample(smooth_open(resample(line, 1.5), 2.0), 2.0)
        if len(even) >= SHORTEST:
            columns, rows = seen.camera.pixels(even[[0, -1]])
            first = bool(near[rows[0], columns[0]] <= near[rows[1], columns[1]])
            origin = _origin(len(even), (first, not first) if fold else meets)
            rest = seen.rest[skin.nearest(even)]
            strokes.append(Stroke(even, rest, meets, width, skin.hold(even[origin]), fold))

    for mesh in seen.meshes:
        if mesh.turning and mesh.group:
            for line, starts, ends in find_strokes(seen, mesh, near):
                width = mesh.thin * min(1.0, length_of(line) / FULL)
                add(line, (starts, ends), width, fold=mesh.css == "tw")
    for line in find_toe_lines(seen):
        add(line, (False, False), TOE)
    return strokes


def _origin(places: int, meets: tuple[bool, bool]) -> int:
    """Return at which of its places a line grows and shrinks; `meets` is that of a stroke."""
    if meets[0] == meets[1]:
        return places // 2
    return 0 if meets[0] else places - 1


def follow(keys: Sequence[Sequence[Stroke]], *, cyclic: bool) -> list[Track]:
    """Follow every line from key to key; a cyclic loop goes on from its last key to its first."""
    tracks: list[Track] = []
    open_: list[tuple[Track, Stroke]] = []
    for number, strokes in enumerate(keys):
        pairs = sorted(
            (
                (_apart(old, new), one, two)
                for one, (_, old) in enumerate(open_)
                for two, new in enumerate(strokes)
            ),
        )
        taken: dict[int, Track] = {}
        used: set[int] = set()
        for gap, one, two in pairs:
            if gap < REACH and one not in used and two not in taken:
                taken[two] = open_[one][0]
                used.add(one)
        open_ = []
        for two, new in enumerate(strokes):
            track = taken.get(two) or Track()
            if two not in taken:
                tracks.append(track)
            track.seen[number] = new
            open_.append((track, new))
    if cyclic:
        _close(tracks, len(keys))
    for track in tracks:
        longest = max(length_of(stroke.line) for stroke in track.seen.values())
        track.seen = {
            number: stroke
            for number, stroke in track.seen.items()
            if not stroke.fold or length_of(stroke.line) >= WHOLE * longest
        }
    return tracks


def _close(tracks: list[Track], count: int) -> None:
    """Join lines that are seen at the end of a round with those at its beginning."""
    for first in [track for track in tracks if 0 in track.seen and count - 1 not in track.seen]:
        for last in [track for track in tracks if count - 1 in track.seen and 0 not in track.seen]:
            if set(first.seen) & set(last.seen):
                continue
            if _apart(last.seen[count - 1], first.seen[0]) < REACH:
                first.seen |= last.seen
                tracks.remove(last)
                break


def _apart(one: Stroke, two: Stroke) -> float:
    """Say how far two lines are apart: on the body, as units where a meter has as many as here."""
    shift = two.line.mean(axis=0) - one.line.mean(axis=0)
    gaps = gaps_between(one.line + shift, two.line), gaps_between(two.line, one.line + shift)
    shape = min(float(np.median(gap)) for gap in gaps)
    body = np.linalg.norm(one.rest.mean(axis=0) - two.rest.mean(axis=0)) * 1000
    return shape + float(body) * 0.6 + 0.15 * float(np.linalg.norm(shift))


def shape_track(track: Track, keys: Sequence[Line]) -> Shape:
    """Return a line in motion as one shape, filled as a pen stroke.

    `keys` are where the part's points (v, 2) are seen in every key.
    """
    count = len(keys)
    places = max(6, max(len(stroke.line) for stroke in track.seen.values()) // 2)
    lines, rings = {}, []
    lead = next(iter(track.seen.values()))
    for number, stroke in track.seen.items():
        line = _even(stroke.line, places)
        there = np.linalg.norm(line - _even(lead.line, places), axis=1).mean()
        back = np.linalg.norm(line[::-1] - _even(lead.line, places), axis=1).mean()
        turned = back < there
        meets = stroke.meets[::-1] if turned else stroke.meets
        lines[number] = (line[::-1] if turned else line, meets, stroke.width)
    for number in range(count):
        if number in lines:
            line, meets, width = lines[number]
            ring = pen_ring(line, width, thin_start=not meets[0], thin_end=not meets[1])
        else:
            gaps = {abs(other - number): other for other in lines}
            gaps |= {count - gap: other for gap, other in gaps.items()}
            corners, mix = track.seen[gaps[min(gaps)]].hold
            ring = np.repeat((mix @ keys[number][corners])[None], 2 * places, axis=0)
        rings.append(ring)
    return shape_of("il", fit_together(rings, [0, places], PEN))


def _even(line: Line, places: int) -> Line:
    along = np.linspace(0, 1, len(line))
    wanted = np.linspace(0, 1, places)
    return np.stack([np.interp(wanted, along, line[:, axis]) for axis in (0, 1)], axis=1)


def inner_shapes(
    strokes: Sequence[Sequence[Stroke]], keys: Sequence[Line], *, cyclic: bool
) -> list[Shape]:
    """Return all inner lines of a part in motion, but for those that are seldom seen.

    `keys` are where the part's points (v, 2) are seen in every key.
    """
    return [
        shape_track(track, keys)
        for track in follow(strokes, cyclic=cyclic)
        if len(track.seen) >= OFTEN * len(keys)
    ]
