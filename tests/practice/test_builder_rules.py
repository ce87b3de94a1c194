"""The builder's pure parts, held against the guide's own: limits, addresses, words."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page
from pydantic import ValidationError

from footwork.model import Dose
from footwork.model.times import routine_seconds
from footwork.views import wording
from tests.practice.conftest import OpenBlank
from tests.practice.test_player_rules import as_script, doses, examples, mutate
from tests.site.conftest import SITE_URL
from tests.site.practice_tools import GUIDE

pytestmark = pytest.mark.slow

MODULES = """async () => {
  const at = (name) => import(`/practice/${name}.js`);
  window.code = await at("player/code");
  window.player = await at("player/guide");
  window.words = await at("builder/version-words");
  window.own = await at("builder/routine");
  window.guide = await (await fetch("/guide.json")).json();
}"""

IDS = [exercise.id for exercise in GUIDE.exercises]


@pytest.fixture(scope="module")
def page(open_blank: OpenBlank) -> Page:
    return open_blank(MODULES)


# ----------------------------------------------------------------------------------- the limits


def raw_dose(chance: random.Random) -> dict[str, Any]:
    """Return a dose near the limits: about half of them keep the rules."""
    record: dict[str, Any] = {"sets": chance.choice([1, 2, 9, 10, 10, 11, 0, -1, 2.5])}
    most = {"reps": 100, "seconds": 600, "meters": 200}
    for name in chance.sample(sorted(most), chance.choice([0, 1, 1, 1, 1, 1, 2])):
        top = most[name]
        record[name] = chance.choice([1, 7, top - 1, top, top, top + 1, 0, -3, 1.5])
    if chance.random() < (0.9 if "reps" in record else 0.1):
        parts = [0.5, 1, 2.5, 19.5, 20, *([0, 20.5, 0.25, -1] if chance.random() < 0.3 else [])]
        record["tempo"] = dict(
            zip(("lift", "hold", "lower"), chance.choices(parts, k=3), strict=True)
        )
    if chance.random() < 0.7:
        record["rest"] = chance.choice([0, 1, 45, 299, 300, 300, 301, -1, 0.5])
    record["per_side"] = chance.random() < 0.5
    record["each_way"] = chance.random() < 0.3
    return record


def keeps_the_rules(record: dict[str, Any]) -> bool:
    try:
        Dose.model_validate(record)
    except ValidationError:
        return False
    return True


def test_the_same_doses_are_allowed_as_in_the_data(page: Page) -> None:
    chance = random.Random(12)
    records = [raw_dose(chance) for _ in range(2000)]
    given = []
    for record in records:
        dose = {
            name: record[name]
            for name in ("sets", "reps", "seconds", "meters", "rest")
            if name in record
        }
        dose |= {"perSide": record["per_side"], "eachWay": record["each_way"]}
        if "tempo" in record:
            dose["tempo"] = list(record["tempo"].values())
        given.append(dose)
    allowed = page.evaluate("(doses) => doses.map(code.isDose)", given)
    wanted = [keeps_the_rules(record) for record in records]
    assert 200 < sum(wanted) < 1800
    assert [
        record for record, is_, wants in zip(records, allowed, wanted, strict=True) if is_ != wants
    ] == []


def test_every_number_stays_within_its_limits(page: Page) -> None:
    found = page.evaluate(
        """() => Object.entries(code.LIMITS).map(([field, [least, most]]) => {
          let [up, down] = [least, most];
          for (let tap = 0; tap < 700; tap++) {
            up = own.nudge(field, up, 1);
            down = own.nudge(field, down, -1);
          }
          return [up === most, down === least, own.limit(field, NaN), own.limit(field, 1e9)];
        })"""
    )
    assert found == [
        [True, True, least, most]
        for least, most in ([1, 10], [1, 100], [1, 600], [1, 200], [0, 300])
    ]
    taps = page.evaluate(
        "[own.nudge('seconds', 12, 1), own.nudge('seconds', 12, -1), own.nudge('reps', 12, 1)]"
    )
    assert taps == [15, 10, 13]


# ---------------------------------------------------------------------------------- the address

ROUND_TRIP = """([routines, site]) => routines.map(([name, choices]) => {
  const steps = choices.map(([id, place, numbers]) => {
    const versions = player.listVersions(guide, id);
    let step = own.createStep(guide, id, versions[place % versions.length]);
    const fields = own.listFields(step.dose);
    fields.forEach((field, number) => { step = own.setNumber(step, field, numbers[number]); });
    return step;
  });
  const query = own.writeQuery(guide, name, steps);
  const again = own.readQuery(guide, query);
  const choice = player.choose(guide, query);
  const words = ({ do: id, dose, version }) =>
    [id, dose, version.dose.note ?? "", version.name ?? "", version.how ?? "", version.note ?? ""];
  const seen = ({ do: id, dose, note, version, how }) => {
    const { note: said, ...bare } = dose;
    return [id, bare, said ?? "", version ?? "", how ?? "", note ?? ""];
  };
  return {
    length: (site + "practice/" + query).length,
    query,
    again: again.steps.map(words),
    stable: own.writeQuery(guide, again.name, again.steps) === query,
    built: steps.map(words),
    played: choice.steps.map(seen),
    name: choice.name,
    total: own.totalSeconds(steps, guide),
    doses: steps.map(({ dose }) => dose),
  };
})"""

choices = st.tuples(
    st.sampled_from(IDS), st.integers(0, 40), st.lists(st.integers(-5, 700), min_size=3, max_size=3)
)


def as_model(dose: dict[str, Any]) -> Dose:
    """Return a dose of the browser as one of the guide; raises where it breaks a rule."""
    tempo = dose.get("tempo")
    return Dose.model_validate(
        {
            name: dose[name]
            for name in ("sets", "reps", "seconds", "meters", "rest")
            if dose.get(name)
        }
        | {"per_side": bool(dose.get("perSide")), "each_way": bool(dose.get("eachWay"))}
        | ({"tempo": dict(zip(("lift", "hold", "lower"), tempo, strict=True))} if tempo else {})
    )


def order(record: list[Any]) -> list[Any]:
    """Return what was built or played without what means nothing, such as a rest of 0."""
    name, dose, *words = record
    return [name, {key: value for key, value in dose.items() if value}, *words]


def test_what_is_built_is_what_is_played(page: Page) -> None:
    routines = examples(
        st.tuples(st.text(max_size=60), st.lists(choices, min_size=1, max_size=12)), 250
    )
    found = page.evaluate(ROUND_TRIP, [routines, SITE_URL])
    for record in found:
        built, played, again = (
            [order(step) for step in record[name]] for name in ("built", "played", "again")
        )
        assert built == played == again
        assert record["stable"]
        assert record["length"] <= 500, record["query"]
        assert record["total"] == routine_seconds([as_model(dose) for dose in record["doses"]])
        assert parse_qs(record["query"][1:]).get("name", ["Own routine"]) == [record["name"]]


def test_the_longest_routine_of_twelve_with_the_longest_name_fits(page: Page) -> None:
    # Every version in its highest numbers; the longest of them, twelve times.
    alone = [["", [[name, place, [999, 999, 999]]]] for name in IDS for place in range(20)]
    found = page.evaluate(ROUND_TRIP, [alone, SITE_URL])
    (_, longest), _ = max(zip(alone, found, strict=True), key=lambda pair: pair[1]["length"])
    for name in ("🦶" * 60, "n" * 60, "ж" * 60):
        (record,) = page.evaluate(ROUND_TRIP, [[[name, longest * 12]], SITE_URL])
        assert len(record["built"]) == 12
        assert record["length"] <= 500
        assert name.startswith(record["name"])
        assert len(record["name"]) >= 8


def test_a_harder_version_is_eased_to_the_starting_dose(page: Page) -> None:
    eased = page.evaluate(
        """() => {
          const versions = player.listVersions(guide, "calf-raises");
          const hard = versions.findLast(({ kind }) => kind === "harder");
          const query = own.writeQuery(guide, "", [own.createStep(guide, "calf-raises", hard)]);
          const steps = [player.choose(guide, query).steps[0]];
          while (steps.at(-1)) steps.push(player.ease(guide, steps.at(-1)));
          return steps.slice(0, -1).map(({ version }) => version);
        }"""
    )
    exercise = GUIDE.exercise_by_id["calf-raises"]
    easier = [rung.name for rung in reversed(exercise.easier)]
    assert eased == [exercise.harder[-1].name, "Starting dose", *easier]


@pytest.mark.parametrize("routine", GUIDE.routines, ids=lambda routine: routine.id)
def test_a_routine_of_the_guide_keeps_all_its_words(page: Page, routine: Any) -> None:
    query = f"?from={routine.id}"
    played = page.evaluate(
        """(query) => {
          const { steps } = own.readQuery(guide, query);
          const choice = player.choose(guide, own.writeQuery(guide, "", steps));
          return choice.steps.map(({ do: id, dose, note, version, walks }) =>
            [id, dose.note ?? null, note ?? null, version ?? null, walks, dose]);
        }""",
        query,
    )
    for step, (name, said, note, version, walks, dose) in zip(routine.steps, played, strict=True):
        given = GUIDE.step_dose(step)
        assert (name, said, note, version) == (step.do, given.note, step.note, None)
        assert walks == (GUIDE.exercise_by_id[name].position[0].value == "walking")
        assert as_model(dose) == given.model_copy(update={"note": None})


def test_no_two_versions_of_a_movement_are_mixed_up(page: Page) -> None:
    found = page.evaluate(
        """guide.movements.map(({ id }) => player.listVersions(guide, id).map(
          ({ words, name, dose, note }) =>
            [words, name ?? [dose.note, note].filter(Boolean).join(" ")]))"""
    )
    assert len(found) == len(IDS)
    for versions in found:
        texts: dict[str, str] = {}
        for code, text in versions:
            assert texts.setdefault(code, text) == text
            assert bool(code) == bool(text)


HOSTILE = ["", "none", "constructor", "__proto__", "quick ", "QUICK", "<svg onload=alert(1)>", "\0"]


def test_mutated_addresses_are_refused_and_nothing_else_fails(page: Page) -> None:
    chance = random.Random(7)
    routines = examples(st.tuples(st.just(""), st.lists(choices, min_size=1, max_size=12)), 40)
    texts = [record["query"][3:] for record in page.evaluate(ROUND_TRIP, [routines, SITE_URL])]
    mutated = [
        text
        for text in (mutate(chance.choice(texts), chance) for _ in range(400))
        if text not in texts
    ]
    # The check at the end agrees, the words do not exist.
    forged = page.evaluate(
        """() => ["zzz", "000"].map((words) => code.encodeRoutine([
          { do: guide.movements[0].id, dose: { sets: 1, seconds: 30 }, words },
        ], guide.movements))"""
    )
    wrong = page.evaluate(
        """(queries) => queries.filter((query) => {
          try {
            own.readQuery(guide, `?${new URLSearchParams(query)}`);
            return true;
          } catch (error) {
            return !(error instanceof RangeError);
          }
        })""",
        [{"r": text} for text in mutated + forged] + [{"from": text} for text in HOSTILE],
    )
    assert wrong == []


def test_a_name_is_one_short_plain_line(page: Page) -> None:
    names = examples(st.text(max_size=200), 300)
    names += [
        "a\u202eb",
        "  x\n\ty  ",
        "<b>&amp;",
        "می\u200cخواهم",
        "e" * 300,
        "\ud83e",
        "🧑\u200d🦯" * 20,
        *("\u200d", "\u3164", "\u2800\u2800", "\u115f \u0301", "\ufe0f"),
    ]
    found = page.evaluate(
        "(names) => names.map(code.cleanName).map((name) => [name, code.cleanName(name)])",
        names,
    )
    for clean, again in found:
        assert clean == again == clean.strip()
        assert len(clean) <= 40
        assert not any(ord(letter) < 32 or letter in "\u202e\u2066\u2028" for letter in clean)
    assert [clean for clean, _ in found[-5:]] == [""] * 5  # nothing of it is seen
    assert [clean for clean, _ in found[-12:-8]] == ["a b", "x y", "<b>&amp;", "می\u200cخواهم"]


# ------------------------------------------------------------------------------------- the words


PACES = """([doses, id]) => {
  const movement = player.findMovement(guide, id);
  return doses.map((dose) => words.pace(dose, movement));
}"""


def test_tempo_and_rest_read_as_on_the_pages(page: Page) -> None:
    some = examples(doses, 150)
    for exercise in GUIDE.exercises:
        found = page.evaluate(
            PACES,
            [[as_script(dose) for dose in some], exercise.id],
        )
        if exercise.phases and exercise.phases.hold and exercise.phases.lower:
            assert found == [wording.pace(dose, exercise) for dose in some]
    for routine in GUIDE.routines:
        for step in routine.steps:
            dose = GUIDE.step_dose(step)
            exercise = GUIDE.exercise_by_id[step.do]
            found = page.evaluate(PACES, [[as_script(dose)], step.do])
            assert found == [wording.pace(dose, exercise)]


def test_more_than_the_target_is_named(page: Page) -> None:
    for exercise in GUIDE.exercises:
        target = exercise.dose.target
        count = next(name for name in ("reps", "seconds", "meters") if getattr(target, name))
        found = page.evaluate(
            """([id, dose, count]) => [0, 1].map((more) => own.exceedsTarget(
              guide, { do: id, dose: { ...dose, [count]: dose[count] + more } }))""",
            [exercise.id, as_script(target), count],
        )
        assert found == [False, True]
