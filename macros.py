"""The door between data and pages: mkdocs-macros calls `define_env` and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from footwork.look.tokens import COLOR, list_tones
from footwork.pages.render import Pages
from footwork.reading.checked import read_checked_guide
from footwork.reading.findings import GuideError
from footwork.views.translating import translate_guide


def define_env(env: Any) -> None:
    """Read the guide and offer each public method of `Pages` as a macro.

    The theme's own blocks, which macros do not reach, find colors in `config.extra.look`.

    Raises Abort with every finding when the data has a fault: a build ends there, and the preview
    says it on every page.
    """
    try:
        guide = translate_guide(read_checked_guide())
    except GuideError as error:
        raise Abort(str(error)) from None
    root = Path(__file__).parent
    site, project = env.conf["site_url"], env.conf["extra"]["project"]
    pages = Pages(guide, site, root / "docs", root / ".cache" / "templates", project)
    env.conf["extra"]["look"] = {"paper": COLOR["paper"], "tones": list_tones()}
    for name in vars(Pages):
        if not name.startswith("_"):
            env.macro(getattr(pages, name), name)
