"""Run a Python command on the guide, or on a copy of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run_in_tree(tree: Path, *command: str, **environment: str) -> None:
    """Run Python with a command in a tree, whose own modules it sees.

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
