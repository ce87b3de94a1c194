"""Find the published root of the site, the one setting in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import yaml_load

SETTINGS = Path(__file__).resolve().parent.parent / "mkdocs.yml"


def find_site() -> str:
    """Return the published root of the site; SITE_URL in the environment comes first."""
    with SETTINGS.open(encoding="utf-8") as settings:
        return str(yaml_load(settings)["site_url"])


if __name__ == "__main__":
    print(find_site())
