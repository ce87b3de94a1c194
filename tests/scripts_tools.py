"""Every script of the guide, and Node to read them with."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from scripts.check_scripts import COMPILER, NODE
from tools.copies import ROOT

TYPESCRIPT = COMPILER.parents[1]


def list_tracked(*patterns: str) -> list[str]:
    """Return the files that belong to the project, from its root, by the end of their names."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(path for path in done.stdout.splitlines() if (ROOT / path).is_file())


ALL_SCRIPTS = list_tracked("*.js", "*.mjs", "*.cjs")
"""Every script of the project."""
SCRIPTS = [path for path in ALL_SCRIPTS if not path.startswith(("tests/", "tools/"))]
"""What the guide runs: the scripts of tests and tools say nothing to readers."""

_LIST_TEXTS = """
const [compiler, ...sources] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const ts = require(compiler);
console.log(JSON.stringify(sources.map((source) => {
  const texts = [];
  const walk = (node) => {
    if (ts.isStringLiteral(node) || ts.isTemplateHead(node)
        || ts.isTemplateMiddleOrTemplateTail(node) || ts.isNoSubstitutionTemplateLiteral(node)
        || ts.isRegularExpressionLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, walk);
  };
  const file = ts.createSourceFile("a.js", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  if (file.parseDiagnostics.length) throw new Error(file.parseDiagnostics[0].messageText);
  walk(file);
  return texts;
})));
"""


def list_texts(sources: list[str]) -> list[list[str]]:
    """Return the texts and patterns in each script, in order, as a parser reads them."""
    assert TYPESCRIPT.is_dir(), "the checker of types is missing: run `make lint` once"
    done = subprocess.run(
        [NODE, "-e", _LIST_TEXTS],
        input=json.dumps([str(TYPESCRIPT), *sources]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
