"""The memory of checked data may save work, and may never show anything else than the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.reading.checked import read_checked_guide
from footwork.reading.findings import GuideError
from footwork.reading.guide import read_guide
from tests.reading.conftest import edit


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "guide.json"


def test_the_guide_is_the_same_from_the_data_and_from_memory(data: Path, memory: Path) -> None:
    first = read_checked_guide(data, memory)
    again = read_checked_guide(data, memory)
    assert first == again == read_guide(data)


def test_memory_is_used_while_nothing_changes(data: Path, memory: Path) -> None:
    name = read_checked_guide(data, memory).exercises[0].name
    text = memory.read_text(encoding="utf-8")
    memory.write_text(text.replace(f'"{name}"', '"From memory"'), encoding="utf-8")
    assert read_checked_guide(data, memory).exercises[0].name == "From memory"


def test_changed_data_is_read_anew(data: Path, memory: Path) -> None:
    name = read_checked_guide(data, memory).exercises[0].name
    edit(data / "exercises.yml", f"name: {name}", "name: Another name", count=-1)
    assert read_checked_guide(data, memory).exercises[0].name == "Another name"


def test_data_with_a_fault_is_refused_and_not_remembered(data: Path, memory: Path) -> None:
    read_checked_guide(data, memory)
    before = memory.read_bytes()
    edit(data / "exercises.yml", "kind: ", "kind: no-", count=-1)
    for _ in range(2):
        with pytest.raises(GuideError, match="kind must be one of"):
            read_checked_guide(data, memory)
    assert memory.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"null", b'{"fingerprint": "x"}', b"\xff"], ids=repr
)
def test_a_damaged_memory_is_no_memory(data: Path, memory: Path, content: bytes) -> None:
    memory.parent.mkdir()
    memory.write_bytes(content)
    assert read_checked_guide(data, memory) == read_guide(data)


def test_a_folder_that_cannot_be_written_costs_only_time(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = tmp_path / "file" / "guide.json"
    assert read_checked_guide(data, memory) == read_guide(data)
