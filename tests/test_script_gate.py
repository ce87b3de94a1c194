"""No script passes by the checkers of style, form and types."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.check_scripts import (
    INLINE,
    SHOWN,
    create_commands,
    list_inline,
    list_scripts,
    write_inline,
)
from tests.scripts_tools import ALL_SCRIPTS, ROOT, list_tracked

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the checkers read."""
    root = tmp_path_factory.mktemp("tree")
    for name in ("footwork", "overrides", "tools/javascript"):
        leave_out = shutil.ignore_patterns("node_modules")
        shutil.copytree(ROOT / name, root / name, ignore=leave_out)
    for path in ALL_SCRIPTS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, root / path)
    write_inline(root)
    return root


def test_no_line_is_too_wide_but_for_a_text() -> None:
    """What stands between quotes or slashes is not broken; a comment can always be."""
    wide = [
        f"{path}:{number}"
        for path in ALL_SCRIPTS
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 100 and (re.match(r"\s*(//|/?\*)", line) or not re.search(r"[\"`/]", line))
    ]
    assert wide == []


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def list_read(command: list[str], root: Path) -> set[str]:
    """Return what a checker says that it reads, from the root of the project."""
    lines = (line.strip() for line in run(command, root).stdout.splitlines())
    paths = (root / line for line in lines if line.endswith((".js", ".mjs")))
    return {path.resolve().relative_to(root.resolve()).as_posix() for path in paths}


def test_every_script_of_the_project_is_checked(tree: Path) -> None:
    inline = {f"{INLINE}/{name}" for name in list_inline()}
    assert list_scripts(tree) == sorted({*ALL_SCRIPTS, *inline})
    assert len(ALL_SCRIPTS) > 40


def test_each_checker_reads_them_all(tree: Path) -> None:
    wanted = set(list_scripts(tree))
    commands = create_commands(tree)
    assert list_read([*commands["style"], "--debug=files"], tree) == wanted
    assert wanted <= set(commands["form"])
    types = [command for checked, command in commands.items() if checked.startswith("types")]
    found = [list_read([*command, "--listFilesOnly"], tree) for command in types]
    assert set().union(*found) == wanted


def holds_none(template: str) -> bool:
    """Tell whether a template only leads to scripts, holds data, or a whole file in its place."""
    openings = (ROOT / template).read_text(encoding="utf-8").split("<script")[1:]
    harmless = (" src=", ' type="module" src=', ' type="application/json"', ">{{ script }}</")
    return all(opening.startswith(harmless) for opening in openings)


def test_every_script_that_a_template_runs_is_written_out() -> None:
    holding = {
        path
        for path in list_tracked("*.html")
        if "<script" in (ROOT / path).read_text(encoding="utf-8")
    }
    found = {name.rpartition(".html")[0] + ".html" for name in list_inline()}
    elsewhere = {path for path in holding - found if holds_none(path)}
    assert holding == found | elsewhere | SHOWN


FAULTS = {
    "form": ("const a = { b : 1 };\nexport { a }\n", "Formatter would have printed"),
    "style": ("export function a(b) {\n  undeclared(b);\n}\n", "no-undef"),
    "types": ("export const a = (b) => b;\n", "TS7006"),
}


NODE_FAULTS = {
    "form": FAULTS["form"],
    "style": FAULTS["style"],
    "types on Node": ("export const a = () => missing;\n", "TS2304"),
}


@pytest.mark.parametrize(
    ("place", "checked", "fault"),
    [
        *(("footwork/cards/new.js", checked, fault) for checked, fault in FAULTS.items()),
        *(("tools/new.mjs", checked, fault) for checked, fault in NODE_FAULTS.items()),
        ("tests/practice/new.mjs", "types on Node", NODE_FAULTS["types on Node"]),
    ],
)
def test_a_fault_is_found_in_a_script_that_is_new(
    place: str, checked: str, fault: tuple[str, str], tree: Path
) -> None:
    text, wanted = fault
    added = tree / place
    added.write_text(text, encoding="utf-8")
    done = run(create_commands(tree)[checked], tree)
    added.unlink()
    assert done.returncode in {1, 2}
    found = done.stdout + done.stderr
    assert added.name in found
    assert wanted in found


BRANCHES = "\n".join(f"  if (a === {number}) return {number};" for number in range(13))
LONG = "\n".join(f"  a({number});" for number in range(60))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("complexity", f"export function b(a) {{\n{BRANCHES}\n  return a;\n}}\n"),
        ("max-lines-per-function", f"export function b(a) {{\n{LONG}\n}}\n"),
        ("no-unused-vars", "export function b() {\n  const a = 1;\n}\n"),
    ],
)
def test_no_function_is_long_or_tangled(rule: str, text: str, tree: Path) -> None:
    added = tree / "footwork" / "cards" / "new.js"
    added.write_text(text, encoding="utf-8")
    done = run(create_commands(tree)["style"], tree)
    added.unlink()
    assert rule in done.stdout
