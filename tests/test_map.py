"""What CONTRIBUTING.md and README.md send a newcomer to is there."""

from __future__ import annotations

import re

import pytest

from tools.copies import ROOT

ROWS = [
    line
    for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`" in line
]


def list_missing(row: str) -> list[str]:
    """Return the files and folders that a row of the map names and that are not there."""
    named = (name for name in re.findall(r"`([^`]+)`", row) if "/" in name and "<" not in name)
    return [
        name for name in named if not any((ROOT / at / name).exists() for at in ("", "footwork"))
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_the_map_leads_to_what_is_there(row: str) -> None:
    assert list_missing(row) == []


def test_what_is_not_there_would_be_found() -> None:
    assert ROWS
    assert list_missing("| x | `views/stops.py`, `views/nowhere.py` |") == ["views/nowhere.py"]


def test_the_readme_names_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):.*## ", makefile)) - {"help"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in targets if not re.search(rf"[` ]{name}\b", readme)} == set()
