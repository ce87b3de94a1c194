"""The guide without a signal, and with a new version, in a real browser."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from footwork.offline.files import write_list
from footwork.publishing import addresses
from tests.site.accessibility import find_faults
from tests.site.conftest import FOLDER, OpenPage, _Handler, wait_until
from tests.site.test_browser import DESKTOP, GUIDE, NARROW, PHONE

SHEET = "print/cheat-sheet-a4.pdf"


@dataclass(frozen=True)
class Answer:
    """What a server says for a file."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


class Server(http.server.ThreadingHTTPServer):
    """Serves a site that can be exchanged, and can be cut off."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        """Sent with each file."""
        self.instead: dict[str, Answer] = {}
        """What comes instead of a file: of a portal, or of a copy elsewhere that is out of date."""
        super().__init__(("127.0.0.1", 0), functools.partial(_Exchanged, directory=str(site)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{FOLDER}"


class _Exchanged(_Handler):
    server: Server

    def translate_path(self, path: str) -> str:
        self.server.asked.append(path.removeprefix(FOLDER))
        self.directory = str(self.server.site)
        return super().translate_path(path)

    def do_GET(self) -> None:  # noqa: N802
        answer = self.server.instead.get(self.path.removeprefix(FOLDER))
        if answer is None:
            super().do_GET()
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    """A server of its own, so that each test meets a new origin."""
    with Server(site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


OpenDevice = Callable[..., BrowserContext]


@pytest.fixture
def open_device(browser: Browser) -> Iterator[OpenDevice]:
    """Open browsers with a memory of their own; no script error is allowed in them."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def open_it(init: str = "", **options: Any) -> BrowserContext:
        context = browser.new_context(**{**PHONE, **options})
        context.add_init_script(init)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        contexts.append(context)
        return context

    yield open_it
    for context in contexts:
        context.close()
    assert faults == []


def visit(context: BrowserContext, address: str) -> Page:
    """Make a first visit and wait until the guide is on the device."""
    page = context.new_page()
    page.goto(address)
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    return page


def publish(server: Server, folder: Path, *also: str, heading: str = "The new plan") -> None:
    """Publish a new version, in which the plan has another heading and other files more bytes."""
    shutil.copytree(server.site, folder)
    plan = folder / "plan" / "index.html"
    text = plan.read_text(encoding="utf-8")
    changed = re.sub(r"<h1>[^<]*</h1>", f"<h1>{heading}</h1>", text)
    assert changed != text
    plan.write_text(changed, encoding="utf-8")
    for path in also:
        with (folder / path).open("ab") as file:
            file.write(b"\n" * 10)
    write_list(folder)
    server.site = folder


def look_for_new_version(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")


def caches_of(page: Page) -> list[str]:
    return [name.rpartition(" ")[2] for name in page.evaluate("caches.keys()")]


def version_of(site: Path) -> str:
    return str(json.loads((site / "offline.json").read_text())["version"])


# ------------------------------------------------------------------------------- no network


def test_everything_works_after_one_visit_when_the_network_is_cut(
    server: Server, open_device: OpenDevice, site: Path
) -> None:
    context = open_device()
    page = visit(context, server.address + "plan/")
    page.goto(server.address + "print/")
    keep = page.locator(f'[data-keep="{SHEET}"]')
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")

    context.set_offline(True)
    server.asked.clear()
    failed: list[str] = []
    # A picture for the tab is dropped when the next page is opened at once.
    page.on(
        "requestfailed",
        lambda request: request.failure == "net::ERR_ABORTED" or failed.append(request.url),
    )
    page.on("response", lambda answer: answer.ok or failed.append(answer.url))
    pages = sorted(path.parent.relative_to(site) for path in site.rglob("index.html"))
    pages = [path for path in pages if path.parts[:1] not in {("embed",), ("share",)}]
    assert len(pages) > 25
    for path in pages:
        page.goto(server.address + ("" if path == Path() else f"{path.as_posix()}/"))
        assert page.locator("h1").first.is_visible(), path
        pictures = page.locator(".page img:visible")
        for number in range(min(2, pictures.count())):
            pictures.nth(number).scroll_into_view_if_needed()
            expect(pictures.nth(number)).to_have_js_property(name="complete", value=True)
            assert pictures.nth(number).evaluate("(picture) => picture.naturalWidth"), path

    figures = [path.relative_to(site).as_posix() for path in (site / "figures").glob("*.svg")]
    sizes = page.evaluate(
        """([root, paths]) => Promise.all(paths.map(
          async (path) => (await (await fetch(root + path)).arrayBuffer()).byteLength))""",
        [server.address, [*figures, SHEET]],
    )
    assert sizes == [(site / path).stat().st_size for path in [*figures, SHEET]]

    page.goto(server.address + "practice/?routine=quick")
    page.locator("#pr-begin").click()
    expect(page.locator("#pr-plate > .drawing[aria-hidden=false]").first).to_be_visible()
    expect(page.locator("#pr-move")).not_to_be_empty()

    page.goto(server.address)
    page.get_by_role("button", name="Search").click()
    page.locator("#find input").fill("heel raise")
    expect(page.locator(".hit").first).to_contain_text(GUIDE.exercise_by_id["calf-raises"].name)
    assert failed == []
    # The browser itself looks for a new worker, some seconds after a visit, and past the cut.
    assert [path for path in server.asked if path != "sw.js"] == []


def test_addresses_are_met_in_every_form(server: Server, open_device: OpenDevice) -> None:
    context = open_device()
    page = visit(context, server.address)
    context.set_offline(True)
    for path, title in (
        ("plan", GUIDE.plan.name),
        ("plan/index.html", GUIDE.plan.name),
        ("practice/?routine=quick", GUIDE.routine_by_id["quick"].name),
        ("plan/?from=club#rules", GUIDE.plan.name),
    ):
        page.goto(server.address + path)
        expect(page).to_have_title(re.compile(f"^{re.escape(title)}"))
    answer = page.goto(server.address + "api/v1/nothing.json")
    assert answer is not None
    assert answer.status == 503
    assert "This page is not kept on this device" in page.locator("body").inner_text()
    page.get_by_role("link", name="Go to the home page").click()
    expect(page.locator("h1")).to_have_text("Eight movements for stronger feet")


def test_the_first_load_waits_for_nothing(server: Server, open_device: OpenDevice) -> None:
    page = open_device().new_page()
    page.goto(server.address, wait_until="networkidle")  # half a second without a request
    assert not {"sw.js", "offline.json"} & set(server.asked)
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    assert {"sw.js", "offline.json"} <= set(server.asked)


def test_a_device_that_saves_data_is_asked_first(server: Server, open_device: OpenDevice) -> None:
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    page = open_device(saving).new_page()
    page.goto(server.address + "offline/")
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    page.wait_for_timeout(2500)
    assert "sw.js" not in server.asked
    page.get_by_role("button", name="Keep the guide").click()
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()


# --------------------------------------------------------------------------- a new version


def test_an_old_tab_goes_on_and_the_next_visit_has_the_new_version(
    server: Server, open_device: OpenDevice, tmp_path: Path
) -> None:
    context = open_device()
    old = visit(context, server.address + "plan/")
    before = old.locator("h1").inner_text()
    first = version_of(server.site)
    kept = old.evaluate(
        "import('../assets/js/offline/kept.js').then((kept) => kept.keepFile('print/plan-a4.pdf'))"
    )
    assert kept is None
    publish(server, tmp_path / "new")
    second = version_of(server.site)
    server.asked.clear()
    look_for_new_version(old)

    offer = old.get_by_role("status").filter(has_text="A new version is ready.")
    expect(offer).to_be_visible()
    changed = {path for path in server.asked if path not in ("offline.json", "sw.js")}
    assert changed == {"plan/"}, "what has not changed is not fetched again"
    read = "fetch('.').then((answer) => answer.text())"
    assert before in old.evaluate(read), "the old tab reads its own version"

    context.set_offline(True)
    new = context.new_page()
    new.goto(server.address + "plan/")
    expect(new.locator("h1")).to_have_text("The new plan")
    assert "The new plan" in new.evaluate(read)
    assert before in old.evaluate(read)
    assert sorted(caches_of(old)) == sorted([first, second, "state"])

    offer.get_by_role("button", name="Reload").click()
    expect(old.locator("h1")).to_have_text("The new plan")
    new.goto(server.address)
    new.goto(server.address + "safety/")
    wait_until(new, "caches.keys().then((names) => names.length === 2)")
    assert sorted(caches_of(new)) == sorted([second, "state"])
    size = new.evaluate(
        "fetch('../print/plan-a4.pdf').then(async (file) => (await file.blob()).size)"
    )
    assert size == (server.site / "print/plan-a4.pdf").stat().st_size


def test_a_session_under_way_is_left_alone(
    server: Server, open_device: OpenDevice, tmp_path: Path
) -> None:
    page = visit(open_device(), server.address + "practice/?routine=quick")
    page.locator("#pr-begin").click()
    page.evaluate("window.same = true")
    publish(server, tmp_path / "new")
    look_for_new_version(page)
    wait_until(page, "Boolean(document.querySelector('.notice')?.textContent)")
    assert page.evaluate("window.same && document.querySelector('dialog').open")
    covered = page.evaluate(
        """() => {
          const box = document.querySelector('.notice').getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return Boolean(top.closest('dialog'));
        }"""
    )
    assert covered, "the offer waits behind the session"
    page.locator("#pr-stop").click()
    page.get_by_role("button", name="Not now").click()
    expect(page.locator(".notice")).to_be_empty()


def test_files_of_two_versions_are_never_mixed(
    server: Server, open_device: OpenDevice, tmp_path: Path
) -> None:
    # A publication that is half done: the list is new, and a page is still the old one.
    old = server.site
    publish(server, tmp_path / "new")
    shutil.copy(old / "plan/index.html", server.site / "plan/index.html")
    page = open_device().new_page()
    page.goto(server.address)
    ended = page.evaluate(
        """async () => {
          const { installing } = await navigator.serviceWorker.register('sw.js');
          return new Promise((done) => {
            installing.onstatechange = () => done(installing.state);
          });
        }"""
    )
    assert ended == "redundant"
    assert page.evaluate("fetch('plan/').then((answer) => answer.ok)")


# ------------------------------------------------------------------ the right files, or none


READ_KEPT = """async (path) => {
  const state = await caches.match(ROOT, { cacheName: `footwork ${ROOT} state` });
  const { version } = await state.json();
  const kept = await caches.match(ROOT + path, { cacheName: `footwork ${ROOT} ${version}` });
  if (!kept) return null;
  const bytes = new Uint8Array(await kept.arrayBuffer());
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}"""


def read_kept(page: Page, server: Server, path: str) -> bytes | None:
    """A file as the version that answers keeps it."""
    script = READ_KEPT.replace("ROOT", json.dumps(server.address))
    found = page.evaluate(script, path)
    return None if found is None else bytes.fromhex(found)


def update(page: Page, server: Server) -> bool:
    """Let the browser look for a new version; tell whether the published one answers then."""
    found = page.evaluate(
        """async (root) => {
          const found = await navigator.serviceWorker.getRegistration(root);
          await found.update();
          for (let look = 0; look < 600; look++) {
            if (!found.installing && !found.waiting && found.active.state === "activated") break;
            await new Promise((done) => setTimeout(done, 50));
          }
          const state = await caches.match(root, { cacheName: `footwork ${root} state` });
          return (await state.json()).version;
        }""",
        server.address,
    )
    return bool(found == version_of(server.site))


def keep_sheet(page: Page, server: Server) -> None:
    """Tap the button beside the sheet and wait for what is said."""
    page.goto(server.address + "print/")
    button = page.locator(f'[data-keep="{SHEET}"]')
    button.click()
    page.locator(f'[data-keep="{SHEET}"]:enabled').wait_for()


def test_a_sheet_is_kept_past_an_old_answer_in_the_browser(
    server: Server, open_device: OpenDevice, tmp_path: Path
) -> None:
    server.headers["Cache-Control"] = "max-age=600"
    page = visit(open_device(), server.address)
    page.evaluate("(url) => fetch(url).then((answer) => answer.blob())", server.address + SHEET)
    publish(server, tmp_path / "second", SHEET)
    assert update(page, server)
    keep_sheet(page, server)
    expect(page.locator(f'[data-keep="{SHEET}"]')).to_have_attribute("aria-pressed", "true")
    right = (server.site / SHEET).read_bytes()
    assert read_kept(page, server, SHEET) == right
    publish(server, tmp_path / "third", heading="The third plan")
    assert update(page, server)
    assert read_kept(page, server, SHEET) == right


OTHER_ANSWERS = {
    "portal": Answer(b"<title>Welcome to the Wi-Fi</title>", 200, (("Content-Type", "text/html"),)),
    "sign-in": Answer(b"", 302, (("Location", f"{FOLDER}about/"),)),
    "sign-in-elsewhere": Answer(b"", 302, (("Location", "http://portal.invalid/"),)),
    "same-file-elsewhere": Answer(b"", 302, (("Location", f"{FOLDER}copy.pdf"),)),
    "out-of-date": Answer(b"%PDF of another version", 200, (("Content-Type", "application/pdf"),)),
    "busy": Answer(b"", 503),
}


@pytest.mark.parametrize("kind", OTHER_ANSWERS)
def test_what_is_not_the_sheet_is_not_kept_as_one(
    server: Server, open_device: OpenDevice, kind: str
) -> None:
    page = visit(open_device(), server.address)
    right = (server.site / SHEET).read_bytes()
    server.instead = {SHEET: OTHER_ANSWERS[kind], "copy.pdf": Answer(right)}
    keep_sheet(page, server)
    expect(page.locator(".notice")).to_contain_text("the network gave something else")
    button = page.locator(f'[data-keep="{SHEET}"]')
    expect(button).to_have_attribute("aria-pressed", "false")
    assert read_kept(page, server, SHEET) is None

    server.instead = {}
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert read_kept(page, server, SHEET) == right
    opened = "(url) => fetch(url).then(async (answer) => [answer.status, answer.redirected])"
    assert page.evaluate(opened, server.address + SHEET) == [200, False]


def test_a_new_version_takes_over_only_what_is_right(
    server: Server, open_device: OpenDevice, tmp_path: Path
) -> None:
    page = visit(open_device(), server.address)
    keep_sheet(page, server)
    wrong = [SHEET, "assets/js/footwork.js", "safety/"]
    page.evaluate(
        """async ([root, paths]) => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const url of paths.map((path) => root + path))
              if (await cache.match(url)) await cache.put(url, new Response("wrong"));
          }
        }""",
        [server.address, wrong],
    )
    assert [read_kept(page, server, path) for path in wrong] == [b"wrong"] * 3
    publish(server, tmp_path / "new")
    assert update(page, server)
    files = [SHEET, "assets/js/footwork.js", "safety/index.html"]
    for path, file in zip(wrong, files, strict=True):
        assert read_kept(page, server, path) == (server.site / file).read_bytes(), path


def test_a_storage_that_cannot_be_read_is_not_the_end(
    server: Server, open_device: OpenDevice
) -> None:
    server.headers["Cache-Control"] = "no-store"  # the network alone is left to answer
    context = open_device()
    page = visit(context, server.address)
    [worker] = context.service_workers
    worker.evaluate(
        """() => {
          CacheStorage.prototype.match = () => Promise.reject(new DOMException("", "UnknownError"));
        }"""
    )
    server.asked.clear()
    answer = page.goto(server.address + "plan/")
    assert answer is not None
    assert answer.status == 200
    expect(page.locator("h1")).to_be_visible()
    assert "plan/" in server.asked
    context.set_offline(True)
    answer = page.goto(server.address + "safety/")
    assert answer is not None
    assert answer.status == 503


# --------------------------------------------------------------------- less than a browser


def test_a_full_device_keeps_what_fits_and_says_so(server: Server, open_device: OpenDevice) -> None:
    context = open_device()
    page = context.new_page()
    session = context.new_cdp_session(page)
    origin = server.address.removesuffix(FOLDER)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_500_000})
    page.goto(server.address + "offline/")
    expect(page.get_by_text("There was no room for everything.")).to_be_visible()
    page.goto(server.address + "print/")
    # What is left may be enough for a small file: now nothing is.
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1000})
    page.locator(f'[data-keep="{SHEET}"]').click()
    expect(page.locator(".notice")).to_contain_text("could not be kept")
    page.goto(server.address + "practice/?routine=quick")
    page.locator("#pr-begin").click()
    expect(page.locator("#pr-plate > .drawing[aria-hidden=false]").first).to_be_visible()


def open_small(server: Server, context: BrowserContext) -> tuple[Page, Callable[[int], None]]:
    """Open an empty page of a device, and give how to set the bytes that the site may take."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    origin = server.address.removesuffix(FOLDER)

    def set_room(size: int) -> None:
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})

    return page, set_room


def count_kept(page: Page, server: Server) -> tuple[int, int]:
    """How many files of the guide are kept, and of how many, as the page says it."""
    page.goto(server.address + "offline/")
    files = page.locator("[data-fact=files]")
    expect(files).to_contain_text(" of ")
    kept, _, every = files.inner_text().partition(" of ")
    return int(kept), int(every)


PARTS = ("", "plan/", "safety/", "practice/", "print/", "exercises/calf-raises/", "about/")


def open_without_network(context: BrowserContext, server: Server) -> list[str]:
    """Which pages open when the network is cut."""
    context.set_offline(True)
    page = context.new_page()
    opened = []
    for path in PARTS:
        # A request that ends with its page may hold the worker, and a newer one back, for minutes.
        answer = page.goto(server.address + path, wait_until="networkidle")
        if answer is not None and answer.ok:
            opened.append(path)
    page.close()
    context.set_offline(False)
    return opened


def pages_of(site: Path) -> list[str]:
    """The pages of a site, as the files that `publish` takes."""
    return [path.relative_to(site).as_posix() for path in site.rglob("index.html")]


ROOMY = 50_000_000


def measure_copy(site: Path) -> int:
    """Return the room of one whole version and the beginning of another, in bytes.

    That is what its list names, and a tenth for what a browser keeps beside each file.
    """
    listed = json.loads((site / addresses.offline_list()).read_text(encoding="utf-8"))
    kept = sum((site / addresses.file(path)).stat().st_size for path, _ in listed["files"])
    return kept * 11 // 10


@pytest.mark.parametrize("copies", [1, 0.5, 0.25])
def test_an_update_on_a_full_device_takes_nothing_away(
    server: Server, open_device: OpenDevice, tmp_path: Path, copies: float
) -> None:
    size = int(copies * measure_copy(server.site))
    server.headers["Cache-Control"] = "no-store"  # the worker's caches alone are to answer
    context = open_device()
    page, set_room = open_small(server, context)
    set_room(size)
    page.goto(server.address)
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    kept, every = before = count_kept(page, server)
    assert (kept == every) == (copies == 1)
    opened = open_without_network(context, server)
    publish(server, tmp_path / "second", *pages_of(server.site))
    assert not update(page, server)
    assert count_kept(page, server) == before
    expect(page.get_by_text("A newer version is out.")).to_be_visible()
    # What came of the new version goes; the browser tries again with each page that is opened.
    wait_until(page, "caches.keys().then((names) => names.length === 2)")
    assert open_without_network(context, server) == opened

    set_room(ROOMY)
    assert update(page, server)
    assert count_kept(page, server) == (every, every)
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    expect(page.get_by_text("A newer version is out.")).to_be_hidden()
    assert open_without_network(context, server) == list(PARTS)
    page.goto(server.address + "plan/")
    expect(page.locator("h1")).to_have_text("The new plan")


OVERTAKEN = """if (window.ServiceWorkerRegistration) {
  const { update } = ServiceWorkerRegistration.prototype;
  ServiceWorkerRegistration.prototype.update = async function () {
    await update.call(this);
    const newer = this.installing;
    const isOver = () => !newer || ["activated", "redundant"].includes(newer.state);
    await new Promise((done) => {
      newer?.addEventListener("statechange", () => isOver() && done());
      if (isOver()) done();
    });
    return update.call(this);
  };
}"""
"""A browser that looks for a new version by itself, just before a page does."""


@pytest.mark.parametrize("init", ["", OVERTAKEN], ids=["alone", "overtaken by the browser"])
def test_a_reader_can_change_over_where_there_is_room_for_one_version(
    server: Server, open_device: OpenDevice, tmp_path: Path, init: str
) -> None:
    context = open_device(init)
    page, set_room = open_small(server, context)
    chosen = (server.site / addresses.file(SHEET)).stat().st_size
    set_room(measure_copy(server.site) + 2 * chosen)  # one version, and the sheet in either
    page.goto(server.address)
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    keep_sheet(page, server)
    publish(server, tmp_path / "new", SHEET)
    assert not update(page, server)
    page.goto(server.address + "plan/")
    expect(page.locator(".notice")).to_contain_text("You read the older one.")
    page.get_by_role("button", name="See what to do").click()
    expect(page.get_by_text("A newer version is out.")).to_be_visible()
    whole = page.locator("[data-fact=files]").inner_text()
    assert find_faults(page) == []

    change = page.get_by_role("button", name="Change to the newer version")
    context.set_offline(True)
    change.click()
    expect(change).to_be_visible()
    assert page.locator("[data-fact=files]").inner_text() == whole, "nothing goes without a signal"
    context.set_offline(False)
    change.click()
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    expect(change).to_be_hidden()
    expect(page.locator(".dev-l")).to_contain_text("cheat-sheet-a4.pdf")
    assert read_kept(page, server, SHEET) == (server.site / SHEET).read_bytes()
    page.goto(server.address + "plan/")
    expect(page.locator("h1")).to_have_text("The new plan")
    page.wait_for_timeout(1000)
    expect(page.get_by_text("You read the older one.")).to_have_count(0)


def test_what_is_missing_comes_when_it_is_asked_for(
    server: Server, open_device: OpenDevice
) -> None:
    context = open_device()
    page, set_room = open_small(server, context)
    set_room(1_500_000)
    page.goto(server.address)
    wait_until(page, "Boolean(navigator.serviceWorker.controller)")
    kept, every = count_kept(page, server)
    assert kept < every
    keep = page.get_by_role("button", name="Keep the guide")
    expect(page.get_by_text("There was no room for everything.")).to_be_visible()

    keep.click()  # there is still no room
    expect(keep).to_be_visible()
    expect(page.get_by_text("There was no room for everything.")).to_be_visible()

    set_room(ROOMY)
    context.set_offline(True)
    keep.click()
    expect(page.get_by_text("The rest could not be fetched.")).to_be_visible()
    assert count_in(page) >= kept
    context.set_offline(False)
    keep.click()
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    assert count_in(page) == every
    expect(keep).to_be_hidden()


def count_in(page: Page) -> int:
    return int(page.locator("[data-fact=files]").inner_text().partition(" of ")[0])


@pytest.mark.parametrize("path", ["plan/", "offline.json"])
def test_a_file_that_the_browser_has_dropped_comes_back(
    server: Server, open_device: OpenDevice, path: str
) -> None:
    page = visit(open_device(), server.address + "offline/")
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    page.evaluate(
        """async (url) => {
          for (const name of await caches.keys()) await (await caches.open(name)).delete(url);
        }""",
        server.address + path,
    )
    page.reload()
    expect(page.get_by_text("Part of the guide is on this device.")).to_be_visible()
    page.get_by_role("button", name="Keep the guide").click()
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    kept, _, every = page.locator("[data-fact=files]").inner_text().partition(" of ")
    assert kept == every
    assert read_kept(page, server, path) is not None


# The question whether files come in is answered once they have.
LATE_ANSWER = """if (self.ServiceWorkerContainer) {
  const { getRegistration } = ServiceWorkerContainer.prototype;
  ServiceWorkerContainer.prototype.getRegistration = async function (scope) {
    for (;;) {
      const registration = await getRegistration.call(this, scope);
      if (registration?.active?.state === "activated") return registration;
      await new Promise((go) => setTimeout(go, 50));
    }
  };
}"""


def test_a_version_that_comes_while_the_page_looks_is_seen_whole(
    server: Server, open_device: OpenDevice
) -> None:
    device = open_device()
    device.add_init_script(LATE_ANSWER)
    page = visit(device, server.address + "offline/")
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep the guide")).to_be_hidden()


NO_WORKER = "delete Navigator.prototype.serviceWorker; delete window.caches;"
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', "
    "{get() { throw new DOMException('no', 'SecurityError'); }});"
)


NO_CACHE = "CacheStorage.prototype.keys = () => Promise.reject(new DOMException('no'));"


@pytest.mark.parametrize(
    "without",
    [NO_WORKER, NO_STORAGE, NO_CACHE, NO_WORKER + NO_STORAGE],
    ids=["worker", "storage", "cache", "all"],
)
def test_a_browser_that_keeps_nothing_still_practices(open_page: OpenPage, without: str) -> None:
    page = open_page("about/", **PHONE)
    page.add_init_script(without)
    root = page.url.removesuffix("about/")
    page.goto(root + "offline/")
    expect(page.get_by_text("This browser keeps nothing for later")).to_be_visible()
    assert page.get_by_role("button", name="device").count() == 0
    page.goto(root + "print/")
    expect(page.locator("#keep-about")).to_be_hidden()
    assert page.locator("[data-keep]:visible").count() == 0
    page.goto(root + "practice/?routine=quick")
    page.locator("#pr-begin").click()
    expect(page.locator("#pr-plate > .drawing[aria-hidden=false]").first).to_be_visible()


# ------------------------------------------------------------------- what the reader sees


def test_everything_can_be_cleared_in_one_tap_and_kept_again(
    server: Server, open_device: OpenDevice
) -> None:
    context = open_device()
    other = visit(context, server.address)  # another tab holds the worker
    page = context.new_page()
    page.goto(server.address + "offline/")
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    assert re.fullmatch(r"\d+\.\d MB", page.locator("[data-fact=room]").inner_text())
    count = page.locator("[data-fact=files]").inner_text().split(" of ")
    assert count[0] == count[1]

    page.get_by_role("button", name="Clear it").click()
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "dev-h"
    assert page.evaluate("caches.keys()") == []
    page.reload()
    page.wait_for_timeout(2500)
    assert page.evaluate("caches.keys()") == [], "nothing comes back unasked"
    other.goto(server.address + "plan/")

    page.get_by_role("button", name="Keep the guide").click()
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()


def test_chosen_files_are_listed_and_can_go(server: Server, open_device: OpenDevice) -> None:
    page = visit(open_device(), server.address + "print/")
    keep = page.locator(f'[data-keep="{SHEET}"]')
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.goto(server.address + "offline/")
    remove = page.get_by_role("button", name="Remove cheat-sheet-a4.pdf from this device")
    remove.click()
    expect(remove).to_have_count(0)
    page.goto(server.address + "print/")
    expect(keep).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", NARROW), ("dark", DESKTOP)], ids=["narrow-light", "desktop-dark"]
)
def test_axe_finds_nothing_in_any_state(
    server: Server, open_device: OpenDevice, scheme: str, size: dict[str, Any]
) -> None:
    def check(page: Page) -> None:
        assert find_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page = visit(open_device(color_scheme=scheme, **size), server.address + "print/")
    page.locator(f'[data-keep="{SHEET}"]').click()
    expect(page.locator(f'[data-keep="{SHEET}"]')).to_have_attribute("aria-pressed", "true")
    check(page)
    page.goto(server.address + "offline/")
    expect(page.get_by_text("The whole guide is on this device.")).to_be_visible()
    page.evaluate("import('../assets/js/offline/offer.js')")
    expect(page.get_by_text("A new version is ready.")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Not now").click()
    page.get_by_role("button", name="Clear it").click()
    expect(page.get_by_text("Nothing is kept on this device.")).to_be_visible()
    check(page)


def test_sizes(site: Path) -> None:
    assert len(gzip.compress((site / "sw.js").read_bytes())) <= 4096
    assert len(gzip.compress((site / "assets/js/offline.js").read_bytes())) <= 600


def test_browser_knows_the_app_by_an_address_in_its_folder(
    open_page: OpenPage, address: str
) -> None:
    # Else every app of a host that serves many, such as that of a forge, is one and the same.
    page = open_page("")
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["manifest"]["id"].startswith(address)
