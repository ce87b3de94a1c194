"""The list of every published address, and what a built site must keep of it.

An address stands in the list as a reader types it behind the host, `/exercises/toe-curls/`;
one with a `#` is a heading of a movement page or a question, which clubs link to. What belongs to
the pages (styles, scripts, letters, the search index) is no promise and is not listed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from footwork.publishing import addresses
from footwork.reading.findings import Finding, GuideError, refuse_bytes

_NAME = "data/addresses.lock"

LOCK = Path(__file__).parents[2] / _NAME
"""The guide's own list."""

_NOT_LISTED = (
    "404.html",
    "assets/",
    "search/",
    "sitemap.xml",
    addresses.print_list(),
    addresses.picture_list(),
    addresses.practice_data(),
    addresses.practice_mistakes(),
    posixpath.dirname(addresses.preview("x")) + "/",
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MOVED = "if a movement was renamed, list its old id under formerly; routines name the new one"
_ADD = "run: make addresses"

_SECTIONS: tuple[tuple[str, str], ...] = (
    ("/embed/", "Pages to put in an iframe, and the script that fits their height"),
    ("/oembed/", "oEmbed answers"),
    ("/api/v", "The JSON API with its schemas"),
    ("/share/", "Preview pictures"),
    ("/print/", "To print: PDF, and pictures for phones"),
    ("/figures/", "Drawings"),
    ("/pictures/", "Drawings to take away"),
    ("/exercises/", "Movements, and the headings of their pages"),
    ("/routines/", "Routines"),
    ("/", "Pages and files of the guide"),
)
"""Beginnings of addresses and the heading of each group; the first that fits counts."""

_HEAD = """\
# Every address that was ever published. A line that stands here stays for ever: the site must
# answer it, and `make site` and `make test` hold it to that. `make addresses` adds what is new;
# nothing takes a line out. A renamed movement keeps its old id under formerly, and with it
# every address here.
"""


def read_list(path: Path = LOCK) -> dict[str, int]:
    """Return the addresses of the list in a file with their lines; raises GuideError."""
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        raise GuideError([Finding(_NAME, 1, "the list must exist", _ADD)]) from None
    except OSError as error:
        rule = f"the list must be readable: {error.strerror}"
        raise GuideError([Finding(_NAME, 1, rule)]) from None
    except UnicodeDecodeError as error:
        raise GuideError([refuse_bytes(_NAME, error)]) from None
    return parse_lock(text)


def parse_lock(text: str) -> dict[str, int]:
    """Return the addresses of a list with their lines, counted from 1.

    Raises GuideError with every line that is neither an address nor a comment.
    """
    lock: dict[str, int] = {}
    findings = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("/") and not any(map(str.isspace, line.strip())):
            lock[line.strip()] = number
        elif line.strip() and not line.startswith("#"):
            rule = f"the line must be an address such as /safety/, not {line[:60]!r}"
            hint = "after a merge keep the addresses of both sides, and no line between"
            findings.append(Finding(_NAME, number, rule, hint))
    if findings:
        raise GuideError(findings)
    return lock


def create_lock(published: Iterable[str]) -> str:
    """Return addresses as a list, in groups, each in order."""
    groups: dict[str, list[str]] = {beginning: [] for beginning, _ in _SECTIONS}
    for address in sorted(set(published)):
        groups[_find_section(address)].append(address)
    order = sorted(_SECTIONS, key=lambda section: section[0])
    parts = [
        "\n".join([f"# {heading}", *groups[beginning], ""])
        for beginning, heading in order
        if groups[beginning]
    ]
    return "\n".join([_HEAD, *parts])


def _find_section(address: str) -> str:
    return next(beginning for beginning, _ in _SECTIONS if address.startswith(beginning))


# -------------------------------------------------------------------------------- the site


def list_published(site: Path) -> set[str]:
    """Return every address of a built site that is a promise."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_NOT_LISTED):
            continue
        address = "/" + addresses.path(name)
        found.add(address)
        movement = address.startswith(f"/{addresses.EXERCISES}") and address.count("/") == 3
        if movement or address == f"/{addresses.QUESTIONS}":
            page = _read_page(path)
            found |= {f"{address}#{anchor}" for anchor in page.headings}
    return found


def check_site(lock: Mapping[str, int], site: Path) -> list[Finding]:
    """Find addresses of the list that a built site does not answer, and what is not listed."""
    findings = []
    read = cache(_read_page)
    for address, line in lock.items():
        path, _, anchor = address.partition("#")
        file = site / addresses.file(path.removeprefix("/"))
        if not file.is_file():
            rule = f"{address} must answer, and the site has nothing there"
            findings.append(Finding(_NAME, line, rule, _MOVED))
        elif anchor and anchor not in _follow(read(file), site, read).ids:
            rule = f"{address} must lead to a heading, and the page has none of this name"
            findings.append(Finding(_NAME, line, rule, "give the heading its id back"))
    for address in sorted(list_published(site) - lock.keys()):
        rule = f"{address} is new, and must be listed before it is published"
        findings.append(Finding(_NAME, max(lock.values(), default=1), rule, _ADD))
    return findings


def check_kept(lock: Mapping[str, int], before: Mapping[str, int]) -> list[Finding]:
    """Find addresses of an earlier list that are not in this one."""
    return [
        Finding(_NAME, line, f"{address} was published and must stay in the list", _MOVED)
        for address, line in before.items()
        if address not in lock
    ]


class _Page(HTMLParser):
    """Reads what a link can lead to, and where a page that has moved sends its reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.headings: set[str] = set()
        self.canonical = ""
        self.refreshes = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if name := values.get("id"):
            self.ids.add(name)
            if tag in _HEADINGS:
                self.headings.add(name)
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href") or ""
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.refreshes = True


def _read_page(file: Path) -> _Page:
    return _Page(file.read_text(encoding="utf-8"))


def _follow(page: _Page, site: Path, read: Callable[[Path], _Page]) -> _Page:
    """Return a page, or the one that it sends its reader to."""
    if not page.refreshes:
        return page
    name = urlsplit(page.canonical).path.rstrip("/").rpartition("/")[2]
    return read(site / addresses.file(addresses.exercise(name)))
