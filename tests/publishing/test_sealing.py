from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from footwork.publishing.sealing import create_policy, hash_source, seal_page

ROOT = Path(__file__).parents[2]
HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>A page</title></head>'


def policy_of(page: str) -> dict[str, list[str]]:
    """Return the sources of each directive, as another parser reads the page."""
    metas = BeautifulSoup(page, "html.parser").select("meta[http-equiv]")
    assert [meta["http-equiv"] for meta in metas] == ["Content-Security-Policy"]
    rules = [rule.split() for rule in str(metas[0]["content"]).split(";")]
    return {name: sources for name, *sources in rules}


def independent_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_page_lets_in_exactly_its_own_inline_scripts() -> None:
    scripts = ["let a = 1 < 2 && '\u00e9'", "\n  let b = `</p>`\n", "import './x.js'"]
    page = (
        f"{HEAD}<script>{scripts[0]}</script><script>{scripts[1]}</script>"
        f'<script type="module">{scripts[2]}</script><script src="own.js"></script>'
        '<script type="application/json">{"not": "run"}</script>'
    )
    sealed, findings = seal_page(page, "page.html")
    assert findings == []
    rules = policy_of(sealed)
    assert set(rules["script-src"]) == {"'self'", *map(independent_hash, scripts)}
    assert rules["default-src"] == rules["form-action"] == ["'self'"]
    assert rules["object-src"] == rules["base-uri"] == ["'none'"]
    assert "'unsafe-eval'" not in sealed
    assert sealed.index("Content-Security-Policy") < sealed.index("<title>")


def test_line_ends_are_hashed_as_a_browser_reads_them() -> None:
    assert hash_source("a\r\nb\rc") == independent_hash("a\nb\nc")


def test_sealing_twice_changes_nothing_and_order_does_not_matter() -> None:
    sealed, _ = seal_page(f"{HEAD}<script>1</script><script>2</script>", "page.html")
    assert seal_page(sealed, "page.html") == (sealed, [])
    assert create_policy(["1", "2"]) == create_policy(["2", "1", "2"])


def test_what_cannot_be_sealed_is_found_all_at_once() -> None:
    page = f"""{HEAD}
<a href=" JavaScript:go()">go</a>
<button onclick="go()">go</button>
<script src="https://elsewhere.example/a.js"></script>
<link rel="stylesheet" href="//elsewhere.example/a.css">
<img src="http://elsewhere.example/a.png"><img src="data:image/png;base64,AA==">
<object data="a.swf"></object>
<a href="https://elsewhere.example/">a link may lead anywhere</a>
"""
    sealed, findings = seal_page(page, "a/index.html")
    assert sealed == page
    assert [finding.line for finding in findings] == [2, 3, 4, 5, 6, 7]
    assert all(finding.hint for finding in findings)
    assert str(findings[1]).startswith("a/index.html:3: <button> must not have the handler onclick")


def test_page_without_charset_is_found() -> None:
    _, findings = seal_page("<title>x</title>", "page.html")
    assert [finding.message for finding in findings] == ["a page must state its charset"]


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("script-src 'unsafe-inline'", "must name what it lets in"),
        ("default-src *", "must name what it lets in"),
        ("default-src 'none'; script-src 'sha256-AAAA'", "must let in each of its inline scripts"),
    ],
)
def test_policy_that_a_page_brings_is_checked(policy: str, message: str) -> None:
    meta = f'<meta http-equiv="content-security-policy" content="{policy}">'
    page = HEAD.replace("<title>", meta + "<title>") + "<script>1</script>"
    sealed, findings = seal_page(page, "page.html")
    assert sealed == page
    assert any(message in finding.message for finding in findings)


def run_seal(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "footwork", "seal", "--out", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_command_writes_all_pages_or_none(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(HEAD)
    (tmp_path / "bad.html").write_text(f"{HEAD}<p onclick='x()'>")
    done = run_seal(tmp_path)
    assert done.returncode == 1
    assert "bad.html:1: <p> must not have the handler" in done.stderr
    assert done.stderr.endswith("1 finding\n")
    assert (tmp_path / "good.html").read_text() == HEAD

    (tmp_path / "bad.html").unlink()
    assert run_seal(tmp_path).stdout.endswith("\n1 pages sealed\n")
    policy_of((tmp_path / "good.html").read_text())


def test_command_says_so_when_there_is_no_page(tmp_path: Path) -> None:
    done = run_seal(tmp_path)
    assert done.returncode == 1
    assert "it holds no page" in done.stderr
