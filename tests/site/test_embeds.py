"""Embeds in other people's pages: of another origin, sandboxed as WordPress does it, or plain."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Frame, Page, expect

from footwork.model import Exercise
from footwork.publishing import addresses
from footwork.reading.guide import read_guide
from tests.site.accessibility import find_faults
from tests.site.conftest import SITE_URL, OpenPage, wait_until, watch_page
from tests.wordpress import HEIGHTS, SCRIPT, create_post, filter_answer
from tools.find_browser import find_browser
from tools.serve_compressed import serve

GUIDE = read_guide()
EMBEDS = [
    *(item.id for item in GUIDE.exercises),
    *(addresses.whole_routine(item.id) for item in GUIDE.routines),
]
WIDTHS = (280, 400, 800)
SECRET = "aB3dE5gH7j"  # noqa: S105 (it is shown in the address)

SANDBOXES = {
    # As builders wrap what a club pastes: no way to the top of the window.
    "popups": "allow-scripts allow-popups allow-popups-to-escape-sandbox",
    "own origin": "allow-scripts allow-popups allow-forms allow-same-origin "
    "allow-popups-to-escape-sandbox",
}


ShowPosts = Callable[..., str]


@pytest.fixture
def show_posts(site: Path, address: str) -> ShowPosts:
    """Return a page of WordPress with one embed in columns of some widths."""

    def show(name: str, *widths: int, query: str = "") -> str:
        answer = json.loads((site / addresses.oembed(name)).read_text(encoding="utf-8"))
        # The published root stands in the answer; here the site has another.
        answer["html"] = (
            answer["html"]
            .replace(SITE_URL, address)
            .replace(f"/{addresses.embed(name)}", f"/{addresses.embed(name)}{query}")
        )
        columns = []
        for width in widths:
            shown = filter_answer(answer, f"{SECRET}{width}")
            assert shown
            columns.append(f'<div style="width: {width}px">{shown}</div>')
        return create_post(*columns)

    return show


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
    # A link in a sandbox opens by itself or by the host, and the browser tells of the other try.
    assert [fault for fault in faults if "Blocked opening" not in fault] == []


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
    open_host: OpenHost, show_posts: ShowPosts, name: str, scheme: str
) -> None:
    page = open_host(
        show_posts(name, *WIDTHS),
        viewport={"width": 1000, "height": 900},
        color_scheme=scheme,
    )
    for frame in frames(page, len(WIDTHS)):
        assert_fits(frame)
        assert frame.locator("h1").is_visible()
        assert frame.locator(".stop li").first.is_visible()
        assert frame.locator("svg.fig").count() > 1
    boxes = [frame.bounding_box() for frame in page.locator("iframe").all()]
    assert [box and box["width"] for box in boxes] == list(WIDTHS)
    told = page.locator("iframe").evaluate_all("(all) => all.map((e) => Number(e.dataset.told))")
    assert all(HEIGHTS[0] <= height <= HEIGHTS[1] for height in told), told
    assert not page.locator("blockquote:visible").count()


def test_phone_does_not_scroll_sideways_for_an_embed_in_wordpress(
    open_host: OpenHost, show_posts: ShowPosts
) -> None:
    body = show_posts("calf-raises", 342).replace("width: 342px;", "")
    page = open_host(body, viewport={"width": 390, "height": 900})
    assert_fits(frames(page, 1)[0])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_link_stands_in_for_an_embed_in_wordpress_without_javascript(
    open_host: OpenHost, address: str, show_posts: ShowPosts
) -> None:
    page = open_host(show_posts("calf-raises", 400), java_script_enabled=False)
    link = page.get_by_role("link", name="Calf raises: Footwork")
    assert link.is_visible()
    assert link.get_attribute("href") == address + addresses.exercise("calf-raises")


def list_open(name: str) -> list[str]:
    """Return what stands open in an embed, however little room it gets."""
    if name in GUIDE.exercise_by_id:
        exercise = GUIDE.exercise_by_id[name]
        texts, stops = [exercise.ask_first], exercise.stop
    else:
        routine = GUIDE.routine_by_id[name.removeprefix(addresses.whole_routine(""))]
        texts, stops = list(routine.warnings), routine.not_today
    signs = [text for stop in stops for text in (stop.sign, stop.then)]
    return [*texts, *signs, GUIDE.safety.disclaimer_short]


def read_words(frame: Frame | Page) -> str:
    """Return what can be seen, without what is folded."""
    return " ".join(frame.locator("main").inner_text().split())


@pytest.mark.parametrize("name", EMBEDS)
def test_what_keeps_a_reader_safe_stands_open_in_wordpress(
    open_host: OpenHost, show_posts: ShowPosts, name: str
) -> None:
    widths = (280, 390, 800)
    page = open_host(show_posts(name, *widths), viewport={"width": 1000, "height": 900})
    for frame in frames(page, len(widths)):
        assert_fits(frame)
        shown = read_words(frame)
        assert [text for text in list_open(name) if " ".join(text.split()) not in shown] == []
        for summary in frame.locator("summary").all():  # each says that there is more, and opens
            summary.click()
        assert "Stop if" in shown
        shown = read_words(frame)
        do = [step.do for step in GUIDE.routine_by_id[name[8:]].steps] if "routine-" in name else []
        signs = [text for one in do for text in list_open(one)[:-1]]
        assert [text for text in signs if " ".join(text.split()) not in shown] == []


def list_steadying(exercise: Exercise) -> list[str]:
    """Return the steps that keep a reader from falling: the first, and what there is to hold."""
    steps = [f"{step.act} {step.how or ''}" for step in exercise.steps]
    held = re.compile(r"\b(wall|counter|rail|chair|rug|hold on)\b", re.IGNORECASE)
    return [text for place, text in enumerate(steps) if place == 0 or held.search(text)]


@pytest.mark.parametrize("exercise", GUIDE.exercises, ids=lambda item: item.id)
def test_what_keeps_a_reader_from_falling_is_seen_with_its_step(
    open_host: OpenHost, open_page: OpenPage, show_posts: ShowPosts, exercise: Exercise
) -> None:
    widths = (280, 320, 360, 480, 579, 580, 700, 800)
    page = open_host(show_posts(exercise.id, *widths), viewport={"width": 1000, "height": 900})
    for frame in frames(page, len(widths)):
        assert_fits(frame)
        shown = read_words(frame)
        for text in list_steadying(exercise):
            assert " ".join(text.split()) in shown, (frame.url, text)
        dose = frame.locator(".dose b")
        assert dose.evaluate("(e) => e.getBoundingClientRect().right < innerWidth"), frame.url
    # Elsewhere there is room for all of it.
    for script in (True, False):
        page = open_page(addresses.embed(exercise.id), java_script_enabled=script)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            shown = read_words(page)
            for step in exercise.steps:
                assert " ".join(f"{step.act} {step.how or ''}".split()) in shown, width


@pytest.mark.parametrize("width", WIDTHS)
def test_link_in_wordpress_leads_the_whole_window_to_the_page(
    open_host: OpenHost, address: str, show_posts: ShowPosts, width: int
) -> None:
    page = open_host(
        show_posts("calf-raises", width),
        viewport={"width": 820, "height": 1100},
    )
    (frame,) = frames(page, 1)
    assert_fits(frame)
    # Not tapped: in an iframe of another host Chromium puts an emulated tap in the wrong place.
    frame.get_by_role("link", name="All of it on Footwork").click()
    page.wait_for_url(address + addresses.exercise("calf-raises"))
    assert len(page.context.pages) == 1


def test_movement_plays_in_the_sandbox(open_host: OpenHost, show_posts: ShowPosts) -> None:
    body = show_posts("calf-raises", 400)
    page = open_host(body, viewport={"width": 500, "height": 1100})
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


def test_embed_answers_a_host_that_comes_later(open_host: OpenHost, show_posts: ShowPosts) -> None:
    page = open_host(show_posts("toe-curls", 400).partition("<script>")[0])
    frames(page, 1)
    page.evaluate(SCRIPT)
    page.evaluate(
        """(secret) => document.querySelector("iframe").contentWindow
          .postMessage({ message: "ready", secret }, "*")""",
        f"{SECRET}400",
    )
    wait_until(page, "document.querySelector('iframe').dataset.told > 338")


def test_secret_of_another_or_none_moves_nothing(
    open_host: OpenHost, show_posts: ShowPosts
) -> None:
    body = show_posts("toe-curls", 400).replace(f"#?secret={SECRET}400", "#?secret=zzzzzzzzzz")
    before = BeautifulSoup(body, "html.parser").select("iframe")[0]["height"]
    page = open_host(body)
    frames(page, 1)
    assert page.locator("iframe").get_attribute("height") == before
    assert page.locator("blockquote").is_visible()


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
    assert_opens(page, frames(page, 2)[1], "Toe curls", address + addresses.exercise("toe-curls"))


def assert_opens(page: Page, frame: Frame, link: str, target: str) -> None:
    """A link of an embed opens its page once, in a tab of its own; the club's page stays."""
    before, tabs = page.url, page.context.pages
    with page.context.expect_page() as waiting:
        frame.get_by_role("link", name=link).click()
    waiting.value.wait_for_url(target)
    page.wait_for_timeout(200)
    assert page.url == before
    assert len(page.context.pages) == len(tabs) + 1
    waiting.value.close()


@pytest.mark.parametrize("behind", ["", f"#?secret={SECRET}"], ids=["plain", "secret"])
@pytest.mark.parametrize("sandbox", [None, *SANDBOXES.values()], ids=["none", *SANDBOXES])
def test_link_opens_by_itself_where_nobody_has_greeted(
    open_host: OpenHost, address: str, sandbox: str | None, behind: str
) -> None:
    fence = "" if sandbox is None else f'sandbox="{sandbox}"'
    names = ("calf-raises", "routine-quick")
    body = "".join(
        f'<iframe src="{address}{addresses.embed(name)}{behind}" title="{name}" '
        f'width="400" height="900" {fence}></iframe>'
        for name in names
    )
    page = open_host(body, viewport={"width": 900, "height": 1000})
    movement, routine = frames(page, 2)
    target = address + addresses.exercise("calf-raises")
    assert_opens(page, movement, "All of it on Footwork", target)
    assert_opens(page, movement, "Calf raises", target)
    for fold in routine.locator("summary").all():  # in WordPress the list is short of room
        fold.click()
    assert_opens(page, routine, "Toe curls", address + addresses.exercise("toe-curls"))


def test_link_opens_where_a_builder_wraps_the_iframe_and_the_script(
    open_host: OpenHost, address: str
) -> None:
    inner = (
        f'<iframe src="{address}{addresses.embed("calf-raises")}" title="A movement" '
        f'width="100%" height="300" style="border:0"></iframe>{fit_script(address)}'
    )
    page = open_host(
        f'<iframe srcdoc="{html.escape(inner)}" title="A box" width="420" height="1200" '
        f'sandbox="{SANDBOXES["popups"]}"></iframe>',
        viewport={"width": 600, "height": 1300},
    )
    embed = next(frame for frame in frames(page, 2) if "/embed/" in frame.url)
    assert_fits(embed)
    target = address + addresses.exercise("calf-raises")
    assert_opens(page, embed, "All of it on Footwork", target)


def test_script_for_clubs_leads_the_window_where_no_tab_may_open(
    open_host: OpenHost, address: str
) -> None:
    body = (
        f'<iframe src="{address}{addresses.embed("calf-raises")}" title="A movement" '
        f'width="400" height="300"></iframe>{fit_script(address)}'
    )
    page = open_host(f"<script>window.open = () => null</script>{body}")
    (frame,) = frames(page, 1)
    assert_fits(frame)
    frame.get_by_role("link", name="All of it on Footwork").click()
    page.wait_for_url(address + addresses.exercise("calf-raises"))


def test_script_for_clubs_outweighs_the_height_of_a_theme(
    open_host: OpenHost, address: str
) -> None:
    theme = "<style>iframe { height: 209px !important }</style>"
    frame = (
        f'<iframe src="{address}{addresses.embed("calf-raises")}" title="A movement" '
        f'width="400"></iframe>'
    )
    page = open_host(theme + frame + fit_script(address), viewport={"width": 600, "height": 1100})
    assert_fits(frames(page, 1)[0])


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


def test_the_steps_fold_where_wordpress_gives_too_little_room(open_page: OpenPage) -> None:
    exercise = GUIDE.exercise_by_id["toe-curls"]
    path = addresses.embed(exercise.id)
    page = open_page(f"{path}#?secret={SECRET}", viewport={"width": 800, "height": 900})
    kept = list_steadying(exercise)
    last = next(step for step in exercise.steps if f"{step.act} {step.how or ''}" not in kept)
    step, then = (page.get_by_text(text) for text in (last.act, exercise.stop[0].then))
    first = page.locator(".steps:visible li").first
    assert page.locator("summary").count() == 0
    # More steps than there may be today: in 280 pixels they are too many in any case.
    page.evaluate("document.querySelector('ol li:last-child').append(' Rest a while.'.repeat(60))")
    page.set_viewport_size({"width": 280, "height": 900})
    wait_until(page, "document.body.getBoundingClientRect().height <= 1000")
    assert then.is_visible()
    assert not step.is_visible()
    assert exercise.steps[0].act in first.inner_text()
    page.get_by_text(f"{len(exercise.steps)} steps").click()
    assert step.is_visible()
    assert page.locator(".steps:visible").count() == 1  # no step stands there twice
    # Elsewhere nothing needs to fold.
    page = open_page(path, viewport={"width": 280, "height": 900})
    assert page.get_by_text(exercise.steps[0].act).is_visible()
    assert page.locator("summary").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["calf-raises", "single-leg-balance", "routine-full"])
def test_axe_finds_nothing_in_an_embed_opened_directly(
    open_page: OpenPage, name: str, width: int, scheme: str
) -> None:
    page = open_page(
        f"{addresses.embed(name)}#?secret={SECRET}",  # as WordPress shows it, folded
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    assert find_faults(page) == []
    for summary in page.locator("summary").all():
        summary.click()
    assert find_faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_an_embed_in_a_frame(
    open_host: OpenHost, show_posts: ShowPosts, theme: str
) -> None:
    page = open_host(show_posts("toe-walks", 280, query=f"?theme={theme}"))
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
