"""The version of the code that makes a drawing: a hash of what it does, not how it is told.

It is taken from the parsed modules that the drawing needs, without comments and docstrings and
without where they stand: a better word in them redraws nothing. The libraries that draw along
are pinned in requirements/; whether another version of theirs draws the same is not told here but
by drawing everything again (`make figures ARGS=--verify`).
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = "footwork"

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds the package."""

_READ_ALREADY = ("footwork.figures.pose.schema", "footwork.look.tokens")
"""Modules whose work is done when drawing begins: what they read is in a drawing's source."""


def create_version(entry: str, root: Path = ROOT, told: str = "") -> str:
    """Return the version, 16 hexadecimal digits, of the code behind one module.

    The code is that of the module, named as it is imported, and of all that it imports from this
    package, directly or not; `root` is the folder that holds the package, `told` what the code
    reads from elsewhere.
    """
    whole = hashlib.sha256(told.encode())
    for name, tree in sorted(_reach(entry, root).items()):
        whole.update(f"{name}\0{_spell(tree)}\n".encode())
    return whole.hexdigest()[:16]


def _reach(entry: str, root: Path) -> dict[str, ast.Module]:
    """Return the parsed modules that a module needs, itself among them, by their names."""
    found: dict[str, ast.Module] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name in found or name in _READ_ALREADY:
            continue
        path = root.joinpath(*name.split("."))
        path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if path.is_file():
            found[name] = ast.parse(path.read_bytes())
            waiting += _imported(found[name])
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the names of this package that a module imports; some may be no modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (name for name in names if name.partition(".")[0] == _PACKAGE)


def _spell(part: object) -> str:
    """Write parsed code as text, the same for every Python that can run it.

    `ast.dump` would not do: what it leaves out differs from version to version.
    """
    if isinstance(part, ast.AST):
        fields = (
            f"{name}={_spell(value)}"
            for name, value in ast.iter_fields(part)
            if value is not None and value != []
        )
        return f"{type(part).__name__}({', '.join(fields)})"
    if isinstance(part, list):
        return f"[{', '.join(_spell(item) for item in part if not _is_docstring(item))}]"
    return repr(part)


def _is_docstring(part: object) -> bool:
    """Say whether a statement is a text alone, under a name or at the head of something."""
    return (
        isinstance(part, ast.Expr)
        and isinstance(part.value, ast.Constant)
        and isinstance(part.value.value, str)
    )
