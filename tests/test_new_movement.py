"""Adding a movement: the scaffold, and what the check then says is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from footwork.model import MAX_ID, Equipment, Exercise, Kind, Position, Side, Strength
from footwork.model.values import Foot
from tests.fields import list_fields
from tools.copies import ROOT, copy_guide

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what a contributor works on."""
    pages = ("docs/exercises", "docs/routines", "docs/plan.md", "docs/index.md")
    return copy_guide(tmp_path, parts=("data", *pages, "footwork", "scripts", "mkdocs.yml"))


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={"PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


def check(copy: Path) -> subprocess.CompletedProcess[str]:
    return run(copy, "-m", "footwork", "check")


def test_scaffold_adds_a_block_and_a_page(copy: Path) -> None:
    before = (copy / "data/exercises.yml").read_text(encoding="utf-8")
    done = run(copy, "scripts/new_movement.py", "towel-drags")
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
    run(copy, "scripts/new_movement.py", "towel-drags")
    done = check(copy)
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


def test_the_block_has_every_field_and_term_that_a_new_movement_can_have() -> None:
    """All but its former ids: a new one has none."""
    words = set(re.findall(r"[\w-]+", (ROOT / "scripts/new_movement.yml").read_text("utf-8")))
    assert list_fields(Exercise) - {"formerly"} <= words
    for terms in (Kind, Position, Equipment, Side, Foot, Strength):
        assert {str(term) for term in terms} <= words, terms


REFUSED = [
    ("calf-raises", "id must be new, and data/exercises.yml has 'calf-raises' already"),
    ("Towel Drags", "id must be small letters, digits and single hyphens"),
    ("../x", "id must be small letters, digits and single hyphens"),
    ("-x", "id must be small letters, digits and single hyphens"),
    ("x\ny", "id must be small letters, digits and single hyphens"),
    ("a" * 61, "id must be at most 60 characters long, not 61"),
    (f"a{'-b' * 35}", "id must be at most 60 characters long, not 71"),
    ("index", "id must not be 'index', which is an address of the guide"),
    ("default", "id must not be 'default', which is an address of the guide"),
    ("plan", "id must not be 'plan', which is an address of the guide"),
    ("routine-x", "id must not begin with routine-, as the addresses of routines do"),
    *(
        (name, f"id must not be {name!r}, which names a device on Windows")
        for name in ("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9")
    ),
    ("left-over", "id must be new, and docs/exercises/left-over.md is there already"),
    ("old-name", "id must be new, and shin-curls was 'old-name' before"),
]


def read_all(copy: Path) -> dict[Path, bytes]:
    """Return every file of the data and of the pages."""
    files = (path for name in ("data", "docs") for path in (copy / name).rglob("*"))
    return {path: path.read_bytes() for path in files if path.is_file()}


@pytest.mark.parametrize(("name", "message"), REFUSED, ids=[name[:20] for name, _ in REFUSED])
def test_scaffold_refuses_an_id_that_cannot_be_used(copy: Path, name: str, message: str) -> None:
    (copy / "docs/exercises/left-over.md").write_text("A page.\n", encoding="utf-8")
    data = copy / "data/exercises.yml"
    text = data.read_text(encoding="utf-8").replace(
        "- id: shin-curls\n", "- id: shin-curls\n  formerly: [old-name]\n", 1
    )
    data.write_text(text, encoding="utf-8")
    before = read_all(copy)
    done = run(copy, "scripts/new_movement.py", "--", name)
    assert done.returncode == 1
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1
    assert read_all(copy) == before


def test_scaffold_adds_nothing_to_data_that_cannot_be_read(copy: Path) -> None:
    (copy / "data/exercises.yml").write_text("- id: [\n", encoding="utf-8")
    before = read_all(copy)
    done = run(copy, "scripts/new_movement.py", "towel-drags")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "make check says what is wrong" in done.stderr
    assert read_all(copy) == before


def test_scaffold_takes_the_longest_id_that_the_check_takes(copy: Path) -> None:
    done = run(copy, "scripts/new_movement.py", "a" * MAX_ID)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{'a' * MAX_ID}.id " not in check(copy).stderr


@pytest.mark.parametrize(
    "name",
    ["index", "default", "plan", "routine-x", "con", "lpt9", pytest.param("a" * 70, id="too long")],
)
def test_what_the_check_refuses_the_scaffold_refuses(copy: Path, name: str) -> None:
    """And in the same words, so that the two cannot drift apart."""
    data = copy / "data/exercises.yml"
    text = data.read_text(encoding="utf-8")
    refused = run(copy, "scripts/new_movement.py", name).stderr.removeprefix("id ").strip()
    block = re.split(r"(?m)^(?=- id: )", text)[1].replace("shin-curls", name, 1)
    data.write_text(f"{text}\n{block}", encoding="utf-8")
    assert f".id {refused}\n" in check(copy).stderr


def test_what_only_looks_like_a_device_is_an_id(copy: Path) -> None:
    for name in ("com10", "lpt", "cone", "con-x"):
        assert run(copy, "scripts/new_movement.py", name).returncode == 0


def make_new(copy: Path, name: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make new` in the copy, with the environment of these tests."""
    shutil.copy(ROOT / "Makefile", copy)
    command = ["make", f"PY={sys.executable}", "--old-file=.venv/.site-ready", "new"]
    return subprocess.run(
        [*command, f"id={name}"] if name else command,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_new_starts_a_movement(copy: Path) -> None:
    done = make_new(copy, "towel-drags")
    assert done.returncode == 0, done.stderr
    assert (copy / "docs/exercises/towel-drags.md").is_file()


@pytest.mark.parametrize(
    "name",
    [
        "x'y",
        "x'; touch made; echo '",
        'x"; touch made; echo "',
        "$(touch made)",
        "`touch made`",
        "$(shell touch made)",
        "$$(touch made)",
        "x\ntouch made",
        "x; touch made",
        "--help",
    ],
)
@pytest.mark.parametrize("way", ["argument", "environment"])
def test_make_new_takes_nothing_in_an_id_for_a_command(copy: Path, name: str, way: str) -> None:
    done = make_new(copy, name) if way == "argument" else make_new(copy, "", id=name)
    assert done.returncode == 2  # make's own code for a step that failed
    assert "id must be small letters" in done.stderr
    assert not (copy / "made").exists()


def test_make_new_asks_for_an_id(copy: Path) -> None:
    done = make_new(copy, "")
    assert done.returncode == 2
    assert "make new needs an id" in done.stdout


def test_stubs_follow_the_data(copy: Path) -> None:
    stub = copy / "docs/exercises/calf-raises.md"
    good = stub.read_text(encoding="utf-8")
    title = good.splitlines()[1]
    stub.write_text(good.replace(title, 'title: "Calf rises"'), encoding="utf-8")
    checked = check(copy)
    assert checked.returncode == 1
    assert f"docs/exercises/calf-raises.md:2: the line must be {title!r}" in checked.stderr
    written = run(copy, "-m", "footwork", "stubs")
    assert written.returncode == 0
    assert written.stdout.splitlines()[1:] == ["wrote docs/exercises/calf-raises.md"]
    assert stub.read_text(encoding="utf-8") == good
