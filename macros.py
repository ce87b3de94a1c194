"""The door between data and pages: mkdocs-macros calls what stands here and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import Abort
from mkdocs_macros.errors import format_error

from footwork.look.tokens import COLOR, list_tones
from footwork.pages import frame, fronts, stubs
from footwork.pages.render import Pages
from footwork.publishing.faults import explain
from footwork.reading.checked import read_checked_guide
from footwork.reading.findings import GuideError, create_report
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
    """Put the page that comes next into the language of the build: its front matter, its prose.

    Raises Abort where its front matter cannot be read: the page would show it to readers.
    """
    if findings := fronts.check_front(env.page.file.content_string, _name(env.page)):
        raise Abort(create_report(findings))
    path = env.page.file.src_uri
    frame.translate_front(env.page.meta, env.variables.get("fronts", {}).get(path, {}))
    env.markdown = translate_prose(path, env.markdown)


def _name(page: Any) -> str:
    return f"docs/{page.file.src_uri}"


def explain_fault(error: Exception, markdown: str, page: Any) -> str:
    """Return what keeps a page from being made, in a line with its place in template or page."""
    above = page.file.content_string.count("\n") - markdown.count("\n")
    return explain(error, _name(page), above)


# In place of what the plugin says: a page, and frames of its own.
for kind in (Exception, TemplateSyntaxError):
    format_error.register(kind, explain_fault)
