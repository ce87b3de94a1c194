"""Words of a physiotherapist in, angles out, nothing beyond a healthy joint."""

from __future__ import annotations

import pytest

from footwork.figures.pose.joints import read_angle, read_leg


def test_words_become_signed_angles() -> None:
    assert read_angle("ankle", "12 dorsiflexed") == 12
    assert read_angle("ankle", "30 plantarflexed") == -30
    assert read_angle("knee", "straight") == 0
    assert read_angle("big toe", "34 extended") == 34


@pytest.mark.parametrize(
    ("joint", "words", "says"),
    [
        ("ankle", "60 plantarflexed", "at most 55 plantarflexed"),
        ("ankle", "12 up", "'dorsiflexed' or 'plantarflexed'"),
        ("big toe", "80 extended", "at most 70 extended"),
        ("knee", "5 extended", "at most 0 extended"),
        ("toes", "twelve flexed", "degrees"),
    ],
)
def test_what_no_joint_does_is_refused(joint: str, words: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_angle(joint, words)


def test_unknown_joint_is_named() -> None:
    with pytest.raises(ValueError, match="must not name 'ancle'"):
        read_leg({"ancle": "12 dorsiflexed"})
