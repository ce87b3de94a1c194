"""The oEmbed answers (https://oembed.com, version 1.0) for pages of movements and routines.

A page names its answer with `link rel="alternate"`. WordPress, which finds it there, puts the
HTML through a filter of its own when it does not know the provider: one `iframe` is left of
it, with the attributes src, width, height, frameborder, marginwidth, marginheight, scrolling
and title (wp-includes/embed.php, `wp_filter_oembed_result`). So the HTML is just that; without
a `blockquote` before it WordPress does not hide it until a script has run.
"""

from __future__ import annotations

from html import escape
from typing import Literal

from footwork import addresses, terms
from footwork.drawings import Drawings
from footwork.model import Guide, Record
from footwork.sharing import previews
from footwork.sharing.dumping import dump_record

SIZE = 600, 800
"""Width and height of the iframe in CSS pixels, until it says its own height; WordPress takes
heights from 200 to 1000."""

_CACHE_SECONDS = 86_400


class OEmbed(Record):
    """An answer of the type rich."""

    version: Literal["1.0"]
    type: Literal["rich"]
    title: str
    author_name: str
    author_url: str
    provider_name: str
    provider_url: str
    cache_age: int
    """How long the answer may be kept, in seconds."""
    thumbnail_url: str
    thumbnail_width: int
    thumbnail_height: int
    width: int
    height: int
    html: str
    """One iframe."""


def create_files(guide: Guide, site: str, drawings: Drawings) -> dict[str, bytes]:  # noqa: ARG001
    """Return the answer for each movement and routine by its published path."""
    names = {exercise.id: exercise.name for exercise in guide.exercises}
    names |= {addresses.whole_routine(item.id): item.name for item in guide.routines}
    return {addresses.oembed(name): _create(name, title, site) for name, title in names.items()}


def create_iframe(name: str, title: str, site: str) -> str:
    """Return the HTML that shows an embed on another site."""
    source = escape(addresses.absolute(addresses.embed(name), site))
    width, height = SIZE
    return (
        f'<iframe src="{source}" width="{width}" height="{height}" '
        f'title="{escape(title)}: {terms.GUIDE_NAME}" frameborder="0"></iframe>'
    )


def _create(name: str, title: str, site: str) -> bytes:
    home = addresses.absolute(addresses.HOME, site)
    answer = OEmbed(
        version="1.0",
        type="rich",
        title=title,
        author_name=terms.GUIDE_NAME,
        author_url=home,
        provider_name=terms.GUIDE_NAME,
        provider_url=home,
        cache_age=_CACHE_SECONDS,
        thumbnail_url=addresses.absolute(addresses.share(name), site),
        thumbnail_width=previews.SIZE[0],
        thumbnail_height=previews.SIZE[1],
        width=SIZE[0],
        height=SIZE[1],
        html=create_iframe(name, title, site),
    )
    return dump_record(answer)
