"""Build the same tree with MkDocs and with Zensical, and compare the text of every page.

Material for MkDocs is at the end of its life in 2027 and Zensical is its successor. As long as
this passes, changing over is a matter of a different command.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup

from tools.copies import copy_guide, run_in_tree

SHOWN = 6
"""How many differing lines of a page are printed."""


def run_build(name: str, tree: Path, *command: str) -> None:
    """Build the tree with one program; end with its output when it fails."""
    print(f"==> Building with {name}", flush=True)
    run_in_tree(tree, "-m", *command)


def read_article(path: Path) -> list[str] | None:
    """Return the text of a page's article by lines, or None where there is no article."""
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    article = page.select_one("article")
    if article is None:
        return None
    for part in article.select("script, style"):
        part.decompose()
    lines = (" ".join(line.split()) for line in article.get_text("\n").splitlines())
    return [line for line in lines if line]


def compare_page(path: str, mkdocs: Path, zensical: Path) -> list[str]:
    """Return what differs in the text of one page; nothing when it is the same."""
    expected = read_article(mkdocs / path)
    if not (zensical / path).exists():
        return ["Zensical did not build this page"]
    found = read_article(zensical / path)
    if expected is None or found is None:
        return [] if expected == found else ["only one of the two has an article"]
    if " ".join(expected) == " ".join(found):
        return []
    changes = difflib.unified_diff(expected, found, "MkDocs", "Zensical", n=0, lineterm="")
    return [line for line in changes if not line.startswith("@@")]


def main() -> int:
    """Build both, compare, and return 1 when the text of any page differs."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="footwork-portability-") as folder:
        tree = Path(folder, "tree")
        copy_guide(tree)
        mkdocs = Path(folder, "mkdocs")
        run_build("MkDocs", tree, "mkdocs", "build", "--strict", "--site-dir", str(mkdocs))
        run_build("Zensical", tree, "zensical", "build", "--config-file", "mkdocs.yml")
        pages = sorted(page.relative_to(mkdocs).as_posix() for page in mkdocs.rglob("*.html"))
        differing = 0
        for page in pages:
            changes = compare_page(page, mkdocs, tree / "site")
            differing += bool(changes)
            words = len(" ".join(read_article(mkdocs / page) or []).split())
            print(f"{'DIFFERS' if changes else 'same':<8} {words:>5} words  {page}")
            for line in changes[:SHOWN]:
                print(f"         {line}")
            if len(changes) > SHOWN:
                print(f"         … and {len(changes) - SHOWN} more lines")
    movements = sum(page.startswith("exercises/") and page.count("/") == 2 for page in pages)
    print(f"\n{len(pages)} pages compared, {movements} of them movements; {differing} differ")
    if not movements:
        print("There must be movement pages to compare: docs/exercises/ holds none")
    return 1 if differing or not movements else 0


if __name__ == "__main__":
    sys.exit(main())
