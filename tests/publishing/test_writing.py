"""Made files: only what changed is written, and what is made no more goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.publishing import writing
from footwork.publishing.writing import update_files


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_what_did_not_change_is_left_alone(tmp_path: Path) -> None:
    assert update_files(tmp_path, {"a/x": b"1", "b": b"2"}, ["a/*"]) == (2, 0)
    before = (tmp_path / "b").stat()
    assert update_files(tmp_path, {"a/x": b"3", "b": b"2"}, ["a/*"]) == (1, 0)
    assert (tmp_path / "b").stat().st_mtime_ns == before.st_mtime_ns
    assert tree(tmp_path) == {"a/x": b"3", "b": b"2"}


def test_leftovers_go_with_their_folders_and_nothing_else_does(tmp_path: Path) -> None:
    update_files(tmp_path, {"a/b/x": b"1", "a/y": b"2", "c/mine": b"3"}, [])
    assert update_files(tmp_path, {"a/y": b"2"}, ["a/**/*"]) == (0, 1)
    assert tree(tmp_path) == {"a/y": b"2", "c/mine": b"3"}
    assert not (tmp_path / "a" / "b").exists()


def test_nothing_is_written_when_one_file_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.write_bytes

    def fail(path: Path, content: bytes) -> int:
        if path.name == "y":
            raise OSError("disk full")
        return real(path, content)

    monkeypatch.setattr(writing.Path, "write_bytes", fail)
    with pytest.raises(OSError, match="disk full"):
        update_files(tmp_path, {"x": b"1", "y": b"2"}, ["*"])
    assert tree(tmp_path) == {}


def test_a_folder_in_the_way_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        writing.write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert refused.value.filename == str(tmp_path / "b")
    assert tree(tmp_path) == {}
