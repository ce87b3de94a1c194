"""Whatever keeps a reader safe goes wherever a movement, a routine or the plan goes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.reading.guide import DATA, read_guide
from scripts.extract_messages import create_catalog
from tools.travel import Travel


def test_everything_travels(site: Path) -> None:
    assert [str(fault) for fault in Travel(site, DATA).check()] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("exercises/calf-raises/index.html", "exercises/calf-raises"),
        ("routines/seated/index.html", "routines/seated"),
        ("embed/toe-walks/index.html", "embed/toe-walks"),
        ("api/v1/plan.json", "api/v1/plan.json"),
        ("practice/guide.json", "practice/guide.json"),
        ("plan/index.html", "plan/ calendar"),
        ("questions/index.html", "questions/"),
        ("api/v1/questions.json", "api/v1/questions.json"),
    ],
)
def test_what_is_lost_is_found(site: Path, tmp_path: Path, path: str, kind: str) -> None:
    """A word that goes from a sign is a fault on the surface that lost it, and on no other."""
    copy = tmp_path / "site"
    for folder in (
        "safety",
        "exercises",
        "routines",
        "embed",
        "api",
        "practice",
        "plan",
        "questions",
    ):
        shutil.copytree(site / folder, copy / folder)
    (copy / "print").symlink_to(site / "print")
    text = (copy / path).read_text("utf-8")
    assert "doctor" in text
    (copy / path).write_text(text.replace("doctor", "friend"), "utf-8")
    surfaces = {fault.surface for fault in Travel(copy, DATA).check()}
    assert kind in surfaces
    assert {surface.partition(" ")[0].rstrip("/") for surface in surfaces} == {
        kind.partition(" ")[0].rstrip("/")
    }


@pytest.mark.parametrize("lost", ["routine-full-a4.pdf", "questions-a4.pdf"])
def test_what_is_lost_on_paper_is_found(site: Path, tmp_path: Path, lost: str) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    other = "routine-core-a4.pdf"
    (copy / "print" / lost).write_bytes((site / "print" / other).read_bytes())
    surfaces = {fault.surface for fault in Travel(copy, DATA).check()}
    assert surfaces
    assert all(surface.startswith(f"print/{lost}") for surface in surfaces)


def test_an_answer_that_loses_what_to_leave_is_found(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    page = copy / "questions" / "index.html"
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for part in soup.select(".q-no"):
        part.decompose()
    page.write_text(str(soup), "utf-8")
    faults = Travel(copy, DATA).check()
    assert {fault.surface for fault in faults} == {"questions/"}
    assert {fault.about for fault in faults} == {one.id for one in read_guide().questions}


def test_no_template_script_or_page_tells_a_rule_in_its_own_words() -> None:
    """The data are checked by themselves; here is all else that a reader can meet."""
    safety = read_guide().safety
    assert safety.words
    found = [
        (word, str(message.id)[:60], message.context or message.locations)
        for message in create_catalog()
        for word in safety.words
        if (message.context or "docs").startswith("docs")
        and str(message.id) != safety.disclaimer_short
        and re.search(rf"\b{re.escape(word)}", str(message.id), re.IGNORECASE)
    ]
    assert found == []
