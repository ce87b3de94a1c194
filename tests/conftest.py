"""What many tests start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.reading import read_guide

# The same examples in every run, and no deadline: a slow machine fails no test.
settings.register_profile("footwork", derandomize=True, deadline=None, max_examples=300)
settings.load_profile("footwork")

GOOD = Path(__file__).parent / "data" / "good"


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return a small, complete guide."""
    return read_guide(GOOD)


@pytest.fixture(scope="session")
def pages(guide: Guide) -> Pages:
    """Return the pages of the small guide, without drawings."""
    return Pages(guide, "https://feet.example/guide/", GOOD)
