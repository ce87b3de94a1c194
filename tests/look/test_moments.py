"""Any moment of a drawing in motion, as a still drawing."""

from __future__ import annotations

import pytest

from footwork.look.moments import create_moment, seconds_of

LOOP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    "<style>/*motion*/a{}/*still*/</style>"
    '<svg data-seconds="4"><g class="fw-still" display="none"><path d="M9 9"/></g><!--still-->'
    '<g class="fw-moving"><path class="ol" d="M0 0l10-4"><animate attributeName="d" dur="4s" '
    'keyTimes="0;.5;1" keySplines=".333 .333 .667 .667;.333 0 .667 1" '
    'values="M0 0l10-4;M8 0l10 4;M0 0l10-4"/></path></g></svg></svg>'
)


def test_a_loop_says_how_long_it_is() -> None:
    assert seconds_of(LOOP) == 4
    with pytest.raises(ValueError, match="data-seconds"):
        create_moment("<svg/>", 1)


@pytest.mark.parametrize(
    ("second", "path"),
    [
        (0, "M0 0l10-4"),
        (1, "M4 0l10 0"),  # half of an even way
        (2, "M8 0l10 4"),
        (3, "M4 0l10 0"),  # half of a soft one
        (4, "M0 0l10-4"),
        (9, "M4 0l10 0"),
    ],
)
def test_a_moment_lies_between_the_keys(second: float, path: str) -> None:
    moment = create_moment(LOOP, second)
    found = moment.partition(' d="')[2].partition('"')[0]
    assert found.replace("l10 -", "l10-").replace("-0", " 0") == path
    assert "animate" not in moment
    assert "M9 9" not in moment
    assert "/*" not in moment
