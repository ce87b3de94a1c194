"""Show the guide in a browser while it is edited: what is saved is seen.

Every save is built with what it changes for a reader: the pages, their front matter, the player's
data and scripts at once; embeds, JSON, feed and preview pictures a moment later, in a process of
their own. Printed files and drawings take longer: the terminal says when they are stale, and what
makes them. A fault is said in the terminal and on every page until it is mended.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from scripts.preview.making import Maker, say
from scripts.preview.server import Preview
from scripts.preview.watching import watch

_USUAL = 8000
_LAST = 65535


def main() -> int:
    """Serve until Ctrl+C; return 1 at once, with a line, when the port cannot be used."""
    parser = Parser(__doc__)
    parser.add_argument("port", nargs="?", default=str(_USUAL))
    asked: str = parser.parse_args().port
    port = int(asked) if asked.isdecimal() else 0
    if not 0 < port <= _LAST:
        rule = f"PORT must be a number from 1 to {_LAST}, not {asked!r}"
        print(f"{rule}: make serve PORT={_USUAL}", file=sys.stderr)
        return 1
    ended = threading.Event()

    def end(*_: object) -> None:
        ended.set()
        raise KeyboardInterrupt

    # What ends it otherwise than Ctrl+C lets it clean up, too. An interrupt that comes while Python
    # clears up is lost as an exception; the event is not.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, end)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        server = Preview(port)
    except OSError as error:
        other = port + 1 if port < _LAST else _USUAL
        print(f"Port {port} cannot be used ({error}): make serve PORT={other}", file=sys.stderr)
        return 1
    with server, tempfile.TemporaryDirectory(prefix="footwork-preview-") as folder:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"==> Serving at {server.address} (Ctrl+C ends it)")
        with contextlib.suppress(KeyboardInterrupt):
            maker = Maker(server, Path(folder))
            watch(maker.follow, maker.make_others, ended)
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
