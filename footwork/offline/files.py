"""Which files of the built site a device keeps, and the version that they make together."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from footwork.publishing import addresses
from footwork.reading.findings import Fault

DIGITS = 12
"""Hexadecimal digits of a file's SHA-256 that stand in the list; the worker compares as many."""

_VERSION_PLACE = re.compile(r'^(const VERSION ?= ?)"\w*"', re.MULTILINE)

_FOR_OTHERS = (
    addresses.offline_list(),
    addresses.WORKER,
    addresses.print_list(),
    addresses.API_FILES,
    addresses.EMBED,
    addresses.OEMBED,
    addresses.SHARE,
    addresses.PICTURES,
    addresses.FEED,
    f"{addresses.PRINT}review-",
    "sitemap.xml",
    "robots.txt",
    # The theme's own scripts, which no page loads.
    "assets/javascripts/",
)
"""What is there for other sites and programs, by the beginning of its path; kept where a page
of this site shows it."""

_FOR_BUILDERS = (".map", ".gz", ".txt", ".webmanifest")
"""What no page needs, by the end of its path."""

_TOO_LARGE = (".avif", ".gif", ".mp4", ".zip")
"""What no device keeps, even where a page shows it, by the end of its path."""

_LOADED = re.compile(r'\ssrc="([^":?#]+)"')

_PREVIEWS = addresses.preview("").removesuffix(".png")


class OfflineError(Fault):
    """The list cannot be made; the text says why and what to do."""


@dataclass(frozen=True)
class OfflineList:
    """The files of one version: an address from the root of the site, and a digest, each."""

    version: str
    files: tuple[tuple[str, str], ...]
    """Always kept."""
    choice: tuple[tuple[str, str], ...]
    """Kept where the reader has chosen them: what is there to print and to send on."""

    def create_json(self) -> str:
        """Return the list as the service worker reads it."""
        listed = {"version": self.version, "files": self.files, "choice": self.choice}
        return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n"


def create_list(site: Path) -> OfflineList:
    """Return the list of a built site; the same files give the same list.

    Raises OfflineError where the folder holds no built site, or the worker no place for a
    version.
    """
    if not (site / "index.html").is_file():
        raise OfflineError(f"{site} holds no built site: index.html is missing; build it first")
    if not (site / addresses.WORKER).is_file():
        raise OfflineError(f"{site} has no {addresses.WORKER}: run `make scripts`, then build")
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    loaded = _find_loaded(site)
    kept = [path for path in paths if path in loaded or _is_for_readers(path)]
    choice = [path for path in kept if _is_choice(path)]
    files = sorted(set(kept) - set(choice), key=lambda path: (_rank(path), path))
    listed = _add_digests(site, files), _add_digests(site, sorted(choice))
    worker = create_worker((site / addresses.WORKER).read_text(encoding="utf-8"), "")
    version = _shorten((json.dumps(listed) + worker).encode())
    return OfflineList(version, *listed)


def create_worker(source: str, version: str) -> str:
    """Return the service worker with its version written in.

    Raises OfflineError where the place for it is missing.
    """
    stamped, places = _VERSION_PLACE.subn(rf'\g<1>"{version}"', source)
    if places != 1:
        raise OfflineError(f'{addresses.WORKER} must have the line const VERSION = ""; once')
    return stamped


def write_list(site: Path) -> OfflineList:
    """Write the list and the version into a built site, after everything else is in it.

    Doing it twice changes nothing. Raises OfflineError as `create_list`.
    """
    made = create_list(site)
    worker = site / addresses.WORKER
    stamped = create_worker(worker.read_text(encoding="utf-8"), made.version)
    worker.write_text(stamped, encoding="utf-8", newline="\n")
    (site / addresses.offline_list()).write_text(made.create_json(), encoding="utf-8", newline="\n")
    return made


def _find_loaded(site: Path) -> set[str]:
    """Return the files that the site's own pages load as a picture, a script or a frame."""
    loaded = set()
    for path in site.rglob("*.html"):
        here = path.relative_to(site).parent.as_posix()
        if f"{here}/".startswith(_FOR_OTHERS):
            continue
        for link in _LOADED.findall(path.read_text(encoding="utf-8")):
            target = posixpath.normpath(posixpath.join(here, link))
            if not target.endswith(_TOO_LARGE):
                loaded.add(addresses.file(f"{target}/") if link.endswith("/") else target)
    return loaded


def _is_for_readers(path: str) -> bool:
    return not path.startswith((*_FOR_OTHERS, _PREVIEWS)) and not path.endswith(_FOR_BUILDERS)


def _is_choice(path: str) -> bool:
    """Tell whether a file is one to print or to send on; their small previews are not."""
    printed = path.startswith(addresses.PRINT) and path.endswith((".pdf", ".png"))
    return printed and not path.startswith(_PREVIEWS)


def _rank(path: str) -> int:
    """Return how soon a file is wanted: 0 the frame, 1 pages and drawings, 2 the previews."""
    if path.startswith("assets/"):
        return 0
    return 2 if path.startswith(_PREVIEWS) else 1


def _add_digests(site: Path, paths: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((addresses.path(path), _shorten((site / path).read_bytes())) for path in paths)


def _shorten(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
