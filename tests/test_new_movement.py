"""Adding a movement: the scaffold, and what the check then says is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what a contributor works on."""
    for name in ("data", "docs/exercises", "docs/routines", "footwork", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "docs/plan.md", tmp_path / "docs")
    return tmp_path


def run(copy: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, f"scripts/{script}", *arguments],
        cwd=copy,
        env={"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_scaffold_adds_a_block_and_a_page(copy: Path) -> None:
    before = (copy / "data/exercises.yml").read_text(encoding="utf-8")
    done = run(copy, "new_movement.py", "towel-drags")
    assert (done.returncode, done.stderr) == (0, "")
    after = (copy / "data/exercises.yml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert "\n\n- id: towel-drags " in after
    line = after[: after.index("- id: towel-drags")].count("\n") + 1
    assert f"data/exercises.yml:{line}: fill in" in done.stdout
    stub = (copy / "docs/exercises/towel-drags.md").read_text(encoding="utf-8")
    assert 'title: "Towel drags"' in stub
    assert '{{ exercise("towel-drags") }}' in stub


def test_check_names_everything_that_the_new_block_lacks(copy: Path) -> None:
    run(copy, "new_movement.py", "towel-drags")
    done = run(copy, "check_data.py")
    assert done.returncode == 1
    places = [
        text.split(": ")[1].split(" must")[0]
        for text in done.stderr.splitlines()
        if text.startswith("data/exercises.yml:")
    ]
    assert all(place.startswith("towel-drags.") for place in places)
    asked = {place.split(".")[1].partition("[")[0] for place in places}
    assert asked == {
        "summary", "line", "kind", "position", "sides", "phases", "steps", "cues", "feel",
        "mistakes", "dose", "easier", "harder", "stop", "ask_first", "why", "figure", "reviewed",
            "changes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("calf-raises", "id must be new, and data/exercises.yml has 'calf-raises' already"),
        ("Towel Drags", "id must be small letters, digits and single hyphens"),
        ("../x", "id must be small letters, digits and single hyphens"),
    ],
    ids=["taken", "blank and capitals", "path"],
)
def test_scaffold_refuses_an_id_that_cannot_be_used(copy: Path, name: str, message: str) -> None:
    before = (copy / "data/exercises.yml").read_bytes()
    done = run(copy, "new_movement.py", name)
    assert done.returncode == 1
    assert message in done.stderr
    assert (copy / "data/exercises.yml").read_bytes() == before


def test_stubs_follow_the_data(copy: Path) -> None:
    stub = copy / "docs/exercises/calf-raises.md"
    good = stub.read_text(encoding="utf-8")
    stub.write_text(good.replace("Calf raises", "Calf rises"), encoding="utf-8")
    checked = run(copy, "check_data.py")
    assert checked.returncode == 1
    assert (
        "docs/exercises/calf-raises.md:2: the line must be 'title: \"Calf raises\"'"
        in checked.stderr
    )
    written = run(copy, "write_stubs.py")
    assert (written.returncode, written.stdout) == (0, "wrote docs/exercises/calf-raises.md\n")
    assert stub.read_text(encoding="utf-8") == good
