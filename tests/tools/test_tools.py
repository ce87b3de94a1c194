"""What the audit, the bench and the browser tests stand on."""

from __future__ import annotations

import gzip
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import audit_site, bench_build, check_portability, find_browser, programs
from tools.serve_compressed import Server, serve


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<p>words</p>" * 200)
    (tmp_path / "404.html").write_text("<p>nothing here</p>")
    (tmp_path / "dot.png").write_bytes(b"\x89PNG" * 100)
    with serve(tmp_path) as running:
        yield running


def fetch(url: str, encoding: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return dict(answer.headers), answer.read()


def test_text_is_compressed_for_who_takes_it(server: Server) -> None:
    headers, body = fetch(server.address + "page/", "gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == b"<p>words</p>" * 200
    headers, body = fetch(server.address + "page/", "identity")
    assert "Content-Encoding" not in headers
    assert body == b"<p>words</p>" * 200


def test_a_picture_is_sent_as_it_is(server: Server) -> None:
    headers, body = fetch(server.address + "dot.png", "gzip")
    assert headers["Content-Type"] == "image/png"
    assert body == b"\x89PNG" * 100


def test_what_is_sent_is_counted_with_its_headers(server: Server) -> None:
    headers, body = fetch(server.address + "page/", "gzip")
    lines = sum(len(f"{name}: {value}\r\n") for name, value in headers.items())
    assert server.sent == [("/page/", len("HTTP/1.1 200 OK\r\n\r\n") + lines + len(body))]


def test_a_missing_page_is_the_sites_own(server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(server.address + "nowhere/", "identity")
    with caught.value as answer:
        assert answer.code == 404
        assert answer.read() == b"<p>nothing here</p>"


def test_a_named_browser_must_be_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert programs.main() == 1
    assert "must name a program" in capsys.readouterr().err


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs without a browser, for root, who may install one."""
    for name in ("env", "sh", "chmod", "touch"):
        found = shutil.which(name)
        assert found
        (tmp_path / name).symlink_to(found)
    for name in programs.READERS:
        write_program(tmp_path / name, "")
    for name in ("CHROMIUM", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(find_browser, "MAC_APPS", ())
    monkeypatch.setattr(find_browser, "_playwright_path", lambda: tmp_path / "of-playwright")
    monkeypatch.setattr(programs.os, "geteuid", lambda: 0)
    return tmp_path


def write_program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


INSTALL = 'for last; do :; done; echo "#!/bin/sh" > {folder}/$last; chmod 755 {folder}/$last'
"""What Debian's installer comes to, for a package that is called as its program is."""


def test_debians_package_is_installed_where_there_is_no_browser(bare_machine: Path) -> None:
    write_program(bare_machine / "apt-get", INSTALL.format(folder=bare_machine))
    assert programs.list_missing() == []
    assert find_browser.find_browser() == bare_machine / find_browser.SHELL


def test_who_has_a_browser_is_given_no_other_one(bare_machine: Path) -> None:
    write_program(bare_machine / "google-chrome", "")
    asked = bare_machine / "asked"
    write_program(
        bare_machine / "apt-get", f'for last; do :; done; echo "$last" >> {asked}; exit 100'
    )
    assert programs.list_missing() == []
    assert set(asked.read_text().split()) == {find_browser.SHELL, "update"}


def test_old_package_lists_are_read_again(bare_machine: Path) -> None:
    lists = bare_machine / "lists"
    write_program(
        bare_machine / "apt-get",
        f"[ $1 = update ] && {{ echo new > {lists}; exit 0; }}\n"
        f"[ -e {lists} ] || exit 100\n" + INSTALL.format(folder=bare_machine),
    )
    assert programs.list_missing() == []


def test_playwrights_own_browser_is_the_last_to_be_tried(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(bare_machine / "apt-get", "exit 100")
    calls = []
    run = programs.subprocess.run

    def spy(command: list[str], **options: object) -> object:
        if "playwright" not in command:
            return run(command, **options)
        calls.append(command[1:])
        (bare_machine / "of-playwright").touch()
        return None

    monkeypatch.setattr(programs.subprocess, "run", spy)
    assert programs.list_missing() == []
    assert calls == [["-m", "playwright", "install", "chromium"]]


def test_on_anybody_elses_machine_nothing_is_installed_and_the_command_is_said(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs.os, "geteuid", lambda: 1000)
    ran = bare_machine / "ran"
    for name in ("apt-get", "sudo"):
        write_program(bare_machine / name, f"touch {ran}")
    monkeypatch.setattr(programs, "install_browser", ran.touch)
    for name in programs.READERS:
        (bare_machine / name).unlink()
    browser, *readers = programs.list_missing()
    assert not ran.exists()
    assert "sudo apt-get install chromium" in browser
    assert "CHROMIUM=/path/to/browser" in browser
    for line, (program, package) in zip(readers, programs.READERS.items(), strict=True):
        assert line.startswith(f"{program} was not found")
        assert f"sudo apt-get install {package}" in line
    monkeypatch.setenv("CI", "true")
    programs.list_missing()
    assert ran.exists()


def test_copied_movements_lead_to_copies_of_the_same_number() -> None:
    original = {
        "id": "toe-curls",
        "name": "Toe curls",
        "formerly": ["towel-curls"],
        "easier": [{"name": "Seated"}],
        "harder": [{"name": "Further", "movement": "toe-walks"}],
    }
    assert bench_build.copy_movement(original, 3) == {
        "id": "toe-curls-3",
        "name": "Toe curls 3",
        "easier": [{"name": "Seated"}],
        "harder": [{"name": "Further", "movement": "toe-walks-3"}],
    }


def test_the_bench_says_which_target_is_missed() -> None:
    def row(movements: int, guide: float, plain: float) -> bench_build.Row:
        measures = bench_build.Measure(guide, 50), bench_build.Measure(plain, 40)
        return bench_build.Row(movements, *measures, runs=3)

    rows = [row(8, 1.0, 1.0), row(80, 2.5, 2.0), row(800, 30.1, 15.0)]
    assert [holds for holds, _ in bench_build.check_targets(rows)] == [True, False]
    assert "30.1" not in bench_build.create_table(rows[:2])
    assert bench_build.create_table(rows).count("\n") == 4


def test_the_audit_asks_for_a_hundred_and_for_no_less_than_bare_material() -> None:
    ours = audit_site.Scores({"accessibility": 100, "best-practices": 96, "seo": 100}, [98])
    bare = audit_site.Scores({}, [99])
    assert audit_site.collect_faults({"home": (ours, bare)}) == [
        "home: best-practices must be 100, not 96",
        "home: performance must be at least bare Material's 99, not 98",
    ]


def test_pages_are_compared_by_their_words(tmp_path: Path) -> None:
    for name, words in (("one", "Lift  the\n heel"), ("two", "Lift the heel"), ("three", "Lift")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(f"<main><article>{words}</article></main>")
    assert check_portability.compare_page("page.html", tmp_path / "one", tmp_path / "two") == []
    changes = check_portability.compare_page("page.html", tmp_path / "one", tmp_path / "three")
    assert changes[-1] == "+Lift"
