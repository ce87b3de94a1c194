"""Write a strict Content Security Policy into every page of a built site.

It comes after the builder, because only then each page has all of its inline scripts. Sealing
twice changes nothing. When a page cannot be sealed, all findings are listed and no page is
written.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from footwork.publishing.sealing import seal_page
from footwork.reading.findings import Finding, create_report


def seal_site(site: Path) -> tuple[int, list[Finding]]:
    """Seal the pages below a folder; return how many there are, and what keeps it from that.

    Raises OSError where a file cannot be read or written.
    """
    sealed: dict[Path, str] = {}
    findings: list[Finding] = []
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        before = path.read_bytes().decode()
        after, found = seal_page(before, path.as_posix())
        findings += found
        if after != before:
            sealed[path] = after
    if not findings:
        for path, text in sealed.items():
            path.write_bytes(text.encode())
    return len(pages), findings


def main() -> int:
    """Seal the site; return 1, with one line for each fault, when it cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    site = parser.parse_args().site
    try:
        count, findings = seal_site(site)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{site} cannot be sealed: {error}", file=sys.stderr)
        return 1
    if not count:
        print(f"{site} must be the folder of a built site: it holds no page", file=sys.stderr)
        return 1
    if findings:
        print(create_report(findings), file=sys.stderr)
        return 1
    print(f"{count} pages sealed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
