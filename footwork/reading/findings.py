"""Faults in the data, each with the place, the rule, the bad value and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: `path:line: message`, and a hint where one helps."""

    path: str
    """The file as the reader of the message would open it."""
    line: int
    """Its line, counted from 1."""
    message: str
    """The place, the rule and the bad value in one sentence without a full stop."""
    hint: str = ""
    """How to mend it."""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.message}"
        return f"{text}\n    {self.hint}" if self.hint else text


def refuse_bytes(
    path: str, error: UnicodeDecodeError, hint: str = "save the file as UTF-8"
) -> Finding:
    """Return the finding for a file of text that is not UTF-8."""
    line = error.object.count(b"\n", 0, error.start) + 1
    rule = f"the line must be UTF-8; byte 0x{error.object[error.start]:02x} is not"
    return Finding(path, line, rule, hint)


def create_report(findings: Sequence[Finding]) -> str:
    """Return all findings, one below the other, and their count in the last line."""
    count = len(findings)
    ending = f"{count} finding{'' if count == 1 else 's'}"
    return "\n".join([*map(str, findings), ending])


class Fault(Exception):  # noqa: N818 - somebody's, not the program's
    """What somebody can mend; the text says in whole lines what, and where."""


class GuideError(Fault):
    """The data cannot be used; the text of the exception is the whole report."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(create_report(findings))
