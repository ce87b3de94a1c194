"""The manifest and the icons of the app."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image

from footwork.look.styling import create_styles
from footwork.offline.icons import IconError, create_icon, create_png
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from scripts.build_app import DOCS, create_files

FILES = create_files()
MANIFEST = json.loads(FILES["manifest.webmanifest"])


@pytest.mark.parametrize("name", FILES)
def test_what_is_committed_is_what_is_made(name: str) -> None:
    assert (DOCS / name).read_bytes() == FILES[name], "run: make app"


def test_every_address_is_relative_so_that_any_folder_will_do() -> None:
    entries = [MANIFEST, *MANIFEST["shortcuts"], *MANIFEST["icons"]]
    links = [
        entry[key]
        for entry in entries
        for key in entry
        if key in ("url", "src", "id", "scope", "start_url")
    ]
    assert len(links) == 2 + len(MANIFEST["shortcuts"]) + len(MANIFEST["icons"])
    assert not [link for link in links if link.startswith("/") or ":" in link]


def find_identity(root: str) -> str:
    """Return what a browser knows the app by (Web Application Manifest, "id member")."""
    start = urljoin(root, MANIFEST["start_url"])
    named = urljoin(f"{urlsplit(start).scheme}://{urlsplit(start).netloc}/", MANIFEST.get("id", ""))
    return named if MANIFEST.get("id") else start


def test_two_guides_on_one_host_are_two_apps() -> None:
    roots = "https://user.example/guide/", "https://user.example/fork/"
    names = [find_identity(root) for root in roots]
    assert names[0] != names[1]
    assert all(name.startswith(root) for name, root in zip(names, roots, strict=True))


def test_shortcuts_lead_to_routines_under_their_names() -> None:
    offered = read_guide().offered
    assert offered
    found = {item["url"]: item["name"] for item in MANIFEST["shortcuts"]}
    assert found == {f"practice/?routine={item.id}": item.name for item in offered}


def test_icons_are_as_large_as_the_manifest_says_and_cover_their_corners() -> None:
    for icon in MANIFEST["icons"]:
        if icon["type"] != "image/png":
            continue
        picture = Image.open(io.BytesIO(FILES[icon["src"]])).convert("RGBA")
        assert icon["sizes"] == f"{picture.width}x{picture.height}"
        edge = picture.width - 1
        for corner in ((0, 0), (edge, 0), (0, edge), (edge, edge)):
            assert picture.getpixel(corner) == (0xFB, 0xFA, 0xF7, 255)


def test_the_mark_stays_inside_the_circle_that_phones_may_cut() -> None:
    size = 200
    picture = Image.open(io.BytesIO(create_png(FILES["assets/icons/icon.svg"].decode(), size)))
    pixels = picture.convert("RGB").load()
    assert pixels is not None
    marked = [
        (x, y)
        for x in range(size)
        for y in range(size)
        if sum(abs(one - two) for one, two in zip(pixels[x, y], (0xFB, 0xFA, 0xF7), strict=True))
        > 60
    ]
    assert len(marked) > 3000
    assert max((x - 99.5) ** 2 + (y - 99.5) ** 2 for x, y in marked) < (0.4 * size) ** 2


def test_manifest_colors_are_those_of_the_page() -> None:
    style = create_styles()[addresses.style("footwork")]
    paper = re.search(r"--paper: ?(#\w+);", style)
    assert paper is not None
    assert MANIFEST["background_color"] == MANIFEST["theme_color"] == paper[1]


def test_a_mark_of_another_shape_is_refused() -> None:
    with pytest.raises(IconError, match="square viewBox"):
        create_icon('<svg viewBox="0 0 32 16"></svg>', "#fff")
