"""Make what a browser needs to install the guide as an app: the manifest and the icons.

The result is committed: run this after a change of the mark, or of the name of a routine in
the manifest. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from footwork.look.tokens import COLOR
from footwork.offline.icons import SIZES, TOUCH_SIZE, create_icon, create_png
from footwork.offline.manifest import create_manifest
from footwork.publishing import addresses
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.publishing.settings import read_settings
from footwork.reading.guide import read_guide

DOCS = Path(__file__).resolve().parent.parent / "docs"


def create_files() -> dict[str, bytes]:
    """Return every file of the app by its path below the root of the site."""
    icon = create_icon((DOCS / addresses.MARK).read_text(encoding="utf-8"), COLOR["paper"].light)
    manifest = create_manifest(read_guide(), read_settings().description, SIZES)
    return {
        addresses.manifest(): manifest.encode(),
        addresses.icon("svg"): icon.encode(),
        **{addresses.icon(f"{size}.png"): create_png(icon, size) for size in (TOUCH_SIZE, *SIZES)},
    }


def main() -> int:
    """Write the files and say how large they are."""
    parser = Parser(__doc__)
    parser.add_argument("--out", type=Path, default=DOCS, help="folder to write to")
    out = parser.parse_args().out
    for name, content in create_files().items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>6} bytes  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
