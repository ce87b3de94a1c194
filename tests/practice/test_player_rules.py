"""The player's pure parts, held against the guide's own in Python: times, words, addresses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from footwork.model import Dose, Tempo
from footwork.model.times import CHANGE_SECONDS, SWITCH_SECONDS, dose_seconds, routine_seconds
from footwork.views import wording
from footwork.views.coding import create_code
from tests.practice.conftest import OpenBlank
from tests.site.practice_tools import GUIDE

pytestmark = pytest.mark.slow

RULE = {"change": CHANGE_SECONDS, "switch": SWITCH_SECONDS, "pace": 0.8}

MODULES = """
Promise.all(['schedule', 'words', 'code', 'guide', 'device', 'figure'].map(async (name) => {
  (window.modules ??= {})[name] = await import(`/practice/player/${name}.js`);
}))
"""


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


halves = st.integers(1, 40).map(lambda half: half / 2)
tempos = st.builds(Tempo, lift=halves, hold=st.just(0.0) | halves, lower=st.just(0.0) | halves)
common = {"sets": st.integers(1, 10), "rest": st.integers(0, 300), "per_side": st.booleans()}
doses = st.one_of(
    st.builds(Dose, reps=st.integers(1, 100), tempo=tempos, each_way=st.booleans(), **common),
    st.builds(Dose, seconds=st.integers(1, 600), **common),
    st.builds(Dose, meters=st.integers(1, 200), **common),
)
movements = st.sampled_from([item.id for item in GUIDE.exercises])
own_routines = st.lists(st.tuples(movements, doses), min_size=1, max_size=30)


def as_script(dose: Dose) -> dict[str, Any]:
    """Return a dose as the player has it."""
    tempo = dose.tempo
    fields = {
        "sets": dose.sets,
        "reps": dose.reps,
        "seconds": dose.seconds,
        "meters": dose.meters,
        "tempo": [tempo.lift, tempo.hold, tempo.lower] if tempo else None,
        "rest": dose.rest,
        "perSide": dose.per_side,
        "eachWay": dose.each_way,
        "note": dose.note,
    }
    return {key: value for key, value in fields.items() if value}


def guide_doses() -> Iterator[tuple[str, list[Dose]]]:
    for routine in GUIDE.routines:
        yield routine.id, [GUIDE.step_dose(step) for step in routine.steps]
    for phase in (*GUIDE.plan.phases, GUIDE.plan.maintain):
        yield phase.name, [GUIDE.step_dose(step) for step in phase.steps]
    for item in GUIDE.exercises:
        yield item.id, [item.dose.start]
        yield f"{item.id} target", [item.dose.target]
        for rung in (*item.easier, *item.harder):
            if rung.dose:
                yield f"{item.id} {rung.name}", [rung.dose]


TOTALS = """
([routines, rule]) => routines.map((doses) => {
  const { createSchedule, doseSeconds, routineSeconds } = modules.schedule;
  const steps = doses.map((dose) => ({ dose }));
  const { segments, blocks, total, end } = createSchedule(steps, rule);
  const lead = blocks[0].end;
  // Everything follows the one before without a gap, and no part is without length.
  let now = 0;
  for (const segment of segments) {
    if (Math.abs(segment.at - now) > 1e-6 || segment.seconds <= 0) return `a gap at ${now}`;
    now = segment.at + segment.seconds;
  }
  if (Math.abs(now - end) > 1e-6 || blocks.some((one) => one.end <= one.at)) return "no end";
  const each = doses.map((dose) => doseSeconds(dose, rule));
  return [total, lead, routineSeconds(doses, rule), ...each];
})
"""


def test_the_player_takes_as_long_as_every_page_says(page: Page) -> None:
    names, routines = zip(*guide_doses(), strict=True)
    given = [[as_script(dose) for dose in routine] for routine in routines]
    found = page.evaluate(TOTALS, [given, RULE])
    for name, routine, totals in zip(names, routines, found, strict=True):
        total = routine_seconds(routine)
        assert totals == [total, CHANGE_SECONDS, total, *map(dose_seconds, routine)], name


def examples(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return examples all at once, since each visit to the browser costs time."""
    found: list[Any] = []

    @settings(max_examples=count, database=None)
    @given(strategy)
    def collect(example: Any) -> None:
        found.append(example)

    collect()
    return found


def test_any_routine_takes_as_long_as_the_rule_says(page: Page) -> None:
    routines = examples(st.lists(doses, min_size=1, max_size=4), 300)
    given = [[as_script(dose) for dose in routine] for routine in routines]
    found = page.evaluate(TOTALS, [given, RULE])
    for routine, totals in zip(routines, found, strict=True):
        total = routine_seconds(routine)
        assert totals == [total, CHANGE_SECONDS, total, *map(dose_seconds, routine)], routine


def test_doses_and_times_read_the_same_as_on_the_pages(page: Page) -> None:
    some = examples(doses, 200)
    exercise = GUIDE.exercises[0]
    found = page.evaluate(
        """([doses, side]) => doses.map((dose) => [
          modules.words.doseAmount(dose), modules.words.doseDetails(dose, side)])""",
        [[as_script(dose) for dose in some], exercise.sides.value],
    )
    assert found == [
        [wording.dose_amount(dose), wording.dose_details(dose, exercise)] for dose in some
    ]
    seconds = [0, 9, 60, 61, 599, 3600]
    clocks = page.evaluate("(all) => all.map(modules.words.clock)", seconds)
    assert clocks == [wording.clock(second) for second in seconds]


# ---------------------------------------------------------------------------- own routines

MOVEMENTS = [{"id": item.id, "code": create_code(item.id)} for item in GUIDE.exercises]
CODES = {item["code"]: item["id"] for item in MOVEMENTS}


def test_any_routine_comes_back_from_its_address(page: Page) -> None:
    routines = examples(own_routines, 300)
    given = [
        [{"do": name, "dose": as_script(dose)} for name, dose in routine] for routine in routines
    ]
    texts, back = page.evaluate(
        """([routines, movements, codes]) => {
          const { encodeRoutine, decodeRoutine } = modules.code;
          const texts = routines.map((steps) => encodeRoutine(steps, movements));
          return [texts, texts.map((text) => decodeRoutine(
            new URLSearchParams(new URL(`?r=${text}`, location).search).get("r"), codes))];
        }""",
        [given, MOVEMENTS, CODES],
    )
    assert back == given
    assert len(set(texts)) == len({repr(routine) for routine in routines})


def test_twelve_movements_fit_into_500_characters(page: Page) -> None:
    longest = Dose(
        sets=10,
        reps=100,
        tempo=Tempo(lift=20, hold=20, lower=20),
        rest=300,
        per_side=True,
        each_way=True,
    )
    steps = [{"do": GUIDE.exercises[0].id, "dose": as_script(longest)}] * 12
    script = "([steps, movements]) => modules.code.encodeRoutine(steps, movements)"
    text = page.evaluate(script, [steps, MOVEMENTS])
    assert len(f"https://a-long-name-of-a-club.example/guide/practice/?r={text}") <= 500


def mutate(text: str, chance: random.Random) -> str:
    letters = "0123456789abcdefghijklmnopqrstuvwxyz.-~_%<>\"'&é🦶 /\\\0\n"
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        at = chance.randrange(len(text) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            text = text[:at] + chance.choice(letters) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + chance.randrange(1, 9) :]
        elif kind == 2:
            text = text[:at] + chance.choice(letters) + text[at + 1 :]
        else:
            text = text[at:] + text[:at]
    return text


HOSTILE = [
    "",
    "1",
    "1.",
    "2li672r12t4-2-4p60.aaaa",
    "1" + "a" * 100_000,
    "<img src=x onerror=alert(1)>",
    '1"><script>alert(1)</script>',
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "%00",
    "1li670r0.0000",
]


def test_a_thousand_mutated_addresses_are_refused_and_nothing_else_fails(page: Page) -> None:
    chance = random.Random(6)
    routines = examples(own_routines, 50)
    given = [
        [{"do": name, "dose": as_script(dose)} for name, dose in routine] for routine in routines
    ]
    texts = page.evaluate(
        """([routines, movements]) => routines.map(
          (steps) => modules.code.encodeRoutine(steps, movements))""",
        [given, MOVEMENTS],
    )
    mutated: list[str] = []
    while len(mutated) < 1000:
        text = mutate(chance.choice(texts), chance)
        if text not in texts:
            mutated.append(text)
    wrong = page.evaluate(
        """async ([texts, address]) => {
          const guide = await (await fetch(address)).json();
          return texts.filter((text) => {
            try {
              modules.guide.choose(guide, `?r=${encodeURIComponent(text)}`);
              return true;
            } catch (error) {
              return !(error instanceof RangeError);
            }
          });
        }""",
        [[*mutated, *HOSTILE], "guide.json"],
    )
    assert wrong == []


def test_what_breaks_a_rule_is_refused_with_a_right_check_too(page: Page) -> None:
    good = "1li672r12t4-2-4p60.zwbx1s30b"
    bad = [
        "1li6702r12t4-2-4",  # not as it is written
        "1li670r12t4-2-4",
        "1li6711r12t4-2-4",
        "1li672r0t4-2-4",
        "1li672r101t4-2-4",
        "1li672r12",
        "1li672s30t4-2-4",
        "1li672r12t0-2-4",
        "1li672r12t4-2-41",
        "1li672s601",
        "1li672m201",
        "1li672s30p301",
        "1li672s30w",
        "1zzzz2s30",
        "1li672s30wb",
        "1",
        "1" + ".".join(["li672s30"] * 31),
    ]
    found = page.evaluate(
        """([texts, codes]) => texts.map((text) => {
          try { return modules.code.decodeRoutine(text, codes).length; }
          catch (error) { return error.constructor.name; }
        })""",
        # The check is made as a movement's code is.
        [[f"{body}.{create_code(body)}" for body in (good, *bad)], CODES],
    )
    assert found == [2, *["RangeError"] * len(bad)]


# ------------------------------------------------------------------------------- the clock


def test_the_clock_goes_on_in_sleep_and_is_not_moved_by_a_set_clock(page: Page) -> None:
    readings = page.evaluate(
        """() => {
          let now = 0, wall = 1e12;
          const clock = modules.device.createClock({ now: () => now, wall: () => wall });
          const pass = (seconds, real = seconds) => {
            now += seconds * 1000;
            wall += real * 1000;
            return clock.read();
          };
          const seen = [pass(10), pass(1, 3601), pass(1, -7199)];   // set while in sight
          clock.setHidden(true);
          seen.push(pass(5));                                       // hidden and awake
          seen.push(pass(2, 302));                                  // asleep for five minutes
          seen.push(pass(1, -3600));                                // set back while hidden
          seen.push(pass(1, 1.4));                                  // a small correction
          clock.setHidden(false);
          seen.push(pass(1, 100));
          return seen.map((reading) => reading / 1000);
        }"""
    )
    assert readings == [10, 11, 12, 17, 319, 320, 321, 322]


def test_the_drawing_is_where_the_count_is(page: Page) -> None:
    """A loop of up 2, still 1, down 2, in a repetition of 3, 1 and 3 seconds."""
    found = page.evaluate(
        """() => {
          const { findFrame } = modules.figure;
          const at = (kind, seconds, into, loop, tempo, way = null) =>
            findFrame(loop, { kind, seconds, way }, into, tempo);
          return [
            at('lift', 3, 1.5, [2, 1, 2], [3, 1, 3]),
            at('hold', 1, 0.5, [2, 1, 2], [3, 1, 3]),
            at('lower', 3, 3, [2, 1, 2], [3, 1, 3]),
            at('lift', 3, 1, [1.5, 1.5], [3, 0, 0]),
            at('lift', 3, 1, [1.5, 1.5], [3, 0, 0], 1),
            at('work', 30, 10, [2, 4, 2]),
            at('work', 30, 15, [2, 4, 2]),
            at('work', 30, 29, [2, 4, 2]),
            at('work', 30, 31, [2, 4, 2]),
            at('walk', 30, 2.5, [1.25, 1.25]),
            at('rest', 30, 10, [2, 1, 2]),
          ].map((number) => Math.round(number * 1000) / 1000);
        }"""
    )
    assert found == [1, 2.5, 5, 1, 2, 4, 4, 7, 8, 2.5, 0]


# --------------------------------------------------------------------------- easier versions

SMALL_GUIDE = """
const dose = (sets, reps) => ({ sets, reps, tempo: [2, 1, 2] });
const guide = {
  codes: { aaaa: "one", bbbb: "other" },
  movements: [
    { id: "one", code: "aaaa", needs: ["step"], start: dose(2, 10), target: dose(3, 15), harder: [],
      easier: [{ name: "Sits", how: "Sit.", movement: "other", shows: "easier", when: "good" },
        { name: "Holds", how: "Hold.", dose: dose(2, 8), when: "good" }] },
    { id: "other", code: "bbbb", start: dose(2, 10), target: dose(3, 15),
      easier: [{ name: "Seated", how: "Sit.", shows: "easier", dose: dose(2, 17), when: "good" }],
      harder: [{ name: "One", how: "One.", shows: "one", dose: dose(1, 5), when: "good" }] },
  ],
  routines: [],
  plan: { phases: [], notToday: [], warnings: [] },
};
const { ease, choose, listVersions } = modules.guide;
"""


def test_a_version_of_another_movement_has_its_dose(page: Page) -> None:
    found = page.evaluate(
        f"""() => {{ {SMALL_GUIDE}
          const step = {{ do: "one", dose: dose(2, 8), rung: 1 }};
          return ["easier", "one", "body", undefined].map((shows) => {{
            guide.movements[0].easier[0].shows = shows;
            const {{ do: id, dose: {{ sets, reps }} }} = ease(guide, step);
            return [id, sets, reps];
          }});
        }}"""
    )
    start = ["other", 2, 10]
    assert found == [["other", 2, 17], ["other", 1, 5], start, start]


def test_every_easier_version_of_the_guide_has_the_dose_that_its_page_has(page: Page) -> None:
    for exercise in GUIDE.exercises:
        for place, rung in enumerate(exercise.easier):
            if not rung.movement:
                continue
            other = GUIDE.exercise_by_id[rung.movement]
            same = [one.dose for one in (*other.easier, *other.harder) if one.shows == rung.shows]
            dose = rung.dose or (rung.shows and next(filter(None, same), None)) or other.dose.start
            found = page.evaluate(
                """async ([id, rung, dose]) => {
                  const guide = await (await fetch("guide.json")).json();
                  return modules.guide.ease(guide, { do: id, dose, rung }).dose;
                }""",
                [exercise.id, place + 1, {"sets": 10, "reps": 1, "tempo": [1, 0, 0]}],
            )
            assert found == as_script(dose), (exercise.id, rung.name)


@pytest.mark.parametrize("needs", [[], ["step"], None])
def test_easier_leads_to_no_start_that_the_session_has_nothing_for(
    page: Page, needs: list[str] | None
) -> None:
    """Also where an own routine has the step of such a one."""
    first = page.evaluate(
        f"""(needs) => {{ {SMALL_GUIDE}
          const step = {{ do: "one", dose: dose(2, 15), note: "At a wall.", shows: "none", needs }};
          guide.routines = [{{ id: "away", steps: [step] }}];
          const {{ words, dose: own }} = listVersions(guide, "one").at(-1);
          const coded = [{{ do: "one", dose: own, words }}];
          const text = modules.code.encodeRoutine(coded, guide.movements);
          return [`?routine=away`, `?r=${{text}}`].map((query) =>
            ease(guide, choose(guide, query).steps[0]).version);
        }}""",
        needs,
    )
    assert first == ["Holds" if needs == [] else "Starting dose"] * 2


@pytest.mark.parametrize("lacks", [True, False])
@pytest.mark.parametrize("done", [2, 3, 5])
def test_an_easier_version_always_has_a_set(page: Page, done: int, lacks: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Also where as many sets are done already as it has, or more, and more were to do."""
    sets = [2 * one for one in range(1, done + 1)]
    version, left = page.evaluate(
        f"""([sets, lacks]) => {{ {SMALL_GUIDE}
          const eased = ease(guide, {{ do: "one", dose: dose(9, 8), lacks, sets }});
          return [eased.version, eased.dose.sets];
        }}""",
        [sets, lacks],
    )
    assert version == ("Holds" if lacks else "Starting dose")
    assert left == 1
