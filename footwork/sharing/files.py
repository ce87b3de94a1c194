"""Every file that this surface makes, by its published path."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.sharing import api, embeds, feed, moved, oembed, previews

OWNED = (
    f"{addresses.EMBED}**/*",
    f"{addresses.OEMBED}*",
    f"{addresses.SHARE}*",
    f"{addresses.API_FILES}**/*",
    addresses.FEED,
    f"{addresses.EXERCISES}*/index.html",
)
"""Patterns of the files that nothing else makes."""


Part = Callable[[Guide, str, Drawings], dict[str, bytes]]

PARTS: tuple[Part, ...] = (
    previews.create_files,
    oembed.create_files,
    embeds.create_files,
)
"""What makes the files: each part takes the guide, the site's root and the drawings."""


def create_files(guide: Guide, site: str, docs: Path, project: str = "") -> dict[str, bytes]:
    """Return every file by its published path.

    `site` is the published root of the site, `docs` the folder that is published, with the
    drawings and the printed files in it, `project` the address of the project.
    """
    drawings = Drawings(docs)
    parts: tuple[Part, ...] = (
        *PARTS,
        partial(api.create_files, project=project),
        partial(feed.create_files, project=project),
    )
    files = {
        path: content for part in parts for path, content in part(guide, site, drawings).items()
    }
    return files | moved.create_files(guide, site, docs, files)
