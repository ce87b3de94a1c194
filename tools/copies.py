"""Copies of the guide that can be changed and built without touching the guide itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("data", "docs", "footwork", "overrides", "scripts", "macros.py", "mkdocs.yml", "LICENSE")
"""What a site is built from. What was made below docs/ comes with it and is not made again."""


def copy_guide(folder: Path, source: Path = ROOT, parts: tuple[str, ...] = PARTS) -> Path:
    """Copy a guide, or some parts of it, into a folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in parts:
        if (source / name).is_dir():
            ignored = shutil.ignore_patterns("node_modules")
            shutil.copytree(source / name, folder / name, ignore=ignored)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, folder / name)
    return folder


def run_in_tree(tree: Path, *command: str, **environment: str) -> str:
    """Run Python with a command in a tree, whose own modules it sees; return what it printed.

    `environment` is set for the command. Ends this program with the command's own words when
    the command fails.
    """
    result = subprocess.run(
        [sys.executable, *command],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise SystemExit(f"{result.stdout}\nThis failed in {tree.name}: {' '.join(command)}")
    return result.stdout
