"""Start a new movement: put a commented block at the end of `data/exercises.yml`.

The block is a form to fill in, and the page's stub comes with it. `make check` then names
everything that is still missing.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from footwork.model import ID_PATTERN
from footwork.pages.stubs import DOCS, create_empty_stub
from footwork.reading import DATA
from footwork.yaml_tree import load_tree

_TEMPLATE = Path(__file__).parent / "new_movement.yml"


def main() -> int:
    """Append the block and return 0; return 1 after one line when the id cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("id", help="small letters, digits and hyphens, such as towel-drags")
    name: str = parser.parse_args().id
    path = DATA / "exercises.yml"
    if not re.fullmatch(ID_PATTERN, name):
        rule = "small letters, digits and single hyphens, such as towel-drags"
        print(f"id must be {rule}, not {name!r}", file=sys.stderr)
        return 1
    tree = load_tree(path, "data/exercises.yml")
    blocks = tree.value if isinstance(tree.value, list) else []
    if any(isinstance(block, dict) and block.get("id") == name for block in blocks):
        print(f"id must be new, and data/exercises.yml has {name!r} already", file=sys.stderr)
        return 1
    words = name.replace("-", " ").capitalize()
    block = _TEMPLATE.read_text(encoding="utf-8").replace("ID", name).replace("NAME", words)
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\n{block}", encoding="utf-8", newline="\n")
    stub = DOCS / "exercises" / f"{name}.md"
    stub.write_text(create_empty_stub(name, words), encoding="utf-8", newline="\n")
    line = text.count("\n") + 3
    print(f"data/exercises.yml:{line}: fill in the block of {name}")
    print(f"docs/exercises/{name}.md: its page, kept in step by make serve and make stubs")
    print("make check says what is still missing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
