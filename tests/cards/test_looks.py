"""What is remembered of the layouts of cards is of these cards alone: the same data, one list."""

from __future__ import annotations

from typing import Any, cast

import pytest

from footwork.cards import making
from footwork.cards.content import Content


class _Content:
    def create_cards(self, *told: Any) -> dict[str, Any]:
        return {"cards": told[1], "papers": told[2]}


def test_looks_of_other_cards_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    content = cast(Content, _Content())
    asked: list[Any] = []
    monkeypatch.setattr(making, "find_value", lambda *told: asked.append(told) or {"apart": True})
    known: dict[str, Any] = {"of another text": {"apart": True}}
    looks = making.find_looks([{"id": "a"}], content, known)
    assert len(known) == len(asked) > 0
    assert "of another text" not in known
    assert making.find_looks([{"id": "a"}], content, known) == looks
    assert len(known) == len(asked)
