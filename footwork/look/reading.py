"""The file of the tokens, read and checked: each fault with its place, rule, bad value and cure."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from footwork.reading.findings import Finding, GuideError, refuse_bytes
from footwork.reading.misspelled import find_nearest

NAME = "footwork/look/tokens.toml"

_Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
_Size = Annotated[float, Field(gt=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Schemes(_Part):
    light: _Hex
    dark: _Hex | None = None


class _Saver(_Part):
    black: _Hex
    white: _Hex


class _Print(BaseModel):
    """What is read by name while modules are imported; any other name is a color, too."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, _Hex]

    ink: _Hex
    paper: _Hex
    phases: list[_Hex]
    pain: dict[str, _Hex]
    figure: dict[str, _Hex]
    type: dict[str, _Size]


class _Tokens(_Part):
    color: dict[str, _Schemes]
    figure: dict[str, _Schemes]
    skin: list[dict[str, _Hex]]
    print: _Print
    ink_saver: _Saver = Field(alias="ink-saver")
    paper: dict[str, tuple[_Size, _Size]]


def read_tokens(path: Path) -> dict[str, Any]:
    """Return what the file of the tokens holds; raises GuideError with every finding."""
    try:
        text = path.read_text(encoding="utf-8")
        tokens = tomllib.loads(text)
    except OSError as error:
        raise _refuse(1, f"the file must be readable: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise GuideError([refuse_bytes(NAME, error)]) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"(.*) \(at line (\d+)", str(error))
        told, line = (found[1], int(found[2])) if found else (str(error), text.count("\n") or 1)
        raise _refuse(line, f"the line must be valid TOML: {told}") from None
    try:
        _Tokens.model_validate(tokens)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        unknown = {one["loc"]: one for one in faults if one["type"] == "extra_forbidden"}
        findings = []
        for one in faults:
            place = one["loc"]
            line = _find_line(text, tuple(map(str, place)))
            where = ".".join(map(str, place))
            findings.append(Finding(NAME, line, f"{where} {_explain(one)}", _hint(one, unknown)))
        raise GuideError(sorted(set(findings))) from None
    return tokens


def _refuse(line: int, rule: str, hint: str = "") -> GuideError:
    return GuideError([Finding(NAME, line, rule, hint)])


def _explain(fault: Any) -> str:
    match fault["type"]:
        case "missing":
            return "must be given"
        case "extra_forbidden":
            return "must not be there: nothing reads it"
        case "string_pattern_mismatch" | "string_type":
            return f"must be a color as #rrggbb, not {fault['input']!r}"
        case _:
            told = fault["msg"]
            return f"must be mended: {told[0].lower()}{told[1:]}, not {fault['input']!r}"


def _hint(fault: Any, unknown: dict[Any, Any]) -> str:
    """Return the name that was meant, where one was misspelled; a color's cure else."""
    if fault["type"] == "string_pattern_mismatch":
        return "write six digits from 0 to f behind a #"
    if fault["type"] == "missing":
        beside = [str(loc[-1]) for loc in unknown if loc[:-1] == fault["loc"][:-1]]
        near = find_nearest(str(fault["loc"][-1]), beside)
        return f"is {near} meant to be it?" if near else "add it as the others are"
    return ""


def _find_line(text: str, place: tuple[str, ...]) -> int:
    """Return the line of a value: of its name in its table, else of the nearest table around it.

    A place in a list of tables counts them, `skin.2.nail`.
    """
    best = 1
    table: tuple[str, ...] = ()
    seen: dict[str, int] = {}
    for number, typed in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[\[?([\w.-]+)\]\]?", typed):
            table = tuple(head[1].split("."))
            if typed.lstrip().startswith("[["):
                table = (*table, str(seen.get(head[1], 0)))
                seen[head[1]] = seen.get(head[1], 0) + 1
            if table == place[: len(table)]:
                best = number
        elif name := re.match(r"\s*\"?([\w-]+)\"?\s*=", typed):
            whole = (*table, name[1])
            if whole == place[: len(whole)]:
                return number
    return best
