"""The frame around every page: `mkdocs.yml` and front matter in the language of the build.

The theme's templates see neither the guide nor its messages, and they are kept to what other
builders read too. So their words stand in `mkdocs.yml`, in English, and are put into the
language of the build before a page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from footwork.publishing.script_messages import create_table
from footwork.views.messages import LANGUAGE_TAG, LOCALE, TRANSLATIONS

_SETTINGS = ("site_description", "copyright")
_LINKS = "footer_links"


def translate_settings(
    settings: MutableMapping[str, Any], say: Callable[[str], str] = TRANSLATIONS.gettext
) -> None:
    """Put all that the settings of the site say into the language of the build.

    `say` is given each message, in English, and returns it in the language: every reader's word
    in `mkdocs.yml` goes through it, but for the site's name.
    """
    extra = settings["extra"]
    settings.update({name: say(settings[name]) for name in _SETTINGS})
    settings["nav"] = [
        {say(title): path for title, path in entry.items()} for entry in settings["nav"]
    ]
    settings["theme"]["language"] = LOCALE.language
    extra["locale"] = LANGUAGE_TAG.replace("-", "_")
    extra["preview"] = {**extra["preview"], "alt": say(extra["preview"]["alt"])}
    extra[_LINKS] = [_translate_group(group, say) for group in extra[_LINKS]]
    extra["messages"] = create_table()
    extra["words"] = {name: say(text) for name, text in extra["words"].items()}


def _translate_group(group: Mapping[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    """Return the links for one kind of reader, whom they are for and their titles translated."""
    links = [{**link, "title": say(link["title"])} for link in group["links"]]
    return {"for": say(group["for"]), "links": links}


def translate_front(
    front: MutableMapping[str, Any],
    made: Mapping[str, str],
    say: Callable[[str], str] = TRANSLATIONS.gettext,
) -> None:
    """Put the front matter of a page into the language of the build.

    `made` is what is made from the data for it, nothing for a page that is written by hand. The
    name of the tab that the page is under goes with that of the tab.
    """
    front.update(made)
    if "section" in front:
        front["section"] = say(front["section"])
