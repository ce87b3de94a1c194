"""A revision of the guide as a built site, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SETTINGS = {
    "SITE_URL": "https://footwork.example/",
    "PROJECT_URL": "https://code.example/feet/footwork",
    "SOURCE_DATE_EPOCH": "315532800",
}
"""The same for every revision, so that neither an address nor a date differs by itself."""

_LOCKS = ("requirements/site.txt", "requirements/dev.txt")


class RevisionError(Exception):
    """A revision that is not there, or that cannot be built."""


def build(root: Path, name: str, cache: Path) -> Path:
    """Return the folder of the built site of a revision, building it where that was not done.

    `root` is a checkout with its environment ready; a revision with the same locks uses that
    environment, another one makes its own. Raises RevisionError with the builder's own words.
    """
    tree = cache / "trees" / find_revision(root, name)
    site = tree / "site"
    if site.is_dir():
        return site
    if not tree.is_dir():
        _export(root, tree.name, tree)
    print(f"==> Building {name}", flush=True)
    command = ["make", "site"]
    if all(_is_same(root / lock, tree / lock) for lock in _LOCKS):
        ready = [".venv/.made", ".venv/.site-ready", ".venv/.dev-ready"]
        (tree / ".venv").unlink(missing_ok=True)
        (tree / ".venv").symlink_to(root / ".venv")
        command += [argument for stamp in ready for argument in ("--assume-old", stamp)]
    # A link to an environment leads to the modules of its own checkout, which must not be used.
    environment = os.environ | SETTINGS | {"PYTHONPATH": str(tree)}
    done = subprocess.run(
        [*command, "SITE_DIR=built"],
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RevisionError(f"{done.stdout}\n{name} cannot be built: mend it, or name another")
    return (tree / "built").rename(site)


def find_revision(root: Path, name: str) -> str:
    """Return the full hash of a revision; raise RevisionError where there is none."""
    asked = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    found = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    if found.returncode != 0:
        raise RevisionError(f"revision must be one that git knows, not {name!r}: see git log")
    return found.stdout.strip()


def _export(root: Path, revision: str, tree: Path) -> None:
    """Write the files of a revision, all or none."""
    half = tree.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", revision], cwd=root, capture_output=True, check=True
    )
    subprocess.run(["tar", "--extract"], cwd=half, input=archive.stdout, check=True)
    half.rename(tree)


def _is_same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()
