"""What every committed drawing was made from, kept in a lock file beside the data.

A line has the drawing's name and three hashes: of what it is drawn from, of the code that drew it,
and of its bytes. The drawings themselves say none of it: their bytes depend on the picture alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footwork.reading.findings import Finding, GuideError, refuse_bytes

NAME = "data/figures.lock"

FOLDER = "docs/figures"

AGAIN = "run: make figures"
_GLANCE = 6

_HEAD = """\
# What each drawing in docs/figures/ was made from, as hashes: its pose with what is said of it,
# the drawing code, and the drawing's own bytes. `make figures` draws what no longer fits and
# writes this file. After a merge that stops here delete the lines at odds and run it.
"""

_LINE = re.compile(r"(?P<name>[a-z0-9-]+) (?P<source>\w{16}) (?P<code>\w{16}) (?P<svg>\w{16})")


@dataclass(frozen=True)
class Stamp:
    """What a drawing is made from: hashes of 16 hexadecimal digits."""

    source: str
    """Of its pose and what is said of it."""
    code: str
    """Of the code that draws it."""


@dataclass(frozen=True)
class Kept:
    """A line of the lock file: what a drawing was made from, and what came out."""

    stamp: Stamp
    svg: str
    """Hash of the file's bytes."""


def hash_svg(svg: bytes) -> str:
    """Return the hash of a drawing's bytes, 16 hexadecimal digits."""
    return hashlib.sha256(svg).hexdigest()[:16]


def parse_lock(text: str) -> dict[str, Kept]:
    """Return the lines of the lock file by the names of the drawings.

    Raises `GuideError` with a finding for every line that is none, or is there twice.
    """
    lines: dict[str, Kept] = {}
    findings = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            rule = f"must be a name and three hashes, not {line!r}"
        elif match["name"] in lines:
            rule = f"must not name {match['name']} twice"
        else:
            kept = Kept(Stamp(match["source"], match["code"]), match["svg"])
            lines[match["name"]] = kept
            continue
        findings.append(Finding(NAME, number, rule, f"delete the line, then {AGAIN}"))
    if findings:
        raise GuideError(findings)
    return lines


def create_lock(lines: Mapping[str, Kept]) -> str:
    """Return the text of the lock file: a line each, sorted, so that branches seldom meet."""
    rows = [
        f"{name} {kept.stamp.source} {kept.stamp.code} {kept.svg}\n"
        for name, kept in sorted(lines.items())
    ]
    return _HEAD + "".join(rows)


def read_lock(path: Path) -> dict[str, Kept]:
    """Read the lock file; none yet is an empty one. Raises `GuideError` as `parse_lock` does."""
    try:
        return parse_lock(path.read_text(encoding="utf-8")) if path.exists() else {}
    except UnicodeDecodeError as error:
        raise GuideError([refuse_bytes(NAME, error, f"delete it, then {AGAIN}")]) from None


def find_late(
    folder: Path, kept: Mapping[str, Kept], wanted: Mapping[str, Stamp]
) -> dict[str, str]:
    """Return the names of the drawings to be drawn again, each with the reason.

    `wanted` is what each drawing would be made from now, `folder` where the drawings lie.
    """
    late = {}
    for name, stamp in wanted.items():
        path = folder / f"{name}.svg"
        line = kept.get(name)
        if not path.exists():
            late[name] = "not there"
        elif line is None:
            late[name] = f"without a line in {NAME}"
        elif line.svg != hash_svg(path.read_bytes()):
            late[name] = "not as it was drawn, but edited by hand"
        elif line.stamp.source != stamp.source:
            late[name] = "of another pose, tempo or text"
        elif line.stamp.code != stamp.code:
            late[name] = "of other drawing code"
    return late


def list_findings(
    late: Mapping[str, str], kept: Iterable[str], wanted: Iterable[str], strangers: Iterable[Path]
) -> list[str]:
    """Return a line for every reason to draw again, and for what belongs to no drawing.

    `late` is what `find_late` found, `kept` and `wanted` are the names that the lock file has and
    should have, and `strangers` the files that no drawing is kept in.
    """
    wanted = list(wanted)
    found = []
    for reason in dict.fromkeys(late.values()):
        names = [name for name in late if late[name] == reason]
        told = f"all {len(names)} drawings" if len(names) == len(wanted) else _list_some(names)
        found.append(f"{FOLDER}: {told}: {reason}; {AGAIN}")
    gone = sorted({*kept} - {*wanted})
    if gone:
        found.append(f"{NAME}: {', '.join(gone)}: a line without a drawing; {AGAIN}")
    return found + [
        f"{FOLDER}/{path.name}: made by nothing; remove it, or give its movement a pose"
        for path in strangers
    ]


def _list_some(names: Sequence[str]) -> str:
    """Return names in a line that can be read at a glance."""
    if len(names) <= _GLANCE:
        return ", ".join(names)
    return f"{', '.join(names[: _GLANCE - 1])} and {len(names) - _GLANCE + 1} more"
