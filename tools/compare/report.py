"""What a comparison found, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.compare.pictures import Difference
    from tools.compare.reading import Texts

_MOST = 12
"""Lines of a difference, and names of a list, that a summary shows."""
_WIDEST = 160
"""Characters of a line that a summary shows."""


def create_summary(texts: Texts, seen: Sequence[Difference]) -> str:
    """Return the report with long parts cut off."""
    return _create(texts, seen, _MOST)


def create_report(texts: Texts, seen: Sequence[Difference]) -> str:
    """Return everything that was found."""
    return _create(texts, seen, None)


def _create(texts: Texts, seen: Sequence[Difference], most: int | None) -> str:
    parts = [f"Addresses: {len(texts.gone)} gone, {len(texts.new)} new"]
    parts += _cut([f"  gone {path}" for path in texts.gone], most)
    parts += _cut([f"  new  {path}" for path in texts.new], most)
    parts.append(f"Texts: {len(texts.changed)} of {texts.count} differ")
    for path, difference in texts.changed.items():
        parts += [f"  {path}", *_cut([f"    {line}" for line in difference], most)]
    parts.append(f"Pictures: {len(seen)} differ")
    parts += _cut([f"  {one.name}: {one.why}" for one in seen], most)
    return "\n".join(parts) + "\n"


def _cut(lines: Sequence[str], most: int | None) -> list[str]:
    if most is None:
        return list(lines)
    shown = [f"{line[:_WIDEST]}…" if len(line) > _WIDEST else line for line in lines[:most]]
    return shown if len(lines) <= most else [*shown, f"    … and {len(lines) - most} more"]
