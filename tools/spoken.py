"""Print what the player says in a session, as a script to be read with closed eyes.

Each line has the second at which it is said or sounded. A sentence that the next one cuts short is
marked; there should be none.

    python -m tools.spoken core seated
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from footwork.look.drawings import Drawings
from footwork.practice.guide_data import create_practice
from footwork.publishing.scripting import SOURCES
from footwork.reading.guide import read_guide
from footwork.views import wording
from scripts.check_scripts import NODE

ROOT = Path(__file__).resolve().parent.parent
PLAYER = Path(__file__).with_name("spoken.mjs")


def listen(queries: Sequence[str]) -> list[dict[str, Any]]:
    """Return the sessions that addresses choose, each with its cues in order.

    A cue has the second `at` which it comes, its `tone`, what is said (`say`) and the seconds that
    it `takes`, and whether the player `waits` then. Raises CalledProcessError when an address
    chooses nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "guide.json"
        data.write_text(create_practice(read_guide(), Drawings(ROOT / "docs")), encoding="utf-8")
        command: list[str | Path] = [NODE, PLAYER, SOURCES, data, *queries]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    sessions: list[dict[str, Any]] = json.loads(done.stdout)
    return sessions


def find_cut(session: dict[str, Any]) -> list[str]:
    """Return the sentences that the next one cuts short."""
    said = [cue for cue in session["cues"] if cue.get("say")]
    return [one["say"] for one, after in pairwise(said) if one["at"] + one["takes"] > after["at"]]


def write_script(session: dict[str, Any]) -> str:
    """Return a session as text: the second, the tone, what is said."""
    cut = set(find_cut(session))
    lines = [f"# {session['name']}: {wording.clock(session['total'])} without the waits"]
    for cue in session["cues"]:
        said = cue.get("say") or f"({cue.get('tone')})"
        marks = [said, "[waits for a tap]" if cue["waits"] else "", "[CUT]" if said in cut else ""]
        lines.append(f"{wording.clock(cue['at']):>6}  {' '.join(mark for mark in marks if mark)}")
    return "\n".join(lines)


def main() -> int:
    """Print the script of each routine that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("routine", nargs="+", help="id of a routine of the guide")
    queries = [f"?routine={name}" for name in parser.parse_args().routine]
    print("\n\n".join(map(write_script, listen(queries))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
