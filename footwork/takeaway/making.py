"""Making the files: only what changed, several drawings at a time, and all of them or none.

What a file is made from (drawing, words, code, versions of the tools) is kept as a digest in a list
beside the files. While the digest is the same, the file is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from footwork.publishing import addresses
from footwork.publishing.pooling import open_pool
from footwork.publishing.writing import update_files
from footwork.takeaway.files import Job, digest_code, do_job
from footwork.takeaway.packing import pack

OWNED = (f"{addresses.PICTURES}*",)
"""Patterns of the files that nothing else makes."""

Progress = Callable[[int, int, str], None]
"""Called with how many drawings are done, how many there are to do, and the last one's address."""


@dataclass(frozen=True)
class Made:
    """A file that was made, as the list beside the files has it."""

    path: str
    """Its published address."""
    bytes: int
    sha256: str
    made_from: str
    """Digest of all that it is made from."""


def update_pictures(
    root: Path, jobs: Sequence[Job], note: str, done: Progress, workers: int = 0
) -> tuple[int, int]:
    """Bring the files below a folder up to date; return how many drawings were done and kept.

    `note` is what the archive says of itself. Nothing is written before everything is made.
    """
    before = read_list(root)
    files: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    wanted = []
    for job in jobs:
        paths = [path for name in job.names for path in job.paths(name).values()]
        digests |= dict.fromkeys(paths, job.digest)
        kept = {path: _read_current(root, before.get(path), job.digest) for path in paths}
        found = {path: content for path, content in kept.items() if content is not None}
        files |= found
        if len(found) < len(paths):
            wanted.append(job)
    for job, made in zip(wanted, _do_all(wanted, workers, done), strict=True):
        for name in job.names:
            files |= {path: made[ending] for ending, path in job.paths(name).items()}
    files |= _pack(root, before.get(addresses.picture_archive()), jobs, files, note, digests)
    listed = [
        asdict(Made(path, len(content), _digest(content), digests[path]))
        for path, content in sorted(files.items())
    ]
    text = json.dumps({"files": listed}, indent=1) + "\n"
    update_files(root, files | {addresses.picture_list(): text.encode()}, OWNED)
    return len(wanted), len(jobs) - len(wanted)


def read_list(root: Path) -> dict[str, Made]:
    """Return what was made before, by address; nothing when the list is missing or bad."""
    try:
        known = json.loads((root / addresses.picture_list()).read_text(encoding="utf-8"))
        return {entry["path"]: Made(**entry) for entry in known["files"]}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _read_current(root: Path, made: Made | None, digest: str) -> bytes | None:
    """Return a file that is there, as it was made, from what it would be made from now."""
    if made is None or made.made_from != digest:
        return None
    try:
        content = (root / made.path).read_bytes()
    except OSError:
        return None
    return content if _digest(content) == made.sha256 else None


def _do_all(jobs: Sequence[Job], workers: int, done: Progress) -> Iterable[dict[str, bytes]]:
    """Do jobs and return their files; raises what the first bad one raises."""
    results = []
    with open_pool(min(workers or os.cpu_count() or 1, len(jobs))) as apply:
        for count, (job, result) in enumerate(zip(jobs, apply(do_job, jobs), strict=True), 1):
            results.append(result)
            done(count, len(jobs), addresses.picture(job.names[0], job.frame))
    return results


def _pack(  # noqa: PLR0913, PLR0917 - what to pack, and what is known of it
    root: Path,
    before: Made | None,
    jobs: Iterable[Job],
    files: Mapping[str, bytes],
    note: str,
    digests: dict[str, str],
) -> dict[str, bytes]:
    """Return the archive of the files under the names of today, and note what it is made from."""
    path = addresses.picture_archive()
    packed = {one: files[one] for job in jobs for one in job.paths(job.names[0]).values()}
    contents = [
        digest_code(),
        note,
        *((one, _digest(content)) for one, content in sorted(packed.items())),
    ]
    digests[path] = _digest(json.dumps(contents).encode())[:32]
    return {path: _read_current(root, before, digests[path]) or pack(packed, note)}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
