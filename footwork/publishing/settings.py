"""The settings of a published guide, as `mkdocs.yml` and the environment set them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"


@dataclass(frozen=True)
class Settings:
    """What the stages of a build have to know; "" is what is not set."""

    site: str
    """The published root of the site; SITE_URL in the environment comes first."""
    project: str
    """The project's address; PROJECT_URL in the environment sets it."""
    description: str


class _Loader(yaml.SafeLoader):
    """Knows the tag of MkDocs for a value from the environment, and passes over all others."""


def _read_environment(loader: _Loader, node: yaml.SequenceNode) -> object:
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor("!ENV", _read_environment)


def read_settings(path: Path = SETTINGS) -> Settings:
    """Return the settings of a guide from its `mkdocs.yml`."""
    found = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe one
    site, project = found["site_url"], found["extra"]["project"]
    return Settings(str(site or ""), str(project or ""), str(found["site_description"]))
