"""The body data: missing, they are named with their cure."""

from __future__ import annotations

import importlib.util

import pytest

pytest.importorskip("scipy", reason="drawing has an environment of its own: make figures")

from footwork.figures.body.loading import data_folder
from footwork.figures.errors import DrawingError


def test_missing_body_data_are_named_with_their_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(DrawingError, match="missing: `make figures` installs them"):
        data_folder()
