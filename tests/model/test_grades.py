"""A mark is earned by the kinds and the numbers of people of its sources."""

from __future__ import annotations

import pytest

from footwork.model import Source, SourceKind, Strength, grades

TRIAL, REVIEW, STUDY, LEAFLET = (
    SourceKind.TRIAL,
    SourceKind.REVIEW,
    SourceKind.STUDY,
    SourceKind.LEAFLET,
)


def cite(*given: tuple[SourceKind, int | None]) -> list[Source]:
    return [
        Source(id="a", title="A", kind=kind, people=people, read="abstract", found="Found.")
        for kind, people in given
    ]


@pytest.mark.parametrize(
    ("strength", "enough", "too_little"),
    [
        pytest.param(
            Strength.A,
            cite((TRIAL, grades.STRONG), (REVIEW, None)),
            [
                cite((REVIEW, grades.STRONG)),
                cite((TRIAL, grades.STRONG - 1), (REVIEW, None)),
                cite((REVIEW, grades.STRONG), (STUDY, grades.STRONG)),
            ],
            id="A",
        ),
        pytest.param(
            Strength.B,
            cite((TRIAL, grades.FAIR)),
            [cite((TRIAL, grades.FAIR - 1)), cite((STUDY, 500)), cite((REVIEW, None))],
            id="B",
        ),
        pytest.param(Strength.C, cite((STUDY, 3)), [cite((LEAFLET, None)), []], id="C"),
        pytest.param(Strength.D, cite((REVIEW, None)), [cite((LEAFLET, None)), []], id="D"),
        pytest.param(
            Strength.MIXED,
            cite((TRIAL, 20), (TRIAL, 30)),
            [cite((TRIAL, 20)), cite((TRIAL, 20), (STUDY, 30))],
            id="mixed",
        ),
        pytest.param(Strength.RISK, cite((STUDY, 900)), [cite((LEAFLET, None)), []], id="risk"),
        pytest.param(Strength.HARM, cite((TRIAL, 10)), [cite((STUDY, 900)), []], id="harm"),
        pytest.param(
            Strength.NO_EFFECT,
            cite((TRIAL, grades.CLEAR)),
            [cite((TRIAL, grades.CLEAR - 1)), cite((STUDY, 900)), cite((REVIEW, None))],
            id="no effect",
        ),
        pytest.param(
            Strength.TOO_SMALL,
            cite((TRIAL, grades.CLEAR - 1), (REVIEW, None)),
            [cite((TRIAL, grades.CLEAR)), cite((REVIEW, None)), cite((STUDY, 10))],
            id="too small",
        ),
    ],
)
def test_a_mark_needs_what_bears_it(
    strength: Strength, enough: list[Source], too_little: list[list[Source]]
) -> None:
    assert grades.is_earned(strength, enough)
    for sources in too_little:
        assert not grades.is_earned(strength, sources), sources


def test_only_what_was_never_tested_needs_no_source() -> None:
    assert {mark for mark in Strength if grades.is_earned(mark, [])} == set(grades.UNSOURCED)
