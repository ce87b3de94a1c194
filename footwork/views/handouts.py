"""What a sheet that is handed out asks for: the lines of its head, and what can be chosen.

The page that builds routines and the script for clinics and coaches print the same sheet.
"""

from __future__ import annotations

from footwork.views.messages import gettext as _

FIELDS = {
    "for": _("Prepared for"),
    "by": _("Prepared by"),
    "date": _("Date"),
    "phone": _("Phone"),
    "next": _("Next visit"),
}
"""The lines of the head, by the names that a form gives them."""

MAX_BUILT = 12
"""Movements that the page puts together; an address may hold more."""
MAX_FIELD = 60
"""Longest text of a line of the head, in characters."""
MAX_NOTES = 600
"""Longest text of the notes, in characters."""
MAX_WEEKS = 12
MAX_SESSIONS = 7
"""A week; seven of them are every day."""
SESSIONS = 3
WEEKS = 4
"""Of the grid where nothing is chosen."""
