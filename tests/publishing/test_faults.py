"""What somebody can mend is said in lines with their place, and a command ends with a status."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined

from footwork.publishing import faults
from footwork.publishing.faults import explain, run
from footwork.reading.findings import Fault

ENDS: dict[str, tuple[BaseException, int, str]] = {
    "a fault": (Fault("data/a.yml:1: b"), 1, "data/a.yml:1: b\n"),
    "a file": (IsADirectoryError(21, "Is a directory", "a", None, "b"), 1, "b cannot be read or"),
    "Ctrl+C": (KeyboardInterrupt(), 130, ""),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_command_ends_without_frames(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    error, status, said = ENDS[name]

    def fail() -> int:
        raise error

    assert run(fail) == status
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert told.count("\n") == bool(said)


def test_what_is_the_programs_own_fault_keeps_its_frames() -> None:
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 // 0)


def catch(do: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each is another one
        do()
    return caught.value


def refuse() -> str:
    raise KeyError("x")


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("a\n{% if b %}", "templates/a.html:2: Unexpected end of template"),
        ("a\n{{ nope }}", "templates/a.html:2: UndefinedError: 'nope' is undefined"),
        ("a\n{{ refuse() }}", "templates/a.html:2: KeyError: 'x' (test_faults.py:"),
    ],
)
def test_a_template_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, wanted: str
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text(template)
    monkeypatch.setattr(
        faults,
        "shorten",
        lambda path: (
            str(path).split("/")[-1]
            if "test_faults" in str(path)
            else str(path).removeprefix(f"{tmp_path}/")
        ),
    )
    environment = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True
    )
    environment.globals["refuse"] = refuse
    error = catch(lambda: environment.get_template("a.html").render())
    assert explain(error).startswith(wanted)
    assert "\n" not in explain(error)


@pytest.mark.parametrize("text", ["\n{{ nope }}", "\n{% if b %}"])
def test_a_page_is_named_with_its_own_line(text: str) -> None:
    environment = Environment(loader=DictLoader({}), undefined=StrictUndefined, autoescape=True)
    error = catch(lambda: environment.from_string(text).render())
    assert explain(error, "docs/a.md", 4).startswith("docs/a.md:6: ")
