"""What a command is given: all that is wrong with it in lines of their own, with status 1."""

from __future__ import annotations

import pytest

from footwork.publishing.arguments import ArgumentFault, Parser
from footwork.publishing.faults import run


@pytest.fixture
def parser() -> Parser:
    parser = Parser("Do it.", prog="do-it")
    parser.add_count("--weeks", 1, 12, default=4)
    parser.add_count("--jobs", 1)
    parser.add_choice("--paper", ("a4", "letter"), default="a4")
    parser.add_argument("--out")
    parser.add_choice("STAGE", ("cards", "pages"), nargs="*", metavar="STAGE")
    return parser


def test_what_is_right_is_read(parser: Parser) -> None:
    read = parser.parse_args(["--weeks", "12", "--jobs", "40", "cards", "pages"])
    assert (read.weeks, read.jobs, read.paper, read.STAGE) == (12, 40, "a4", ["cards", "pages"])


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (["--weeks", "many"], ["--weeks must be a whole number from 1 to 12, not 'many'"]),
        (["--weeks", "13"], ["--weeks must be a whole number from 1 to 12, not '13'"]),
        (["--jobs", "0"], ["--jobs must be a whole number of 1 or more, not '0'"]),
        (["--jobs", "9" * 5000], [f"--jobs must be a whole number of 1 or more, not '{'9' * 60}'"]),
        (["cardz"], ["STAGE must be one of cards, pages, not 'cardz' (did you mean cards?)"]),
        (["--wat"], ["--wat must be an option that there is: do-it --help shows all"]),
        (["--out"], ["--out must be followed by one argument: do-it --help shows all"]),
        (
            ["--weeks", "many", "--paper", "a5", "--out"],
            [
                "--weeks must be a whole number from 1 to 12, not 'many'",
                "--paper must be one of a4, letter, not 'a5'",
                "--out must be followed by one argument: do-it --help shows all",
            ],
        ),
    ],
    ids=["word", "large", "small", "long", "near", "unknown", "no value", "three"],
)
def test_every_fault_has_a_line(
    given: list[str], lines: list[str], parser: Parser, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ArgumentFault) as refused:
        parser.parse_args(given)
    assert str(refused.value).splitlines() == lines

    def ask() -> int:
        parser.faults.clear()
        parser.parse_args(given)
        return 0

    assert run(ask) == 1
    assert capsys.readouterr().err.splitlines() == lines


def test_help_names_what_may_be_chosen(parser: Parser) -> None:
    assert "--paper {a4,letter}" in parser.format_help()
