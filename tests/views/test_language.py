"""The language of a build: a wrong one ends it in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from footwork.views.messages import LanguageError, load_translations

ROOT = Path(__file__).parents[2]


def test_a_language_without_a_catalog_ends_the_build_in_one_line() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "footwork", "check"],
        cwd=ROOT,
        env=os.environ | {"GUIDE_LANGUAGE": "xx"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("GUIDE_LANGUAGE must be one of en")
    assert "data/messages/xx.po" in line


@pytest.mark.parametrize("content", [b"\xff\xfe", b'msgid "open'])
def test_a_catalog_that_cannot_be_read_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes(content)
    with pytest.raises(LanguageError, match="'de'"):
        load_translations("de", tmp_path)
