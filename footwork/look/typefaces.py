"""The typefaces that pictures and printed files are set in; they come from packages alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible as atkinson
import manimgx_fonts as noto
import typst

FONTS = Path(str(atkinson.ROOT)) / "files"
"""The guide's own family, Atkinson Hyperlegible."""
OTHER_FONTS = Path(str(noto.__file__)).parent
"""Noto: other scripts and emoji, for names that the guide's own family has no letters for."""


@cache
def load_fonts(*folders: Path, embedded: bool = False) -> typst.Fonts:
    """Return the typefaces of folders for the typesetter; never those of the machine.

    `embedded` adds the ones that the typesetter brings along.
    """
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=embedded,
        font_paths=[str(folder) for folder in folders],
    )
