"""Run a Python command on a copy of the guide."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_in_tree(tree: Path, *command: str) -> None:
    """Run Python with a command in a tree, whose own modules it sees.

    Ends this program with the command's own words when the command fails.
    """
    result = subprocess.run(
        [sys.executable, *command],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise SystemExit(f"{result.stdout}\nThis failed in {tree.name}: {' '.join(command)}")
