"""One slip in an id is one finding, where the id is given, with the cure."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from footwork.model import Guide
from footwork.pages.stubs import check_stubs, write_stubs
from footwork.reading.findings import Finding
from footwork.reading.guide import DATA, FILES, check_data, read_guide
from footwork.reading.misspelled import find_nearest
from tests.reading.conftest import edit

NAMED = ("exercises", "muscles", "sources")
"""The files whose ids other places name."""

SLIPS: dict[str, Callable[[str], str]] = {
    "a letter too many": lambda name: f"{name}z",
    "another letter": lambda name: f"{name[:-1]}z",
    "a letter too few": lambda name: name[:2] + name[3:],
    "two letters turned round": lambda name: name[:2] + name[3] + name[2] + name[4:],
    "a capital": str.capitalize,
    "all capitals": str.upper,
    "a blank": lambda name: name.replace("-", " ", 1),
    "an underscore": lambda name: name.replace("-", "_", 1),
    "a hyphen too many": lambda name: f"{name}-",
    "a hyphen twice": lambda name: name.replace("-", "--", 1),
}


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (*DATA.glob("*.yml"), DATA / "addresses.lock"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def list_ids(path: Path) -> dict[str, int]:
    """Return the ids of a file with their lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = ((re.match(r"- id: (\S+)", line), number) for number, line in enumerate(lines, 1))
    return {match[1]: number for match, number in found if match}


def count_users(folder: Path, name: str) -> int:
    """Return how often the data names an id, its own block not counted."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("*.yml"))
    return sum(len(word.findall(re.sub(r"(?m)#.*", "", text))) for text in texts) - 1


@pytest.mark.parametrize("file", NAMED)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_an_id_is_one_finding_at_the_id(folder: Path, file: str, slip: str) -> None:
    path = folder / f"{file}.yml"
    good = path.read_text(encoding="utf-8")
    tried = 0
    for right, line in list_ids(path).items():
        typed = SLIPS[slip](right)
        if typed == right or (count_users(folder, right) < 2 and re.fullmatch(r"[a-z-]+", typed)):
            continue
        edit(path, f"- id: {right}\n", f"- id: {typed}\n")
        (finding,) = check_data(folder)[1]
        assert (finding.path, finding.line) == (f"{file}.yml", line)
        assert f"must be {right!r}, as in the " in finding.message
        assert finding.message.endswith(f", not {typed!r}")
        assert finding.hint.startswith(f"write id: {right}")
        path.write_text(good, encoding="utf-8")
        tried += 1
    assert tried


@pytest.mark.parametrize("file", NAMED)
def test_it_is_one_finding_in_the_guide_too(real: Path, file: str) -> None:
    path = real / f"{file}.yml"
    good = path.read_text(encoding="utf-8")
    busy = sorted(list_ids(path), key=lambda name: count_users(real, name))[-4:]
    for right in busy:
        edit(path, f"- id: {right}\n", f"- id: {right}z\n")
        (finding,) = check_data(real)[1]
        assert (finding.path, finding.hint.startswith(f"write id: {right}")) == (path.name, True)
        path.write_text(good, encoding="utf-8")


def test_a_published_id_counts_even_if_one_place_names_it(folder: Path) -> None:
    (folder / "addresses.lock").write_text("/exercises/ankle-circles/\n", encoding="utf-8")
    edit(folder / "routines.yml", "ankle-circles", "shin-curls", -1)
    edit(folder / "routines.yml", "shin-curls", "ankle-circles", 1)
    edit(folder / "exercises.yml", "- id: ankle-circles\n", "- id: ankle-circels\n")
    (finding,) = check_data(folder)[1]
    assert finding.message.startswith("ankle-circels.id must be 'ankle-circles', as in the place")


def test_the_words_of_a_block_tell_even_a_wholly_different_id(folder: Path) -> None:
    edit(folder / "exercises.yml", "- id: calf-raises\n", "- id: x\n")
    (finding,) = check_data(folder)[1]
    assert finding.message.startswith("x.id must be 'calf-raises', as in the 3 places")


@pytest.mark.parametrize("file", [name for name in FILES if name != "safety"])
def test_a_slip_where_an_id_is_named_is_one_finding_there(folder: Path, file: str) -> None:
    ids = {name for other in NAMED for name in list_ids(folder / f"{other}.yml")}
    path = folder / f"{file}.yml"
    good = path.read_text(encoding="utf-8")
    lines = good.splitlines()
    named = re.compile(rf"(?<=[\s\[:])({'|'.join(sorted(ids))})(?=[\s,\]}}]|$)")
    tried = 0
    for number, line in enumerate(lines):
        found = named.search(line)
        if found is None or re.search(r"\bid:|^ *#|formerly", line):
            continue
        bad = line[: found.end() - 1] + "x" + line[found.end() :]
        path.write_text("\n".join([*lines[:number], bad, *lines[number + 1 :]]), encoding="utf-8")
        (finding,) = check_data(folder)[1]
        assert (finding.path, finding.line) == (path.name, number + 1)
        assert finding.hint == f"did you mean {found[1]}?"
        tried += 1
    assert tried or file in ("muscles", "sources")


def test_a_new_block_is_not_taken_for_one_that_is_missing(folder: Path) -> None:
    """A source that is still to be written, and one of another name that nobody cites yet."""
    edit(folder / "sources.yml", "- id: leaflet\n", "- id: trial-2021\n")
    edit(folder / "sources.yml", "  title: Your feet\n", "  title: Trial of 2021\n")
    findings = check_data(folder)[1]
    assert findings
    assert "sources.yml" not in {finding.path for finding in findings}


def test_an_id_that_is_new_on_purpose_is_named_anew_everywhere(folder: Path) -> None:
    new = "- id: calf-raisers\n  formerly: [calf-raises]\n"
    edit(folder / "exercises.yml", "- id: calf-raises\n", new)
    findings = check_data(folder)[1]
    assert len(findings) == count_users(folder, "calf-raises") == 3
    assert {finding.hint for finding in findings} == {"did you mean calf-raisers?"}


def test_what_else_is_wrong_is_said_as_well(folder: Path) -> None:
    edit(folder / "exercises.yml", "- id: calf-raises\n", "- id: calf-raisez\n")
    edit(folder / "routines.yml", "- do: shin-curls", "- do: shin-curlz")
    edit(folder / "muscles.yml", "  place: leg\n", "  place: arm\n")
    assert [finding.path for finding in check_data(folder)[1]] == [
        "exercises.yml",
        "routines.yml",
        "muscles.yml",
    ]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Toe_Curls", "toe-curls"),
        ("TOE CURLS", "toe-curls"),
        ("toe-cruls", "toe-curls"),
        ("x", None),
    ],
)
def test_the_nearest_word(word: str, near: str | None) -> None:
    assert find_nearest(word, ["toe-curls", "calf-raises"]) == near


# ---------------------------------------------------------------------- what only a page names


@pytest.fixture
def guide(folder: Path) -> Guide:
    return read_guide(folder)


@pytest.mark.parametrize(("right", "typed"), [("quick", "quikc"), ("pre-run", "prerun")])
@pytest.mark.parametrize("made", ["no page yet", "a page was made"])
def test_a_slip_in_an_id_that_only_its_page_has_is_one_finding(
    guide: Guide, folder: Path, right: str, typed: str, made: str
) -> None:
    (folder / "addresses.lock").write_text(f"/routines/{right}/\n", encoding="utf-8")
    docs, path = folder / "docs", folder / "routines.yml"
    write_stubs(guide, docs)
    edit(path, f"- id: {right}\n", f"- id: {typed}\n")
    changed = read_guide(folder)
    if made == "a page was made":
        write_stubs(changed, docs)
    page = f"docs/routines/{right}.md"
    rule = f"{typed}.id must be {right!r}, as its page {page} is called, not {typed!r}"
    line = path.read_text(encoding="utf-8").splitlines().index(f"  - id: {typed}") + 1
    hint = f"write id: {right}; the id of a published routine never changes"
    assert check_stubs(changed, docs, folder) == (Finding("data/routines.yml", line, rule, hint),)


def test_a_movement_that_no_routine_has_is_told_by_its_page(guide: Guide, folder: Path) -> None:
    docs, path = folder / "docs", folder / "exercises.yml"

    def follow(**update: object) -> Guide:
        """Return the guide with one more movement, which nothing names."""
        new = guide.exercises[0].model_copy(update=update)
        return guide.model_copy(update={"exercises": (*guide.exercises, new)})

    write_stubs(follow(id="towel-drags", name="Towel drags"), docs)
    path.write_text(f"{path.read_text(encoding='utf-8')}- id: towel-dargs\n", encoding="utf-8")
    (finding,) = check_stubs(follow(id="towel-dargs", name="Towel drags"), docs, folder)
    assert (finding.path, finding.line) == ("data/exercises.yml", list_ids(path)["towel-dargs"])
    assert finding.hint.startswith("write id: towel-drags; for a new id on purpose")
    renamed = follow(id="towel-dargs", name="Towel drags", formerly=("towel-drags",))
    assert [one.path for one in check_stubs(renamed, docs, folder)] == [
        "docs/exercises/towel-dargs.md",
        "docs/exercises/towel-drags.md",
    ]
