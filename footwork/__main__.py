"""The door to everything that is made: python -m footwork STAGE [STAGE …].

check      check the data            seal       write the policies into a built site
stubs      write the pages' stubs    offline    list in it what a device keeps
cards      make what is printed      addresses  look in it for every published address
sharing    make what others read     schemas    write the schemas for an editor
practice   make the player's data    made       all that stands before the pages
tiny       make the small drawings   built      a site, whatever became of its addresses
scripts    make the scripts          site       all of a site
pages      build the pages
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from footwork import build
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.publishing.settings import read_settings
from footwork.reading.guide import DATA, FILES
from footwork.reading.quoting import allow_quotes
from footwork.reading.schema import create_schema

_TOGETHER = {"made": build.MADE, "built": build.BUILT, "site": build.SITE}


def write_schemas() -> str:
    """Write the JSON Schema of each data file, for completion and checks in an editor."""
    folder = DATA / ".schema"
    folder.mkdir(exist_ok=True)
    for name, kind in FILES.items():
        schema: dict[str, Any] = {
            "title": f"{name}.yml of Footwork",
            **allow_quotes(create_schema(kind)),
        }
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    return f"{len(FILES)} schemas in data/.schema/"


def show_progress(done: int, count: int, name: str) -> None:
    """Say how far it is: on a terminal in one line, else every tenth file."""
    if sys.stdout.isatty():
        end = "\n" if done == count else ""
        print(f"\r    {done}/{count} {name:<48}", end=end, flush=True)
    elif done % 10 == 0 and done < count:
        print(f"    {done} of {count}", flush=True)


def say(text: str) -> None:
    """Print at once, so that it stands before what another program prints after it."""
    print(text, flush=True)


def main() -> int:
    """Do what was asked for; raise what `run` says when it cannot be done."""
    parser = Parser(__doc__, prog="python -m footwork")
    known = [*build.STAGES, *_TOGETHER, "schemas"]
    parser.add_choice("STAGE", known, nargs="+", metavar="STAGE")
    parser.add_argument("--out", type=Path, default=Path("site"), help="folder of the built site")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data to check")
    asked = parser.parse_args()
    names = {name for stage in asked.STAGE for name in _TOGETHER.get(stage, (stage,))}
    if "schemas" in names:
        say(write_schemas())
    if asked.data != DATA and names != {"check"}:
        parser.error("--data is for check alone: everything else is made of the guide's own data")
    if asked.data != DATA:
        say(build.check(asked.data))
    else:
        build.make(names, build.Work(read_settings(), asked.out, show_progress), say)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
