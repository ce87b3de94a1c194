"""The locks are exact, hashed, free of hosts and paths, and agree with pyproject.toml."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
NODE_LOCKS = sorted(path.parent.name for path in ROOT.glob("tools/*/package.json"))
# The locks that hold what the site needs, and a group on top of it.
GROUPS = {"site": [], "dev": ["dev"], "portability": ["portability"], "lock": ["lock"]}
ENTRY = re.compile(r"(?P<pin>\S+==\S+(?: ; [^\\\n]+)?) \\\n(?P<hashes>(?:    --hash=.+\n)+)")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def read_pins(path: Path) -> dict[str, list[Requirement]]:
    pins: dict[str, list[Requirement]] = {}
    for match in ENTRY.finditer(path.read_text()):
        requirement = Requirement(match["pin"])
        pins.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return pins


def read_ranges(groups: list[str]) -> list[Requirement]:
    ranges = []
    for group in groups:
        for entry in PROJECT["dependency-groups"][group]:
            if isinstance(entry, dict):
                ranges += read_ranges([entry["include-group"]])
            else:
                ranges.append(Requirement(entry))
    return ranges


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_exact_versions_with_hashes_and_nothing_else(path: Path) -> None:
    text = "".join(
        line for line in path.read_text().splitlines(keepends=True) if not line.startswith("#")
    )
    assert ENTRY.sub("", text) == ""
    for match in ENTRY.finditer(text):
        assert all(HASH.fullmatch(line) for line in match["hashes"].splitlines())


@pytest.mark.parametrize(
    "path",
    [*LOCKS, *(ROOT / "tools" / name / "package.json" for name in NODE_LOCKS)],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_a_lock_names_no_host_and_no_path(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"https?:|file:|index-url|find-links|\.org\b|\.com\b", text)
    assert not re.search(r"(?<![\w.])/\w+/", text)


@pytest.mark.parametrize("name", NODE_LOCKS)
def test_a_lock_of_node_packages_names_no_registry(name: str) -> None:
    lock = json.loads((ROOT / "tools" / name / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry.get("integrity")] == []


@pytest.mark.parametrize("name", GROUPS)
def test_a_lock_satisfies_the_ranges(name: str) -> None:
    pins = read_pins(ROOT / "requirements" / f"{name}.txt")
    ranges = read_ranges(GROUPS[name])
    if name != "lock":
        ranges += [Requirement(entry) for entry in PROJECT["project"]["dependencies"]]
    assert ranges
    for wanted in ranges:
        found = pins[canonicalize_name(wanted.name)]
        for pin in found:
            version = str(pin.specifier).removeprefix("==")
            assert wanted.specifier.contains(version), f"{pin} is outside {wanted}"


@pytest.mark.parametrize("name", ["dev", "portability"])
def test_what_builds_the_site_has_the_same_version_in_every_lock(name: str) -> None:
    site = read_pins(ROOT / "requirements" / "site.txt")
    other = read_pins(ROOT / "requirements" / f"{name}.txt")
    assert {package: other.get(package) for package in site} == site
