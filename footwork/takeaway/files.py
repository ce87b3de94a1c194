"""Everything that can be taken away, as jobs: one for each drawing of a movement or muscle map."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from xml.sax.saxutils import escape

from footwork.look import formats, moments, pixels, plain, tokens, typefaces, typesetting
from footwork.look.drawings import Drawings
from footwork.look.formats import SVG, list_formats
from footwork.look.maps import list_maps
from footwork.look.plain import create_picture
from footwork.model import Guide
from footwork.publishing import addresses, publisher
from footwork.takeaway.credit import Credit, create_credit
from footwork.takeaway.films import create_films
from footwork.takeaway.stills import create_stills
from footwork.views.drawn import list_drawn

_TOOLS = ("av", "fontpkg-atkinson-hyperlegible", "manimgx-fonts", "pillow", "resvg-py", "typst")


@dataclass(frozen=True)
class Job:
    """A drawing to make files of; a process of its own can do it."""

    names: tuple[str, ...]
    """The movement's id, then those that it had before, or that of the map: each has the files."""
    frame: str
    svg: str
    """The drawing."""
    still: str
    """The drawing that its plain file shows: itself, or the end position of one in motion."""
    alt: str
    moves: bool
    credit: Credit

    @property
    def digest(self) -> str:
        """Of all that its files are made from."""
        told = [digest_code(), self.svg, self.still, self.alt, self.moves]
        text = json.dumps([*told, self.credit.host, self.credit.mark])
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def paths(self, name: str) -> dict[str, str]:
        """Return the addresses of its files for one of its names, by their endings."""
        return {
            one.ending: addresses.picture(name, self.frame, one.ending)
            for one in list_formats(moves=self.moves)
        }


def list_jobs(guide: Guide, site: str, drawings: Drawings) -> list[Job]:
    """Return what there is to make, those first that take longest.

    Raises TypesettingError for an address that no picture can show.
    """
    credit = create_credit(site, drawings.read_mark())
    listed = [
        ((exercise.id, *exercise.formerly), drawn)
        for exercise in guide.exercises
        for drawn in list_drawn(exercise)
    ]
    listed += [((addresses.MAP,), drawn) for drawn in list_maps(drawings)]
    jobs = []
    for names, drawn in listed:
        moves = drawn.kind == "motion"
        svg = drawings.read(names[0], drawn.frame)
        still = drawings.read(names[0], drawn.still)
        if svg is not None and still is not None:
            jobs.append(Job(names, drawn.frame, svg, still, drawn.alt, moves, credit))
    return sorted(jobs, key=lambda job: not job.moves)


def do_job(job: Job) -> dict[str, bytes]:
    """Return the files of a drawing by the endings of their addresses.

    Raises FilmError, which names the movement.
    """
    picture = create_picture(job.still)
    told = picture.replace("</metadata>", f"; from {escape(job.credit.host)}</metadata>", 1)
    plain_file = {SVG.ending: told.encode()}
    if job.moves:
        made = create_films(
            job.svg, job.alt, job.credit, addresses.picture(job.names[0], job.frame, "")
        )
    else:
        made = create_stills(picture, job.alt, job.credit)
    return plain_file | made


@cache
def digest_code() -> str:
    """Return a digest of the code and the template behind the files, and of the tools' versions."""
    whole = hashlib.sha256()
    shared = (formats, moments, pixels, plain, publisher, tokens, typefaces, typesetting)
    code = [*Path(__file__).parent.glob("*.py"), *(Path(str(one.__file__)) for one in shared)]
    for path in sorted(
        [*typesetting.TEMPLATES, *code, Path(str(tokens.__file__)).with_suffix(".toml")]
    ):
        whole.update(path.name.encode() + path.read_bytes())
    for tool in _TOOLS:
        whole.update(f"{tool} {version(tool)}".encode())
    return whole.hexdigest()
