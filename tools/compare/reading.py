"""What stands in a built site, as text that can be compared line by line."""

from __future__ import annotations

import difflib
import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_SAID = ("alt", "aria-label", "title", "placeholder", "content", "value", "href", "src")
"""Attributes that a reader or a program meets."""

_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "q", "s", "small", "span"}
_INLINE |= {"strong", "sub", "sup", "time", "u", "wbr"}


@dataclass(frozen=True)
class Texts:
    """What differs between the texts of two sites, by path."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    changed: dict[str, tuple[str, ...]]
    """The lines of a unified difference."""
    count: int
    """How many files both have."""


_RETOLD = "search/index.json"
"""Holds the pages' texts once more, each in one long line."""


def read_site(site: Path) -> dict[str, str]:
    """Return the text of every file of a site, by its path; "" for one that holds none."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    texts = {path.relative_to(site).as_posix(): read_file(path) for path in files}
    return texts | {name: "" for name in texts if name == _RETOLD}


def read_file(path: Path) -> str:
    """Return what a reader finds in a file, a line for each part; "" where it is no text."""
    read = _READERS.get(path.suffix)
    return read(path) if read else ""


def compare(old: dict[str, str], new: dict[str, str]) -> Texts:
    """Return the difference of two sites, as `read_site` gives them."""
    both = sorted(old.keys() & new.keys())
    changed = {
        path: tuple(difflib.unified_diff(lines(old[path]), lines(new[path]), lineterm="", n=1))[2:]
        for path in both
        if old[path] != new[path]
    }
    gone, come = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    return Texts(tuple(gone), tuple(come), changed, len(both))


def lines(text: str) -> list[str]:
    """Return the lines of a text, without the ends."""
    return text.split("\n")


def read_html(source: str) -> str:
    """Return a page as it is read aloud: a line for each block, with links, pictures and data."""
    soup = BeautifulSoup(source, "html.parser")
    for script in soup.find_all("script"):
        is_data = "json" in str(script.get("type", ""))
        script.replace_with(_indent(script.get_text()) if is_data else "")
    for style in soup.find_all("style"):
        style.decompose()
    said: list[str] = []
    _tell(soup, said)
    text = re.sub(r"[ \t]+", " ", "".join(said))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _tell(node: Tag, said: list[str]) -> None:
    for child in node.children:
        if isinstance(child, Tag):
            around = "" if child.name in _INLINE else "\n"
            said.append(around)
            said += [f"[{name}={child[name]}] " for name in _SAID if child.get(name)]
            _tell(child, said)
            said.append(around)
        elif type(child) is NavigableString:
            said.append(re.sub(r"\s+", " ", child) if node.name != "pre" else child)


def _indent(text: str) -> str:
    return f"\n{json.dumps(json.loads(text), ensure_ascii=False, indent=1)}\n"


def _read_page(path: Path) -> str:
    return read_html(path.read_text(encoding="utf-8"))


def _read_json(path: Path) -> str:
    return _indent(path.read_text(encoding="utf-8")).strip()


def _read_pdf(path: Path) -> str:
    """Return the text of a printed file in reading order, with a mark at each new page."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.replace("\f", "\n----- next page\n")


def _read_drawing(path: Path) -> str:
    """Return a drawing without what it says of its own making, an element a line."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a drawing of our own
    parts = []
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name != "metadata":
            given = " ".join(f'{key}="{value}"' for key, value in sorted(element.items()))
            parts.append(f"{name} {given} {(element.text or '').strip()}".strip())
    return "\n".join(parts)


def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_READERS: dict[str, Callable[[Path], str]] = {
    ".html": _read_page,
    ".json": _read_json,
    ".webmanifest": _read_json,
    ".pdf": _read_pdf,
    ".svg": _read_drawing,
    **dict.fromkeys((".xml", ".txt", ".ics", ".yml", ".yaml"), _read_text),
}
"""Styles and scripts are not read: what they do is seen in the pictures."""
