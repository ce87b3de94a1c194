"""See that a program is there, and install Debian's package of it where it is not."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys


def install_package(name: str) -> bool:
    """Install a package of Debian where this user may, and say whether that went well."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    before: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or subprocess.run([sudo, "-n", "true"], check=False).returncode != 0:
            return False
        before = [sudo, "-n"]
    print(f"Installing Debian's {name} package", flush=True)
    environment = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    install = [*environment, "install", "--yes", "--no-install-recommends", name]
    if subprocess.run(install, check=False).returncode == 0:
        return True
    print("The package lists may be old: reading them again", flush=True)
    subprocess.run([*environment, "update"], check=False)
    return subprocess.run(install, check=False).returncode == 0


def main() -> int:
    """Return 0 when the program is there in the end, else 1 after one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the program that is needed, such as pdftoppm")
    parser.add_argument("package", help="the package of Debian that has it")
    asked = parser.parse_args()
    if shutil.which(asked.program) or (
        install_package(asked.package) and shutil.which(asked.program)
    ):
        return 0
    print(f"{asked.program} was not found: install {asked.package}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
