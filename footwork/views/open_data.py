"""The files for other sites: what each kind of them holds, in the order of their list."""

from __future__ import annotations

from footwork.views.messages import gettext as _

OPEN_DATA = {
    "index": _("Every file of the API."),
    "exercises": _("Every movement in short, in the order of the numbers."),
    "exercise": _("One movement, whole."),
    "routines": _("Every routine in short."),
    "routine": _("One routine, whole, with its doses and times."),
    "plan": _("The twelve weeks."),
    "safety": _("How much may hurt, when not to start, and how to set up."),
    "questions": _("What runners ask, and the answers."),
    "muscles": _("Every muscle, with the movements that work it."),
    "sources": _("Every source; records name them by id."),
    "pictures": _("Every drawing, with all its formats."),
}
"""What each kind of file is for."""

DESCRIPTION = _("The description of the API for tools, OpenAPI 3.1.")
