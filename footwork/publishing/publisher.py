"""Who publishes, and on what terms: the words that every surface repeats."""

from __future__ import annotations

from footwork.views.messages import gettext as _

GUIDE_NAME = "Footwork"
HEADING = _("Foot strength for runners")
LICENSE = "CC BY 4.0"
LICENSE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
