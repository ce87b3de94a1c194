"""Which files a device keeps, and their version."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from footwork.offline.files import OfflineError, create_list, write_list
from tools.copies import ROOT

WORKER = 'const VERSION = "";\nconst other = VERSION;\n'

KEPT = {
    "404.html": "404.html",
    "api/index.html": "api/",
    "assets/css/footwork.css": "assets/css/footwork.css",
    "assets/js/search.js": "assets/js/search.js",
    "figures/toe-curls.svg": "figures/toe-curls.svg",
    "embed/toe-walks/index.html": "embed/toe-walks/",
    "index.html": "",
    "plan/index.html": "plan/",
    "practice/guide.json": "practice/guide.json",
    "practice/mistakes.json": "practice/mistakes.json",
    "print/index.html": "print/",
    "search/index.json": "search/index.json",
    "print/preview/shown-a4.png": "print/preview/shown-a4.png",
}
CHOICE = ("print/card.png", "print/shown-a4.pdf")
LEFT_OUT = (
    "api/v1/index.json",
    "assets/fonts/LICENSE.txt",
    "assets/javascripts/bundle.1.min.js",
    "assets/js/search.js.map",
    "embed/toe-curls/index.html",
    "feed.xml",
    "manifest.webmanifest",
    "oembed/toe-curls.json",
    "print/files.json",
    "print/preview/hidden-letter.png",
    "share/default.png",
    "sitemap.xml",
    "sitemap.xml.gz",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a file of each kind."""
    for name in (*KEPT, *CHOICE, *LEFT_OUT):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "print/index.html").write_text('<img src="preview/shown-a4.png">')
    (tmp_path / "clubs").mkdir()
    (tmp_path / "clubs/index.html").write_text(
        '<iframe src="../embed/toe-walks/"></iframe><pre>src=&quot;../embed/toe-curls/&quot;</pre>'
    )
    (tmp_path / "sw.js").write_text(WORKER)
    return tmp_path


def test_keeps_what_pages_need_and_offers_what_is_printed(folder: Path) -> None:
    made = create_list(folder)
    assert [path for path, _ in made.choice] == sorted(CHOICE)
    assert {path for path, _ in made.files} == {*KEPT.values(), "clubs/"}


def test_the_frame_comes_first_and_previews_last(folder: Path) -> None:
    paths = [path for path, _ in create_list(folder).files]
    assert all(path.startswith("assets/") for path in paths[:2])
    assert not any(path.startswith("assets/") for path in paths[2:])
    assert paths[-1] == "print/preview/shown-a4.png"


def test_digests_are_the_beginning_of_sha_256(folder: Path) -> None:
    # printf plan/index.html | sha256sum
    done = subprocess.run(
        ["sha256sum", folder / "plan/index.html"], capture_output=True, check=True
    )
    assert dict(create_list(folder).files)["plan/"] == done.stdout.decode()[:12]


def test_same_files_same_version_and_any_change_another(folder: Path) -> None:
    version = create_list(folder).version
    assert create_list(folder).version == version
    for name in ("plan/index.html", "print/card.png", "sw.js"):
        before = (folder / name).read_text()
        (folder / name).write_text(before + " ")
        assert create_list(folder).version != version, name
        (folder / name).write_text(before)
    (folder / "share/default.png").write_text("for others")
    assert create_list(folder).version == version


def test_writes_list_and_version(folder: Path) -> None:
    made = write_list(folder)
    listed = json.loads((folder / "offline.json").read_text())
    assert listed["version"] == made.version
    assert len(made.version) == 12
    assert [tuple(entry) for entry in listed["files"]] == list(made.files)
    assert (folder / "sw.js").read_text() == WORKER.replace('""', f'"{made.version}"')


def test_doing_it_twice_changes_nothing_and_a_change_gives_a_new_version(folder: Path) -> None:
    first = write_list(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert write_list(folder) == first
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    (folder / "plan/index.html").write_text("changed")
    assert write_list(folder).version != first.version


def test_a_worker_without_a_place_for_the_version_is_refused(folder: Path) -> None:
    (folder / "sw.js").write_text("const VERSION = 1;")
    with pytest.raises(OfflineError, match=r"sw\.js must have the line const VERSION"):
        write_list(folder)


def test_a_site_without_its_worker_is_refused(folder: Path) -> None:
    (folder / "sw.js").unlink()
    with pytest.raises(OfflineError, match=r"has no sw\.js: run `make scripts`"):
        write_list(folder)


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "footwork", "offline", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path} holds no built site: index.html is missing; build it first\n"
