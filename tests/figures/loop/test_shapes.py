"""Paths in motion: written with the same commands in every key, and read again."""

from __future__ import annotations

import re

import numpy as np

from footwork.figures.loop.shapes import Shape, read_path, write_path

PATH = "M10 20c5 0 10 5 10 10s-5 10-10 10l-10 0c-5 0-5-20 0-20z"


def test_a_path_is_read_with_all_of_its_points() -> None:
    letters, points = read_path(PATH)
    assert letters == "Mcclcz"
    assert len(points) == 1 + 3 + 3 + 1 + 3
    assert points[4].tolist() == [20, 35]  # the mirror image of the control point before
    assert points[-1].tolist() == [0, 20]


def test_what_is_written_is_read_as_it_was() -> None:
    letters, points = read_path(PATH)
    moved = np.array([points, points * [2, 1] + [3, 7]])
    texts = write_path(Shape("ol", letters, moved))
    for text, key in zip(texts, moved, strict=True):
        again, places = read_path(text)
        assert again == letters
        assert np.abs(places - key).max() <= 4  # a mirrored point may be off by rounding twice
        assert np.abs(places[[0, 3, 6, 7, 10]] - key[[0, 3, 6, 7, 10]]).max() <= 0.5


def test_every_key_has_the_same_commands_and_as_many_numbers() -> None:
    letters, points = read_path(PATH)
    generator = np.random.default_rng(1)
    keys = points + generator.uniform(-30, 30, (5, *points.shape))
    texts = write_path(Shape("ol", letters, keys))
    commands = {re.sub(r"[^A-Za-z]", "", text) for text in texts}
    numbers = {len(re.findall(r"-?\d+", text)) for text in texts}
    assert len(commands) == len(numbers) == 1
