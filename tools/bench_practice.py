"""Measure the tasks that hold a slow phone up while it plays a routine, and what it loads for it.

The quick routine is walked through in a browser whose processor is slowed down four times. A
task that takes longer than 50 ms is one that a finger or an ear may notice.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.find_browser import find_browser
from tools.serve_compressed import serve

ROOT = Path(__file__).resolve().parent.parent
SLOWER = 4
LONGEST_TASK = 50
"""Milliseconds that a task may take."""
MOST_SCRIPTS = 25_000
"""Bytes that the scripts of the page may take, each compressed alone."""
LISTEN = """window.longTasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration));
}).observe({ type: "longtask", buffered: true });"""

SCRIPTS = """performance.getEntriesByType("resource").map((entry) => entry.name)
  .flatMap((name) => /assets\\/js\\/practice\\/(.+\\.js)$/.exec(name)?.[1] ?? [])"""


def measure(page: Page, name: str, seconds: float) -> list[int]:
    """Wait, print the long tasks in milliseconds since the last time, and return them."""
    page.wait_for_timeout(seconds * 1000)
    tasks: list[int] = page.evaluate("window.longTasks.splice(0)")
    print(f"  {name:<34} {', '.join(f'{task} ms' for task in tasks) or 'none'}", flush=True)
    return tasks


def play(page: Page, address: str) -> list[int]:
    """Load the quick routine, skip through half of it, let it run; return its long tasks.

    What happens before the first count is printed and not returned.
    """
    page.add_init_script(LISTEN)
    page.goto(address + "practice/?routine=quick")
    measure(page, "loading the page", 3)
    page.locator("#pr-begin").tap()  # a phone has no mouse to follow
    measure(page, "starting", 4)
    tasks = []
    for _ in range(14):
        page.keyboard.press("ArrowRight")
        name = f"{page.locator('#pr-move').inner_text()}, {page.locator('#pr-phase').inner_text()}"
        tasks += measure(page, name, 2.5)
    return tasks + measure(page, "going on by itself", 20)


def main() -> int:
    """Print what was measured; return 1 when a task or the scripts are above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="site", help="folder of the built site")
    site = ROOT / parser.parse_args().site
    if not (site / "practice" / "index.html").is_file():
        print(f"{site} must hold the built site: run make site first", file=sys.stderr)
        return 1
    print(f"tasks longer than {LONGEST_TASK} ms, at a processor {SLOWER} times slower")
    with serve(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, has_touch=True, service_workers="block"
        )
        page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        after = play(page, server.address)
        loaded = page.evaluate(SCRIPTS)
        browser.close()
    folder = site / "assets" / "js" / "practice"
    weight = sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in loaded)
    print(f"{len(loaded)} scripts, {weight:,} bytes compressed, of at most {MOST_SCRIPTS:,}")
    return 1 if after or weight > MOST_SCRIPTS else 0


if __name__ == "__main__":
    sys.exit(main())
