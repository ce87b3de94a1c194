"""What the practice tests share: a phone that writes every signal down, and what the data asks for.

What is expected is worked out here from the guide alone, by its own few lines, not from the
files that the player reads.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import Any

from playwright.sync_api import Page, expect

from footwork.model import Dose, Exercise, Position, RoutineStep, Side, times
from footwork.reading.guide import read_guide
from footwork.views import wording
from footwork.views.coding import create_code
from tests.site.conftest import OpenPage

GUIDE = read_guide()


def name_of(movement: str) -> str:
    """Return what the guide calls a movement today."""
    return GUIDE.exercise_by_id[movement].name


PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)

RECORDER = """
window.heard = { tones: [], said: [], told: [], shown: [], buzzed: [], locks: [], done: [] };
{
  const now = () => performance.now() / 1000;
  const note = (list, ...what) => window.heard[list].push([now(), ...what]);
  const silent = { setValueAtTime() {}, linearRampToValueAtTime() {} };
  window.AudioContext = class {
    get currentTime() { return now(); }
    async resume() {}
    createGain() { return { gain: silent, connect: (next) => next }; }
    createOscillator() {
      const tone = { frequency: {}, connect: (next) => next, stop() {} };
      tone.start = (at) => {
        tone.entry = [at, tone.frequency.value];
        window.heard.tones.push(tone.entry);
      };
      tone.disconnect = () => {
        window.heard.tones.splice(window.heard.tones.indexOf(tone.entry), 1);
      };
      return tone;
    }
  };
  const speak = (sentence) => {
    if (sentence.text) note("said", sentence.text);
    sentence.onend?.();
  };
  const voice = { speak, cancel() {} };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
  Object.defineProperty(navigator, "vibrate", { value: (pattern) => note("buzzed", pattern) });
  const wakeLock = {
    async request() {
      note("locks", "on");
      const lock = new EventTarget();
      lock.release = async () => {
        note("locks", "off");
        lock.dispatchEvent(new Event("release"));
      };
      return lock;
    },
  };
  Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
  document.addEventListener("practice:done", ({ detail }) => note("done", detail));
  addEventListener("DOMContentLoaded", () => {
    const text = (id) => document.getElementById(`pr-${id}`).textContent;
    const live = document.getElementById("pr-live");
    if (!live) return; // a page to which the player has led
    new MutationObserver(() => note("told", live.textContent)).observe(live, { childList: true });
    // Whoever is tested is ready at once; tests of the wait itself are patient.
    const skip = document.getElementById("pr-skip");
    const hurry = () => window.patient || (skip.textContent.trim() === "Ready" && skip.click());
    new MutationObserver(hurry).observe(skip, { childList: true, subtree: true });
    let last = "";
    new MutationObserver(() => {
      const now = [text("phase"), text("side"), text("set"), text("count")];
      if (now.join() !== last) note("shown", ...now);
      last = now.join();
    }).observe(document.querySelector(".pr-now"), { childList: true, subtree: true });
  });
}
"""


SLOW_SCREEN = """
// Each picture of a drawing in motion costs real time, and an hour of a test's clock would have a
// quarter of a million of them. Two a second are enough where no test looks at the motion itself.
window.requestAnimationFrame = (draw) =>
  setTimeout(() => draw(performance.now()), window.smooth ? 16 : 500);
window.cancelAnimationFrame = (frame) => clearTimeout(frame);
"""


def stop_clock(page: Page) -> None:
    """Let the page's clocks stand at noon, and write down every signal."""
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + datetime.timedelta(minutes=1))
    page.add_init_script(RECORDER + SLOW_SCREEN)


def let_clock_run(page: Page) -> None:
    """Let the page's clocks run, to be moved on by hand as well."""
    page.clock.install(time=NOON)
    page.add_init_script(RECORDER + SLOW_SCREEN)


def open_practice(
    open_page: OpenPage, query: str, prepare: Callable[[Page], None] = stop_clock, **options: Any
) -> Page:
    """Open the player, with its clock stopped if nothing else is said."""
    page = open_page(f"practice/?{query}", prepare, **{**PHONE, **options})
    expect(page.locator("#pr-start")).to_be_visible()
    return page


def begin(page: Page) -> float:
    """Tap Start; return the second of the page's clock at which it began."""
    page.locator("#pr-begin").click()
    expect(page.locator("#pr-run")).to_be_visible()
    page.clock.run_for(0)
    return float(page.evaluate("performance.now() / 1000"))


def heard(page: Page, kind: str, since: float = 0) -> list[list[Any]]:
    """Return the signals of a kind, each with its second after the beginning."""
    found = page.evaluate("(kind) => window.heard[kind]", kind)
    signals: list[list[Any]] = sorted([round(at - since, 2), *rest] for at, *rest in found)
    # Who is ready at once hears the tone of the wait begin, and the next one over it.
    return [one for one, _ in groupby(signals)] if kind == "tones" else signals


# --------------------------------------------------------------------- a routine of a test's own

Steps = list[tuple[Exercise, Dose]]
"""Movements with their doses, one after the other."""


def step(name: str, **dose: Any) -> tuple[Exercise, Dose]:
    """Return a movement of the guide in a dose that a test chose, whatever the guide's own is."""
    return GUIDE.exercise_by_id[name], Dose.model_validate(dose)


def own(steps: Steps, version: str = "") -> str:
    """Return the query of an own routine, by the rule at the top of the player's code.js.

    `version` names an easier or harder way to do all of its movements.
    """
    words = f"v{create_code(version, 3)}" if version else ""
    coded = [create_code(exercise.id) + _encode(dose) + words for exercise, dose in steps]
    text = "1" + ".".join(coded)
    return f"r={text}.{create_code(text)}"


def _encode(dose: Dose) -> str:
    counts = (("r", dose.reps), ("s", dose.seconds), ("m", dose.meters))
    parts = [str(dose.sets), *(f"{letter}{count}" for letter, count in counts if count)]
    if dose.tempo:
        halves = (2 * part for part in (dose.tempo.lift, dose.tempo.hold, dose.tempo.lower))
        parts.append("t" + "-".join(f"{half:g}" for half in halves))
    parts.append(f"p{dose.rest}" if dose.rest else "")
    return "".join([*parts, "b" * dose.per_side, "w" * dose.each_way])


# ------------------------------------------------------------------------ what the data asks for

TONES: dict[str, list[tuple[float, int]]] = {
    "ready": [(0, 440), (0.16, 554)],
    "go": [(0, 880)],
    "hold": [(0, 660)],
    "lower": [(0, 440)],
    "count": [(0, 587)],
    "switch": [(0, 659), (0.16, 880), (0.32, 659)],
    "rest": [(0, 523), (0.2, 392)],
    "done": [(0, 523), (0.2, 659), (0.4, 784), (0.6, 1047)],
}


@dataclass
class Expected:
    """Every signal of a practice, with the second at which it comes."""

    tones: list[list[Any]] = field(default_factory=list)
    said: list[list[Any]] = field(default_factory=list)
    told: list[list[Any]] = field(default_factory=list)
    shown: list[list[Any]] = field(default_factory=list)
    now: float = 0

    def signal(self, tone: str, say: str = "", tell: str = "") -> None:
        self.tones += [[round(self.now + at, 2), hertz] for at, hertz in TONES[tone]]
        if say:
            self.said.append([round(self.now, 2), say])
        if tell:
            self.told.append([round(self.now, 2), tell])

    def show(self, phase: str, side: str, sets: str, count: int, at: float | None = None) -> None:
        second = self.now if at is None else at
        self.shown.append([round(second, 2), phase, side, sets, str(count)])

    def count_down(self, seconds: float, phase: str, side: str, sets: str) -> None:
        """Show every second that is left, and sound the last three."""
        whole = ceil(seconds)
        for left in range(whole, 0, -1):
            late = max(0.0, seconds - left)
            self.show(phase, side, sets, left, self.now + late)
        for left in (3, 2, 1) if seconds > 4 else ():
            at = round(self.now + seconds - left, 2)
            self.tones += [[round(at + more, 2), hertz] for more, hertz in TONES["count"]]
        self.now += seconds


def without_telling(said: Iterable[list[Any]]) -> list[list[Any]]:
    """Return what is said while one moves: without what a movement is told by before it.

    That is held on data alone; see test_spoken.py.
    """
    names = tuple(f"{exercise.name}." for exercise in GUIDE.exercises)
    starts = ("Get ready.", "For all of it", *names)
    return [entry for entry in said if not entry[1].startswith(starts)]


def spoken(dose: Dose, side: Side) -> str:
    unit, count = next(
        (unit, count)
        for unit, count in (
            ("repetition", dose.reps),
            ("second", dose.seconds),
            ("meter", dose.meters),
        )
        if count
    )
    once = f"{count} {unit}{'' if count == 1 else 's'}"
    if dose.meters:
        once = f"{wording.feet(dose.meters)} feet, or {once}"
    sets = once if dose.sets == 1 else f"{dose.sets} sets of {once}"
    parts = [sets, "each way" if dose.each_way else "", f"each {side}" if dose.per_side else ""]
    return ", ".join(part for part in [*parts, dose.note or ""] if part)


def expect_signals(steps: Iterable[tuple[Exercise, Dose]]) -> Expected:
    """Return what is sounded, said, told and shown for doses done one after the other."""
    out = Expected()
    for exercise, dose in steps:
        begin_at = out.now + times.CHANGE_SECONDS
        _expect_step(out, exercise, dose)
        # What rounding up adds comes at the end: a last second that is a part of one.
        rest = begin_at + times.dose_seconds(dose) - out.now
        assert 0 <= rest < 1
        if rest:
            _stretch(out, rest)
    total = out.now - times.CHANGE_SECONDS
    out.signal("done", "Done.")
    assert total == times.routine_seconds([dose for _, dose in steps])
    for signals in (out.tones, out.said, out.told):
        signals.sort()
    return out


def _stretch(out: Expected, rest: float) -> None:
    """Lengthen the last walk to whole seconds."""
    end = out.now
    begin_at = max(at for at, tone in out.tones if tone == 880 and at < end)
    seconds = end - begin_at
    phase, side, sets = out.shown[-1][1:4]
    out.tones = [entry for entry in out.tones if not begin_at < entry[0] < end + 1]
    out.shown = [entry for entry in out.shown if entry[0] < begin_at]
    out.said = [entry for entry in out.said if entry[0] <= begin_at]
    out.now = begin_at
    _expect_timed(out, seconds + rest, phase, side, sets)


def _expect_timed(out: Expected, seconds: float, phase: str, side: str, sets: str) -> None:
    if seconds >= 20:
        out.said.append([round(out.now + seconds / 2, 2), "Halfway."])
    out.count_down(seconds, phase, side, sets)


def _expect_step(out: Expected, exercise: Exercise, dose: Dose) -> None:
    sides = [f"Left {exercise.sides}", f"Right {exercise.sides}"] if dose.per_side else [""]
    out.signal("ready")
    out.count_down(times.CHANGE_SECONDS, "Get ready", sides[0], "")
    for number in range(1, dose.sets + 1):
        sets = f"Set {number} of {dose.sets}" if dose.sets > 1 else ""
        cue = exercise.cues[number % len(exercise.cues)]
        for side in sides:
            switches = side != sides[0] or (
                number > 1 and dose.per_side and dose.rest < times.SWITCH_SECONDS
            )
            if switches:
                place = f" {sets}." if sets and side == sides[0] else ""
                out.signal("switch", f"Switch. {side}.{place}", f"Switch sides: {side.lower()}.")
                out.count_down(times.SWITCH_SECONDS, "Switch sides", side, sets)
            elif number > 1 and dose.rest:
                following = f" {side} next." if side else ""
                cued = f" {cue}." if dose.rest >= 10 else ""
                rest = f"Rest, {dose.rest} second{'' if dose.rest == 1 else 's'}."
                place = f" {sets}." if sets else ""
                out.signal("rest", rest + place + following + cued, rest)
                out.count_down(dose.rest, "Rest", side, sets)
            go = "".join(f"{part}. " for part in (sets, side) if part) + "Go."
            _expect_set(out, exercise, dose, (side, sets, go))


def _expect_set(out: Expected, exercise: Exercise, dose: Dose, names: tuple[str, str, str]) -> None:
    side, sets, go = names
    if dose.tempo is None or dose.reps is None:
        seconds = dose.seconds or (dose.meters or 0) / 0.8
        walks = dose.meters or exercise.position[0] is Position.WALKING
        out.signal("go", "Go.", go)
        _expect_timed(out, seconds, "Walk" if walks else "Hold", side, sets)
        return
    assert exercise.phases
    lift = exercise.phases.lift
    for way in (0, 1) if dose.each_way else (None,):
        for rep in range(1, dose.reps + 1):
            if rep == 1 and way == 1:
                out.signal("switch", "Other way.", "Other way.")
            elif rep == 1:
                out.signal("go", f"{lift}.", go)
            else:
                last = rep == dose.reps and way != 0
                out.signal("go", "Last one." if last else f"{rep}.")
            out.show(lift, side, sets, rep)
            out.now += dose.tempo.lift
            for part, tone in (("hold", "hold"), ("lower", "lower")):
                seconds = getattr(dose.tempo, part)
                if seconds:
                    name = getattr(exercise.phases, part)
                    out.signal(tone, f"{name}." if rep == 1 else "")
                    out.show(name, side, sets, rep)
                    out.now += seconds


def resolve(steps: Iterable[RoutineStep]) -> Steps:
    """Return the movements of a routine with their doses."""
    return [(GUIDE.exercise_by_id[step.do], GUIDE.step_dose(step)) for step in steps]
