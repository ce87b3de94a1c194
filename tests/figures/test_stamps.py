"""What has another pose or other code is drawn again, what is only told better is not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from footwork.figures import catalogue
from footwork.figures.catalogue import Job, jobs, stamps_of, strangers
from footwork.figures.pose.reading import read_figures
from footwork.figures.pose.schema import Figure
from footwork.figures.stamps import (
    Kept,
    Stamp,
    create_lock,
    find_late,
    hash_svg,
    list_findings,
    parse_lock,
    read_lock,
)
from footwork.figures.versions import create_version
from footwork.look.tokens import FIGURE
from footwork.publishing import addresses
from footwork.reading.findings import GuideError
from footwork.reading.guide import read_guide

ROOT = Path(__file__).resolve().parents[2]
DATA, FOLDER = ROOT / "data", ROOT / "docs" / "figures"
FIGURES = read_figures(DATA / "figures.yml")
KEPT = read_lock(DATA / "figures.lock")
STAMPS = stamps_of(FIGURES)
MOVEMENT = next(
    name for name, figure in FIGURES.items() if figure.loop and figure.close.arrow and figure.others
)
KINDS = {job.name: job.kind for job in jobs(FIGURES)}


def test_committed_drawings_are_of_their_poses_and_of_the_drawing_code() -> None:
    copies = [
        path
        for exercise in read_guide().exercises
        for name in exercise.formerly
        for path in addresses.files_of_exercise(name, exercise.figure.others)
    ]
    late = find_late(FOLDER, KEPT, STAMPS)
    assert list_findings(late, KEPT, STAMPS, strangers(FOLDER, FIGURES, copies)) == []


def copy_code(folder: Path) -> Path:
    shutil.copytree(ROOT / "footwork" / "figures", folder / "footwork" / "figures")
    return folder


def change(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, "utf-8")


def list_changed(stamps: Mapping[str, Stamp]) -> set[str]:
    """The drawings that would be made from something else than now, drawn or not."""
    return {name for name in STAMPS if stamps[name] != STAMPS[name]}


def test_better_words_in_the_drawing_code_redraw_nothing(tmp_path: Path) -> None:
    code = copy_code(tmp_path) / "footwork" / "figures"
    for path in code.rglob("*.py"):
        text = path.read_text("utf-8")
        # Every docstring gets another first word and the file a comment, further down than it was.
        text = re.sub(r'^(\s*)"""(?=\w)', r'\1"""\n\1Better: ', text, flags=re.MULTILINE)
        path.write_text(f"# A comment.\n\n\n{text}\n# And one more.\n", "utf-8")
    assert list_changed(stamps_of(FIGURES, tmp_path)) == set()


@pytest.mark.parametrize(
    ("module", "pattern", "new", "kinds"),
    [
        pytest.param(
            "ink/painting", r"^LIGHT = \(-0\.35", "LIGHT = (-0.36", set(KINDS.values()), id="all"
        ),
        pytest.param("loop/timing", r"3 - 2 \* share", "3 - share", {"loop"}, id="only loops"),
        pytest.param("muscles/maps", r"^FIBER_GAP = 17", "FIBER_GAP = 18", {"map"}, id="only maps"),
        pytest.param("pose/texts", r"elif|if ", "if not ", set(), id="what only reads"),
    ],
)
def test_a_change_of_code_redraws_what_that_code_draws(
    tmp_path: Path, module: str, pattern: str, new: str, kinds: set[str]
) -> None:
    change(copy_code(tmp_path) / "footwork" / "figures" / f"{module}.py", pattern, new)
    assert list_changed(stamps_of(FIGURES, tmp_path)) == {
        name for name, kind in KINDS.items() if kind in kinds
    }


def test_another_color_of_the_tokens_redraws_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    skin = FIGURE["skin"].light
    monkeypatch.setattr(catalogue, "COLORS", catalogue.COLORS.replace(skin, "another"))
    assert list_changed(stamps_of(FIGURES)) == set(STAMPS)


def test_a_version_follows_code_from_elsewhere_in_the_library(tmp_path: Path) -> None:
    package = tmp_path / "footwork"
    package.mkdir()
    (package / "entry.py").write_text("from footwork import look\n", "utf-8")
    (package / "look.py").write_text("INK = 1\n", "utf-8")
    before = create_version("footwork.entry", tmp_path)
    (package / "look.py").write_text('"""Ink."""\n\nINK = 1  # black\n', "utf-8")
    assert create_version("footwork.entry", tmp_path) == before
    (package / "look.py").write_text("INK = 2\n", "utf-8")
    assert create_version("footwork.entry", tmp_path) != before


Change = Callable[[Figure], Figure]


def move_scene(**fields: object) -> Change:
    """A figure whose start and end are changed in some fields."""
    return lambda figure: figure.model_copy(
        update={"close": figure.close.model_copy(update=fields)}
    )


def lean(figure: Figure) -> Figure:
    """A figure that leans a little more at the end."""
    end = figure.close.end.model_copy(update={"lean": figure.close.end.lean + 1})
    return move_scene(end=end)(figure)


def turn(figure: Figure) -> Figure:
    """A figure whose other drawings are seen from elsewhere."""
    others = {}
    for frame, scene in figure.others.items():
        view = scene.view.model_copy(update={"turn": scene.view.turn + 1})
        others[frame] = scene.model_copy(update={"view": view})
    return figure.model_copy(update={"others": others})


def tell(figure: Figure) -> Figure:
    """A figure whose end is told in other words."""
    alt = figure.close.alt.model_copy(update={"end": "Something else is seen at the end."})
    return move_scene(alt=alt)(figure)


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        pytest.param(lean, {"start", "end", "loop"}, id="a pose"),
        pytest.param(move_scene(arrow=None, ghost=False), {"end"}, id="an arrow"),
        pytest.param(
            lambda it: it.model_copy(update={"rest": it.rest + 0.2}),
            {"loop", "loop of another"},
            id="a rest",
        ),
        pytest.param(turn, {"other", "loop of another"}, id="another scene"),
        pytest.param(tell, {"end"}, id="a text"),
    ],
)
def test_a_pose_redraws_its_own_drawings_alone(changed: Change, kinds: set[str]) -> None:
    stamps = stamps_of({**FIGURES, MOVEMENT: changed(FIGURES[MOVEMENT])})
    mine = {job.name for job in jobs(FIGURES) if job.movement == MOVEMENT and told(job) in kinds}
    assert list_changed(stamps) == mine


def told(job: Job) -> str:
    """The kind of a drawing, and whether it is one beside start and end in motion."""
    return "loop of another" if job.kind == "loop" and job.frame else job.kind


def keep(folder: Path) -> dict[str, Kept]:
    """The lock file of drawings that were all made from what stands here."""
    return {
        name: Kept(stamp, hash_svg((folder / f"{name}.svg").read_bytes()))
        for name, stamp in STAMPS.items()
    }


def test_every_kind_of_drift_is_named_with_its_cure(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "figures")
    kept = keep(folder)
    edited, missing, unlisted, older, posed, *_ = STAMPS
    path = folder / f"{edited}.svg"
    path.write_text(path.read_text("utf-8").replace("fw-fig", "fw-fog"), "utf-8")
    (folder / f"{missing}.svg").unlink()
    del kept[unlisted]
    kept[older] = Kept(Stamp(STAMPS[older].source, "0" * 16), kept[older].svg)
    kept[posed] = Kept(Stamp("0" * 16, STAMPS[posed].code), kept[posed].svg)
    kept["heel-dips-end"] = kept[edited]
    (folder / "heel-drops.svg").write_text("<svg/>", "utf-8")
    late = find_late(folder, kept, STAMPS)
    found = list_findings(late, kept, STAMPS, strangers(folder, FIGURES))
    again = "; run: make figures"
    assert found == [
        f"docs/figures: {edited}: not as it was drawn, but edited by hand{again}",
        f"docs/figures: {missing}: not there{again}",
        f"docs/figures: {unlisted}: without a line in data/figures.lock{again}",
        f"docs/figures: {older}: of other drawing code{again}",
        f"docs/figures: {posed}: of another pose, tempo or text{again}",
        f"data/figures.lock: heel-dips-end: a line without a drawing{again}",
        "docs/figures/heel-drops.svg: made by nothing; remove it, or give its movement a pose",
    ]


def test_one_line_is_enough_when_all_are_of_other_code() -> None:
    kept = {
        name: Kept(Stamp(line.stamp.source, "0" * 16), line.svg)
        for name, line in keep(FOLDER).items()
    }
    late = find_late(FOLDER, kept, STAMPS)
    assert list_findings(late, kept, STAMPS, ()) == [
        f"docs/figures: all {len(STAMPS)} drawings: of other drawing code; run: make figures"
    ]


def test_many_are_told_by_the_first_and_their_number() -> None:
    late = dict.fromkeys(list(STAMPS)[:-1], "not there")
    (found,) = list_findings(late, STAMPS, STAMPS, ())
    first = ", ".join(list(STAMPS)[:5])
    more = len(STAMPS) - 6
    assert found == f"docs/figures: {first} and {more} more: not there; run: make figures"


def test_the_lock_is_sorted_and_read_as_it_was_written() -> None:
    text = (DATA / "figures.lock").read_text("utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert rows == sorted(rows)
    assert create_lock(dict(reversed(KEPT.items()))) == text
    assert all(KEPT[name].svg == hash_svg((FOLDER / f"{name}.svg").read_bytes()) for name in KEPT)


def test_a_merge_that_stopped_is_named_by_its_lines() -> None:
    first, second, *_ = create_lock(KEPT).splitlines()[3:]
    text = f"<<<<<<< ours\n{first}\n=======\n{first}\n{second}\n>>>>>>> theirs\n"
    with pytest.raises(GuideError) as told:
        parse_lock(text)
    assert [found.line for found in told.value.findings] == [1, 3, 4, 6]
    assert "data/figures.lock:1: must be a name and three hashes, not '<<<<<<< ours'" in str(
        told.value
    )


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "draw_figures.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_name_that_is_none_is_told_in_one_line() -> None:
    done = run(f"{MOVEMENT}s-end")
    assert done.returncode == 1
    assert done.stderr.startswith(f"no drawing, movement or kind is named {MOVEMENT}s-end: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
