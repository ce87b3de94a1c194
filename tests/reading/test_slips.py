"""One slip of the pen is one fault: it brings no findings in files that are as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footwork.reading.guide import FILES, check_data
from tests.reading.conftest import edit

pytestmark = pytest.mark.slow

# A slip takes the lines of a file and the place of one of them, and changes the lines; it
# leaves them as they are where that line gives it no chance.
Slip = Callable[[list[str], int], None]


def _replace(pattern: str, by: str) -> Slip:
    def slip(lines: list[str], place: int) -> None:
        lines[place] = re.sub(pattern, by, lines[place], count=1)

    return slip


def _insert(line: str) -> Slip:
    return lambda lines, place: lines.insert(place, line)


def _double(lines: list[str], place: int) -> None:
    lines.insert(place, lines[place])


def _join(lines: list[str], place: int) -> None:
    lines[place : place + 2] = [" ".join(lines[place : place + 2])]


def _shift(by: int) -> Slip:
    """Indent a block of a list, with all that belongs to it."""

    def slip(lines: list[str], place: int) -> None:
        found = re.match(r" *(?=- )", lines[place])
        if found is None:
            return
        deeper = found[0] + " "
        lines[place] = " " * by + lines[place]
        for below in range(place + 1, len(lines)):
            if not lines[below].startswith(deeper):
                break
            lines[below] = " " * by + lines[below]

    return slip


SLIPS: dict[str, Slip] = {
    "a tab": _replace("^ +", "\t"),
    "a blank too many": _replace("^(?=.)", " "),
    "a blank too few": _replace("^ ", ""),
    "a block two blanks too far in": _shift(2),
    "a block four blanks too far in": _shift(4),
    "a colon in text": _replace(r": (?=\w)", ": Note: "),
    "a leading double quote": _replace(r": (?=\w)", ': "'),
    "a leading single quote": _replace(r": (?=\w)", ": '"),
    "a leading sign": _replace(r": (?=\w)", ": @"),
    "a leading star": _replace(r": (?=\w)", ": *"),
    "a leading ampersand": _replace(r": (?=\w)", ": &"),
    "a leading exclamation mark": _replace(r": (?=\w)", ": !"),
    "a hash in text": _replace(r"(?<=\w) (?=\w+[.,]?$)", " #"),
    "a bracket that is not closed": _replace(r"\]", ""),
    "a brace that is not closed": _replace(r"\}", ""),
    "a bracket that is opened": _replace(r": (?=\w)", ": ["),
    "no blank behind a colon": _replace(r": (?=\w)", ":"),
    "no blank behind a dash": _replace(r"- (?=\w)", "-"),
    "no dash": _replace(r"- (?=\w)", "  "),
    "a dash twice": _replace(r"- (?=\w)", "- - "),
    "no colon": _replace(":", ""),
    "a line twice": _double,
    "a line end too few": _join,
    "the mark of a merge": _insert("<<<<<<< HEAD"),
    "the middle of a merge": _insert("======="),
    "a merged block": _replace(r"^( +)(?=\w+:)", r"\1<<: {a: b}\n\1"),
    "a stray word": _insert("and"),
    "a character that nobody sees": _replace("(?=.)", "\u200e\u202a"),
    "the beginning of a document": _insert("---"),
}


@pytest.fixture
def folder(folder: Path) -> Path:
    """Give a copy of the good data in which more is shown, and a text is folded."""
    movements, routines = folder / "exercises.yml", folder / "routines.yml"
    drawn = "    others:\n      easier:\n        caption: Seated\n        alt: She sits.\n"
    edit(movements, "    note: Shown from the side.\n", drawn)
    edit(
        movements, "go up and down.}", "go up., others: {easier: {caption: Up, alt: She stands.}}}"
    )
    edit(movements, "how: Sit and lift the front of both feet.", "how: Sit.\n      shows: easier")
    edit(routines, "        note: Hold the wall.", "        shows: easier")
    edit(routines, "      - do: calf-raises", "      - do: calf-raises\n        shows: easier")
    edit(folder / "sources.yml", "limits: One town only.", "limits: >-\n    One town only.")
    assert check_data(folder)[1] == ()
    return folder


def _spoil(path: Path, slip: Slip, step: int) -> Iterator[str]:
    """Write the file with the slip in every so-manieth line; give each changed line in turn."""
    good = path.read_text(encoding="utf-8")
    for place in range(good.count("\n")):
        lines = good.splitlines()
        typed = lines[place]
        slip(lines, place)
        bad = "\n".join(lines) + "\n"
        if bad != good and (place % step == 0 or typed.lstrip(" -").startswith("id:")):
            path.write_text(bad, encoding="utf-8")
            yield typed
    path.write_text(good, encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_brings_findings_in_its_own_file_alone(folder: Path, name: str, file: str) -> None:
    path = folder / f"{file}.yml"
    for typed in _spoil(path, SLIPS[name], 41):
        findings = check_data(folder)[1]
        elsewhere = [str(finding) for finding in findings if finding.path != path.name]
        assert elsewhere == [], typed


@pytest.mark.parametrize("name", SLIPS)
def test_each_slip_is_one(folder: Path, name: str) -> None:
    found = (
        check_data(folder)[1]
        for file in FILES
        for _ in _spoil(folder / f"{file}.yml", SLIPS[name], 17)
    )
    assert any(found)


BROKEN: dict[str, Callable[[Path], object]] = {
    "an empty file": lambda path: path.write_bytes(b""),
    "only comments": lambda path: path.write_bytes(b"# nothing\n"),
    "a word": lambda path: path.write_bytes(b"words"),
    "another kind of list": lambda path: path.write_bytes(b"- a\n- b\n"),
    "no file": Path.unlink,
    "UTF-16": lambda path: path.write_text(path.read_text("utf-8"), "utf-16"),
    "Latin-1": lambda path: path.write_bytes(path.read_bytes() + b"# \xe9\n"),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_brings_findings_in_itself_alone(folder: Path, name: str, file: str) -> None:
    BROKEN[name](folder / f"{file}.yml")
    assert {finding.path for finding in check_data(folder)[1]} == {f"{file}.yml"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("    others:\n      easier", "    ohters:\n      easier", id="others"),
        pytest.param("  figure:\n    start: A runner leans", "  figur:\n    start: A", id="figure"),
        pytest.param("        alt: She sits.\n", "        alt:\n", id="no words for a drawing"),
        pytest.param(
            "      easier:\n        caption: Seated\n", "      easier:\n", id="no caption"
        ),
        pytest.param(
            "      easier:\n        caption",
            "      easier:\n      easier:\n        caption",
            id="a frame twice",
        ),
        pytest.param("- id: shin-curls", "- name: Curls", id="no id"),
        pytest.param("- id: shin-curls", "- id:", id="an empty id"),
        pytest.param("- id: shin-curls", "- id: [shin-curls]", id="a list as an id"),
        pytest.param("- id: shin-curls", "- ID: shin-curls", id="an id in capitals"),
        pytest.param("- id: calf-raises\n", "  id: calf-raises\n", id="two blocks in one"),
        pytest.param(
            "  why:\n    - text: Foot", "  why: []\n  why:\n    - text: Foot", id="why twice"
        ),
    ],
)
def test_what_a_faulty_block_does_not_say_is_missed_nowhere_else(
    folder: Path, old: str, new: str
) -> None:
    edit(folder / "exercises.yml", old, new)
    assert {finding.path for finding in check_data(folder)[1]} == {"exercises.yml"}


# --------------------------------------------------------------------------- sentences cut off


@pytest.mark.parametrize(
    ("file", "old", "new", "cut"),
    [
        pytest.param(
            "exercises",
            "how: Sit.",
            "how: Sit. Keep knees #1 soft.",
            ("shin-curls.easier[1].how", " #1 soft."),
            id="a version",
        ),
        pytest.param(
            "exercises",
            "then: Stop for today.",
            "then: Stop # for today.",
            ("shin-curls.stop[2].then", " # for today."),
            id="a stop rule",
        ),
        pytest.param(
            "exercises",
            "    - Heels stay down",
            "    - Heels  #stay down",
            ("shin-curls.cues[2]", " #stay down"),
            id="a list",
        ),
        pytest.param(
            "exercises",
            "feel: In the front of both shins.",
            "feel: In the front\n    of both\n    shins #always.",
            ("shin-curls.feel", " #always."),
            id="text over several lines",
        ),
        pytest.param(
            "exercises",
            "feel: In the front of both shins.",
            "feel: In the front of both\n    #1 shins.",
            ("shin-curls.feel", " #1 shins."),
            id="a line of its own",
        ),
        pytest.param(
            "exercises",
            "how: Take two seconds.",
            "how: #1 is to take two seconds.",
            ("shin-curls.steps[3].how", " #1 is to take two seconds."),
            id="the whole sentence",
        ),
        pytest.param(
            "exercises",
            "summary: Lean on a wall and lift",
            "summary: Lean #on a wall and lift",
            ("shin-curls.summary", " #on a wall and lift the front of both f…"),
            id="what is then too short",
        ),
        pytest.param(
            "routines",
            "{sign: You have a fever, then: Rest until it has gone.}",
            "{sign: You have a fever, then: Rest #until it has gone.\n        }",
            ("routines.quick.not_today[1].then", " #until it has gone."),
            id="inside braces",
        ),
        pytest.param(
            "muscles",
            "action: Pulls the foot up.",
            "action: Pulls the #1 foot up.",
            ("tibialis-anterior.action", " #1 foot up."),
            id="a muscle",
        ),
    ],
)
def test_a_sentence_that_a_hash_cuts_off_is_one_finding(
    folder: Path, file: str, old: str, new: str, cut: tuple[str, str]
) -> None:
    path = folder / f"{file}.yml"
    edit(path, old, new)
    line = path.read_text(encoding="utf-8").splitlines().index(new_line(path, new)) + 1
    (finding,) = check_data(folder)[1]
    assert (finding.path, finding.line) == (path.name, line)
    place, tail = cut
    assert finding.message == f"{place} must be in quotes: it is cut off at {tail!r}"
    assert finding.hint.startswith("put the sentence in quotes")


def new_line(path: Path, new: str) -> str:
    """Return the whole line in which the changed text begins."""
    first = new.split("\n", maxsplit=1)[0]
    return next(line for line in path.read_text(encoding="utf-8").splitlines() if first in line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("- id: shin-curls", "- id: shin-curls # its address", id="an id"),
        pytest.param("      sets: 2\n", "      sets: 2 #each side\n", id="a number"),
        pytest.param("  core: true", "  core: true # short of time", id="a switch"),
        pytest.param("  kind: strength", "  kind: strength #not balance", id="a word of a list"),
        pytest.param("  reviewed: 2026-11-20", "  reviewed: 2026-11-20 # a Friday", id="a day"),
        pytest.param("main: [tibialis-anterior]", "main: [tibialis-anterior] #one", id="a list"),
        pytest.param("  cues:\n", "  cues: #two\n", id="the head of a list"),
        pytest.param("name: Shin curls", "name: Shin curls      # as runners say it", id="a form"),
        pytest.param("name: Shin curls", "name: Shin curls\n  #also: Toe lifts", id="a line below"),
        pytest.param("name: Shin curls", "name: Shin curls\n#also: Toe lifts", id="at the margin"),
        pytest.param("how: Take two seconds.", "how:      # how to do it", id="still empty"),
        pytest.param("how: Take two seconds.", "how: 'Take #2 seconds.' # yes", id="quotes"),
        pytest.param("how: Take two seconds.", "how: >-\n        Take #2\n        s.", id="folded"),
        pytest.param("how: Take two seconds.", "how: Take two#seconds.", id="inside a word"),
    ],
)
def test_a_comment_that_is_meant_as_one_is_none(folder: Path, old: str, new: str) -> None:
    edit(folder / "exercises.yml", old, new)
    assert check_data(folder)[1] == ()


def test_a_form_that_is_filled_in_keeps_its_comments(folder: Path) -> None:
    """What `make new` writes has a comment behind most fields, words for readers too."""
    template = Path(__file__).parents[2] / "scripts" / "new_movement.yml"
    filled = re.sub(
        r"(?m)^( *(?:- )?(?:summary|line|how|act|feel|text|ask_first|when|why):) {2,}(?=#)",
        r"\1 Some words for a reader.   ",
        template.read_text(encoding="utf-8"),
    )
    assert filled.count("Some words") > 8
    with (folder / "exercises.yml").open("a", encoding="utf-8") as file:
        file.write(filled)
    assert not any("cut off" in str(finding) for finding in check_data(folder)[1])


# ------------------------------------------------------------------------ one slip, one finding

_KEY = re.compile(r"(?:^ *(?:- )?|[{,] *)(?P<key>[a-z_]+)(?=:(?: |$))")

MISTYPED: dict[str, Callable[[str], str]] = {
    "a letter twice": lambda key: key + key[-1],
    "a letter lost": lambda key: key[1:],
    "two letters swapped": lambda key: key[:-2] + key[-1] + key[-2],
    "a wrong letter": lambda key: key[:-1] + "x",
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", MISTYPED)
def test_a_mistyped_key_is_one_finding_at_its_line(folder: Path, name: str, file: str) -> None:
    path = folder / f"{file}.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    tried = set()
    for place, line in enumerate(lines):
        for found in _KEY.finditer(line):
            key = found["key"]
            typed = MISTYPED[name](key)
            # The name of a drawing is free: places that show it by the right one are told of it.
            frame = key == "easier" and "caption" in line + lines[place + 1]
            if frame or typed == key or (key, len(line) - len(line.lstrip())) in tried:
                continue
            tried.add((key, len(line) - len(line.lstrip())))
            bad = line[: found.start("key")] + typed + line[found.end("key") :]
            path.write_text("\n".join([*lines[:place], bad, *lines[place + 1 :]]), "utf-8")
            (finding,) = check_data(folder)[1]
            assert (finding.path, finding.line) == (path.name, place + 1)
            assert f"{typed} must not be there" in finding.message
            assert finding.hint, typed
    assert tried


def test_what_is_left_out_is_still_missed_beside_a_key_of_another_name(folder: Path) -> None:
    edit(folder / "muscles.yml", "  depth: deep\n", "  colour: red\n")
    assert [one.message.split(" must ")[0] for one in check_data(folder)[1]] == [
        "soleus.depth",
        "soleus.colour",
    ]


LISTS = ["exercises", "routines", "muscles", "sources"]


@pytest.mark.parametrize("file", LISTS)
@pytest.mark.parametrize("instead", [pytest.param("  ", id="blanks"), pytest.param("", id="none")])
def test_a_lost_dash_is_one_finding_at_its_line(folder: Path, file: str, instead: str) -> None:
    path = folder / f"{file}.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [place for place, line in enumerate(lines) if re.match(r" *- id: ", line)]
    for place in heads:
        bad = lines[place].replace("- ", instead, 1)
        path.write_text("\n".join([*lines[:place], bad, *lines[place + 1 :]]), "utf-8")
        (finding,) = check_data(folder)[1]
        assert (finding.path, finding.line) == (path.name, place + 1)
        assert "dash" in f"{finding.message} {finding.hint}"
    assert heads


def test_a_lost_dash_inside_a_block_is_one_finding_at_its_line(folder: Path) -> None:
    path = folder / "exercises.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [place for place, line in enumerate(lines) if re.match(r" +- (act|fault|sign):", line)]
    for place in heads:
        bad = lines[place].replace("- ", "  ", 1)
        path.write_text("\n".join([*lines[:place], bad, *lines[place + 1 :]]), "utf-8")
        (finding,) = check_data(folder)[1]
        assert (finding.path, finding.line) == (path.name, place + 1)
    assert heads


def test_a_key_twice_is_no_lost_dash(folder: Path) -> None:
    edit(folder / "muscles.yml", "- id: soleus\n", "- id: soleus\n  id: soleus\n")
    (finding,) = check_data(folder)[1]
    assert finding.hint == "take one of the two out"


LINE = "      Take your shoes off today.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "away"),
    [
        pytest.param(
            "exercises",
            "      text: A coach's judgment, near the doses of the trial.\n",
            "      text: >-\n        A coach's judgment,\n        near the doses of the trial.\n",
            0,
            id="the first field of a block",
        ),
        pytest.param(
            "exercises",
            "      text: A coach's judgment, near the doses of the trial.\n",
            "      text: >-\n        A coach's judgment.\n        Near: the doses of the trial.\n",
            0,
            id="with a colon in it",
        ),
        pytest.param(
            "safety",
            "disclaimer: This guide is no medical advice.\n",
            "disclaimer: >-\n  This guide\n  is no medical advice.\n",
            0,
            id="the first field of a file",
        ),
        pytest.param(
            "safety",
            "  - {id: barefoot, act: Go barefoot, how: Take your shoes off., sources: [leaflet]}\n",
            "  - id: barefoot\n    act: Go barefoot\n    how: >-\n"
            f"{5 * LINE}    sources: [leaflet]\n",
            -1,
            id="behind a short text",
        ),
        pytest.param(
            "sources",
            "  read: page\n  found: Stop at",
            "  read: page\n  found: >-\n    Stop at",
            -1,
            id="behind a word of a list",
        ),
    ],
)
def test_a_lost_line_that_begins_a_text_is_one_finding_near_it(
    folder: Path, file: str, old: str, new: str, away: int
) -> None:
    path = folder / f"{file}.yml"
    unfolded = folder / "sources.yml"
    edit(unfolded, "limits: >-\n    One", "limits: One")
    edit(path, old, new)
    assert check_data(folder)[1] == ()
    lines = path.read_text(encoding="utf-8").splitlines()
    (lost,) = [place for place, line in enumerate(lines) if line.endswith(": >-")]
    path.write_text("\n".join([*lines[:lost], *lines[lost + 1 :]]), encoding="utf-8")
    (finding,) = check_data(folder)[1]
    assert finding.line == lost + 1 + away
    assert ": >-' missing" in finding.hint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(
            "routines",
            "dose: {sets: 1, reps: 10, ",
            "dose: {sets: 1, reps: 10, note: slow, small steps, ",
            id="in the middle",
        ),
        pytest.param(
            "routines",
            "then: Rest until it has gone.}",
            "then: Rest, until it has gone.}",
            id="at the end",
        ),
        pytest.param(
            "routines",
            "{sign: You have a fever, then: Rest until it has gone.}",
            "{sign: You have a fever,\n        then: Rest,\n          until it is gone.}",
            id="over several lines",
        ),
    ],
)
def test_a_comma_in_braces_asks_for_quotes(folder: Path, file: str, old: str, new: str) -> None:
    edit(folder / f"{file}.yml", old, new)
    (finding,) = check_data(folder)[1]
    assert finding.message.endswith("must not be there: no field has this name")
    assert finding.hint == "text with a comma needs quotes round all of it"


def test_a_field_in_braces_that_is_only_unknown_needs_no_quotes(folder: Path) -> None:
    edit(folder / "routines.yml", "{sign: You have a fever,", "{sing: You have a fever,")
    (finding,) = check_data(folder)[1]
    assert finding.hint == "did you mean sign?"
