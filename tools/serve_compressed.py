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


class Server(ThreadingHTTPServer):
    """A server on loopback that keeps count of what it sends."""

    sent: list[tuple[str, int]]
    """The path of each answer with a body, and the bytes of its headers and body."""

    def __init__(self, folder: Path, port: int) -> None:
        self.sent = []
        super().__init__(("127.0.0.1", port), partial(Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The address of the site's root."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(SimpleHTTPRequestHandler):
    """Answers with gzip where the type is text and the reader takes it."""

    protocol_version = "HTTP/1.1"
    # The head and the body of an answer go out together, as from a real server.
    wbufsize = -1
    head_bytes = 0

    def send_head(self) -> Any:
        """Send the headers and return what to send after them, or None when that is all."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return super().send_head()
            path /= "index.html"
        status = 200
        self.head_bytes = len("HTTP/1.1 200 OK\r\n\r\n")
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
        if isinstance(self.server, Server):
            self.server.sent.append((self.path, self.head_bytes + len(body)))
        return BytesIO(body)

    def send_header(self, keyword: str, value: str) -> None:
        """Send a header, and count its bytes."""
        self.head_bytes += len(f"{keyword}: {value}\r\n")
        super().send_header(keyword, value)

    def log_message(self, *_arguments: Any) -> None:
        """Keep quiet: the tests and the audit print what matters."""


@contextlib.contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[Server]:
    """Serve the folder on loopback for as long as the context lasts; port 0 takes a free one."""
    with Server(folder, port) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
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
        serve(arguments.folder, arguments.port) as server,
        contextlib.suppress(KeyboardInterrupt),
    ):
        print(f"Serving {arguments.folder} at {server.address} (Ctrl+C ends it)", flush=True)
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
