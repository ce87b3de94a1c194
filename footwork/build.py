"""The stages of a site, in their order: the one place that knows it.

Whoever builds (the commands, the tests, the audit, the benches, the preview) asks for stages by
name; they are done in the order of `STAGES`, whatever order they were asked for in.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

from footwork.cards import making
from footwork.cards.catalogue import Looks, list_pieces
from footwork.cards.content import Content
from footwork.figures.pose.reading import check_figures, list_undrawn
from footwork.look.drawings import Drawings, create_tiny_files, replace_title
from footwork.look.maps import list_maps
from footwork.look.shedding import shed_theme
from footwork.look.styling import check_styles, create_styles
from footwork.model import Guide
from footwork.offline.files import write_list
from footwork.pages import search_index
from footwork.pages.fronts import check_fronts
from footwork.pages.stubs import DOCS, check_stubs, write_stubs
from footwork.practice import files as practice
from footwork.publishing import addresses
from footwork.publishing.ledger import check_site, read_list
from footwork.publishing.scripting import create_scripts
from footwork.publishing.sealing import seal_site
from footwork.publishing.settings import Settings
from footwork.publishing.writing import update_files
from footwork.reading.findings import Fault, GuideError
from footwork.reading.guide import DATA, check_data, read_guide
from footwork.reading.readability import check_grades, check_prose
from footwork.sharing import files as sharing
from footwork.takeaway import files as takeaway
from footwork.takeaway.making import OWNED as TAKEN
from footwork.takeaway.making import update_pictures
from footwork.takeaway.packing import create_note
from footwork.views.drawn import list_drawn
from footwork.views.translating import check_catalogs, translate_guide

ROOT = DATA.parent

_TINY = (f"{addresses.TINY}*",)


class BuildError(Fault):
    """A stage cannot be done; the text says in whole lines what is to mend."""


@dataclass(frozen=True)
class Work:
    """What the stages of one build share."""

    settings: Settings
    site: Path = ROOT / "site"
    """The folder that the site is built into."""
    progress: making.Progress = lambda *_: None

    @cached_property
    def known(self) -> Guide:
        """The guide as the data has it, read once. Raises GuideError."""
        return read_guide()

    @cached_property
    def guide(self) -> Guide:
        """The guide in the language of the build. Raises GuideError."""
        return translate_guide(self.known)


@dataclass(frozen=True)
class Stage:
    """One step of a build."""

    title: str
    do: Callable[[Work], str]
    """Does it, and returns what was done; "" when it has said so itself."""


# ------------------------------------------------------------------------- before the pages


def check(data: Path = DATA) -> str:
    """Check the data of a folder, and say that all is well; raise GuideError with every finding.

    The guide's own data is held against its pages and its poses, too, and what has none is said.
    """
    guide, findings = check_data(data)
    undrawn: list[str] = []
    if guide is not None:
        own, drawn = data == DATA, data / "figures.yml"
        findings = check_grades(guide, data, "data" if own else data.as_posix())
        if own or drawn.exists() or drawn.is_symlink():
            figures, faults = check_figures(drawn, guide.exercise_by_id)
            findings += faults
            undrawn = list_undrawn(figures, guide.exercise_by_id)
        if own:
            findings += (*check_prose(DOCS), *check_stubs(guide))
            findings += (*check_fronts(DOCS), *check_styles())
            findings += tuple(check_catalogs(guide))
    if guide is None or findings:
        raise GuideError(findings)
    told = f"{len(guide.exercises)} movements, {len(guide.routines)} routines: all is well"
    return "\n".join([*undrawn, told])


def _write_stubs(work: Work) -> str:
    written = [f"wrote docs/{path.relative_to(DOCS)}" for path in write_stubs(work.known)]
    return "\n".join(written) or "every stub is as the data says"


def _list_cards(work: Work) -> tuple[list[making.Job], Looks]:
    """Return everything there is to print, and the looks of the cards in it."""
    guide, settings = work.guide, work.settings
    content = Content(guide, settings.site, Drawings(DOCS), project=settings.project)
    used: Looks = dict(making.read_list(DOCS)[1])
    movements = [content.create_movement(exercise, "color") for exercise in guide.exercises]
    looks = making.find_looks(movements, content, used)
    jobs = making.list_jobs(list_pieces(guide, content, looks))
    jobs += making.list_picture_jobs(guide, content)
    return jobs, used


def _make_cards(work: Work) -> str:
    """Make what changed of everything to print; files of a former id stay beside it."""
    jobs, looks = _list_cards(work)
    former = [
        path
        for exercise in work.guide.exercises
        for name in exercise.formerly
        for path in addresses.files_of_exercise(name, exercise.figure.beside)
    ]
    made, kept = making.update_site(DOCS, jobs, looks, work.progress, former=former)
    return f"{made} files made, {kept} unchanged"


def _make_pictures(work: Work) -> str:
    """Make what changed of everything to take away; files of a former id stand beside it."""
    guide, site = work.guide, work.settings.site
    jobs = takeaway.list_jobs(guide, site, Drawings(DOCS))
    note = create_note(guide, site, jobs)
    made, kept = update_pictures(DOCS, jobs, note, work.progress)
    return f"{made} drawings made, {kept} unchanged"


def _find_stale(work: Work) -> str:
    """Say how much of what is printed is not as it would be made now."""
    made, _ = making.read_list(DOCS)
    jobs, _ = _list_cards(work)
    stale = [job for job in jobs if not making.is_current(made.get(job.path), job, DOCS)]
    return f"{len(stale)} are stale: make cards makes them again" if stale else "none is stale"


def _make_sharing(work: Work) -> str:
    files = sharing.create_files(work.guide, work.settings.site, DOCS, work.settings.project)
    written, removed = update_files(DOCS, files, sharing.OWNED)
    return f"{len(files)} files, {written} written, {removed} removed"


def _make_practice(work: Work) -> str:
    files = practice.create_files(work.guide, Drawings(DOCS))
    update_files(DOCS, files, practice.OWNED)
    return f"{len(files[addresses.practice_data()]):,} bytes of data"


def _make_search(work: Work) -> str:
    files = search_index.create_files(work.guide, Drawings(DOCS))
    update_files(DOCS, files, search_index.OWNED)
    return f"{len(files[addresses.search_index()]):,} bytes of what can be found"


def _update_texts(texts: Mapping[str, str], owned: Iterable[str]) -> Mapping[str, bytes]:
    """Bring texts below docs/ up to date, by their published path, and return them as files."""
    files = {path: text.encode() for path, text in texts.items()}
    update_files(DOCS, files, owned)
    return files


def _make_tiny(work: Work) -> str:
    files = create_tiny_files(work.guide, Drawings(DOCS))
    update_files(DOCS, files, _TINY)
    return f"{len(files)} drawings of {sum(map(len, files.values())):,} bytes"


def _make_scripts(_: Work) -> str:
    files = _update_texts(create_scripts(), addresses.SCRIPTS)
    packed = sum(len(gzip.compress(script, mtime=0)) for script in files.values())
    return f"{len(files)} scripts of {packed:,} bytes compressed"


def _make_styles(_: Work) -> str:
    return f"{len(_update_texts(create_styles(), addresses.STYLES))} style sheets"


# ------------------------------------------------------------------- the pages, and after them


def find_date() -> str:
    """Return the date that the site is made of, in seconds since 1970.

    It is that of the last commit, so that the same tree gives the same bytes; a copy without git
    gets a fixed day. SOURCE_DATE_EPOCH in the environment comes first.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "315532800"
    return done.stdout.strip()


def _build_pages(work: Work) -> str:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir"]
    environment = os.environ | {
        "SITE_URL": work.settings.site,
        "PROJECT_URL": work.settings.project,
        "SOURCE_DATE_EPOCH": find_date(),
        # A fault in a page ends the build at once.
        "END_AT_PAGE_FAULT": "true",
        # A notice of the theme about the next major version of MkDocs, which is excluded.
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [*command, str(work.site.absolute())], cwd=ROOT, env=environment, check=False
    )
    if done.returncode != 0:
        raise BuildError("the pages cannot be built: MkDocs says above what is to mend")
    _name_drawings(work)
    return f"{shed_theme(work.site)} bytes of the theme's sheets that no page uses left out"


def _name_drawings(work: Work) -> None:
    """Let every drawing of the site say what it shows in the language of the build.

    The player and other programs read it from the file; it was drawn with the English words.
    """
    drawings = Drawings(DOCS)
    shown = [
        (exercise.id, one) for exercise in work.guide.exercises for one in list_drawn(exercise)
    ]
    shown += [(addresses.MAP, one) for one in list_maps(drawings)]
    for name, one in shown:
        path = work.site / addresses.figure(name, one.frame)
        if path.exists():
            svg = path.read_text(encoding="utf-8")
            if (named := replace_title(svg, one.alt)) != svg:
                path.write_text(named, encoding="utf-8", newline="\n")


def _seal(work: Work) -> str:
    return f"{_require_pages(seal_site(work.site), work)} pages sealed"


def _require_pages(count: int, work: Work) -> int:
    if not count:
        raise BuildError(f"{work.site} must be the folder of a built site: it holds no page")
    return count


def _list_offline(work: Work) -> str:
    made = write_list(work.site)
    return (
        f"version {made.version} for devices: {len(made.files)} files, "
        f"and {len(made.choice)} to choose from"
    )


def _check_addresses(work: Work) -> str:
    _require_pages((work.site / "index.html").is_file(), work)
    lock = read_list()
    if findings := check_site(lock, work.site):
        raise GuideError(findings)
    return f"{len(lock)} addresses: all answer"


# ------------------------------------------------------------------------------- the order

STAGES: Mapping[str, Stage] = {
    "stubs": Stage("Bringing the pages into step with the data", _write_stubs),
    "check": Stage("Checking the data", lambda _: check()),
    "cards": Stage("Making the cards", _make_cards),
    "takeaway": Stage("Making the pictures to take away", _make_pictures),
    "sharing": Stage("Making what other sites read", _make_sharing),
    "stale": Stage("Looking at the printed files", _find_stale),
    "practice": Stage("Making the data of the practice player", _make_practice),
    "tiny": Stage("Making the drawings for small pictures", _make_tiny),
    "search": Stage("Making the index of the search", _make_search),
    "scripts": Stage("Making the scripts", _make_scripts),
    "styles": Stage("Making the style sheets", _make_styles),
    "pages": Stage("Building the pages", _build_pages),
    "seal": Stage("Sealing the pages with a strict content security policy", _seal),
    "offline": Stage("Listing what a device keeps", _list_offline),
    "addresses": Stage("Looking for every address that was ever published", _check_addresses),
}

MADE = ("check", "cards", "takeaway", "sharing", "practice", "tiny", "search", "scripts", "styles")
"""What stands before the pages, below docs/."""
BUILT = (*MADE, "pages", "seal", "offline")
"""A site as it is published, whether it keeps its addresses or not."""
SITE = (*BUILT, "addresses")
"""All of a site. Its stubs are held against the data, and not written."""

OWNED = (
    *sharing.OWNED,
    *practice.OWNED,
    *search_index.OWNED,
    *TAKEN,
    *_TINY,
    *addresses.SCRIPTS,
    *addresses.STYLES,
)
"""Patterns of what is made below docs/, beside what is printed."""


def is_made(path: str) -> bool:
    """Say whether a file, by its path below docs/, is made and nobody's to edit."""
    return path.startswith(addresses.PRINT) or any(
        fnmatch(path, pattern.replace("**/*", "*")) for pattern in OWNED
    )


Say = Callable[[str], None]


def make(names: Iterable[str], work: Work, say: Say) -> None:
    """Do stages, each said before and after, up to the first that cannot be done.

    Raises Fault, OSError or TemplateError then: `explain` says what is to mend.
    """
    wanted = set(names)
    for name, stage in STAGES.items():
        if name in wanted:
            say(f"==> {stage.title}")
            if done := stage.do(work):
                say(done)
