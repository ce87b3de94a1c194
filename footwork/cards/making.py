"""Making files: only what changed, several at a time, and all of them or none.

What a file is made from (data, templates, code, versions of the tools) is kept as a digest
in a list beside the files. While the digest is the same, the file is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from footwork.cards.catalogue import CARD_PAPERS, Looks, Piece
from footwork.cards.content import Content
from footwork.look import coarse, drawings, fields, packing, pixels, tokens, typefaces, typesetting
from footwork.look.coarse import create_coarse
from footwork.look.drawings import Palette
from footwork.look.pixels import create_picture, create_preview
from footwork.look.tokens import PAPERS, PREVIEW_WIDTH
from footwork.look.typesetting import TypesettingError, create_pdf_and_picture, find_value
from footwork.model import Guide
from footwork.publishing import addresses, publisher
from footwork.publishing.pooling import open_pool
from footwork.publishing.writing import write_files
from footwork.views.messages import gettext as _

_TOOLS = ("typst", "segno", "pillow", "fontpkg-atkinson-hyperlegible", "manimgx-fonts")
_WITHIN = {"log": 2, "cards": 1}
"""For templates with small drawings, how far their lines may be from the drawn ones, in units.

Less than 0.06 mm, which is finer than a printer's dot: 900 units are at most 26 mm wide on a sheet
to tick, and 44 mm on the front of a card.
"""
_SMALLER = ("easier", "harder", "mistake")
"""What a card shows of a movement in drawings at most 26 mm wide."""
_MILLIMETERS_AN_INCH = 25.4
_NO_LETTER = re.compile(r'the text `?"(.+?)"`? could not be displayed')

Drawn = tuple[str, int]
"""A drawing, and how far its lines may be from the drawn ones, in units."""

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are to make, and the last one's name."""


@dataclass(frozen=True)
class Made:
    """A file that was made, as the list beside the files has it."""

    path: str
    """Its published address."""
    title: str
    paper: str
    """a4, letter, a6, quarter, or phone for a picture."""
    pages: int
    bytes: int
    sha256: str
    made_from: str
    """Digest of all that it is made from."""


@dataclass(frozen=True)
class Job:
    """A file to make, with what it is made from; a process of its own can do it."""

    name: str
    title: str
    paper: str
    kind: str
    """The name of its template; one that ends in `-picture` makes a PNG."""
    data: dict[str, Any]

    @property
    def path(self) -> str:
        """Its published address."""
        return addresses.printed(self.name, "png" if self.is_picture else "pdf")

    @property
    def is_picture(self) -> bool:
        """Say whether it is a picture for a phone."""
        return self.kind.endswith("-picture")

    @property
    def has_preview(self) -> bool:
        """Say whether the print page shows its first page; the papers to sign stand in a list."""
        return not self.is_picture and self.kind != "review"

    @property
    def template(self) -> Path:
        """The file that sets it."""
        return find_template(self.kind)

    @property
    def digest(self) -> str:
        """Of all that the file is made from."""
        return create_digest([self.title, self.paper, self.kind, self.data])


def find_template(kind: str) -> Path:
    """Return the file of a template by its name."""
    return Path(__file__).parent / "templates" / f"{kind}.typ"


@cache
def _digest_tools() -> str:
    """Return a digest of the templates, of the code behind them and of the tools' versions."""
    whole = hashlib.sha256()
    shared = [
        Path(str(module.__file__))
        for module in (
            coarse,
            drawings,
            fields,
            packing,
            pixels,
            publisher,
            tokens,
            typefaces,
            typesetting,
        )
    ]
    code = [*Path(__file__).parent.glob("*.py"), *shared]
    for path in sorted([*typesetting.TEMPLATES, *code]):
        whole.update(path.name.encode() + path.read_bytes())
    for tool in _TOOLS:
        whole.update(f"{tool} {version(tool)}".encode())
    return whole.hexdigest()


def create_digest(value: Any) -> str:
    """Return a digest of plain data, together with the templates, the code and the tools."""
    text = json.dumps([_digest_tools(), value], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def do_job(job: Job) -> tuple[bytes, bytes, int]:
    """Return a file, its preview (empty where none is shown), and how many pages it has.

    Raises TypesettingError, which names the file and the text that cannot be shown in it.
    """
    try:
        return _do_job(job)
    except TypesettingError as error:
        shown = _NO_LETTER.search(str(error))
        if shown is None:
            raise TypesettingError(f"{job.path}: {error}") from error
        text = next(text for text in _list_texts(job.data) if shown[1] in text)
        rule = f"no typeface here has the letter {shown[1]!r} of {text!r}"
        raise TypesettingError(f"{job.path}: {rule}: write it with other letters") from error


def _list_texts(data: Any) -> Iterator[str]:
    """Yield every text of plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _list_texts(value)


def _do_job(job: Job) -> tuple[bytes, bytes, int]:
    if job.is_picture:
        return create_picture(job.template, job.data), b"", 1
    wide = PREVIEW_WIDTH * _MILLIMETERS_AN_INCH if job.has_preview else 0
    pdf, pages, first = create_pdf_and_picture(job.template, job.data, wide / PAPERS[job.paper][0])
    return pdf, create_preview(first, PREVIEW_WIDTH) if first else b"", pages


# ----------------------------------------------------------------------------- small drawings


def _replace_drawings(data: Any, within: int, make: Callable[[Drawn], str]) -> Any:
    """Return plain data with what `make` returns in place of each drawing."""
    if isinstance(data, dict):
        if data.keys() >= {"svg", "person"}:
            return {**data, "svg": make((data["svg"], within))}
        return {
            name: _replace_drawings(value, _WITHIN["log"] if name in _SMALLER else within, make)
            for name, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [_replace_drawings(value, within, make) for value in data]
    return data


def _thin_out(drawn: Drawn) -> str:
    return create_coarse(*drawn)


def _thin_jobs(jobs: Sequence[Job], apply: Callable[..., Iterable[str]]) -> list[Job]:
    """Return jobs with no more points in their small drawings than can be seen in print.

    Most drawings stand in many files; `apply` is a `map` that thins out each of them once.
    """
    wanted: dict[Drawn, None] = {}

    def note(drawn: Drawn) -> str:
        wanted[drawn] = None
        return ""

    for job in jobs:
        if job.kind in _WITHIN:
            _replace_drawings(job.data, _WITHIN[job.kind], note)
    thin = dict(zip(wanted, apply(_thin_out, wanted), strict=True))
    return [
        replace(job, data=_replace_drawings(job.data, _WITHIN[job.kind], thin.__getitem__))
        if job.kind in _WITHIN
        else job
        for job in jobs
    ]


# --------------------------------------------------------------------------------- the jobs


def find_looks(
    movements: Sequence[dict[str, Any]],
    content: Content,
    known: Looks,
    palette: Palette = "color",
) -> Looks:
    """Return the layouts of a set of cards.

    `known` holds those found before, by digest, and afterwards these alone.
    """
    looks: Looks = {}
    used = set()
    for card in CARD_PAPERS.values():
        data = content.create_cards("", movements, (card, card), None, palette)
        digest = create_digest(data)
        if digest not in known:
            known[digest] = find_value(find_template("cards"), data, "look")
        looks[card] = known[digest]
        used.add(digest)
    for digest in known.keys() - used:
        del known[digest]
    return looks


def list_jobs(pieces: Iterator[Piece]) -> list[Job]:
    """Return what is to make for pieces."""
    return [Job(p.name, p.title, p.paper, p.kind, p.create_data()) for p in pieces]


def list_picture_jobs(guide: Guide, content: Content) -> list[Job]:
    """Return the pictures for phones."""
    jobs = [
        Job(
            f"card-{exercise.id}",
            exercise.name,
            "phone",
            "card-picture",
            content.create_picture(exercise),
        )
        for exercise in guide.exercises
    ]
    data = content.create_sheet("phone", "color")
    return [Job("cheat-sheet", _("The cheat-sheet"), "phone", "sheet-picture", data), *jobs]


# ------------------------------------------------------------------------------------ making


def read_list(root: Path) -> tuple[dict[str, Made], Looks]:
    """Return what was made before, by address, and the looks; nothing when the list is bad."""
    try:
        known = json.loads((root / addresses.print_list()).read_text(encoding="utf-8"))
        made = [Made(**entry) for entry in known["files"]]
        return {entry.path: entry for entry in made}, dict(known["looks"])
    except (OSError, ValueError, TypeError, KeyError):
        return {}, {}


def is_current(made: Made | None, job: Job, root: Path) -> bool:
    """Say whether a file is there, as it was made, from what it would be made from now."""
    if made is None or made.made_from != job.digest:
        return False
    if job.has_preview and not (root / addresses.preview(job.name)).is_file():
        return False
    try:
        return hashlib.sha256((root / made.path).read_bytes()).hexdigest() == made.sha256
    except OSError:
        return False


def make_all(
    jobs: Sequence[Job], workers: int, done: Progress
) -> dict[str, tuple[bytes, bytes, int]]:
    """Do jobs and return the results by address; raises what the first bad one raises."""
    results = {}
    with open_pool(min(workers, len(jobs))) as apply:
        made = zip(jobs, apply(do_job, _thin_jobs(jobs, apply)), strict=True)
        for count, (job, result) in enumerate(made, 1):
            results[job.path] = result
            done(count, len(jobs), job.path)
    return results


def update_site(  # noqa: PLR0913, PLR0917 - what to make, and what to leave alone
    root: Path,
    jobs: Sequence[Job],
    looks: Looks,
    done: Progress,
    workers: int = 0,
    former: Iterable[str] = (),
) -> tuple[int, int]:
    """Bring the printed files below a folder up to date; return how many were made and kept.

    Nothing is written before everything is made. Files that are no longer on the list go, save
    the addresses of `former`: they are of ids that movements had before.
    """
    before, _ = read_list(root)
    kept = [job for job in jobs if is_current(before.get(job.path), job, root)]
    current = {job.path for job in kept}
    wanted = [job for job in jobs if job.path not in current]
    results = make_all(wanted, workers or os.cpu_count() or 1, done)
    files: dict[str, bytes] = {}
    made = []
    for job in jobs:
        if job.path in current:
            made.append(before[job.path])
            continue
        content, preview, pages = results[job.path]
        files[job.path] = content
        if preview:
            files[addresses.preview(job.name)] = preview
        digest = hashlib.sha256(content).hexdigest()
        made.append(Made(job.path, job.title, job.paper, pages, len(content), digest, job.digest))
    listed = json.dumps({"looks": looks, "files": [asdict(entry) for entry in made]}, indent=1)
    path = root / addresses.print_list()
    if files or not path.is_file() or path.read_text(encoding="utf-8") != listed + "\n":
        files[addresses.print_list()] = (listed + "\n").encode()
        write_files(root, files)
    shown = {job.name for job in jobs if job.has_preview}
    unseen = {addresses.preview(job.name) for job in jobs} - set(map(addresses.preview, shown))
    _remove_others(root, {entry.path for entry in made} | set(former), unseen)
    return len(wanted), len(kept)


def _remove_others(root: Path, paths: set[str], unseen: set[str]) -> None:
    """Remove printed files that no data makes any more, and previews that no page shows."""
    folder = root / addresses.PRINT
    for path in [*folder.glob("*.pdf"), *folder.glob("*.png")]:
        if path.relative_to(root).as_posix() not in paths:
            path.unlink()
    for path in (root / addresses.preview("x")).parent.glob("*.png"):
        if addresses.printed(path.stem) not in paths or addresses.preview(path.stem) in unseen:
            path.unlink()
