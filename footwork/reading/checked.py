"""The checked data, remembered between builds.

Checking is most of the work of reading, and `make site` has done it when the builder asks
for the guide again. What is remembered is the guide as JSON beside a fingerprint of the
data and of this library; another fingerprint, or none, and the data is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

from footwork import model
from footwork.model import Guide
from footwork.reading.guide import DATA, FILES, POSES, read_guide

MEMORY = DATA.parent / ".cache" / "guide.json"
"""Where the guide's own data is remembered; a folder that git ignores."""


class _Remembered(BaseModel):
    fingerprint: str
    guide: Guide


def read_checked_guide(data: Path = DATA, memory: Path = MEMORY) -> Guide:
    """Return the guide, from memory when nothing has changed since it was checked.

    Raises `GuideError` with every finding when anything is wrong; nothing is remembered then.
    """
    fingerprint = _fingerprint(data)
    try:
        remembered = _Remembered.model_validate_json(memory.read_bytes())
        if remembered.fingerprint == fingerprint:
            return remembered.guide
    except (OSError, ValidationError):
        pass  # nothing remembered, or not by this version
    guide = read_guide(data)
    _remember(_Remembered(fingerprint=fingerprint, guide=guide), memory)
    return guide


def _fingerprint(data: Path) -> str:
    """Return a hash of the data and of the code that checks it."""
    rooms = (Path(model.__file__).parent, Path(__file__).parent)
    code = [path for room in rooms for path in sorted(room.glob("*.py"))]
    digest = hashlib.sha256()
    for path in (*code, data / POSES, *(data / f"{name}.yml" for name in FILES)):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _remember(remembered: _Remembered, memory: Path) -> None:
    """Write in one move, so that a build beside this one never reads half of it."""
    half = memory.with_suffix(f".{os.getpid()}")
    # A folder that cannot be written only costs time.
    with contextlib.suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(remembered.model_dump_json(exclude_defaults=True), encoding="utf-8")
        half.replace(memory)
