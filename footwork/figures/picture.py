"""The size of a picture, in drawing units."""

from __future__ import annotations

WIDTH, HEIGHT = 900, 1200
"""A picture is so wide and high: 3 to 4."""

MARGIN = 24
"""Drawn beyond every edge, so that no cut shows."""
