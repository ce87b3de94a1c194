"""Serve a built site on this machine as a static host would: compressed, and cached a while.

GitHub Pages compresses text and lets a browser keep a file for ten minutes. Python's own
server does neither, so what is measured against it would be wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "application/xml",
    "image/svg+xml",
)


class Handler(SimpleHTTPRequestHandler):
    """Answers with gzip where the type is text and the reader takes it."""

    protocol_version = "HTTP/1.1"
    # The head and the body of an answer go out together, as from a real server.
    wbufsize = -1

    def send_head(self) -> Any:
        """Send the headers and return what to send after them, or None when that is all."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return super().send_head()
            path /= "index.html"
        status = 200
        if not path.is_file():
            path = Path(self.directory, "404.html")
            if not path.is_file():
                return super().send_head()
            status = 404
        kind = self.guess_type(path)
        body = path.read_bytes()
        self.send_response(status)
        text = kind.startswith(COMPRESSED)
        if text:
            self.send_header("Vary", "Accept-Encoding")
        if text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_arguments: Any) -> None:
        """Keep quiet: the tests and the audit print what matters."""


@contextlib.contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve the folder on loopback for as long as the context lasts; yield its address."""
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def main() -> int:
    """Serve a folder until Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--port", type=int, default=8001)
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"{arguments.folder} must be a built site: run `make site` first", file=sys.stderr)
        return 1
    with (
        serve(arguments.folder, arguments.port) as address,
        contextlib.suppress(KeyboardInterrupt),
    ):
        print(f"Serving {arguments.folder} at {address} (Ctrl+C ends it)", flush=True)
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
