"""The addresses of ids that a movement had before, on a host that can only serve files.

An old page sends its reader to the new one, and shows chats and other sites the card and the embed
of the new one: they ask for the address that was pasted, and follow no page that moves on. Every
other old address answers with the same bytes as the new one: no reader of JSON, of a picture or
of a PDF follows a page that moves on either, and an embed has to keep the secret that WordPress
puts behind its address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from footwork.model import Exercise, Guide
from footwork.publishing import addresses
from footwork.sharing import previews
from footwork.sharing.templating import load_template
from footwork.views import wording


def create_files(
    guide: Guide, site: str, docs: Path, made: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return every file of a former id by its published path.

    `made` holds what is made for the ids of today; drawings and printed files are read from
    `docs`, the folder that is published.
    """
    files = {}
    for exercise, former in list_former(guide):
        page = addresses.file(addresses.exercise(former))
        files[page] = _create_page(exercise, former, site).encode()
        pairs = zip(
            addresses.files_of_exercise(former, exercise.figure.beside),
            addresses.files_of_exercise(exercise.id, exercise.figure.beside),
            strict=True,
        )
        for old, new in pairs:
            if new in made:
                files[old] = made[new]
            elif (docs / new).is_file():
                files[old] = (docs / new).read_bytes()
    return files


def list_former(guide: Guide) -> Iterator[tuple[Exercise, str]]:
    """Yield each movement with each of the ids that it had before."""
    for exercise in guide.exercises:
        for former in exercise.formerly:
            yield exercise, former


def _create_page(exercise: Exercise, former: str, site: str) -> str:
    return load_template("moved.html").render(
        here=addresses.exercise(former),
        exercise=exercise,
        image=addresses.share(exercise.id),
        image_alt=wording.describe_preview(exercise),
        size=previews.SIZE,
        oembed=addresses.oembed(exercise.id),
        page=addresses.exercise(exercise.id),
        site=site,
    )
