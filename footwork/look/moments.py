"""One moment of a drawing in motion, as a still drawing: for films and for simple readers of SVG.

A loop is written as SMIL: each `<animate>` has values that differ only in their numbers, and this
reads between them as a browser does (SVG 2, and SMIL 3.0, "Simple animation functions"). A spline
of time is one whose control points stand at a third and at two thirds, so that the share of the
time is the curve's own parameter.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_SECONDS = re.compile(r'\bdata-seconds="([\d.]+)"')
_NUMBER = re.compile(r"-?\d*\.?\d+")
_STILL = re.compile(r'<g class="fw-still".*?</g><!--still-->', re.DOTALL)
_RULES = re.compile(r"/\*motion\*/.*?/\*still\*/", re.DOTALL)
_ANIMATE = r"<animate(?:Transform)?\b[^>]*/>"
_MOVING = re.compile(rf"<(\w+)\b([^<>]*)>((?:{_ANIMATE})+)</\1>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def seconds_of(svg: str) -> float:
    """Return how long a loop takes, in seconds; raises ValueError for a drawing without one."""
    found = _SECONDS.search(svg)
    if found is None:
        raise ValueError("a drawing must be in motion to have a length: it has no data-seconds")
    return float(found[1])


def create_moment(svg: str, seconds: float) -> str:
    """Return a loop as it stands at a moment, as a still drawing without any motion.

    Moments beyond its length are those of the next time round. Raises ValueError for a drawing
    that is not in motion.
    """
    share = seconds / seconds_of(svg) % 1
    svg = _RULES.sub("", _STILL.sub("", svg))
    return _MOVING.sub(lambda match: _create_element(match[1], match[2], match[3], share), svg)


def _create_element(tag: str, attributes: str, motions: str, share: float) -> str:
    """Return an element as it is at a share of the loop, 0 to 1."""
    known = dict(_ATTRIBUTE.findall(attributes))
    for motion in re.findall(_ANIMATE, motions):
        told = dict(_ATTRIBUTE.findall(motion))
        value = _read_between(told, share)
        known[told["attributeName"]] = f"{told['type']}({value})" if "type" in told else value
    written = "".join(f' {name}="{value}"' for name, value in known.items())
    return f"<{tag}{written}/>"


def _read_between(told: dict[str, str], share: float) -> str:
    """Return the value of an animation at a share of its time, 0 to 1."""
    values = told["values"].split(";")
    times = [float(time) for time in told["keyTimes"].split(";")]
    place = min(bisect_right(times, share), len(times) - 1) - 1
    passed = (share - times[place]) / (times[place + 1] - times[place])
    if "keySplines" in told:
        passed = _bend(told["keySplines"].split(";")[place], passed)
    before, after = values[place], values[place + 1]
    if before == after:
        return before
    goals = iter(_NUMBER.findall(after))

    def mix(match: re.Match[str]) -> str:
        word = f"{(1 - passed) * float(match[0]) + passed * float(next(goals)):.2f}"
        word = word.rstrip("0").rstrip(".")
        # What follows a number at once has to begin with a sign of its own.
        return f" {word}" if match[0].startswith("-") else word

    return _NUMBER.sub(mix, before)


def _bend(spline: str, passed: float) -> float:
    """Return how much of the way is gone when so much of the time has passed, both 0 to 1."""
    _, one, _, two = (float(number) for number in spline.split())
    rest = 1 - passed
    return 3 * rest**2 * passed * one + 3 * rest * passed**2 * two + passed**3
