"""The line below a picture that travels alone: the guide's mark, name, address and license."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

from footwork.look.pixels import create_picture
from footwork.look.tokens import COLOR, PRINT
from footwork.look.typesetting import check_letters, create_frame
from footwork.publishing.publisher import GUIDE_NAME, LICENSE, LICENSE_ADDRESS

_TEMPLATE = Path(__file__).parent / "templates" / "credit.typ"


@dataclass(frozen=True)
class Credit:
    """What the line says."""

    host: str
    """The address of the guide as a reader types it."""
    mark: str
    """The guide's mark as SVG."""

    @property
    def words(self) -> str:
        """The line as text, for files that carry text."""
        return f"{self.source}, {LICENSE}"

    @property
    def source(self) -> str:
        """Whose it is, and where it is from."""
        return f"{GUIDE_NAME}, {self.host}"

    @property
    def terms(self) -> str:
        """The license with its address."""
        return f"{LICENSE}, {LICENSE_ADDRESS}"


def create_credit(site: str, mark: str) -> Credit:
    """Return the credit of a guide by its published root and its mark.

    Raises TypesettingError for an address that cannot be shown.
    """
    place = urlsplit(site)
    host = f"{place.netloc.removeprefix('www.')}{place.path}".rstrip("/")
    check_letters([host])
    return Credit(host, mark)


@lru_cache(maxsize=8)
def draw_credit(credit: Credit, width: int, height: int) -> Image.Image:
    """Return the line on paper, of a size in pixels; raises TypesettingError."""
    frame = create_frame(GUIDE_NAME)
    data = frame | {
        "tokens": {**PRINT, "paper": COLOR["paper"].light},
        "size": (width, height),
        "host": credit.host,
        "mark": credit.mark,
        "license": LICENSE,
    }
    with Image.open(io.BytesIO(create_picture(_TEMPLATE, data))) as drawn:
        return drawn.convert("RGB")
