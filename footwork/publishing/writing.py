"""Writing files that are made: all of them or none, only what changed, and no leftovers."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder: all into a new folder first, then each to its place.

    Raises OSError, which names the file, before any has changed where one cannot have its place.
    """
    root.mkdir(parents=True, exist_ok=True)
    for path in files:
        if (root / path).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(root / path))
    staging = Path(tempfile.mkdtemp(prefix=".new-", dir=root))
    try:
        for path, content in files.items():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_bytes(content)
        for path in files:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(root / path)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def update_files(root: Path, files: Mapping[str, bytes], owned: Iterable[str]) -> tuple[int, int]:
    """Bring made files below a folder up to date; return how many were written and removed.

    Only what differs is written. `owned` are patterns of files that nothing else makes, such
    as `embed/**/*`; those of them that are not among the files go, with folders left empty.
    """
    changed = {path: content for path, content in files.items() if _read(root / path) != content}
    if changed:
        write_files(root, changed)
    found = {path for pattern in owned for path in root.glob(pattern) if path.is_file()}
    leftovers = {path for path in found if path.relative_to(root).as_posix() not in files}
    for path in leftovers:
        path.unlink()
    for folder in sorted({path.parent for path in leftovers}, reverse=True):
        _remove_empty(folder, root)
    return len(changed), len(leftovers)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
