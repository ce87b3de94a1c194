"""How much may hurt: the scale for pain on the way, and the one for the morning after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from footwork.model import Basis, MorningZone, PainZone, Safety
from footwork.views.messages import gettext as _
from footwork.views.messages import number
from footwork.views.stops import Sign, tell_urgency
from footwork.views.wording import inner_case


class Tone(StrEnum):
    """What a zone means, for whoever gives it a color."""

    GO = "go"
    STOP = "stop"
    """Stop, or wait, but for what its text allows."""
    END = "end"
    """The far end of the scale."""


@dataclass(frozen=True)
class Zone:
    """A stretch of a scale from 0 to 10, and what to do in it."""

    low: int
    high: int
    name: str
    text: str
    stop: bool
    """Whether it means stop, or that no session may begin."""
    tone: Tone

    @property
    def span(self) -> str:
        """Where it lies: `0 to 2`, or `6` where it is one score."""
        return tell_span(self.low, self.high)

    @property
    def head(self) -> str:
        """Where it lies and what to do, in short: `0 to 2: Carry on.`."""
        return _("%(span)s: %(name)s.", span=self.span, name=self.name)

    @property
    def width(self) -> int:
        """How many scores are in it."""
        return self.high - self.low + 1

    @property
    def scores(self) -> range:
        """Every score in it."""
        return range(self.low, self.high + 1)


@dataclass(frozen=True)
class PainScale:
    """How much may hurt on the way."""

    title: str
    zones: tuple[Zone, ...]
    limit: str
    """Where the limit is zero."""
    basis: Basis
    line: str
    """This rule and the morning's in a line; the safety page has what to do in each zone."""


@dataclass(frozen=True)
class MorningSigns:
    """What no number tells on the morning after."""

    when: str
    """What was felt."""
    then: str
    """What to do, whatever it is."""
    signs: tuple[Sign, ...]
    """What it may be, the most urgent first, each with how soon it has to be seen."""


@dataclass(frozen=True)
class MorningScale:
    """How a session was taken, told by the pain of the morning after."""

    title: str
    ask: str
    """What to tell apart before a number is given."""
    zones: tuple[Zone, ...]
    signs: MorningSigns
    basis: Basis
    line: str
    """The rule in a line."""

    @property
    def fine(self) -> str:
        """Where the next session may begin as planned: `0 to 2`; nothing where it never may."""
        fine = [zone for zone in self.zones if not zone.stop]
        return tell_span(fine[0].low, fine[-1].high) if fine else ""


def tell_pain(safety: Safety) -> PainScale:
    """Return the rule for pain on the way."""
    pain = safety.pain
    zones = _tell_zones(pain.zones, [zone.stop for zone in pain.zones])
    line = _(
        "Pain from 0 to 10: %(during)s. Next morning: %(after)s.",
        during=_name_zones(pain.zones),
        after=_name_zones(safety.morning.zones),
    )
    # Where the numbers are told, so is where they do not count.
    line = f"{line} {pain.limit}"
    return PainScale(_("How much may it hurt?"), zones, pain.limit, pain.basis, line)


def tell_morning(safety: Safety) -> MorningScale:
    """Return the rule for the morning after."""
    morning = safety.morning
    zones = _tell_zones(morning.zones, [not zone.train for zone in morning.zones])
    line = _("Pain next morning: %(zones)s.", zones=_name_zones(morning.zones))
    signs = _tell_signs(safety)
    return MorningScale(_("The morning after"), morning.ask, zones, signs, morning.basis, line)


def _tell_signs(safety: Safety) -> MorningSigns:
    told = safety.morning.signs
    rules = {rule.id: rule for rule in safety.situations}
    signs = tuple(
        Sign(rules[name].when, tell_urgency(rules[name].then, urgent=rules[name].urgent))
        for name in told.rules
    )
    return MorningSigns(told.when, told.then, signs)


def tell_span(low: int, high: int) -> str:
    """Return a stretch of the scale: `0 to 2`, or `6` where both ends are one."""
    if low == high:
        return number(low)
    return _("%(low)s to %(high)s", low=number(low), high=number(high))


def _tell_zones(zones: Iterable[PainZone | MorningZone], stops: list[bool]) -> tuple[Zone, ...]:
    tones = [Tone.STOP if stop else Tone.GO for stop in stops]
    tones[-1] = Tone.END
    told = zip(zones, stops, tones, strict=True)
    return tuple(
        Zone(zone.low, zone.high, zone.name, zone.text, stop, tone) for zone, stop, tone in told
    )


def _name_zones(zones: Iterable[PainZone | MorningZone]) -> str:
    """Return what to do in each zone: `0 to 2, carry on; 3 to 10, stop`."""
    return "; ".join(
        _(
            "%(span)s, %(name)s",
            span=tell_span(zone.low, zone.high),
            name=inner_case(zone.name),
        )
        for zone in zones
    )
