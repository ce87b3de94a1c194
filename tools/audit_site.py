"""Audit the site: the Nu HTML checker, Lighthouse on a phone, weight.

The site is built for the address that it is served at, and served compressed on this
machine. Bare Material built from the same pages is measured in turn with it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from footwork.publishing import addresses
from tools.copies import run_in_tree
from tools.find_browser import BrowserError, find_browser
from tools.kinds import KINDS
from tools.serve_compressed import Server, serve

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "tools" / "audit" / "node_modules"
CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"

HOME = addresses.HOME
MOVEMENT = addresses.exercise("calf-raises")
AUDITED = {kind: path for kind, path in KINDS.items() if kind != "not-found"}
"""One page of each kind, but for the one that no search engine shall list."""
RUNS = 3
"""How often a page is measured when its performance comes out below bare Material's."""
ALWAYS_REPEATED = (HOME, MOVEMENT)
"""The pages that are measured as often in any case."""
KEPT_ROLES = re.compile("The “role” attribute must not be used on a “(tr|th|td)” element")
"""No fault: a table that phones show as a list says its roles, since Safari forgets them there."""
PERFECT = ("accessibility", "best-practices", "seo")
"""The categories in which every page has to have 100."""
MOST_BYTES = 140_000
"""What a first visit to a movement page may transfer, compressed, headers and all."""

BROWSER_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Scores:
    """What Lighthouse says of one page, from 0 to 100."""

    perfect: dict[str, int] = field(default_factory=dict)
    performance: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median performance."""
        return statistics.median(self.performance)


def browser_flags() -> list[str]:
    """Return how to start the browser; its sandbox does not work for root."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [*BROWSER_FLAGS, *sandbox]


def build_sites(folder: Path, address: str) -> None:
    """Build the guide into `ours` and bare Material into `bare`."""
    print("==> Building the guide and bare Material", flush=True)
    ours, plain = str(folder / "ours"), folder / "plain"
    run = partial(run_in_tree, ROOT, SITE_URL=address)
    run("-m", "footwork", "pages", "seal", "offline", "--out", ours)
    run("-m", "tools.plain_pages", str(plain))
    bare = ("--site-dir", str(folder / "bare"), "--config-file", str(plain / "mkdocs.yml"))
    run("-m", "mkdocs", "build", *bare)


def check_html(site: Path) -> list[str]:
    """Return each different error that the Nu HTML checker finds, with where it stands first."""
    pages = sorted(site.rglob("*.html"))
    print(f"==> Checking the HTML of {len(pages)} pages", flush=True)
    result = subprocess.run(
        ["java", "-jar", str(CHECKER), "--errors-only", "--format", "json", *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        messages = json.loads(result.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        raise SystemExit(f"{result.stderr}\nThe HTML checker did not finish") from None
    pages_by_fault: dict[str, list[str]] = {}
    for message in messages:
        if KEPT_ROLES.match(message["message"]):
            continue
        extract = " ".join(message.get("extract", "").split())
        page = Path(unquote(urlsplit(message.get("url", "")).path)).relative_to(site).as_posix()
        where = f"{page}:{message.get('lastLine', 1)}"
        pages_by_fault.setdefault(f"{message['message']}  [{extract}]", []).append(where)
    return [
        f"{where[0]}: {fault}" + (f" (and {len(where) - 1} more)" if len(where) > 1 else "")
        for fault, where in pages_by_fault.items()
    ]


def run_lighthouse(url: str, categories: tuple[str, ...], browser: Path) -> dict[str, Any]:
    """Return the report on one page, as seen on a phone."""
    command = ["node", str(LIGHTHOUSE), url, "--quiet", "--output=json", "--output-path=stdout"]
    command += [f"--only-categories={','.join(categories)}", "--no-enable-error-reporting"]
    command += [f"--chrome-flags={' '.join(browser_flags())}"]
    environment = os.environ | {"CHROME_PATH": str(browser)}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    try:
        report: dict[str, Any] = json.loads(result.stdout)
    except json.JSONDecodeError:
        raise SystemExit(f"{result.stderr}\nLighthouse did not finish on {url}") from None
    if "runtimeError" in report:
        raise SystemExit(f"Lighthouse could not read {url}: {report['runtimeError']['message']}")
    return report


def read_scores(report: dict[str, Any], scores: Scores) -> None:
    """Add what a report says to the scores of its page."""
    for name, category in report["categories"].items():
        points = round((category["score"] or 0) * 100)
        if name == "performance":
            scores.performance.append(points)
            continue
        scores.perfect[name] = points
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = audit.get("details", {}).get("items", [])
                shown = [item.get("node", {}).get("snippet", "") for item in items[:3]]
                scores.faults.append(f"{name}: {audit['title']} {' '.join(filter(None, shown))}")


def measure_pages(
    pages: dict[str, str], ours: Server, bare: Server, browser: Path
) -> dict[str, tuple[Scores, Scores]]:
    """Run Lighthouse on every page, ours and bare Material's in turn."""
    results = {}
    for kind, path in pages.items():
        scores = Scores(), Scores()
        for count in range(RUNS):
            categories = ("performance", *PERFECT) if count == 0 else ("performance",)
            read_scores(run_lighthouse(ours.address + path, categories, browser), scores[0])
            read_scores(run_lighthouse(bare.address + path, ("performance",), browser), scores[1])
            if path not in ALWAYS_REPEATED and scores[0].middle >= scores[1].middle:
                break
        print(f"    {kind:<12} {describe_scores(*scores)}", flush=True)
        results[kind] = scores
    return results


def describe_scores(ours: Scores, bare: Scores) -> str:
    """Return a row of the table."""
    perfect = "".join(f"{ours.perfect[name]:>15}" for name in PERFECT)
    runs = f"   of {ours.performance} and {bare.performance}" if len(ours.performance) > 1 else ""
    return f"{perfect}   {ours.middle:>11g}   {bare.middle:>4g}{runs}"


def weigh_page(server: Server, path: str, browser: Path) -> list[tuple[str, int]]:
    """Return what a first visit to a page transfers, once nothing more comes."""
    server.sent.clear()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=list(browser_flags()), headless=True
        )
        # What a device keeps is fetched after the page, in the background, and once.
        page = chromium.new_page(**playwright.devices["Pixel 7"], service_workers="block")
        page.goto(server.address + path, wait_until="networkidle")
        page.wait_for_timeout(1000)
        chromium.close()
    return list(server.sent)


def collect_faults(results: dict[str, tuple[Scores, Scores]]) -> list[str]:
    """Return what Lighthouse's scores fall short of."""
    faults = []
    for kind, (ours, bare) in results.items():
        faults += [
            f"{kind}: {name} must be 100, not {ours.perfect[name]}"
            for name in PERFECT
            if ours.perfect[name] < 100
        ]
        faults += [f"{kind}: {fault}" for fault in ours.faults]
        if ours.middle < bare.middle:
            faults.append(
                f"{kind}: performance must be at least bare Material's {bare.middle:g}, "
                f"not {ours.middle:g}"
            )
    return faults


def audit(pages: dict[str, str], browser: Path) -> list[str]:
    """Run everything, print it, and return what is wrong."""
    with tempfile.TemporaryDirectory(prefix="footwork-audit-") as name:
        folder = Path(name)
        with serve(folder / "ours") as ours, serve(folder / "bare") as bare:
            build_sites(folder, ours.address)
            faults = check_html(folder / "ours")
            print(f"    {len(faults)} different errors")

            print(f"==> Running Lighthouse on {len(pages)} kinds of page", flush=True)
            head = "".join(f"{name:>15}" for name in PERFECT)
            print(f"    {'':<12} {head}   performance   bare")
            results = measure_pages(pages, ours, bare, browser)
            faults += collect_faults(results)

            print("==> Weighing a first visit to a movement page", flush=True)
            sent = weigh_page(ours, MOVEMENT, browser)
            for path, size in sorted(sent, key=lambda item: -item[1]):
                print(f"    {size:>8,}  {re.sub(r'[?].*', '', path)}")
            total = sum(size for _, size in sent)
            print(f"    {total:>8,}  bytes in all, of at most {MOST_BYTES:,}")
            if total > MOST_BYTES:
                faults.append(
                    f"a movement: a first visit must transfer at most {MOST_BYTES:,} bytes, "
                    f"not {total:,}"
                )
    return faults


def main() -> int:
    """Print what was measured and every fault; return 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=AUDITED, nargs="+", help="kinds of page for Lighthouse")
    only = parser.parse_args().only
    pages = {kind: path for kind, path in AUDITED.items() if only is None or kind in only}
    missing = [tool for tool in ("node", "java") if shutil.which(tool) is None]
    tools = (CHECKER, LIGHTHOUSE)
    if missing or not all(tool.is_file() for tool in tools):
        needs = "Node 18 or newer and Java 17 or newer, and is set up by `make audit`"
        print(f"The audit needs {needs}", file=sys.stderr)
        return 1
    try:
        faults = audit(pages, find_browser())
    except BrowserError as error:
        print(error, file=sys.stderr)
        return 1
    if faults:
        print("\nWhat to mend:")
        for fault in faults:
            print(f"  {fault}")
        print(f"\nThe audit found {len(faults)} faults", file=sys.stderr)
        return 1
    print("\nThe audit found nothing to mend")
    return 0


if __name__ == "__main__":
    sys.exit(main())
