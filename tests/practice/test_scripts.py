"""The player's scripts lose their comments on the way to the site, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footwork.practice.scripts import SOURCES, strip_comments, write_scripts

MODULES = sorted(SOURCES.glob("*.js"))

SOURCE = """\
// What it is for.

/** @import { Dose } from "./schedule.js" */
import { sum } from "./sum.js";

/**
 * Adds up.
 * @param {number[]} all
 */
export const total = (all) => sum(all); // in seconds

const page = "https://feet.example/"; const rest = 4 / 2 / 1;
/** @type {HTMLElement} */ (page).hidden = true;
const box = /** @type {HTMLElement} */ (document.body);
"""

STRIPPED = """\
import { sum } from "./sum.js";

export const total = (all) => sum(all);

const page = "https://feet.example/"; const rest = 4 / 2 / 1;
(page).hidden = true;
const box = (document.body);
"""


def test_comments_go_and_code_stays() -> None:
    assert strip_comments(SOURCE) == STRIPPED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_comment_of_ours_is_published(path: Path) -> None:
    published = strip_comments(path.read_text(encoding="utf-8"))
    assert published.strip()
    assert not re.search(r"/\*|\*/|(?<!:)//", published)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("// ")


def test_only_the_modules_are_published(tmp_path: Path) -> None:
    (path, *_) = write_scripts(tmp_path)
    gone = path.with_name("renamed.js")
    gone.write_text("old", encoding="utf-8")
    assert {path.name for path in write_scripts(tmp_path)} == {path.name for path in MODULES}
    assert not gone.exists()
