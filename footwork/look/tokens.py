"""The tokens of the guide's look as `tokens.toml` has them, for all that draws and styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from footwork.look.reading import NAME, read_tokens
from footwork.reading.findings import Fault, GuideError

try:
    _TOKENS: dict[str, Any] = read_tokens(Path(__file__).with_suffix(".toml"))
except GuideError as faulty:
    # Nothing can be drawn or styled: whatever program needs it ends with these lines.
    raise SystemExit(str(faulty)) from None

_CALL = re.compile(r"token\(([\w.-]+)(?: / ([\d.]+))?\)")
_LINE = re.compile(r"^( *)@tokens (light|dark|skins);\n", re.MULTILINE)


class Color(NamedTuple):
    """A color in both schemes, as `#rrggbb`."""

    light: str
    dark: str


class _Colors(dict[str, Color]):
    """The colors of a section. One that is not there is somebody's to mend."""

    def __init__(self, section: str) -> None:
        for name, it in _TOKENS[section].items():
            self[name] = Color(it["light"], it.get("dark", it["light"]))
        self._section = section

    def __missing__(self, name: str) -> Color:
        raise Fault(f"{NAME}: {self._section}.{name} must be given: the guide is drawn in it")


COLOR = _Colors("color")
"""The colors of screens."""

FIGURE = _Colors("figure")
"""The colors of the drawings, in the order in which a drawing lists them."""

SKINS: tuple[dict[str, str], ...] = tuple(_TOKENS["skin"])
"""Skins to choose from beside the one that drawings come with: what each changes in them."""

PRINT: dict[str, Any] = _TOKENS["print"]
"""The colors and the type of what is printed."""

BLACK, WHITE = _TOKENS["ink-saver"]["black"], _TOKENS["ink-saver"]["white"]

PAPERS: dict[str, tuple[float, float]] = {
    name: (size[0], size[1]) for name, size in _TOKENS["paper"].items()
}
"""Width and height of each paper in millimeters."""


PREVIEW_WIDTH = 480
"""Width of the picture of a printed page in pixels."""


def list_tones() -> tuple[str, ...]:
    """Return the color of every skin to choose from, the one that drawings come with first."""
    return (FIGURE["skin"].light, *(skin["skin"] for skin in SKINS))


Scheme = Literal["light", "dark"]


def declare(scheme: Scheme, names: Iterable[str]) -> str:
    """Return colors of a scheme as custom properties; of the dark one, those that differ."""
    return _declare(_choose({name: COLOR[name] for name in names}, scheme), "--")


def fill_tokens(style: str) -> str:
    """Return a style sheet in which tokens stand for what they are.

    `@tokens light;` and `@tokens dark;` become every color of a scheme as a custom property,
    `@tokens skins;` a rule for each skin, and `token(print.pain.go)` the value of that token; of
    a color with two schemes it is the light one. `token(color.ink / .4)` lets two fifths of it
    through. Raises Fault for a token that is not there; `list_unknown` says where they are.
    """
    return _CALL.sub(_fill, _LINE.sub(_list, style))


def list_unknown(style: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the rule of every call of a style sheet for a token that is not there."""
    for found in _CALL.finditer(style):
        if _find(found) is None:
            yield style.count("\n", 0, found.start()) + 1, _refuse(found)


def _refuse(found: re.Match[str]) -> str:
    return f"{found[0]} must name a color of {NAME}"


def _list(found: re.Match[str]) -> str:
    indent, what = found[1], found[2]
    if what == "skins":
        rules = (
            f'[data-skin="{number}"] {{ {_declare(skin, "--fig-")} }}'
            for number, skin in enumerate(SKINS, 2)
        )
        return "".join(f"{indent}{rule}\n" for rule in rules)
    scheme: Scheme = "dark" if what == "dark" else "light"
    figure = _declare(_choose(FIGURE, scheme), "--fig-")
    return f"{indent}{declare(scheme, COLOR)}\n{indent}{figure}\n"


def _choose(colors: dict[str, Color], scheme: Scheme) -> dict[str, str]:
    if scheme == "light":
        return {name: color.light for name, color in colors.items()}
    return {name: color.dark for name, color in colors.items() if color.dark != color.light}


def _declare(values: dict[str, str], prefix: str) -> str:
    return " ".join(f"{prefix}{name}: {value};" for name, value in values.items())


def _find(found: re.Match[str]) -> str | None:
    value: Any = _TOKENS
    for name in found[1].split("."):
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, dict):
        value = value.get("light")
    return value if isinstance(value, str) else None


def _fill(found: re.Match[str]) -> str:
    value = _find(found)
    if value is None:
        raise Fault(_refuse(found))
    if found[2] is None:
        return value
    red, green, blue = (int(value[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red} {green} {blue} / {found[2]})"
