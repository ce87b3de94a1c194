"""YAML text into plain values that know their lines, or into findings.

PyYAML does the parsing. What is done here is to refuse the parts of YAML that this guide
has no use for and that surprise people (anchors, merge keys, tags, several documents,
duplicate keys), and to keep for every value the line on which it stands.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from footwork.findings import Finding

Place = tuple[str | int, ...]
"""Keys and positions (from 0) that lead to a value from the root of its file."""

MAX_BYTES = 8 * 2**20
"""Largest file that is read; the guide's own files are a hundredth of it."""
MAX_DEPTH = 16
"""Deepest nesting; the model needs half of it."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Only these spellings are numbers. YAML 1.1 would also take 010 for eight, 2:30 for 150 and
# .inf for a number; here they stay text, so that the model can refuse them by what was typed.
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass
class Tree:
    """The content of one file."""

    path: str
    value: Any = None
    """Plain dicts, lists, text, numbers, switches, days and None."""
    lines: dict[Place, int] = field(default_factory=dict)
    """The line of each value, counted from 1; for a field, the line of its key."""
    unquoted: dict[Place, str] = field(default_factory=dict)
    """How values that are not text were typed."""
    findings: list[Finding] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of a value, or of the nearest block around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def where(self, place: Place) -> str:
        """Return a place in words: `shin-curls.dose.start.reps`, `quick.steps[3].do`.

        A block in a list is named by its id where it has one, else by its number from 1.
        """
        words = ""
        value = self.value
        for key in place:
            if isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
                name = value.get("id") if isinstance(value, dict) else None
                words += f".{name}" if isinstance(name, str) else f"[{key + 1}]"
            else:
                value = value.get(key) if isinstance(value, dict) else None
                words += f".{key}"
        return words.lstrip(".") or "the file"

    def report(self, place: Place, rule: str, hint: str = "") -> None:
        """Add a finding about the value at a place; `rule` begins with `must`."""
        self.findings.append(
            Finding(self.path, self.line(place), f"{self.where(place)} {rule}", hint)
        )

    def refuse(self, line: int, rule: str, hint: str = "") -> None:
        """Add a finding about a line of the file."""
        self.findings.append(Finding(self.path, line, rule, hint))


def load_tree(path: Path, label: str) -> Tree:
    """Read a YAML file.

    `label` is the path as messages shall show it. The tree that comes back holds either a
    value or findings that say why there is none; duplicate keys leave it with both.
    """
    tree = Tree(label)
    text = _read_text(path, tree)
    if text is None:
        return tree
    try:
        _refuse_surprises(text, tree)
        if tree.findings:
            return tree
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        _report_syntax(error, text, tree)
        return tree
    if root is None:
        tree.refuse(1, "the file must hold data, not be empty")
        return tree
    tree.value = _convert(root, (), tree)
    return tree


def _read_text(path: Path, tree: Tree) -> str | None:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB"
            tree.refuse(1, f"the file must be at most {limit}, not {size / 2**20:.1f} MB")
            return None
        raw = path.read_bytes()
    except FileNotFoundError:
        tree.refuse(1, "the file must exist", f"create {path.name}, or name its folder with --data")
        return None
    except OSError as error:
        tree.refuse(1, f"the file must be readable: {error.strerror}")
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        tree.refuse(1, "the file must be UTF-8, not UTF-16", "save it again as UTF-8")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = f"0x{raw[error.start]:02x}"
        tree.refuse(line, f"the line must be UTF-8; byte {byte} is not", "save the file as UTF-8")
        return None


def _refuse_surprises(text: str, tree: Tree) -> None:
    """Look through the parser's events, before anything is built from them."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = _line(event)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                tree.refuse(line, "the file must hold one document", "take out the line ---")
        elif isinstance(event, yaml.AliasEvent):
            tree.refuse(line, f"an alias must not be used: *{event.anchor}", "write the value out")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        elif isinstance(event, (yaml.CollectionStartEvent, yaml.ScalarEvent)):
            if event.anchor:
                hint = "write the value out where it is needed"
                tree.refuse(line, f"an anchor must not be used: &{event.anchor}", hint)
            if event.tag not in (None, "!"):
                tree.refuse(line, f"a tag must not be used: {event.tag}", "take it out")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    tree.refuse(line, f"blocks must nest at most {MAX_DEPTH} deep")
                    return


def _line(marked: Any) -> int:
    """Return the line, from 1, of an event or a node of the parser."""
    return int(marked.start_mark.line) + 1


def _report_syntax(error: yaml.YAMLError, text: str, tree: Tree) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:  # a character that YAML does not allow
        position = getattr(error, "position", 0)
        code = getattr(error, "character", None)
        shown = f"U+{code:04X}" if isinstance(code, int) else "a control character"
        line = text.count("\n", 0, position) + 1
        tree.refuse(line, f"the line must not hold {shown}", "delete the invisible character")
        return
    line = mark.line + 1
    typed = text.splitlines()[mark.line] if mark.line < len(text.splitlines()) else ""
    if "\t" in typed[: len(typed) - len(typed.lstrip())]:
        tree.refuse(line, "the line must be indented with spaces, not a tab")
        return
    problem = " ".join(str(getattr(error, "problem", "") or error).split())
    hint = "text with a colon, a hash or a leading quote needs quotes round all of it"
    tree.refuse(line, f"the line must be valid YAML: {problem}", hint)


def _convert(node: yaml.Node, place: Place, tree: Tree) -> Any:
    tree.lines.setdefault(place, _line(node))
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, (*place, index), tree) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, place, tree)
    return _convert_scalar(node, place, tree)


def _convert_mapping(node: yaml.MappingNode, place: Place, tree: Tree) -> dict[str, Any]:
    block: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = _line(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            tree.refuse(line, "a key must be one word, not a block")
            continue
        key = key_node.value
        if key_node.tag == "tag:yaml.org,2002:merge":
            hint = "write the fields out"
            tree.refuse(line, f"{tree.where(place)} must not merge in another block", hint)
            continue
        if key in block:
            first = tree.lines[(*place, key)]
            where = tree.where((*place, key))
            tree.refuse(line, f"{where} must be given once; it stands in line {first} already")
            continue
        tree.lines[(*place, key)] = line
        block[key] = _convert(value_node, (*place, key), tree)
    return block


def _convert_scalar(node: yaml.Node, place: Place, tree: Tree) -> Any:
    typed: str = node.value
    kind = node.tag.rpartition(":")[2]
    value: Any = typed
    if kind == "null":
        value = None
    elif kind == "bool":
        value = typed.lower() in ("true", "yes", "on")
    elif kind == "int" and _INTEGER.fullmatch(typed):
        value = int(typed)
    elif kind == "float" and _DECIMAL.fullmatch(typed):
        value = float(typed)
    elif kind == "timestamp" and _DAY.fullmatch(typed):
        try:
            value = datetime.date.fromisoformat(typed)
        except ValueError:
            value = typed
    if kind != "str":
        tree.unquoted[place] = typed
    return value
