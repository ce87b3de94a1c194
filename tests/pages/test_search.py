"""What runners type, and where it leads: the rules of the search on its own index."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from footwork.look.drawings import Drawings
from footwork.pages.search_index import Kind, create_index, list_entries
from footwork.publishing import addresses
from footwork.publishing.scripting import SOURCES
from footwork.reading.guide import read_guide
from footwork.views.movements import tell_movement
from scripts.check_scripts import NODE
from tools.copies import ROOT

GUIDE = read_guide()
DRAWINGS = Drawings(ROOT / "docs")
RANKING = SOURCES / "pages" / "scripts" / "ranking.js"

ASKED = {
    addresses.question("heel-pain"): [
        "heel pain",
        "heal pain",
        "sore heel",
        "plantar fasciitis",
        "planter fasciitis",
        "plantar facitis",
        "fasciitis",
        "heel spur",
        "my heel hurts in the morning",
    ],
    addresses.question("arch-pain"): ["arch pain", "sore arch", "bottom of foot pain"],
    addresses.question("shin-splints"): ["shin splints", "shinsplints", "shin splits", "MTSS"],
    addresses.question("achilles"): ["Achilles pain", "achillies", "achilles tendonitus"],
    addresses.question("calf-pain"): ["calf strain", "pulled calf", "tight calves"],
    addresses.question("ankle-sprains"): ["ankle sprain", "ankel sprain", "weak ankles"],
    addresses.question("bunions"): ["bunion", "bunyon", "bunions", "hammer toe"],
    addresses.question("flat-feet"): [
        *("flat feet", "flatfeet", "fallen arches", "overpronation"),
        *("short foot", "foot doming"),  # which is another exercise than toe curls
    ],
    addresses.question("ball-of-foot"): ["metatarsalgia", "ball of foot pain", "mortons neuroma"],
    addresses.question("cramps"): ["cramps", "foot cramp", "charley horse"],
    addresses.question("wobbly"): ["wobbly", "poor balance", "can't balance", "cant balance"],
    addresses.question("before-or-after"): ["marathon", "before or after a run", "race week"],
    addresses.question("barefoot-shoes"): ["barefoot shoes", "minimalist shoes", "zero drop"],
    addresses.question("toe-spacers"): ["toe spacers", "toe separators"],
    addresses.question("insoles"): ["insoles", "orthotics", "arch support"],
    addresses.question("every-day"): ["how often", "every day", "how many times a week"],
    addresses.question("how-long"): ["how long does it take", "when will I see results"],
    addresses.question("sore-next-day"): ["sore next day", "DOMS", "muscle soreness"],
    addresses.question("begin"): ["beginner", "where do I start", "foot exercises", "weak feet"],
    addresses.rule("bone-stress"): ["stress fracture", "stres fracture", "metatarsal fracture"],
    addresses.rule("numb-feet"): ["numb toes", "tingling", "diabetes", "neuropathy"],
    addresses.rule("pregnancy"): ["pregnant", "pregnent", "postpartum"],
    addresses.rule("under-18"): ["kids", "children", "teenagers"],
    addresses.rule("unsteady"): ["older runners", "over 65"],
    addresses.rule("blood-clot"): ["swollen calf", "DVT"],
    addresses.rule("big-toe"): ["big toe pain", "turf toe"],
    addresses.rule("open-sore"): ["blister"],
    addresses.rule("fragile"): ["osteoporosis", "gout"],
    addresses.exercise("toe-presses"): ["toe yoga", "toe taps"],
    addresses.exercise("toe-curls"): ["towel scrunch", "towl scrunch", "marble pick-up"],
    addresses.exercise("calf-raises"): ["heel raise", "heal raises", "heel drop"],
    addresses.exercise("shin-curls"): ["tib raise", "tibialis raises", "toe raise"],
    addresses.exercise("single-leg-balance"): [
        "balance",
        "one-leg stand",
        "balance training",
        "stork stand",
    ],
    addresses.exercise("heel-walking"): ["heel walk", "walking on the heels"],
    addresses.exercise("toe-walks"): ["tiptoe walk", "farmers walk"],
    addresses.exercise("ankle-circles"): ["ankle mobility", "ankle rolls"],
    addresses.muscle("tibialis-posterior"): ["tibialis posterior"],
    addresses.routine("travel"): ["travel"],
    addresses.PLAN: ["training plan", "12 week plan"],
    addresses.PRINT: ["printable pdf", "poster"],
    addresses.OFFLINE: ["offline", "no signal"],
    f"{addresses.SAFETY}#pain": ["how much pain"],
}
"""What is typed, by the address that has to be the first hit."""

Ask = Callable[[Sequence[str]], list[list[str]]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return the addresses that each of some queries finds, the best first."""
    index = tmp_path_factory.mktemp("search") / "index.json"
    index.write_text(create_index(GUIDE, DRAWINGS), encoding="utf-8")
    return lambda queries: run(index, queries)


def run(index: Path, queries: Sequence[str]) -> list[list[str]]:
    command = [NODE, Path(__file__).with_name("search.mjs"), RANKING, index]
    asked = json.dumps(list(queries))
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_what_runners_type_leads_to_what_answers_it(ask: Ask) -> None:
    wanted = {query: at for at, queries in ASKED.items() for query in queries}
    assert len(wanted) >= 40
    found = dict(zip(wanted, ask(list(wanted)), strict=True))
    missed = {query: found[query][:3] for query, at in wanted.items() if found[query][:1] != [at]}
    assert missed == {}


def test_a_complaint_never_leads_to_the_bibliography_first(ask: Ask) -> None:
    queries = [word for question in GUIDE.questions for word in question.also_asked]
    queries += [word for rule in GUIDE.safety.situations for word in rule.also_asked]
    first = {query: found[:1] for query, found in zip(queries, ask(queries), strict=True)}
    sources = addresses.source("")
    assert [query for query, found in first.items() if found and found[0].startswith(sources)] == []


def test_everything_is_among_the_first_under_every_name_that_it_has(ask: Ask) -> None:
    named = [
        (name, entry.at)
        for entry in list_entries(GUIDE, DRAWINGS)
        if entry.kind in (Kind.MOVEMENT, Kind.QUESTION, Kind.SAFETY, Kind.MUSCLE)
        for name in (entry.name, *entry.also)
    ]
    found = ask([name for name, _ in named])
    missed = [
        (name, at, hits[:3])
        for (name, at), hits in zip(named, found, strict=True)
        if at not in hits[:3]
    ]
    assert missed == []


def test_a_letter_that_is_wrong_or_missing_does_no_harm(ask: Ask) -> None:
    right = [exercise.name for exercise in GUIDE.exercises]
    slips = [*(name[:-2] + name[-1] for name in right), *(f"{name[:1]}{name}" for name in right)]
    found = ask(slips)
    wanted = [addresses.exercise(exercise.id) for exercise in GUIDE.exercises] * 2
    assert [hits[0] for hits in found] == wanted


@pytest.mark.parametrize("query", ["", "  ", "?!", "qqqqqqq", "zzz yyy"])
def test_what_says_nothing_finds_nothing(ask: Ask, query: str) -> None:
    assert ask([query]) == [[]]


def test_every_entry_leads_somewhere_and_says_what_it_is() -> None:
    entries = list_entries(GUIDE, DRAWINGS)
    assert len({(entry.at, entry.kind) for entry in entries}) == len(entries)
    assert [entry for entry in entries if not (entry.name and entry.line)] == []
    assert [entry for entry in entries if not (entry.picture or entry.sign)] == []


def test_four_ways_lead_on_where_nothing_is_found() -> None:
    index = json.loads(create_index(GUIDE, DRAWINGS))
    assert len(set(index["first"])) == 4
    assert all(0 <= place < len(index["entries"]) for place in index["first"])


def test_a_version_has_the_drawing_of_itself_or_none() -> None:
    found = {one.at: one for one in list_entries(GUIDE, DRAWINGS) if one.kind is Kind.VERSION}
    for exercise in GUIDE.exercises:
        told = tell_movement(GUIDE, exercise)
        for place, (_, version) in enumerate(told.ladder, 1):
            entry = found.get(f"{addresses.exercise(exercise.id)}#level-{place}")
            assert (entry is None) == (version is told.here)
            own = {addresses.figure(version.drawn_as, frame) for frame in version.frames}
            assert entry is None or not entry.picture or entry.picture in own
