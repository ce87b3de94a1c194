"""Copies of the good data, and how a test changes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import GOOD


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the good data, with messages that name its files without a folder."""
    for path in sorted(GOOD.glob("*.yml")):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a copy of the good data that is named by its whole path."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    """Replace a text in a file, the first time that it stands there or every time (-1)."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the good {path.name} has no {old!r} to replace"
    path.write_text(text.replace(old, new, count), encoding="utf-8", newline="")
