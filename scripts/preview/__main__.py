"""Show the guide in a browser while it is edited: what is saved is seen.

Every save is built with what it changes for a reader: the pages, their front matter, the player's
data and scripts at once; embeds, JSON, feed and preview pictures a moment later, in a process of
their own. Printed files and drawings take longer: the terminal says when they are stale, and what
makes them. A fault is said in the terminal and on every page until it is mended.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
import tempfile
import threading
from pathlib import Path

from scripts.preview.making import Maker, say
from scripts.preview.server import Preview
from scripts.preview.watching import watch


def main() -> int:
    """Serve until Ctrl+C; return 1 at once, with a line, when the port is taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int, nargs="?", default=8000)
    port: int = parser.parse_args().port
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        server = Preview(port)
    except (OSError, OverflowError) as error:
        print(f"Port {port} cannot be used ({error}): make serve PORT={port + 1}", file=sys.stderr)
        return 1
    with server, tempfile.TemporaryDirectory(prefix="footwork-preview-") as folder:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"==> Serving at {server.address} (Ctrl+C ends it)")
        with contextlib.suppress(KeyboardInterrupt):
            maker = Maker(server, Path(folder))
            watch(maker.follow, maker.make_others)
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
