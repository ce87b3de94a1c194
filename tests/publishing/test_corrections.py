"""Readers reach the project from what is published, which always has a way there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from lxml import etree

from footwork.look.drawings import Drawings
from footwork.model import Guide
from footwork.pages.render import Pages
from footwork.publishing import addresses, corrections
from footwork.sharing import api, feed
from scripts.check_settings import list_faults

ROOT = Path(__file__).resolve().parents[2]
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

RIGHT_SITE = "https://riverside-runners.github.io/footwork/"
RIGHT_PROJECT = "https://github.com/riverside-runners/footwork"

RIGHT_SITES = [
    RIGHT_SITE,
    "https://riverside-runners.github.io",
    "https://Riverside-Runners.github.io/Footwork/",
    "https://riverside.codeberg.page/footwork/",
    "https://footwork.netlify.app/",
    "https://feet.org",
    "https://feet.org/",
    "https://www.feet.co.uk/guides/foot-work_2.0/~club/",
    "https://name.org/footwork/",
    "https://example-runners.org/",
    "https://test.feet.org/",
    "https://local.feet.org/example/",
    "https://contest.run/",
    "https://xn--fe-fka.de/",
    "https://feet.xn--p1ai/",
    "https://1-2.run/3/",
    "https://a.io/",
]
RIGHT_PROJECTS = [
    RIGHT_PROJECT,
    f"{RIGHT_PROJECT}/",
    "https://github.com/Riverside/foot.work",
    "https://codeberg.org/riverside/footwork",
    "https://gitlab.com/clubs/riverside/footwork",
    "https://git.feet.org/riverside/footwork",
    "https://feet.org/git/riverside/footwork/",
    "https://code.xn--fe-fka.de/footwork",
    "https://mygithub.io/riverside/footwork",
    "https://github.com/issues/footwork",
    "https://gitlab.com/clubs/issues",
]

NOWHERE = [
    "feet.org",
    "//feet.org/",
    "https:feet.org",
    "https:///footwork/",
    "https://",
    "http://feet.org/",
    "javascript:alert(1)",
    "https://1.2",
    "https://1.2/name/footwork",
    "https://127.0.0.1",
    "https://127.0.0.1/feet/footwork",
    "https://10.0.0.7/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::1]/",
    "https://localhost/",
    "https://localhost:8000/",
    "https://footwork.localhost/",
    "https://intranet/footwork",
    "https://printer.local/",
    "https://feet.test/",
    "https://feet.example/a/b",
    "https://FEET.EXAMPLE/a/b",
    "https://x.invalid",
    "https://x.invalid/a/b",
    "https://example.com",
    "https://www.example.com/a/b",
    "https://example.net/",
    "https://docs.example.org/footwork/",
    "https://feet.onion/",
    "https://router.home.arpa/",
    "https://feet.internal/",
    "https://feet.org./",
    "https://.feet.org/",
    "https://feet..org/",
    "https://-feet.org/",
    "https://feet-.org/",
    "https://fe_et.org/",
    f"https://{'f' * 64}.org/",
    f"https://{'feet.' * 60}org/",
    "https://feet.o/",
    "https://feet.org/..",
    "https://feet.org/a/../b",
    "https://feet.org/./a",
    "https://feet.org//a",
    "https://feet.org/a b/",
    "https://feet.org/; script-src *",
    "https://feet.org/?a=b",
    "https://feet.org/?",
    "https://feet.org/#c",
    "https://feet.org/#",
    "https://me@feet.org/",
    "https://@feet.org/",
    "https://me:secret@feet.org/",
    "https://feet.org:443/",
    "https://feet.org:8443/",
    "https://feet.org:/",
    "https://feet.org:x/",
    "https://feet.org:99999/",
    " https://feet.org/",
    "https://feet.org/\n",
    "https://feet\n.org/",
    "https://feet.org\\@feet.run/",
]
"""What nobody on the internet can open as it is typed, or nobody should."""


@pytest.mark.parametrize("site", RIGHT_SITES)
def test_right_sites_have_no_faults(site: str) -> None:
    assert list_faults(site, RIGHT_PROJECT) == []


@pytest.mark.parametrize("project", RIGHT_PROJECTS)
def test_right_projects_have_no_faults(project: str) -> None:
    assert list_faults(RIGHT_SITE, project) == []


@pytest.mark.parametrize("address", NOWHERE)
def test_what_leads_nowhere_is_neither_a_site_nor_a_project(address: str) -> None:
    (of_site,) = list_faults(address, RIGHT_PROJECT)
    (of_project,) = list_faults(RIGHT_SITE, address)
    assert of_site.startswith("SITE_URL must be where the guide is published")
    assert of_project.startswith("PROJECT_URL must be where readers report")
    assert f"not {address!r}: " in of_site
    assert "\n" not in of_site + of_project


@pytest.mark.parametrize(
    ("site", "project", "named"),
    [
        pytest.param(RIGHT_SITE, "", ["PROJECT_URL must be set"], id="no project"),
        pytest.param("", "", ["SITE_URL must be set", "PROJECT_URL must be set"], id="neither"),
        pytest.param(RIGHT_PROJECT, RIGHT_PROJECT, ["SITE_URL"], id="a project as the site"),
        pytest.param("https://github.io/a/", RIGHT_PROJECT, ["SITE_URL"], id="nobody's pages"),
        pytest.param(RIGHT_SITE, RIGHT_SITE, ["PROJECT_URL"], id="pages as the project"),
        pytest.param("https://feet.org", "https://feet.org/", ["PROJECT_URL"], id="the same"),
        pytest.param(RIGHT_SITE, "https://github.com", ["PROJECT_URL"], id="no owner"),
        pytest.param(RIGHT_SITE, "https://codeberg.org/feet/", ["PROJECT_URL"], id="no name"),
        pytest.param(RIGHT_SITE, f"{RIGHT_PROJECT}/tree/main", ["PROJECT_URL"], id="a folder"),
        pytest.param("https://1.2", "https://1.2", ["SITE_URL", "PROJECT_URL"], id="both"),
    ],
)
def test_wrong_settings_are_all_named(site: str, project: str, named: list[str]) -> None:
    faults = list_faults(site, project)
    assert len(faults) == len(named)
    assert all(fault.startswith(name) for fault, name in zip(faults, named, strict=True))


def test_the_addresses_that_a_message_shows_are_not_taken() -> None:
    """Nor with another name of the guide, or in capitals."""
    site, project = (
        re.search(r"https://\S+", fault)[0]
        for fault in list_faults("", "")  # type: ignore[index]
    )
    assert len(list_faults(site, project)) == 2
    assert len(list_faults(site.replace("footwork", ""), project.replace("footwork", "feet"))) == 2
    assert len(list_faults(site.replace("name", "NAME"), project.replace("name", "NAME"))) == 2


WRONG_REASON = [
    ("https://[::1]/", "::1 is no name on the internet"),
    ("https://[2001:db8::1]:443/a", "2001:db8::1 is no name on the internet"),
    ("HTTPS://feet.org/", "it must begin with https:// in small letters"),
    ("Https://feet.org/a/b", "it must begin with https:// in small letters"),
    (" https://feet.org/", "it must not hold a blank or the end of a line"),
    ("https://feet.org/ ", "it must not hold a blank or the end of a line"),
    ("https://feet.org/\n", "it must not hold a blank or the end of a line"),
    ("https://feet\n.org/", "it must not hold a blank or the end of a line"),
    ("https://feet.org:8443/", "it must not name a port"),
    ("https://feet.org/#c", "it must end with its path, without ? and #"),
]


@pytest.mark.parametrize(("address", "reason"), WRONG_REASON)
def test_the_reason_is_the_right_one(address: str, reason: str) -> None:
    (of_site,) = list_faults(address, RIGHT_PROJECT)
    (of_project,) = list_faults(RIGHT_SITE, address)
    assert of_site.endswith(f": {reason}")
    assert of_project.endswith(f": {reason}")


@pytest.mark.parametrize(
    "site",
    [
        "https://www.github.com/anna/footwork/",
        "https://gist.github.com/anna/",
        "https://www.gitlab.com/anna/footwork/",
        "https://bitbucket.org/anna/footwork/",
        "https://raw.githubusercontent.com/anna/footwork/main/",
        "https://a.b.github.io/",
        "https://www.anna.github.io/footwork/",
        "https://a.b.gitlab.io/footwork/",
        "https://www.github.io/footwork/",
        "https://feet.org/index.html",
        "https://anna.github.io/footwork/index.html",
        "https://anna.github.io/footwork/INDEX.HTM",
        "https://feet.org/guide.html",
        "https://feet.org/index.php",
    ],
)
def test_a_site_that_is_no_root_of_pages_is_refused(site: str) -> None:
    (fault,) = list_faults(site, RIGHT_PROJECT)
    assert fault.startswith("SITE_URL must be where the guide is published")


@pytest.mark.parametrize(
    "project",
    [
        "https://gitlab.com/a/b/-/issues",
        "https://gitlab.com/a/b/-/issues/new",
        "https://gitlab.com/a/b/c/-/tree/main",
        "https://gitlab.com/a/b/issues",
        "https://git.feet.org/a/b/-/issues",
        "https://codeberg.org/a/b/issues",
        "https://github.com/a/b/issues/",
        "https://github.com/a/b.git",
        "https://gitlab.com/a/b.git/",
        "https://git.feet.org/a/b.GIT",
        "https://www.github.com/a/b",
        "https://gist.github.com/a/b",
        "https://raw.githubusercontent.com/a/b/main",
        "https://anna.github.io/footwork/",
    ],
)
def test_a_project_that_is_no_root_of_one_is_refused(project: str) -> None:
    (fault,) = list_faults(RIGHT_SITE, project)
    assert fault.startswith("PROJECT_URL must be where readers report")


@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize("name", ["SITE_URL", "PROJECT_URL"])
def test_an_empty_setting_must_be_set(name: str, empty: str) -> None:
    addresses = {"SITE_URL": RIGHT_SITE, "PROJECT_URL": RIGHT_PROJECT, name: empty}
    done = subprocess.run(
        [sys.executable, "-m", "scripts.check_settings"],
        cwd=ROOT,
        env={**os.environ, **addresses},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} must be set: ")
    assert done.stderr.count("\n") == 1


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
