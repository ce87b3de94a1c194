"""The oEmbed answers (https://oembed.com, version 1.0) for pages of movements and routines.

A page names its answer with `link rel="alternate"`. WordPress, which finds it there, puts the
HTML through a filter of its own when it does not know the provider: one `blockquote` with links
and one `iframe` are left of it, the latter with the attributes src, width, height, frameborder,
marginwidth, marginheight, scrolling and title (wp-includes/embed.php, `wp_filter_oembed_result`).
So the HTML is just that. Both are needed: only where it finds the `blockquote` does WordPress
(5.9 and later) load its script, which fits the height, opens the links and hides the quote. And
where an iframe is dropped, as in feed readers and newsletters, the link in the quote stays.
"""

from __future__ import annotations

from html import escape
from typing import Literal

from footwork.look.drawings import Drawings
from footwork.model import Guide, Record
from footwork.publishing import addresses, publisher
from footwork.sharing import previews
from footwork.sharing.dumping import dump_record

SIZE = 600, 800
"""Width and height of an embed in CSS pixels; the height holds until it says its own. WordPress
takes heights from 200 to 1000."""

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
    """A quote with a link to the page, and one iframe, as wide as there is room."""


def create_files(guide: Guide, site: str, drawings: Drawings) -> dict[str, bytes]:  # noqa: ARG001
    """Return the answer for each movement and routine by its published path."""
    shown = {item.id: (item.name, addresses.exercise(item.id)) for item in guide.exercises}
    shown |= {
        addresses.whole_routine(item.id): (item.name, addresses.routine(item.id))
        for item in guide.routines
    }
    return {
        addresses.oembed(name): _create(name, title, page, site)
        for name, (title, page) in shown.items()
    }


def create_html(name: str, title: str, page: str, site: str) -> str:
    """Return the HTML that shows an embed on another site; `page` is the path of its page.

    Its width is no number: some themes scale an iframe by the numbers of its size, and cut it
    off; a number wider than a phone makes the page scroll sideways.
    """
    source = escape(addresses.absolute(addresses.embed(name), site))
    target = escape(addresses.absolute(page, site))
    label = f"{escape(title)}: {publisher.GUIDE_NAME}"
    return (
        f'<blockquote><a href="{target}">{label}</a></blockquote>'
        f'<iframe src="{source}" width="100%" height="{SIZE[1]}" '
        f'title="{label}" frameborder="0"></iframe>'
    )


def _create(name: str, title: str, page: str, site: str) -> bytes:
    home = addresses.absolute(addresses.HOME, site)
    answer = OEmbed(
        version="1.0",
        type="rich",
        title=title,
        author_name=publisher.GUIDE_NAME,
        author_url=home,
        provider_name=publisher.GUIDE_NAME,
        provider_url=home,
        cache_age=_CACHE_SECONDS,
        thumbnail_url=addresses.absolute(addresses.share(name), site),
        thumbnail_width=previews.SIZE[0],
        thumbnail_height=previews.SIZE[1],
        width=SIZE[0],
        height=SIZE[1],
        html=create_html(name, title, page, site),
    )
    return dump_record(answer)
