"""What scripts say: messages with their values, and the plural forms of a language."""

from __future__ import annotations

import io
import json
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from footwork.publishing.script_messages import create_table
from footwork.views.messages import ENGLISH, PSEUDO, load_translations
from tests.practice.conftest import OpenBlank

SCRIPT = """
say("Rest %(seconds)s s", { seconds });
sayCount("%(count)s set", "%(count)s sets", count);
say("</script> is no end");
"""

LOAD = """
async (table) => {
  if (table) document.head.insertAdjacentHTML(
    "beforeend", `<script type="application/json" id="messages">${table}</script>`);
  window.messages = await import("/browser/messages.js");
}
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with a script that says something."""
    (tmp_path / "one.js").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def translate_polish() -> GNUTranslations:
    catalog = Catalog(locale="pl")
    catalog.add("Rest %(seconds)s s", "Odpocznij %(seconds)s s")
    forms = ("%(count)s seria", "%(count)s serie", "%(count)s serii")
    catalog.add(("%(count)s set", "%(count)s sets"), forms)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def run(open_blank: OpenBlank, table: str, call: str) -> Any:
    page = open_blank("undefined")
    page.evaluate(LOAD, table)
    return page.evaluate(f"(({{ {', '.join(NAMES)} }}) => {call})(window.messages)")


NAMES = ("say", "sayCount", "number", "measure", "listAll", "writeDay", "nameWeekday")

ENGLISH_CALLS = {
    'say("Rest %(seconds)s s", { seconds: 60 })': "Rest 60 s",
    'say("All of it")': "All of it",
    'say("%(share)s%% of %(name)s, 100%%", { share: 5, name: "$& %(share)s" })': (
        "5% of $& %(share)s, 100%"
    ),
    'say("It says %(year)s, not %(many)s", { year: "2026", many: 2026 })': (
        "It says 2026, not 2,026"
    ),
    'sayCount("%(count)s set", "%(count)s sets", 1)': "1 set",
    'sayCount("%(count)s set of %(once)s", "%(count)s sets of %(once)s", 2, { once: 12 })': (
        "2 sets of 12"
    ),
    'sayCount("%(count)s set", "%(count)s sets", 0)': "0 sets",
    "number(2.5)": "2.5",
    'measure(1, "minute")': "1 minute",
    'measure(50, "foot")': "50 feet",
    'listAll(["a wall"])': "a wall",
    'listAll(["a wall", "a chair"])': "a wall and a chair",
    'listAll(["a wall", "a chair", "a towel"])': "a wall, a chair, and a towel",
    "writeDay(0)": "Thursday, January 1, 1970",
    "nameWeekday(0)": "Sunday",
    "nameWeekday(6)": "Saturday",
    "nameWeekday(7)": "Sunday",
}


def test_in_english_the_ids_are_the_words(open_blank: OpenBlank) -> None:
    said = run(open_blank, "", f"[{', '.join(ENGLISH_CALLS)}]")
    assert dict(zip(ENGLISH_CALLS, said, strict=True)) == ENGLISH_CALLS


def test_a_page_in_another_language_says_its_words(open_blank: OpenBlank, sources: Path) -> None:
    table = create_table("pl", Locale("pl"), translate_polish(), sources)
    call = """[
      say("Rest %(seconds)s s", { seconds: 1.5 }),
      ...[1, 2, 5, 12, 22, 25].map((count) => sayCount("%(count)s set", "%(count)s sets", count)),
      measure(5, "minute"),
      nameWeekday(1),
    ]"""
    assert run(open_blank, table, call) == [
        "Odpocznij 1,5 s",
        *("1 seria", "2 serie", "5 serii", "12 serii", "22 serie", "25 serii"),
        "5 minut",
        "poniedziałek",
    ]


def test_what_a_table_does_not_have_is_said_in_english(
    open_blank: OpenBlank, sources: Path
) -> None:
    table = create_table("pl", Locale("pl"), translate_polish(), sources)
    call = """[
      say("Well done"),
      ...[1, 2].map((count) => sayCount("%(count)s day", "%(count)s days", count)),
    ]"""
    assert run(open_blank, table, call) == ["Well done", "1 day", "2 days"]


def test_a_table_ends_with_its_element(sources: Path) -> None:
    pseudo = create_table(PSEUDO, Locale("en"), load_translations(PSEUDO), sources)
    assert "<" not in pseudo
    messages = json.loads(pseudo)["messages"]
    assert messages["</script> is no end"].startswith("«</script> is no end ")
    assert set(messages["%(count)s set"]) == {"one", "other"}


def test_an_english_page_carries_nothing() -> None:
    assert create_table(ENGLISH) == ""
