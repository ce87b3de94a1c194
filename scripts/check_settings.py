"""Check the settings that a guide needs before it is published; list every fault."""

from __future__ import annotations

import re
import sys
from urllib.parse import urlsplit

from footwork.publishing.settings import read_settings

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_TOP = re.compile(r"[a-z]{2,63}|xn--[a-z0-9-]{1,59}")
_PLAIN_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*/?")

# Names that lead nowhere on the internet: RFC 2606 and 6761 (test, example, invalid, localhost),
# 6762 (local), 7686 (onion), 9476 (alt); arpa is for the network itself, 8375 its home.arpa;
# internal was set aside for private networks by ICANN in 2024.
_RESERVED = re.compile(
    r"(.+\.)?(test|example|invalid|localhost|local|onion|alt|arpa|internal|example\.(com|net|org))"
)

_FORGES = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org")
"""Where projects are, as /owner/name; nobody's guide is published there."""
_RAW = ("githubusercontent.com",)
"""Where a forge gives out single files; it is neither a guide nor a project."""
_PAGES = ("github.io", "gitlab.io", "codeberg.page")
"""Where guides are published, as owner.github.io; nobody's project is there."""
_PLACEHOLDER = "name"
"""The owner in the addresses that the messages show."""

_MEANING = {
    "SITE_URL": "where the guide is published, such as https://name.github.io/footwork/",
    "PROJECT_URL": "where readers report what is wrong, such as https://github.com/name/footwork",
}


def list_faults(site: str, project: str) -> list[str]:
    """Return what keeps a guide with these two addresses from being published."""
    faults = []
    for name, value, find_other in (
        ("SITE_URL", site, _refuse_site),
        ("PROJECT_URL", project, _refuse_project),
    ):
        if not value.strip():
            faults.append(f"{name} must be set: {_MEANING[name]}")
        elif reason := _refuse_address(value) or find_other(value):
            faults.append(f"{name} must be {_MEANING[name]}, not {value!r}: {reason}")
    if not faults and site.rstrip("/").lower() == project.rstrip("/").lower():
        faults.append(f"PROJECT_URL must be {_MEANING['PROJECT_URL']}, not the guide's own address")
    return faults


def _refuse_address(text: str) -> str:
    """Say why nobody on the internet can open an address; nothing when anybody can."""
    if re.search(r"\s", text):
        return "it must not hold a blank or the end of a line"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "it is no address"
    if parts.scheme != "https" or not host:
        return "it must begin with https:// and a name"
    if not text.startswith("https://"):
        return "it must begin with https:// in small letters"
    if parts.username is not None or parts.password is not None:
        return "it must not hold a user or a password"
    if "[" in parts.netloc:
        return f"{host} is no name on the internet"
    if port is not None or parts.netloc.lower() != host:
        return "it must not name a port"
    labels = host.split(".")
    known = len(labels) > 1 and _TOP.fullmatch(labels[-1]) and len(host) <= 253
    if _RESERVED.fullmatch(host):
        return f"{host} is reserved, and nobody can reach it"
    if not known or not all(_LABEL.fullmatch(label) for label in labels):
        return f"{host} is no name on the internet"
    if reason := _refuse_path(parts.path):
        return reason
    if text != f"https://{parts.netloc}{parts.path}":
        return "it must end with its path, without ? and #"
    return ""


def _refuse_path(path: str) -> str:
    if not _PLAIN_PATH.fullmatch(path) or {".", ".."} & set(path.split("/")):
        return "its path must be plain: letters, digits and hyphens between single slashes"
    if re.search(r"(?i)/(index\.\w+|[^/]*\.html?)/?$", path):
        return "it must not end with a file such as index.html"
    return ""


def _is_at(host: str, places: tuple[str, ...]) -> bool:
    """Say whether a host is one of some places, or below one of them."""
    return host in places or host.endswith(tuple(f".{place}" for place in places))


def _refuse_site(text: str) -> str:
    host = urlsplit(text).hostname or ""
    if _is_at(host, _FORGES):
        return "that is a project, not its pages"
    if _is_at(host, _RAW):
        return "that gives out files, and shows no pages"
    if host in _PAGES or host in (f"www.{pages}" for pages in _PAGES):
        return "the name of its owner is missing"
    if host in (f"{_PLACEHOLDER}.{pages}" for pages in _PAGES):
        return f"write your own name for {_PLACEHOLDER!r}"
    if _is_at(host, _PAGES) and host.count(".") > 2:
        return f"only one name may stand in front of {'.'.join(host.split('.')[-2:])}"
    return ""


def _refuse_project(text: str) -> str:
    parts = urlsplit(text)
    host, path = parts.hostname or "", parts.path.strip("/").split("/")
    if _is_at(host, (*_PAGES, *_RAW)):
        return "that is a page, and nothing can be reported there"
    if host in (f"www.{forge}" for forge in _FORGES):
        return "it must be without www."
    if _is_at(host, _FORGES) and host not in _FORGES:
        return f"the project must be at {'.'.join(host.split('.')[-2:])} itself"
    if host in _FORGES and len(path) < 2:
        return "the project's owner and name are missing"
    # Only GitLab has projects in groups of groups, and "-" stands behind the name of one.
    deep = len(path) > 2 and host in _FORGES and host != "gitlab.com"
    if deep or "-" in path or {"issues", "merge_requests"} & set(path[2:]):
        return "it must end with the project's name"
    if path[-1].lower().endswith(".git"):
        return "it must end with the project's name, without .git"
    if host in _FORGES and path[0].lower() == _PLACEHOLDER:
        return f"write your own name for {_PLACEHOLDER!r}"
    return ""


def main() -> int:
    """Check the settings; return 1 after one line for each fault."""
    settings = read_settings()
    faults = list_faults(settings.site, settings.project)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
