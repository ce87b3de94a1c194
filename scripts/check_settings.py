"""Check the settings that a guide needs before it is published; list every fault."""

from __future__ import annotations

import re
import sys
from urllib.parse import urlsplit

from scripts.find_site import find_project, find_site

_PLAIN_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")


def list_faults(site: str, project: str) -> list[str]:
    """Return what keeps a guide with these two addresses from being published."""
    faults = []
    for name, value in (("SITE_URL", site), ("PROJECT_URL", project)):
        if not value:
            faults.append(f"{name} must be set: {_MEANING[name]}")
        elif not _is_address(value):
            faults.append(f"{name} must be {_MEANING[name]}, not {value!r}")
    if _is_address(site) and str(urlsplit(site).hostname).endswith(".example"):
        faults.append(f"SITE_URL must be {_MEANING['SITE_URL']}, not the example {site!r}")
    return faults


_MEANING = {
    "SITE_URL": "where the guide is published, such as https://name.github.io/footwork/",
    "PROJECT_URL": "where readers report what is wrong, such as https://github.com/name/footwork",
}


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return False
    netloc = host if port is None else f"{host}:{port}"
    return (
        parts.scheme == "https"
        and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) is not None
        and parts.netloc.lower() == netloc
        and _PLAIN_PATH.fullmatch(parts.path) is not None
        and text == f"https://{parts.netloc}{parts.path}"
    )


def main() -> int:
    """Check the settings; return 1 after one line for each fault."""
    faults = list_faults(find_site(), find_project())
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
