"""What a reader would notice is found, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tools.compare import pictures, reading, report, trees

ROOT = Path(__file__).resolve().parents[2]

PAGE = """<html><head><title>Toe curls</title><meta name="description" content="Curl them."></head>
<body><h1>Toe <em>curls</em></h1><style>h1 { color: red }</style>
<img src="a.svg" alt="A foot"><a href="/safety/">Safety</a><script>boot()</script>
<script type="application/ld+json">{"name": "Toe curls"}</script></body></html>"""


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Toe <em>curls</em>", "Toe <em>presses</em>"),
        ("<title>Toe curls", "<title>Toe presses"),
        ("Curl them.", "Press them."),
        ("A foot", "A hand"),
        ("/safety/", "/safe/"),
        ('"name": "Toe curls"', '"name": "Toe presses"'),
    ],
)
def test_what_a_reader_meets_is_told(tmp_path: Path, old: str, new: str) -> None:
    assert PAGE.replace(old, new) != PAGE
    before = reading.read_site(write(tmp_path / "old", {"index.html": PAGE}))
    after = reading.read_site(write(tmp_path / "new", {"index.html": PAGE.replace(old, new)}))
    assert list(reading.compare(before, after).changed) == ["index.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("boot()", "start()"), ("color: red", "color: blue"), ("<body>", "<body>\n  ")],
)
def test_what_no_reader_meets_is_not_told(tmp_path: Path, old: str, new: str) -> None:
    assert PAGE.replace(old, new) != PAGE
    before = reading.read_site(write(tmp_path / "old", {"index.html": PAGE}))
    after = reading.read_site(write(tmp_path / "new", {"index.html": PAGE.replace(old, new)}))
    assert not reading.compare(before, after).changed


def test_addresses_that_come_and_go_are_told(tmp_path: Path) -> None:
    before = reading.read_site(write(tmp_path / "old", {"a/index.html": PAGE, "b.txt": "b"}))
    after = reading.read_site(write(tmp_path / "new", {"b.txt": "b", "c.css": "c {}"}))
    texts = reading.compare(before, after)
    assert (texts.gone, texts.new, texts.count) == (("a/index.html",), ("c.css",), 1)
    told = report.create_report(texts, [])
    assert "gone a/index.html" in told
    assert "new  c.css" in told


def test_a_summary_is_short_and_a_report_whole(tmp_path: Path) -> None:
    old = {"long.txt": "\n".join(f"{number} {'word ' * 60}" for number in range(50))}
    before = reading.read_site(write(tmp_path / "old", old))
    after = reading.read_site(write(tmp_path / "new", {"long.txt": ""}))
    texts = reading.compare(before, after)
    summary, whole = report.create_summary(texts, []), report.create_report(texts, [])
    assert "49 word" in whole
    assert "49 word" not in summary
    assert max(len(line) for line in summary.splitlines()) < 200


def test_a_drawing_is_told_apart_by_what_is_drawn(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><metadata>{}</metadata><path d="M0 0{}"/></svg>'
    )
    one = write(tmp_path, {"1.svg": drawing.format("a", "h1"), "2.svg": drawing.format("b", "h1")})
    write(tmp_path, {"3.svg": drawing.format("a", "h2")})
    first, same, other = (reading.read_file(one / f"{number}.svg") for number in (1, 2, 3))
    assert first == same != other


def test_a_printed_page_is_read_as_text(tmp_path: Path) -> None:
    source = tmp_path / "sheet.typ"
    source.write_text("= Toe curls\nCurl them.")
    script = f"import typst; typst.compile({str(source)!r}, output={str(tmp_path / 's.pdf')!r})"
    subprocess.run([sys.executable, "-c", script], check=True)
    assert "Curl them." in reading.read_file(tmp_path / "s.pdf")


def test_pictures_are_measured_by_what_is_seen(tmp_path: Path) -> None:
    white = Image.new("RGB", (10, 10), "white")
    nearly = Image.new("RGB", (10, 10), (250, 250, 250))
    spotted = white.copy()
    spotted.paste((0, 0, 0), (0, 0, 5, 5))
    assert pictures.measure(white, nearly) == 0
    assert pictures.measure(white, spotted) == pytest.approx(0.25)
    assert pictures.measure(white, Image.new("RGB", (10, 11), "white")) == 1
    for folder, one in (("old", white), ("new", spotted)):
        (tmp_path / folder).mkdir()
        one.save(tmp_path / folder / "page.png")
    white.save(tmp_path / "old" / "gone.png")
    found = pictures.compare(tmp_path / "old", tmp_path / "new", tmp_path / "report")
    assert [(one.name, one.share) for one in found] == [("gone.png", 1), ("page.png", 0.25)]
    with Image.open(tmp_path / "report" / "page.png") as sheet:
        assert sheet.size == (30, 10)


@pytest.mark.parametrize("name", ["no-such-revision", "--all", "HEAD; true", ""])
def test_a_revision_that_is_not_there_is_one_line(name: str) -> None:
    with pytest.raises(trees.RevisionError, match="revision must be one that git knows"):
        trees.find_revision(ROOT, name)
