"""Templates escape what they are told, in any language."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from footwork.publishing import templating


class _Hostile(NullTranslations):
    """A translator's slips: a quote, an ampersand, and a tag that the English has not."""

    def gettext(self, message: str) -> str:
        return f'{message}" & <i>'

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('{{ _("A %(b)s", b="<c>") }}', "A &lt;c&gt;&#34; &amp; &lt;i&gt;"),
        ('{{ _("<b>A</b>") }}', "<b>A</b>&#34; &amp; &lt;i&gt;"),
        ('{{ ngettext("<b>%(num)s</b>", "%(num)s", 1) }}', "<b>1</b>&#34; &amp; &lt;i&gt;"),
    ],
)
def test_a_translation_is_text_but_for_the_tags_of_its_message(
    monkeypatch: pytest.MonkeyPatch, source: str, wanted: str
) -> None:
    monkeypatch.setattr(templating, "TRANSLATIONS", _Hostile())
    assert templating.create_environment("pages").from_string(source).render() == wanted
