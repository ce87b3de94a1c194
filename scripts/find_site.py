"""Find the two settings of a published guide in mkdocs.yml: its root, and the project's address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

SETTINGS = Path(__file__).resolve().parent.parent / "mkdocs.yml"


def find_site() -> str:
    """Return the published root of the site; SITE_URL in the environment comes first.

    It is "" where SITE_URL is set to nothing.
    """
    return str(_read_settings()["site_url"] or "")


def find_project() -> str:
    """Return the project's address, as PROJECT_URL in the environment sets it; "" where unset."""
    return str(_read_settings()["extra"]["project"] or "")


def _read_settings() -> Any:
    with SETTINGS.open(encoding="utf-8") as settings:
        return yaml_load(settings)


if __name__ == "__main__":
    print(find_site())
