"""The Markdown stubs of movements, routines and their lists: front matter and one macro call.

The theme reads a page's title and description from its front matter, so they stand in the
stub too. They are made from the data and held against it, never typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footwork.model import Exercise, Guide, Routine, times
from footwork.publishing import addresses
from footwork.publishing.publisher import GUIDE_NAME
from footwork.reading.findings import Finding
from footwork.reading.guide import DATA
from footwork.reading.misspelled import find_nearest, list_published
from footwork.views import messages, wording
from footwork.views.messages import gettext as _

DOCS = Path(__file__).parent.parent.parent / "docs"
"""The guide's own pages."""

_PLAN_TAGS = ("training plan", "program", "schedule", "progression", "weekly plan", "calendar")
"""What else the plan is looked for as."""


@dataclass(frozen=True)
class _Stub:
    front: Mapping[str, str]
    call: str
    tags: Sequence[str] = ()
    sheet: str = ""
    """The style sheet of its kind of page, beside that of every page."""

    def create_text(self) -> str:
        lines = [f"{key}: {_quote(value)}" for key, value in self.front.items()]
        lines.append("hide: [navigation, toc]")
        if self.sheet:
            lines.append(f"styles: [{addresses.style(self.sheet)}]")
        if self.tags:
            lines.append(f"tags: [{', '.join(map(_quote, self.tags))}]")
        return "\n".join(["---", *lines, "---", f"{{{{ {self.call} }}}}", ""])


def create_stubs(guide: Guide) -> dict[str, str]:
    """Return the text of every stub by its path below `docs/`."""
    return {name: stub.create_text() for name, stub in _list_stubs(guide).items()}


def create_fronts(guide: Guide) -> dict[str, dict[str, str]]:
    """Return the front matter of every stub by its path below `docs/`, without tags.

    It is in the language of the build but for `section`, which names a tab.
    """
    return {name: dict(stub.front) for name, stub in _list_stubs(guide).items()}


def create_empty_stub(name: str, title: str) -> str:
    """Return the stub of a movement that is still to be filled in; `name` is its id."""
    front = {"title": title, "description": "", "section": "Movements"}
    return _Stub(front, f'exercise("{name}")', [title], "movement").create_text()


def _list_stubs(guide: Guide) -> dict[str, _Stub]:
    return {
        **_list_index_stubs(guide),
        **{f"exercises/{item.id}.md": _create_exercise_stub(item) for item in guide.exercises},
        **{f"routines/{item.id}.md": _create_routine_stub(item, guide) for item in guide.routines},
        "plan.md": _create_plan_stub(guide),
    }


def _list_index_stubs(guide: Guide) -> dict[str, _Stub]:
    """Return the pages that count what there is."""
    count = wording.count_word(len(guide.exercises))
    first, last = (wording.inner_case(guide.exercises[place].name) for place in (0, -1))
    shortest = min(times.session_seconds(guide, item.steps) for item in guide.routines)
    home = {
        "title": _(
            "%(guide)s: %(count)s movements for stronger feet", guide=GUIDE_NAME, count=count
        ),
        "description": _(
            "%(count)s foot-strength movements for runners, each drawn, explained, dosed and "
            "sourced. Free to read, print and link, with routines from %(minutes)s minutes.",
            count=wording.sentence_case(count),
            minutes=wording.count_word(wording.whole_minutes(shortest)),
        ),
        "section": "Home",
    }
    exercises = {
        "title": _("The %(count)s movements", count=count),
        "description": _(
            "Every movement from %(first)s to %(last)s, with steps, doses and stop rules.",
            first=first,
            last=last,
        ),
        "section": "Movements",
    }
    routines = {
        "title": _("Routines"),
        "description": _(
            "Foot-strength routines for runners, from a short warm-up to all %(count)s movements "
            "and a %(weeks)s-week plan, each with its time added up from the doses.",
            count=count,
            weeks=wording.count_word(guide.plan.phases[-1].last_week),
        ),
        "section": "Practice",
    }
    return {
        "index.md": _Stub(home, "home()", sheet="home"),
        "exercises/index.md": _Stub(exercises, "exercises()"),
        "routines/index.md": _Stub(routines, "routines()", sheet="routine"),
    }


def _create_exercise_stub(exercise: Exercise) -> _Stub:
    """Return the stub of a movement. Its names are tags, which a search weighs above all text."""
    front = {
        "title": exercise.name,
        "description": exercise.summary,
        "section": "Movements",
        "image": addresses.share(exercise.id),
        "image_alt": wording.describe_preview(exercise),
        "oembed": addresses.oembed(exercise.id),
        "json": addresses.api_exercise(exercise.id),
        "modified": exercise.modified.isoformat(),
    }
    tags = [exercise.name, *exercise.also_called]
    return _Stub(front, f'exercise("{exercise.id}")', tags, "movement")


def _create_routine_stub(routine: Routine, guide: Guide) -> _Stub:
    whole = addresses.whole_routine(routine.id)
    names = [guide.exercise_by_id[step.do].name for step in routine.steps]
    front = {
        "title": routine.title,
        "description": routine.summary,
        "section": "Practice",
        "image": addresses.share(whole),
        "image_alt": wording.describe_routine_preview(routine.name, names),
        "oembed": addresses.oembed(whole),
        "json": addresses.api_routine(routine.id),
    }
    return _Stub(front, f'routine("{routine.id}")', sheet="routine")


def _create_plan_stub(guide: Guide) -> _Stub:
    plan = guide.plan
    names = [guide.exercise_by_id[step.do].name for step in plan.phases[-1].steps]
    front = {
        "title": plan.name,
        "description": plan.summary,
        "section": "Plan",
        "image": addresses.share(addresses.SHARE_PLAN),
        "image_alt": wording.describe_routine_preview(plan.name, names),
        "json": addresses.api("plan"),
    }
    return _Stub(front, "plan()", _PLAN_TAGS, sheet="routine")


def _quote(text: str) -> str:
    """Return text as a YAML string; a JSON string is one, whatever characters it has."""
    return json.dumps(text, ensure_ascii=False)


def write_stubs(guide: Guide, docs: Path = DOCS) -> list[Path]:
    """Write the stubs that are missing or differ from the data; return their paths.

    They are kept in English: a build in another language writes none.
    """
    written: list[Path] = []
    if messages.LANGUAGE != messages.ENGLISH:
        return written
    for name, text in create_stubs(guide).items():
        path = docs / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def check_stubs(guide: Guide, docs: Path = DOCS, data: Path = DATA) -> tuple[Finding, ...]:
    """Find stubs that are missing, differ from the data, or belong to nothing.

    A page that belongs to nothing, under nearly the id of one that is missing or was never
    published, tells of a misspelled id: that is one fault, at the id in the data. The stubs are
    kept in English, so a build in another language holds them against nothing.
    """
    if messages.LANGUAGE != messages.ENGLISH:
        return ()
    findings = []
    wanted = create_stubs(guide)
    misspelled = _match_pages(guide, wanted, docs, list_published(data))
    for name, page in misspelled.items():
        findings.append(_explain_misspelled(name, page, data))
    hint = "run: make stubs"
    for name, text in wanted.items():
        path = docs / name
        if name in misspelled:
            continue
        if not path.is_file():
            findings.append(Finding(f"docs/{name}", 1, "the page must exist", hint))
            continue
        found = path.read_text(encoding="utf-8").splitlines()
        expected = text.splitlines()
        for line in range(max(len(found), len(expected))):
            if found[line : line + 1] != expected[line : line + 1]:
                rule = (
                    f"must be {expected[line]!r}" if line < len(expected) else "must not be there"
                )
                findings.append(Finding(f"docs/{name}", line + 1, f"the line {rule}", hint))
                break
    for folder in ("exercises", "routines"):
        for path in sorted((docs / folder).glob("*.md")):
            name = f"{folder}/{path.name}"
            if path.stem != "index" and name not in {*wanted, *misspelled.values()}:
                rule = f"the page must belong to the data, and {folder}.yml has no {path.stem}"
                findings.append(
                    Finding(
                        f"docs/{name}", 1, rule, f"add {path.stem} to the data, or delete the page"
                    )
                )
    return tuple(findings)


def _match_pages(
    guide: Guide, wanted: Iterable[str], docs: Path, published: frozenset[str]
) -> dict[str, str]:
    """Return pages of misspelled ids, each with the one that is there under nearly its name."""
    former = {name for exercise in guide.exercises for name in exercise.formerly}
    found: dict[str, str] = {}
    for folder in ("exercises", "routines"):
        names = {Path(name).stem for name in wanted if name.startswith(f"{folder}/")}
        pages = {path.stem for path in (docs / folder).glob("*.md")} - {"index"}
        for page in sorted(pages - names - former):
            near = find_nearest(page, frozenset(names))
            listed = [f"/{folder}/{name}/" in published for name in (page, near)]
            if near and (near not in pages or listed == [True, False]):
                found[f"{folder}/{near}.md"] = f"{folder}/{page}.md"
    return found


def _explain_misspelled(name: str, page: str, data: Path) -> Finding:
    """Return what is wrong with the id of a page that is missing, where another one is there."""
    folder, right, typed = Path(name).parent.name, Path(page).stem, Path(name).stem
    path = data / f"{folder}.yml"
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    given = re.compile(rf"[\s-]*id:\s+[\"']?{re.escape(typed)}\b(?!-)")
    line = next((number for number, text in enumerate(lines, 1) if given.match(text)), 1)
    rule = f"{typed}.id must be {right!r}, as its page docs/{page} is called, not {typed!r}"
    purpose = f"for a new id on purpose, list {right} under formerly and delete the page"
    never = "the id of a published routine never changes"
    hint = f"write id: {right}; {purpose if folder == 'exercises' else never}"
    return Finding(f"data/{folder}.yml", line, rule, hint)
