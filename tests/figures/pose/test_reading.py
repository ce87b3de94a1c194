"""The poses of the data: whatever is wrong is found, and they show what the words say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from footwork.figures.pose.reading import check_figures, read_figures
from footwork.figures.pose.schema import Figure
from footwork.figures.pose.stances import SIDES, legs_at
from footwork.reading.guide import read_guide

ROOT = Path(__file__).resolve().parents[3]
GUIDE = read_guide()
EXERCISES = GUIDE.exercise_by_id
FIGURES = read_figures(ROOT / "data" / "figures.yml")


def notes_and_drawings() -> list[tuple[str, str, str]]:
    """What is said of the ground wherever a movement has a dose, and which drawing stands there.

    Starting doses, versions, and the steps of routines and of the plan; a version without a
    drawing of its own has none.
    """
    found = [(x.id, x.dose.start.note or "", "close") for x in GUIDE.exercises]
    found += [
        (exercise.id, rung.dose.note or "", str(rung.shows))
        for exercise in GUIDE.exercises
        for rung in (*exercise.easier, *exercise.harder)
        if rung.shows and rung.dose and not rung.movement
    ]
    found += [
        (step.do, GUIDE.step_dose(step).note or "", str(step.shows or "close"))
        for part in (*GUIDE.routines, *GUIDE.plan.phases, GUIDE.plan.maintain)
        for step in part.steps
        if GUIDE.step_frames(step)
    ]
    return sorted({one for one in found if re.search(r"\b(step|floor)\b", one[1])})


@pytest.mark.parametrize(("name", "note", "kind"), notes_and_drawings())
def test_a_step_is_drawn_where_the_words_ask_for_one_and_only_there(
    name: str, note: str, kind: str
) -> None:
    scene = read_figures(ROOT / "data" / "figures.yml")[name].scenes[kind]
    on_step = any(prop.kind == "step" for prop in scene.props)
    assert on_step == ("floor" not in note)


SUPPORTS = {"wall", "counter", "rail"}


def scenes_of_versions() -> list[tuple[str, str, str]]:
    """Each version with a drawing: its movement, how it is done, and the scene that shows it."""
    return [
        (
            rung.movement or exercise.id,
            rung.how,
            "close" if rung.shows == "start" else str(rung.shows),
        )
        for exercise in GUIDE.exercises
        for rung in (*exercise.easier, *exercise.harder)
        if rung.shows and (rung.movement or exercise.id) in FIGURES
    ]


@pytest.mark.parametrize(("name", "how", "kind"), scenes_of_versions())
def test_what_the_words_hold_on_to_or_sit_on_is_drawn(name: str, how: str, kind: str) -> None:
    things = {prop.kind for prop in FIGURES[name].scenes[kind].props}
    if re.search(r"\b(wall|counter|rail)\b", how):
        assert things & SUPPORTS
    if re.search(r"\b[Ss]it\b", how):
        assert "chair" in things


@pytest.mark.parametrize("name", FIGURES)
def test_what_a_movement_holds_on_to_is_seen_in_one_of_its_drawings(name: str) -> None:
    steps = " ".join(f"{step.act} {step.how or ''}" for step in EXERCISES[name].steps)
    if re.search(r"\b(wall|counter|rail)\b", steps):
        seen = {prop.kind for scene in FIGURES[name].scenes.values() for prop in scene.props}
        assert seen & SUPPORTS


def test_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Figure.model_validate({"clsoe": {}})


def test_every_fault_is_found_with_its_line(tmp_path: Path) -> None:
    text = (ROOT / "data" / "figures.yml").read_text("utf-8")
    text = re.sub(r"ankle: \d+ dorsiflexed", "ankle: 90 dorsiflexed", text, count=1)
    text = text.replace("  rest: 0.5", "  rset: 0.5", 1)
    path = tmp_path / "figures.yml"
    path.write_text(text, "utf-8")
    _, findings = check_figures(path, EXERCISES)
    lines = text.splitlines()
    assert [finding.line for finding in findings] == [
        1 + next(n for n, line in enumerate(lines) if "rset" in line),
        1 + next(n for n, line in enumerate(lines) if "90 dorsiflexed" in line),
    ]
    assert "must have ankle at most 35 dorsiflexed, not 90" in findings[1].message


@pytest.mark.parametrize("part", ["strong", "light"])
def test_a_muscle_that_the_movement_has_not_is_found(tmp_path: Path, part: str) -> None:
    text = (ROOT / "data" / "figures.yml").read_text("utf-8")
    wrong = re.sub(rf"({part}: \[)([a-z-]+)", r"\1no-\2", text, count=1)
    path = tmp_path / "figures.yml"
    path.write_text(wrong, "utf-8")
    (finding,) = check_figures(path, EXERCISES)[1]
    assert f"{part}: [no-" in wrong.splitlines()[finding.line - 1]
    assert "must be a muscle of" in finding.message
    assert finding.hint.startswith("did you mean ")


def test_movements_with_poses_have_alt_texts_and_a_loop() -> None:
    """In the order of the guide; one that has just joined it may be still to be drawn."""
    assert FIGURES
    assert list(FIGURES) == [name for name in EXERCISES if name in FIGURES]
    for figure in FIGURES.values():
        assert figure.loop
        assert figure.close.alt.motion
        assert figure.loop[-1].to in (0, 2)


def test_a_version_in_motion_has_the_tempo_of_its_dose() -> None:
    told = 0
    for name, figure in FIGURES.items():
        exercise = EXERCISES[name]
        doses = {
            rung.shows: rung.dose for rung in (*exercise.harder, *exercise.easier) if rung.dose
        }
        for frame, scene in figure.others.items():
            dose = doses.get(frame)
            if isinstance(scene.loop, tuple) and scene.loop and dose and dose.tempo:
                seconds = sum(phase.seconds for phase in scene.loop)
                assert seconds == dose.tempo.seconds
                told += 1
    assert told


def test_a_movement_without_phases_has_no_version_in_motion(tmp_path: Path) -> None:
    text = (ROOT / "data" / "figures.yml").read_text("utf-8")
    where = text.index("\nsingle-leg-balance:")
    text = text[:where] + re.sub(r"(?m)^  loop: .*\n", "", text[where:], count=1)
    place = text.index("  others:\n", where)
    end = text.index(":\n", place + len("  others:\n")) + 2
    path = tmp_path / "figures.yml"
    path.write_text(f"{text[:end]}      loop: true\n{text[end:]}", "utf-8")
    (finding,) = check_figures(path, EXERCISES)[1]
    assert "must have phases, or no loop: true at" in finding.message


def test_alt_texts_stand_with_the_movements_alone(tmp_path: Path) -> None:
    text = (ROOT / "data" / "figures.yml").read_text("utf-8")
    path = tmp_path / "figures.yml"
    path.write_text(
        text.replace("  close:\n", "  close:\n    alt: {start: A, end: B}\n", 1), "utf-8"
    )
    _, findings = check_figures(path, EXERCISES)
    assert [finding.message for finding in findings] == [
        "shin-curls.close.alt must not be there",
    ]


def test_the_words_of_a_pair_come_from_the_movement_alone(tmp_path: Path) -> None:
    text = (ROOT / "data" / "figures.yml").read_text("utf-8")
    place = re.search(r"(?m)^  pairs:\n    ([a-z-]+):\n", text)
    assert place
    path = tmp_path / "figures.yml"
    path.write_text(text.replace(f"    {place[1]}:\n", "    never-named:\n", 1), "utf-8")
    (finding,) = check_figures(path, EXERCISES)[1]
    assert finding.message.endswith("pairs.never-named.alt must be given")
    assert finding.hint.startswith("write it in the figure of ")


def test_the_two_of_a_pair_are_seen_the_same_way() -> None:
    pairs = [(figure, key) for figure in FIGURES.values() for key in figure.pairs]
    assert pairs
    for figure, key in pairs:
        wrong, right = figure.scenes[f"{key}-wrong"], figure.scenes[f"{key}-right"]
        assert wrong.start != right.start
        moves = {"start", "end", "alt"}
        assert wrong.model_dump(exclude=moves) == right.model_dump(exclude=moves)


@pytest.mark.parametrize("name", FIGURES)
def test_marked_muscles_are_those_of_the_movement(name: str) -> None:
    works = EXERCISES[name].muscles
    figure = FIGURES[name]
    for scene in figure.scenes.values():
        assert set(scene.muscles.strong) <= set(works.main)
        # What leads in the movement may only help in another version of it.
        others = set() if scene is figure.close else set(works.main)
        assert set(scene.muscles.light) <= set(works.helping) | others
        assert not set(scene.muscles.strong) & set(scene.muscles.light)


def test_the_data_name_the_side_that_is_drawn() -> None:
    # The player turns a drawing round for the other side: what it is told must be what is drawn.
    for name, figure in read_figures(ROOT / "data" / "figures.yml").items():
        exercise = EXERCISES[name]
        for frame, scene in figure.scenes.items():
            legs = legs_at(scene, 0)
            drawn = SIDES[scene.near] if len(legs) > 1 else next(iter(legs))
            assert drawn == SIDES[exercise.figure.side], (name, frame)


CHECK = """
import runpy, sys
sys.modules["numpy"] = None
sys.argv = ["footwork", "check", "--data", "."]
runpy.run_module("footwork", run_name="__main__")
"""


def check(folder: Path, old: str = "", new: str = "") -> subprocess.CompletedProcess[str]:
    """Run `make check` on a copy of the data, where nothing is installed that draws."""
    for path in sorted((ROOT / "data").glob("*.yml")):
        shutil.copy(path, folder)
    figures = folder / "figures.yml"
    text = figures.read_text("utf-8")
    assert re.search(old, text)
    figures.write_text(re.sub(old, new, text, count=1), "utf-8")
    return subprocess.run(
        [sys.executable, "-c", CHECK],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_check_of_the_data_passes_right_poses(tmp_path: Path) -> None:
    done = check(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_check_of_the_data_names_a_movement_without_poses(tmp_path: Path) -> None:
    name = next(iter(EXERCISES))
    before = check(tmp_path).stdout.splitlines()
    done = check(tmp_path, rf"(?ms)^{name}:\n.*?(?=^\S)", "")
    assert (done.returncode, done.stderr) == (0, "")
    [told] = [line for line in done.stdout.splitlines() if line not in before]
    assert told.startswith(f"{name} has no poses in data/figures.yml")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param(" arms:", " ams:", "did you mean arms?", id="arms"),
        pytest.param(" stands:", " stnads:", "did you mean stands?", id="stands"),
        pytest.param("  close:", "  clsoe:", "did you mean close?", id="close"),
        pytest.param("shin-curls:", "shin-curl:", "did you mean shin-curls?", id="a movement"),
        pytest.param(r"knee: \d+ flexed", "knee: 303 flexed", "at most 140 flexed", id="an angle"),
        pytest.param(r"knee: \d+ flexed", "kne: 3 flexed", "must not name 'kne'", id="a joint"),
    ],
)
def test_the_check_of_the_data_finds_a_slip_in_the_poses(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    done = check(tmp_path, old, new)
    assert done.returncode == 1
    line = (tmp_path / "figures.yml").read_text("utf-8").partition(new.strip())[0].count("\n") + 1
    assert done.stderr.startswith(f"figures.yml:{line}: ")
    assert says in done.stderr
    assert done.stderr.endswith("\n1 finding\n")


@pytest.mark.parametrize("text", ["- shin-curls\n", "words\n", "", "a: [\n"])
def test_poses_that_are_no_blocks_are_one_finding(tmp_path: Path, text: str) -> None:
    path = tmp_path / "figures.yml"
    path.write_text(text, "utf-8")
    _, findings = check_figures(path, EXERCISES)
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (None, "must say what is seen in motion"),
        ("The toes rise and sink.", None),
    ],
)
def test_what_moves_says_what_is_seen(words: str | None, wanted: str | None) -> None:
    frame, name = "easier", "shin-curls"
    assert FIGURES[name].others[frame].loop
    exercise = EXERCISES[name]
    drawn = exercise.figure.others[frame].model_copy(update={"motion": words})
    others = {**exercise.figure.others, frame: drawn}
    figure = exercise.figure.model_copy(update={"others": others})
    changed = {**EXERCISES, name: exercise.model_copy(update={"figure": figure})}
    _, findings = check_figures(ROOT / "data" / "figures.yml", changed)
    found = [one.message for one in findings]
    assert found == ([f"{name}.others.{frame} {wanted}"] if wanted else [])


def test_words_for_what_does_not_move_are_found() -> None:
    frame, name = "floor", "shin-curls"
    assert not FIGURES[name].others[frame].loop
    exercise = EXERCISES[name]
    drawn = exercise.figure.others[frame].model_copy(update={"motion": "The toes rise."})
    others = {**exercise.figure.others, frame: drawn}
    figure = exercise.figure.model_copy(update={"others": others})
    changed = {**EXERCISES, name: exercise.model_copy(update={"figure": figure})}
    _, findings = check_figures(ROOT / "data" / "figures.yml", changed)
    assert [one.message for one in findings] == [f"{name}.others.{frame} must have loop: true"]
