"""Who publishes, and on what terms: the words that every surface repeats."""

from __future__ import annotations

GUIDE_NAME = "Footwork"
HEADING = "Foot strength for runners"
LICENSE = "CC BY 4.0"
LICENSE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
