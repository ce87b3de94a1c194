"""The Content Security Policy of the built pages: each lets in its own inline scripts, by hash.

A built page is read once. What it may run is counted up (the files of this site, and exactly
the inline scripts that it has) and written into it as a policy right behind its charset. What
no policy could let in without opening it to strangers is a finding: a handler in an attribute,
a `javascript:` link, anything that is loaded from another host.

Sealing a sealed page changes nothing. A page that brings a stricter policy of its own, as the
embeds do, keeps it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from footwork.reading.findings import Finding, GuideError

RULES = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Widths of bars and colors of tones stand in style attributes, which have no hash.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    # The player makes a sound of its own, for the buttons of a headset.
    "media-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What every page of the site allows, apart from its inline scripts."""

_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\|/\\|\\/)", re.IGNORECASE)
_SCRIPT_TYPES = ("", "module", "text/javascript", "application/javascript")
_LOADING = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("form", "action"),
}
_LOADING_LINKS = ("stylesheet", "preload", "modulepreload", "icon", "manifest")


def hash_source(text: str) -> str:
    """Return the source expression that lets one inline script or style in: `'sha256-…'`."""
    # A browser reads every line end as a line feed before it hashes.
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}'"


def create_policy(scripts: Iterable[str], rules: dict[str, str] | None = None) -> str:
    """Return a policy that lets inline scripts in, on top of rules (else those of every page)."""
    rules = RULES if rules is None else rules
    hashes = sorted({hash_source(text) for text in scripts})
    allowed = " ".join([rules.get("script-src", ""), *hashes]).strip()
    return "; ".join(f"{name} {value}" for name, value in (rules | {"script-src": allowed}).items())


def create_meta(policy: str) -> str:
    """Return the element that carries a policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def seal_page(page: str, path: str) -> tuple[str, list[Finding]]:
    """Return a page with its policy in it, and what no policy can let in.

    `path` names the page in the findings. With findings the page comes back as it was.
    """
    reader = _Reader(path)
    reader.feed(page)
    reader.close()
    findings = sorted(reader.findings)
    if reader.policies:
        findings += _check_policy(reader)
        return page, findings
    charset = _CHARSET.search(page)
    if charset is None:
        hint = 'put <meta charset="utf-8"> first in its head'
        findings.append(Finding(path, 1, "a page must state its charset", hint))
    if charset is None or findings:
        return page, findings
    meta = create_meta(create_policy(reader.scripts))
    return page[: charset.end()] + meta + page[charset.end() :], []


def _check_policy(reader: _Reader) -> list[Finding]:
    """Return what the policy that a page came with does not hold."""
    findings = []
    for line, policy in reader.policies:
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        scripts = rules.get("script-src", rules.get("default-src", "*")).split()
        if {"*", "'unsafe-inline'", "'unsafe-eval'"} & set(scripts):
            message = f"script-src must name what it lets in, not {' '.join(scripts)!r}"
            findings.append(Finding(reader.path, line, message))
        if any(hash_source(text) not in scripts for text in reader.scripts):
            message = "the page's own policy must let in each of its inline scripts"
            hint = "build the page again: it was changed after it was sealed"
            findings.append(Finding(reader.path, line, message, hint))
    return findings


class _Reader(HTMLParser):
    """Notes a page's inline scripts, its policies, and what cannot be sealed."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.scripts: list[str] = []
        self.policies: list[tuple[int, str]] = []
        self.findings: list[Finding] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            self._check_attribute(tag, name, value, values)
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append((self.getpos()[0], values.get("content", "")))
        if tag in ("object", "embed"):
            self._find(f"<{tag}> must not be used", "a picture, a link or an iframe does it")
        runs = values.get("type", "").strip().lower() in _SCRIPT_TYPES
        if tag == "script" and "src" not in values and runs:
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def _check_attribute(self, tag: str, name: str, value: str, others: dict[str, str]) -> None:
        if name.startswith("on"):
            self._find(
                f"<{tag}> must not have the handler {name}={value!r}",
                "let a script of the site add it: element.addEventListener(…)",
            )
        elif name in ("href", "src", "action", "formaction", "xlink:href") and re.match(
            r"[\s\x00-\x1f]*javascript:", value, re.IGNORECASE
        ):
            self._find(
                f"<{tag}> must not lead to {value!r}",
                "make it a button, and let a script of the site work it",
            )
        elif self._loads(tag, name, others) and self._is_elsewhere(tag, value):
            self._find(
                f"<{tag}> must load from this site, not {value!r}",
                "keep a copy in docs/ and use a relative address",
            )

    @staticmethod
    def _loads(tag: str, name: str, others: dict[str, str]) -> bool:
        if tag == "link":
            kinds = others.get("rel", "").lower().split()
            return name == "href" and any(kind in _LOADING_LINKS for kind in kinds)
        return (tag, name) in _LOADING

    @staticmethod
    def _is_elsewhere(tag: str, value: str) -> bool:
        data = tag == "img" and value.startswith("data:")
        return not data and _SCHEME.match(value) is not None

    def _find(self, message: str, hint: str) -> None:
        self.findings.append(Finding(self.path, self.getpos()[0], message, hint))


def seal_site(site: Path) -> int:
    """Seal all pages below a folder, or none; return how many there are.

    Raises GuideError with everything that keeps a page from being sealed.
    """
    sealed: dict[Path, str] = {}
    findings: list[Finding] = []
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        before = path.read_bytes().decode()
        after, found = seal_page(before, path.as_posix())
        findings += found
        if after != before:
            sealed[path] = after
    if findings:
        raise GuideError(findings)
    for path, text in sealed.items():
        path.write_bytes(text.encode())
    return len(pages)
