"""Each movement, each routine and the plan has a page, made from the data and held against it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from footwork.model import Guide
from footwork.pages.stubs import check_stubs, create_fronts, create_stubs, write_stubs
from footwork.reading.findings import Finding

NAMES = {
    "index.md",
    "exercises/index.md",
    "routines/index.md",
    "exercises/shin-curls.md",
    "exercises/calf-raises.md",
    "exercises/ankle-circles.md",
    "routines/quick.md",
    "routines/pre-run.md",
    "plan.md",
}


@pytest.fixture
def docs(guide: Guide, tmp_path: Path) -> Path:
    """Give a folder with a right stub for everything."""
    write_stubs(guide, tmp_path)
    return tmp_path


def test_everything_with_an_address_has_a_stub(guide: Guide) -> None:
    assert set(create_stubs(guide)) == NAMES


def test_a_stub_is_front_matter_and_one_macro_call(guide: Guide) -> None:
    _, front, body = create_stubs(guide)["exercises/shin-curls.md"].split("---\n")
    matter = yaml.safe_load(front)
    assert matter["title"] == "Shin curls"
    assert matter["description"] == guide.exercises[0].summary
    assert matter["tags"] == ["Shin curls", "Tibialis raise", "Toe lifts"]
    assert body == '{{ exercise("shin-curls") }}\n'


@pytest.mark.parametrize(
    ("name", "title", "call"),
    [
        ("routines/quick.md", "The quick routine", '{{ routine("quick") }}'),
        ("plan.md", "Twelve weeks", "{{ plan() }}"),
    ],
)
def test_a_stub_of_a_routine_and_of_the_plan(
    guide: Guide, name: str, title: str, call: str
) -> None:
    _, front, body = create_stubs(guide)[name].split("---\n")
    assert yaml.safe_load(front)["title"] == title
    assert body == f"{call}\n"


@pytest.mark.parametrize("name", ['A "quote": #1', "back\\slash", "--- ", "Füße 🦶", "{{ x }}"])
def test_any_name_is_a_valid_title(guide: Guide, name: str) -> None:
    renamed = guide.exercises[0].model_copy(update={"name": name})
    changed = guide.model_copy(update={"exercises": (renamed, *guide.exercises[1:])})
    stub = create_stubs(changed)["exercises/shin-curls.md"]
    front = stub.removeprefix("---\n").partition("\n---\n")[0]
    assert yaml.safe_load(front)["title"] == name


def test_stubs_are_written_where_they_are_missing_or_differ(guide: Guide, tmp_path: Path) -> None:
    assert {path.relative_to(tmp_path).as_posix() for path in write_stubs(guide, tmp_path)} == NAMES
    assert write_stubs(guide, tmp_path) == []
    plan = tmp_path / "plan.md"
    plan.write_text("typed by hand\n", encoding="utf-8")
    assert write_stubs(guide, tmp_path) == [plan]
    assert plan.read_bytes() == create_stubs(guide)["plan.md"].encode()


def test_right_stubs_have_no_findings(guide: Guide, docs: Path) -> None:
    (docs / "safety.md").write_text("# Safety\n", encoding="utf-8")
    assert check_stubs(guide, docs) == ()


def test_a_missing_stub_is_found(guide: Guide, docs: Path) -> None:
    (docs / "plan.md").unlink()
    finding = Finding("docs/plan.md", 1, "the page must exist", "run: make stubs")
    assert check_stubs(guide, docs) == (finding,)


def test_a_stub_that_differs_is_found_at_its_line(guide: Guide, docs: Path) -> None:
    path = docs / "routines/quick.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The quick routine", "Quick"), encoding="utf-8"
    )
    rule = "the line must be 'title: \"The quick routine\"'"
    assert check_stubs(guide, docs) == (
        Finding("docs/routines/quick.md", 2, rule, "run: make stubs"),
    )


def test_a_line_too_many_is_found(guide: Guide, docs: Path) -> None:
    path = docs / "plan.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}More.\n", encoding="utf-8")
    line = text.count("\n") + 1
    finding = Finding("docs/plan.md", line, "the line must not be there", "run: make stubs")
    assert check_stubs(guide, docs) == (finding,)


@pytest.mark.parametrize("folder", ["exercises", "routines"])
def test_a_page_that_belongs_to_nothing_is_found(guide: Guide, docs: Path, folder: str) -> None:
    (docs / folder / "old.md").write_text("---\n", encoding="utf-8")
    rule = f"the page must belong to the data, and {folder}.yml has no old"
    hint = "add old to the data, or delete the page"
    assert check_stubs(guide, docs) == (Finding(f"docs/{folder}/old.md", 1, rule, hint),)


def test_what_a_list_says_of_its_length_follows_the_data(guide: Guide) -> None:
    def read_titles(guide: Guide) -> list[str]:
        fronts = create_fronts(guide)
        return [fronts[name]["title"] for name in ("index.md", "exercises/index.md")]

    assert [title.split()[1] for title in read_titles(guide)] == ["three", "three"]
    more = (*guide.exercises, guide.exercises[0].model_copy(update={"id": "heel-drops"}))
    grown = guide.model_copy(update={"exercises": more})
    assert [title.split()[1] for title in read_titles(grown)] == ["four", "four"]


def test_front_matter_is_what_the_stubs_have(guide: Guide) -> None:
    fronts = create_fronts(guide)
    assert fronts.keys() == NAMES
    for name, text in create_stubs(guide).items():
        matter = yaml.safe_load(text.split("---\n")[1])
        assert fronts[name].items() <= matter.items(), name
