r"""Make a sheet to tick, a clinic sheet and a set of cards, for a selection of one's own.

Begin with a file to change, then make the papers:

    python -m scripts.own_cards --example my-routine.yml
    python -m scripts.own_cards --routine my-routine.yml --club "Harbor Harriers" --logo logo.png \
      --link https://harbor.example --paper letter --out for-the-wall

The file of a selection is YAML. Only name and steps have to be there. Movements have their printed
names, doses are written as they are printed:

    name: Tuesday feet
    when: Every Tuesday after the easy run.
    steps:
      - Toe curls
      - {do: Calf raises, dose: 3 x 12}
      - {do: Shin curls, shows: easier, note: Lean on the wall.}

level: target asks for the dose that the guide leads to; shows: gives a step the drawing and the
words of an easier version (below); drawn: false says that no drawing shows it. warnings, notes and
not_today are lists; a warning of one's own comes on top of the guide's.

The clinic sheet has large figures for two to four movements, lines for names and dates, and a grid:

    python -m scripts.own_cards --routine my-routine.yml --for "Jo Fields" --by "Sam Reyes, PT" \
      --sessions 7 --weeks 2 --out for-jo

What is not given is left to be filled in by hand; --blank-doses leaves the doses to the pen, too.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from footwork.cards import making
from footwork.cards.catalogue import CARD_PAPERS
from footwork.cards.clinic import Clinic
from footwork.cards.content import Content
from footwork.cards.own import Own, OwnError, create_own_movements, list_own_pieces, read_own
from footwork.cards.own_words import create_example, list_movements
from footwork.look.drawings import Drawings, Palette
from footwork.model import Guide
from footwork.pages.stubs import DOCS
from footwork.publishing.arguments import Parser
from footwork.publishing.faults import run
from footwork.publishing.settings import read_settings
from footwork.publishing.writing import write_files
from footwork.reading.guide import read_guide
from footwork.views.handouts import MAX_SESSIONS, MAX_WEEKS
from footwork.views.translating import translate_guide


def read_arguments(guide: Guide, arguments: argparse.Namespace, faults: list[str]) -> Own:
    """Return what a coach gave; raises OwnError with what is wrong with any of it, and `faults`."""
    clinic = Clinic(
        prepared_for=arguments.prepared_for,
        prepared_by=arguments.prepared_by,
        date=arguments.date,
        phone=arguments.phone,
        next_visit=arguments.next_visit,
        blank=arguments.blank_doses,
        sessions=arguments.sessions or 1,
        weeks=arguments.weeks or 1,
    )
    given = (arguments.routine, arguments.club, arguments.logo, arguments.link)
    try:
        own = read_own(guide, *given, clinic)
    except OwnError as error:
        raise OwnError("\n".join([*faults, str(error)])) from error
    if faults:
        raise OwnError("\n".join(faults))
    return own


def create(guide: Guide, own: Own, arguments: argparse.Namespace) -> str:
    """Make a coach's sheet and cards and say where they are."""
    site = read_settings().site
    palette: Palette = "ink" if arguments.ink_saver else "color"
    branded = arguments.club is not None or arguments.logo is not None
    content = Content(guide, site, Drawings(DOCS), own.club if branded else None)
    movements = create_own_movements(guide, content, own, palette)
    looks = making.find_looks(movements, content, {}, palette)
    pieces = list_own_pieces(guide, content, own, [arguments.paper], movements, looks, palette)
    jobs = making.list_jobs(pieces)
    results = making.make_all(jobs, 1, lambda *_: None)
    files = {f"{job.name}.pdf": results[job.path][0] for job in jobs}
    write_files(arguments.out, files)
    return "\n".join(f"{arguments.out / name}" for name in files)


def write_example(guide: Guide, path: Path) -> str:
    """Write a file to begin with, never over another one, and say what to do with it."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(create_example(guide))
    except FileExistsError:
        raise OwnError(f"{path}: the example must be a new file: this one is there") from None
    return (
        f"{path}\nChange it, then: python -m scripts.own_cards --routine {path} --out for-the-wall"
    )


def parse_arguments(guide: Guide) -> tuple[argparse.Namespace, list[str]]:
    """Return the arguments, and what is wrong with them."""
    listed = list_movements(guide).replace("%", "%%")
    parser = Parser(
        __doc__,
        prog="python -m scripts.own_cards",
        epilog=f"movements, and the versions that shows: may name:\n{listed}",
    )
    parser.add_argument("--example", type=Path, help="write a file to begin with, and stop")
    parser.add_argument("--routine", type=Path, help="a file with a selection of one's own")
    parser.add_argument("--club", help="the club's name, for the head of the sheet")
    parser.add_argument("--logo", type=Path, help="a picture for the head of the sheet")
    parser.add_argument("--link", help="where the code on the sheet leads")
    for name in ("for", "by"):
        parser.add_argument(f"--{name}", dest=f"prepared_{name}", default="", metavar="NAME")
    for name in ("date", "phone", "next-visit"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--blank-doses", action="store_true", help="doses to fill in by hand")
    parser.add_count("--sessions", 1, MAX_SESSIONS, default=3, help="a week; 7 is every day")
    parser.add_count("--weeks", 1, MAX_WEEKS, default=4)
    parser.add_choice("--paper", CARD_PAPERS, default="a4")
    parser.add_argument("--ink-saver", action="store_true", help="black on white, with little ink")
    parser.add_argument("--out", type=Path, help="folder for the sheets and cards")
    arguments = parser.read()
    if not (arguments.out or arguments.example):
        parser.faults.append("--out must name a folder for what is made; begin with --example")
    if str(arguments.out) == ".":
        parser.faults.append("--out must name a folder of its own, such as for-the-wall")
    return arguments, parser.faults


def main() -> int:
    """Make the files, in the language of the build."""
    guide = translate_guide(read_guide())
    arguments, faults = parse_arguments(guide)
    own = None if arguments.example else read_arguments(guide, arguments, faults)
    if own is None:
        print(write_example(guide, arguments.example))
    else:
        print(create(guide, own, arguments))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
