"""The door between data and pages: mkdocs-macros calls what stands here and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from footwork.look.tokens import COLOR, list_tones
from footwork.pages import frame, stubs
from footwork.pages.render import Pages
from footwork.reading.checked import read_checked_guide
from footwork.reading.findings import GuideError
from footwork.views.translating import translate_guide, translate_prose


def define_env(env: Any) -> None:
    """Read the guide and offer each public method of `Pages` as a macro.

    The theme's own blocks, which macros do not reach, find words and colors in `config.extra`.

    Raises Abort with every finding when the data has a fault: a build ends there, and the preview
    says it on every page.
    """
    frame.translate_settings(env.conf)
    try:
        guide = translate_guide(read_checked_guide())
    except GuideError as error:
        raise Abort(str(error)) from None
    # A warning that stands on every page is the data's, not a copy of it.
    env.conf["extra"]["words"]["disclaimer"] = guide.safety.disclaimer_short
    env.conf["extra"]["look"] = {"paper": COLOR["paper"], "tones": list_tones()}
    env.variables["fronts"] = stubs.create_fronts(guide)
    root = Path(__file__).parent
    site, project = env.conf["site_url"], env.conf["extra"]["project"]
    pages = Pages(guide, site, root / "docs", root / ".cache" / "templates", project)
    for name in vars(Pages):
        if not name.startswith("_"):
            env.macro(getattr(pages, name), name)


def on_pre_page_macros(env: Any) -> None:
    """Put the page that comes next into the language of the build: its front matter, its prose."""
    path = env.page.file.src_uri
    frame.translate_front(env.page.meta, env.variables.get("fronts", {}).get(path, {}))
    env.markdown = translate_prose(path, env.markdown)
