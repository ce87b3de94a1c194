"""The list of published addresses: what it holds a site to, and how it grows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from footwork.publishing.ledger import (
    check_kept,
    check_site,
    create_lock,
    list_published,
    parse_lock,
)

ROOT = Path(__file__).parents[2]
PAGE = '<h1>Curls</h1><h2 id="steps">Steps</h2><p id="note"><h3 id="feel">Feel</h3>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "home",
        "404.html": "lost",
        "feed.xml": "feed",
        "assets/a.123.js": "",
        "search/search_index.json": "",
        "sitemap.xml.gz": "",
        "exercises/index.html": '<h2 id="all">All</h2>',
        "exercises/curls/index.html": PAGE,
        "share/curls.png": "",
        "print/card-curls.pdf": "",
        "print/preview/card-curls.png": "",
        "print/files.json": "",
    }
    root = tmp_path / "site"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


PUBLISHED = {
    "/",
    "/feed.xml",
    "/exercises/",
    "/exercises/curls/",
    "/exercises/curls/#steps",
    "/exercises/curls/#feel",
    "/share/curls.png",
    "/print/card-curls.pdf",
}


def lock_of(addresses: set[str]) -> dict[str, int]:
    return parse_lock(create_lock(addresses))


def test_pages_files_and_headings_are_promises_and_the_builders_own_are_not(site: Path) -> None:
    assert list_published(site) == PUBLISHED


def test_a_list_reads_back_in_order_and_in_groups() -> None:
    text = create_lock(PUBLISHED)
    assert parse_lock(text).keys() == PUBLISHED
    assert create_lock(parse_lock(text)) == text
    lines = text.splitlines()
    place = lines.index("# Movements, and the headings of their pages")
    assert lines[place + 1 : place + 3] == ["/exercises/", "/exercises/curls/"]
    for address, line in parse_lock(text).items():
        assert lines[line - 1] == address


def test_a_site_that_answers_all_is_well(site: Path) -> None:
    assert check_site(lock_of(PUBLISHED), site) == []


def test_each_address_that_is_gone_is_named_with_its_line(site: Path) -> None:
    lock = lock_of(PUBLISHED)
    (site / "share" / "curls.png").unlink()
    page = site / "exercises" / "curls" / "index.html"
    page.write_text(PAGE.replace('id="feel"', ""))
    found = {(finding.line, finding.message) for finding in check_site(lock, site)}
    assert found == {
        (
            lock["/share/curls.png"],
            "/share/curls.png must answer, and the site has nothing there",
        ),
        (
            lock["/exercises/curls/#feel"],
            "/exercises/curls/#feel must lead to a heading, and the page has none of this name",
        ),
    }


def test_an_anchor_may_move_to_another_element_of_the_page(site: Path) -> None:
    page = site / "exercises" / "curls" / "index.html"
    page.write_text(PAGE.replace('<h3 id="feel">', '<p id="feel">'))
    assert check_site(lock_of(PUBLISHED), site) == []


def test_a_new_address_is_named_with_the_command_that_lists_it(site: Path) -> None:
    (site / "api").mkdir()
    (site / "api" / "index.html").write_text("api")
    (finding,) = check_site(lock_of(PUBLISHED), site)
    assert finding.message == "/api/ is new, and must be listed before it is published"
    assert finding.hint == "run: make addresses"


def test_a_page_that_has_moved_is_followed_to_its_headings(site: Path) -> None:
    old = site / "exercises" / "scrunches" / "index.html"
    old.parent.mkdir()
    old.write_text(
        '<link rel="canonical" href="https://x.example/guide/exercises/curls/">'
        '<noscript><meta http-equiv="refresh" content="0; url=../curls/"></noscript>'
    )
    former = {"/exercises/scrunches/", "/exercises/scrunches/#steps"}
    assert check_site(lock_of(PUBLISHED | former), site) == []
    (finding,) = check_site(lock_of({*PUBLISHED, *former, "/exercises/scrunches/#gone"}), site)
    assert "/exercises/scrunches/#gone must lead" in finding.message


def test_nothing_may_leave_the_list() -> None:
    before = lock_of(PUBLISHED)
    now = lock_of(PUBLISHED - {"/feed.xml"} | {"/new/"})
    (finding,) = check_kept(now, before)
    assert finding.message == "/feed.xml was published and must stay in the list"
    assert check_kept(now, now) == []


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.check_addresses", *arguments],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository with what the check needs, and a first commit with the list."""
    for name in (
        "footwork/__init__.py",
        "footwork/publishing/addresses.py",
        "footwork/reading/findings.py",
        "footwork/publishing/ledger.py",
        "scripts/__init__.py",
        "scripts/check_addresses.py",
    ):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "addresses.lock").write_text(create_lock(PUBLISHED))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@x.example"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "One"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    return tmp_path


def test_the_check_needs_nothing_installed_and_compares_with_a_commit(copy: Path) -> None:
    done = run(copy, "--base", "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    lock = copy / "data" / "addresses.lock"
    lock.write_text(lock.read_text().replace("/feed.xml\n", ""))
    done = run(copy, "--base", "HEAD")
    assert done.returncode == 1
    assert "/feed.xml was published and must stay in the list" in done.stderr
    assert done.stderr.endswith("1 finding\n")


def test_a_commit_that_git_does_not_know_gives_one_line(copy: Path) -> None:
    done = run(copy, "--base", "no-such")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "--base must be a commit that git knows here, not 'no-such'\n"


def test_the_command_adds_and_never_takes_out(copy: Path, site: Path) -> None:
    (site / "share" / "curls.png").unlink()
    (site / "new.png").write_text("")
    done = run(copy, "--add", str(site))
    assert done.stdout.splitlines() == ["/new.png", "1 added, 8 were listed"]
    kept = parse_lock((copy / "data" / "addresses.lock").read_text())
    assert kept.keys() == PUBLISHED | {"/new.png"}


def test_a_folder_that_is_no_site_gives_one_line(copy: Path) -> None:
    done = run(copy, "--add", "data")
    assert done.returncode == 1
    assert done.stderr == "data must be the folder of a built site: it has no page\n"
