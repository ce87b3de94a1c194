"""Start a new movement: put a commented block at the end of `data/exercises.yml`.

The block is a form to fill in, and the page's stub comes with it. `make check` then names
everything that is still missing.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from footwork.model import ID_PATTERN, MAX_ID
from footwork.pages.stubs import DOCS, create_empty_stub
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.reading.guide import DATA
from footwork.reading.rules import explain_reserved
from footwork.reading.yaml_tree import Tree, load_tree

_TEMPLATE = Path(__file__).parent / "new_movement.yml"


def refuse(name: str, tree: Tree, stub: Path) -> str:
    """Say in one line why an id cannot be that of a new movement; nothing when it can.

    `tree` is the data of the movements, `stub` the path of the new one's page.
    """
    if not re.fullmatch(ID_PATTERN, name):
        rule = "small letters, digits and single hyphens, such as towel-drags"
        return f"id must be {rule}, not {name!r}"
    if len(name) > MAX_ID:
        return f"id must be at most {MAX_ID} characters long, not {len(name)}"
    if rule := explain_reserved(name):
        return f"id {rule}"
    if not isinstance(tree.value, list):
        return "data/exercises.yml must be mended first: make check says what is wrong"
    blocks = [block for block in tree.value if isinstance(block, dict)]
    if any(block.get("id") == name for block in blocks):
        return f"id must be new, and data/exercises.yml has {name!r} already"
    for block in blocks:
        former = block.get("formerly")
        if isinstance(former, list) and name in former:
            return f"id must be new, and {block.get('id')} was {name!r} before"
    if stub.exists() or stub.is_symlink():
        return f"id must be new, and docs/exercises/{name}.md is there already"
    return ""


def main() -> int:
    """Append the block and return 0; return 1 after one line when the id cannot be used."""
    parser = Parser(__doc__)
    parser.add_argument("id", help="small letters, digits and hyphens, such as towel-drags")
    name: str = parser.parse_args().id
    path, stub = DATA / "exercises.yml", DOCS / "exercises" / f"{name}.md"
    if refusal := refuse(name, load_tree(path, "data/exercises.yml"), stub):
        print(refusal, file=sys.stderr)
        return 1
    words = name.replace("-", " ").capitalize()
    block = _TEMPLATE.read_text(encoding="utf-8").replace("ID", name).replace("NAME", words)
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\n{block}", encoding="utf-8", newline="\n")
    stub.write_text(create_empty_stub(name, words), encoding="utf-8", newline="\n")
    line = text.count("\n") + 3
    print(f"data/exercises.yml:{line}: fill in the block of {name}")
    print(f"docs/exercises/{name}.md: its page, kept in step by make serve and make stubs")
    print("data/figures.yml: its poses, for make figures; until then its page shows an empty place")
    print("make check says what is still missing")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
