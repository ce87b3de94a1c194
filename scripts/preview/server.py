"""The server of the preview: it shows what was built last, and tells browsers what is new."""

from __future__ import annotations

import html
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

PATIENCE = 20
"""Seconds that a browser waits for a change before it asks again."""

WAIT = "/livereload"
SCRIPT = """<script>
(async () => {
  for (;;) {
    if (document.hidden) {
      await new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }));
    }
    try {
      if ((await (await fetch("%s?%d")).text()) !== "%d") location.reload();
    } catch {
      await new Promise((go) => setTimeout(go, 1000));
    }
  }
})();
</script>"""
REPORT = """<pre role="alert" style="position: fixed; inset: 0 0 auto; z-index: 99; margin: 0;
 padding: 1rem; max-height: 60vh; overflow: auto; white-space: pre-wrap; font: 14px monospace;
 background: Canvas; color: CanvasText; border-bottom: 4px solid">%s</pre>"""


class Preview(ThreadingHTTPServer):
    """Serves what was built last, and tells browsers when there is something new."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Take a port at once. Raises OSError where it is taken."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = Path()
        self.mount = "/"
        self.report = ""
        self.epoch = 0
        self.changed = threading.Condition()

    @property
    def address(self) -> str:
        """Where the guide is, in the folder that it will be published in."""
        return f"http://127.0.0.1:{self.server_port}{self.mount}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has left while it waited."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def show(self, folder: Path, report: str) -> None:
        """Serve a folder from now on, with a report on every page."""
        with self.changed:
            self.folder, self.report = folder, report
            self.epoch += 1
            self.changed.notify_all()


class _Handler(SimpleHTTPRequestHandler):
    server: Preview

    def do_GET(self) -> None:
        path, _, since = self.path.partition("?")
        if path == WAIT:
            with self.server.changed:
                self.server.changed.wait_for(lambda: str(self.server.epoch) != since, PATIENCE)
                epoch = str(self.server.epoch).encode()
            self._send_head(200, "text/plain", epoch)
            self.wfile.write(epoch)
            return
        with self.server.changed:
            self.server.changed.wait_for(lambda: self.server.epoch)
        file = self.server.folder / path.removeprefix(self.server.mount)
        if path == "/" != self.server.mount or (file.is_dir() and not path.endswith("/")):
            self.send_response(302)
            self.send_header("Location", f"{path}/" if path != "/" else self.server.mount)
            self.end_headers()
            return
        super().do_GET()

    def send_head(self) -> Any:
        """Send the headers and return what to send after them."""
        path = self.path.partition("?")[0].partition("#")[0]
        file = Path(self.translate_path(path))
        if file.is_dir():
            file /= "index.html"
        status = 200 if file.is_file() else 404
        if status == 404:
            file = self.server.folder / "404.html"
        if file.suffix != ".html":
            return super().send_head()
        body = file.read_bytes() if file.is_file() else b""
        page = self._add(body)
        self._send_head(status, "text/html; charset=utf-8", page)
        return BytesIO(page)

    def translate_path(self, path: str) -> str:
        """Return the file of an address below the folder that the guide is published in."""
        self.directory = str(self.server.folder)
        return super().translate_path("/" + path.removeprefix(self.server.mount))

    def _add(self, page: bytes) -> bytes:
        """Return a page with the report, and with the script that loads it again."""
        report = REPORT % html.escape(self.server.report) if self.server.report else ""
        # A page with a policy of its own, as embeds have, would not let the script in.
        policy = b"content-security-policy" in page.lower()
        script = "" if policy else SCRIPT % (WAIT, self.server.epoch, self.server.epoch)
        before, end, after = page.rpartition(b"</body>")
        if not end:
            before, after = page, b""
        return before + (report + script).encode() + end + after

    def _send_head(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()

    def log_message(self, *_arguments: Any) -> None:
        """Keep quiet: the terminal is for what the author has to know."""
