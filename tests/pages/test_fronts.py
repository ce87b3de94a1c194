"""Front matter that MkDocs would show to readers is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.pages.fronts import check_front, check_fronts
from footwork.pages.stubs import DOCS


@pytest.mark.parametrize(
    ("page", "line", "rule"),
    [
        ("---\ntitle: [x\nhide: y\n---\ntext\n", 3, "must be valid YAML"),
        ("---\ntitle: a\n\thide: b\n---\n", 3, "not a tab"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "title"),
        ("---\n- a\n---\ntext\n", 2, "must be fields"),
        ("---\ntitle: a\n", 1, "must end with a line ---"),
    ],
)
def test_what_cannot_be_read_is_found(page: str, line: int, rule: str) -> None:
    (finding,) = check_front(page, "docs/a.md")
    assert (finding.path, finding.line) == ("docs/a.md", line)
    assert rule in finding.message


@pytest.mark.parametrize("page", ["# A\n", "---\ntitle: a\n---\n# A\n", ""])
def test_what_can_be_read_is_not(page: str) -> None:
    assert check_front(page, "docs/a.md") == []


def test_a_page_that_is_no_utf8_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"# A\n\xff\n")
    (finding,) = check_fronts(tmp_path)
    assert (finding.path, finding.line) == ("docs/a.md", 2)


def test_every_page_of_the_guide_can_be_read() -> None:
    assert not list(check_fronts(DOCS))
