r"""Make everything to print: the guide's own files, or a coach's sheet and cards.

Without arguments: every file below /print/, into docs/; only what changed is made again.
With --out: a sheet to tick and a set of cards for a selection of one's own.

    build_cards.py --routine my-routine.yml --club "Harbor Harriers" --logo logo.png \
      --link https://harbor.example --paper letter --out for-the-wall

The file of a selection is YAML. Only name and steps have to be there:

    name: Tuesday feet
    when: Every Tuesday after the easy run.
    warnings: [Never alone in the hall.]
    notes: [Bring a towel.]
    not_today:
      - {sign: Your ankle is swollen, then: Show it to the coach.}
    steps:
      - {do: toe-curls, level: start}
      - {do: shin-curls, level: start, shows: easier}

A warning of one's own comes on top of the guide's. shows: easier gives a step the drawing and the
words of the easier version; drawn: false says that no drawing shows it.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from footwork.cards import making
from footwork.cards.catalogue import CARD_PAPERS, Looks, list_pieces
from footwork.cards.content import Content
from footwork.cards.logos import LogoError
from footwork.cards.own import OwnError, create_own_movements, list_own_pieces, read_own
from footwork.cards.typesetting import TypesettingError
from footwork.look.canvas import PictureError
from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.publishing import addresses
from footwork.publishing.writing import write_files
from footwork.reading.findings import GuideError
from footwork.reading.guide import DATA, read_guide
from scripts.find_site import find_site

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def show_progress(done: int, count: int, name: str) -> None:
    """Say how far it is: on a terminal in one line, else every tenth file."""
    if sys.stdout.isatty():
        end = "\n" if done == count else ""
        print(f"\r    {done}/{count} {name:<48}", end=end, flush=True)
    elif done % 10 == 0 and done < count:
        print(f"    {done} of {count}", flush=True)


def build_site(guide: Guide, content: Content, docs: Path) -> str:
    """Bring all files of the guide up to date and say what was done."""
    begin = time.perf_counter()
    _, known = making.read_list(docs)
    movements = [content.create_movement(exercise, "color") for exercise in guide.exercises]
    used: Looks = dict(known)
    looks = making.find_looks(movements, content, used)
    jobs = making.list_jobs(list_pieces(guide, content, looks))
    jobs += making.list_picture_jobs(guide, content)
    kept_looks = {digest: look for digest, look in used.items() if look in looks.values()}
    former = [
        path
        for exercise in guide.exercises
        for name in exercise.formerly
        for path in addresses.files_of_exercise(name)
    ]
    made, kept = making.update_site(docs, jobs, kept_looks, show_progress, former=former)
    seconds = time.perf_counter() - begin
    return f"{made} files made, {kept} unchanged, in {seconds:.1f} s"


def build_own(guide: Guide, arguments: argparse.Namespace) -> str:
    """Make a coach's sheet and cards and say where they are."""
    own = read_own(guide, arguments.routine, arguments.club, arguments.logo, arguments.link)
    branded = arguments.club is not None or arguments.logo is not None
    content = Content(guide, arguments.site, Drawings(DOCS), own.club if branded else None)
    movements = create_own_movements(guide, content, own)
    looks = making.find_looks(movements, content, {})
    pieces = list_own_pieces(content, own, [arguments.paper], movements, looks)
    jobs = making.list_jobs(pieces)
    results = making.make_all(jobs, 1, show_progress)
    files = {f"{job.name}.pdf": results[job.path][0] for job in jobs}
    write_files(arguments.out, files)
    return "\n".join(f"{arguments.out / name}" for name in files)


def parse_arguments() -> argparse.Namespace:
    """Return the arguments; end with status 2 for those that do not go together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--routine", type=Path, help="a file with a selection of one's own")
    parser.add_argument("--club", help="the club's name, for the head of the sheet")
    parser.add_argument("--logo", type=Path, help="a picture for the head of the sheet")
    parser.add_argument("--link", help="where the code on the sheet leads")
    parser.add_argument("--paper", choices=CARD_PAPERS, default="a4")
    parser.add_argument("--out", type=Path, help="folder for one's own sheet and cards")
    parser.add_argument("--docs", type=Path, default=DOCS, help="folder of the guide's files")
    parser.add_argument("--site", default=find_site(), help="published root of the site")
    arguments = parser.parse_args()
    own = [arguments.routine, arguments.club, arguments.logo, arguments.link]
    if arguments.out is None and any(value is not None for value in own):
        parser.error("--out is needed with --routine, --club, --logo and --link")
    return arguments


def main() -> int:
    """Make the files; return 1, with one line for each fault, when it cannot be done."""
    arguments = parse_arguments()
    try:
        guide = read_guide(DATA)
        if arguments.out is not None:
            print(build_own(guide, arguments))
        else:
            content = Content(guide, arguments.site, Drawings(DOCS))
            print(build_site(guide, content, arguments.docs))
    except (GuideError, LogoError, OwnError, PictureError, TypesettingError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        folder = arguments.out or arguments.docs
        print(f"{folder} cannot be written to: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
