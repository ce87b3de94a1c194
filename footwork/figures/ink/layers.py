"""A drawing as paths in the order they are painted."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Drawing:
    """Paths in the order they are painted."""

    ground: list[str] = field(default_factory=list)
    fills: list[str] = field(default_factory=list)
    overlays: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """Return all of them, one over the other."""
        return "".join(self.ground + self.fills + self.overlays + self.lines + self.front)
