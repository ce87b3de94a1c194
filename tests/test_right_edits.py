"""A right edit of the data turns no test red: tests hold rules, not what the guide says today."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footwork.publishing.ledger import create_lock, parse_lock
from footwork.reading.guide import read_guide

ROOT = Path(__file__).parent.parent
COPIED = ("data", "docs", "footwork", "overrides", "scripts", "tests", "tools")
FILES = ("macros.py", "mkdocs.yml", "pyproject.toml", "Makefile")
GUIDE = read_guide()
NEW = "Something new that this guide did not have before, for a test of its tests."

pytestmark = pytest.mark.slow


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file; a change that changes nothing is a fault of this test."""
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, path.name
    path.write_text(after, encoding="utf-8")


def edit_movements(
    data: Path, pattern: str, by: str | Callable[[re.Match[str]], str], every: int = 1
) -> None:
    """Change the first place at which a pattern fits, in each movement or in every so-manieth."""

    def change(text: str) -> str:
        head, *blocks = re.split(r"(?m)^(?=- id: )", text)
        for place in range(0, len(blocks), every):
            blocks[place] = re.sub(pattern, by, blocks[place], count=1)
        return head + "".join(blocks)

    edit(data / "exercises.yml", change)


def add_changes(data: Path) -> None:
    """Tell of a change of every other movement, the day after its last one."""

    def follow(found: re.Match[str]) -> str:
        day = max(map(datetime.date.fromisoformat, re.findall(r"\d{4}-\d\d-\d\d", found[0])))
        day += datetime.timedelta(days=1)
        return (
            f"{found[0]}    - date: {day}\n      what: Another dose\n      why: A trial says so.\n"
        )

    edit_movements(data, r"(?m)^  changes:\n(    .*\n)+", follow, every=2)


def change_doses(data: Path) -> None:
    """Ask for a little less in every dose, so that no session gets longer than it may."""

    def lessen(found: re.Match[str]) -> str:
        number = int(found[2])
        return found[1] + str(max(1, number - (5 if "seconds" in found[1] else 1)))

    for name in ("exercises", "routines"):
        edit(
            data / f"{name}.yml",
            lambda text: re.sub(r"(\b(?:reps|seconds|meters): )(\d+)", lessen, text),
        )
    edit_movements(data, r"\brest: 45\b", "rest: 40")


def add_routine(data: Path, name: str = "evening") -> None:
    """Add a routine with the steps of the first one, and list its addresses."""
    first = GUIDE.routines[0].id

    def add(text: str) -> str:
        block = re.search(rf"(?m)^  - id: {first}\n(?:    .*\n|\n)+", text)
        assert block
        new = block[0].rstrip("\n").replace(f"- id: {first}\n", f"- id: {name}\n")
        new = re.sub(r"(?m)^    name: .*", "    name: Evening routine", new)
        new = re.sub(r"(?m)^    title: .*", "    title: For the evening", new)
        new = re.sub(r"(?m)^    notes:\n(?:      .*\n)+", "", new)
        new = re.sub(r"(?m)^    summary: .*\n(?:      .*\n)*", f"    summary: {NEW}\n", new)
        return text.replace("\nplan:\n", f"\n{new}\n\nplan:\n")

    edit(data / "routines.yml", add)

    def enlist(text: str) -> str:
        known = parse_lock(text)
        word = re.compile(rf"(?<=[/-]){first}(?=[/.-])")
        of_routine = [one for one in known if "routine" in one and word.search(one)]
        return create_lock([*known, *(word.sub(name, one) for one in of_routine)])

    edit(data / "addresses.lock", enlist)


def add_source(data: Path) -> None:
    """Add a source, and name it beside the first one that each movement cites."""
    with (data / "sources.yml").open("a", encoding="utf-8") as file:
        file.write(
            "- id: new-trial-2026\n  authors: Doe J, Roe R\n  title: Another trial of foot work\n"
            "  year: 2026\n  journal: Journal of Feet\n  doi: 10.1234/feet.2026.1\n"
            "  kind: trial\n  people: 24\n  read: abstract\n  found: It helped a little.\n"
        )
    edit_movements(data, r"sources: \[(?=\w)", "sources: [new-trial-2026, ")


def reword(data: Path) -> None:
    """Put words in another way: a name, a step, a cue, a stop sign, another name."""
    edit_movements(data, r"(?m)^  name: (.*)", lambda found: f"  name: Slow {found[1].lower()}")
    edit_movements(data, r"(?m)^    - act: .*", "    - act: Stand or sit tall.")
    edit_movements(data, r"(?m)^  cues:\n    - .*", "  cues:\n    - Slow is strong")
    # A sign keeps what it warns of: tests/test_rules_told.py holds that.
    edit_movements(data, r"(?m)^    - sign: (?=\w.{,90}\w$)(.*)", r"    - sign: \1 today")
    number = iter(range(1, 100))
    edit_movements(
        data,
        r"(?m)^  also_called:\n",
        lambda found: f"{found[0]}    - Foot drill {next(number)}\n",
    )


def add_movement(data: Path, name: str = "heel-drops") -> None:
    """Add a movement that is like the first one and still to be drawn."""

    def add(text: str) -> str:
        block = re.split(r"(?m)^(?=- id: )", text)[1].split("\n\n# =====")[0]
        block = re.sub(r"^- id: .*", f"- id: {name}", block)
        block = re.sub(r"(?m)^  name: .*", "  name: Heel drops", block)
        block = re.sub(r"(?m)^  summary: .*\n(?:    .*\n)*", f"  summary: {NEW}\n", block)
        block = re.sub(r"(?m)^  also_called:\n(?:    .*\n)*", "  also_called: []\n", block)
        # What another movement warns of in its own words, this one may not say again.
        own = "    - sign: You feel unsteady\n      then: Step down.\n"
        block = re.sub(r"(?m)^    - sign: .*\n(?:      .*\n)+", own, block)
        return f"{text.rstrip()}\n\n{block.rstrip()}\n"

    edit(data / "exercises.yml", add)


def add_walk(data: Path, name: str = "side-walks") -> None:
    """Add a walk that is counted in meters and is in no routine and in no phase of the plan."""
    add_movement(data, name)

    def change(text: str) -> str:
        head, block = text.rsplit(f"- id: {name}\n", 1)
        walk = r"\1      sets: 2\n      meters: 20\n      rest: 30\n"
        block = re.sub(r"(?m)^(    (?:start|target):\n)(?:      .*\n)+", walk, block)
        block = re.sub(r"(?m)^  name: .*", "  name: Side walks", block)
        return f"{head}- id: {name}\n{block}"

    edit(data / "exercises.yml", change)


def enter(data: Path, field: str, most: int, entry: str, every: int = 1) -> None:
    """Put an entry at the end of a list of movements, where it has fewer than the most."""

    def add(found: re.Match[str]) -> str:
        room = found[0].count("\n    - ") < most
        return found[0] + entry if room else found[0]

    edit_movements(data, rf"(?m)^  {field}:\n(?:    .*\n)+", add, every)


def add_versions(data: Path) -> None:
    """Give movements one more easier and one more harder version, which nothing shows."""
    when = "      when: ten are smooth\n"
    pool = "    - name: In a pool\n      how: Stand in water up to your hips.\n"
    enter(data, "easier", 3, pool + when)
    enter(data, "harder", 4, f"    - name: Slower still\n      how: Take twice as long.\n{when}")


def lengthen_lists(data: Path) -> None:
    """Add a mistake, a stop sign, a need, another name and a muscle to movements."""
    enter(
        data, "mistakes", 6, "    - fault: Holding your breath\n      fix: Breathe as you lift.\n"
    )
    enter(data, "stop", 6, "    - sign: Your foot goes white\n      then: Stop and warm it.\n", 3)
    edit_movements(data, r"(?m)^    later: \[(?=\w)(?!.*cushion)", "    later: [cushion, ")
    with (data / "muscles.yml").open("a", encoding="utf-8") as file:
        file.write(
            "\n- id: plantaris\n  plain: Thin calf muscle\n  anatomical: Plantaris\n  place: leg\n"
            "  depth: deep\n  action: Helps a little to point the foot.\n"
        )
    edit_movements(data, r"(?m)^    helping:\n", "    helping:\n      - plantaris\n")


def add_safety(data: Path) -> None:
    """Add a situation and a piece of advice, and say one of each at greater length."""
    edit(
        data / "safety.yml",
        lambda text: re.sub(
            r"(?m)^situations:\n",
            "situations:\n  - id: frozen-foot\n    when: Your foot was frozen in the cold.\n"
            "    then: Warm it slowly.\n"
            "    urgent: true\n    sources: []\n",
            text,
        ),
    )


def add_benefit(data: Path) -> None:
    """Add a claim, without a trial."""
    edit(
        data / "benefits.yml",
        lambda text: re.sub(
            r"(?m)^claims:\n",
            "claims:\n  - title: Better sleep\n    claim:\n      text: Nobody has looked at it.\n"
            "      strength: not-tested\n      sources: []\n",
            text,
        ),
    )


def reorder(data: Path) -> None:
    """Turn round the order of the steps of every routine and every phase."""

    def turn(found: re.Match[str]) -> str:
        blank = found[1]
        steps = re.split(rf"(?m)^(?={blank}  - )", found[2])
        return f"{blank}steps:\n" + "".join([*steps[:0:-1]])

    edit(
        data / "routines.yml",
        lambda text: re.sub(r"(?m)^( +)steps:\n((?:\1  .*\n)+)", turn, text),
    )


def replan(data: Path) -> None:
    """Take a week from the second phase and give it to the first, and name the first anew."""

    def change(text: str) -> str:
        head, *phases = re.split(r"(?m)^(?=    - name: )", text)
        end = re.search(r"last_week: (\d+)", phases[0])
        assert end
        last = int(end[1])
        phases[0] = phases[0].replace(f"last_week: {last}\n", f"last_week: {last + 1}\n")
        phases[0] = re.sub(r"- name: .*", "- name: First steps", phases[0])
        phases[1] = phases[1].replace(f"first_week: {last + 1}\n", f"first_week: {last + 2}\n")
        return head + "".join(phases)

    edit(data / "routines.yml", change)


def retitle(data: Path) -> None:
    """Give routines and pages other titles, and a page one more paragraph."""
    edit(
        data / "routines.yml",
        lambda text: re.sub(r"(?m)^    title: .*", "    title: Another title", text),
    )
    for name in ("safety", "benefits", "about", "clubs"):
        page = data.parent / "docs" / f"{name}.md"
        edit(page, lambda text: f"{text.rstrip()}\n\nOne more paragraph, with a word or two.\n")
        edit(page, lambda text: re.sub(r"(?m)^(title: \"?)", r"\1All on ", text, count=1))


EDITS = (
    add_changes,
    change_doses,
    add_routine,
    add_source,
    reword,
    add_movement,
    add_walk,
    add_versions,
    lengthen_lists,
    add_safety,
    add_benefit,
    reorder,
    replan,
    retitle,
)


def copy_guide(folder: Path) -> None:
    """Copy what a contributor works on, and what is made of it."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)


def run(folder: Path, *command: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTEST_ADDOPTS", None)
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-8000:]}"


def list_quick() -> list[str]:
    """Return the test files that read the guide's own data, without those that take long."""
    folders = [
        ROOT / "tests" / name for name in ("sharing", "practice", "offline", "pages", "views")
    ]
    own = re.compile(r"read_guide\(\)|reading import .*\bDATA\b|\breal: Guide|ROOT / \"data\"")
    found = [
        path
        for folder in (ROOT / "tests", *folders)
        for path in sorted(folder.glob("test_*.py"))
        if own.search(path.read_text(encoding="utf-8"))
    ]
    found += [
        ROOT / "tests" / name for name in ("figures/pose/test_reading.py", "test_new_movement.py")
    ]
    return [path.relative_to(ROOT).as_posix() for path in found if path != Path(__file__)]


def test_right_edits_turn_no_test_red(tmp_path: Path) -> None:
    copy_guide(tmp_path)
    for change in EDITS:
        change(tmp_path / "data")
    run(tmp_path, "scripts/build_app.py")
    run(tmp_path, "-m", "footwork", "stubs", "check")
    # What a browser makes of a drawing is not for the data to change, and takes long.
    quick = ("-q", "-p", "no:cacheprovider", "-k", "not browser", *list_quick())
    run(tmp_path, "-m", "pytest", *quick)
