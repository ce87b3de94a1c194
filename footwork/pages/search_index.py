"""What the search goes by: everything that a reader can be led to, with the words for it.

An entry is found by its name, by its other names (`also_called` of a movement or a muscle,
`also_asked` of a question or a rule, `tags` in the front matter of a page), and less surely by what
is said of it. `pages/scripts/ranking.js` compares, `pages/scripts/search.js` shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from footwork.look.drawings import Drawings
from footwork.model import Exercise, Guide, Muscle, Question, Routine, Source, times
from footwork.pages.stubs import DOCS, create_fronts
from footwork.publishing import addresses
from footwork.reading.yaml_tree import parse_tree
from footwork.views import wording
from footwork.views.measures import TITLE as MEASURES
from footwork.views.messages import gettext as _
from footwork.views.movements import tell_movement
from footwork.views.questions import tell_questions

OWNED = (addresses.search_index(),)
"""Patterns of the files that nothing else makes."""

QUIET = _(
    "a about all am an and any are as at be best by can do does for from get good has have help "
    "helps how i if in into is it its kind me my of on or out should so than that the their them "
    "there these they this to too up was what when where which who why will with without you your"
)
"""Words that tell nothing of what is looked for, as far as there are others."""

_HEADING = re.compile(r"(?m)^##+ (?P<title>.+?) \{ #(?P<id>[\w-]+) \}$")
_PATTERN = re.compile(r"[*`_]|\[(?P<text>[^\]]*)\]\([^)]*\)")


class Kind(Enum):
    """What an entry is, in a word, and how much it counts where several fit alike."""

    MOVEMENT = (_("Movement"), 1.05)
    QUESTION = (_("Question"), 1.0)
    SAFETY = (_("Safety"), 1.0)
    ROUTINE = (_("Routine"), 0.95)
    PAGE = (_("Page"), 0.9)
    SECTION = (_("On a page"), 0.8)
    TEST = (_("Test"), 0.85)
    MUSCLE = (_("Muscle"), 0.8)
    VERSION = (_("Version"), 0.85)
    SOURCE = (_("Source"), 0.3)


@dataclass(frozen=True)
class Entry:
    """Something that can be found."""

    kind: Kind
    name: str
    line: str
    """What is said of it in one line."""
    at: str
    """Its address, from the root of the site."""
    also: tuple[str, ...] = ()
    """Other names, complaints, usual misspellings."""
    text: str = ""
    """What else can be looked for in it."""
    picture: str = ""
    """Its drawing, from the root of the site."""
    sign: str = ""
    """What stands in the place of a drawing: a few letters, or the name of an icon."""


def create_files(guide: Guide, drawings: Drawings, docs: Path = DOCS) -> dict[str, bytes]:
    """Return every file of the search by its published path."""
    return {addresses.search_index(): create_index(guide, drawings, docs).encode()}


def create_index(guide: Guide, drawings: Drawings, docs: Path = DOCS) -> str:
    """Return everything that can be found as JSON, and what leads on where nothing is."""
    entries = list_entries(guide, drawings, docs)
    kinds = list(Kind)
    index = {
        "kinds": [{"name": kind.value[0], "weight": kind.value[1]} for kind in kinds],
        "quiet": QUIET,
        "first": [entries.index(entry) for entry in _choose_first(entries)],
        "entries": [
            {name: value for name, value in asdict(entry).items() if value}
            | {"kind": kinds.index(entry.kind), "at": entry.at}
            for entry in entries
        ],
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def list_entries(guide: Guide, drawings: Drawings, docs: Path = DOCS) -> list[Entry]:
    """Return everything that can be found, in the order in which equals are shown."""
    return [
        *(_create_movement(guide, exercise, drawings) for exercise in guide.exercises),
        *_list_questions(guide),
        *_list_rules(guide),
        *(_create_routine(guide, routine) for routine in guide.routines),
        *_list_pages(guide, docs),
        *_list_tests(guide),
        *(one for exercise in guide.exercises for one in _list_versions(guide, exercise, drawings)),
        *map(_create_muscle, guide.muscles),
        *map(_create_source, guide.sources),
    ]


def _choose_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return what many begin with: a movement's routine, a complaint, all questions, safety."""
    every = list(entries)
    wanted = (Kind.ROUTINE, Kind.QUESTION)
    first = [next(entry for entry in every if entry.kind is kind) for kind in wanted]
    pages = [entry for entry in every if entry.at in (addresses.QUESTIONS, addresses.SAFETY)]
    return [*first, *pages]


def _create_movement(guide: Guide, exercise: Exercise, drawings: Drawings) -> Entry:
    worked = (*exercise.muscles.main, *exercise.muscles.helping)
    muscles = [guide.muscle_by_id[name] for name in worked]
    said = [exercise.summary, exercise.feel, *exercise.cues, *(step.act for step in exercise.steps)]
    said += [mistake.fault for mistake in exercise.mistakes]
    said += [name for muscle in muscles for name in (muscle.plain, muscle.anatomical)]
    end = addresses.figure(exercise.id, "end")
    return Entry(
        Kind.MOVEMENT,
        exercise.name,
        exercise.line,
        addresses.exercise(exercise.id),
        exercise.also_called,
        " ".join(said),
        picture=end if drawings.exists(exercise.id, "end") else "",
        sign=str(guide.numbers[exercise.id]),
    )


def _list_versions(guide: Guide, exercise: Exercise, drawings: Drawings) -> Iterator[Entry]:
    """Yield the easier and harder versions of a movement, each with the drawing that shows it."""
    told = tell_movement(guide, exercise)
    for place, (_sign, version) in enumerate(told.ladder, 1):
        if version is told.here:
            continue
        name = _("%(movement)s: %(version)s", movement=exercise.name, version=version.name)
        shown = [frame for frame in version.frames if drawings.exists(version.drawn_as, frame)]
        yield Entry(
            Kind.VERSION,
            name,
            version.how,
            f"{addresses.exercise(exercise.id)}#level-{place}",
            picture=addresses.figure(version.drawn_as, shown[-1]) if shown else "",
            sign=str(guide.numbers[exercise.id]),
        )


def _list_questions(guide: Guide) -> Iterator[Entry]:
    for known, told in zip(guide.questions, tell_questions(guide), strict=True):
        yield Entry(
            Kind.QUESTION,
            known.question,
            known.answer[0],
            addresses.question(known.id),
            known.also_asked,
            " ".join([*known.answer[1:], *_name_done(known), *(one.name for one in told.do)]),
            sign="?",
        )


def _name_done(question: Question) -> Iterator[str]:
    return (choice.note for choice in question.do if choice.note)


def _list_rules(guide: Guide) -> Iterator[Entry]:
    for rule in guide.safety.situations:
        more = rule.more or ""
        at, sign = addresses.rule(rule.id), "i-stop" if rule.urgent else "i-note"
        yield Entry(Kind.SAFETY, rule.when, rule.then, at, rule.also_asked, more, sign=sign)
    for advice in guide.safety.setup:
        more = advice.more or ""
        at = addresses.rule(advice.id)
        yield Entry(Kind.SAFETY, advice.act, advice.how, at, (), more, sign="i-note")


def _create_routine(guide: Guide, routine: Routine) -> Entry:
    minutes = wording.whole_minutes(times.session_seconds(guide, routine.steps))
    names = [guide.exercise_by_id[step.do].name for step in routine.steps]
    return Entry(
        Kind.ROUTINE,
        routine.title,
        routine.summary,
        addresses.routine(routine.id),
        (routine.name,),
        " ".join([routine.when, *names]),
        sign=_("%(minutes)s min", minutes=minutes),
    )


def _list_tests(guide: Guide) -> Iterator[Entry]:
    for test in guide.measures.tests:
        at = addresses.measure(test.id)
        yield Entry(Kind.TEST, test.name, test.summary, at, (), MEASURES, sign="i-clock")


def _create_muscle(muscle: Muscle) -> Entry:
    also = (muscle.anatomical, *muscle.also_called)
    line = f"{muscle.anatomical}. {muscle.action}"
    at = addresses.muscle(muscle.id)
    return Entry(Kind.MUSCLE, muscle.plain, line, at, also, sign="i-note")


def _create_source(source: Source) -> Entry:
    line = wording.join([source.authors or source.journal or "", str(source.year or "")], " ")
    at = addresses.source(source.id)
    return Entry(Kind.SOURCE, source.title, line, at, sign="i-copy")


def _list_pages(guide: Guide, docs: Path) -> Iterator[Entry]:
    """Yield the pages that are written by hand, and what their headings lead to."""
    made = create_fronts(guide)
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        at = name.removesuffix("index.md").removesuffix(".md").rstrip("/")
        at = f"{at}/" if at else addresses.HOME
        own = path.parent.name in ("exercises", "routines") and path.stem != "index"
        if own:
            continue
        page = path.read_text(encoding="utf-8-sig")
        front = {**_read_front(page), **made.get(name, {})}
        title = str(front.get("title", ""))
        tags = tuple(map(str, front.get("tags", ())))
        line = str(front.get("description", ""))
        yield Entry(Kind.PAGE, title, line, at, tags, sign="i-go")
        for found in _HEADING.finditer(page):
            heading = _PATTERN.sub(lambda part: part["text"] or "", found["title"])
            if "{" not in heading:
                yield Entry(Kind.SECTION, heading, title, f"{at}#{found['id']}", sign="i-go")


def _read_front(page: str) -> dict[str, Any]:
    """Return the front matter of a page; nothing where it has none that can be read."""
    if not page.startswith("---\n"):
        return {}
    value = parse_tree(page.split("---\n", 2)[1], "front").value
    return value if isinstance(value, dict) else {}
