"""The keys of a loop in time: at its tempo, soft at both ends, still at the bottom."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import pytest

from footwork.figures.loop.timing import Timing, create_timing, ease, unease
from tests.figures.loop.scenes import lift, stages, walk


def share_at(timing: Timing, second: float) -> float:
    """Return where a loop is, as its keys and splines say it to a browser."""
    passed = second / timing.seconds
    place = min(bisect_right(timing.times, passed), len(timing.times) - 1) - 1
    begin, end = timing.times[place : place + 2]
    u = (passed - begin) / (end - begin)
    one, two = timing.splines[place]
    along = 3 * (1 - u) ** 2 * u * one + 3 * (1 - u) * u**2 * two + u**3
    here, there = (timing.shares[timing.order[key]] for key in (place, place + 1))
    return here + (there - here) * along


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.77, 1.0])
def test_when_a_share_is_reached_is_the_inverse_of_the_pace(share: float) -> None:
    assert unease(ease(share)) == pytest.approx(share, abs=1e-9)


def test_a_loop_lasts_as_long_as_its_phases() -> None:
    for figure in (lift(), walk()):
        timing = create_timing(figure)
        assert timing.seconds == sum(phase.seconds for phase in figure.loop)
        assert (timing.times[0], timing.times[-1]) == (0, 1)
        assert list(timing.times) == sorted(timing.times)


def test_few_keys_keep_a_soft_pace_exactly() -> None:
    timing = create_timing(lift(rest=0.5))
    for second in np.linspace(0, 2, 41):
        assert share_at(timing, second) == pytest.approx(ease(second / 2), abs=1e-6)
    for second in np.linspace(2, 3, 5):
        assert share_at(timing, second) == 1
    for second in np.linspace(3, 5.5, 41):
        assert share_at(timing, second) == pytest.approx(1 - ease((second - 3) / 2.5), abs=1e-6)


def test_a_loop_that_rests_stands_still_before_it_begins_again() -> None:
    timing = create_timing(lift(rest=0.5))
    assert {share_at(timing, float(second)) for second in np.linspace(5.5, 5.999, 9)} == {0}
    assert share_at(create_timing(lift(rest=0)), 5.9) > 0


def test_a_straight_loop_begins_where_it_ends() -> None:
    ends_low = lift(rest=0)
    ends_high = ends_low.model_copy(update={"loop": ends_low.loop[2:] + ends_low.loop[:2]})
    for figure, share in ((ends_low, 0), (ends_high, 1)):
        timing = create_timing(figure)
        assert [timing.shares[timing.order[key]] for key in (0, -1)] == [share, share]
        assert share_at(timing, 0) == pytest.approx(share)


def test_a_walk_goes_on_evenly_and_ends_where_it_began() -> None:
    timing = create_timing(walk())
    gaps = np.diff(timing.times)
    assert gaps == pytest.approx([1 / len(gaps)] * len(gaps))
    assert timing.order[0] == timing.order[-1] == 0
    assert max(timing.shares) < 2


def test_each_of_two_stages_begins_and_ends_softly() -> None:
    """Toes first, a moment of rest, then the front of the foot; and back the same way."""
    timing = create_timing(stages())
    for second in np.linspace(0, 1, 21):
        assert share_at(timing, second) == pytest.approx(ease(second) / 2, abs=1e-6)
        assert share_at(timing, 1 + second) == pytest.approx(0.5 + ease(second) / 2, abs=1e-6)
    for end in (0, 1, 2):
        assert abs(share_at(timing, end + 0.01) - share_at(timing, max(end - 0.01, 0))) < 0.001
    assert share_at(timing, 3 + 1.25) == pytest.approx(0.5, abs=1e-6)
    assert timing.seconds == sum(phase.seconds for phase in stages().loop)
