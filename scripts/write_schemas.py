"""Write the JSON Schema of each data file, for the completion and the checks of an editor."""

from __future__ import annotations

import json
import sys
from typing import Any

from footwork.reading.guide import DATA, FILES
from footwork.reading.schema import create_schema


def main() -> int:
    """Write `data/.schema/<file>.json` for every data file."""
    folder = DATA / ".schema"
    folder.mkdir(exist_ok=True)
    for name, kind in FILES.items():
        schema: dict[str, Any] = {"title": f"{name}.yml of Footwork", **create_schema(kind)}
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(FILES)} schemas in data/.schema/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
