"""What is made of a drawing, read again by other programs than those that wrote it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import av
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from footwork.look.drawings import Drawings
from footwork.look.formats import AVIF, GIF, MP4, PNG, SQUARE, SVG, Format
from footwork.look.moments import create_moment, seconds_of
from footwork.look.plain import resolve_colors
from footwork.look.typesetting import TypesettingError
from footwork.publishing import addresses
from footwork.publishing.publisher import LICENSE, LICENSE_ADDRESS
from footwork.reading.guide import read_guide
from footwork.sharing import api
from footwork.takeaway import making
from footwork.takeaway.credit import create_credit, draw_credit
from footwork.takeaway.files import Job, list_jobs
from footwork.takeaway.films import (
    FRAMES_A_SECOND,
    GIF_MOST,
    FilmError,
    FilmText,
    create_gif,
    create_mp4,
)
from footwork.takeaway.packing import NOTE, pack
from footwork.takeaway.stills import draw
from tests.takeaway.conftest import DOCS, FORMER, SITE, read

TEXT = FilmText("What it shows.", "Footwork, feet.example/guide", LICENSE)

NEAR = 3.0
"""How far a film may be off on the average, of 255: it loses a little at edges."""


@pytest.fixture(scope="module")
def loop() -> str:
    svg = Drawings(DOCS).read("toe-walks", "")
    assert svg is not None
    return svg


def draw_moment(loop: str, frame: int, size: Format) -> np.ndarray:
    """Return a frame of a film as it should be, without the line below it."""
    moment = create_moment(loop, frame / FRAMES_A_SECOND)
    drawn = draw(resolve_colors(moment), size.width, size.width * 4 // 3)
    return np.asarray(drawn, int)


def differ(shown: np.ndarray, wanted: np.ndarray) -> float:
    return float(np.abs(shown[: len(wanted)].astype(int) - wanted).mean())


# --------------------------------------------------------------------------------------- films


@pytest.mark.parametrize("size", [AVIF, MP4], ids=["avif", "mp4"])
def test_another_program_reads_every_frame_of_a_film(made: Path, loop: str, size: Format) -> None:
    with av.open(io.BytesIO(read(made, size.ending))) as film:
        # The first picture of an AVIF stands alone, too, before all of them.
        stream = film.streams.video[-1]
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(stream)]
        lasts = float(film.duration / av.time_base)
    assert lasts == pytest.approx(seconds_of(loop), abs=0.002)
    assert len(frames) == round(seconds_of(loop) * FRAMES_A_SECOND)
    assert {frame.shape for frame in frames} == {(size.height, size.width, 3)}
    for number in (0, 9, len(frames) - 1):
        assert differ(frames[number], draw_moment(loop, number, size)) < NEAR
    assert differ(frames[0], draw_moment(loop, 9, size)) > 2 * NEAR


def test_a_film_begins_with_its_index_and_is_of_a_kind_that_every_phone_plays(made: Path) -> None:
    film = read(made, MP4.ending)
    assert film.index(b"moov") < film.index(b"mdat")
    with av.open(io.BytesIO(film)) as opened:
        coder = opened.streams.video[0].codec_context
        assert (coder.name, coder.pix_fmt) == ("h264", "yuv420p")
        assert opened.streams.video[0].average_rate == FRAMES_A_SECOND


def test_another_program_reads_a_gif(made: Path, loop: str) -> None:
    gif = read(made, GIF.ending)
    assert len(gif) <= GIF_MOST
    with av.open(io.BytesIO(gif)) as film:
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
        lasts = float(film.duration / av.time_base)
    assert lasts == pytest.approx(seconds_of(loop), abs=0.02)
    assert {frame.shape for frame in frames} == {(GIF.height, GIF.width, 3)}
    assert differ(frames[0], draw_moment(loop, 0, GIF)) < NEAR
    with Image.open(io.BytesIO(gif)) as image:
        assert image.info["loop"] == 0


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("size", [GIF, AVIF, PNG, SQUARE, SVG], ids=lambda one: one.ending)
def test_a_browser_shows_a_picture_in_its_size(made: Path, page: Page, size: Format) -> None:
    content = read(made, size.ending, "start" if size in (PNG, SQUARE) else "")
    shown = page.evaluate(
        """async (source) => {
          const image = new Image(); image.src = source; await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }""",
        f"data:{size.type};base64,{base64.b64encode(content).decode()}",
    )
    assert shown == [size.width, size.height]


def test_all_films_say_whose_they_are(made: Path) -> None:
    with Image.open(io.BytesIO(read(made, GIF.ending))) as gif:
        below = np.asarray(gif.convert("L"), int)[GIF.width * 4 // 3 :]
    line = draw_credit(create_credit(SITE, Drawings(DOCS).read_mark()), MP4.width, 32)
    wanted = np.asarray(line.resize((GIF.width, 30)).convert("L"), int)
    assert (wanted < 128).mean() > 0.02
    assert np.abs(below - wanted).mean() < 4


def test_a_gif_that_is_too_lively_is_refused() -> None:
    chance = np.random.default_rng(1)
    # Gray, for of many colors it takes long to choose the few.
    noise = chance.integers(0, 255, (24, MP4.height, MP4.width), np.uint8)
    with pytest.raises(FilmError, match="350,000 bytes"):
        create_gif([Image.fromarray(frame).convert("RGB") for frame in noise], TEXT)


@pytest.mark.parametrize("ending", [GIF.ending, AVIF.ending, MP4.ending])
def test_a_film_says_in_its_text_whose_it_is_and_on_what_terms(
    made: Path, jobs: list[Job], ending: str
) -> None:
    film = read(made, ending)
    if ending == MP4.ending:
        with av.open(io.BytesIO(film)) as opened:
            said = " ".join(opened.metadata.values())
    else:
        with Image.open(io.BytesIO(film)) as image:
            said = image.info["comment" if ending == GIF.ending else "xmp"].decode()
    assert "feet.example/guide" in said
    assert LICENSE_ADDRESS in said
    alt = next(job.alt for job in jobs if job.moves)
    assert ending == GIF.ending or escape(alt) in said


CLIP = """
import sys
from PIL import Image
from footwork.takeaway.films import FilmText, create_avif, create_gif, create_mp4
frames = [Image.linear_gradient("L").resize((96, 128)).rotate(5 * n).convert("RGB")
          for n in range(30)]
for make in (create_gif, create_avif, create_mp4):
    sys.stdout.buffer.write(make(frames, FilmText("", "", "")))
"""


def test_films_are_the_same_in_processes_that_wait_for_each_other() -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", CLIP], stdout=subprocess.PIPE) for _ in range(6)
    ]
    films = {process.communicate()[0] for process in running}
    assert {process.returncode for process in running} == {0}
    assert len(films) == 1


def test_the_encoder_works_on_one_thread_and_as_on_every_processor(made: Path) -> None:
    told = read(made, MP4.ending).partition(b"x264 - core")[2].partition(b"\0")[0].decode("latin-1")
    assert re.search(r"\bthreads=1 lookahead_threads=1 sliced_threads=0\b", told)


def test_a_film_has_the_colors_that_a_screen_shows() -> None:
    """Held against the formula of BT.709, by a player that knows nothing of the encoder."""
    colors = [(217, 72, 43), (31, 42, 55), (251, 250, 247), (127, 176, 196)]
    for color in colors:
        frame = Image.new("RGB", (96, 128), color)
        with av.open(io.BytesIO(create_mp4([frame] * 3, TEXT))) as film:
            planes = next(film.decode(video=0)).to_ndarray()
            found = [int(planes[place]) for place in ((64, 48), (140, 48), (180, 48))]
        red, green, blue = (value / 255 for value in color)
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        others = ((blue - light) / 1.8556, (red - light) / 1.5748)
        wanted = [16 + 219 * light, *(128 + 224 * other for other in others)]
        assert found == pytest.approx(wanted, abs=2), color


# -------------------------------------------------------------------------------------- stills


def test_a_still_is_as_the_drawing_and_says_what_it_shows(made: Path, jobs: list[Job]) -> None:
    job = next(job for job in jobs if job.frame == "start")
    wanted = np.asarray(draw(resolve_colors(job.svg), PNG.width, PNG.height), int)
    with Image.open(io.BytesIO(read(made, PNG.ending, "start"))) as image:
        assert (image.mode, image.info["Description"]) == ("P", job.alt)
        assert LICENSE in image.info["Copyright"]
        assert differ(np.asarray(image.convert("RGB")), wanted) < 0.2


def test_a_long_address_fits_and_one_without_letters_is_refused() -> None:
    mark = Drawings(DOCS).read_mark()
    host = "a-very-long-name-of-a-running-club.example/feet/and/more"
    long = draw_credit(create_credit(f"https://{host}/", mark), GIF.width, 30)
    assert set(np.asarray(long)[:, -4:].ravel()) == set(np.asarray(long)[0, 0])
    with pytest.raises(TypesettingError, match="cannot be shown"):
        create_credit("https://\U0001fadd.example/", mark)


# -------------------------------------------------------------------------------------- making


def list_digests(root: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / addresses.PICTURES).iterdir()
    }


def test_the_same_drawing_gives_the_same_bytes(
    made: Path, jobs: list[Job], note: str, tmp_path: Path
) -> None:
    making.update_pictures(tmp_path, jobs, note, lambda *_: None, workers=2)
    assert list_digests(tmp_path) == list_digests(made)


def test_only_what_changed_is_made_again(
    made: Path, jobs: list[Job], note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (made / addresses.PICTURES).iterdir():
        making.update_files(tmp_path, {f"{addresses.PICTURES}{path.name}": path.read_bytes()}, ())
    asked = []

    def do(job: Job) -> dict[str, bytes]:
        asked.append(job.frame)
        return dict.fromkeys(job.paths(job.names[0]), b"anew")

    monkeypatch.setattr(making, "do_job", do)

    def update(given: list[Job]) -> tuple[int, int]:
        return making.update_pictures(tmp_path, given, note, lambda *_: None, workers=1)

    assert update(jobs) == (0, len(jobs))
    (tmp_path / addresses.picture("toe-walks", "end", PNG.ending)).unlink()
    (tmp_path / addresses.picture("stranger")).write_text("x")
    assert update(jobs) == (1, len(jobs) - 1)
    assert asked == ["end"]
    assert not (tmp_path / addresses.picture("stranger")).exists()
    with zipfile.ZipFile(tmp_path / addresses.picture_archive()) as archive:
        assert archive.read("footwork-pictures/toe-walks-end.png") == b"anew"


def test_every_file_stands_under_each_name_and_in_the_list(made: Path, jobs: list[Job]) -> None:
    listed = making.read_list(made)
    for job in jobs:
        for name in job.names:
            for ending, path in job.paths(name).items():
                first = made / job.paths(job.names[0])[ending]
                assert (made / path).read_bytes() == first.read_bytes()
                assert listed[path].bytes == first.stat().st_size
    text = (made / addresses.picture_list()).read_text()
    assert [entry["path"] for entry in json.loads(text)["files"]] == sorted(listed)
    assert {job.names for job in jobs} == {("toe-walks", FORMER), (addresses.MAP,)}
    assert len(listed) == sum(len(job.names) * len(job.paths("x")) for job in jobs) + 1


def test_the_archive_has_every_picture_its_words_and_no_day(made: Path, jobs: list[Job]) -> None:
    with zipfile.ZipFile(made / addresses.picture_archive()) as archive:
        names = archive.namelist()
        note = archive.read(f"footwork-pictures/{NOTE}").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
    wanted = {
        path.removeprefix(addresses.PICTURES)
        for job in jobs
        for path in job.paths(job.names[0]).values()
    }
    assert names == sorted(names)
    assert {name.removeprefix("footwork-pictures/") for name in names} == wanted | {NOTE}
    assert LICENSE in note
    assert [job.alt for job in jobs if job.alt not in note] == []
    assert [name for name in wanted if name not in note] == []


def test_the_order_of_files_does_not_matter_to_an_archive() -> None:
    files = {"pictures/b.svg": b"b", "pictures/a.png": b"a"}
    assert pack(files, "note") == pack(dict(reversed(files.items())), "note")


# --------------------------------------------------------------------------------------- the API


def find_addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from find_addresses(inner)
    elif isinstance(value, str) and value.startswith(f"{SITE}{addresses.PICTURES}"):
        yield value.removeprefix(SITE)


def test_the_api_lists_every_file_that_is_made_and_no_other() -> None:
    guide, drawings = read_guide(), Drawings(DOCS)
    files = api.create_files(guide, SITE, drawings)
    kept = (addresses.OPENAPI, addresses.schema("")[: -len(".json")])
    told = [json.loads(text) for path, text in files.items() if not path.startswith(kept)]
    made = {
        path
        for job in list_jobs(guide, SITE, drawings)
        for path in job.paths(job.names[0]).values()
    }
    assert set(find_addresses(told)) == made | {addresses.picture_archive()}
    listed = json.loads(files[addresses.api("pictures")])["pictures"]["drawings"]
    assert [one["url"] for one in listed if one["url"].removeprefix(SITE) not in made] == []
    moving = {one["animated"] is not None for one in listed if one["kind"] == "motion"}
    still = {one["animated"] for one in listed if one["kind"] != "motion"}
    assert (moving, still) == ({True}, {None})
    assert {one["alt"] for one in listed} == {job.alt for job in list_jobs(guide, SITE, drawings)}
