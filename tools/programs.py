"""See that the programs are there which the tests start: a browser, and readers of what is made.

On a machine of its own (root, or CI) Debian's package is installed where one is missing. On
anybody else's nothing is: the command to run is said instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tools.find_browser import SHELL, BrowserError, find_browser

READERS = {"pdftoppm": "poppler-utils", "rsvg-convert": "librsvg2-bin"}
"""The programs that read printed files and pictures back, with Debian's package of each."""


def may_install() -> bool:
    """Say whether packages may be installed without being asked for."""
    return bool(os.environ.get("CI")) or (hasattr(os, "geteuid") and os.geteuid() == 0)


def install_package(name: str) -> bool:
    """Install a package of Debian, and say whether that went well."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if apt is None or (os.geteuid() != 0 and sudo is None):
        return False
    before = [] if os.geteuid() == 0 else [str(sudo), "-n"]
    print(f"Installing Debian's {name} package", flush=True)
    environment = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    install = [*environment, "install", "--yes", "--no-install-recommends", name]
    if subprocess.run(install, check=False).returncode == 0:
        return True
    print("The package lists may be old: reading them again", flush=True)
    subprocess.run([*environment, "update"], check=False)
    return subprocess.run(install, check=False).returncode == 0


def has_browser() -> bool:
    """Say whether there is a browser. Raises BrowserError where a wrong one is named."""
    try:
        find_browser()
    except BrowserError:
        if os.environ.get("CHROMIUM"):
            raise
        return False
    return True


def install_browser() -> None:
    """Install Debian's Chromium, without its windows where it has that; else Playwright's own."""
    if install_package(SHELL) or has_browser():
        return
    if not (install_package("chromium") and has_browser()):
        print("Fetching Playwright's own Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def list_missing() -> list[str]:
    """Return a line for each program that is still missing, with what to do."""
    missing = []
    slow = shutil.which(SHELL) is None and not os.environ.get("CHROMIUM")
    if may_install() and (slow or not has_browser()):
        install_browser()
    if not has_browser():
        missing.append(
            "A Chromium was not found: install one (on Debian and Ubuntu: sudo apt-get install "
            f"chromium; anywhere: {sys.executable} -m playwright install chromium), or name one: "
            "CHROMIUM=/path/to/browser"
        )
    for program, package in READERS.items():
        if shutil.which(program) is None and may_install():
            install_package(package)
        if shutil.which(program) is None:
            missing.append(
                f"{program} was not found: install {package} "
                f"(on Debian and Ubuntu: sudo apt-get install {package})"
            )
    return missing


def main() -> int:
    """Return 0 when everything is there in the end, else 1 after a line for each."""
    try:
        missing = list_missing()
    except BrowserError as error:
        missing = [str(error)]
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
