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

from footwork.reading.findings import Finding, refuse_bytes

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

_LINE_END = re.compile("\r\n?|\n")
# Characters that no editor shows. Among them are all that YAML refuses, and three that it
# takes for the end of a line, which would put every line number after them off.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
# A comment that may be the end of a sentence; and one that may be so even behind more blanks.
_CUT = re.compile(r"[ \t](?P<tail>#.*)")
_CUT_ANYWHERE = re.compile(r"[ \t]+(?P<tail>#\S.*)")
_PLAIN_KEY = re.compile(r"[\w-]+")


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
    cut: dict[Place, str] = field(default_factory=dict)
    """What follows values without quotes as a comment, where it may be the end of a sentence."""
    commas: set[Place] = field(default_factory=set)
    """What stands in braces behind a comma, without a colon: often the end of a text."""
    damaged: set[Place] = field(default_factory=set)
    """What was given twice or in a way that is not read."""
    typed: list[str] = field(default_factory=list, repr=False)
    """The lines of the file."""
    findings: list[Finding] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of a value, or of the nearest block around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def where(self, place: Place) -> str:
        """Return a place in words: `shin-curls.dose.start.reps`, `quick.steps[3].do`.

        A block in a list is named by its id where it has one, else by its number from 1.
        A key that is no plain word is shown in quotes.
        """
        words = ""
        value = self.value
        for key in place:
            if isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
                name = value.get("id") if isinstance(value, dict) else None
                plain = isinstance(name, str) and _PLAIN_KEY.fullmatch(name)
                words += f".{name}" if plain else f"[{key + 1}]"
            else:
                value = value.get(key) if isinstance(value, dict) else None
                words += f".{key if _PLAIN_KEY.fullmatch(str(key)) else repr(key)}"
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
    return tree if text is None else _parse(text, tree)


def parse_tree(text: str, label: str) -> Tree:
    """Read YAML that is a part of a file or was read already, as `load_tree` does."""
    return _parse(text, Tree(label))


def _parse(text: str, tree: Tree) -> Tree:
    _refuse_invisible(text, tree)
    if tree.findings:
        return tree
    try:
        _refuse_surprises(text, tree)
        if tree.findings:
            return tree
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        _report_syntax(error, text, tree)
        return tree
    faults: list[_Fault] = []
    tree.typed = _LINE_END.split(text)
    tree.value = None if root is None else _convert(root, (), tree, faults)
    if tree.value is None:
        tree.refuse(1, "the file must hold data, not be empty")
    for line, place, rule, hint in faults:
        tree.damaged.add(place)
        tree.refuse(line, f"{tree.where(place)} {rule}", hint)
    return tree


def _read_text(path: Path, tree: Tree) -> str | None:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # Reading a pipe would wait for ever for somebody who writes into it.
            tree.refuse(1, "the file must be a plain file, not a pipe or a device")
            return None
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
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:4].count(0) > 1:
        tree.refuse(1, "the file must be UTF-8, not UTF-16", "save it again as UTF-8")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        tree.findings.append(refuse_bytes(tree.path, error))
        return None


def _refuse_invisible(text: str, tree: Tree) -> None:
    for line, typed in enumerate(_LINE_END.split(text), 1):
        if found := _INVISIBLE.search(typed):
            rule = f"the line must not hold the invisible character U+{ord(found[0]):04X}"
            tree.refuse(line, rule, "delete it")


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
            if event.tag:
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
    context, problem = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    mark = problem or context
    lines = _LINE_END.split(text)
    line = min(mark.line + 1 if mark else 1, len(lines))
    typed = lines[line - 1]
    if "\t" in typed[: len(typed) - len(typed.lstrip())]:
        tree.refuse(line, "the line must be indented with spaces, not a tab")
        return
    words = " ".join(str(getattr(error, "problem", "") or error).split())
    column = context.column if context else 0
    if (at := _find_lost_dash(lines, line, words, column)) is not None:
        typed = _shorten(lines[at - 1])
        rule = f"the line must begin with a dash, as the blocks of its list do: {typed!r}"
        tree.refuse(at, rule, f"write '- {typed}', or end the list above it where it is no part")
        return
    if (at := _find_headless(lines, line, words)) is not None:
        rule = f"the line must have the name of its field above it: {_shorten(lines[at - 1])!r}"
        tree.refuse(at, rule, "is a line such as 'text: >-' missing above it?")
        return
    hint = "text with a colon, a hash or a leading quote needs quotes round all of it"
    if context and context.line + 1 < line:
        hint += f"; what is wrong may begin in line {context.line + 1}"
    tree.refuse(line, f"the line must be valid YAML: {words}", hint)


_DASH = re.compile(r"( *)- ")
_FIELD = re.compile(r" *(- +)*(?P<name>[\w-]+):(?P<value>\s.*)?")
_NO_CONTENT = re.compile(r"\s*(#.*)?|---.*|\.\.\.\s*|%.*")


def _shorten(typed: str) -> str:
    typed = typed.strip()
    return typed if len(typed) <= 40 else f"{typed[:40]}…"


def _indent(typed: str) -> int:
    return len(typed) - len(typed.lstrip(" "))


def _find_lost_dash(lines: list[str], line: int, words: str, column: int) -> int | None:
    """Return the line on which a block of a list lost its dash; None if unsure.

    `line` is where the parser gave up, `words` are its reason, `column` is that of the block or
    the list that it was in.
    """
    typed = lines[line - 1]
    if "'-' indicator" in words:
        return line if _FIELD.fullmatch(typed) and _indent(typed) == column else None
    above = [number for number in range(1, line) if not _NO_CONTENT.fullmatch(lines[number - 1])]
    dash = _DASH.match(typed)
    if dash:
        # What stands between the name of the list and the dash that was not expected.
        first = None
        for number in reversed(above):
            other = lines[number - 1]
            if _indent(other) < len(dash[1]) or _is_head(other, len(dash[1])):
                break
            first = number
    else:
        # The dash was lost with its blank: what belongs to the block stands deeper than it.
        first = above[-1] if above and "mapping values" in words else None
        before = lines[above[-2] - 1] if len(above) > 1 else ""
        if first and not (_indent(typed) > _indent(lines[first - 1]) and _may_begin(before)):
            return None
        depth = _indent(lines[first - 1]) if first else 0
        following = (other for other in lines[line:] if not _NO_CONTENT.fullmatch(other))
        below = next((other for other in following if _indent(other) <= depth), "")
        if not (_DASH.match(below) and _indent(below) == depth):
            return None
    found = first and not _DASH.match(lines[first - 1]) and _FIELD.fullmatch(lines[first - 1])
    return first if found else None


def _may_begin(before: str) -> bool:
    """Say whether a list may begin below a line: it is the name of one, or there is none."""
    return not before or _is_head(before, _indent(before))


def _is_head(typed: str, depth: int) -> bool:
    """Say whether a line is the name of a list whose dashes stand right below it."""
    found = _FIELD.fullmatch(typed)
    return bool(
        found
        and _indent(typed) == depth
        and not _DASH.match(typed)
        and not (found["value"] or "").partition("#")[0].strip()
    )


def _find_headless(lines: list[str], line: int, words: str) -> int | None:
    """Return where text begins that lost the name of its field; None if unsure.

    `line` is where the parser gave up, `words` are its reason.
    """
    if not re.search(r"mapping values|expected ':'|'-' indicator", words):
        return None
    first = line if _is_text_line(lines[line - 1]) else None
    for number in range(line - 1, 0, -1):
        if not _is_text_line(lines[number - 1]):
            break
        first = number
    if first is None:
        return None
    above = lines[first - 2] if first > 1 else ""
    head = _FIELD.fullmatch(above)
    deeper = _indent(above) < _indent(lines[first - 1])
    if head is None:
        return first if _NO_CONTENT.fullmatch(above) else None
    bare = not (head["value"] or "").partition("#")[0].strip()
    return first if bare or not deeper else None


def _is_text_line(typed: str) -> bool:
    """Say whether a line is neither a field, nor an entry of a list, nor empty or a comment."""
    return not (_NO_CONTENT.fullmatch(typed) or _FIELD.fullmatch(typed) or _DASH.match(typed))


_Fault = tuple[int, Place, str, str]
"""Line, place, rule and hint of a fault; its place has words only when all is converted."""


def _convert(node: yaml.Node, place: Place, tree: Tree, faults: list[_Fault]) -> Any:
    tree.lines.setdefault(place, _line(node))
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            _note_cut(item, node.start_mark.column, (*place, index), tree)
            items.append(_convert(item, (*place, index), tree, faults))
        return items
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, place, tree, faults)
    return _convert_scalar(node, place, tree)


def _note_cut(node: yaml.Node, column: int, place: Place, tree: Tree) -> None:
    """Keep the comment behind a value that is typed without quotes, unless it is plainly meant.

    A comment is meant as one where it begins with a blank and stands two blanks off the value,
    or at any distance from where a value is still to be filled in. `column` is that of the key
    or the dash: what is indented deeper than that goes on with the text.
    """
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return
    end = node.end_mark
    behind = tree.typed[end.line][end.column :] if end.line < len(tree.typed) else ""
    found = _CUT_ANYWHERE.fullmatch(behind) or (node.value and _CUT.fullmatch(behind))
    if not behind.strip() and end.line + 1 < len(tree.typed):
        below = tree.typed[end.line + 1]
        found = below[: column + 1].isspace() and _CUT_ANYWHERE.fullmatch(below)
    if found:
        tree.cut[place] = " " + found["tail"]


def _convert_mapping(
    node: yaml.MappingNode, place: Place, tree: Tree, faults: list[_Fault]
) -> dict[str, Any]:
    block: dict[str, Any] = {}
    keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    for key_node, value_node in node.value:
        line = _line(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append((line, place, "must have words as keys, not a list or a block", ""))
            continue
        key = key_node.value
        if key_node.tag == "tag:yaml.org,2002:merge":
            rule = "must not merge in another block"
            faults.append((line, place, rule, "write the fields out"))
            continue
        if key in block:
            rule = f"must be given once, and line {tree.lines[(*place, key)]} has it already"
            if _begins_again(keys, key, place):
                hint = f"is the dash missing of '- {key}:', where the next block begins?"
                faults.append((line, (*place, key), rule, hint))
                break
            faults.append((line, (*place, key), rule, "take one of the two out"))
            continue
        tree.lines[(*place, key)] = line
        if node.flow_style and not _find_typed(key_node.end_mark, value_node.end_mark, tree):
            tree.commas.add((*place, key))
        _note_cut(value_node, key_node.start_mark.column, (*place, key), tree)
        block[key] = _convert(value_node, (*place, key), tree, faults)
    return block


def _begins_again(keys: list[str], key: str, place: Place) -> bool:
    """Say whether a field that is there already begins a block of a list that lost its dash.

    It is the first field of such a block, and others of it come again behind it.
    """
    if key != keys[0] or not (place and isinstance(place[-1], int)):
        return False
    again = keys.index(key, 1)
    return bool(set(keys[1:again]) & set(keys[again + 1 :]))


def _find_typed(begin: yaml.Mark, end: yaml.Mark, tree: Tree) -> str:
    """Return what stands between two marks of the parser, without blanks around it."""
    lines = tree.typed[begin.line : end.line + 1]
    lines[-1] = lines[-1][: end.column]
    lines[0] = lines[0][begin.column :]
    return "".join(lines).strip()


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
