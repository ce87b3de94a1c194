"""Write the guide's pages as plain Markdown, the macros done, with a bare Material to build them.

What comes out is what the guide is measured against: the same content without the
macros, the overrides and the styles. Run it from the root of the tree to be read.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

KEPT = ("site_name", "site_url", "use_directory_urls", "nav", "not_in_nav", "markdown_extensions")
"""The settings that bare Material shares with the guide."""


class NoSettings(Config):
    """The capture has nothing to set."""


class Capture(BasePlugin[NoSettings]):
    """Keeps the Markdown of every page as it is after all other plugins."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[dict[str, Any], str]] = {}

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Keep one page."""
        del config, files
        meta = {key: value for key, value in page.meta.items() if key in ("title", "description")}
        self.pages[page.file.src_uri] = (meta, markdown)


def create_plain_pages(config_file: Path) -> dict[str, str]:
    """Build the site once, out of sight, and return each page's Markdown by its path in docs/."""
    capture = Capture()
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(str(config_file), site_dir=folder)
        config.plugins["capture"] = capture
        config.plugins.run_event("startup", command="build", dirty=False)
        build(config)
    return {
        path: f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n\n{markdown}"
        for path, (meta, markdown) in capture.pages.items()
    }


def write_plain_site(config_file: Path, folder: Path) -> Path:
    """Write the pages, the files beside them and the settings; return the settings' path."""
    docs = folder / "docs"
    shutil.copytree(config_file.parent / "docs", docs, ignore=shutil.ignore_patterns("*.md"))
    for path, text in create_plain_pages(config_file).items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    with config_file.open("rb") as stream:
        settings = yaml_load(stream)
    plain = {key: settings[key] for key in KEPT if key in settings}
    plain["theme"] = {"name": "material", "font": False}
    plain["plugins"] = ["search"]
    plain_config = folder / "mkdocs.yml"
    plain_config.write_text(yaml.safe_dump(plain, sort_keys=False), encoding="utf-8")
    return plain_config


def main() -> int:
    """Write the plain site into a new folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; must not exist yet")
    folder = parser.parse_args().folder
    if folder.exists():
        print(f"{folder} must not exist yet", file=sys.stderr)
        return 1
    folder.mkdir(parents=True)
    print(write_plain_site(Path("mkdocs.yml").absolute(), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
