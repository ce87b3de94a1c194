"""The views of the muscle map as pictures of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from footwork.look.drawings import Drawings, find_title
from footwork.look.maps import list_maps
from footwork.publishing import addresses
from footwork.views.drawn import MAP_VIEWS

VIEW = '<svg viewBox="0 0 9 12"><title id="t">Shin &amp; foot, {view}.</title></svg>'


def draw(root: Path, view: str) -> None:
    path = root / addresses.figure(addresses.MAP, view)
    path.parent.mkdir(exist_ok=True)
    path.write_text(VIEW.format(view=view), encoding="utf-8")


def test_the_views_that_are_drawn_are_listed_with_their_own_words(tmp_path: Path) -> None:
    assert list_maps(Drawings(tmp_path)) == ()
    first, *_, last = MAP_VIEWS
    draw(tmp_path, last)
    draw(tmp_path, first)
    draw(tmp_path, "stranger")
    listed = list_maps(Drawings(tmp_path))
    assert [one.frame for one in listed] == [first, last]
    assert [one.alt for one in listed] == [f"Shin & foot, {view}." for view in (first, last)]
    assert {one.kind for one in listed} == {"map"}


def test_a_drawing_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        find_title("<svg></svg>")
