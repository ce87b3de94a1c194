"""The door between data and pages: mkdocs-macros calls these functions and nothing else."""

from __future__ import annotations

import html
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from footwork.pages import frame, stubs
from footwork.pages.render import Pages
from footwork.reading.checked import read_checked_guide
from footwork.reading.findings import GuideError


def define_env(env: Any) -> None:
    """Read the guide and offer each public method of `Pages` as a macro.

    Faults in the data end a strict build. The preview is not strict: there each macro gives
    the findings, so that an open page shows them until the data is mended.
    """
    frame.translate_settings(env.conf)
    names = [name for name in vars(Pages) if not name.startswith("_")]
    try:
        guide = read_checked_guide()
    except GuideError as error:
        if env.conf["strict"]:
            raise Abort(str(error)) from None
        print(error, file=sys.stderr)
        report = f"<h1>The data has a fault</h1><pre>{html.escape(str(error))}</pre>"
        for name in names:
            env.macro(lambda *_, **__: report, name)
        return
    # A warning that stands on every page is the data's, not a copy of it.
    env.conf["extra"]["words"]["disclaimer"] = guide.safety.disclaimer_short
    env.variables["fronts"] = stubs.create_fronts(guide)
    root = Path(__file__).parent
    site, project = env.conf["site_url"], env.conf["extra"]["project"]
    pages = Pages(guide, site, root / "docs", root / ".cache" / "templates", project)
    for name in names:
        env.macro(getattr(pages, name), name)


def on_pre_page_macros(env: Any) -> None:
    """Put the front matter of the page that comes next into the language of the build."""
    made = env.variables.get("fronts", {}).get(env.page.file.src_uri, {})
    frame.translate_front(env.page.meta, made)
