"""Pictures drawn from the data as inline SVG. Each stands beside a text that says the same."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from footwork.model import (
    Bones,
    Guide,
    Injuries,
    Injury,
    Phase,
    Strength,
    Trial,
    TrialGroup,
    times,
)
from footwork.views import wording
from footwork.views.messages import gettext as _
from footwork.views.messages import number

# ------------------------------------------------------------------------------------ bones

_DOT = 10
"""Distance of two dots in units of the picture."""


def create_bones(bones: Bones) -> Markup:
    """Return a dot for each bone of the body, in rows of one foot, the two feet marked last."""
    row = bones.foot
    first = -(-bones.body // row) * row - bones.body  # empty places before the first dot
    rows = -(-bones.body // row)
    marks = {"dot": "", "dot f": ""}
    for place in range(first, first + bones.body):
        kind = "dot f" if place >= rows * row - bones.feet else "dot"
        x, y = place % row * _DOT + _DOT / 2, place // row * _DOT + _DOT / 2
        marks[kind] += f'<circle cx="{x:g}" cy="{y:g}" r="3.6"/>'
    groups = "".join(f'<g class="{kind}">{dots}</g>' for kind, dots in marks.items())
    alt = _(
        "%(body)s dots in rows of %(row)s. The last %(feet)s are marked: one row for each foot.",
        body=bones.body,
        row=row,
        feet=bones.feet,
    )
    return Markup(
        '<svg class="dots" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(row * _DOT, rows * _DOT, alt, Markup(groups))


# --------------------------------------------------------------------------------- injuries


@dataclass(frozen=True)
class InjuryRow:
    """An injury and its bar."""

    injury: Injury
    bar: Markup


def create_injuries(injuries: Injuries) -> list[InjuryRow]:
    """Return a bar for each injury, as long as its share of the largest one."""
    largest = max(item.share for item in injuries.items)
    return [
        InjuryRow(
            item,
            Markup(
                '<svg class="b" aria-hidden="true"><rect width="{}%" height="100%" rx="2"/></svg>'
            ).format(round(item.share / largest * 100, 1)),
        )
        for item in injuries.items
    ]


# ----------------------------------------------------------------------------------- trials

_LOW, _HIGH = 0.18, 12
"""Ends of the logarithmic scale of ratios; every interval of the data fits between them."""
_TICKS = (0.25, 0.5, 1, 2, 4, 8)


@dataclass(frozen=True)
class TrialRow:
    """A result, its picture, and its figures in words."""

    trial: Trial
    picture: Markup
    value: str
    interval: str

    @property
    def mark(self) -> Strength | None:
        """The mark of a result that speaks against the training: its color alone is not enough."""
        return Strength.HARM if self.trial.harm else None


def _percent(ratio: float) -> float:
    """Return the place of a ratio on the scale, in percent of its width."""
    place = (math.log(ratio) - math.log(_LOW)) / (math.log(_HIGH) - math.log(_LOW))
    return round(min(1, max(0, place)) * 100, 2)


def create_scale() -> Markup:
    """Return the numbers of the scale, placed as the lines of the rows below it."""
    numbers = "".join(
        f'<b class="{"one" if tick == 1 else ""}" style="left:{_percent(tick)}%">{number(tick)}</b>'
        for tick in _TICKS
    )
    return Markup('<div class="scale num" aria-hidden="true">{}</div>').format(Markup(numbers))


def create_trials(group: TrialGroup) -> list[TrialRow]:
    """Return a row for each result: a dot with its interval, or a dashed box where none is."""
    return [_create_trial(trial) for trial in group.rows]


def _create_trial(trial: Trial) -> TrialRow:
    lines = "".join(
        f'<line class="{"one" if tick == 1 else "tick"}" x1="{_percent(tick)}%" '
        f'x2="{_percent(tick)}%" y1="0" y2="100%"/>'
        for tick in _TICKS
    )
    if trial.estimate is None:
        box = '<rect class="none" x="1" y="20%" width="99%" height="60%" rx="4"/>'
        picture = _axis(lines + box)
        return TrialRow(trial, picture, trial.shown or "", _("no ratio seen"))
    marks = ""
    interval = _("interval not seen")
    if trial.low is not None and trial.high is not None:
        low, high = _percent(trial.low), _percent(trial.high)
        marks = f'<line class="ci" x1="{low}%" x2="{high}%" y1="50%" y2="50%"/>' + "".join(
            f'<line class="ci" x1="{end}%" x2="{end}%" y1="32%" y2="68%"/>' for end in (low, high)
        )
        interval = _("%(low)s to %(high)s", low=number(trial.low, 2), high=number(trial.high, 2))
    kind = "pt bad" if trial.harm else "pt" if trial.low is not None else "pt open"
    marks += f'<circle class="{kind}" cx="{_percent(trial.estimate)}%" cy="50%" r="7.5"/>'
    return TrialRow(trial, _axis(lines + marks), number(trial.estimate, 2), interval)


def _axis(content: str) -> Markup:
    return Markup('<svg class="ax" aria-hidden="true">{}</svg>').format(Markup(content))


# -------------------------------------------------------------------------------- the weeks


_WEEK, _BOX, _GAP, _HEAD = 40, 28, 4, 60
"""Width of a week, height of the longest session, space between them, height above the sessions."""


def create_weeks(guide: Guide) -> Markup:
    """Return the weeks of the plan at a glance: a column a week, a box a session.

    A box is as high as its session is long.
    """
    plan = guide.plan
    weeks = plan.phases[-1].last_week
    lengths = [times.session_seconds(guide, phase.steps) for phase in plan.phases]
    heights = [round(_BOX * seconds / max(lengths), 1) for seconds in lengths]
    floor = _HEAD + max(
        phase.sessions * (high + _GAP) for phase, high in zip(plan.phases, heights, strict=True)
    )
    content = Markup().join(
        _create_phase(phase, place, floor, high, wording.whole_minutes(seconds))
        for place, (phase, high, seconds) in enumerate(
            zip(plan.phases, heights, lengths, strict=True), 1
        )
    )
    phases = "; ".join(
        _(
            "weeks %(first)s to %(last)s, %(phase)s: %(count)s sessions a week, %(minutes)s each",
            first=phase.first_week,
            last=phase.last_week,
            phase=phase.name,
            count=phase.sessions,
            minutes=wording.minutes(seconds),
        )
        for phase, seconds in zip(plan.phases, lengths, strict=True)
    )
    alt = _("%(count)s weeks: %(phases)s.", count=weeks, phases=phases)
    return Markup(
        '<svg class="weeks" viewBox="0 0 {} {:g}" role="img" aria-label="{}">{}</svg>'
    ).format(weeks * _WEEK - _GAP, floor + 24, alt, content)


def _create_phase(phase: Phase, place: int, floor: float, high: float, minutes: int) -> Markup:
    """Return a phase's name above its weeks, how long a session is, and the sessions of each.

    `floor` is the lower edge of the sessions and `high` the height of one, in units of the picture.
    """
    left = (phase.first_week - 1) * _WEEK
    width = (phase.last_week - phase.first_week + 1) * _WEEK - _GAP
    wide = width > _WEEK * 1.5
    middle = f"{left + width / 2:g}"
    top = floor - phase.sessions * (high + _GAP)
    told = _("%(minutes)s min", minutes=minutes) if wide else str(minutes)
    parts = [
        Markup('<rect class="phase p{}" x="{}" width="{}" y="0" height="30" rx="4"/>').format(
            place, left, width
        ),
        Markup('<text class="phase-n p{}" x="{}" y="20">{}</text>').format(
            place, middle, phase.name if wide else place
        ),
        Markup('<text class="phase-m" x="{}" y="{:g}">{}</text>').format(middle, top - 8, told),
    ]
    box = Markup(
        '<rect class="session p{}" data-week="{}" x="{}" y="{:g}" width="{}" height="{:g}" rx="4"/>'
    )
    for week in range(phase.first_week, phase.last_week + 1):
        x = (week - 1) * _WEEK
        parts += [
            box.format(place, week, x, floor - (session + 1) * (high + _GAP), _WEEK - _GAP, high)
            for session in range(phase.sessions)
        ]
        parts.append(
            Markup('<text class="week-n" x="{}" y="{:g}">{}</text>').format(
                f"{x + (_WEEK - _GAP) / 2:g}", floor + 16, week
            )
        )
    return Markup().join(parts)
