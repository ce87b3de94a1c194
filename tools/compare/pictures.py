"""Pictures of a built site, and what differs between two of them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from footwork.publishing import addresses
from tools.find_browser import find_browser
from tools.kinds import KINDS
from tools.serve_compressed import serve

_WIDTHS = {"phone": 390, "desktop": 1280}
"""Pixels of CSS."""
_HEIGHT = 800
_PRINT_DPI = 60
_SEEN = 16
"""A difference of a channel, of 255, from which on a pixel counts as another one."""


@dataclass(frozen=True)
class Difference:
    """How much of a picture is another one."""

    name: str
    share: float
    """Of its pixels, 0 to 1; 1 where the sizes differ or one of them is missing."""
    why: str


def take(site: Path, folder: Path) -> Path:
    """Return a folder of pictures: pages of each kind, frames, printed pages, and pictures.

    It is done once by each browser, below `folder`, which is named after the revision: letters of
    two browsers differ, and pages with them.
    """
    version = subprocess.run([find_browser(), "--version"], capture_output=True, check=True)
    folder /= "-".join(version.stdout.decode().split())
    if folder.is_dir():
        return folder
    half = folder.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    print(f"==> Taking pictures of {folder.parent.name[:10]}", flush=True)
    with serve(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for kind, width in _WIDTHS.items():
            _take_pages(browser, server.address, width, half / kind)
        browser.close()
    _take_prints(site, half / "print")
    return half.rename(folder)


def compare(old: Path, new: Path, folder: Path) -> list[Difference]:
    """Return what differs, the most first; write old, new and difference side by side."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = sorted(_list(old) | _list(new))
    found = (_compare_one(old / name, new / name, folder, name) for name in names)
    return sorted((one for one in found if one), key=lambda one: (-one.share, one.name))


def measure(old: Image.Image, new: Image.Image) -> float:
    """Return the share of pixels, 0 to 1, that are seen to differ; 1 where the sizes do."""
    if old.size != new.size:
        return 1
    channels = ImageChops.difference(old, new).split()
    most = channels[0]
    for channel in channels[1:]:
        most = ImageChops.lighter(most, channel)
    counts = most.histogram()
    return sum(counts[_SEEN:]) / sum(counts)


def _list(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*.png")}


def _take_pages(browser: Browser, address: str, width: int, folder: Path) -> None:
    folder.mkdir()
    size: ViewportSize = {"width": width, "height": _HEIGHT}
    context = browser.new_context(
        viewport=size, reduced_motion="reduce", service_workers="block", locale="en-US"
    )
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-02T12:00:00Z")
    movement = KINDS["movement"].strip("/").rpartition("/")[2]
    pages = KINDS | {"embed": addresses.embed(movement), "start": addresses.practice(do=movement)}
    for kind, path in pages.items():
        page.goto(address + path, wait_until="networkidle")
        page.screenshot(path=folder / f"{kind}.png", full_page=True, animations="disabled")
    context.close()


def _take_prints(site: Path, folder: Path) -> None:
    """Lay every printed page and every picture of a site into a folder."""
    folder.mkdir()
    for path in sorted(site.glob("print/*.pdf")):
        command = ["pdftoppm", "-r", str(_PRINT_DPI), "-png", str(path), str(folder / path.stem)]
        subprocess.run(command, check=True, capture_output=True)
    for path in [*site.glob("print/*.png"), *site.glob("share/*.png")]:
        shutil.copy(path, folder / f"{path.parent.name}-{path.name}")


def _compare_one(old: Path, new: Path, folder: Path, name: str) -> Difference | None:
    if not (old.is_file() and new.is_file()):
        return Difference(name, 1, "is new" if new.is_file() else "is gone")
    one, other = (Image.open(path).convert("RGB") for path in (old, new))
    share = measure(one, other)
    if not share:
        return None
    why = f"{share:.1%} of it" if one.size == other.size else f"{one.size} is now {other.size}"
    _write_side_by_side(one, other, folder / name.replace("/", "-"))
    return Difference(name, share, why)


def _write_side_by_side(old: Image.Image, new: Image.Image, path: Path) -> None:
    width, height = max(old.width, new.width), max(old.height, new.height)
    same = [Image.new("RGB", (width, height), "white") for _ in range(2)]
    for canvas, picture in zip(same, (old, new), strict=True):
        canvas.paste(picture)
    sheet = Image.new("RGB", (3 * width, height))
    for place, picture in enumerate([*same, ImageChops.difference(*same)]):
        sheet.paste(picture, (place * width, 0))
    sheet.save(path)
