"""What a command is given: every fault of it in a line of its own, and exit status 1.

The standard library ends at the first fault with status 2 and a summary of all options. Here what
is wrong is raised as every other fault is, together: `run` in `publishing.faults` says it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from footwork.reading.findings import Fault

_WORDED = (
    (re.compile(r"unrecognized arguments: (.+)"), r"\1 must be an option that there is"),
    (re.compile(r"the following arguments are required: (.+)"), r"\1 must be given"),
    (re.compile(r"argument (\S+): expected (.+)"), r"\1 must be followed by \2"),
    (re.compile(r"argument (\S+): (.+)"), r"\1 must be given otherwise: \2"),
)
"""What the standard library says, and how it is said here."""


class ArgumentFault(Fault):
    """What a command was given cannot be used; a line for each fault."""


class Parser(argparse.ArgumentParser):
    """Reads what a command is given, and gathers what is wrong with it in `faults`."""

    def __init__(self, description: str | None, **how: Any) -> None:
        """Take what the command does, as its help says it, line by line."""
        kind = argparse.RawDescriptionHelpFormatter
        super().__init__(description=description, formatter_class=kind, **how)
        self.faults: list[str] = []

    def add_count(self, name: str, least: int, most: int | None = None, **how: Any) -> None:
        """Add an option that is a whole number; `least` and `most` are the smallest and largest."""
        limits = f"of {least} or more" if most is None else f"from {least} to {most}"

        def read(text: str) -> int | None:
            # No count has more than nine digits, and a longer one takes Python long to read.
            given = int(text) if text.isdecimal() and len(text) < 10 else None
            if given is not None and least <= given <= (most or given):
                return given
            self._note(name, f"a whole number {limits}", text)
            return None

        self.add_argument(name, type=read, **how)

    def add_choice(self, name: str, choices: Collection[str], **how: Any) -> None:
        """Add an option, or what stands without one, that is one of several words."""

        def read(text: str) -> str | None:
            if text in choices:
                return text
            near = get_close_matches(text, choices, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            self._note(name, f"one of {', '.join(choices)}", text, hint)
            return None

        how.setdefault("metavar", f"{{{','.join(choices)}}}")
        self.add_argument(name, type=read, **how)

    def _note(self, name: str, rule: str, given: str, hint: str = "") -> None:
        self.faults.append(f"{name} must be {rule}, not {given[:60]!r}{hint}")

    def read(self, given: Sequence[str] | None = None) -> argparse.Namespace:
        """Return what was given; what is wrong with single values stands in `faults`.

        Raises ArgumentFault with all of them where the rest cannot be read.
        """
        return super().parse_args(given)

    def finish(self) -> None:
        """Raise ArgumentFault with everything that is wrong, if anything is."""
        if self.faults:
            raise ArgumentFault("\n".join(self.faults))

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Return what was given; raises ArgumentFault with everything that is wrong with it."""
        read = super().parse_args(args, namespace)
        self.finish()
        return read

    def error(self, message: str) -> NoReturn:
        """Raise ArgumentFault with this one, too, and with what helps."""
        for pattern, words in _WORDED:
            if pattern.fullmatch(message):
                told = pattern.sub(words, message)
                message = f"{told}: {self.prog} --help shows all"
                break
        raise ArgumentFault("\n".join([*self.faults, message]))
