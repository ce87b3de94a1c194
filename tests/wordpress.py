"""What WordPress, from 5.9 on, does with an oEmbed answer of a provider that it does not know.

Retold from its own code (github.com/WordPress/wordpress-develop, as of 2026, and 6.1.9 as Debian
has it), in other words, not copied: src/wp-includes/embed.php (`wp_filter_oembed_result`,
`wp_maybe_enqueue_oembed_host_js`), src/wp-includes/class-wp-oembed.php (`discover`, `_parse_json`,
`data2html`) and src/js/_enqueues/wp/embed.js.
"""

from __future__ import annotations

import html
import re
from typing import Any

from bs4 import BeautifulSoup

KEPT = {
    "src",
    "width",
    "height",
    "frameborder",
    "marginwidth",
    "marginheight",
    "scrolling",
    "title",
}
"""The attributes of an iframe that are left."""

HEIGHTS = 200, 1000
"""The least and the greatest height that an embed gets."""

# By its rules: only letters and digits in the secret, only from the window of the iframe that has
# it; a height within limits; a link only to the host of the iframe, only by http, and only while
# the reader is in the iframe. It greets once, when the page is parsed: often before an embed is
# there.
SCRIPT = """
addEventListener("message", ({ data, source }) => {
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return
  for (const quote of document.querySelectorAll(`blockquote[data-secret="${data.secret}"]`)) {
    quote.style.display = "none"
  }
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
addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll("iframe.wp-embedded-content")) {
    const { secret } = frame.dataset
    frame.contentWindow.postMessage({ message: "ready", secret }, "*")
  }
})
"""
"""What wp-embed.js does, where WordPress loads it: see `loads_script`."""


def filter_answer(answer: dict[str, Any], secret: str) -> str | None:
    """Return what a post shows of an answer, None where WordPress shows the bare address.

    WordPress makes a new `secret` for each iframe.
    """
    if answer["type"] not in ("rich", "video") or not answer["html"]:
        return None
    tree = BeautifulSoup(answer["html"], "html.parser")
    for tag in tree.find_all():
        if tag.name not in ("a", "blockquote", "iframe"):
            tag.unwrap()
        elif tag.name == "iframe":
            tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT}
        else:
            tag.attrs = {name: value for name, value in tag.attrs.items() if name == "href"}
    found = re.search(
        r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", str(tree), re.DOTALL
    )
    if found is None:
        return None
    quote, frame = found[1] or "", found[2]
    source = re.search(r""" src=(['"])(.*?)\1""", frame)
    if source:
        address = html.escape(html.unescape(source[2]) + f"#?secret={secret}")
        frame = frame.replace(source[0], f' src="{address}" data-secret="{secret}"')
    if quote:  # it stands in for the iframe, which is hidden until the script shows it
        hidden = 'style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"'
        frame = frame.replace("<iframe", f"<iframe {hidden}")
        mark = f'<blockquote class="wp-embedded-content" data-secret="{secret}"'
        quote = quote.replace("<blockquote", mark)
    safe = 'class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    return quote + frame.replace("<iframe", f"<iframe {safe}")


def loads_script(shown: str) -> bool:
    """Tell whether WordPress loads its script for what a post shows."""
    return re.search(r"<blockquote\s[^>]*?wp-embedded-content", shown) is not None


def create_post(*shown: str) -> str:
    """Return the body of a page with posts, and with the script if WordPress loads it for them."""
    script = f"<script>{SCRIPT}</script>" if any(map(loads_script, shown)) else ""
    return "".join(shown) + script
