"""Where readers say that something is wrong: the project's form, filled in with the page."""

from __future__ import annotations

from urllib.parse import urlencode

from footwork.publishing import addresses
from footwork.views.messages import gettext as _

ASK = _("Something wrong here? Tell us")
"""The words of the link, the same on every surface."""

_FORM = "content-correction.yml"
"""The form's file below `.github/ISSUE_TEMPLATE/`; `page` is the id of its first field."""


def create_link(project: str, site: str, page: str, name: str) -> str | None:
    """Return the address of the form for a page; None where the guide has no project address.

    `project` is the address of the project, as PROJECT_URL sets it, `site` the published root,
    `page` a published path and `name` what the page is about.
    """
    if not project:
        return None
    filled = {
        "template": _FORM,
        "title": _("Correction: %(name)s", name=name),
        "page": addresses.absolute(page, site),
    }
    return f"{project.rstrip('/')}/issues/new?{urlencode(filled)}"
