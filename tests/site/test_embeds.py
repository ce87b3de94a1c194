"""Embeds in other people's pages: of another origin, sandboxed as WordPress does it, or plain."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from footwork import addresses
from footwork.model import Exercise
from footwork.reading import read_guide
from scripts.find_browser import find_browser
from scripts.serve_compressed import serve
from tests.site.accessibility import find_faults
from tests.site.conftest import OpenPage, wait_until, watch_page

GUIDE = read_guide()
EMBEDS = [
    *(item.id for item in GUIDE.exercises),
    *(addresses.whole_routine(item.id) for item in GUIDE.routines),
]
WIDTHS = (280, 400, 800)
SECRET = "aB3dE5gH7j"  # noqa: S105 (it is shown in the address)

# What wp-embed.js of WordPress does with a message, by its rules: only letters and digits in
# the secret, only from the window of the iframe that has it; heights from 200 to 1000; a link
# only to the host of the iframe, only by http, and only while the reader is in the iframe.
WORDPRESS = """
addEventListener("message", ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return
  for (const frame of document.querySelectorAll(`iframe[data-secret="${data.secret}"]`)) {
    if (frame.contentWindow !== source) continue
    frame.removeAttribute("style")
    if (data.message === "height") {
      frame.height = Math.min(Math.max(parseInt(data.value, 10) || 0, 200), 1000)
      frame.dataset.told = data.value
    }
    if (data.message === "link" && document.activeElement === frame) {
      const target = new URL(data.value)
      const same = target.host === new URL(frame.getAttribute("src")).host
      if (same && /^https?:$/.test(target.protocol)) top.location.href = data.value
    }
  }
})
"""


def wordpress_frame(embed: str, width: int, query: str = "") -> str:
    """Return an iframe as WordPress puts it into a page."""
    return (
        f'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" '
        f'src="{embed}{query}#?secret={SECRET}{width}" data-secret="{SECRET}{width}" '
        f'style="position: absolute; visibility: hidden" '
        f'width="{width}" height="338" title="A movement" frameborder="0"></iframe>'
    )


OpenHost = Callable[..., Page]


@pytest.fixture
def open_host(browser: Browser, address: str, tmp_path: Path) -> Iterator[OpenHost]:
    """Open a page of another host name and port; any fault in it or in its iframes fails."""
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    faults: list[str] = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://localhost:{server.server_port}/"
        with ExitStack() as stack:

            def open_it(body: str, **options: Any) -> Page:
                html = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A club</title>'
                html += f'<link rel="icon" href="data:,"><h1>A club’s page</h1>{body}'
                (tmp_path / "index.html").write_text(html, encoding="utf-8")
                page = stack.enter_context(watch_page(browser, (address, host), faults, options))
                page.goto(host)
                return page

            yield open_it
        server.shutdown()
    assert faults == []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Stay quiet: the browser reports what fails."""


def frames(page: Page, count: int) -> list[Frame]:
    """Return the iframes' pages, once all are there."""
    page.wait_for_load_state("networkidle")
    inside = [frame for frame in page.frames if frame != page.main_frame]
    assert len(inside) == count
    return inside


def assert_fits(frame: Frame) -> None:
    """Everything in the iframe can be seen without scrolling, once it is in sight itself."""
    # A browser lays nothing out again in an iframe of another host that is out of sight.
    frame.frame_element().scroll_into_view_if_needed()
    wait_until(frame, "document.documentElement.scrollHeight <= innerHeight")
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wait_until(frame, "innerHeight - document.body.getBoundingClientRect().height < 1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", EMBEDS)
def test_embed_fits_and_shows_in_wordpress_at_every_width(
    open_host: OpenHost, address: str, name: str, scheme: str
) -> None:
    embed = address + addresses.embed(name)
    body = "".join(wordpress_frame(embed, width) for width in WIDTHS)
    page = open_host(
        f"<script>{WORDPRESS}</script>{body}",
        viewport={"width": 1000, "height": 900},
        color_scheme=scheme,
    )
    for frame in frames(page, len(WIDTHS)):
        assert_fits(frame)
        assert frame.locator("h1").is_visible()
        assert frame.locator(".stop li").first.is_visible()
        assert frame.locator("svg.fig").count() > 1
    told = page.locator("iframe").evaluate_all("(all) => all.map((e) => Number(e.dataset.told))")
    assert all(200 <= height <= 1000 for height in told), told


@pytest.mark.parametrize("width", WIDTHS)
def test_tap_in_wordpress_leads_the_whole_window_to_the_page(
    open_host: OpenHost, address: str, width: int
) -> None:
    embed = address + addresses.embed("calf-raises")
    body = wordpress_frame(embed, width)
    page = open_host(
        f"<script>{WORDPRESS}</script>{body}",
        viewport={"width": 820, "height": 1100},
        has_touch=True,
    )
    (frame,) = frames(page, 1)
    assert_fits(frame)
    frame.get_by_role("link", name="All of it on Footwork").tap()
    page.wait_for_url(address + addresses.exercise("calf-raises"))


def test_movement_plays_in_the_sandbox(open_host: OpenHost, address: str) -> None:
    body = wordpress_frame(address + addresses.embed("calf-raises"), 400)
    page = open_host(f"<script>{WORDPRESS}</script>{body}", viewport={"width": 500, "height": 1100})
    (frame,) = frames(page, 1)
    button = frame.get_by_role("button", name="Play the movement")
    button.click()
    wait_until(frame, "document.querySelector('.end img')?.naturalWidth > 0")
    assert button.get_attribute("aria-pressed") == "true"
    assert_fits(frame)
    button.click()
    assert frame.locator(".end svg.fig").is_visible()
    assert frame.locator(".end img").count() == 0


def test_still_comes_back_where_the_drawing_in_motion_does_not_come(open_page: OpenPage) -> None:
    page = open_page(addresses.embed("calf-raises"))
    button = page.locator(".play")
    button.evaluate("(button) => { button.dataset.motion = './' }")  # no picture
    button.click()
    expect(button).to_be_hidden()
    assert page.locator(".end svg.fig").is_visible()
    assert page.locator(".end img").count() == 0


def test_reader_who_wants_no_motion_gets_no_play_button(open_page: OpenPage) -> None:
    page = open_page(addresses.embed("calf-raises"), reduced_motion="reduce")
    assert not page.locator(".play").is_visible()


def test_embed_answers_a_host_that_comes_later(open_host: OpenHost, address: str) -> None:
    page = open_host(wordpress_frame(address + addresses.embed("toe-curls"), 400))
    frames(page, 1)
    page.evaluate(WORDPRESS)
    page.evaluate(
        """(secret) => document.querySelector("iframe").contentWindow
          .postMessage({ message: "ready", secret }, "*")""",
        f"{SECRET}400",
    )
    wait_until(page, "document.querySelector('iframe').dataset.told > 338")


def test_secret_of_another_or_none_moves_nothing(open_host: OpenHost, address: str) -> None:
    embed = address + addresses.embed("toe-curls")
    frame = wordpress_frame(embed, 400).replace(f"#?secret={SECRET}400", "#?secret=zzzzzzzzzz")
    page = open_host(f"<script>{WORDPRESS}</script>{frame}")
    frames(page, 1)
    assert page.locator("iframe").get_attribute("height") == "338"


def fit_script(address: str) -> str:
    return f'<script src="{address}{addresses.EMBED_SCRIPT}" async></script>'


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'], ids=["plain", "sandboxed"])
@pytest.mark.parametrize("script_last", ["", "last"], ids=["script-first", "script-last"])
def test_script_for_clubs_fits_every_iframe_and_opens_links(
    open_host: OpenHost, address: str, sandbox: str, script_last: str
) -> None:
    names = ("calf-raises", "routine-quick")
    body = "".join(
        f'<iframe src="{address}{addresses.embed(name)}" title="{name}" {sandbox} '
        f'width="100%" height="300" style="border:0;max-width:800px"></iframe>'
        for name in names
    )
    script = fit_script(address)
    # As in Safari 16, which has never heard of URL.canParse.
    old = "<script>delete URL.canParse</script>"
    page = open_host(
        old + (body if script_last else script + body), viewport={"width": 600, "height": 900}
    )
    if script_last:
        frames(page, 2)
        page.add_script_tag(url=address + addresses.EMBED_SCRIPT)
    for frame in frames(page, 2):
        assert_fits(frame)
    page.set_viewport_size({"width": 320, "height": 900})
    for frame in frames(page, 2):
        assert_fits(frame)
    frames(page, 2)[1].get_by_role("link", name=GUIDE.exercise_by_id["toe-curls"].name).click()
    page.wait_for_url(address + addresses.exercise("toe-curls"))


def test_link_works_by_itself_where_nobody_listens(open_host: OpenHost, address: str) -> None:
    embed = address + addresses.embed("calf-raises")
    page = open_host(f'<iframe src="{embed}" title="A movement" width="400" height="900"></iframe>')
    frames(page, 1)[0].get_by_role("link", name=GUIDE.exercise_by_id["calf-raises"].name).click()
    page.wait_for_url(address + addresses.exercise("calf-raises"))


def test_script_for_clubs_believes_no_stranger(open_host: OpenHost, address: str) -> None:
    stranger = (
        "<script>for (const [message, value] of [['height', 999], ['link', location.href]])"
        "parent.postMessage({message, value}, '*')</script>"
    )
    body = (
        f'<iframe id="ours" src="{address}{addresses.embed("calf-raises")}" title="ours"></iframe>'
        f'<iframe id="other" srcdoc="{stranger}" title="other" height="150"></iframe>'
    )
    page = open_host(fit_script(address) + body, viewport={"width": 600, "height": 900})
    ours = next(frame for frame in frames(page, 2) if "/embed/" in frame.url)
    assert_fits(ours)
    assert page.locator("#other").bounding_box()["height"] < 200  # type: ignore[index]
    before = page.url
    # Even one of ours leads to no other host.
    ours.locator("h2").first.click()
    for value in ("https://elsewhere.example/", "nowhere", "javascript:alert(1)"):
        ours.evaluate("(value) => parent.postMessage({message: 'link', value}, '*')", value)
    page.wait_for_timeout(200)
    assert page.url == before


def test_text_folds_when_an_embed_becomes_too_narrow_for_it(open_page: OpenPage) -> None:
    page = open_page(addresses.embed("toe-curls"), viewport={"width": 800, "height": 900})
    then = GUIDE.exercise_by_id["toe-curls"].stop[0].then
    assert page.locator("summary").count() == 0
    # More words than there may be today: in 280 pixels they are too many in any case.
    page.evaluate("document.querySelector('.stop li').append(' Rest a while.'.repeat(40))")
    page.set_viewport_size({"width": 280, "height": 900})
    wait_until(page, "document.body.getBoundingClientRect().height <= 1000")
    assert not page.get_by_text(then).is_visible()
    page.locator("summary").first.click()
    assert page.get_by_text(then).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["calf-raises", "single-leg-balance", "routine-full"])
def test_axe_finds_nothing_in_an_embed_opened_directly(
    open_page: OpenPage, name: str, width: int, scheme: str
) -> None:
    page = open_page(
        addresses.embed(name), color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    assert find_faults(page) == []
    for summary in page.locator("summary").all():
        summary.click()
    assert find_faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_an_embed_in_a_frame(
    open_host: OpenHost, address: str, theme: str
) -> None:
    body = wordpress_frame(address + addresses.embed("toe-walks"), 280, f"?theme={theme}")
    page = open_host(f"<script>{WORDPRESS}</script>{body}")
    (frame,) = frames(page, 1)
    assert find_faults(frame) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_of_the_address_outweighs_that_of_the_system(open_page: OpenPage, theme: str) -> None:
    other = "dark" if theme == "light" else "light"
    wanted = open_page(addresses.embed("calf-raises"), color_scheme=theme)
    page = open_page(addresses.embed("calf-raises") + f"?theme={theme}", color_scheme=other)
    for selector in ("main", ".stop", ".fig .sk"):
        script = "(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).fill]"
        colors = [view.locator(selector).first.evaluate(script) for view in (wanted, page)]
        assert colors[0] == colors[1], selector


@pytest.mark.parametrize("name", ["calf-raises", "routine-full"])
def test_embed_keeps_nothing_on_the_device(open_page: OpenPage, name: str) -> None:
    page = open_page(addresses.embed(name))
    page.wait_for_load_state("networkidle")
    state = page.context.storage_state(indexed_db=True)
    assert state == {"cookies": [], "origins": []}
    kept = "async () => [await indexedDB.databases(), document.cookie, sessionStorage.length]"
    assert page.evaluate(kept) == [[], "", 0]


@pytest.mark.parametrize("name", EMBEDS)
def test_embed_transfers_at_most_40_kb_with_the_drawing_in_motion(
    site: Path, browser: Browser, name: str
) -> None:
    assert find_browser()
    with serve(site) as server:
        page = browser.new_page()
        page.goto(server.address + addresses.embed(name), wait_until="networkidle")
        if page.locator(".play").count():
            page.locator(".play").click()
            wait_until(page, "document.querySelector('.end img')?.naturalWidth > 0")
        page.close()
        total = sum(size for _, size in server.sent)
        paths = [path for path, _ in server.sent if "favicon" not in path]
    assert total <= 40_000
    assert len(paths) == (2 if name in GUIDE.exercise_by_id else 1), paths


def test_embed_reads_without_javascript(open_page: OpenPage) -> None:
    page = open_page(
        addresses.embed("calf-raises"),
        java_script_enabled=False,
        viewport={"width": 280, "height": 900},
    )
    for stop in GUIDE.exercise_by_id["calf-raises"].stop:
        assert page.get_by_text(stop.then).is_visible()
    assert not page.locator(".play").is_visible()


def texts_of(exercise: Exercise) -> list[str]:
    return [
        exercise.name,
        *(step.act for step in exercise.steps),
        *(text for stop in exercise.stop for text in (stop.sign, stop.then)),
        GUIDE.safety.disclaimer_short,
        "CC BY 4.0",
    ]


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_embed_says_what_the_data_says(open_page: OpenPage, exercise: Exercise) -> None:
    page = open_page(addresses.embed(exercise.id), viewport={"width": 800, "height": 900})
    shown = " ".join(page.locator("main").inner_text().split())
    assert [text for text in texts_of(exercise) if text not in shown] == []
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    assert canonical.endswith(f"/guide/exercises/{exercise.id}/")
