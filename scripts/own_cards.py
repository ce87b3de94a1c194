r"""Make a sheet to tick, a clinic sheet and a set of cards, for a selection of one's own.

    own_cards.py --routine my-routine.yml --club "Harbor Harriers" --logo logo.png \
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

The clinic sheet has large figures for two to four movements, lines for names and dates, and a grid:

    own_cards.py --routine my-routine.yml --for "Jo Fields" --by "Sam Reyes, PT" \
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
from footwork.cards.own import create_own_movements, list_own_pieces, read_own
from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.pages.stubs import DOCS
from footwork.publishing.faults import run
from footwork.publishing.settings import read_settings
from footwork.publishing.writing import write_files
from footwork.reading.guide import read_guide
from footwork.views.translating import translate_guide


def create(guide: Guide, arguments: argparse.Namespace) -> str:
    """Make a coach's sheet and cards and say where they are."""
    clinic = Clinic(
        prepared_for=arguments.prepared_for,
        prepared_by=arguments.prepared_by,
        date=arguments.date,
        phone=arguments.phone,
        next_visit=arguments.next_visit,
        blank=arguments.blank_doses,
        sessions=arguments.sessions,
        weeks=arguments.weeks,
    )
    given = (arguments.routine, arguments.club, arguments.logo, arguments.link)
    own = read_own(guide, *given, clinic)
    site = read_settings().site
    branded = arguments.club is not None or arguments.logo is not None
    content = Content(guide, site, Drawings(DOCS), own.club if branded else None)
    movements = create_own_movements(guide, content, own)
    looks = making.find_looks(movements, content, {})
    pieces = list_own_pieces(guide, content, own, [arguments.paper], movements, looks)
    jobs = making.list_jobs(pieces)
    results = making.make_all(jobs, 1, lambda *_: None)
    files = {f"{job.name}.pdf": results[job.path][0] for job in jobs}
    write_files(arguments.out, files)
    return "\n".join(f"{arguments.out / name}" for name in files)


def parse_arguments() -> argparse.Namespace:
    """Return the arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--routine", type=Path, help="a file with a selection of one's own")
    parser.add_argument("--club", help="the club's name, for the head of the sheet")
    parser.add_argument("--logo", type=Path, help="a picture for the head of the sheet")
    parser.add_argument("--link", help="where the code on the sheet leads")
    for name in ("for", "by"):
        parser.add_argument(f"--{name}", dest=f"prepared_{name}", default="", metavar="NAME")
    for name in ("date", "phone", "next-visit"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--blank-doses", action="store_true", help="doses to fill in by hand")
    parser.add_argument("--sessions", type=int, default=3, help="a week; 7 is every day")
    parser.add_argument("--weeks", type=int, default=4)
    parser.add_argument("--paper", choices=CARD_PAPERS, default="a4")
    parser.add_argument("--out", type=Path, required=True, help="folder for the sheet and cards")
    arguments = parser.parse_args()
    if str(arguments.out) == ".":
        parser.error("--out must name a folder of its own, such as for-the-wall")
    return arguments


def main() -> int:
    """Make the files, in the language of the build."""
    print(create(translate_guide(read_guide()), parse_arguments()))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
