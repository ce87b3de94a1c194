"""Readers reach the project from what is published, which always has a way there."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from lxml import etree

from footwork import addresses, corrections
from footwork.drawings import Drawings
from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.sharing import api, feed
from scripts.check_settings import list_faults

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
SITE = "https://feet.example/guide/"
PROJECT = "https://code.example/feet/footwork"


def read_form(address: str) -> dict[str, str]:
    """Return what a correction form is filled in with."""
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{PROJECT}/issues/new"
    return {key: value for key, (value,) in parse_qs(parts.query).items()}


@pytest.mark.parametrize("project", [PROJECT, f"{PROJECT}/"])
def test_the_form_is_filled_in_with_the_page(project: str) -> None:
    link = corrections.create_link(project, SITE, "exercises/toe-curls/", "Toe & more: #1?")
    assert link is not None
    filled = read_form(link)
    assert filled.pop("page") == f"{SITE}exercises/toe-curls/"
    assert filled.pop("title") == "Correction: Toe & more: #1?"
    form = yaml.safe_load((FORMS / filled.pop("template")).read_text(encoding="utf-8"))
    assert "page" in [part.get("id") for part in form["body"]]
    assert filled == {}


def test_without_a_project_there_is_no_link() -> None:
    assert corrections.create_link("", SITE, "safety/", "Safety") is None


def find_link(html: str) -> str:
    (link,) = [
        a for a in BeautifulSoup(html, "html.parser")("a") if a.get_text() == corrections.ASK
    ]
    return str(link["href"])


def test_pages_lead_to_the_form(guide: Guide, tmp_path: Path) -> None:
    pages = Pages(guide, SITE, tmp_path, project=PROJECT)
    exercise, routine = guide.exercises[0], guide.routines[0]
    made = {
        addresses.exercise(exercise.id): pages.exercise(exercise.id),
        addresses.routine(routine.id): pages.routine(routine.id),
        addresses.PLAN: pages.plan(),
        addresses.SAFETY: pages.tell_us("safety/", "Safety"),
    }
    for page, html in made.items():
        assert read_form(find_link(html))["page"] == SITE + page


def test_every_file_of_the_api_leads_to_the_form(guide: Guide, tmp_path: Path) -> None:
    files = api.create_files(guide, SITE, Drawings(tmp_path), PROJECT)
    for path, content in files.items():
        record = json.loads(content)
        if "schema_version" not in record:  # a schema, or the description
            continue
        page = read_form(record["corrections"])["page"]
        if "exercise" in record:
            assert page == SITE + addresses.exercise(record["exercise"]["id"]), path
        elif "routine" in record:
            assert page == SITE + addresses.routine(record["routine"]["id"]), path
        else:
            assert page.startswith(SITE), path


def test_every_entry_of_the_feed_leads_to_the_form(guide: Guide) -> None:
    atom = f"{{{feed.ATOM}}}"
    entries = etree.fromstring(feed.create_feed(guide, SITE, PROJECT)).findall(f"{atom}entry")
    assert entries
    for entry in entries:
        links = {link.get("rel"): link.get("href") or "" for link in entry.findall(f"{atom}link")}
        assert read_form(links["related"])["page"] == links["alternate"]


# ------------------------------------------------------------------------- before publishing

RIGHT_SITE = "https://name.github.io/footwork/"


def test_right_settings_have_no_faults() -> None:
    assert list_faults(RIGHT_SITE, PROJECT) == []


@pytest.mark.parametrize(
    ("site", "project", "named"),
    [
        pytest.param(RIGHT_SITE, "", ["PROJECT_URL must be set"], id="no project"),
        pytest.param("", "", ["SITE_URL must be set", "PROJECT_URL must be set"], id="neither"),
        pytest.param("https://footwork.example/", PROJECT, ["SITE_URL"], id="the example"),
        pytest.param("http://feet.org/", PROJECT, ["SITE_URL"], id="not sealed"),
        pytest.param("https://feet.org/a b/", PROJECT, ["SITE_URL"], id="a blank"),
        pytest.param("https://feet.org/; script-src *", PROJECT, ["SITE_URL"], id="a policy"),
        pytest.param("https://feet.org/?a=b", PROJECT, ["SITE_URL"], id="a query"),
        pytest.param("https://feet.org/#c", PROJECT, ["SITE_URL"], id="a fragment"),
        pytest.param("https://me@feet.org/", PROJECT, ["SITE_URL"], id="a user"),
        pytest.param("https://feet.org:x/", PROJECT, ["SITE_URL"], id="no port"),
        pytest.param("feet.org", PROJECT, ["SITE_URL"], id="no scheme"),
        pytest.param(RIGHT_SITE, "javascript:alert(1)", ["PROJECT_URL"], id="a script"),
    ],
)
def test_wrong_settings_are_all_named(site: str, project: str, named: list[str]) -> None:
    faults = list_faults(site, project)
    assert len(faults) == len(named)
    assert all(fault.startswith(name) for fault, name in zip(faults, named, strict=True))


def test_publishing_goes_through_the_check_of_the_settings() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text())
    (build,) = [
        step for step in workflow["jobs"]["build"]["steps"] if "PROJECT_URL" in step.get("env", {})
    ]
    assert build["run"] == "make publishable"
    assert all(
        "make site" not in step.get("run", "") for step in workflow["jobs"]["build"]["steps"]
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.split("\npublishable:")[1].split(".PHONY")[0]
    assert recipe.index("scripts.check_settings") < recipe.index("$(MAKE)")
