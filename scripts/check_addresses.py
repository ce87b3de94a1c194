"""Hold the list of published addresses: data/addresses.lock.

check_addresses.py --add SITE     list what is new in a built site
check_addresses.py --base REF     nothing that was listed in another commit has gone

That every address answers is the last stage of a build: python -m footwork addresses.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from footwork.publishing.ledger import (
    LOCK,
    check_kept,
    create_lock,
    list_published,
    parse_lock,
    read_list,
)
from footwork.reading.findings import Fault, GuideError

ROOT = Path(__file__).resolve().parent.parent


def read_lock() -> dict[str, int]:
    """Return the list of today; empty where there is none yet."""
    return read_list() if LOCK.is_file() else {}


def read_base(reference: str) -> dict[str, int]:
    """Return the list of another commit; empty where it had none.

    Raises Fault for what is no commit.
    """
    commit = f"{reference}^{{commit}}"
    if _run_git("rev-parse", "--verify", "--quiet", "--end-of-options", commit) is None:
        raise Fault(f"--base must be a commit that git knows here, not {reference!r}")
    text = _run_git("show", f"{reference}:{LOCK.relative_to(ROOT).as_posix()}")
    return parse_lock(text or "")


def _run_git(*arguments: str) -> str | None:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else None


def add_new(site: Path) -> str:
    """Add to the list what a built site has, and say how much."""
    lock = read_lock()
    found = list_published(site)
    text = create_lock(lock.keys() | found)
    if not LOCK.is_file() or LOCK.read_text(encoding="utf-8") != text:
        LOCK.write_text(text, encoding="utf-8", newline="\n")
    new = sorted(found - lock.keys())
    return "\n".join([*new, f"{len(new)} added, {len(lock)} were listed"])


def main() -> int:
    """Do what the arguments ask; return 1 with every finding when an address is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one = parser.add_mutually_exclusive_group(required=True)
    one.add_argument("--add", metavar="SITE", type=Path, help="list what is new in a built site")
    one.add_argument("--base", metavar="REF", help="a commit with what was published before")
    asked = parser.parse_args()
    if asked.add is not None:
        if not (asked.add / "index.html").is_file():
            raise Fault(f"{asked.add} must be the folder of a built site: it has no page")
        print(add_new(asked.add))
        return 0
    lock = read_lock()
    if findings := check_kept(lock, read_base(asked.base)):
        raise GuideError(findings)
    print(f"{len(lock)} addresses: none has gone")
    return 0


if __name__ == "__main__":
    # Nothing has to be installed for this, so it does not end as the other commands do.
    try:
        sys.exit(main())
    except Fault as fault:
        sys.exit(str(fault))
